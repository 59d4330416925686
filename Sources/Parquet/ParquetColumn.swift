/// What the cells of a column are. Every cell may also be missing (null).
public enum ParquetType: String, Sendable, Hashable, CaseIterable {
    /// UTF-8.
    case text
    /// Whole numbers of 64 bits.
    case whole
    /// Doubles.
    case number
    case truth
    /// Days of the Gregorian calendar, carried back before 1582.
    case date
    /// Date and time, to the microsecond, by the clock of a place that the file does not name.
    case localTime
    /// The same, in universal time.
    case universalTime
}

public struct ParquetColumn: Sendable, Hashable {
    /// Unique among the columns of a file, never empty.
    public let name: String
    public let type: ParquetType

    public init(_ name: String, _ type: ParquetType) {
        self.name = name
        self.type = type
    }
}

extension ParquetType {
    /// How the values lie in the file (parquet.thrift, `Type`).
    enum Physical: Int {
        case boolean = 0
        case int32 = 1
        case int64 = 2
        case double = 5
        case byteArray = 6
    }

    var physical: Physical {
        switch self {
        case .text: .byteArray
        case .whole, .localTime, .universalTime: .int64
        case .number: .double
        case .truth: .boolean
        case .date: .int32
        }
    }
}

extension ParquetColumn {
    /// The leaf of the schema (`SchemaElement`).
    func describe(into thrift: inout CompactThrift) {
        thrift.element { leaf in
            leaf.int32(1, type.physical.rawValue)
            // OPTIONAL
            leaf.int32(3, 1)
            leaf.text(4, name)
            // The older way to say what bytes and numbers mean; it has no word for local time.
            switch type {
            case .text: leaf.int32(6, 0)
            case .date: leaf.int32(6, 6)
            case .universalTime: leaf.int32(6, 10)
            case .whole, .number, .truth, .localTime: break
            }
            switch type {
            case .text: leaf.structure(10) { $0.structure(1) { _ in } }
            case .date: leaf.structure(10) { $0.structure(6) { _ in } }
            case .localTime, .universalTime:
                leaf.structure(10) { kind in
                    kind.structure(8) { timestamp in
                        timestamp.truth(1, type == .universalTime)
                        // MICROS
                        timestamp.structure(2) { $0.structure(2) { _ in } }
                    }
                }
            case .whole, .number, .truth: break
            }
        }
    }
}
