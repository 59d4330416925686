import Findings
import Schemas
import Tables
import Testing

@testable import Validation

@Suite("Why a cell is wrong, and what to write instead")
struct CellCauseTests {
    private func check(_ cell: WrongCell) throws {
        let found = try #require(try cell.found(), "nothing found")
        #expect(found.rule.code == cell.code)
        #expect(found.table?.repair == cell.repair)
        #expect(found.table?.isRepairSafe == cell.isSafe)
        #expect(found.place.line == 2 && found.place.column == 2)
    }

    @Test("Numbers as people write them are told apart, and repaired where that is sure", arguments: WrongCells.numbers)
    func numbers(_ cell: WrongCell) throws { try check(cell) }

    @Test("Dates as people write them are put in order; a century or an order that is guessed is no sure repair", arguments: WrongCells.dates)
    func dates(_ cell: WrongCell) throws { try check(cell) }

    @Test("Texts: identifiers that a spreadsheet has spoilt, lists of values, patterns, lengths, addresses, truth values", arguments: WrongCells.texts)
    func texts(_ cell: WrongCell) throws { try check(cell) }

    @Test("Points, objects and lists", arguments: WrongCells.structures)
    func structures(_ cell: WrongCell) throws { try check(cell) }

    @Test("National numbers, hours, telephones and acts", arguments: WrongCells.national)
    func national(_ cell: WrongCell) throws { try check(cell) }

    @Test("Cells of a spreadsheet are judged by what they are, not only by their text", arguments: WrongCells.sheets)
    func sheets(_ cell: WrongCell) throws { try check(cell) }

    @Test(
        "Right values have no findings",
        arguments: [
            (#""type": "number""#, ["12", "-3.5", "+4", ".5", "5.", "1e3", "1.5E-3", " 12 ", "0001", ""]),
            (#""type": "number", "decimalChar": ",", "groupChar": " ""#, ["12,5", "1 234,5", "12", "1 234 567"]),
            (#""type": "number", "bareNumber": false"#, ["95 %", "€12.5", "12.5 km", "-3"]),
            (#""type": "integer", "bareNumber": false"#, ["95 %", "n° 12"]),
            (#""type": "integer", "groupChar": " ""#, ["1 234", "12"]),
            (#""type": "integer""#, ["12", "-3", "+40", "007", "123456789012345678901234567890"]),
            (#""type": "integer", "constraints": {"enum": [1, 2]}"#, ["1", "02"]),
            (#""type": "number", "constraints": {"minimum": 0, "maximum": 10}"#, ["0", "10.0", "5"]),
            (#""type": "date""#, ["2025-12-31", "2024-02-29"]),
            (#""type": "date", "format": "%d/%m/%Y""#, ["31/12/2025", "1/2/2025"]),
            (#""type": "date", "format": "%d/%m/%y""#, ["31/12/25"]),
            (#""type": "date", "format": "%Y%m%d""#, ["20251231"]),
            (#""type": "date", "format": "any""#, ["31/12/2025", "2025-12-31"]),
            (#""type": "datetime""#, ["2025-12-31T08:30:00", "2025-12-31T08:30:00Z", "2025-12-31T08:30:00.5+02:00"]),
            (#""type": "datetime", "format": "%Y-%m-%d %H:%M""#, ["2025-12-31 08:30", "2025-12-31  8:5"]),
            (#""type": "time""#, ["08:30:00", "23:59:59Z"]),
            (#""type": "time", "format": "%Hh%M""#, ["8h30", "08h30"]),
            (#""type": "year""#, ["2025", "0001"]), (#""type": "yearmonth""#, ["2025-12", "2025-1"]),
            (#""type": "duration""#, ["P1Y", "PT2H30M", "P3W", "-P1DT12H", "P0.5D"]),
            (#""type": "boolean""#, ["true", "False", "TRUE", "1", "0"]),
            (#""type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]"#, ["oui", "non"]),
            (#""type": "string", "constraints": {"maxLength": 4}"#, ["éàçù", "abcd"]),
            (#""type": "string", "constraints": {"pattern": "^[A-Z]+$", "minLength": 2}"#, ["AB", ""]),
            (#""type": "string", "format": "uri""#, ["https://roques.fr", "mailto:a@b.fr", "urn:x:1"]),
            (#""type": "string", "format": "email""#, ["mairie@roques.fr", "a.b+c@x-y.co.uk"]),
            (#""type": "string", "format": "uuid""#, ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "3F2504E0-4F89-41D3-9A0C-0305E82C3301"]),
            (#""type": "geopoint""#, ["1.37, 43.5", "-61.5,16.2"]),
            (#""type": "geopoint", "format": "array""#, ["[1.37, 43.5]", #"["1.37", "43.5"]"#]),
            (#""type": "geopoint", "format": "object""#, [#"{"lon": 1.37, "lat": 43.5}"#]),
            (#""type": "geojson""#, [#"{"type": "Point", "coordinates": [1.37, 43.5]}"#]),
            (#""type": "object""#, ["{}", #"{"a": [1]}"#]),
            (#""type": "array""#, ["[]", #"["a", 1, null]"#]),
            (#""type": "array", "arrayItem": {"type": "integer", "constraints": {"minimum": 1}}"#, ["[1, 2]", "[]"]),
            (#""type": "any""#, ["n'importe quoi"]),
            (#""type": "string""#, ["NC", " x ", "#N/A"]),
        ])
    func right(_ field: String, _ values: [String]) throws {
        for value in values { #expect(try finding(field, value)?.rule.code == nil, "\(value)") }
    }

    @Test("A missing value of the schema is no value; a field’s own count in its place")
    func missingValues() throws {
        let schema = """
            {"fields": [{"name": "a", "type": "number"}, {"name": "b", "type": "number", "missingValues": ["?"]},
              {"name": "c", "type": "string", "constraints": {"required": true}}], "missingValues": ["", "NC"]}
            """
        #expect(try verdict("a,b,c\nNC,?,x\n,1,x\n", schema).codes == [])
        #expect(try verdict("a,b,c\n1,2,NC\n", schema).codes == ["cell-required"])
        #expect(try verdict("a,b,c\n1,NC,x\n", schema).codes == ["cell-not-number"])
    }

    @Test("Nothing is proposed that the column would refuse in its turn")
    func repairsHold() throws {
        // 12.5 is beyond the maximum, and empty is no missing value here.
        #expect(try finding(#""type": "number", "constraints": {"maximum": 10}"#, "12,5")?.table?.repair == nil)
        #expect(try finding(#""type": "number""#, "NC", of: #", "missingValues": ["?"]"#)?.table?.repair == nil)
        #expect(try finding(#""type": "date", "constraints": {"minimum": "2026-01-01"}"#, "31/12/2025")?.table?.repair == nil)
        for cell in WrongCells.all where cell.repair != nil && cell.format == .csv {
            let found = try finding(cell.field, cell.repair ?? "", of: cell.table)
            #expect(found == nil, "\(cell) → \(cell.repair ?? "") \(found?.rule.code ?? "")")
        }
    }

    @Test("What is close to a value of the list is suggested")
    func suggestions() throws {
        let field = #""type": "string", "constraints": {"enum": ["ponctuel", "échelonné"]}"#
        #expect(try finding(field, "ponctuelle")?.suggestions == ["ponctuel"])
        #expect(try finding(field, "jamais")?.suggestions == [])
    }

    @Test("A field without a missing value takes an empty cell for a value")
    func noMissing() throws {
        #expect(try finding(#""type": "number", "missingValues": ["NC"]"#, "")?.rule.code == "cell-not-number")
        #expect(try finding(#""type": "string", "missingValues": ["NC"], "constraints": {"required": true}"#, "") == nil)
    }

    @Test("Of a cell of megabytes only the start is kept, and its length is told")
    func long() throws {
        let found = try #require(try finding(#""type": "string", "constraints": {"maxLength": 10}"#, String(repeating: "é", count: 300_000)))
        #expect(found.rule.code == "text-too-long" && found.details == ["300000", "10"])
        #expect((found.value?.utf8.count ?? 0) < 20_000)
        #expect(try finding(#""type": "integer""#, String(repeating: "1", count: 100_000))?.rule.code == "cell-not-number")
    }
}
