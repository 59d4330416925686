/// A part of a row as a spreadsheet shows it: the headings, the row with its number, and a mark under the cell in question.
///
/// Columns are lined up for a terminal with letters of one width; a line takes at most 100 columns of it.
struct DrawnRow {
    /// Without indentation and without spaces at their ends.
    let lines: [String]

    private static let widestLine = 94
    private static let mostCells = 9
    /// How wide the cells beside the marked one may be: the first that makes the line short enough.
    private static let widths = [24, 16, narrowest]
    private static let narrowest = 10

    /// - Parameter row: the number before the row; 0 for none.
    init(_ excerpt: RowExcerpt, row: Int) {
        let count = max(excerpt.headings.count, excerpt.cells.count)
        let marked = excerpt.marked.flatMap { (0..<count).contains($0) ? $0 : nil }
        let label = row > 0 ? String(row) + "  " : ""
        let room = Self.widestLine - label.utf8.count
        var shown = Self.window(around: marked ?? 0, count: count, most: Self.mostCells)
        var columns: [Column] = []
        for limit in Self.widths {
            columns = shown.map { Column(excerpt, at: $0, limit: $0 == marked ? 24 : limit) }
            if Self.width(of: columns) <= room { break }
        }
        while Self.width(of: columns) > room, shown.count > 1 {
            shown = Self.window(around: marked ?? 0, count: count, most: shown.count - 1)
            columns = shown.map { Column(excerpt, at: $0, limit: $0 == marked ? 24 : Self.narrowest) }
        }
        guard columns.contains(where: { $0.width > 0 }) else {
            lines = []
            return
        }
        let margin = String(repeating: " ", count: label.utf8.count)
        var lines: [String] = []
        if columns.contains(where: { !$0.heading.isEmpty }) { lines.append(margin + columns.map { $0.padded($0.heading) }.joined(separator: " │ ")) }
        lines.append(label + columns.map { $0.padded($0.cell) }.joined(separator: " │ "))
        if let marked, let position = shown.firstIndex(of: marked).map({ $0 - shown.lowerBound }), columns.indices.contains(position) {
            let before = columns[..<position].reduce(0) { $0 + $1.width + 3 }
            let cell = DisplayWidth.of(columns[position].cell)
            // An empty cell is marked over the width of its column.
            lines.append(margin + String(repeating: " ", count: before) + String(repeating: "^", count: cell > 0 ? cell : max(1, columns[position].width)))
        }
        self.lines = lines.map(Self.trimmed)
    }

    private static func window(around middle: Int, count: Int, most: Int) -> Range<Int> {
        let start = max(0, min(middle - most / 2, count - most))
        return start..<min(count, start + most)
    }

    private static func width(of columns: [Column]) -> Int { columns.reduce(-3) { $0 + $1.width + 3 } }

    private static func trimmed(_ line: String) -> String {
        String(decoding: Array(line.utf8).reversed().drop { $0 == 0x20 }.reversed(), as: UTF8.self)
    }

    private struct Column {
        let heading: String
        let cell: String
        let width: Int

        init(_ excerpt: RowExcerpt, at index: Int, limit: Int) {
            heading = excerpt.headings.indices.contains(index) ? DisplayWidth.cut(excerpt.headings[index], to: limit) : ""
            cell = excerpt.cells.indices.contains(index) ? DisplayWidth.cut(excerpt.cells[index], to: limit) : ""
            width = max(DisplayWidth.of(heading), DisplayWidth.of(cell))
        }

        func padded(_ text: String) -> String { text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) }
    }
}

/// How many columns of a terminal a text takes: none for combining marks, two for East Asian wide characters and emoji, one for others
/// (after Unicode's East Asian Width, UAX #11).
enum DisplayWidth {
    static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

    /// The text on one line, harmless to a terminal, at most `limit` columns wide; `…` at its end says that it was cut.
    static func cut(_ text: String, to limit: Int) -> String {
        // Marks take no width, so that the number of characters is bounded too.
        let shown = Finding.shown(text, limit: 3 * limit)
        guard of(shown) > limit else { return shown }
        var result = String.UnicodeScalarView()
        var width = 0
        for scalar in shown.unicodeScalars {
            guard width + of(scalar) < limit else { break }
            result.append(scalar)
            width += of(scalar)
        }
        result.append("…")
        return String(result)
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: return isWide(scalar.value) ? 2 : 1
        }
    }

    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
