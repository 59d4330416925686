/// Reads a whole JSON document as a tree of values that know their places: for documents of a size that people write.
public enum JSONTree {
    /// - Parameter depth: how deep arrays and objects may stand in one another; what is deeper is an error.
    public static func parse(_ bytes: [UInt8], depth: Int = JSONReader.usualDepth) throws(JSONError) -> JSONNode {
        var position = 0
        return try parse(depth: depth, window: min(bytes.count + 1, 1 << 17)) { (buffer: UnsafeMutableRawBufferPointer) throws(JSONError) -> Int in
            let count = min(buffer.count, bytes.count - position)
            bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
            position += count
            return count
        }
    }

    public static func parse(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int = JSONReader.usualDepth) throws(JSONError) -> JSONNode {
        try parse([UInt8](bytes), depth: depth)
    }

    static func parse(depth: Int, window: Int, _ source: @escaping JSONReader.Source) throws(JSONError) -> JSONNode {
        var reader = JSONReader(window: window, depth: depth, source: source)
        let node = try value(from: &reader, try reader.next())
        // What follows the value must be nothing but space.
        _ = try reader.next()
        return node
    }

    /// The value that a reader's last event begins or is, to its end.
    public static func value(from reader: inout JSONReader, _ first: JSONReader.Event) throws(JSONError) -> JSONNode {
        var open: [Container] = []
        var event = first
        while true {
            let place = reader.place
            var value: JSONNode.Value?
            var beginning = place
            switch event {
            case .beginObject, .beginArray: open.append(Container(place: place))
            case .name: open[open.count - 1].names.append(reader.string)
            case .endObject, .endArray:
                let container = open.removeLast()
                beginning = container.place
                value = event == .endArray ? .array(container.nodes) : .object(container.members)
            case .string: value = .string(reader.string)
            case .number: value = .number(reader.string)
            case .boolean: value = .boolean(reader.isTrue)
            case .null: value = .null
            case .end: throw JSONError(.truncated, line: place.line, column: place.column)
            }
            if let value {
                let node = JSONNode(value, line: beginning.line, column: beginning.column)
                if open.isEmpty { return node }
                open[open.count - 1].nodes.append(node)
            }
            event = try reader.next()
        }
    }

    /// An array or object whose end has not come yet.
    private struct Container {
        let place: JSONReader.Place
        var names: [String] = []
        var nodes: [JSONNode] = []

        var members: [JSONNode.Member] { zip(names, nodes).map { JSONNode.Member(name: $0, node: $1) } }
    }
}
