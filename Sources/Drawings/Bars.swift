public import Bytes

/// Horizontal bars, each below its name, its value at its end: names of any length, from the narrowest phone on.
public struct Bars: Drawing {
    public struct Bar: Sendable {
        public var name: String
        /// One for each series.
        public var values: [Double]
        /// Whether it stands for all that is left.
        public var isRest: Bool

        public init(_ name: String, _ values: [Double], isRest: Bool = false) {
            self.name = name
            self.values = values
            self.isRest = isRest
        }
    }

    let bars: [Bar]
    let figures: Figures
    private let low: Double
    private let high: Double

    public init(_ bars: [Bar], _ figures: Figures) {
        self.bars = bars
        self.figures = figures
        // All that is left may be far more than any one: then only its number stands there.
        let named = bars.filter { !$0.isRest }.flatMap(\.values).filter(\.isFinite)
        let values = named + bars.filter(\.isRest).flatMap(\.values).filter { $0.isFinite && $0 <= (named.max() ?? 0) * Self.mostOfRest }
        low = min(0, values.min() ?? 0)
        high = max(0, values.max() ?? 0)
    }

    /// The room that the bars leave for the values at their ends.
    private static let widest = 0.78
    private static let mostOfRest = 2.0
    /// In pixels: the width of a narrow phone, less what is around a drawing.
    private static let longestName = 268.0

    private var seriesCount: Int { max(1, bars.first?.values.count ?? 1) }
    private var rowHeight: Int { 26 + 12 * seriesCount }
    public var height: Int { bars.count * rowHeight }
    public var margin: Int { 0 }

    public func write(into out: inout ByteWriter, width: Double?) {
        let span = high - low
        let zero = span > 0 ? -low / span * Self.widest : 0
        for (index, bar) in bars.enumerated() {
            let top = index * rowHeight
            out.raw("<text class=\"name\" y=\"\(top + 14)\">")
            out.html(TextWidth.cut(bar.name, to: Self.longestName, size: 13.5))
            out.raw("</text>")
            for (series, value) in bar.values.enumerated() {
                let isShown = value.isFinite && (!bar.isRest || value <= high)
                let share = span > 0 && isShown ? value / span * Self.widest : 0
                let y = top + 20 + series * 12
                out.raw("<rect class=\"")
                out.raw(bar.isRest ? "rest" : "c\(min(2, series + 1))")
                if share < 0 || zero > 0 {
                    out.raw("\" x=\"")
                    out.percent(share < 0 ? zero + share : zero)
                }
                out.raw("\" y=\"\(y)\" width=\"")
                // A value that is there is seen.
                out.percent(max(share.magnitude, value == 0 || !isShown ? 0 : 0.003))
                out.raw("\" height=\"10\" rx=\"1.5\"/><text class=\"value\" x=\"")
                out.percent(zero + max(0, share))
                out.raw("\" dx=\"7\" y=\"\(y + 10)\">")
                out.html(figures.short(value))
                out.raw("</text>")
            }
        }
    }
}
