internal import Bytes
internal import Interchange
internal import Model
internal import Publishing
private import Synchronization

/// The catalogue's feed of the last build, as far as it can be used again: an edit must not cost the writing of ten thousand datasets.
final class CatalogueFeedMemo: Sendable {
    static let name = "feed"

    private let lines: FeedLines
    /// Where the last feed is; nil when there is none to trust.
    private let path: String?
    private let next = Mutex<FeedLines?>(nil)

    init(_ stage: Stage, site: String) {
        let known = stage.lastBuild.isUntouched(Addresses.catalogueFeed) ? stage.memo(Self.name) : nil
        lines = known.map { FeedLines(encoded: $0) } ?? FeedLines()
        path = known == nil ? nil : site + "/" + Addresses.catalogueFeed
    }

    /// Writes the feed, and notes where its lines are.
    func write(_ feed: Feed, keys: [Fingerprint], into writer: inout ByteWriter) {
        let bytes = path.flatMap { try? Files.read($0, limit: 1 << 32) } ?? []
        let made = feed.writeCatalogue(into: &writer, keys: keys, last: lines, of: bytes)
        next.withLock { $0 = made }
    }

    /// For the next build; nil when the feed has not been written again: then the last memo still holds.
    var encoded: [UInt8]? { next.withLock { $0?.encoded } }
}
