/// The first and the last text of a column in the order of their bytes, and whether all are codes.
final class TextRange {
    private struct Heads {
        /// The first eight bytes, the first one highest, of the first and the last text.
        var first = UInt64.max
        var last: UInt64 = 0
        var allCodes = true
    }

    private let heads: UnsafeMutablePointer<Heads>
    private let firstText = KeptText()
    private let lastText = KeptText()

    init() {
        heads = .allocate(capacity: 1)
        heads.initialize(to: Heads())
    }

    deinit { heads.deallocate() }

    /// Forgets all texts.
    func empty() {
        heads.pointee = Heads()
        firstText.empty()
        lastText.empty()
    }

    var first: String? { firstText.string }
    var last: String? { lastText.string }

    /// Whether each text so far that is not a number is made of capital letters, digits, `-`, `_`, `.` and `/` alone.
    var allCodes: Bool { heads.pointee.allCodes }

    /// Adds texts, which must stay where they are until `copy`.
    func add(_ cells: UnsafeBufferPointer<CellScan>) {
        var (first, last) = (heads.pointee.first, heads.pointee.last)
        for place in cells.indices {
            let order = cells[place].head.byteSwapped
            guard order <= first || order >= last else { continue }
            widen(cells[place], order: order)
            (first, last) = (heads.pointee.first, heads.pointee.last)
        }
    }

    /// Copies what it keeps of the texts added.
    func copy() {
        firstText.copy()
        lastText.copy()
    }

    /// Adds a text that is not a number.
    @inline(__always)
    func addCode(_ cell: CellScan) {
        if heads.pointee.allCodes, !isCode(cell.bytes) { heads.pointee.allCodes = false }
    }

    @inline(never)
    private func widen(_ cell: CellScan, order: UInt64) {
        if firstText.isNone || order < heads.pointee.first || (order == heads.pointee.first && precedes(cell.bytes, firstText.bytes)) {
            firstText.keep(cell)
            heads.pointee.first = order
        }
        if lastText.isNone || order > heads.pointee.last || (order == heads.pointee.last && precedes(lastText.bytes, cell.bytes)) {
            lastText.keep(cell)
            heads.pointee.last = order
        }
    }

    @inline(__always)
    private func isCode(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in text {
            // A bit for each of the 64 bytes from 0x20 on: - . / and 0 to 9, A to Z, _.
            guard byte >= 0x20, byte < 0x60, (0x87FF_FFFE_03FF_E000 as UInt64) >> UInt64(byte - 0x20) & 1 == 1 else { return false }
        }
        return true
    }
}

/// Whether a text comes before another in the order of their bytes.
private func precedes(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = one.baseAddress, let second = other.baseAddress else { return one.count < other.count }
    let shared = min(one.count, other.count)
    var offset = 0
    while offset < shared {
        let a = word(first, from: offset, length: shared).byteSwapped
        let b = word(second, from: offset, length: shared).byteSwapped
        if a != b { return a < b }
        offset += 8
    }
    return one.count < other.count
}

/// A text as it is shown.
private final class KeptText {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity = 64
    private var count = 0
    /// Where the text lies as long as it was not copied: in a sorted column each one gives way to the next.
    private var lent: UnsafePointer<UInt8>?
    var isNone = true

    init() { memory = .allocate(capacity: capacity) }

    deinit { memory.deallocate() }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: lent ?? UnsafePointer(memory), count: count) }

    var string: String? { isNone ? nil : String(decoding: bytes, as: UTF8.self) }

    /// Takes a text that stays where it is until `copy`.
    @inline(__always)
    func keep(_ cell: CellScan) {
        isNone = false
        lent = cell.text
        count = Int(cell.length)
        if count > shownCharacters { keep(ShownText(cell)) }
    }

    @inline(never)
    private func keep(_ shown: ShownText) {
        lent = nil
        count = shown.count
        makeRoom()
        shown.write(to: memory)
    }

    /// Copies a text that lies elsewhere.
    func copy() {
        guard let text = lent else { return }
        lent = nil
        makeRoom()
        memory.update(from: text, count: count)
    }

    private func makeRoom() {
        guard count > capacity else { return }
        memory.deallocate()
        capacity = max(count, capacity * 2)
        memory = .allocate(capacity: capacity)
    }

    func empty() {
        isNone = true
        lent = nil
        count = 0
    }
}
