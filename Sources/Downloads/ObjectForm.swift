internal import Bytes
internal import Profiles
internal import Tables

/// A table as objects, one a row: a JSON list of them, or one a line (NDJSON). Numbers and truths as such, dates as `2025-12-31`, blanks as null.
final class ObjectForm: FormWriter {
    private let isList: Bool
    private let row: ObjectRow
    private var isFirst = true
    private var out: ByteWriter

    init(_ columns: [FormColumn], isList: Bool, sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.isList = isList
        row = ObjectRow(columns)
        out = ByteWriter(sink: sink)
        if isList { out.raw("[") }
    }

    func add(_ batch: RowBatch) {
        for number in 0..<batch.rowCount where !batch.isBlank(number) {
            if isList { out.raw(isFirst ? "\n" : ",\n") }
            isFirst = false
            row.write(batch, batch.cells(ofRow: number), into: &out)
            if !isList { out.byte(0x0A) }
        }
    }

    func finish() throws -> Bool {
        if isList { out.raw("\n]\n") }
        try out.finish()
        return true
    }
}

/// A row as a JSON object.
struct ObjectRow {
    /// `{"nom":`, `,"montant":`
    private let keys: [[UInt8]]
    private let types: [ColumnType]

    init(_ columns: [FormColumn]) {
        keys = columns.enumerated().map { position, column in
            var key = ByteWriter()
            key.raw(position == 0 ? "{" : ",")
            var name = column.name
            name.withUTF8 { key.jsonText($0) }
            key.raw(":")
            return key.bytes
        }
        types = columns.map(\.type)
    }

    func write(_ batch: RowBatch, _ cells: UnsafeBufferPointer<Cell>, into out: inout ByteWriter) {
        for column in keys.indices {
            out.raw(keys[column])
            if column < cells.count, !cells[column].isEmpty {
                out.jsonCell(batch.text(cells[column]), as: types[column])
            } else {
                out.raw("null")
            }
        }
        out.raw("}")
    }
}
