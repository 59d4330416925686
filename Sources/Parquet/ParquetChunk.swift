/// The values of one column in the group of rows that is being written.
///
/// Values are appended one after the other, a missing one too, each by the function of the column's type; one of another type counts as missing.
public final class ParquetChunk {
    let column: ParquetColumn
    private let type: ParquetType
    private let packer: Packer

    /// Those of the page that is being filled, PLAIN; as numbers of 32 bits while there is a dictionary.
    private var values = Buffer()
    /// A bit for each value, kept from the first missing one of a page on.
    private var presence = Buffer()
    private var hasGaps = false
    /// Of the page, missing values included.
    private var pageCount = 0
    private var pageFilled = 0

    private var dictionary = TextDictionary()
    private var usesDictionary: Bool
    /// Whether texts of a group before came too seldom twice.
    private var prefersPlain = false

    /// The pages of the group that are full, packed, each after its header.
    private var pages = Buffer()
    /// Whether some of them have numbers instead of texts.
    private var hasNumberedPages = false
    private var unpackedSize = 0
    private var extremes = Extremes()
    /// How many values its full pages have, missing ones included.
    private var count = 0
    private var missingCount = 0

    /// About how many bytes a page has before it is packed.
    static let pageBytes = 1 << 18
    /// After so many texts it is looked at for the first time whether they come again.
    private static let trial = 4_096

    init(_ column: ParquetColumn, _ packer: Packer) {
        self.column = column
        self.packer = packer
        type = column.type
        usesDictionary = column.type == .text
    }

    // MARK: Appending

    @inline(__always)
    private func present() {
        if hasGaps { presence.setBit(pageCount, true) }
        pageCount &+= 1
        pageFilled &+= 1
    }

    /// Looks whether the page is full.
    @inline(__always)
    private func settle() { if values.count >= Self.pageBytes { endPage() } }

    public func missing() {
        if !hasGaps { startGaps() }
        presence.setBit(pageCount, false)
        pageCount &+= 1
        missingCount &+= 1
    }

    private func startGaps() {
        hasGaps = true
        for index in 0..<pageCount { presence.setBit(index, true) }
    }

    /// - Parameter text: UTF-8.
    public func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard type == .text else { return missing() }
        if usesDictionary, number(text) { return }
        extremes.add(text)
        values.append(littleEndian: UInt32(truncatingIfNeeded: text.count))
        values.append(UnsafeRawBufferPointer(text))
        present()
        settle()
    }

    /// Appends a text as its number; false, and nothing, when there is no room for it among the texts.
    private func number(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var isNew = false
        guard let number = dictionary.number(of: text, isNew: &isNew) else {
            // Those so far keep their numbers.
            endPage()
            usesDictionary = false
            prefersPlain = true
            return false
        }
        if isNew { extremes.add(text) }
        values.append(littleEndian: number)
        present()
        if pageFilled == Self.trial, !hasNumberedPages, dictionary.count * 2 > Self.trial { dropDictionary() }
        settle()
        return true
    }

    /// Texts that seldom come again are better written as they are: those of the first page are.
    private func dropDictionary() {
        usesDictionary = false
        prefersPlain = true
        var plain = Buffer()
        for offset in stride(from: 0, to: values.count, by: 4) {
            let text = dictionary[Int(UInt32(littleEndian: values.bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))]
            plain.append(littleEndian: UInt32(truncatingIfNeeded: text.count))
            plain.append(UnsafeRawBufferPointer(text))
        }
        values = plain
        dictionary = TextDictionary()
    }

    public func whole(_ value: Int64) {
        guard type == .whole else { return missing() }
        append(value)
    }

    public func number(_ value: Double) {
        guard type == .number else { return missing() }
        extremes.add(value)
        values.append(littleEndian: value.bitPattern)
        present()
        settle()
    }

    public func truth(_ value: Bool) {
        guard type == .truth else { return missing() }
        extremes.add(Int64(value ? 1 : 0))
        values.setBit(pageFilled, value)
        present()
    }

    /// - Parameter days: after 1970-01-01.
    public func date(_ days: Int32) {
        guard type == .date else { return missing() }
        extremes.add(Int64(days))
        values.append(littleEndian: days)
        present()
        settle()
    }

    /// - Parameter microseconds: after 1970-01-01T00:00:00.
    public func moment(_ microseconds: Int64) {
        guard type == .localTime || type == .universalTime else { return missing() }
        append(microseconds)
    }

    @inline(__always)
    private func append(_ value: Int64) {
        extremes.add(value)
        values.append(littleEndian: value)
        present()
        settle()
    }

    // MARK: Pages

    private enum Encoding: Int {
        case plain = 0
        case rle = 3
        case rleDictionary = 8
    }

    /// Packs what the page has so far.
    private func endPage() {
        guard pageCount > 0 else { return }
        if usesDictionary, !hasNumberedPages, dictionary.count * 4 > pageFilled * 3 { dropDictionary() }
        packer.page.removeAll()
        HybridRuns.appendLevels(presence.bytes, count: pageCount, filled: pageFilled, to: &packer.page)
        let encoding = usesDictionary ? Encoding.rleDictionary : .plain
        if usesDictionary {
            let width = HybridRuns.width(of: max(0, dictionary.count - 1))
            packer.page.append(UInt8(truncatingIfNeeded: width))
            HybridRuns.append(values.bytes, width: width, to: &packer.page)
            hasNumberedPages = true
        } else {
            packer.page.append(values.bytes)
        }
        let size = pageCount
        packPage(.data, to: &pages) { header in
            header.structure(5) { page in
                page.int32(1, size)
                page.int32(2, encoding.rawValue)
                page.int32(3, Encoding.rle.rawValue)
                page.int32(4, Encoding.rle.rawValue)
            }
        }
        count += pageCount
        values.removeAll()
        presence.removeAll()
        hasGaps = false
        pageCount = 0
        pageFilled = 0
    }

    /// `PageType`
    private enum Page: Int {
        case data = 0
        case dictionary = 2
    }

    /// Packs the page that lies in the packer, and puts it after its header (`PageHeader`).
    private func packPage(_ kind: Page, to out: inout Buffer, _ describe: (inout CompactThrift) -> Void) {
        packer.pack()
        var header = CompactThrift()
        header.int32(1, kind.rawValue)
        header.int32(2, packer.page.count)
        header.int32(3, packer.packed.count)
        describe(&header)
        header.stop()
        unpackedSize += header.bytes.count + packer.page.count
        out.append(header.bytes)
        out.append(packer.packed.bytes)
    }

    // MARK: Groups

    /// What a group of rows says of the chunk, and how large it is in the file.
    struct Ended {
        /// A `ColumnChunk`.
        var description: CompactThrift
        var size: Int
        var unpackedSize: Int
    }

    /// Hands out the chunk, and starts the next one.
    ///
    /// - Parameters:
    ///   - rows: of the group; what has not been appended is missing.
    ///   - offset: where the chunk will stand in the file.
    func end(rows: Int, at offset: Int, into sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Ended {
        while count + pageCount < rows { missing() }
        endPage()
        guard count == rows else { throw ParquetFailure.unevenRows }
        var dictionaryPage = Buffer()
        if hasNumberedPages {
            packer.page.removeAll()
            packer.page.append(dictionary.texts.bytes)
            let size = dictionary.count
            packPage(.dictionary, to: &dictionaryPage) { header in
                header.structure(7) { page in
                    page.int32(1, size)
                    page.int32(2, Encoding.plain.rawValue)
                }
            }
        }
        if let failure = packer.failure { throw failure }
        if dictionaryPage.count > 0 { try sink(dictionaryPage.bytes) }
        try sink(pages.bytes)
        let size = dictionaryPage.count + pages.count
        let ended = Ended(
            description: description(rows, at: offset, dictionarySize: dictionaryPage.count, size: size), size: size, unpackedSize: unpackedSize)
        startGroup()
        return ended
    }

    private func startGroup() {
        pages.release()
        // A table of very many columns would keep much room for each.
        values.release()
        presence.release()
        dictionary = TextDictionary()
        usesDictionary = type == .text && !prefersPlain
        hasNumberedPages = false
        unpackedSize = 0
        extremes = Extremes()
        count = 0
        missingCount = 0
    }

    private func description(_ rows: Int, at offset: Int, dictionarySize: Int, size: Int) -> CompactThrift {
        var thrift = CompactThrift()
        thrift.element { chunk in
            chunk.int64(2, 0)
            chunk.structure(3) { data in
                data.int32(1, type.physical.rawValue)
                data.list(2, ([.plain, .rle] + (dictionarySize > 0 ? [.rleDictionary] : []) as [Encoding]).map(\.rawValue))
                data.list(3, column.name)
                // ZSTD
                data.int32(4, 6)
                data.int64(5, rows)
                data.int64(6, unpackedSize)
                data.int64(7, size)
                data.int64(9, offset + dictionarySize)
                if dictionarySize > 0 { data.int64(11, offset) }
                data.structure(12) { statistics in
                    statistics.int64(3, missingCount)
                    guard let said = extremes.said(of: type) else { return }
                    if let greatest = said.greatest { statistics.binary(5, greatest.bytes) }
                    statistics.binary(6, said.least.bytes)
                    if let greatest = said.greatest { statistics.truth(7, greatest.isExact) }
                    statistics.truth(8, said.least.isExact)
                }
            }
        }
        return thrift
    }
}
