import CZstd

/// Reads Parquet files by the words of the format's own description, and by nothing of the writer's: flat nullable columns, zstd, PLAIN and numbered texts.
struct SmallReader {
    enum Value: Equatable {
        case text(String)
        case int(Int64)
        case double(Double)
        case bool(Bool)
    }

    struct Column: Equatable {
        let name: String
        /// `Type` of parquet.thrift.
        let physical: Int
        /// The field of `LogicalType` that is set; 0 for none.
        let logical: Int
        let converted: Int?
        /// Of a timestamp.
        var isUniversal: Bool?
    }

    struct Statistics {
        var nullCount: Int?
        var least: [UInt8]?
        var greatest: [UInt8]?
        var leastIsExact: Bool?
        var greatestIsExact: Bool?
    }

    private(set) var columns: [Column] = []
    /// Column by column.
    private(set) var values: [[Value?]] = []
    /// Group by group, column by column.
    private(set) var statistics: [[Statistics]] = []
    private(set) var groupRows: [Int] = []
    /// The encodings that each chunk names, group by group.
    private(set) var encodings: [[Set<Int>]] = []
    private(set) var rowCount = 0
    private(set) var orders = 0

    struct Broken: Error {
        let what: String

        init(_ what: String) { self.what = what }
    }

    init(_ file: [UInt8]) throws {
        guard file.count >= 12, file.prefix(4).elementsEqual("PAR1".utf8), file.suffix(4).elementsEqual("PAR1".utf8) else { throw Broken("marks") }
        let length = (0..<4).reduce(0) { $0 | Int(file[file.count - 8 + $1]) << ($1 * 8) }
        var thrift = Thrift(file[(file.count - 8 - length)..<(file.count - 8)])
        let footer = try thrift.structure()
        guard thrift.isAtEnd else { throw Broken("footer") }
        let schema = footer[2]?.list ?? []
        guard let root = schema.first?.fields, root[5]?.int == schema.count - 1 else { throw Broken("root") }
        columns = try schema.dropFirst().map { node in
            guard let leaf = node.fields, let physical = leaf[1]?.int, leaf[3]?.int == 1, let name = leaf[4]?.bytes else { throw Broken("leaf") }
            let logical = leaf[10]?.fields ?? [:]
            return Column(
                name: String(decoding: name, as: UTF8.self), physical: physical, logical: logical.keys.first ?? 0, converted: leaf[6]?.int,
                isUniversal: logical[8]?.fields?[1]?.bool)
        }
        rowCount = footer[3]?.int ?? -1
        orders = footer[7]?.list?.count ?? 0
        values = columns.map { _ in [] }
        for (number, node) in (footer[4]?.list ?? []).enumerated() {
            guard let group = node.fields, let rows = group[3]?.int, let chunks = group[1]?.list, chunks.count == columns.count, group[7]?.int == number else {
                throw Broken("group")
            }
            groupRows.append(rows)
            statistics.append([])
            encodings.append([])
            var size = 0
            for (position, chunk) in chunks.enumerated() {
                guard let data = chunk.fields?[3]?.fields else { throw Broken("chunk") }
                size += data[7]?.int ?? 0
                let found = data[12]?.fields ?? [:]
                statistics[number].append(
                    Statistics(
                        nullCount: found[3]?.int, least: found[6]?.bytes, greatest: found[5]?.bytes, leastIsExact: found[8]?.bool,
                        greatestIsExact: found[7]?.bool))
                let read = try Self.chunk(data, of: columns[position], rows, file)
                encodings[number].append(read.encodings)
                guard read.encodings.isSubset(of: Set((data[2]?.list ?? []).compactMap(\.int))) else { throw Broken("encodings") }
                guard read.values.count(where: { $0 == nil }) == found[3]?.int else { throw Broken("null count") }
                values[position] += read.values
            }
            guard size == group[6]?.int else { throw Broken("size of group") }
        }
        guard groupRows.reduce(0, +) == rowCount else { throw Broken("rows") }
    }

    private static func chunk(_ data: [Int: Node], of column: Column, _ rows: Int, _ file: [UInt8]) throws -> (values: [Value?], encodings: Set<Int>) {
        guard data[1]?.int == column.physical, data[4]?.int == 6, data[5]?.int == rows, let first = data[9]?.int, let size = data[7]?.int,
            data[3]?.list?.compactMap({ $0.bytes.map { String(decoding: $0, as: UTF8.self) } }) == [column.name]
        else { throw Broken("chunk of \(column.name)") }
        var position = data[11]?.int ?? first
        let end = position + size
        var dictionary: [Value] = []
        var values: [Value?] = []
        var encodings: Set<Int> = []
        var unpackedSize = 0
        while position < end {
            var thrift = Thrift(file[position..<end])
            let header = try thrift.structure()
            guard let kind = header[1]?.int, let unpacked = header[2]?.int, let packed = header[3]?.int else { throw Broken("page") }
            let body = try Self.unpacked(Array(file[thrift.position..<(thrift.position + packed)]), unpacked)
            unpackedSize += unpacked + thrift.position - position
            position = thrift.position + packed
            if kind == 2 {
                guard position == first, header[7]?.fields?[2]?.int == 0, let count = header[7]?.fields?[1]?.int else { throw Broken("dictionary") }
                dictionary = try plain(body[...], column.physical, count)
                encodings.insert(0)
                continue
            }
            guard kind == 0, let page = header[5]?.fields, let count = page[1]?.int, let encoding = page[2]?.int, page[3]?.int == 3 else {
                throw Broken("page")
            }
            encodings.formUnion([3, encoding])
            let length = (0..<4).reduce(0) { $0 | Int(body[$1]) << ($1 * 8) }
            let levels = try hybrid(body[4..<(4 + length)], width: 1, count)
            let filled = levels.count { $0 == 1 }
            var rest = body[(4 + length)...]
            let found: [Value]
            if encoding == 8 {
                guard let width = rest.popFirst() else { throw Broken("width") }
                found = try hybrid(rest, width: Int(width), filled).map { number in
                    guard number < dictionary.count else { throw Broken("number \(number)") }
                    return dictionary[number]
                }
            } else {
                found = try plain(rest, column.physical, filled)
            }
            var next = found.makeIterator()
            values += levels.map { $0 == 1 ? next.next() : nil }
        }
        guard position == end, values.count == rows, unpackedSize == data[6]?.int else { throw Broken("chunk’s size") }
        return (values, encodings)
    }

    private static func unpacked(_ packed: [UInt8], _ size: Int) throws -> [UInt8] {
        var out = [UInt8](repeating: 0, count: size)
        let count = ZSTD_decompress(&out, size, packed, packed.count)
        guard ZSTD_isError(count) == 0, count == size else { throw Broken("zstd") }
        return out
    }

    private static func plain(_ bytes: ArraySlice<UInt8>, _ physical: Int, _ count: Int) throws -> [Value] {
        var rest = bytes
        func take(_ size: Int) throws -> UInt64 {
            guard rest.count >= size else { throw Broken("short page") }
            defer { rest = rest.dropFirst(size) }
            return rest.prefix(size).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64($1.offset * 8) }
        }
        if physical == 0 {
            guard bytes.count == (count + 7) / 8 else { throw Broken("booleans") }
            return (0..<count).map { .bool(bytes[bytes.startIndex + $0 / 8] >> UInt8($0 % 8) & 1 == 1) }
        }
        let values = try (0..<count).map { _ -> Value in
            switch physical {
            case 1: return .int(Int64(Int32(truncatingIfNeeded: try take(4))))
            case 2: return .int(Int64(bitPattern: try take(8)))
            case 5: return .double(Double(bitPattern: try take(8)))
            default:
                let length = Int(try take(4))
                guard rest.count >= length, let text = String(validating: rest.prefix(length), as: UTF8.self) else { throw Broken("text") }
                rest = rest.dropFirst(length)
                return .text(text)
            }
        }
        guard rest.isEmpty else { throw Broken("surplus of \(rest.count)") }
        return values
    }

    static func hybrid(_ bytes: ArraySlice<UInt8>, width: Int, _ count: Int) throws -> [Int] {
        var rest = bytes
        var values: [Int] = []
        while values.count < count {
            var head = 0
            var shift = 0
            while true {
                guard let byte = rest.popFirst() else { throw Broken("runs") }
                head |= Int(byte & 0x7F) << shift
                shift += 7
                if byte < 0x80 { break }
            }
            if head & 1 == 0 {
                let size = (width + 7) / 8
                guard rest.count >= size else { throw Broken("run") }
                let value = rest.prefix(size).enumerated().reduce(0) { $0 | Int($1.element) << ($1.offset * 8) }
                rest = rest.dropFirst(size)
                values += Array(repeating: value, count: head >> 1)
            } else {
                let size = (head >> 1) * width
                guard rest.count >= size else { throw Broken("packed run") }
                let packed = Array(rest.prefix(size))
                rest = rest.dropFirst(size)
                for index in 0..<((head >> 1) * 8) where values.count < count {
                    var value = 0
                    for bit in 0..<width where packed[(index * width + bit) / 8] >> UInt8((index * width + bit) % 8) & 1 == 1 { value |= 1 << bit }
                    values.append(value)
                }
            }
        }
        guard rest.isEmpty, values.count == count else { throw Broken("surplus of runs") }
        return values
    }

    // MARK: Thrift

    indirect enum Node {
        case bool(Bool)
        case int(Int)
        case bytes([UInt8])
        case list([Node])
        case structure([Int: Node])

        var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
        var int: Int? { if case .int(let value) = self { value } else { nil } }
        var bytes: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
        var list: [Node]? { if case .list(let value) = self { value } else { nil } }
        var fields: [Int: Node]? { if case .structure(let value) = self { value } else { nil } }
    }

    private struct Thrift {
        private var rest: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

        var position: Int { rest.startIndex }
        var isAtEnd: Bool { rest.isEmpty }

        private mutating func byte() throws -> UInt8 {
            guard let byte = rest.popFirst() else { throw Broken("thrift") }
            return byte
        }

        private mutating func varint() throws -> UInt64 {
            var value: UInt64 = 0
            var shift: UInt64 = 0
            while true {
                let next = try byte()
                value |= UInt64(next & 0x7F) << shift
                if next < 0x80 { return value }
                shift += 7
            }
        }

        private mutating func zigzag() throws -> Int {
            let value = try varint()
            return Int(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
        }

        mutating func structure() throws -> [Int: Node] {
            var fields: [Int: Node] = [:]
            var last = 0
            while true {
                let head = try byte()
                if head == 0 { return fields }
                last = head >> 4 == 0 ? try zigzag() : last + Int(head >> 4)
                guard fields[last] == nil else { throw Broken("field \(last) twice") }
                fields[last] = try value(head & 15)
            }
        }

        private mutating func value(_ kind: UInt8) throws -> Node {
            switch kind {
            case 1: return .bool(true)
            case 2: return .bool(false)
            case 4, 5, 6: return .int(try zigzag())
            case 8:
                let count = Int(try varint())
                guard rest.count >= count else { throw Broken("binary") }
                defer { rest = rest.dropFirst(count) }
                return .bytes(Array(rest.prefix(count)))
            case 9:
                let head = try byte()
                let count = head >> 4 == 15 ? Int(try varint()) : Int(head >> 4)
                var nodes: [Node] = []
                for _ in 0..<count { nodes.append(try value(head & 15)) }
                return .list(nodes)
            case 12: return .structure(try structure())
            default: throw Broken("kind \(kind)")
            }
        }
    }
}
