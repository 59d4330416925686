import Findings
import Model
import Privacy
import Testing

@Suite("Personal data in descriptions, and what findings show of it")
struct DescriptionTests {
    private func lines(_ text: String) -> [String] {
        personalData(inDescription: Array(text.utf8), file: "index.md").map { "\($0.rule.code):\($0.place.line):\($0.place.column)" }
    }

    @Test("A description is looked through line by line, header and text; each finding has its line and column")
    func places() {
        #expect(
            lines("---\ntitle: Marchés\n---\n\nÉcrire à claire.exemple@ville.example.\nTél. 06 12 34 56 78\n") == ["privacy-email:5:10", "privacy-mobile:6:6"])
        #expect(lines("---\ntitle: Marchés\ndescription: Compte FR1420041010050500013M02606\n---\n") == ["privacy-bank-account:3:21"])
        #expect(lines("Dossier 1 85 05 78 006 084 91") == ["privacy-nir:1:9"])
    }

    @Test("Whom to write to is there to be published, and what is said of privacy itself is not published")
    func unpublished() {
        #expect(
            lines("---\ntitle: M\ncontact: claire.exemple@ville.example\nprivacy:\n  waivers:\n    - {reason: paul.fictif@ville.example}\n---\nTexte").isEmpty)
        #expect(lines("---\ntitle: M\ncontact:\n  email: claire.exemple@ville.example\nauteur: paul.fictif@ville.example\n---\n") == ["privacy-email:5:9"])
        #expect(lines("Écrire à mairie@ville.example ou au 05 61 00 00 01").isEmpty)
    }

    @Test(
        "A finding shows enough of a value to find it again and not enough to know it",
        arguments: [
            ("observations", "185057800608491", "1 85 05 …", "15"), ("iban", "FR1420041010050500013M02606", "FR14 …", "27"),
            ("telephone", "06 12 34 56 78", "06 …", "14"), ("telephone", "+33612345678", "+336 …", "12"),
            ("courriel", "claire.exemple@ville.example", "c…@ville.example", "28"),
            ("date_naissance", "12/05/1985", "xx/xx/xxxx", nil), ("beneficiaire", "DUPRÉ Claire-Élise", "D… C… É…", nil),
            ("objet", "Cession à M. Fictif", "M… F…", nil), ("adresse personnelle", "4 rue des Lilas", "4 ru …", nil),
        ])
    func masked(_ column: String, _ cell: String, _ shown: String, _ length: String?) throws {
        let found = try scan("rang;\(column)\nA;\(cell)\n", subject: "Jeu")
        #expect(found.map(\.value) == [shown] && found.first?.details.first == length)
        for language in Language.allCases {
            let told = found.map { $0.sentences(in: language) }.map { $0.cause + $0.cost + $0.remedy }.joined()
            #expect(!told.contains(cell))
        }
    }

    @Test("A thousand cells of one kind in one column make one finding with their number and the first rows")
    func grouped() throws {
        let rows = (0..<1_000).map { "\($0);06 12 34 56 \(10 + $0 % 90)\n" }.joined()
        let found = try scan("rang;telephone\n" + rows, subject: "Jeu")
        #expect(found.count == 1 && found[0].table?.count == 1_000 && found[0].table?.rows.prefix(3) == [2, 3, 4])
    }

    @Test("A waiver silences what it names and no more: its rule, its column, its file, whatever their case; the nearest one is told")
    func waivers() throws {
        let day = try #require(CalendarDate(year: 2026, month: 1, day: 15))
        func waiver(rule: String? = nil, column: String? = nil, file: String? = nil, line: Int = 1) -> PrivacyWaiver {
            PrivacyWaiver(reason: "Accord", day: day, rule: rule, column: column, file: file, place: SourcePlace(file: "index.md", line: line))
        }
        let found = try scan("telephone;courriel\n06 12 34 56 78;claire.exemple@ville.example\n", subject: "Jeu", file: "content/a/b/t.csv")
        func standing(_ waivers: PrivacyWaiver...) -> [String] { waivers.parted(found).standing.map(\.rule.code) }
        #expect(standing() == ["privacy-mobile", "privacy-email"] && standing(waiver()).isEmpty)
        #expect(standing(waiver(rule: "privacy-mobile")) == ["privacy-email"])
        #expect(standing(waiver(column: "COURRIEL")) == ["privacy-mobile"])
        #expect(standing(waiver(file: "T.csv")).isEmpty && standing(waiver(file: "u.csv")).count == 2)
        #expect(standing(waiver(rule: "privacy-mobile", column: "courriel")).count == 2)
        #expect([waiver(line: 3), waiver(line: 7)].parted(found).waived.map(\.waiver.place.line) == [7, 7])
    }
}
