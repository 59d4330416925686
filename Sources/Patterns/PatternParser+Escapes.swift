extension PatternParser {
    /// Outside square brackets, after the backslash.
    mutating func escape(from start: Int) throws(Problem) -> Expression {
        guard let scalar = current else { throw problem(.syntax, at: start) }
        switch Unicode.Scalar(scalar) {
        case "b":
            position += 1
            return wordEdge(inside: false)
        case "B":
            position += 1
            return wordEdge(inside: true)
        case "A":
            position += 1
            return .textStart
        case "Z", "z":
            position += 1
            return .textEnd
        case "k":
            position += 1
            guard skip("<"), let name = name(endingIn: ">"), let number = groupNames[name] else { throw problem(.syntax, at: start) }
            return try backReference(number, from: start)
        case let digit? where ("1"..."9").contains(digit):
            if let octal = octal() { return .one(literal(octal)) }
            var digits = 0
            while digits < 2, let digit = current, (0x30...0x39).contains(digit) {
                digits = digits == 0 ? 1 : 2
                position += 1
            }
            let number = scalars[(position - digits)..<position].reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return try backReference(number, from: start)
        default:
            if let set = try namedSet(from: start) { return .one(set) }
            return .one(literal(try character(from: start)))
        }
    }

    /// Three octal digits of at most 0o377: a character, where two digits would be a back-reference.
    private mutating func octal() -> UInt32? {
        guard let first = current, let second = peek(1), let third = peek(2), (0x30...0x33).contains(first), (0x30...0x37).contains(second),
            (0x30...0x37).contains(third)
        else { return nil }
        position += 3
        return (first - 0x30) << 6 | (second - 0x30) << 3 | (third - 0x30)
    }

    /// `\d` and its like, after the backslash; nil and nothing read when the escape is a single character.
    private mutating func namedSet(from start: Int) throws(Problem) -> ScalarSet? {
        guard let scalar = current else { return nil }
        let set: ScalarSet
        switch Unicode.Scalar(scalar) {
        case "d": set = .digit
        case "D": set = ScalarSet.digit.complement
        case "s": set = .space
        case "S": set = ScalarSet.space.complement
        case "w": set = flags.isASCII ? .asciiWord : .word
        case "W": set = (flags.isASCII ? ScalarSet.asciiWord : .word).complement
        case "p", "P":
            position += 1
            guard skip("{") else { throw problem(.syntax, at: start) }
            guard let name = name(endingIn: "}"), let named = ScalarSet.category(name) else { throw problem(.unsupported, at: start) }
            return scalar == 0x70 ? named : named.complement
        default: return nil
        }
        position += 1
        return set
    }

    /// A character written with a backslash, after the backslash.
    private mutating func character(from start: Int) throws(Problem) -> UInt32 {
        guard let scalar = current else { throw problem(.syntax, at: start) }
        position += 1
        switch Unicode.Scalar(scalar) {
        case "t": return 0x09
        case "n": return 0x0A
        case "v": return 0x0B
        case "f": return 0x0C
        case "r": return 0x0D
        case "a": return 0x07
        case "0":
            var value: UInt32 = 0
            var digits = 0
            while digits < 2, let digit = current, (0x30...0x37).contains(digit) {
                value = value << 3 | (digit - 0x30)
                position += 1
                digits += 1
            }
            return value
        case "x": return try hexadecimal(2, from: start)
        case "u":
            guard current != 0x7B else {
                position += 1
                var value: UInt32 = 0
                var digits = 0
                while let digit = current.flatMap(Self.hexadecimalDigit), digits < 6 {
                    value = value << 4 | digit
                    position += 1
                    digits += 1
                }
                guard digits > 0, skip("}"), value <= ScalarSet.last else { throw problem(.syntax, at: start) }
                return value
            }
            let high = try hexadecimal(4, from: start)
            // A JavaScript habit: a scalar of the upper planes as its two halves.
            guard (0xD800...0xDBFF).contains(high), current == 0x5C, peek(1) == 0x75 else { return high }
            let mark = position
            position += 2
            let low = try hexadecimal(4, from: start)
            guard (0xDC00...0xDFFF).contains(low) else {
                position = mark
                return high
            }
            return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
        case "U":
            let value = try hexadecimal(8, from: start)
            guard value <= ScalarSet.last else { throw problem(.syntax, at: start) }
            return value
        case let other? where other.isASCII && (other.properties.isAlphabetic || other.properties.numericType != nil):
            throw problem(.unsupported, at: start)
        default: return scalar
        }
    }

    private static func hexadecimalDigit(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x30...0x39: scalar - 0x30
        case 0x41...0x46: scalar - 0x37
        case 0x61...0x66: scalar - 0x57
        default: nil
        }
    }

    private mutating func hexadecimal(_ digits: Int, from start: Int) throws(Problem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = current.flatMap(Self.hexadecimalDigit) else { throw problem(.syntax, at: start) }
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    // MARK: - Square brackets

    /// After the opening bracket.
    mutating func scalarClass(from start: Int) throws(Problem) -> ScalarSet {
        let isNegated = skip("^")
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while true {
            guard let scalar = current else { throw problem(.syntax, at: start) }
            if scalar == 0x5D, !isFirst { break }
            isFirst = false
            let itemStart = position
            guard let low = try classItem(into: &ranges) else { continue }
            guard current == 0x2D, let after = peek(1), after != 0x5D else {
                ranges.append(low...low)
                continue
            }
            position += 1
            // `[a-\d]`: Python refuses it, ECMAScript reads the hyphen as itself.
            guard let high = try classItem(into: &ranges) else {
                ranges.append(low...low)
                ranges.append(0x2D...0x2D)
                continue
            }
            guard low <= high else { throw problem(.syntax, at: itemStart) }
            ranges.append(low...high)
        }
        position += 1
        var set = ScalarSet(ranges)
        if flags.ignoresCase { set = set.ignoringCase }
        return isNegated ? set.complement : set
    }

    /// - Returns: a single character; nil when what was read is a set, which it adds to the ranges.
    private mutating func classItem(into ranges: inout [ClosedRange<UInt32>]) throws(Problem) -> UInt32? {
        let start = position
        guard let scalar = current else { throw problem(.syntax, at: start) }
        position += 1
        guard scalar == 0x5C else { return scalar }
        if let set = try namedSet(from: start) {
            ranges += set.ranges
            return nil
        }
        if skip("b") { return 0x08 }
        if let octal = octal() { return octal }
        return try character(from: start)
    }
}
