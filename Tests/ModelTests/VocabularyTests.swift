import Findings
import Testing

@testable import Model

@Suite("Controlled vocabularies")
struct VocabularyTests {
    private func findsItsOwn<T: Term>(_ vocabulary: Vocabulary<T>, addresses: (T) -> [String]) {
        #expect(vocabulary.ambiguous == [])
        #expect(Set(vocabulary.values.map(\.code)).count == vocabulary.values.count)
        for term in vocabulary.values {
            for text in [term.code, term.label(in: .french), term.label(in: .english)] {
                #expect(vocabulary.find(text) == term, "\(text)")
                #expect(vocabulary.find("  " + text.uppercased() + " ") == term, "\(text)")
                #expect(vocabulary.find(text.lowercased()) == term, "\(text)")
            }
            for address in addresses(term) {
                let rest = address.drop { $0 != ":" }.dropFirst(3)
                let bare = rest.last == "/" ? rest.dropLast() : rest
                for variant in ["http://\(bare)", "https://\(bare)", "http://\(bare)/", "https://\(bare)/"] {
                    #expect(vocabulary.find(variant) == term, "\(variant)")
                }
            }
        }
    }

    @Test("Every term is found by its code, its labels and its addresses, and no writing leads to two")
    func everyTermFindsItself() {
        findsItsOwn(Licence.vocabulary) { [$0.address, $0.europeanAddress, $0.page].compactMap(\.self) }
        findsItsOwn(Frequency.vocabulary) { [$0.address] }
        findsItsOwn(EuropeanTheme.vocabulary) { [$0.address] }
        findsItsOwn(FileFormat.vocabulary) { _ in [] }
    }

    @Test(
        "A licence is found as people write it",
        arguments: [
            ("lov2", "lov2"), ("LOV2", "lov2"), ("etalab-2.0", "lov2"), ("Etalab 2.0", "lov2"), ("Licence Ouverte 2.0", "lov2"), ("licence ouverte", "lov2"),
            ("Licence Ouverte v2.0 (Etalab)", "lov2"), ("Licence Ouverte / Open Licence version 2.0", "lov2"), ("Licence Ouverte-LO", "lov2"),
            ("http://www.etalab.gouv.fr/licence-ouverte-open-licence", "lov2"), ("https://spdx.org/licenses/etalab-2.0.html", "lov2"),
            ("https://github.com/etalab/licence-ouverte/blob/master/LO.md", "lov2"), ("Licence Ouverte / Open Licence", "fr-lo"),
            ("odbl", "odc-odbl"), ("ODbL-1.0", "odc-odbl"), ("Open Database License-ODBL", "odc-odbl"), ("Open Database License (ODbL)", "odc-odbl"),
            ("https://opendatacommons.org/licenses/odbl/summary", "odc-odbl"), ("cc-by-4.0", "cc-by"), ("CC BY 4.0", "cc-by"), ("CC-BY", "cc-by"),
            ("Creative Commons Attribution", "cc-by"), ("https://creativecommons.org/licenses/by/4.0/deed.fr", "cc-by"), ("CC0", "cc-zero"),
            ("CC0-1.0", "cc-zero"), ("cc by sa", "cc-by-sa"), ("http://publications.europa.eu/resource/authority/licence/CC_BYSA_4_0", "cc-by-sa"),
            ("Other (Public Domain)", "other-pd"), ("PDDL", "odc-pddl"), ("ODC-By-1.0", "odc-by"),
        ])
    func licences(_ written: String, _ code: String) {
        #expect(Licence.vocabulary.find(written)?.code == code)
    }

    @Test("Another version, or no licence at all, is not taken for one")
    func notLicences() {
        for written in [
            "cc-by-3.0", "CC BY-NC 4.0", "tous droits réservés", "notspecified", "", "-", "/", "http://", "lov2 日本", String(repeating: "lov2 ", count: 2000),
        ] {
            #expect(Licence.vocabulary.find(written) == nil, "\(written.prefix(40))")
        }
    }

    @Test(
        "A frequency is found as people write it",
        arguments: [
            ("annuel", "ANNUAL"), ("Annuelle", "ANNUAL"), ("annual", "ANNUAL"), ("yearly", "ANNUAL"), ("R/P1Y", "ANNUAL"), ("mensuel", "MONTHLY"),
            ("mensuelle", "MONTHLY"), ("hebdomadaire", "WEEKLY"), ("Quotidien", "DAILY"), ("quotidienne", "DAILY"), ("daily", "DAILY"),
            ("trimestriel", "QUARTERLY"), ("semestrielle", "ANNUAL_2"), ("semiannual", "ANNUAL_2"), ("continuous", "UPDATE_CONT"),
            ("continue", "UPDATE_CONT"), ("temps réel", "UPDATE_CONT"), ("Temps Reel", "UPDATE_CONT"), ("irrégulier", "IRREG"), ("irregular", "IRREG"),
            ("punctual", "AS_NEEDED"), ("ponctuelle", "AS_NEEDED"), ("jamais", "NEVER"), ("inconnue", "UNKNOWN"), ("bimensuel", "MONTHLY_2"),
            ("bimestriel", "BIMONTHLY"), ("bisannuel", "BIENNIAL"), ("biennale", "BIENNIAL"), ("severalTimesADay", "CONT"), ("R/P0.33M", "MONTHLY_3"),
            ("au fil de l'eau", "AS_NEEDED"), ("http://purl.org/cld/freq/monthly", "MONTHLY"), ("threeTimesAYear", "ANNUAL_3"),
            ("https://publications.europa.eu/resource/authority/frequency/UPDATE_CONT/", "UPDATE_CONT"),
        ])
    func frequencies(_ written: String, _ code: String) {
        #expect(Frequency.vocabulary.find(written)?.code == code)
    }

    @Test("A frequency says how long its data may wait")
    func days() {
        #expect(Frequency.vocabulary.values.count == 41)
        #expect(Frequency.vocabulary.find("annuelle")?.days == 366)
        #expect(Frequency.vocabulary.find("mensuelle")?.days == 31)
        #expect(Frequency.vocabulary.find("quotidienne")?.days == 1)
        for word in ["irrégulière", "ponctuelle", "jamais", "inconnue", "autre"] { #expect(Frequency.vocabulary.find(word)?.days == nil) }
    }

    @Test("What is mistyped is answered by what to write")
    func nearest() {
        #expect(Frequency.vocabulary.nearest(to: "anuel", limit: 3).first == "annuel")
        #expect(Frequency.vocabulary.nearest(to: "mensuele", limit: 1) == ["mensuelle"])
        #expect(Frequency.vocabulary.nearest(to: "tous les 6 mois", limit: 5).contains("tous les six mois"))
        #expect(Licence.vocabulary.nearest(to: "lov3", limit: 3).contains("lov2"))
        #expect(Licence.vocabulary.nearest(to: "licence ouvrete", limit: 1) == ["Licence Ouverte"])
        #expect(Licence.vocabulary.nearest(to: "cc-by-3.0", limit: 1) == ["CC-BY-4.0"])
        #expect(FileFormat.vocabulary.nearest(to: "geojsn", limit: 1) == ["GeoJSON"])
        #expect(EuropeanTheme.vocabulary.nearest(to: "environement", limit: 1) == ["Environnement"])
    }

    @Test("Nothing is offered for what comes near nothing")
    func nearestOfNothing() {
        for text in ["", "???", "qqqqqqqqqq", "日本", String(repeating: "annuel", count: 1000)] {
            #expect(Frequency.vocabulary.nearest(to: text, limit: 3) == [])
        }
        #expect(Frequency.vocabulary.nearest(to: "anuel", limit: 0) == [])
    }
}

@Suite("File formats")
struct FileFormatTests {
    @Test(
        "A file's format is told by its last extension",
        arguments: [
            ("subventions-2017.csv", "csv"), ("PLAN.PDF", "pdf"), ("photo.JPEG", "jpg"), ("carte.tiff", "tif"), ("donnees.csv.gz", "gz"),
            ("voies.ndjson", "jsonl"), ("page.htm", "html"), ("a b é.GeoJSON", "geojson"), ("archive.7z", "7z"),
        ])
    func formats(_ name: String, _ code: String) {
        #expect(FileFormat.of(fileName: name)?.code == code)
    }

    @Test(
        "Files that are not on the list have no format",
        arguments: [
            "virus.exe", "script.py", "dump.sql", "sans-extension", "csv", ".csv", "fin.", "", ".", "page.php", "page.xhtml", "a.csv ", "a.cs\u{301}v",
            "service.api", "reseau.gtfs", "carte.wms", "a." + String(repeating: "csv", count: 2000),
        ])
    func refused(_ name: String) {
        #expect(FileFormat.of(fileName: name) == nil)
    }

    @Test("What a browser would run is active, what it would show is an image, and never both")
    func traits() {
        for name in ["a.html", "a.htm", "a.svg", "a.xml", "a.kml", "a.gml", "a.gpx", "a.rdf", "a.js"] {
            #expect(FileFormat.of(fileName: name)?.isActive == true, "\(name)")
        }
        for name in ["a.csv", "a.pdf", "a.json", "a.png", "a.zip", "a.md", "a.txt"] { #expect(FileFormat.of(fileName: name)?.isActive == false, "\(name)") }
        for format in FileFormat.vocabulary.values where format.isImage { #expect(!format.isActive && !format.isService) }
        #expect(FileFormat.vocabulary.values.filter(\.isImage).map(\.code) == ["png", "jpg", "gif", "webp"])
    }

    @Test("The national portal's closed formats are closed, the others open")
    func openness() {
        #expect(Set(FileFormat.vocabulary.values.filter { !$0.isOpen }.map(\.code)) == ["pdf", "doc", "docx", "xls", "xlsx"])
    }

    @Test("A service is found by name and is no file format")
    func services() {
        for name in ["API", "wms", "WFS", "wmts", "page web"] { #expect(FileFormat.vocabulary.find(name)?.isService == true, "\(name)") }
        #expect(FileFormat.vocabulary.find("text/csv")?.code == "csv")
        #expect(FileFormat.vocabulary.find("http://publications.europa.eu/resource/authority/file-type/JSON")?.code == "json")
        #expect(FileFormat.vocabulary.find("Excel")?.code == "xlsx")
    }
}
