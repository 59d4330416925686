internal import Bytes
internal import Model
internal import Schemas
internal import Tables

/// The rows of a file as the merged schema has them: its columns alone, in its order, under its names, each value as the mapping says.
///
/// Columns that the file has not are left out here, so that their absence is told once and not in each row; so are those that the schema does not know.
final class AlignedRows {
    /// The headings as the check is to see them.
    let header: TableHeader
    /// For each field of the schema its cell among the aligned ones; nil where the file has no such column.
    let positions: [Int?]
    /// For each aligned cell its column in the file, from 0.
    let columns: [Int]
    let batch = RowBatch()
    /// For each row of `batch`, how many cells the file has in it; of a right row, `width`.
    private(set) var cellCounts: [Int] = []
    /// How many columns the file has.
    let width: Int
    /// For each aligned cell, what its values become.
    private let values: [[String: String]?]
    /// Whether a row of another width than the header's is one that was cut wrong: spreadsheets and JSON leave out empty cells at the end.
    private let isWidthKept: Bool

    init(_ header: TableHeader, _ schema: TableSchema, _ mapping: VersionMapping?, isCSV: Bool) {
        width = header.labels.count
        isWidthKept = isCSV
        var positions: [Int?] = []
        var columns: [Int] = []
        var names: [String] = []
        var values: [[String: String]?] = []
        let places = Dictionary(grouping: header.labels.indices) { header.labels[$0] }
        for field in schema.fields {
            let written = mapping?.columns[field.name]
            guard let found = written.flatMap({ places[$0] }) ?? places[field.name] else {
                positions.append(nil)
                continue
            }
            positions.append(columns.count)
            // Of two columns with one name nobody knows which is meant: the check says so, and the file is refused.
            for column in found {
                columns.append(column)
                names.append(field.name)
                values.append(mapping?.values[field.name])
            }
        }
        self.positions = positions
        self.columns = columns
        self.values = values
        self.header = TableHeader(names, row: header.row)
    }

    /// Fills `batch` with the rows of another one; their numbers stay, blank rows among them.
    func take(_ source: RowBatch) {
        batch.removeAll(firstRow: source.firstRow)
        cellCounts.removeAll(keepingCapacity: true)
        for row in 0..<source.rowCount {
            let cells = source.cells(ofRow: row)
            cellCounts.append(cells.count)
            if source.isBlank(row) {
                batch.endRow()
                continue
            }
            // A row that was cut wrong keeps its fault: as many cells too few or too many as it had.
            let lacking = isWidthKept ? max(0, width - cells.count) : 0
            for (position, column) in columns.prefix(max(1, columns.count - lacking)).enumerated() {
                guard column < cells.count else {
                    batch.append(UnsafeBufferPointer(start: nil, count: 0), kind: .plain)
                    continue
                }
                let text = source.text(cells[column])
                if let table = values[position], !text.isEmpty, var new = table[String(decoding: text, as: UTF8.self)] {
                    new.withUTF8 { batch.append($0, kind: .text) }
                } else {
                    batch.append(text, kind: cells[column].kind)
                }
            }
            if cells.count > width { for cell in cells[width...] { batch.append(source.text(cell), kind: cell.kind) } }
            batch.endRow()
        }
    }
}
