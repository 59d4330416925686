private import Bytes
public import Findings
public import Model

/// The shades that the stylesheet uses, made from the two colours of the settings so that every text on them can be read.
struct Palette: Sendable {
    /// The names that `halle.css` knows, with a shade each.
    let light: [(name: String, shade: Colour)]
    let dark: [(name: String, shade: Colour)]
    /// The first colour, dark enough for white on it.
    let primary: Colour

    init(_ colours: Colours) {
        let primary = Colour(colours.primary) ?? Self.standardPrimary
        let accent = Colour(colours.accent) ?? Self.standardAccent

        let tint = Colour.white.mixed(with: primary, 5)
        let accentTint = Colour.white.mixed(with: accent, 9)
        let readable = primary.moved(towards: .black, until: 4.6, on: [.white, tint])
        let strong = primary.moved(towards: .black, until: 7.2, on: [.white, tint])
        self.primary = readable
        light = [
            ("primary", readable), ("primary-strong", strong), ("on-primary", .white), ("band", strong),
            ("on-band-soft", Colour.white.mixed(with: strong, 14).moved(towards: .white, until: 4.6, on: [strong])),
            ("tint", tint), ("tint-strong", Colour.white.mixed(with: primary, 11)), ("line", Colour.white.mixed(with: readable, 20)),
            ("accent", accent.moved(towards: .black, until: 4.6, on: [.white, tint, accentTint])), ("accent-tint", accentTint),
            ("accent-on-band", accent.brightened(until: 4.6, on: [strong])),
        ]

        let page = Colour(red: 18, green: 21, blue: 24).mixed(with: primary, 6)
        let raised = Colour(red: 28, green: 32, blue: 36).mixed(with: primary, 10)
        let raisedMore = Colour(red: 40, green: 45, blue: 50).mixed(with: primary, 14)
        let band = Colour(red: 20, green: 24, blue: 28).mixed(with: primary, 42).moved(towards: .black, until: 8, on: [.white])
        let lightPrimary = primary.brightened(until: 7, on: [page, raised])
        dark = [
            ("primary", lightPrimary), ("primary-strong", lightPrimary.mixed(with: .white, 30)), ("on-primary", page), ("band", band),
            ("on-band-soft", Colour.white.mixed(with: band, 14)),
            ("page", page), ("tint", raised), ("tint-strong", raisedMore), ("line", raisedMore.mixed(with: .white, 14)),
            ("accent", accent.brightened(until: 6, on: [page, raised, raisedMore])), ("accent-tint", raisedMore),
            ("accent-on-band", accent.brightened(until: 4.6, on: [band])),
        ]
    }

    /// What goes to `assets/colours-….css`.
    var stylesheet: [UInt8] {
        var writer = ByteWriter(capacity: 1_024)
        func declare(_ shades: [(name: String, shade: Colour)], _ writer: inout ByteWriter) {
            writer.raw(":root {\n")
            for (name, shade) in shades {
                writer.raw("  --")
                writer.raw(name)
                writer.raw(": ")
                writer.raw(shade.hexadecimal)
                writer.raw(";\n")
            }
            writer.raw("}\n")
        }
        declare(light, &writer)
        writer.raw("@media screen and (prefers-color-scheme: dark) {\n")
        declare(dark, &writer)
        writer.raw("}\n")
        return writer.bytes
    }

    private static let standardPrimary = Colour(red: 0x1F, green: 0x4E, blue: 0x5F)
    private static let standardAccent = Colour(red: 0xB3, green: 0x54, blue: 0x1E)
}

/// What is to be said about the colours of the settings: one finding for each that cannot be read on white, with the nearest darker shade that can.
///
/// The pages use the darker shade in any case. The limit is WCAG 2.2's for text, 4.5:1 (success criterion 1.4.3).
public func contrastFindings(_ colours: Colours, at place: SourcePlace) -> [Finding] {
    var findings: [Finding] = []
    for text in colours.primary == colours.accent ? [colours.primary] : [colours.primary, colours.accent] {
        guard let colour = Colour(text) else { continue }
        let contrast = colour.contrast(with: .white)
        guard contrast < 4.5 else { continue }
        let shade = colour.moved(towards: .black, until: 4.5, on: [.white]).hexadecimal
        // Rounded down: 4.49 must not be shown as 4.5.
        let tenths = Int(contrast * 10)
        findings.append(
            Finding(
                .colourContrast, at: place, value: text, details: ["\(tenths / 10),\(tenths % 10)", "\(tenths / 10).\(tenths % 10)", shade],
                suggestions: [shade]))
    }
    return findings
}

extension Rule {
    public static let colourContrast = Rule(
        "colour-contrast", .warning,
        french: Wording(
            cause: "La couleur {value} est trop claire pour être lue sur du blanc (contraste de {0} pour 1 ; il en faut 4,5).",
            cost: "Les pages utilisent à sa place la nuance lisible la plus proche.",
            remedy: "Écrivez {2}, la nuance plus foncée la plus proche qui se lit bien."),
        english: Wording(
            cause: "The colour {value} is too light to be read on white (contrast of {1} to 1; 4.5 is needed).",
            cost: "The pages use the nearest readable shade instead.",
            remedy: "Write {2}, the nearest darker shade that reads well."))
}
