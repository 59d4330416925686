import Findings
import Model
import Pages
import Testing

@Suite("Colours")
struct ColourTests {
    @Test("Contrast is WCAG's", arguments: [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#ff0000", 3.998), ("#1f4e5f", 9.08)])
    func contrast(colour: String, expected: Double) throws {
        let contrast = try #require(Colour(colour)).contrast(with: .white)
        #expect(abs(contrast - expected) < 0.01)
    }

    @Test("Only six hexadecimal digits after a # are a colour", arguments: ["", "red", "#fff", "#12345g", "1f4e5f", "#1f4e5f ", "#é2345"])
    func notAColour(text: String) { #expect(Colour(text) == nil) }

    @Test("A colour that cannot be read on white is said, with the nearest darker shade that can")
    func findings() throws {
        let findings = contrastFindings(Colours(primary: "#ffcc00", accent: "#b3541e"), at: Sample.place)
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.rule.code == "colour-contrast")
        #expect(finding.value == "#ffcc00")
        let shade = try #require(finding.suggestions.first.flatMap(Colour.init))
        #expect(shade.contrast(with: .white) >= 4.5)
        #expect(shade.contrast(with: .white) < 4.7)
        #expect(contrastFindings(.standard, at: Sample.place).isEmpty)
    }

    @Test("Whatever the two colours, every text of the pages can be read in light and dark")
    func palette() throws {
        for primary in ["#000000", "#ffffff", "#ffff00", "#ff0000", "#00ff00", "#0000ff", "#1f4e5f", "#808080", "#ff69b4"] {
            for accent in ["#000000", "#ffffff", "#ffff00", "#b3541e", "#0000ff"] {
                var catalogue = Sample.catalogue(languages: [.french])
                catalogue.datasets = []
                catalogue.publishers = []
                catalogue.settings.colours = Colours(primary: primary, accent: accent)
                let site = BuiltSite(catalogue)
                let path = try #require(site.files.keys.first { $0.hasPrefix("assets/colours-") })
                let halves = site.text(path).split(separator: "@media")
                try #require(halves.count == 2)
                for (half, inks) in zip(halves, [["page": "#ffffff", "ink": "#1b1f23", "ink-soft": "#4a5158"], ["ink": "#e9ecee", "ink-soft": "#b4bbc1"]]) {
                    var shades = inks
                    for line in half.split(separator: "\n") where line.contains("--") {
                        let parts = line.split(separator: ":")
                        shades[String(parts[0].drop { $0 == " " || $0 == "-" })] = String(parts[1].drop { $0 == " " }.dropLast())
                    }
                    let readable = [
                        ("primary", "page"), ("primary", "tint"), ("primary-strong", "page"), ("primary-strong", "tint-strong"), ("on-primary", "primary"),
                        ("on-primary", "primary-strong"), ("on-band-soft", "band"), ("accent", "page"), ("accent", "accent-tint"), ("accent-on-band", "band"),
                        ("ink", "page"), ("ink", "tint"), ("ink-soft", "page"), ("ink-soft", "tint"), ("ink-soft", "tint-strong"),
                    ]
                    for (text, ground) in readable {
                        let ink = try #require(shades[text].flatMap(Colour.init))
                        let paper = try #require(shades[ground].flatMap(Colour.init))
                        #expect(ink.contrast(with: paper) >= 4.5, "\(primary) \(accent): \(text) on \(ground)")
                    }
                    let band = try #require(shades["band"].flatMap(Colour.init))
                    #expect(band.contrast(with: .white) >= 7)
                }
            }
        }
    }
}
