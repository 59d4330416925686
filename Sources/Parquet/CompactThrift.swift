/// Writes structures in Thrift's compact protocol (thrift-compact-protocol.md of Apache Thrift): what a Parquet file says of itself.
struct CompactThrift {
    private(set) var bytes: [UInt8] = []
    /// The number of the field before, in the structure that is being written.
    private var last = 0

    enum Kind: UInt8 {
        case yes = 1
        case no = 2
        case int16 = 4
        case int32 = 5
        case int64 = 6
        case binary = 8
        case list = 9
        case structure = 12
    }

    /// The end of the structure that is the whole document.
    mutating func stop() {
        bytes.append(0)
        last = 0
    }

    private mutating func field(_ number: Int, _ kind: Kind) {
        let step = number - last
        if step > 0, step < 16 {
            bytes.append(UInt8(truncatingIfNeeded: step << 4) | kind.rawValue)
        } else {
            bytes.append(kind.rawValue)
            zigzag(number)
        }
        last = number
    }

    private mutating func varint(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private mutating func zigzag(_ number: Int) { varint(UInt64(bitPattern: Int64(number << 1 ^ number >> 63))) }

    mutating func truth(_ number: Int, _ value: Bool) { field(number, value ? .yes : .no) }

    mutating func int16(_ number: Int, _ value: Int) {
        field(number, .int16)
        zigzag(value)
    }

    mutating func int32(_ number: Int, _ value: Int) {
        field(number, .int32)
        zigzag(value)
    }

    mutating func int64(_ number: Int, _ value: Int) {
        field(number, .int64)
        zigzag(value)
    }

    mutating func binary(_ number: Int, _ value: [UInt8]) {
        field(number, .binary)
        varint(UInt64(value.count))
        bytes += value
    }

    mutating func text(_ number: Int, _ value: String) { binary(number, Array(value.utf8)) }

    mutating func structure(_ number: Int, _ write: (inout CompactThrift) -> Void) {
        field(number, .structure)
        element(write)
    }

    /// A structure of a list.
    mutating func element(_ write: (inout CompactThrift) -> Void) {
        let outer = last
        last = 0
        write(&self)
        bytes.append(0)
        last = outer
    }

    /// The head of a list; its elements follow.
    mutating func list(_ number: Int, of kind: Kind, count: Int) {
        field(number, .list)
        if count < 15 {
            bytes.append(UInt8(truncatingIfNeeded: count << 4) | kind.rawValue)
        } else {
            bytes.append(0xF0 | kind.rawValue)
            varint(UInt64(count))
        }
    }

    mutating func list(_ number: Int, _ values: [Int]) {
        list(number, of: .int32, count: values.count)
        for value in values { zigzag(value) }
    }

    mutating func list(_ number: Int, _ value: String) {
        list(number, of: .binary, count: 1)
        varint(UInt64(value.utf8.count))
        bytes += value.utf8
    }

    /// Elements that have been written elsewhere.
    mutating func elements(_ other: CompactThrift) { bytes += other.bytes }
}
