import Findings
import Testing

@testable import Validation

@Suite("Rows that are wrong as a whole: totals, notes, a separator too many")
struct OddRowTests {
    private static let heading = "id,montant,date_convention\n"
    private static let schema = """
        {"fields": [
          {"name": "id", "type": "string", "constraints": {"required": true}},
          {"name": "montant", "type": "number", "constraints": {"required": true}},
          {"name": "date_convention", "type": "date", "constraints": {"required": true}}
        ]}
        """

    private func codes(_ rows: String, ungrouped: Bool = false) throws -> [String] {
        try verdict(Self.heading + rows, Self.schema, ungrouped: ungrouped).codes
    }

    @Test(
        "A total or a note is told once for its row, and its cells are not",
        arguments: [
            "TOTAL,30,", "Total général,30.5,", "Sous-total,\"1 250,50 €\",", "Totaux :,,", ",Total des subventions,", "Source : mairie de Roques,,",
            "* montants en euros,,", "(1) hors taxes,,", "NB : données provisoires,,",
        ])
    func oddRows(_ row: String) throws {
        #expect(try codes("a,1,2025-01-01\n" + row + "\n") == ["row-not-data"])
    }

    @Test(
        "A name that begins like a total, and a row of data with a fault, are no total",
        arguments: ["Total Danse,1500,", "Total,1500,mardi", "Totalement,,", "Sourciers réunis,,", "Théâtre,,"])
    func names(_ row: String) throws { #expect(try !codes("a,1,2025-01-01\n" + row + "\n").contains("row-not-data")) }

    @Test("Where every cell is listed, those of such a row are listed as others are")
    func listed() throws {
        #expect(try codes("a,1,2025-01-01\nTOTAL,30,\n", ungrouped: true) == ["row-perhaps-not-data", "cell-required"])
        #expect(try codes("a,b,1,2025-01-01\n", ungrouped: true) == ["row-long", "cell-not-number", "cell-not-date"])
    }

    @Test("A total in the middle of a valid table is valid, and one at its end is only warned of")
    func valid() throws {
        let found = try verdict("id,montant\na,1\nTotal,1\n", #"{"fields": [{"name": "id", "type": "string"}, {"name": "montant", "type": "number"}]}"#)
        #expect(found.isValid && found.codes == [])
        let wide = try verdict(
            "id,montant,objet\na,1,x\nTotal,1,\n",
            #"{"fields": [{"name": "id", "type": "string"}, {"name": "montant", "type": "number"}, {"name": "objet", "type": "string"}]}"#)
        #expect(wide.isValid && wide.codes == ["row-perhaps-not-data"])
    }

    @Test("Cells that one separator too many has shifted are told with their row, and the two parts of the value are named")
    func cut() throws {
        let found = try verdict(Self.heading + "a,1,2025-01-01\nDupont,Durand,1,2025-01-01\n", Self.schema)
        #expect(found.codes == ["row-long"])
        #expect(try found.finding("row-long").remedy.hasSuffix("Ligne 3, « Dupont » et « Durand » sont sans doute une seule valeur."))
    }

    @Test("A row too long whose cells would not fit either way keeps its cells’ own faults")
    func notCut() throws {
        #expect(try codes("a,x,y,z\n") == ["row-long", "cell-not-number", "cell-not-date"])
        #expect(try codes("a,x,2025-01-01,z\n") == ["row-long", "cell-not-number"])
    }
}

@Suite("Dates that may be read both ways")
struct DayOrderTests {
    private static let schema = #"{"fields": [{"name": "d", "type": "date"}]}"#

    @Test("Where all dates can have their day first, they are one cause with a safe repair")
    func dayFirst() throws {
        let found = try verdict("d\n03/04/2025\n13/02/2025\n05/06/2025\n", Self.schema)
        #expect(found.codes == ["date-order"])
        #expect(found.findings.first?.table?.isRepairSafe == true && found.findings.first?.table?.repair == "2025-04-03")
        #expect(found.findings.first?.places == "2,3,4 × 3")
    }

    @Test(
        "Once a date of the column has its month first, those that may be read both ways have no repair, and both orders are shown", arguments: [true, false])
    func mixed(_ isListed: Bool) throws {
        let found = try verdict("d\n03/04/2025\n13/02/2025\n02/13/2025\n", Self.schema, ungrouped: isListed)
        let unsure = try found.finding("date-unsure")
        #expect(unsure.place.line == 2 && unsure.table?.repair == nil)
        #expect(unsure.sentences(in: .french).cost.contains("« 13/02/2025 » (jour d’abord) et « 02/13/2025 » (mois d’abord)"))
        #expect(found.findings.map { $0.table?.isRepairSafe } == [false, true, false])
    }

    @Test("Of thousands of dates none that may be read both ways is taken for one that tells its order")
    func many() throws {
        var rows = (0..<6_000).map { number in
            let (day, month, year) = (number % 28 + 1, number / 28 % 12 + 1, 1900 + number / 336)
            return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
        }
        rows.append("02/13/2025")
        let open = rows.filter { text in
            let parts = text.split(separator: "/").compactMap { Int($0) }
            return parts[0] <= 12 && parts[1] <= 12 && parts[0] != parts[1]
        }
        let found = try verdict("d\n" + rows.joined(separator: "\n") + "\n", Self.schema)
        #expect(try found.finding("date-unsure").table?.count == open.count)
        #expect(found.findings.reduce(0) { $0 + ($1.table?.count ?? 0) } == rows.count)
    }
}
