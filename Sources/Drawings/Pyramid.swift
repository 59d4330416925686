public import Bytes

/// Ages one above the other, one sex to the left and one to the right.
public struct Pyramid: Drawing {
    public struct Row: Sendable {
        public var name: String
        public var left: Double
        public var right: Double

        public init(_ name: String, left: Double, right: Double) {
            self.name = name
            self.left = left
            self.right = right
        }
    }

    /// The youngest first.
    let rows: [Row]
    let figures: Figures
    private let most: Double

    public init(_ rows: [Row], _ figures: Figures) {
        self.rows = rows
        self.figures = figures
        most = rows.reduce(0) { max($0, $1.left.isFinite ? $1.left : 0, $1.right.isFinite ? $1.right : 0) }
    }

    private var rowHeight: Int { rows.count > 40 ? 5 : rows.count > 24 ? 9 : 17 }
    private var every: Int { rowHeight >= 17 ? 1 : rowHeight >= 9 ? 2 : 10 }
    public var height: Int { rows.count * rowHeight + 26 }
    public var margin: Int { 0 }

    /// Where the middle column, with the ages, begins and ends.
    private static let middle = (0.42, 0.58)

    public func write(into out: inout ByteWriter, width: Double?) {
        for (index, row) in rows.reversed().enumerated() {
            let y = index * rowHeight
            for (isLeft, value) in [(true, row.left), (false, row.right)] where value > 0 && most > 0 {
                let share = value / most * Self.middle.0
                out.raw("<rect class=\"\(isLeft ? "c1" : "c2")\" x=\"")
                out.percent(isLeft ? Self.middle.0 - share : Self.middle.1)
                out.raw("\" y=\"\(y)\" width=\"")
                out.percent(share)
                out.raw("\" height=\"\(rowHeight - 1)\"/>")
            }
            guard (rows.count - 1 - index) % every == 0 else { continue }
            out.raw("<text class=\"tick\" x=\"50%\" text-anchor=\"middle\" y=\"\(y + rowHeight / 2 + 5)\">")
            out.html(Picture.cut(row.name, to: 10))
            out.raw("</text>")
        }
        for (share, value, anchor) in [(0.0, most, "start"), (Self.middle.0, 0, "end"), (Self.middle.1, 0, "start"), (1, most, "end")] {
            out.raw("<text class=\"tick\" y=\"\(height - 6)\" text-anchor=\"\(anchor)\" x=\"")
            out.percent(share)
            out.raw("\">")
            out.html(figures.bare(value))
            out.raw("</text>")
        }
    }
}
