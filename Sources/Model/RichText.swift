public import Bytes

/// Rendered Markdown: safe HTML in UTF-8, with holes where links within the site go.
///
/// A page fills each hole with the relative link from where it stands, so that one rendering serves every language and address.
public struct RichText: Sendable, Hashable {
    public struct Hole: Sendable, Hashable {
        /// Where in `html` the link goes, in bytes; holes are in rising order.
        public var offset: Int
        public var target: SiteTarget

        public init(offset: Int, target: SiteTarget) {
            self.offset = offset
            self.target = target
        }
    }

    public var html: [UInt8]
    public var holes: [Hole]

    public init(html: [UInt8], holes: [Hole] = []) {
        self.html = html
        self.holes = holes
    }
}

/// The rendered bodies of a dataset: in its own language, and in the catalogue's other one.
public struct DatasetBodies: Sendable {
    public var own: RichText?
    public var translated: RichText?

    public init(own: RichText? = nil, translated: RichText? = nil) {
        self.own = own
        self.translated = translated
    }
}

/// Something of the site that a text can link to; `Addresses` knows where it is.
public enum SiteTarget: Sendable, Hashable {
    case home
    /// By the slugs of its publisher and its own: `roques/subventions`.
    case dataset(String)
    /// A published file of a dataset, by the dataset's slugs and its published name.
    case file(dataset: String, name: String)
    /// By its slug.
    case publisher(String)
    /// By its slug.
    case freePage(String)
    /// An image of a text, by its `PublishedImage.name`.
    case image(String)
}

extension Fingerprint {
    public mutating func combine(_ target: SiteTarget) {
        switch target {
        case .home: combine(1)
        case .dataset(let slugs):
            combine(2)
            combine(slugs)
        case .file(let slugs, let name):
            combine(3)
            combine(slugs)
            combine(name)
        case .publisher(let slug):
            combine(4)
            combine(slug)
        case .freePage(let slug):
            combine(5)
            combine(slug)
        case .image(let name):
            combine(6)
            combine(name)
        }
    }
}
