internal import Glibc
internal import Tables

/// The texts that the cells of a workbook share (ECMA-376 part 1, §18.4), as one run of bytes.
final class SharedStrings {
    /// The most bytes the part may have when unpacked.
    static let limit = 256 << 20

    private var bytes = GrowingBuffer<UInt8>()
    /// Where each text ends.
    private var ends = GrowingBuffer<UInt32>()

    var count: Int { ends.count }
    /// Whether there was no memory for all texts.
    var isFull: Bool { bytes.isFull || ends.isFull }

    @inline(__always)
    subscript(index: Int) -> UnsafeBufferPointer<UInt8>? {
        guard index >= 0, index < ends.count else { return nil }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return UnsafeBufferPointer(start: bytes.start + start, count: Int(ends[index]) - start)
    }

    fileprivate func append(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(text) }

    fileprivate func endText() {
        let start = ends.count == 0 ? 0 : Int(ends[ends.count - 1])
        bytes.count = start + EscapedText.decode(bytes.start + start, count: bytes.count - start)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    /// Of the text in the making, in bytes.
    fileprivate var pendingCount: Int { bytes.count - (ends.count == 0 ? 0 : Int(ends[ends.count - 1])) }
}

/// Reads `sharedStrings.xml`: the runs of a rich text are joined, its phonetic readings left out.
final class SharedStringsVisitor: XMLVisitor {
    let strings = SharedStrings()

    private enum Place { case outside, table, item, run, text, runText }
    private var place = Place.outside
    private var skipped = 0
    private let sst, si, t, r: XMLName

    init(_ stream: XMLStream) {
        sst = stream.name("sst")
        si = stream.name("si")
        t = stream.name("t")
        r = stream.name("r")
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if skipped > 0 {
            skipped += 1
        } else if place == .table, name == si {
            place = .item
        } else if place == .item, name == t {
            place = .text
        } else if place == .item, name == r {
            place = .run
        } else if place == .run, name == t {
            place = .runText
        } else if place == .outside {
            if name == sst { place = .table } else { fail(.damaged(.textsMissing)) }
        } else {
            skipped = 1
        }
    }

    override func end() {
        if skipped > 0 {
            skipped -= 1
            return
        }
        switch place {
        case .outside, .table: place = .outside
        case .item:
            strings.endText()
            place = .table
        case .text, .run: place = .item
        case .runText: place = .run
        }
    }

    override func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard skipped == 0, place == .text || place == .runText else { return }
        guard strings.pendingCount + text.count <= RowAssembly.longestText else { return fail(.swollen) }
        strings.append(text)
        if strings.isFull { fail(.swollen) }
    }
}

/// Bytes or numbers in a row, without the copy that a growing array makes: the system moves large blocks by their pages.
private struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var start: UnsafeMutablePointer<Element>
    private var capacity = 1 << 12
    var count = 0
    /// Whether the system had no memory left: what was to be added since is not there.
    private(set) var isFull = false

    init() { start = .allocate(capacity: 1 << 12) }

    deinit { free(start) }

    @inline(__always)
    subscript(index: Int) -> Element { start[index] }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity, !grow(to: count + 1) { return }
        start[count] = element
        count += 1
    }

    mutating func append(_ elements: UnsafeBufferPointer<Element>) {
        guard let first = elements.baseAddress else { return }
        if count + elements.count > capacity, !grow(to: count + elements.count) { return }
        (start + count).update(from: first, count: elements.count)
        count += elements.count
    }

    private mutating func grow(to needed: Int) -> Bool {
        let larger = max(needed, capacity + capacity / 2)
        guard let block = realloc(start, larger * MemoryLayout<Element>.stride) else {
            isFull = true
            return false
        }
        start = block.assumingMemoryBound(to: Element.self)
        capacity = larger
        return true
    }
}
