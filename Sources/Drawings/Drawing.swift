public import Bytes

/// A picture of numbers as SVG: as wide as its place, so high, its texts in the size of the page's.
///
/// It stands in a page, coloured by the page's stylesheet, or in a file of its own (`Picture`). Texts keep their size whatever the width: places are shares of
/// the width, and what must be stretched is drawn in a part that stretches.
public protocol Drawing: Sendable {
    /// In CSS pixels.
    var height: Int { get }
    /// Room to the left of its own left edge, for the words of the axis.
    var margin: Int { get }
    /// Whether it grows and shrinks with its place, like a map; its height is then that at a width of 712 pixels.
    var isScaled: Bool { get }
    /// What stands in the `svg` element.
    ///
    /// - Parameter width: of its place in pixels, in a file of its own; nil in a page.
    func write(into out: inout ByteWriter, width: Double?)
}

extension Drawing {
    public var isScaled: Bool { false }
}

/// A drawing with its words, as a page or a file has it.
public struct Picture: Sendable {
    public var drawing: any Drawing
    /// What it shows, in a sentence.
    public var title: String
    /// Unit and period.
    public var subtitle: String
    /// Where the numbers are from.
    public var source: String
    /// `fr`
    public var language: String
    /// What each colour stands for; empty where there is one.
    public var legend: [String]

    public init(_ drawing: any Drawing, title: String, subtitle: String, source: String, language: String, legend: [String] = []) {
        self.drawing = drawing
        self.title = title
        self.subtitle = subtitle
        self.source = source
        self.language = language
        self.legend = legend
    }

    /// The `svg` element for a page, which says title and source beside it.
    public func writeInline(into out: inout ByteWriter) {
        out.raw("<svg class=\"chart")
        if drawing.margin > 0 { out.raw(" chart-axis") }
        if drawing.isScaled { out.raw(" chart-map") }
        out.raw("\" width=\"100%\" height=\"")
        out.number(drawing.height)
        out.raw("\" role=\"img\" aria-label=\"")
        out.html(title + (subtitle.isEmpty ? "" : ". " + subtitle))
        out.raw("\">")
        drawing.write(into: &out, width: nil)
        out.raw("</svg>")
    }

    /// A file of its own, with colours of its own.
    ///
    /// - Parameter colours: of the first and of the second series, as CSS has them.
    public func writeFile(colours: (String, String), into out: inout ByteWriter) {
        let width = 760
        let padding = 24
        let top = 84 + (legend.isEmpty ? 0 : 26)
        let height = top + drawing.height + 52
        out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" lang=\"")
        out.html(language)
        out.raw("\" font-family=\"-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif\" font-size=\"14\">")
        out.raw("<title>")
        out.html(title)
        out.raw("</title><desc>")
        out.html(subtitle)
        out.raw("</desc><style>")
        out.raw(Self.colours(colours.0, colours.1))
        out.raw("</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><text x=\"\(padding)\" y=\"38\" font-size=\"20\" font-weight=\"700\">")
        out.html(Self.cut(title, to: 74))
        out.raw("</text><text class=\"soft\" x=\"\(padding)\" y=\"62\">")
        out.html(Self.cut(subtitle, to: 108))
        out.raw("</text>")
        var x = padding
        for (index, name) in legend.enumerated() {
            out.raw("<rect class=\"c\(index + 1)\" x=\"\(x)\" y=\"80\" width=\"12\" height=\"12\" rx=\"2\"/><text x=\"\(x + 18)\" y=\"91\">")
            out.html(Self.cut(name, to: 30))
            out.raw("</text>")
            x += 36 + min(30, name.unicodeScalars.count) * 8
        }
        let left = padding + drawing.margin
        out.raw("<svg x=\"\(left)\" y=\"\(top)\" width=\"\(width - left - padding)\" height=\"\(drawing.height)\" overflow=\"visible\">")
        drawing.write(into: &out, width: Double(width - left - padding))
        out.raw("</svg><text class=\"soft\" x=\"\(padding)\" y=\"\(height - 18)\" font-size=\"12\">")
        out.html(Self.cut(source, to: 120))
        out.raw("</text></svg>\n")
    }

    private static func colours(_ first: String, _ second: String) -> String {
        "text{fill:#1b1f23}.soft,.tick{fill:#4a5158}.tick{font-size:12.5px}.value{font-size:13px;font-weight:600}.name{font-size:13.5px}.grid{stroke:#d9dee2;fill:none}"
            + ".base{stroke:#4a5158;fill:none}.c1{fill:\(first)}.c2{fill:\(second)}.rest{fill:#98a2aa}.line{fill:none;stroke-width:2.5;stroke-linejoin:round}"
            + ".l1{stroke:\(first)}.l2{stroke:\(second)}.dots{fill:none;stroke:\(first);stroke-linecap:round}.rim{fill:none;stroke:#fff;stroke-linecap:round}"
            + ".way{fill:none;stroke:\(first);stroke-width:2;stroke-linejoin:round}.land{fill:\(first);fill-opacity:.18;stroke:\(first);stroke-width:1.2}"
            + ".outline{fill:#f4f6f7;stroke:#98a2aa}.v1{fill-opacity:.15}.v2{fill-opacity:.35}.v3{fill-opacity:.55}.v4{fill-opacity:.75}.v5{fill-opacity:.95}"
            + ".sea{fill:#fff;stroke:#d9dee2}.some{stroke-opacity:.7}.halo{fill:none;stroke:#fff;stroke-width:3px;stroke-linejoin:round}"
    }

    /// A text of at most so many characters.
    static func cut(_ text: String, to limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > limit else { return text }
        var short = String.UnicodeScalarView(scalars.prefix(limit - 1))
        while short.last == " " { short.removeLast() }
        return String(short) + "…"
    }
}

extension ByteWriter {
    /// A number with at most so many decimals, none of them needless: coordinates of a drawing.
    mutating func decimal(_ value: Double, _ places: Int = 2) {
        guard value.isFinite, value.magnitude < 1e12 else { return number(0) }
        let scale = [1, 10, 100, 1_000][min(3, max(0, places))]
        var scaled = Int((value * Double(scale)).rounded())
        if scaled < 0 {
            byte(0x2D)
            scaled = -scaled
        }
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scale)
        number(whole)
        guard rest > 0 else { return }
        byte(0x2E)
        var digit = scale / 10
        var left = rest
        while digit > 0, left > 0 {
            byte(UInt8(0x30 + left / digit % 10))
            left %= digit
            digit /= 10
        }
    }

    mutating func percent(_ share: Double) {
        decimal(share * 100)
        byte(0x25)
    }
}
