/// How many characters of a value are shown at most.
let shownCharacters = 100

/// A text as it is shown: cut to 100 characters, the last of them `…` when there was more.
struct ShownText {
    private let start: UnsafePointer<UInt8>
    /// How many bytes are shown as they stand.
    private let kept: Int
    private let isCut: Bool

    @inline(__always)
    init(_ cell: CellScan) { self.init(cell, characters: cell.characters) }

    /// - Parameter characters: how many the text has.
    @inline(__always)
    init(_ cell: CellScan, characters: @autoclosure () -> Int) {
        start = cell.text
        if cell.length <= shownCharacters {
            kept = Int(cell.length)
            isCut = false
        } else {
            (kept, isCut) = Self.cut(cell.bytes, characters: characters())
        }
    }

    @inline(never)
    private static func cut(_ text: UnsafeBufferPointer<UInt8>, characters: Int) -> (kept: Int, isCut: Bool) {
        if characters == text.count { return (shownCharacters - 1, true) }
        if characters <= shownCharacters, text.count <= shownCharacters * 4 { return (text.count, false) }
        return (prefixLength(text, characters: shownCharacters - 1, of: characters), true)
    }

    /// In bytes.
    @inline(__always) var count: Int { isCut ? kept + 3 : kept }

    /// Writes `count` bytes.
    @inline(__always)
    func write(to target: UnsafeMutablePointer<UInt8>) {
        target.update(from: start, count: kept)
        if isCut {
            target[kept] = 0xE2
            target[kept + 1] = 0x80
            target[kept + 2] = 0xA6
        }
    }
}

extension [UInt8] {
    /// The bytes of a text as it is shown.
    init(_ shown: ShownText) {
        self.init(unsafeUninitializedCapacity: shown.count) { bytes, count in
            if let start = bytes.baseAddress { shown.write(to: start) }
            count = shown.count
        }
    }
}
