/// A set of Unicode scalars: ranges in order that neither overlap nor touch.
struct ScalarSet: Hashable, Sendable {
    let ranges: [ClosedRange<UInt32>]

    static let last: UInt32 = 0x10FFFF

    /// - Parameter ranges: in any order, overlapping or not.
    init(_ ranges: [ClosedRange<UInt32>]) {
        guard ranges.count > 1 else {
            self.ranges = ranges
            return
        }
        var joined: [ClosedRange<UInt32>] = []
        joined.reserveCapacity(ranges.count)
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let previous = joined.last, range.lowerBound <= previous.upperBound &+ 1 {
                joined[joined.count - 1] = previous.lowerBound...max(previous.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        self.ranges = joined
    }

    init(scalar: UInt32) { ranges = [scalar...scalar] }

    static let everything = ScalarSet([0...last])

    var complement: ScalarSet {
        var gaps: [ClosedRange<UInt32>] = []
        gaps.reserveCapacity(ranges.count + 1)
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= Self.last { gaps.append(next...Self.last) }
        return ScalarSet(gaps)
    }

    func contains(_ scalar: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= scalar
    }

    /// The only member, if there is but one.
    var single: UInt32? { ranges.count == 1 && ranges[0].count == 1 ? ranges[0].lowerBound : nil }

    /// With the other case of every letter of ASCII, Latin-1 and French (œ, ÿ).
    var ignoringCase: ScalarSet {
        var more = ranges
        func pair(_ capital: UInt32, _ small: UInt32) {
            let hasCapital = contains(capital)
            guard hasCapital != contains(small) else { return }
            let missing = hasCapital ? small : capital
            more.append(missing...missing)
        }
        for capital in UInt32(0x41)...0x5A { pair(capital, capital + 0x20) }
        for capital in UInt32(0xC0)...0xDE where capital != 0xD7 { pair(capital, capital + 0x20) }
        pair(0x152, 0x153)
        pair(0x178, 0xFF)
        return more.count == ranges.count ? self : ScalarSet(more)
    }
}

extension ScalarSet {
    /// `\d`: the ten ASCII digits, as ECMAScript and XML readers expect of numbers. (Python also takes the digits of other scripts.)
    static let digit = ScalarSet([0x30...0x39])

    /// `\s`, as Python has it.
    static let space = ScalarSet([
        0x09...0x0D, 0x1C...0x20, 0x85...0x85, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F,
        0x3000...0x3000,
    ])

    static let asciiWord = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])

    /// `\w`, as Python has it: letters and numbers of all scripts, and the underscore.
    static let word = ScalarSet(
        stride(from: 0, to: WordTable.bounds.count - 1, by: 2).map { WordTable.bounds[$0]...WordTable.bounds[$0 + 1] })

    /// `.`: all but the line feed, as Python has it.
    static let notLineFeed = ScalarSet(scalar: 0x0A).complement

    /// `\p{L}` and its like.
    /// - Parameter name: a general category of Unicode, of one letter or two.
    static func category(_ name: String) -> ScalarSet? {
        guard let codes = categories[name] else { return nil }
        return ScalarSet(having { codes.contains($0) })
    }

    private static let categories: [String: [Unicode.GeneralCategory]] = {
        let single: [String: Unicode.GeneralCategory] = [
            "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter, "Lm": .modifierLetter, "Lo": .otherLetter, "Mn": .nonspacingMark,
            "Mc": .spacingMark, "Me": .enclosingMark, "Nd": .decimalNumber, "Nl": .letterNumber, "No": .otherNumber, "Pc": .connectorPunctuation,
            "Pd": .dashPunctuation, "Ps": .openPunctuation, "Pe": .closePunctuation, "Pi": .initialPunctuation, "Pf": .finalPunctuation,
            "Po": .otherPunctuation, "Sm": .mathSymbol, "Sc": .currencySymbol, "Sk": .modifierSymbol, "So": .otherSymbol, "Zs": .spaceSeparator,
            "Zl": .lineSeparator, "Zp": .paragraphSeparator,
        ]
        var all: [String: [Unicode.GeneralCategory]] = [:]
        for (name, category) in single {
            all[name] = [category]
            all[String(name.prefix(1)), default: []].append(category)
        }
        return all
    }()

    private static func having(_ belongs: (Unicode.GeneralCategory) -> Bool) -> [ClosedRange<UInt32>] {
        var found: [ClosedRange<UInt32>] = []
        // Beyond, Unicode has neither letters nor marks, but for the tags and variants of plane 14.
        for block in [UInt32(0)...0x323AF, 0xE0000...0xE01EF] {
            var start: UInt32?
            for value in block {
                let belongs = Unicode.Scalar(value).map { belongs($0.properties.generalCategory) } ?? false
                if belongs {
                    if start == nil { start = value }
                } else if let first = start {
                    found.append(first...(value - 1))
                    start = nil
                }
            }
            if let first = start { found.append(first...block.upperBound) }
        }
        return found
    }
}
