internal import Bytes
internal import Model

/// The texts of typed literals, the same in every serialisation. They are ASCII and need no escape in any of them.
extension Value {
    /// Nil for what is no typed literal.
    var datatype: LiteralType? {
        switch self {
        case .date: .date
        case .count: .count
        case .digest: .binary
        case .area, .middle: .geometry
        case .iri, .kind, .plain, .text, .node: nil
        }
    }
}

enum LiteralType: Int, CaseIterable {
    case date, count, binary, geometry

    /// The name with its prefix; see `Prefix`.
    var name: StaticString {
        switch self {
        case .date: "xsd:date"
        case .count: "xsd:nonNegativeInteger"
        case .binary: "xsd:hexBinary"
        case .geometry: "gsp:wktLiteral"
        }
    }

    var fullName: [UInt8] { Self.fullNames[rawValue] }
    private static let fullNames = allCases.map { Interchange.fullName($0.name) }
}

extension ByteWriter {
    mutating func lexicalForm(of value: Value) {
        switch value {
        case .date(let date):
            digits(date.year, 4)
            byte(0x2D)
            digits(date.month, 2)
            byte(0x2D)
            digits(date.day, 2)
        case .count(let count): number(max(0, count))
        case .digest(let digest): raw(digest.hexadecimal)
        case .area(let box):
            raw("POLYGON((")
            point(box.west, box.south)
            raw(",")
            point(box.east, box.south)
            raw(",")
            point(box.east, box.north)
            raw(",")
            point(box.west, box.north)
            raw(",")
            point(box.west, box.south)
            raw("))")
        case .middle(let box):
            raw("POINT(")
            point((box.west + box.east) / 2, (box.south + box.north) / 2)
            raw(")")
        case .iri, .kind, .plain, .text, .node: break
        }
    }

    /// `longitude latitude`.
    private mutating func point(_ x: Double, _ y: Double) {
        degrees(x)
        raw(" ")
        degrees(y)
    }

    /// Degrees to six decimals (ten centimetres), never in exponents, which readers of WKT refuse.
    mutating func degrees(_ value: Double) {
        guard value.isFinite, abs(value) <= 360 else {
            raw("0")
            return
        }
        let millionths = Int((abs(value) * 1_000_000).rounded())
        if value < 0, millionths > 0 { raw("-") }
        number(millionths / 1_000_000)
        var decimals = millionths % 1_000_000
        guard decimals > 0 else { return }
        raw(".")
        var width = 6
        while decimals % 10 == 0 {
            decimals /= 10
            width -= 1
        }
        digits(decimals, width)
    }

    /// A number with leading zeros.
    private mutating func digits(_ value: Int, _ width: Int) {
        var limit = 10
        for _ in 1..<max(1, width) {
            limit *= 10
        }
        while limit > 10, value < limit / 10 {
            raw("0")
            limit /= 10
        }
        number(value)
    }
}
