internal import Bytes
internal import Findings
internal import Model
private import Synchronization

/// The twins of pages that have just been made, until they are asked for: next, most often, for a twin stands after its page.
final class TwinShelf: Sendable {
    /// Of more than so many none was asked for.
    private static let most = 64

    private let twins = Mutex<[Int: [UInt8]]>([:])

    func put(_ twin: [UInt8], _ number: Int) {
        twins.withLock { twins in
            if twins.count >= Self.most { twins.removeAll() }
            twins[number] = twin
        }
    }

    func take(_ number: Int) -> [UInt8]? { twins.withLock { $0.removeValue(forKey: number) } }
}

extension SiteContent {
    /// The page of a dataset as Markdown, made from the page's values; nil without a base address.
    func twin(_ number: Int, _ language: Language, _ view: DatasetView, _ bodies: DatasetBodies) -> [UInt8]? {
        base.map { text(number, language, view, bodies, base: $0) }
    }

    /// - Parameter base: what links begin with.
    func text(_ number: Int, _ language: Language, _ view: DatasetView, _ bodies: DatasetBodies, base: String) -> [UInt8] {
        let path = path(.dataset(number), language)
        let body = body(number, language, bodies).text.map { html(of: $0, language, links: PageLinks(prefix: base, isPortable: false)) }
        var writer = ByteWriter(capacity: 8_192)
        let root = DatasetText.Root(prefix: String(repeating: "../", count: path.utf8.count { $0 == 0x2F }), base: base)
        DatasetText(view, html: body, speech(language).words, root).write(into: &writer)
        return writer.bytes
    }
}
