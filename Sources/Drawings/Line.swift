public import Bytes

/// A value over time, as a line.
public struct Line: Drawing {
    /// What stands below a point.
    public struct Name: Sendable {
        public var position: Int
        public var text: String

        public init(_ position: Int, _ text: String) {
            self.position = position
            self.text = text
        }
    }

    /// One for each series, a value for each point; not a number where there is none.
    let series: [[Double]]
    let names: [Name]
    let figures: Figures
    private let ticks: Ticks

    public init(_ series: [[Double]], names: [Name], _ figures: Figures) {
        self.series = series
        self.names = names
        self.figures = figures
        let values = series.joined().filter(\.isFinite)
        ticks = Ticks(from: values.min() ?? 0, to: values.max() ?? 0, isWhole: figures.unit == nil && values.allSatisfy { $0.rounded() == $0 })
    }

    public var height: Int { Axis.height }
    public var margin: Int { Axis.margin }

    private var last: Int { max(1, (series.first?.count ?? 1) - 1) }

    public func write(into out: inout ByteWriter, width: Double?) {
        Axis.writeGrid(ticks, figures, into: &out)
        Axis.writeBase(ticks, into: &out)
        let plot = Axis.plot
        let high = plot.bottom - plot.top
        // In a page it stretches with its place, and its line does not grow with it.
        let across = width ?? 1_000
        if width == nil {
            out.raw(
                "<svg y=\"\(Int(plot.top))\" width=\"100%\" height=\"\(Int(high))\" viewBox=\"0 0 1000 \(Int(high))\" preserveAspectRatio=\"none\" overflow=\"visible\">"
            )
        } else {
            out.raw("<g transform=\"translate(0 \(Int(plot.top)))\">")
        }
        for (number, values) in series.enumerated() {
            out.raw("<path class=\"line l\(min(2, number + 1))\"\(width == nil ? " vector-effect=\"non-scaling-stroke\"" : "") d=\"")
            var isDown = false
            for (index, value) in values.enumerated() {
                guard value.isFinite else {
                    isDown = false
                    continue
                }
                out.raw(isDown ? "L" : "M")
                isDown = true
                out.decimal(Double(index) * across / Double(last), 1)
                out.raw(" ")
                out.decimal(Axis.y(value, ticks) - plot.top, 1)
            }
            out.raw("\"/>")
        }
        out.raw(width == nil ? "</svg>" : "</g>")
        for (number, values) in series.enumerated() {
            guard let position = values.lastIndex(where: \.isFinite) else { continue }
            out.raw("<circle class=\"c\(min(2, number + 1))\" r=\"4\" cx=\"")
            out.percent(Double(position) / Double(last))
            out.raw("\" cy=\"")
            out.decimal(Axis.y(values[position], ticks), 1)
            out.raw("\"/>")
        }
        for name in names {
            let share = Double(name.position) / Double(last)
            Axis.writeName(name.text, at: share, anchor: share < 0.04 ? "start" : share > 0.96 ? "end" : "middle", into: &out)
        }
    }
}
