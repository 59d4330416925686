import Findings
import Testing

@testable import Schemas

@Suite("Defects of a schema")
struct DefectTests {
    @Test("Only what is not JSON or has no fields is refused")
    func refusals() {
        func refusal(_ json: String) -> SchemaRefusal? {
            do throws(SchemaRefusal) {
                _ = try TableSchema.read(Array(json.utf8))
                return nil
            } catch {
                return error
            }
        }
        #expect(refusal("") != nil)
        if case .notJSON(let line, _) = refusal("{\"fields\": [\n{]}") { #expect(line == 2) } else { Issue.record("Not refused as JSON") }
        #expect(refusal("[]") == .notTableSchema(.nothing))
        #expect(refusal(#"{"fields": {}}"#) == .notTableSchema(.nothing))
        #expect(refusal(#"{"resources": []}"#) == .notTableSchema(.dataPackage))
        #expect(refusal(#"{"type": "object", "properties": {}}"#) == .notTableSchema(.jsonSchema))
        #expect(refusal(#"{"fields": []}"#) == .noFields)
        #expect(refusal(#"{"fields": [{}]}"#) == .noFields)
        #expect(refusal(#"{"fields": [{"name": "a"}]}"#) == nil)
    }

    @Test(
        "A defect of a field is left aside and noted, with what it is about",
        arguments: [
            (#""type": "texte""#, SchemaNote.Kind.typeUnknown, "", "texte"), (#""type": "date", "format": "YYYY-MM-DD""#, .formatUnknown, "date", "YYYY-MM-DD"),
            (#""format": "adresse""#, .formatUnknown, "string", "adresse"), (#""type": "integer", "format": "int32""#, .formatUnknown, "integer", "int32"),
            (#""type": "date", "constraints": {"pattern": "^x$"}"#, .constraintUnsupported, "pattern", "date"),
            (#""type": "boolean", "constraints": {"minimum": 1}"#, .constraintUnsupported, "minimum", "boolean"),
            (#""constraints": {"requis": true}"#, .constraintUnknown, "requis", "true"),
            (#""constraints": {"required": "oui"}"#, .constraintInvalid, "required", "oui"),
            (#""constraints": {"minLength": -1}"#, .constraintInvalid, "minLength", "-1"),
            (#""type": "number", "constraints": {"minimum": "zéro"}"#, .constraintInvalid, "minimum", "zéro"),
            (#""constraints": {"enum": []}"#, .constraintInvalid, "enum", "[]"),
            (#""constraints": {"minLength": 9, "maxLength": 5}"#, .constraintsContradict, "minLength, maxLength", "9 > 5"),
            (#""type": "number", "constraints": {"minimum": 9, "maximum": 10.5, "exclusiveMinimum": true}"#, .constraintInvalid, "exclusiveMinimum", "true"),
            (#""enum": ["a"]"#, .constraintMisplaced, "enum", "[a]"), (#""required": true"#, .constraintMisplaced, "required", "true"),
            (#""nullable": true"#, .propertyForeign, "nullable", "true"), (#""maxItems": 1"#, .propertyForeign, "maxItems", "1"),
            (#""contraints": {"required": true}"#, .propertyMisspelled, "", "contraints"),
            (#""type": "boolean", "trueValues": "oui""#, .propertyInvalid, "trueValues", "oui"),
            (#""type": "array", "arrayItem": "string""#, .propertyInvalid, "arrayItem", "string"),
            (#""constraints": []"#, .propertyInvalid, "constraints", "[]"),
        ])
    func fieldDefects(_ json: String, _ kind: SchemaNote.Kind, _ subject: String, _ value: String) throws {
        let (field, notes) = try Given.field(json)
        let note = try #require(notes.first)
        #expect(notes.count == 1)
        #expect(note.kind == kind && note.field == "a" && note.subject == subject && note.value == value && note.line == 1 && note.column > 1)
        #expect(field.constraints.enumeration == nil && !field.constraints.required && field.constraints.pattern == nil && field.constraints.minLength == nil)
    }

    @Test("What asks for nothing is not worth a note")
    func harmless() throws {
        #expect(try Given.field(#""required": false, "nullable": false, "comment": "…", "profiles": ["a"], "examples": null, "format": null"#).notes.isEmpty)
    }

    @Test("A pattern that cannot be understood is left aside")
    func pattern() throws {
        let (field, notes) = try Given.field(#""constraints": {"pattern": "^(a"}"#)
        #expect(field.constraints.pattern == nil && notes.map(\.kind) == [.patternInvalid])
    }

    @Test("Of two fields of one name the first counts; a field without a name counts for nothing")
    func fields() throws {
        let reading = try Given.reading(#"{"fields": [{"name": "a", "type": "year"}, {"name": "a"}, {"title": "b"}, 3]}"#)
        #expect(reading.schema.fields.map(\.type) == [.year])
        #expect(reading.notes.map(\.kind) == [.fieldTwice, .fieldWithoutName, .fieldWithoutName])
    }

    @Test(
        "A primary key of columns that do not exist is left aside, one written as a single text is taken apart",
        arguments: [
            (#""a""#, ["a"], [SchemaNote.Kind]()), (#"["a", "b"]"#, ["a", "b"], []), (#""a, b""#, ["a", "b"], [.primaryKeyJoined]),
            (#""A""#, [], [.primaryKeyUnknown]), (#"["a", "c"]"#, [], [.primaryKeyUnknown]), ("3", [], [.primaryKeyUnknown]), ("null", [], []),
        ])
    func primaryKeys(_ json: String, _ key: [String], _ kinds: [SchemaNote.Kind]) throws {
        let reading = try Given.reading(#"{"fields": [{"name": "a"}, {"name": "b"}], "primaryKey": \#(json)}"#)
        #expect(reading.schema.primaryKey == key && reading.notes.map(\.kind) == kinds)
    }

    @Test("Keys and checks that cannot work are left aside")
    func others() throws {
        let reading = try Given.reading(
            """
            {"fields": [{"name": "a"}], "missingValues": ["", 3, []],
             "foreignKeys": [{"fields": "b", "reference": {"resource": "r", "fields": "id"}}, {"fields": "a"}],
             "custom_checks": [{"name": "siret-maison", "params": {}}, {"name": "french-siret-value", "params": {}},
                               {"name": "french-siren-value", "params": {"column": "b"}}, 5]}
            """)
        #expect(reading.schema.foreignKeys.isEmpty && reading.schema.rules.isEmpty && reading.schema.missingValues == ["", "3"])
        #expect(
            reading.notes.map(\.kind) == [
                .missingValuesInvalid, .foreignKeyInvalid, .foreignKeyInvalid, .customCheckUnknown, .customCheckInvalid, .customCheckColumnUnknown,
                .customCheckInvalid,
            ])
    }

    @Test("An example that breaks its own rules is not shown, and noted only when asked")
    func examples() throws {
        let json = #"{"fields": [{"name": "a", "type": "integer", "example": "douze", "examples": ["treize", "14"]}]}"#
        let quiet = try Given.reading(json)
        #expect(quiet.notes.isEmpty && quiet.schema.fields[0].example == "14")
        let asked = try Given.reading(json, checkingExamples: true)
        #expect(asked.notes.map(\.kind) == [.exampleInvalid] && asked.notes[0].value == "douze")
    }

    @Test("A schema of nothing but defects makes a bounded number of notes")
    func bounded() throws {
        let fields = (0..<2000).map { #"{"name": "c\#($0)", "type": "rien"}"# }.joined(separator: ",")
        let reading = try Given.reading("{\"fields\": [\(fields)]}")
        #expect(reading.schema.fields.count == 2000 && reading.notes.count == SchemaReading.mostNotes)
    }

    @Test("A note becomes a finding with its place and a suggestion, in both languages")
    func findings() throws {
        let reading = try Given.reading("{\"fields\": [\n  {\"name\": \"a\",\n   \"type\": \"entier\"}]}")
        let finding = try #require(reading.notes.first).finding(in: "schemas/essai.json")
        #expect(finding.severity == .note && finding.place == SourcePlace(file: "schemas/essai.json", line: 3, column: 12))
        #expect(
            finding.sentences(in: .french).cause == "Le schéma donne à la colonne « a » le type « entier », qui n’existe pas : toute valeur y est acceptée.")
        #expect(finding.sentences(in: .english).suggestion == "Did you mean “integer”?")
    }
}
