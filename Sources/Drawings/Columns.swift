public import Bytes

/// Upright bars beside one another, over an axis: numbers by size, or a few years.
public struct Columns: Drawing {
    public struct Column: Sendable {
        public var value: Double
        /// What stands below it; empty where nothing does.
        public var name: String

        public init(_ value: Double, name: String) {
            self.value = value
            self.name = name
        }
    }

    /// What stands below the edges between columns, for numbers by size.
    public struct Edge: Sendable {
        /// Before which column it stands.
        public var position: Int
        public var name: String

        public init(_ position: Int, name: String) {
            self.position = position
            self.name = name
        }
    }

    let columns: [Column]
    let edges: [Edge]
    let figures: Figures
    /// Whether each column has its value above it.
    let showsValues: Bool
    private let ticks: Ticks

    public init(_ columns: [Column], edges: [Edge] = [], _ figures: Figures, showsValues: Bool = false) {
        self.columns = columns
        self.edges = edges
        self.figures = figures
        self.showsValues = showsValues
        let values = columns.map(\.value).filter(\.isFinite)
        ticks = Ticks(from: values.min() ?? 0, to: values.max() ?? 0, isWhole: figures.unit == nil && values.allSatisfy { $0.rounded() == $0 })
    }

    public var height: Int { Axis.height }
    public var margin: Int { Axis.margin }

    public func write(into out: inout ByteWriter, width: Double?) {
        Axis.writeGrid(ticks, figures, into: &out)
        guard !columns.isEmpty else { return }
        let step = 1 / Double(columns.count)
        let gap = edges.isEmpty ? 0.2 : 0.04
        let zero = Axis.y(0, ticks)
        for (index, column) in columns.enumerated() where column.value != 0 && column.value.isFinite {
            let y = Axis.y(column.value, ticks)
            out.raw("<rect class=\"c1\" x=\"")
            out.percent((Double(index) + gap / 2) * step)
            out.raw("\" y=\"")
            out.decimal(min(y, zero), 1)
            out.raw("\" width=\"")
            out.percent((1 - gap) * step)
            out.raw("\" height=\"")
            out.decimal(max((y - zero).magnitude, 1), 1)
            out.raw("\"/>")
            guard showsValues else { continue }
            out.raw("<text class=\"value\" text-anchor=\"middle\" x=\"")
            out.percent((Double(index) + 0.5) * step)
            out.raw("\" y=\"")
            out.decimal(min(y, zero) - 6, 1)
            out.raw("\">")
            out.html(figures.bare(column.value))
            out.raw("</text>")
        }
        Axis.writeBase(ticks, into: &out)
        for (index, column) in columns.enumerated() where !column.name.isEmpty {
            Axis.writeName(column.name, at: (Double(index) + 0.5) * step, anchor: "middle", into: &out)
        }
        for edge in edges {
            let share = Double(edge.position) * step
            Axis.writeName(edge.name, at: share, anchor: share < 0.02 ? "start" : share > 0.98 ? "end" : "middle", into: &out)
        }
    }
}

/// What upright drawings share: a grid, with its values to the left, and names below.
enum Axis {
    static let height = 236
    static let margin = 52
    private static let top = 22.0
    private static let bottom = 208.0

    static func y(_ value: Double, _ ticks: Ticks) -> Double { bottom - ticks.share(value) * (bottom - top) }
    static var plot: (top: Double, bottom: Double) { (top, bottom) }

    static func writeGrid(_ ticks: Ticks, _ figures: Figures, into out: inout ByteWriter) {
        for value in ticks.values {
            let y = y(value, ticks)
            if value != 0 { writeLine("grid", y, into: &out) }
            out.raw("<text class=\"tick\" x=\"-8\" text-anchor=\"end\" y=\"")
            out.decimal(y + 4, 1)
            out.raw("\">")
            out.html(figures.bare(value))
            out.raw("</text>")
        }
    }

    static func writeBase(_ ticks: Ticks, into out: inout ByteWriter) { writeLine("base", y(0, ticks), into: &out) }

    private static func writeLine(_ name: StaticString, _ y: Double, into out: inout ByteWriter) {
        out.raw("<line class=\"")
        out.raw(name)
        out.raw("\" x2=\"100%\" y1=\"")
        out.decimal(y.rounded() + 0.5, 1)
        out.raw("\" y2=\"")
        out.decimal(y.rounded() + 0.5, 1)
        out.raw("\"/>")
    }

    static func writeName(_ name: String, at share: Double, anchor: String, into out: inout ByteWriter) {
        out.raw("<text class=\"tick\" y=\"228\" x=\"")
        out.percent(share)
        out.raw("\" text-anchor=\"")
        out.raw(anchor)
        out.raw("\">")
        out.html(name)
        out.raw("</text>")
    }
}
