/// Bounds that keep the work in proportion to the body, whoever wrote it.
enum Limits {
    static let bodySize = 1_000_000
    static let depth = 100
    static let notes = 1000
    static let growth = 50
    static let tableColumns = 200
    static let tableCells = 20_000
    /// About a second at the worst.
    private static let stepsLimit = 50_000_000

    /// libcmark 0.30.2 takes quadratic time for blank lines and emphasis under deep nesting, and for half-open images
    /// (GHSA-66g8-4hjf-77xh, CVE-2023-22486): such a body is refused before it is parsed.
    static func check(_ body: UnsafeBufferPointer<UInt8>) throws(MarkdownProblem) {
        guard body.count <= bodySize else { throw .tooLarge(size: body.count, limit: bodySize) }
        // A short body costs a few hundredths of a second at the worst.
        guard body.count > 4096 else { return }
        var depth = 0
        var steps = 0
        var images = 0
        var brackets = 0
        var index = 0
        while index < body.count {
            // The start of a line: every marker and every two columns of indentation can be one level.
            var levels = 0
            prefix: while index < body.count {
                switch body[index] {
                case 0x20: levels += 1
                case 0x09: levels += 4
                case 0x3E: levels += 2
                case 0x2A, 0x2B, 0x2D, 0x2E, 0x29:
                    guard index + 1 < body.count, body[index + 1] <= 0x20 else { break prefix }
                    levels += 2
                case 0x30...0x39: break
                default: break prefix
                }
                index += 1
            }
            depth = max(depth, levels / 2)
            steps += 1
            while index < body.count {
                let byte = body[index]
                index += 1
                if byte == 0x0A || byte == 0x0D { break }
                switch byte {
                case 0x2A, 0x5F: steps += 1
                case 0x5B:
                    steps += 1
                    brackets += 1
                case 0x21 where index < body.count && body[index] == 0x5B: images += 1
                default: break
                }
            }
        }
        guard depth * steps <= stepsLimit, images * brackets <= stepsLimit else { throw .tooIntricate }
    }
}
