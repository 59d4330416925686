internal import Bytes
internal import Images

/// The picture that goes with a link to the site on social networks: a covered market in the site's colours, 1200 by 630 pixels.
///
/// Names and titles stand beside it, as text; a picture of them would need a font.
struct SocialCard {
    static let (width, height) = (1200, 630)

    private let palette: [(UInt8, UInt8, UInt8)]

    init(_ palette: Palette) {
        let band = palette.light.first { $0.name == "band" }?.shade ?? palette.primary
        let colours = (0...4).map { Colour.white.mixed(with: band, 100 - $0 * 25) }
        self.palette = colours.map { ($0.red, $0.green, $0.blue) }
    }

    func png() throws -> [UInt8] {
        try palettePNG(width: Self.width, height: Self.height, palette: palette) { x, y in
            // Four samples a pixel smooth the edges.
            var lit: UInt8 = 0
            for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] where Self.isLit(Double(x) + dx, Double(y) + dy) { lit += 1 }
            return lit
        }
    }

    /// Whether a point belongs to the market in the middle, or to the arcade along the foot.
    private static func isLit(_ x: Double, _ y: Double) -> Bool {
        if y > 540 {
            let (period, radius) = (60.0, 22.0)
            let across = x.truncatingRemainder(dividingBy: period) - period / 2
            return isArch(across, y, top: 545, radius: radius) || y > 625
        }
        // The icon's own drawing, 32 units wide.
        let scale = 13.0
        let (u, v) = ((x - 600) / scale + 16, (y - 270) / scale + 16)
        if v >= 5, v <= 13 { return v <= 10.5 ? abs(u - 16) <= 2 * (v - 5) : abs(u - 16) <= 11 }
        return v <= 26.5 && [9.0, 16, 23].contains { isArch(u - $0, v, top: 16.5, radius: 3) }
    }

    private static func isArch(_ across: Double, _ y: Double, top: Double, radius: Double) -> Bool {
        guard abs(across) <= radius, y >= top else { return false }
        let down = y - top - radius
        return down >= 0 || across * across + down * down <= radius * radius
    }
}
