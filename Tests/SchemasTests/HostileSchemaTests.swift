import Findings
import Testing

@testable import Schemas

@Suite("Hostile schemas")
struct HostileSchemaTests {
    private static let sample = Array(
        """
        {"name": "essai", "title": "Essai", "version": 2, "missingValues": ["", {"value": "NC"}], "primaryKey": ["a", "b"],
         "fields": [{"name": "a", "type": "number", "decimalChar": ",", "groupChar": " ", "example": "1 250,5", "constraints": {"minimum": -9, "maximum": "9"}},
          {"name": "b", "type": "date", "format": "%d/%m/%Y", "constraints": {"required": true, "unique": true}, "examples": ["31/12/2025", 3]},
          {"name": "c", "constraints": {"pattern": "^[A-Z]{2}\\\\d+$", "minLength": 3, "maxLength": 9}}, {"name": "d", "type": "boolean", "trueValues": ["oui"]},
          {"name": "e", "type": "array", "arrayItem": {"type": "string", "constraints": {"enum": ["x", "y"]}}, "example": ["x", "y"]},
          {"name": "f", "type": "geopoint", "format": "array"}],
         "foreignKeys": [{"fields": "a", "reference": {"resource": "r", "fields": "id"}}],
         "custom_checks": [{"name": "compare-columns-value", "params": {"column": "a", "op": "<", "column2": "b"}}]}
        """.utf8)

    /// A small generator, so that a run that fails fails again.
    private struct Dice {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        mutating func roll(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(1, count)))
        }
    }

    @Test("A schema damaged anywhere is read or refused, and whatever was read can be shown and written")
    func mutations() {
        var dice = Dice()
        var readings = 0
        for _ in 0..<200 {
            var bytes = Self.sample
            for _ in 0...dice.roll(4) {
                let place = dice.roll(bytes.count)
                switch dice.roll(4) {
                case 0: bytes[place] = UInt8(dice.roll(256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(Array("\"[]{}:,0-n\\".utf8)[dice.roll(11)], at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + dice.roll(30)))
                }
            }
            guard let reading = try? TableSchema.read(bytes, checkingExamples: true) else { continue }
            readings += 1
            for field in reading.schema.fields { #expect(!field.expectation(in: .french).isEmpty) }
            for note in reading.notes { #expect(!note.finding(in: "x").sentences(in: .english).cause.isEmpty) }
        }
        #expect(readings > 20)
    }

    @Test("Depth, size and values out of range are taken calmly")
    func extremes() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: SchemaRefusal.self) { try Given.reading(deep) }
        let nested = String(repeating: #"{"type": "array", "arrayItem": "#, count: 60) + "{}" + String(repeating: "}", count: 60)
        #expect(throws: Never.self) { try Given.reading(#"{"fields": [{"name": "a", "type": "array", "arrayItem": \#(nested)}]}"#) }
        let long = String(repeating: "é", count: 100_000)
        let field = try Given.field(#""title": "\#(long)", "example": "\#(long)", "constraints": {"enum": ["\#(long)"], "minLength": 99999999999999999999}"#)
        #expect(field.notes.map(\.kind) == [.constraintInvalid])
        #expect(field.field.expectation(in: .french).utf8.count < 500)
        let wide = (0..<20_000).map { #"{"name": "c\#($0)", "contraints": {}}"# }.joined(separator: ",")
        #expect(try Given.reading("{\"fields\": [\(wide)], \"primaryKey\": [\"x\"]}").schema.fields.count == 20_000)
    }
}
