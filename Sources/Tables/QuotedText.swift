private import CHalle

/// A text and its marks, for the cells that need a closer look: doubled quotes, text after the closing quote, a quote that nothing closes.
///
/// What is decided depends on the text alone, never on how much of it has been read: as long as more could change it, nothing is decided.
struct QuotedText {
    let bytes: UnsafePointer<UInt8>
    /// Two words for each 64 bytes (`halle_mark_separators`).
    let marks: UnsafePointer<UInt64>
    let count: Int
    let isEnd: Bool
    let delimiter: UInt8
    let quote: UInt8
    let rowStart: Int

    private var blocks: Int { (count + 63) >> 6 }

    struct QuotedCell {
        /// Where the text ends that starts after the opening quote.
        var textEnd: Int
        /// Where the separator is, or the end of the file.
        var end: Int
        /// How many quotes lie before `end`, the opening one among them.
        var quotes: Int
        /// Whether quotes have to be taken out of the text.
        var isIrregular = false
        var isStray = false
        var isUnclosed = false
    }

    /// The position of the next quote; −1 when there is none.
    @inline(__always)
    static func quote(from start: Int, marks: UnsafePointer<UInt64>, blocks: Int) -> Int {
        var block = start >> 6
        guard block < blocks else { return -1 }
        var word = marks[block &* 2 &+ 1] & (UInt64.max << UInt64(truncatingIfNeeded: start & 63))
        while word == 0 {
            block &+= 1
            guard block < blocks else { return -1 }
            word = marks[block &* 2 &+ 1]
        }
        return block << 6 | word.trailingZeroBitCount
    }

    /// How many quotes lie in a range.
    static func quotes(in range: Range<Int>, marks: UnsafePointer<UInt64>) -> Int {
        guard !range.isEmpty else { return 0 }
        let first = range.lowerBound >> 6
        let last = (range.upperBound - 1) >> 6
        var total = 0
        for block in first...last {
            var word = marks[2 * block + 1]
            if block == first { word &= UInt64.max << UInt64(range.lowerBound & 63) }
            if block == last { word &= UInt64.max >> UInt64(63 - (range.upperBound - 1) & 63) }
            total += word.nonzeroBitCount
        }
        return total
    }

    /// The cell whose first byte is a quote; nil when it takes more text to tell.
    ///
    /// - Parameter cellsWanted: how many cells the row lacks, this one among them, to be as wide as the row before it.
    @inline(never)
    func cell(openedAt open: Int, cellsWanted: Int) -> QuotedCell? {
        var from = open + 1
        var counted = from
        var breaks = 0
        var isDoubled = false
        while true {
            let closing = Self.quote(from: from, marks: marks, blocks: blocks)
            guard closing >= 0 else {
                // A CR at the very end may yet turn out to be half of a line break that counts once, with its LF.
                let sure = count > counted && bytes[count - 1] == 0x0D ? count - 1 : count
                let isFar = count - rowStart > CSVScanner.longestRow && count - open > CSVScanner.mostLineBreaks
                if isEnd || isFar || breaks + lineBreaks(counted..<sure) > CSVScanner.mostLineBreaks {
                    return unclosedCell(openedAt: open, cellsWanted: cellsWanted)
                }
                return nil
            }
            breaks += lineBreaks(counted..<closing)
            counted = closing
            let isFar = closing - rowStart > CSVScanner.longestRow && closing - open >= CSVScanner.mostLineBreaks
            if isFar || breaks > CSVScanner.mostLineBreaks {
                return unclosedCell(openedAt: open, cellsWanted: cellsWanted)
            }
            let after = closing + 1
            if after == count {
                guard isEnd else { return nil }
                return QuotedCell(textEnd: closing, end: count, quotes: quotes(in: open..<count), isIrregular: isDoubled)
            }
            if bytes[after] == quote {
                isDoubled = true
                from = after + 1
                continue
            }
            if isSeparator(bytes[after]) {
                return QuotedCell(textEnd: closing, end: after, quotes: quotes(in: open..<after), isIrregular: isDoubled)
            }
            // A quote at the start of a cell of a later line, with text behind it, opens that cell: then nothing closes this one.
            if breaks > 0, isSeparator(bytes[closing - 1]) { return unclosedCell(openedAt: open, cellsWanted: cellsWanted) }
            guard let end = separator(from: after, linesOnly: false) else { return nil }
            return QuotedCell(textEnd: end, end: end, quotes: quotes(in: open..<end), isIrregular: true, isStray: true)
        }
    }

    /// The cell of a quote that nothing closes: it ends on its line; at the next delimiter if the row then has as many cells as the one before.
    private func unclosedCell(openedAt open: Int, cellsWanted: Int) -> QuotedCell? {
        guard let lineEnd = separator(from: open + 1, linesOnly: true) else { return nil }
        var delimiters = 0
        for index in (open + 1)..<max(lineEnd, open + 1) where bytes[index] == delimiter { delimiters += 1 }
        var end = lineEnd
        if delimiters + 1 == cellsWanted, let next = separator(from: open + 1, linesOnly: false) { end = next }
        return QuotedCell(textEnd: end, end: end, quotes: quotes(in: open..<end), isIrregular: true, isUnclosed: true)
    }

    /// The next delimiter or line end; the file's end when there is none, nil when more text may have one.
    private func separator(from start: Int, linesOnly: Bool) -> Int? {
        var block = start >> 6
        guard block < blocks else { return isEnd ? count : nil }
        var word = marks[2 * block] & (UInt64.max << UInt64(start & 63))
        while true {
            while word == 0 {
                block += 1
                guard block < blocks else { return isEnd ? count : nil }
                word = marks[2 * block]
            }
            let position = block << 6 + word.trailingZeroBitCount
            if !linesOnly || bytes[position] != delimiter { return position }
            word &= word &- 1
        }
    }

    @inline(__always)
    private func isSeparator(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

    private func quotes(in range: Range<Int>) -> Int {
        Self.quotes(in: range, marks: marks)
    }

    private func lineBreaks(_ range: Range<Int>) -> Int {
        range.isEmpty ? 0 : halle_line_breaks(bytes + range.lowerBound, range.count)
    }
}
