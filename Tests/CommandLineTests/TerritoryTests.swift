import Foundation
import TestCatalogue
import Testing

/// Sixty communes whose faults are known, since they were put there.
@Suite("A territory of sixty publishers, of which everything is known")
struct TerritoryTests {
    private enum Seed: Int, CaseIterable { case missing, late, wrongAmount, socialSecurityNumber, copiedRow, nothing }

    private struct Commune {
        var number: Int
        var seed: Seed
        var slug: String { "commune-\(number)" }
        var file: String { "content/\(slug)/aides/aides.csv" }
    }

    private static let rowsEach = 5
    private static let columns =
        "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,rnaBeneficiaire,objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,pourcentageSubvention,dispositifAide"

    /// Ten communes of each kind, in an order of no meaning.
    private static let communes = (0..<60).map { Commune(number: $0, seed: Seed(rawValue: $0 * 7 % 60 / 10) ?? .nothing) }

    private static func communes(_ seed: Seed) -> [Commune] { communes.filter { $0.seed == seed } }

    private static func row(_ number: Int, of commune: Int, year: Int, about purpose: String = "Fonctionnement annuel", amount: String = "2300.00") -> String {
        "Commune \(commune),21310458100011,\(year)-0\(number + 1)-12,EX-\(year)-\(commune)-\(number),Association culturelle exemple \(commune),,"
            + "W000001009,\(purpose),\(amount),aide en numéraire,unique,\(year)-09-20,,non,1.00,"
    }

    private func catalogue(withPersonalData: Bool) -> TestCatalogue {
        let catalogue = TestCatalogue("title: Essai\nbase-url: https://exemple.fr/\nlanguages: [fr]\n")
            .file("content/territoire.yml", "fusions:\n  - {jeu: departement/aides, schéma: scdl/subventions}\n")
            .file("content/departement/index.md", "---\nname: Département\nkind: departement\n---\n")
            .dataset("departement/aides", "title: Aides du territoire\nlicense: lov2\nfrequency: annual\n", body: "Un texte.", data: nil)
        // The newest of all, so that the row that others have copied stays where it was first.
        let origin = Self.communes(.nothing)[0].number
        let copied = Self.row(0, of: origin, year: 2025)
        for commune in Self.communes {
            catalogue.file("content/\(commune.slug)/index.md", "---\nname: Commune \(commune.number)\nkind: commune\npopulation: 5436\n---\n")
            if commune.seed == .missing { continue }
            let year = commune.seed == .late ? 2019 : 2025
            var rows = (0..<Self.rowsEach).map { Self.row($0, of: commune.number, year: year) }
            switch commune.seed {
            case .wrongAmount: rows[2] = Self.row(2, of: commune.number, year: year, amount: "beaucoup")
            case .socialSecurityNumber where withPersonalData:
                rows[3] = Self.row(3, of: commune.number, year: year, about: "Dossier 1 85 05 78 006 084 91")
            case .copiedRow: rows[4] = copied
            default: break
            }
            let header =
                "title: Aides \(commune.number)\nlicense: lov2\nfrequency: annual\nmodified: \(year)-\(commune.number == origin ? "11" : "10")-01\nschema: scdl/subventions\n"
            catalogue.dataset("\(commune.slug)/aides", header, body: "Un texte.", data: nil)
            catalogue.file(commune.file, ([Self.columns] + rows).joined(separator: "\n") + "\n")
        }
        return catalogue
    }

    @Test("Every personal datum and every wrong cell is found where it was put, and none elsewhere")
    func findings() throws {
        let run = try catalogue(withPersonalData: true).check("--format", "json", "--all")
        #expect(run.status == 1)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let findings = try #require(report["findings"] as? [[String: Any]])
        func files(_ isWanted: (String) -> Bool) -> [String] {
            findings.filter { isWanted($0["code"] as? String ?? "") }.compactMap { $0["file"] as? String }.sorted()
        }
        #expect(files { $0 == "privacy-nir" } == Self.communes(.socialSecurityNumber).map(\.file).sorted())
        #expect(files { $0.hasPrefix("privacy-") && $0 != "privacy-nir" } == [])
        #expect(files { $0 == "cell-not-number" } == Self.communes(.wrongAmount).map(\.file).sorted())
        #expect(files { $0.hasPrefix("cell-") && $0 != "cell-not-number" } == [])
        #expect(!run.output.contains("084 91"))
    }

    @Test("The board tells who is missing, late or wrong; the merge takes every other row once and accounts for all")
    func board() throws {
        let catalogue = catalogue(withPersonalData: false)
        let run = try catalogue.build(shell: "export SOURCE_DATE_EPOCH=1767225600")
        #expect(run.status == 0, "\(run.errors)")
        let document = try #require(catalogue.bytes("site/tableau-de-bord/tableau-de-bord.json"))
        let board = try #require(try JSONSerialization.jsonObject(with: Data(document)) as? [String: Any])
        var states: [String: String] = [:]
        for producer in try #require(board["producers"] as? [[String: Any]]) {
            guard let id = producer["id"] as? String else { continue }
            states[id] = (producer["states"] as? [String: String])?["subventions"]
        }
        for commune in Self.communes {
            let wanted =
                switch commune.seed {
                case .missing: "missing"
                case .late: "late"
                case .wrongAmount: "errors"
                default: "conforming"
                }
            #expect(states[commune.slug] == wanted, "\(commune)")
        }
        let table = try #require(catalogue.text("site/jeux/departement/aides/aides.csv")).split(separator: "\r\n").dropFirst()
        let (read, rejected, twice) = (50 * Self.rowsEach, Self.communes(.wrongAmount).count, Self.communes(.copiedRow).count)
        #expect(table.count == read - rejected - twice)
        #expect(Set(table).count == table.count)
        let account = try #require(catalogue.text("site/jeux/departement/aides/fusion/index.html"))
        #expect(account.contains("\(read)\u{A0}lignes lues\u{A0}: \(table.count)\u{A0}reprises, \(rejected)\u{A0}rejetées, \(twice)\u{A0}en double."))
        for commune in Self.communes {
            let rejects = catalogue.text("site/jeux/departement/aides/lignes-non-reprises-\(commune.slug).csv")
            switch commune.seed {
            case .wrongAmount: #expect(rejects?.contains(";4;I;montant;beaucoup;rejetée;") == true, "\(commune)")
            case .copiedRow: #expect(rejects?.contains(";6;;;;doublon;") == true, "\(commune)")
            default: #expect(rejects == nil, "\(commune)")
            }
        }
    }
}
