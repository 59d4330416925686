/// The first and the last text of a column in the order of their bytes, and whether all are codes.
final class TextRange {
    private struct Heads {
        /// The first eight bytes, the first one highest, of the first and the last text.
        var first = UInt64.max
        var last: UInt64 = 0
        var allCodes = true
    }

    private let heads: UnsafeMutablePointer<Heads>
    private(set) var first: [UInt8]?
    private(set) var last: [UInt8]?

    init() {
        heads = .allocate(capacity: 1)
        heads.initialize(to: Heads())
    }

    deinit { heads.deallocate() }

    /// Whether each text so far that is not a number is made of capital letters, digits, `-`, `_`, `.` and `/` alone.
    var allCodes: Bool { heads.pointee.allCodes }

    @inline(__always)
    func add(_ cell: CellScan) {
        let order = cell.head.byteSwapped
        if order <= heads.pointee.first || order >= heads.pointee.last { widen(cell.bytes, order: order) }
    }

    /// Adds a text that is not a number.
    @inline(__always)
    func addCode(_ cell: CellScan) {
        if heads.pointee.allCodes, !isCode(cell.bytes) { heads.pointee.allCodes = false }
    }

    @inline(never)
    private func widen(_ text: UnsafeBufferPointer<UInt8>, order: UInt64) {
        if first.map({ text.lexicographicallyPrecedes($0) }) ?? true {
            first = shownText(text)
            heads.pointee.first = order
        }
        if last.map({ $0.lexicographicallyPrecedes(text) }) ?? true {
            last = shownText(text)
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
