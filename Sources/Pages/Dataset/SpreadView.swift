internal import Profiles
internal import Templating

/// How the numbers or days of a column are spread: a row of small bars, one for each bin of its histogram.
struct SpreadView: View {
    let width: Int
    /// Of an SVG path, in a box of `width` by 16.
    let path: String

    static let shape: Shape = ["width": .number, "path": .text]
    var values: [Value] { [.number(width), .text(path)] }

    private static let height = 16
    private static let barWidth = 3

    /// Nil where there is nothing to see: fewer than three bins.
    init?(_ column: ColumnProfile) {
        guard let bins = column.histogram?.bins, bins.count >= 3, bins.count <= 60, let most = bins.map(\.count).max(), most > 0 else { return nil }
        var path = ""
        for (position, bin) in bins.enumerated() where bin.count > 0 {
            // What is there at all is seen.
            let height = max(1, Int((Double(bin.count) / Double(most) * Double(Self.height)).rounded()))
            path += "M\(position * (Self.barWidth + 1)) \(Self.height)v-\(height)h\(Self.barWidth)v\(height)"
        }
        width = bins.count * (Self.barWidth + 1) - 1
        self.path = path
    }
}
