import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("Values of a header")
struct ValuesTests {
    /// What is said of a dataset whose header has one more line, without the file's name.
    private func said(_ line: String) -> [String] {
        TestCatalogue().dataset("roques/un", line).findings.map { $0.replacing("content/roques/un/index.md:", with: "") }
    }

    private func dataset(_ line: String) -> Dataset? { TestCatalogue().dataset("roques/un", line).dataset }

    @Test("A term outside its vocabulary is told with the nearest ones")
    func vocabularies() {
        #expect(said("license: lov3").first?.hasPrefix("licence-unknown 3:10 “lov3” → ") == true)
        #expect(said("license: Licence Ouverte 2.O").first?.contains("→ Licence Ouverte 2.0") == true)
        #expect(said("frequency: anuelle") == ["frequency-unknown 3:12 “anuelle” → annuelle"])
        #expect(said("frequency: au petit bonheur").first?.hasPrefix("frequency-unknown 3:12 “au petit bonheur”") == true)
        #expect(said("resources: [{path: donnees.csv, format: cvs}]").first?.hasPrefix("format-unknown 3:41 “cvs” → ") == true)
        #expect(said("resources: [{path: donnees.csv, role: principale}]") == [])
        #expect(said("resources: [{path: donnees.csv, role: chef}]") == ["role-unknown 3:39 “chef”"])
        #expect(said("language: klingon") == ["language-unknown 3:11 “klingon”"])
        #expect(said("title: {fr: Un, de: Eins}") == ["language-unknown 2:17 “de”"])
    }

    @Test("Access rights and categories of high-value data are told with what to write")
    func rights() {
        #expect(dataset("accès: restreint")?.accessRights?.code == "RESTRICTED")
        #expect(said("access-rights: secret") == ["access-rights-unknown 3:16 “secret”"])
        #expect(dataset("forte-valeur: [mobilité, Statistiques]")?.highValue.map(\.code) == ["mobilite", "statistiques"])
        #expect(said("high-value: mobilitée") == ["high-value-unknown 3:13 “mobilitée” → Mobilité"])
        #expect(dataset("textes: https://exemple.fr/loi")?.legislation == ["https://exemple.fr/loi"])
        #expect(said("legislation: javascript:alert(1)") == ["address-invalid 3:14 “javascript:alert(1)” [legislation]"])
    }

    @Test(
        "A date is ISO 8601; a time after it is left out",
        arguments: ["2024-06-30", "\"2024-06-30\"", "2024-06-30T12:00:00+02:00", "2024-06-30 12:00:00Z"])
    func dates(_ written: String) {
        #expect(dataset("modified: \(written)")?.modified?.description == "2024-06-30")
    }

    @Test(
        "A date in another form is told with the ISO form",
        arguments: [
            ("30/06/2024", "2024-06-30"), ("30-6-2024", "2024-06-30"), ("30.06.2024", "2024-06-30"), ("2024/06/30", "2024-06-30"),
            ("30 juin 2024", "2024-06-30"),
            ("1er août 2024", "2024-08-01"), ("1 FÉVRIER 2024", "2024-02-01"), ("31 December 2023", "2023-12-31"), ("2024-6-3", "2024-06-03"),
            ("31/12/25", "2025-12-31"), ("“2025-12-31”", "2025-12-31"), ("« 2025-12-31 »", "2025-12-31"),
        ])
    func frenchDates(_ written: String, _ iso: String) {
        #expect(said("modified: \(written)") == ["date-invalid 3:11 “\(written)” [modified] → \(iso)"])
        #expect(said("temporal: {start: \(written)}") == ["date-invalid 3:19 “\(written)” [start] → \(iso)"])
    }

    @Test("A day that its month does not have is told with the length of the month")
    func noSuchDay() {
        #expect(said("modified: 2025-02-31") == ["day-absent 3:11 “2025-02-31” [février 2025 a 28 jours; February 2025 has 28 days]"])
        #expect(said("modified: 31/02/2024") == ["day-absent 3:11 “31/02/2024” [février 2024 a 29 jours; February 2024 has 29 days]"])
        #expect(said("temporal: {end: 2024-06-31}") == ["day-absent 3:17 “2024-06-31” [juin 2024 a 30 jours; June 2024 has 30 days]"])
        #expect(said("temporal: 2024-06-31") == ["day-absent 3:11 “2024-06-31” [juin 2024 a 30 jours; June 2024 has 30 days]"])
    }

    @Test("What is no date is told", arguments: ["2024-13-01", "hier", "2024-06", "0000-01-01", "2024-06-30x"])
    func noDate(_ written: String) {
        #expect(said("issued: \(written)") == ["date-invalid 3:9 “\(written)” [issued]"])
    }

    @Test(
        "A period is a year, a month, a day, two of them, or a start and an end that may be open",
        arguments: [
            ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), ("2024-02-03", "2024-02-03", "2024-02-03"),
            ("2023/2024-06", "2023-01-01", "2024-06-30"), ("{start: 2024-01, end: 2024-06}", "2024-01-01", "2024-06-30"),
            ("{du: 2024-01-15}", "2024-01-15", nil),
            ("{fin: 2024}", nil, "2024-12-31"),
        ] as [(String, String?, String?)])
    func periods(_ written: String, _ start: String?, _ end: String?) {
        #expect(said("temporal: \(written)") == [])
        let period = dataset("temporal: \(written)")?.temporal
        #expect(period?.start?.description == start && period?.end?.description == end)
    }

    @Test("A reversed period and one that is none are told")
    func badPeriods() {
        #expect(said("temporal: 2024/2020") == ["period-reversed 3:11 “2020-12-31” [2024-01-01]"])
        #expect(said("temporal: {start: 2024-06-30, end: 2024-01-01}") == ["period-reversed 3:11 “2024-01-01” [2024-06-30]"])
        #expect(said("spatial: {bbox: [1,30, 43,48, 1,41, 43,53]}").first?.hasPrefix("bounding-box-commas 3:17 ") == true)
        #expect(said("temporal: 2024-2025") == ["period-invalid 3:11 “2024-2025” → 2024/2025"])
        #expect(said("temporal: [2024, 2025]") == ["period-invalid 3:11 “[2024, 2025]” → 2024/2025"])
        #expect(said("temporal: de janvier à mars 2025") == ["period-invalid 3:11 “de janvier à mars 2025” → 2025-01/2025-03"])
        #expect(said("temporal: l’an dernier") == ["period-invalid 3:11 “l’an dernier”"])
        #expect(said("temporal: 01/06/2024") == ["period-invalid 3:11 “01/06/2024” → 2024-06-01"])
        #expect(dataset("temporal: 2024/2020")?.temporal == nil)
    }

    // MARK: Codes

    @Test(
        "An Insee code keeps its zeros, and a wrong one is told",
        arguments: [
            ("01004", true), ("2A004", true), ("31", true), ("2B", true), ("971", true), ("243100633", true), ("243100634", false), ("314", true),
            ("Roques", false),
        ])
    func insee(_ code: String, _ isRight: Bool) {
        #expect(said("spatial: {insee: \(code)}") == (isRight ? [] : ["insee-code-invalid 3:18 “\(code)”"]))
        #expect(dataset("spatial: {insee: \(code)}")?.spatial?.code == (isRight ? code : nil))
    }

    @Test("An Insee code that lost its zero is told with the zero", arguments: ["1004"], ["{insee: 1004}", "1004"])
    func lostZero(_ code: String, _ written: String) {
        #expect(said("spatial: \(written)").first?.hasSuffix("“\(code)” → 0\(code)") == true)
        #expect(dataset("spatial: \(written)")?.spatial == nil)
    }

    @Test("A place is a code, a name, a box or a geometry")
    func places() {
        #expect(dataset("spatial: 01004")?.spatial == SpatialCoverage(code: "01004"))
        #expect(dataset("spatial: Val de Garonne")?.spatial == SpatialCoverage(name: "Val de Garonne"))
        let box = BoundingBox(west: 1.3, south: 43.4, east: 1.4, north: 43.5)
        #expect(dataset("spatial: {bbox: [1.3, 43.4, 1.4, 43.5]}")?.spatial?.box == box)
        #expect(
            dataset("spatial: {geometry: {type: Polygon, coordinates: [[[1.3, 43.4], [1.4, 43.4], [1.4, 43.5], [1.3, 43.4]]]}}")?.spatial?.box == box)
    }

    @Test(
        "A box that is none is told",
        arguments: ["[1.4, 43.5, 1.3, 43.4]", "[1, 2, 3]", "[1, 2, 3, x]", "[1, 95, 2, 96]", "[nan, 1, 2, 3]", "[inf, 1, 2, 3]", "partout", "{a: 1}"])
    func badBoxes(_ written: String) {
        #expect(said("spatial: {bbox: \(written)}").first?.hasPrefix("bounding-box-invalid 3:17 ") == true)
        #expect(
            said("spatial: {geometry: {coordinates: \(written)}}").isEmpty == false || written == "[1.4, 43.5, 1.3, 43.4]" || written == "[1, 2, 3]"
                || written == "[1, 2, 3, x]")
        #expect(dataset("spatial: {bbox: \(written)}")?.spatial == nil)
    }

    @Test(
        "SIREN and SIRET numbers are checked by their key",
        arguments: [
            ("siren: 213104581", []), ("siren: \"213 104 581\"", []), ("siren: 213\u{A0}104\u{A0}581", []),
            ("siren: 213104582", ["siren-invalid 3:8 “213104582” [SIREN]"]),
            ("siren: 21310458", ["siren-invalid 3:8 “21310458” [SIREN]"]), ("siret: 21310458100011", []),
            ("siret: 2,13105E+13", ["siren-invalid 3:8 “2,13105E+13” [SIRET]"]), ("siret: 35600000000048", []),
            ("siret: 21310458100012", ["siren-invalid 3:8 “21310458100012” [SIRET]"]), ("siren: 000000000", ["siren-invalid 3:8 “000000000” [SIREN]"]),
            ("insee: 3145", ["insee-code-invalid 3:8 “3145” → 03145"]), ("population: 5 436", []),
            ("population: environ 5000", ["number-invalid 3:13 “environ 5000” [population]"]),
            ("population: -5", ["number-invalid 3:13 “-5” [population]"]), ("kind: comune", ["publisher-kind-unknown 3:7 “comune” → commune"]),
            ("kind: Établissement", []), ("kind: Ville", ["publisher-kind-unknown 3:7 “Ville” → commune"]),
            ("kind: mairie", ["publisher-kind-unknown 3:7 “mairie” → commune"]),
            ("kind: Communauté de communes", ["publisher-kind-unknown 3:7 “Communauté de communes” → epci"]),
            ("kind: communauté d’agglomération", ["publisher-kind-unknown 3:7 “communauté d’agglomération” → epci"]),
            ("logo: absent.png", ["image-broken 3:7 “absent.png”"]),
        ] as [(String, [String])])
    func publisherNumbers(_ line: String, _ expected: [String]) {
        let catalogue = TestCatalogue().file("content/roques/index.md", "---\nname: Roques\n\(line)\n---\n").dataset("roques/un")
        #expect(catalogue.findings.map { $0.replacing("content/roques/index.md:", with: "") } == expected)
    }

    // MARK: Contacts and addresses

    @Test("A contact is an e-mail address, a web address, a name or a group")
    func contacts() {
        #expect(dataset("contact: mairie@roques.example")?.contact == Contact(email: "mairie@roques.example"))
        #expect(dataset("contact: mailto:mairie@roques.example")?.contact == Contact(email: "mairie@roques.example"))
        #expect(dataset("contact: https://roques.example/contact")?.contact == Contact(address: "https://roques.example/contact"))
        #expect(dataset("contact: La mairie")?.contact == Contact(name: "La mairie"))
        #expect(dataset("contact: {tel: 05 61 00 00 00}")?.contact == Contact(telephone: "05 61 00 00 00"))
    }

    @Test(
        "A contact that cannot be written to is told",
        arguments: [
            ("mairie@roques", "contact-invalid 3:10 “mairie@roques”"), ("\"a b@roques.example\"", "contact-invalid 3:10 “a b@roques.example”"),
            ("javascript:alert(1)", "contact-invalid 3:10 “javascript:alert(1)”"), ("{email: pas-une-adresse}", "contact-invalid 3:18 “pas-une-adresse”"),
            ("{email: \"a@b.fr?bcc=x@y.fr\"}", "contact-invalid 3:18 “a@b.fr?bcc=x@y.fr”"),
            ("{url: \"javascript:alert(1)\"}", "address-invalid 3:16 “javascript:alert(1)” [url]"),
            ("{phone: \"<b>05</b>\", name: x}", "telephone-invalid 3:18 “<b>05</b>”"),
        ])
    func badContacts(_ written: String, _ expected: String) {
        #expect(said("contact: \(written)") == [expected])
    }

    @Test(
        "An address is http or https, whole, without spaces or quotes",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//exemple.fr", "exemple.fr", "/relatif", "ftp://exemple.fr/", "https://",
            "https:///x",
            "https://exemple.fr/a b", "https://exemple.fr/\\\"onclick=x", "https://exemple.fr/'x", "https://exemple.fr/<script>", "http://ex\u{301}\u{2028}x",
            "file:///etc/passwd",
            "https://exemple.fr/a\\\\b", "vbscript:x", "https://?x", "https://exemple.fr/`", "https://{x}/",
        ])
    func badAddresses(_ written: String) {
        let lines = said("homepage: \"\(written)\"")
        #expect(lines.count == 1 && lines[0].hasPrefix("address-invalid 3:11 "), "\(lines)")
        #expect(dataset("homepage: \"\(written)\"")?.homepage == nil)
        #expect(said("resources: [{url: \"\(written)\"}]").first?.hasPrefix("address-invalid ") == true)
    }

    @Test("The site’s address gets the slash it needs, and takes no query")
    func baseAddress() {
        #expect(TestCatalogue("title: Essai\nbase-url: https://exemple.fr/donnees\n").catalogue?.settings.baseAddress == "https://exemple.fr/donnees/")
        #expect(checkedBaseAddress("https://exemple.fr") == "https://exemple.fr/")
        #expect(
            checkedBaseAddress("https://Données.Préfecture.fr:8080/opén/%C3%A9") == "https://xn--donnes-eva.xn--prfecture-c4a.fr:8080/op%C3%A9n/%C3%A9/")
        #expect(checkedBaseAddress("https://münchen.de") == "https://xn--mnchen-3ya.de/" && checkedBaseAddress("https://日本.jp/") == "https://xn--wgv71a.jp/")
        #expect(checkedBaseAddress("https://exemple.fr/?a") == nil && checkedBaseAddress("exemple.fr") == nil)
        #expect(
            TestCatalogue("title: Essai\nbase-url: https://exemple.fr/?a#b\n").findings == ["base-address-invalid halle.yml:2:11 “https://exemple.fr/?a#b”"])
        #expect(TestCatalogue("title: Essai\nbase-url: exemple.fr\n").findings == ["address-invalid halle.yml:2:11 “exemple.fr” [base-url]"])
    }

    @Test("Settings outside their vocabularies are told")
    func settings() {
        let catalogue = TestCatalogue(
            "title: Essai\nlanguages: [fr, eo]\ncolours: {primary: bleu, accent: \"#b3541e\"}\ndate: 01/02/2024\nterritory: {insee: x}\n")
        #expect(
            catalogue.findings == [
                "language-unknown halle.yml:2:17 “eo”", "colour-invalid halle.yml:3:20 “bleu”", "date-invalid halle.yml:4:7 “01/02/2024” [date] → 2024-02-01",
                "insee-code-invalid halle.yml:5:20 “x”",
            ])
        #expect(catalogue.catalogue?.settings.colours == Colours(primary: Colours.standard.primary, accent: "#b3541e"))
    }

    // MARK: Text

    @Test("A text is one clean line: no controls, no marks that change the reading order, no runs of blanks")
    func cleanText() {
        let title = dataset("title: \"  Un\\ttitre \\u202Eà\\u061C l’envers\\r\\n et\\u200B fin\\u0007 \"")?.title.text
        #expect(title == "Un titre à l’envers et fin")
        #expect(dataset("title: >\n  Plusieurs\n  lignes\n")?.title.text == "Plusieurs lignes")
    }

    @Test("A missing or empty title is told", arguments: ["title:", "title: \"\"", "title: \"  \\u200B \"", "title: ~"])
    func noTitle(_ line: String) {
        #expect(said(line) == ["title-missing 1:1"])
    }

    @Test("A quote followed by a combining mark stays two bytes apart, and a title of 5,000 characters is kept")
    func hostileTitles() {
        let hostile = "\"\u{301}><script>"
        #expect(dataset("title: '\(hostile)'")?.title.text.utf8.elementsEqual(hostile.utf8) == true)
        let long = String(repeating: "é", count: 5000)
        #expect(dataset("title: \(long)")?.title.text == long && said("title: \(long)") == [])
    }

    @Test("Keywords that differ by case or accents are one")
    func keywords() {
        #expect(dataset("keywords: [Vélo, velo, VÉLO, piste cyclable, '']")?.keywords == ["Vélo", "piste cyclable"])
        #expect(dataset("keywords: vélo, piste cyclable,")?.keywords == ["vélo", "piste cyclable"])
    }
}
