internal import Tables

/// Which of a workbook's cell formats show their numbers as dates (ECMA-376 part 1, §18.8.30 and §18.8.31).
struct NumberStyles {
    /// For each cell format, in the order of `cellXfs`.
    private var styles: [NumberStyle] = []

    init() {}

    fileprivate init(_ styles: [NumberStyle]) { self.styles = styles }

    @inline(__always)
    subscript(index: Int) -> NumberStyle { index >= 0 && index < styles.count ? styles[index] : .number }

    /// The formats that every spreadsheet knows without their being in the file.
    static func builtIn(_ identifier: Int) -> NumberStyle {
        switch identifier {
        case 14...17, 27...31, 36, 50...58: .date
        case 18...21, 32...35, 45, 47: .time
        case 22: .dateTime
        case 46: .duration
        default: .number
        }
    }

    /// Judges a format by its letters outside quotes, escapes and brackets. Of its sections the first that says something counts.
    static func style(ofFormat format: UnsafeBufferPointer<UInt8>) -> NumberStyle {
        var letters = FormatLetters()
        var index = 0
        while index < format.count {
            let byte = format[index] | 0x20
            switch format[index] {
            case UInt8(ascii: "\""):
                index += 1
                while index < format.count, format[index] != UInt8(ascii: "\"") { index += 1 }
            // The next character stands for itself, for its width, or for filling.
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): index += 1
            case UInt8(ascii: "["):
                let start = index + 1
                while index < format.count, format[index] != UInt8(ascii: "]") { index += 1 }
                letters.bracket(UnsafeBufferPointer(rebasing: format[min(start, index)..<index]))
            case UInt8(ascii: ";"):
                if letters.style != .number || letters.hasDigits { return letters.style }
            case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"): letters.hasDigits = true
            // AM/PM and A/P, whose M is no month.
            case UInt8(ascii: "A") where isWord("am/pm", format, at: index), UInt8(ascii: "a") where isWord("am/pm", format, at: index):
                letters.hasTime = true
                index += 4
            case UInt8(ascii: "A") where isWord("a/p", format, at: index), UInt8(ascii: "a") where isWord("a/p", format, at: index):
                letters.hasTime = true
                index += 2
            case UInt8(ascii: "G") where isWord("general", format, at: index), UInt8(ascii: "g") where isWord("general", format, at: index):
                letters.hasDigits = true
                index += 6
            case UInt8(ascii: "S") where isWord("standard", format, at: index), UInt8(ascii: "s") where isWord("standard", format, at: index):
                letters.hasDigits = true
                index += 7
            default: letters.letter(byte)
            }
            index += 1
        }
        return letters.style
    }

    private static func isWord(_ word: StaticString, _ format: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + word.utf8CodeUnitCount <= format.count else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy {
            let byte = format[start + $0]
            return (byte &- 0x41 < 26 ? byte | 0x20 : byte) == word.utf8Start[$0]
        }
    }
}

/// The letters of a number format that make it one of dates.
private struct FormatLetters {
    var hasDate = false
    var hasTime = false
    var hasMonthOrMinute = false
    var hasDuration = false
    var hasDigits = false

    var style: NumberStyle {
        if hasDuration { return .duration }
        if hasTime { return hasDate ? .dateTime : .time }
        return hasDate || hasMonthOrMinute ? .date : .number
    }

    /// - Parameter letter: small.
    mutating func letter(_ letter: UInt8) {
        switch letter {
        case UInt8(ascii: "y"), UInt8(ascii: "d"): hasDate = true
        case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
        case UInt8(ascii: "m"): hasMonthOrMinute = true
        default: break
        }
    }

    /// `[h]`, `[mm]` and `[s]` are time that has passed; all else in brackets is a colour, a condition or a language.
    mutating func bracket(_ text: UnsafeBufferPointer<UInt8>) {
        guard let first = text.first, text.allSatisfy({ $0 | 0x20 == first | 0x20 }) else { return }
        switch first | 0x20 {
        case UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s"): hasDuration = true
        default: break
        }
    }
}

/// Reads `styles.xml`.
final class NumberStylesVisitor: XMLVisitor {
    private enum Place { case outside, sheet, formats, cells }
    private var place = Place.outside
    private var skipped = 0
    private var formats: [Int: NumberStyle] = [:]
    private var identifiers: [Int] = []
    private let styleSheet, numFmts, numFmt, cellXfs, xf, numFmtId, formatCode: XMLName

    /// Excel takes no more.
    private static let mostStyles = 65_536

    init(_ stream: XMLStream) {
        styleSheet = stream.name("styleSheet")
        numFmts = stream.name("numFmts")
        numFmt = stream.name("numFmt")
        cellXfs = stream.name("cellXfs")
        xf = stream.name("xf")
        numFmtId = stream.name("numFmtId")
        formatCode = stream.name("formatCode")
    }

    var styles: NumberStyles { NumberStyles(identifiers.map { formats[$0] ?? NumberStyles.builtIn($0) }) }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard skipped == 0 else {
            skipped += 1
            return
        }
        switch place {
        case .outside where name == styleSheet: place = .sheet
        case .sheet where name == numFmts: place = .formats
        case .sheet where name == cellXfs: place = .cells
        case .formats:
            skipped = 1
            guard name == numFmt, let identifier = attributes.value(of: numFmtId).flatMap(wholeNumber), formats.count < Self.mostStyles,
                let code = attributes.value(of: formatCode)
            else { return }
            formats[identifier] = NumberStyles.style(ofFormat: code)
        case .cells:
            skipped = 1
            guard name == xf, identifiers.count < Self.mostStyles else { return }
            identifiers.append(attributes.value(of: numFmtId).flatMap(wholeNumber) ?? 0)
        default: skipped = 1
        }
    }

    override func end() {
        if skipped > 0 {
            skipped -= 1
        } else {
            place = place == .sheet ? .outside : .sheet
        }
    }
}

/// An unsigned number of at most 9 digits, spaces around it allowed.
func wholeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var number = 0
    var digits = 0
    var isOver = false
    for byte in text {
        if byte &- 0x30 < 10, !isOver, digits < 9 {
            number = number * 10 + Int(byte &- 0x30)
            digits += 1
        } else if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            isOver = digits > 0
        } else {
            return nil
        }
    }
    return digits > 0 ? number : nil
}
