@testable import JSON

/// Gives a document in pieces of so many bytes.
func source(_ text: String, pieces: Int = .max) -> JSONReader.Source { source(Array(text.utf8), pieces: pieces) }

func source(_ bytes: [UInt8], pieces: Int = .max) -> JSONReader.Source {
    var position = 0
    return { (buffer: UnsafeMutableRawBufferPointer) throws(JSONError) -> Int in
        let count = min(pieces, buffer.count, bytes.count - position)
        buffer.copyBytes(from: bytes[position..<(position + count)])
        position += count
        return count
    }
}

/// All events of a document, with their texts and places: `name:a@1:2`.
func events(_ text: String, window: Int = 64, pieces: Int = .max) throws(JSONError) -> [String] {
    var reader = JSONReader(window: window, source: source(text, pieces: pieces))
    var result: [String] = []
    while true {
        let event = try reader.next()
        if event == .end { return result }
        let text = reader.text.isEmpty ? "" : ":\(reader.string)"
        result.append("\(event)\(text)@\(reader.place.line):\(reader.place.column)")
    }
}

func failure(of text: String, depth: Int = JSONReader.usualDepth) -> JSONError? { failure(of: Array(text.utf8), depth: depth) }

func failure(of bytes: [UInt8], depth: Int = JSONReader.usualDepth) -> JSONError? {
    do {
        _ = try JSONTree.parse(bytes, depth: depth)
        return nil
    } catch {
        return error
    }
}
