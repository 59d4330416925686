internal import Bytes
internal import Interchange
internal import Model
internal import Publishing
private import Synchronization

/// The whole catalogue as packed N-Quads. It is a row of gzip members, one for each part of the dump, and a build takes the members of unchanged parts
/// over from the file of the last one: an edit must not cost the writing and packing of ten thousand datasets.
final class CatalogueDump: Sendable {
    static let memoName = "dump"

    /// Where the members of the last file are, by what they were made from.
    private let last: [Fingerprint: Range<Int>]
    /// Where that file is; nil when there is none to trust.
    private let path: String?
    private let next = Mutex<[Member]?>(nil)

    private struct Member {
        let key: Fingerprint
        let size: Int
    }

    init(_ stage: Stage, site: String) {
        let memo = stage.lastBuild.isUntouched(Addresses.dump) ? stage.memo(Self.memoName) : nil
        var last: [Fingerprint: Range<Int>] = [:]
        var start = 0
        for member in memo.map(Self.members) ?? [] {
            last[member.key] = start..<(start + member.size)
            start += member.size
        }
        self.last = last
        path = last.isEmpty ? nil : site + "/" + Addresses.dump
    }

    func made(_ feed: Feed, _ keys: DatasetKeys) -> Made {
        var parts: [Fingerprint] = [keys.catalogue]
        for page in feed.pages(of: .whole) {
            var key = keys.shared
            key.combine(page.number)
            for number in page.datasets { key.combine(keys.metadata[number]) }
            parts.append(key)
        }
        var whole = keys.catalogue
        whole.combine(Self.memoName)
        return Made(path: Addresses.dump, key: whole) { [parts] writer in try self.write(feed, parts, into: &writer) }
    }

    private func write(_ feed: Feed, _ parts: [Fingerprint], into writer: inout ByteWriter) throws {
        var members: [Member] = []
        for (part, key) in parts.enumerated() {
            let bytes = try known(key) ?? gzipMember { feed.writeDump(part: part, into: &$0) }
            writer.raw(bytes)
            members.append(Member(key: key, size: bytes.count))
        }
        next.withLock { [members] in $0 = members }
    }

    private func known(_ key: Fingerprint) -> [UInt8]? {
        guard let path, let range = last[key] else { return nil }
        return try? Files.read(path, part: range)
    }

    // MARK: As bytes

    /// For the next build: words of 8 bytes, three for each member; nil when the dump has not been written again: then the last memo still holds.
    var encoded: [UInt8]? {
        guard let members = next.withLock({ $0 }) else { return nil }
        var out = BinaryEncoder()
        out.list(members) {
            $0.mark($1.key)
            $0.number($1.size)
        }
        return out.bytes
    }

    /// None when the bytes are not whole.
    private static func members(_ bytes: [UInt8]) -> [Member] {
        bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            let members = try? input.list { (input) throws(BinaryDecoder.Truncated) in Member(key: try input.mark(), size: try input.number()) }
            return members.flatMap { $0.allSatisfy { (0...Int(Int32.max)).contains($0.size) } ? $0 : nil } ?? []
        }
    }
}
