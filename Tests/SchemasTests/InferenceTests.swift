import Bytes
import Testing

@testable import Schemas

@Suite("A schema drawn from a table, and written")
struct InferenceTests {
    private func field(_ column: ObservedColumn) -> SchemaField { TableSchema.inferred(named: "essai", from: [column]).fields[0] }

    private func column(
        _ name: String, _ kind: ObservedColumn.Kind, filled: Int = 100, rows: Int = 100, distinct: Int = 100, shortest: Int = 1, longest: Int = 20,
        values: [String] = [], hasAllValues: Bool = false
    ) -> ObservedColumn {
        ObservedColumn(
            name: name, filled: filled, rows: rows, distinct: distinct, kind: kind, shortest: shortest, longest: longest, values: values,
            hasAllValues: hasAllValues)
    }

    @Test("A column that is always filled is required, one with a gap or of too few rows is not")
    func required() {
        #expect(field(column("a", .text)).constraints.required)
        #expect(!field(column("a", .text, filled: 99)).constraints.required)
        #expect(!field(column("a", .text, filled: 3, rows: 3)).constraints.required)
    }

    @Test("Few values that come again and again are an enumeration")
    func enumeration() {
        let values = ["nature", "aide"]
        #expect(field(column("a", .text, distinct: 2, values: values, hasAllValues: true)).constraints.enumeration == ["aide", "nature"])
        #expect(field(column("a", .text, filled: 8, rows: 8, distinct: 2, values: values, hasAllValues: true)).constraints.enumeration == nil)
        #expect(field(column("a", .text, distinct: 2, values: values)).constraints.enumeration == nil)
        #expect(field(column("a", .text, distinct: 2, longest: 200, values: values, hasAllValues: true)).constraints.enumeration == nil)
    }

    @Test("Digits that are a code are text of that many digits, others are numbers")
    func codes() {
        let siret = field(column("idAttribuant", .digits(leadingZero: false), shortest: 14, longest: 14))
        #expect(siret.type == .string(.default) && siret.constraints.pattern == "^[0-9]{14}$")
        let code = field(column("codeInsee", .digits(leadingZero: false), shortest: 5, longest: 5))
        #expect(code.constraints.pattern == "^[0-9]{5}$")
        #expect(field(column("lot", .digits(leadingZero: true), shortest: 2, longest: 3)).type == .string(.default))
        #expect(field(column("effectif", .digits(leadingZero: false), longest: 3)).type == .integer(bareNumber: true, groupMark: ""))
        #expect(field(column("ANNEE", .digits(leadingZero: false), shortest: 4, longest: 4, values: ["2024"])).type == .year)
    }

    @Test("An identifier without duplicates is unique")
    func unique() {
        #expect(field(column("id_arbre", .text)).constraints.unique)
        #expect(!field(column("id_arbre", .text, distinct: 99)).constraints.unique && !field(column("objet", .text)).constraints.unique)
    }

    @Test("Columns without a name, and the second of a name, are left out")
    func names() {
        let schema = TableSchema.inferred(named: "essai", from: [column("a", .text), column(" ", .text), column("a", .integer)])
        #expect(schema.fields.map(\.name) == ["a"] && schema.fields[0].type == .string(.default))
    }

    @Test("What is written reads back as it was, for every schema that ships", arguments: SchemaRegistry().schemas.map(\.name))
    func roundTrip(_ name: String) throws {
        guard case .found(let registered, _) = SchemaRegistry().find(name) else { return }
        let schema = try registered.read().schema
        var out = ByteWriter()
        schema.write(into: &out)
        let again = try TableSchema.read(out.bytes, checkingExamples: true)
        #expect(again.schema == schema && again.notes.isEmpty)
    }

    @Test("A schema is written for people: indented, with its accents")
    func written() {
        var schema = TableSchema.inferred(named: "essai", from: [column("montant", .number(decimalMark: ","), values: ["12,5"])])
        schema.title = "Un essai d’été \"entre guillemets\""
        var out = ByteWriter()
        schema.write(into: &out)
        #expect(
            String(decoding: out.bytes, as: UTF8.self) == """
                {
                  "name": "essai",
                  "title": "Un essai d’été \\"entre guillemets\\"",
                  "fields": [
                    {
                      "name": "montant",
                      "example": "12,5",
                      "type": "number",
                      "decimalChar": ",",
                      "constraints": {
                        "required": true
                      }
                    }
                  ]
                }

                """)
    }
}
