import Bytes
import Findings
import Testing

@testable import Drawings

private func svg(_ drawing: any Drawing) -> String {
    var out = ByteWriter()
    Picture(drawing, title: "Un <titre> & \"plus\"", subtitle: "en €", source: "Source : moi", language: "fr").writeInline(into: &out)
    return String(decoding: out.bytes, as: UTF8.self)
}

private func file(_ drawing: any Drawing) -> String {
    var out = ByteWriter()
    Picture(drawing, title: "Un <titre> & \"plus\"", subtitle: "en €", source: "Source : moi", language: "fr").writeFile(
        colours: ("#123456", "#654321"), into: &out)
    return String(decoding: out.bytes, as: UTF8.self)
}

private let hostile: [any Drawing] = [
    Bars([], Figures(.french)), Bars([.init("<script>alert(1)</script>", [.nan]), .init("b", [-3]), .init("c", [.infinity])], Figures(.french, unit: "€")),
    Columns([], Figures(.french)), Columns([.init(.nan, name: "a"), .init(1e308, name: "<b>")], Figures(.english)),
    Line([], names: [], Figures(.french)), Line([[.nan, 1, .nan, 2]], names: [.init(9, "x")], Figures(.french)), Pyramid([], Figures(.french)),
    Pyramid([.init("0-4", left: .nan, right: 3)], Figures(.french)), Map(places: [], forms: [], outlines: [], Figures(.french)),
    Map(
        places: [.init(.init(.nan, 3)), .init(.init(1, 90)), .init(.init(500, -90))],
        forms: [.init([[.init(1, 43), .init(1, 43)]], isSurface: true), .init([[]], isSurface: false)], outlines: [[], [.init(1, 2)]], Figures(.english)),
]

@Suite("Drawings")
struct DrawingTests {
    @Test("Texts are escaped, and there is no script, no style attribute and no number that is none, whatever is drawn", arguments: hostile.indices)
    func safe(_ number: Int) {
        for text in [svg(hostile[number]), file(hostile[number])] {
            #expect(!text.contains("<script") && !text.contains(" style=") && !text.contains("<b>") && !text.contains("nan") && !text.contains("inf%"))
            #expect(text.contains("Un &lt;titre&gt; &amp; &quot;plus&quot;"))
            #expect(text.components(of: "<svg") == text.components(of: "</svg>"))
        }
    }

    @Test("The longest bar is as wide as bars get, the others in proportion, each with its value")
    func bars() {
        let text = svg(Bars([.init("a", [40]), .init("b", [10])], Figures(.french, unit: "€")))
        #expect(text.contains("width=\"78%\"") && text.contains("width=\"19.5%\""))
        #expect(text.contains("40\u{A0}€") && text.contains("10\u{A0}€"))
    }

    @Test("What is left over makes no bar that dwarfs all others; its number is there")
    func rest() {
        let text = svg(Bars([.init("a", [40]), .init("b", [10]), .init("others", [9_000], isRest: true)], Figures(.french)))
        #expect(text.contains("width=\"78%\"") && text.contains("9\u{202F}000") && text.contains("class=\"rest\" y=\"96\" width=\"0%\""))
    }

    @Test("Bars to both sides of zero share one zero")
    func negative() {
        let text = svg(Bars([.init("a", [30]), .init("b", [-10])], Figures(.french)))
        #expect(text.contains("x=\"19.5%\"") && text.contains("x=\"0%\"") && text.contains("\u{2212}10"))
    }

    @Test("A name that would be wider than a telephone is cut, and short ones are whole")
    func names() {
        let text = svg(Bars([.init(String(repeating: "Association ", count: 9), [1]), .init("Judo", [1])], Figures(.french)))
        #expect(text.contains("…") && text.contains(">Judo<"))
    }

    @Test("A map of sixty thousand places or corners stays a page's picture")
    func large() {
        let places = (0..<60_000).map { Map.Place(.init(1 + Double($0 % 500) / 700, 43 + Double($0 / 500) / 900)) }
        #expect(svg(Map(places: places, forms: [], outlines: [], Figures(.french))).utf8.count < 16_000)
        let ring = (0..<60_000).map { number in
            let angle = Double(number) / 60_000 * 6.283
            return Map.Position(1 + angle / 10 * (number % 2 == 0 ? 1 : 0.99), 43 + (angle - 3) * (angle - 3) / 50)
        }
        #expect(svg(Map(places: [], forms: [.init([ring], isSurface: true)], outlines: [ring], Figures(.french))).utf8.count < 40_000)
    }

    @Test("One place alone has some ground around it, with a scale")
    func alone() {
        let text = svg(Map(places: [.init(.init(1.4, 43.5))], forms: [], outlines: [], Figures(.french)))
        #expect(text.contains("M400 266.5h0") && text.contains("100\u{A0}m"))
    }

    @Test("A line loses the corners within the tolerance and keeps the others")
    func simplification() {
        let points = [Point(x: 0, y: 0), Point(x: 5, y: 0.1), Point(x: 10, y: 0), Point(x: 10, y: 10)]
        #expect(simplified(points, tolerance: 0.5) == [points[0], points[2], points[3]])
        #expect(simplified(points, tolerance: 0.01) == points)
        #expect(simplified([], tolerance: 1).isEmpty)
    }

    @Test("A ring is cut at the edge of the picture, and one outside is nothing")
    func clipping() {
        let square = [Point(x: -10, y: -10), Point(x: 10, y: -10), Point(x: 10, y: 10), Point(x: -10, y: 10)]
        let cut = clipped(square, to: Point(x: 0, y: 0), Point(x: 100, y: 100))
        #expect(Set(cut.map { "\($0.x) \($0.y)" }) == ["0.0 0.0", "10.0 0.0", "10.0 10.0", "0.0 10.0"])
        #expect(clipped(square, to: Point(x: 50, y: 50), Point(x: 100, y: 100)).isEmpty)
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { split(separator: part, omittingEmptySubsequences: false).count - 1 }
}
