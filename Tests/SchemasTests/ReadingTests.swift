import Findings
import JSON
import Testing

@testable import Schemas

/// What the reading tests share.
enum Given {
    static func reading(_ json: String, checkingExamples: Bool = false) throws -> SchemaReading {
        try TableSchema.read(Array(json.utf8), named: "essai", checkingExamples: checkingExamples)
    }

    /// A schema of one field.
    static func field(_ json: String) throws -> (field: SchemaField, notes: [SchemaNote]) {
        let reading = try reading(#"{"fields": [{"name": "a", \#(json)}]}"#)
        return (try #require(reading.schema.fields.first), reading.notes)
    }
}

@Suite("Reading a Table Schema")
struct ReadingTests {
    @Test("What a schema says of itself and of its fields is read")
    func whole() throws {
        let reading = try Given.reading(
            """
            {"name": "subventions", "title": "Subventions", "version": "2.1.0", "homepage": "https://exemple.fr/",
             "fields": [
                {"name": "montant", "title": "Montant", "description": "En euros", "example": "1250.50", "type": "number",
                 "constraints": {"required": true, "minimum": 0}},
                {"name": "nature", "type": "string", "constraints": {"enum": ["aide en nature", "aide en numéraire"], "unique": false}}],
             "missingValues": ["", "NC"], "primaryKey": "montant"}
            """)
        let schema = reading.schema
        #expect(reading.notes.isEmpty)
        #expect(schema.name == "essai" && schema.title == "Subventions" && schema.version == "2.1.0" && schema.homepage == "https://exemple.fr/")
        #expect(schema.fields.map(\.name) == ["montant", "nature"])
        #expect(schema.fields[0].type == .number(.init()) && schema.fields[0].constraints.required && schema.fields[0].constraints.minimum == "0")
        #expect(schema.fields[0].example == "1250.50" && schema.fields[0].description == "En euros")
        #expect(schema.fields[1].constraints.enumeration == ["aide en nature", "aide en numéraire"])
        #expect(schema.missingValues == ["", "NC"] && schema.primaryKey == ["montant"])
    }

    @Test("A schema without a name takes its own")
    func ownName() throws {
        #expect(try TableSchema.read(Array(#"{"name": "x", "fields": [{"name": "a"}]}"#.utf8)).schema.name == "x")
    }

    @Test(
        "Types, formats and their properties are read",
        arguments: [
            (#""type": "string""#, FieldType.string(.default)), (#""format": "uri""#, .string(.uri)),
            (#""type": "string", "format": "email""#, .string(.email)),
            (#""type": "integer""#, .integer(bareNumber: true, groupMark: "")),
            (#""type": "integer", "bareNumber": false, "groupChar": " ""#, .integer(bareNumber: false, groupMark: " ")),
            (#""type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]"#, .boolean(trueValues: ["oui"], falseValues: ["non"])),
            (#""type": "date""#, .date(.default)), (#""type": "date", "format": "any""#, .date(.any)),
            (#""type": "date", "format": "fmt:%d/%m/%Y""#, .date(.pattern("%d/%m/%Y"))), (#""type": "datetime", "format": "default""#, .datetime(.default)),
            (#""type": "time", "format": "%H:%M""#, .time(.pattern("%H:%M"))), (#""type": "year""#, .year), (#""type": "yearmonth""#, .yearmonth),
            (#""type": "duration""#, .duration), (#""type": "geopoint""#, .geopoint(.default)),
            (#""type": "geopoint", "format": "array""#, .geopoint(.array)), (#""type": "geojson""#, .geojson), (#""type": "object""#, .object),
            (#""type": "array""#, .array(item: nil)), (#""type": "any""#, .any),
        ])
    func types(_ json: String, _ type: FieldType) throws {
        let (field, notes) = try Given.field(json)
        #expect(field.type == type)
        #expect(notes.isEmpty)
    }

    @Test("A number has its decimal and group marks")
    func numberForm() throws {
        let (field, notes) = try Given.field(#""type": "number", "decimalChar": ",", "groupChar": " ", "bareNumber": false, "floatNumber": true"#)
        guard case .number(let form) = field.type else {
            Issue.record("\(field.type)")
            return
        }
        #expect(form.decimalMark == "," && form.groupMark == " " && !form.bareNumber && notes.isEmpty)
    }

    @Test("A list knows what its members are")
    func arrayItem() throws {
        let (field, notes) = try Given.field(#""type": "array", "arrayItem": {"type": "string", "constraints": {"enum": ["a", "b"]}}"#)
        guard case .array(let item?) = field.type else {
            Issue.record("\(field.type)")
            return
        }
        #expect(item.type == .string(.default) && item.constraints.enumeration == ["a", "b"] && notes.isEmpty)
    }

    @Test("Values of an enumeration and bounds stay as the schema writes them")
    func written() throws {
        let (field, notes) = try Given.field(#""type": "number", "constraints": {"enum": [80, 1.50, "2"], "minimum": "-90", "maximum": 9.00}"#)
        #expect(field.constraints.enumeration == ["80", "1.50", "2"])
        #expect(field.constraints.minimum == "-90" && field.constraints.maximum == "9.00" && notes.isEmpty)
    }

    @Test("Absent values may be objects, as in version 2, and a field may have its own")
    func missingValues() throws {
        let reading = try Given.reading(
            #"{"fields": [{"name": "a", "missingValues": ["-"]}], "missingValues": ["", {"value": "NC", "label": "non communiqué"}], "fieldsMatch": "subset"}"#)
        #expect(reading.schema.missingValues == ["", "NC"] && reading.schema.fields[0].missingValues == ["-"] && reading.notes.isEmpty)
    }

    @Test("Foreign keys may be texts or lists")
    func foreignKeys() throws {
        let reading = try Given.reading(
            """
            {"fields": [{"name": "a"}, {"name": "b"}], "foreignKeys": [
              {"fields": "a", "reference": {"resource": "secteur", "fields": "id"}},
              {"fields": ["a", "b"], "reference": {"resource": "", "fields": ["b", "a"]}}]}
            """)
        #expect(
            reading.schema.foreignKeys == [
                ForeignKey(fields: ["a"], resource: "secteur", referencedFields: ["id"]),
                ForeignKey(fields: ["a", "b"], resource: "", referencedFields: ["b", "a"]),
            ])
        #expect(reading.notes.isEmpty)
    }

    @Test("The national checks over rows become rules, whatever way their names are written")
    func customChecks() throws {
        let reading = try Given.reading(
            """
            {"fields": [{"name": "a"}, {"name": "b"}, {"name": "c"}], "custom_checks": [
              {"name": "french-siren-value", "params": {"column": "a"}},
              {"name": "french_siret_value", "params": {"column": "A"}},
              {"name": "french_gps_coordinates", "params": {"column": "a"}},
              {"name": "cohesive-columns-value", "params": {"column": "a", "othercolumns": ["b", "c"]}},
              {"name": "compare-columns-value", "params": {"column": "a", "op": ">=", "column2": "b"}},
              {"name": "sum-columns-value", "params": {"column": "a", "columns": ["b", "c"]}},
              {"name": "year-interval-value", "params": {"column": "a", "allow-year-only": "yes"}},
              {"name": "nomenclature-actes-value", "params": {"column": "a"}},
              {"name": "one-of-required", "params": {"column1": "a", "column2": "b"}},
              {"name": "opening-hours-value", "params": {"column": "a"}},
              {"name": "phone-number-value", "params": {"column": "a"}}]}
            """)
        #expect(
            reading.schema.rules == [
                .siren(column: "a"), .siret(column: "a"), .coordinatesInFrance(column: "a"), .cohesive(column: "a", others: ["b", "c"]),
                .compared(column: "a", comparison: .greaterOrEqual, other: "b"), .sum(column: "a", parts: ["b", "c"]),
                .yearInterval(column: "a", allowsYearAlone: true), .natureOfActs(column: "a"), .oneRequired(column: "a", other: "b"),
                .openingHours(column: "a"), .phoneNumber(column: "a"),
            ])
        #expect(reading.notes.isEmpty)
    }
}
