public import Findings
internal import Tables

/// Looks for personal data in a description: the header and the Markdown of an `index.md`, line by line. Whom to write to (`contact`) is there to be
/// published, and what is said of privacy itself is not published at all.
///
/// - Parameters:
///   - text: the whole file in UTF-8.
///   - file: its name in findings.
/// - Returns: one finding for each line and kind.
public func personalData(inDescription text: [UInt8], file: String) -> [Finding] {
    text.withUnsafeBufferPointer { text in
        var findings: [Finding] = []
        var lines = DescriptionLines(text)
        while let line = lines.next() { findings += personalData(inLine: line.text, number: line.number, file: file) }
        return findings
    }
}

/// Looks for personal data in a published text, line by line; of each kind the first line that has some is told.
///
/// - Parameter text: in UTF-8 or another encoding whose digits are those of ASCII.
func personalData(inText text: [UInt8], file: String) -> [Finding] {
    text.withUnsafeBufferPointer { text in
        var found: [Finding] = []
        var start = 0
        var number = 0
        while start < text.count {
            // A line without an end is looked at in pieces.
            let end = text[start..<min(text.count, start + 100_000)].firstIndex(of: 0x0A) ?? min(text.count, start + 100_000)
            number += 1
            if end - start >= 10 {
                for finding in personalData(inLine: Bytes8(rebasing: text[start..<end]), number: number, file: file)
                where !found.contains(where: { $0.rule == finding.rule }) { found.append(finding) }
            }
            start = end + (end < text.count && text[end] == 0x0A ? 1 : 0)
        }
        return found
    }
}

private func personalData(inLine text: Bytes8, number: Int, file: String) -> [Finding] {
    var findings: [Finding] = []
    func add(_ rule: Rule, _ range: Range<Int>, _ value: (Bytes8) -> String) {
        let found = Bytes8(rebasing: text[range])
        let column = Masked.length(Bytes8(rebasing: text[..<range.lowerBound])) + 1
        findings.append(
            Finding(
                rule, at: SourcePlace(file: file, line: number, column: column), value: value(found), details: [String(Masked.length(found))]))
    }
    if let number = PersonalNumbers.socialSecurityNumber(in: text, isExpected: false) {
        add(.privacySocialSecurityNumber, number.range, Masked.socialSecurityNumber)
    }
    if let range = PersonalNumbers.account(in: text, isExpected: false) { add(.privacyBankAccount, range) { Masked.start($0, keeping: 4) } }
    if let number = PersonalNumbers.mobile(in: text, isExpected: false, isIdentifier: false) {
        add(.privacyMobile, number.range) { Masked.start($0, keeping: $0.first == 0x2B ? 4 : 2) }
    }
    if let address = PersonalNumbers.mail(in: text) { add(.privacyEmail, address.range, Masked.email) }
    return findings
}

/// The lines of a description that are published as text.
private struct DescriptionLines {
    private let text: Bytes8
    private var index = 0
    private var number = 0
    private var isHeader = false
    private var isSkipped = false

    init(_ text: Bytes8) {
        self.text = text
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    mutating func next() -> (text: Bytes8, number: Int)? {
        while index < text.count {
            let end = text[index...].firstIndex(of: 0x0A) ?? text.count
            let line = Bytes8(rebasing: text[index..<end])
            index = end + 1
            number += 1
            if line.starts(with: "---".utf8), number == 1 || isHeader {
                isHeader = number == 1
                isSkipped = false
                continue
            }
            if isHeader, let first = line.first, isLetter(first) || first >= 0x80 {
                let key = line.prefix { isLetter($0) || $0 == 0x2D || $0 == 0x5F || $0 >= 0x80 }
                isSkipped = Self.unpublished.contains { key.elementsEqual($0.utf8) }
            }
            if !isSkipped, line.count >= 10 { return (line, number) }
        }
        return nil
    }

    private static let unpublished = ["contact", "contact-point", "point-de-contact", "confidentialite", "confidentialité", "privacy"]
}
