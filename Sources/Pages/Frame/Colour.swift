/// A colour of the sRGB space, and how well it can be read on another (WCAG 2.2, « relative luminance » and « contrast ratio »).
public struct Colour: Sendable, Hashable {
    public let red: UInt8
    public let green: UInt8
    public let blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Nil when the text is not `#rrggbb`.
    public init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 7, digits[0] == 0x23 else { return nil }
        var value = 0
        for digit in digits.dropFirst() {
            switch digit {
            case 0x30...0x39: value = value << 4 | Int(digit - 0x30)
            case 0x41...0x46: value = value << 4 | Int(digit - 0x41 + 10)
            case 0x61...0x66: value = value << 4 | Int(digit - 0x61 + 10)
            default: return nil
            }
        }
        self.init(red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
    }

    public static let white = Colour(red: 255, green: 255, blue: 255)
    public static let black = Colour(red: 0, green: 0, blue: 0)

    /// `#rrggbb` in lower case.
    public var hexadecimal: String {
        func pair(_ component: UInt8) -> String { (component < 16 ? "0" : "") + String(component, radix: 16) }
        return "#" + pair(red) + pair(green) + pair(blue)
    }

    /// From 0 (black) to 1 (white).
    public var luminance: Double {
        0.2126 * Self.linear[Int(red)] + 0.7152 * Self.linear[Int(green)] + 0.0722 * Self.linear[Int(blue)]
    }

    /// From 1 (the same) to 21 (black on white).
    public func contrast(with other: Colour) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// `share` percent of the other colour, the rest of this one.
    func mixed(with other: Colour, _ share: Int) -> Colour {
        func component(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Int(a) * (100 - share) + Int(b) * share + 50) / 100) }
        return Colour(red: component(red, other.red), green: component(green, other.green), blue: component(blue, other.blue))
    }

    /// The nearest shade towards `end` that stands out by `ratio` from every one of the grounds; `end` itself if none does.
    func moved(towards end: Colour, until ratio: Double, on grounds: [Colour]) -> Colour {
        for share in 0...100 {
            let shade = mixed(with: end, share)
            if grounds.allSatisfy({ shade.contrast(with: $0) >= ratio }) { return shade }
        }
        return end
    }

    /// The nearest brighter shade that stands out by `ratio` from every one of the grounds: first as vivid as its hue allows, then towards white.
    func brightened(until ratio: Double, on grounds: [Colour]) -> Colour {
        let most = Int(max(red, green, blue))
        guard most > 0 else { return moved(towards: .white, until: ratio, on: grounds) }
        func peak(_ component: UInt8) -> UInt8 { UInt8(Int(component) * 255 / most) }
        // A touch of white keeps a vivid hue from glaring.
        let vivid = Colour(red: peak(red), green: peak(green), blue: peak(blue)).mixed(with: .white, 25)
        let shade = moved(towards: vivid, until: ratio, on: grounds)
        return grounds.allSatisfy { shade.contrast(with: $0) >= ratio } ? shade : vivid.moved(towards: .white, until: ratio, on: grounds)
    }

    /// The light that each value of a component stands for: sRGB's transfer curve, tabled by its powers so that no mathematics library is needed.
    private static let linear: [Double] = (0...255).map { value in
        let share = Double(value) / 255
        return share <= 0.04045 ? share / 12.92 : gammaExpanded((share + 0.055) / 1.055)
    }

    /// x^2.4 for x in 0…1: x² · (x²)^(1/5), the fifth root by Newton's steps.
    private static func gammaExpanded(_ x: Double) -> Double {
        let square = x * x
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }
}
