import Parquet

/// A value to write.
enum Cell {
    case none
    case text(String)
    case whole(Int64)
    case number(Double)
    case truth(Bool)
    case date(Int32)
    case moment(Int64)
}

/// A file of some rows.
func written(_ columns: [ParquetColumn], _ rows: [[Cell]]) throws -> [UInt8] { try written(columns, count: rows.count) { rows[$0] } }

func written(_ columns: [ParquetColumn], count: Int, _ row: (Int) -> [Cell]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = ParquetWriter(columns) { bytes += $0 }
    for number in 0..<count {
        var length = 0
        for (chunk, cell) in zip(writer.chunks, row(number)) {
            switch cell {
            case .none: chunk.missing()
            case .text(var text):
                length += text.utf8.count
                text.withUTF8 { chunk.text($0) }
            case .whole(let value): chunk.whole(value)
            case .number(let value): chunk.number(value)
            case .truth(let value): chunk.truth(value)
            case .date(let value): chunk.date(value)
            case .moment(let value): chunk.moment(value)
            }
        }
        try writer.endRows(1, bytes: length)
    }
    try writer.finish()
    return bytes
}

extension Cell {
    /// As the reader gives it.
    var read: SmallReader.Value? {
        switch self {
        case .none: nil
        case .text(let text): .text(text)
        case .whole(let value), .moment(let value): .int(value)
        case .number(let value): .double(value)
        case .truth(let value): .bool(value)
        case .date(let value): .int(Int64(value))
        }
    }
}
