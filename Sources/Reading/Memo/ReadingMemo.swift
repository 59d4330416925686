internal import Bytes
internal import Markdown

/// What was read of each text at the last build: its header as a tree and the outline of its body, by its path.
///
/// A text whose file has the same signature is not read again. What is derived from trees and outlines is always derived anew,
/// so nothing that depends on the settings, on another file or on this program's rules can go stale.
public struct ReadingMemo: Sendable {
    struct Entry: Sendable {
        var signature: FileSignature
        /// Of the file's bytes.
        var fingerprint: Fingerprint
        var tree: YAMLTree
        var hasMetadata: Bool
        var hasBody: Bool
        /// Nil when the body was not rendered.
        var outline: BodyOutline?
    }

    var entries: [String: Entry] = [:]

    public init() {}

    /// Changes with the layout below, with the parsers, and with what they accept.
    private static let version: UInt64 = 0x4861_6C6C_6501

    // MARK: To bytes

    /// For the next build; the same entries give the same bytes.
    public func encoded() -> [UInt8] {
        var out = Encoder()
        out.word(Self.version)
        out.word(UInt64(entries.count))
        for (path, entry) in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            out.text(path)
            out.word(entry.signature.inode)
            out.word(UInt64(bitPattern: entry.signature.size))
            out.word(UInt64(bitPattern: entry.signature.modified))
            out.word(UInt64(bitPattern: entry.signature.changed))
            out.word(entry.fingerprint.high)
            out.word(entry.fingerprint.low)
            out.number((entry.hasMetadata ? 1 : 0) | (entry.hasBody ? 2 : 0) | (entry.outline != nil ? 4 : 0))
            out.number(entry.tree.nodes.count)
            for node in entry.tree.nodes {
                out.number(Int(node.kind.rawValue) | (node.isQuoted ? 4 : 0))
                for value in [node.line, node.column, node.start, node.length, node.end] { out.number(Int(value)) }
            }
            out.blob(entry.tree.text)
            guard let outline = entry.outline else { continue }
            out.number(outline.links.count)
            for link in outline.links {
                out.text(link.destination)
                out.number(link.isImage ? 1 : 0)
                out.number(link.line)
                out.number(link.column)
            }
            out.number(outline.remarks.count)
            for remark in outline.remarks {
                out.number(MarkdownNote.Kind.allCases.firstIndex(of: remark.kind) ?? 0)
                out.number(remark.line)
                out.text(remark.excerpt)
            }
        }
        var mark = Fingerprint()
        mark.combine(out.bytes)
        out.word(mark.low)
        return out.bytes
    }

    /// Empty when the bytes are not whole, or of another version: then everything is read again.
    public init(encoded bytes: [UInt8]) {
        guard bytes.count > 24 else { return }
        var mark = Fingerprint()
        mark.combine(Array(bytes[..<(bytes.count - 8)]))
        entries = bytes.withUnsafeBytes { buffer -> [String: Entry]? in
            guard buffer.loadUnaligned(fromByteOffset: buffer.count - 8, as: UInt64.self) == mark.low else { return nil }
            var input = Decoder(buffer: UnsafeRawBufferPointer(rebasing: buffer[..<(buffer.count - 8)]))
            return try? Self.decode(&input)
        } ?? [:]
    }

    private static func decode(_ input: inout Decoder) throws(Decoder.Truncated) -> [String: Entry] {
        guard try input.word() == version else { return [:] }
        let count = Int(truncatingIfNeeded: try input.word())
        var entries: [String: Entry] = [:]
        entries.reserveCapacity(min(max(0, count), 1 << 20))
        for _ in 0..<max(0, count) {
            let path = try input.text()
            let signature = FileSignature(
                inode: try input.word(), size: Int64(bitPattern: try input.word()), modified: Int64(bitPattern: try input.word()),
                changed: Int64(bitPattern: try input.word()))
            let fingerprint = Fingerprint(high: try input.word(), low: try input.word())
            let flags = try input.number()
            let tree = try decodeTree(&input)
            let outline = flags & 4 != 0 ? try decodeOutline(&input) : nil
            entries[path] = Entry(
                signature: signature, fingerprint: fingerprint, tree: tree, hasMetadata: flags & 1 != 0, hasBody: flags & 2 != 0, outline: outline)
        }
        return entries
    }

    private static func decodeTree(_ input: inout Decoder) throws(Decoder.Truncated) -> YAMLTree {
        var nodes: [YAMLTree.Node] = []
        let count = try input.count()
        nodes.reserveCapacity(count)
        for _ in 0..<count {
            let flags = try input.number()
            nodes.append(
                YAMLTree.Node(
                    kind: YAMLTree.Kind(rawValue: UInt8(flags & 3)) ?? .scalar, isQuoted: flags & 4 != 0, line: try input.small(), column: try input.small(),
                    start: try input.small(), length: try input.small(), end: try input.small()))
        }
        return YAMLTree(nodes: nodes, text: try input.blob())
    }

    private static func decodeOutline(_ input: inout Decoder) throws(Decoder.Truncated) -> BodyOutline {
        var outline = BodyOutline()
        for _ in 0..<(try input.count()) {
            outline.links.append(
                .init(destination: try input.text(), isImage: try input.number() == 1, line: try input.number(), column: try input.number()))
        }
        for _ in 0..<(try input.count()) {
            let kinds = MarkdownNote.Kind.allCases
            let kind = try input.number()
            outline.remarks.append(.init(kind: kinds[kind < kinds.count ? kind : 0], line: try input.number(), excerpt: try input.text()))
        }
        return outline
    }
}

/// Writes words of 8 bytes, numbers in 7-bit groups, and bytes with their length.
private struct Encoder {
    var bytes: [UInt8] = []

    mutating func word(_ word: UInt64) { withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) } }

    mutating func number(_ number: Int) {
        var rest = UInt64(max(0, number))
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func blob(_ blob: [UInt8]) {
        number(blob.count)
        bytes.append(contentsOf: blob)
    }

    mutating func text(_ text: String) {
        number(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }
}

/// Reads what `Encoder` wrote; whatever the bytes are, it throws rather than reads beyond them.
private struct Decoder {
    struct Truncated: Error {}

    let buffer: UnsafeRawBufferPointer
    var offset = 0

    init(buffer: UnsafeRawBufferPointer) { self.buffer = buffer }

    mutating func word() throws(Truncated) -> UInt64 {
        guard offset + 8 <= buffer.count else { throw Truncated() }
        defer { offset += 8 }
        return buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    mutating func number() throws(Truncated) -> Int {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard offset < buffer.count, shift < 56 else { throw Truncated() }
            let byte = buffer[offset]
            offset += 1
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(result) }
            shift += 7
        }
    }

    mutating func small() throws(Truncated) -> Int32 { Int32(clamping: try number()) }

    /// A number of things that follow: never more than there are bytes left.
    mutating func count() throws(Truncated) -> Int {
        let count = try number()
        guard count <= buffer.count - offset else { throw Truncated() }
        return count
    }

    mutating func blob() throws(Truncated) -> [UInt8] {
        let count = try count()
        defer { offset += count }
        return Array(buffer[offset..<(offset + count)])
    }

    mutating func text() throws(Truncated) -> String { String(decoding: try blob(), as: UTF8.self) }
}
