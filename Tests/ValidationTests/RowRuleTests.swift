import Findings
import Testing

@testable import Validation

@Suite("The rules of the national schemas over rows, and official codes")
struct RowRuleTests {
    private func codes(_ check: String, _ parameters: String, _ rows: String) throws -> [String] {
        try verdict("a,b,c\n" + rows, WrongTables.schema(check, parameters), ungrouped: true).findings.map { "\($0.place.line) \($0.rule.code)" }
    }

    @Test("SIREN and SIRET are judged by their check digits, La Poste’s sites by a rule of their own; spaces are let through")
    func identifiers() {
        func isSIRET(_ text: String) -> Bool { Array(text.utf8).withUnsafeBufferPointer { Identifiers.isSIRET($0) } }
        func isSIREN(_ text: String) -> Bool { Array(text.utf8).withUnsafeBufferPointer { Identifiers.isSIREN($0) } }
        for right in ["213104581", "213 104 581", "356000000"] { #expect(isSIREN(right), "\(right)") }
        for wrong in ["213104582", "21310458", "2131045811", "21310458A", ""] { #expect(!isSIREN(wrong), "\(wrong)") }
        // The second of La Poste’s does not pass the usual check.
        for right in ["21310458100011", "213 104 581 00011", "35600000000048", "35600000049837"] { #expect(isSIRET(right), "\(right)") }
        for wrong in ["21310458100012", "2131045810001", "35600000049838", "213104581000111"] { #expect(!isSIRET(wrong), "\(wrong)") }
    }

    @Test(
        "What is wrong with an identifier is said: how many digits it has, that one of them is wrong, or that it is no number",
        arguments: [
            ("213 104 58", "siren", "SIREN (9 chiffres) : il en a 8."), ("213104582", "siren", "SIREN (9 chiffres) : un chiffre est faux"),
            ("2131045810001", "siret", "SIRET (14 chiffres) : il en a 13."), ("21310458100012", "siret", "SIRET (14 chiffres) : un chiffre est faux"),
            ("mairie de Roques", "siret", "SIRET (14 chiffres) : il n’est pas fait que de chiffres"),
        ])
    func wrongIdentifiers(_ value: String, _ kind: String, _ reason: String) throws {
        let schema =
            ##"{"fields": [{"name": "a", "type": "string"}, {"name": "b"}], "##
            + ##""custom_checks": [{"name": "french-\##(kind)-value", "params": {"column": "a"}}]}"##
        let found = try verdict("a,b\n\(value),1\n", schema).finding("cell-not-\(kind)")
        #expect(found.cause.contains(reason))
    }

    @Test("When neither of two columns is there of which one is needed, that is said once, of the headings; cell by cell it is said of each row")
    func bothColumnsAbsent() throws {
        let schema =
            #"{"fields": [{"name": "a"}, {"name": "d"}, {"name": "e"}], "#
            + #""custom_checks": [{"name": "one-of-required", "params": {"column1": "d", "column2": "e"}}]}"#
        let rows = "a\n1\n4\n"
        let found = try verdict(rows, schema).findings.filter { $0.severity == .error }
        #expect(found.map { "\($0.place.line) \($0.rule.code) \($0.table?.count ?? 0)" } == ["1 columns-one-required 1"])
        #expect(found.first?.cause.contains("« d » et « e »") == true)
        #expect(try verdict(rows, schema, ungrouped: true).findings.filter { $0.rule.code == "one-required" }.map(\.place.line) == [2, 3])
        // A table without rows breaks no rule of rows.
        #expect(try verdict("a\n", schema).isValid)
    }

    @Test("Columns that go together are all filled or all empty")
    func cohesive() throws {
        let parameters = #""column": "a", "othercolumns": ["b", "c"]"#
        #expect(try codes("cohesive-columns-value", parameters, "1,2,3\n1,,3\n") == ["3 columns-incomplete"])
        let found = try verdict("a,b,c,d\n1,,,x\n,,,x\n", WrongTables.schema("cohesive-columns-value", parameters)).finding("columns-incomplete")
        #expect(found.remedy == "Remplissez aussi « b », « c », ou videz les autres." && found.place.column == 2)
    }

    @Test(
        "Columns are compared as what they are: numbers as numbers, dates as dates",
        arguments: [
            ("<", "9,10", true), ("<", "10,9", false), ("<=", "2,2.0", true), (">", "3,3", false), (">=", "3,3", true), ("==", "1,1.0", true),
            ("!=", "1,1", false),
        ])
    func compared(_ sign: String, _ row: String, _ holds: Bool) throws {
        #expect(try codes("compare-columns-value", #""column": "a", "op": "\#(sign)", "column2": "b""#, row + ",0\n").isEmpty == holds)
    }

    @Test("A comparison or a sum says nothing of rows where a part is empty or no number")
    func incomplete() throws {
        #expect(try codes("compare-columns-value", #""column": "a", "op": "<", "column2": "b""#, "3,,0\n,2,0\n") == [])
        #expect(try codes("sum-columns-value", #""column": "c", "columns": ["a", "b"]"#, "1,2,3\n0.1,0.2,0.3\n1,,1\n1,x,1\n") == ["5 cell-not-number"])
    }

    @Test(
        "Opening hours of OpenStreetMap are read",
        arguments: [
            "24/7", "Mo-Fr 08:30-17:30", "Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00", "Mo,We,Fr 10:00-12:00", "Mo-Su,PH 00:00-24:00",
            "Mo-Fr 08:00-18:00; PH off", "Tu-Sa 10:00-12:30, 14:00-19:00", "Apr-Sep: Mo-Su 08:00-20:00; Oct-Mar: Mo-Su 08:00-18:00", "sunrise-sunset",
            "(sunrise+01:00)-(sunset-00:30)", "Mo[1] 14:00-17:00", "We[2,-1] 09:00-12:00", "week 1-53/2 Fr 09:00-12:00", "Fr-Sa 18:00-02:00", "18:00+",
            "2025 Jul 14-2025 Aug 15 off", "Mo-Fr 08:00-12:00 || \"sur rendez-vous\"", "\"sur rendez-vous\"", "SH Mo-Fr 10:00-18:00", "easter -2 days off",
            "Dec 25 off", "Mo-Fr 10:00-16:00/01:30", "PH +1 day off", "mo-fr 08:00-18:00",
        ])
    func openingHours(_ text: String) { #expect(OpeningHours.isValid(text)) }

    @Test(
        "What programs cannot read as opening hours is refused",
        arguments: [
            "", "lundi 9h-12h", "9h-12h", "Lu-Ve 08:00-12:00", "Mo-Fr 25:61-99:00", "Mo-Fr 8h30-17h30", "Mo-Fr 08:00", "08:00", "Mo-", "-Fr 08:00-12:00",
            "Mo–Fr 08:00-12:00", "days", ")", "Mo-Fr 08:00-12:00,", "\"ouvert",
        ])
    func notOpeningHours(_ text: String) { #expect(!OpeningHours.isValid(text)) }

    @Test("Telephone numbers as they are written in France, and others with their country")
    func telephones() {
        for right in [
            "0561000000", "05 61 00 00 00", "05.61.00.00.00", "05-61-00-00-00", "+33 5 61 00 00 00", "+33(0)561000000", "0033561000000", "3949", "115",
            "+32 2 123 45 67",
        ] {
            #expect(PhoneNumbers.isValid(right), "\(right)")
        }
        for wrong in ["05610000", "0061000000", "05 61 00 00 0x", "+33 05 61", "mairie", "", "+", "12345678901234567890"] {
            #expect(!PhoneNumbers.isValid(wrong), "\(wrong)")
        }
    }

    @Test("Years of an interval go up; one alone only where that is allowed")
    func yearIntervals() throws {
        let field = #""type": "string""#
        func found(_ value: String, _ parameters: String = "") throws -> String? {
            try finding(field, value, of: #", "custom_checks": [{"name": "year-interval-value", "params": {"column": "x"\#(parameters)}}]"#)?.rule.code
        }
        #expect(try found("2024/2025") == nil)
        #expect(try found("2024/2024") == "year-interval-invalid")
        #expect(try found("2024", #", "allow-year-only": "true""#) == nil)
    }

    @Test("Points are in France or they are not; where the two numbers are swapped, this is said")
    func coordinates() throws {
        let check = #", "custom_checks": [{"name": "french-gps-coordinates", "params": {"column": "x"}}]"#
        let field = #""type": "geopoint", "format": "array""#
        for right in ["[1.37, 43.5]", "[55.5, -21.1]", "[-61.5, 16.2]", "[2.35,48.85]"] { #expect(try finding(field, right, of: check) == nil, "\(right)") }
        #expect(try finding(field, "[43.5, 1.37]", of: check)?.remedy.hasSuffix("Les deux nombres sont sans doute échangés.") == true)
        #expect(try finding(field, "[0.0, 0.0]", of: check)?.cause.hasSuffix("n’est pas en France.") == true)
    }

    @Test(
        "Codes of communes, départements and EPCI are looked up; what is not on the list is a warning, a former commune a note",
        arguments: [
            ("code_insee", "31458", nil), ("code_insee", "2A004", nil), ("code_insee", "97411", nil), ("code_insee", "75056", nil),
            ("code_insee", "31999", "commune-unknown"),
            ("code_insee", "01091", "commune-former"), ("code_insee", "3145", nil), ("code_departement", "31", nil), ("code_departement", "2A", nil),
            ("code_departement", "974", nil), ("code_departement", "20", "department-unknown"), ("code_departement", "99", "department-unknown"),
            ("siren_epci", "243100518", nil), ("siren_epci", "213104581", "epci-unknown"), ("autre_code", "31999", nil),
        ])
    func officialCodes(_ column: String, _ code: String, _ wanted: String?) throws {
        let found = try verdict("id,\(column)\n1,\(code)\n", #"{"fields": [{"name": "id", "type": "string"}, {"name": "\#(column)", "type": "string"}]}"#)
        #expect(found.codes == [wanted].compactMap(\.self) && found.isValid)
        for language in [Language.french, .english] {
            for finding in found.findings {
                #expect(!finding.sentences(in: language).cause.contains("{") && !finding.sentences(in: language).remedy.contains("{"))
            }
        }
    }
}
