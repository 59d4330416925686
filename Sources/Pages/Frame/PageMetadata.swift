public import Bytes
public import Findings

/// What pages say of themselves to search engines: JSON that is ready to stand in a page, asked for when the page is made and dropped after.
public struct PageMetadata: Sendable {
    let homeKey: Fingerprint
    let home: @Sendable (Language) -> [UInt8]?
    let datasetKey: @Sendable (Int) -> Fingerprint
    let dataset: @Sendable (Int, Language, String) -> [UInt8]?

    /// All JSON is ASCII without `<`, `>` and `&` (`ByteWriter.json`).
    ///
    /// - Parameters:
    ///   - homeKey: changes whenever what `home` gives does.
    ///   - home: of the home page in a language; nil for none.
    ///   - datasetKey: the same for the dataset of that number.
    ///   - dataset: of the page of the dataset of that number, with its title among those of its publisher.
    public init(
        homeKey: Fingerprint, home: @escaping @Sendable (Language) -> [UInt8]?, datasetKey: @escaping @Sendable (Int) -> Fingerprint,
        dataset: @escaping @Sendable (Int, Language, String) -> [UInt8]?
    ) {
        self.homeKey = homeKey
        self.home = home
        self.datasetKey = datasetKey
        self.dataset = dataset
    }

    /// Of a site without a base address: search engines want whole addresses.
    public static let none = PageMetadata(homeKey: Fingerprint(), home: { _ in nil }, datasetKey: { _ in Fingerprint() }, dataset: { _, _, _ in nil })
}
