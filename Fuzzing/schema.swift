// Reads any bytes as a Table Schema: what is read can be written and read again to the same, its fields can be put into words, and an example that
// is given of a field is one that the field accepts.
import Bytes
import Findings
import Schemas

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSchema(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let reading = try? TableSchema.read(bytes, checkingExamples: true) else { return 0 }
    precondition(!reading.schema.fields.isEmpty && reading.notes.count <= SchemaReading.mostNotes)
    for note in reading.notes {
        let finding = note.finding(in: "a.json")
        for language in [Language.french, .english] { precondition(!finding.sentences(in: language).cause.isEmpty) }
    }
    for field in reading.schema.fields.prefix(50) {
        precondition(!field.expectation(in: .french).isEmpty && !field.expectation(in: .english).isEmpty)
    }
    var out = ByteWriter()
    reading.schema.write(into: &out)
    guard let again = try? TableSchema.read(out.bytes, named: reading.schema.name).schema else { fatalError("a written schema cannot be read") }
    var schema = reading.schema
    // Texts are written as JSON has them, where what is no Unicode is replaced.
    schema.name = again.name
    precondition(again.fields.map(\.name) == schema.fields.map(\.name) && again.primaryKey == schema.primaryKey)
    precondition(again.fields.map(\.type) == schema.fields.map(\.type))
    return 0
}
