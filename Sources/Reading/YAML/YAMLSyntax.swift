internal import CYAML
internal import Findings

extension YAMLProblem {
    /// What the parser stopped at, in words for people and at the place where the mistake was made.
    ///
    /// - Parameter text: what was parsed.
    init(of parser: yaml_parser_t, in text: UnsafeBufferPointer<UInt8>) {
        if parser.error == YAML_READER_ERROR {
            self.init(control: UInt32(clamping: parser.problem_value), at: min(Int(parser.problem_offset), text.count), in: text)
            return
        }
        let problem = parser.problem.map { String(cString: $0) } ?? ""
        let context = parser.context.map { String(cString: $0) } ?? ""
        let stop = HeaderLines.Mark(parser.problem_mark)
        if let mistake = HeaderLines(text).mistake(problem, context, at: stop, since: HeaderLines.Mark(parser.context_mark)) {
            self = mistake
        } else {
            self.init(rule: .yamlSyntax, line: stop.line, column: stop.column, value: nil)
        }
    }

    private init(control scalar: UInt32, at offset: Int, in text: UnsafeBufferPointer<UInt8>) {
        var line = 1
        var column = 1
        var previous: UInt8 = 0
        for byte in text[..<offset] {
            if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D || previous != 0x0D { line += 1 }
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            previous = byte
        }
        let digits = String(scalar, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        self.init(rule: .controlCharacter, line: line, column: column, value: code)
    }
}

extension HeaderLines.Mark {
    init(_ mark: yaml_mark_t) { self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1) }
}

extension HeaderLines {
    /// The mistake behind what libyaml says, told at the line that has to be mended: what is never closed where it was opened,
    /// not at the end of the header where the parser gives up.
    ///
    /// - Parameters:
    ///   - context: what libyaml was about to read, since where.
    fileprivate func mistake(_ problem: String, _ context: String, at stop: Mark, since: Mark) -> YAMLProblem? {
        switch context {
        case "while scanning a quoted scalar": return quote(at: since)
        case "while parsing a quoted scalar": return YAMLProblem(rule: .backslashInQuotes, line: stop.line, column: stop.column, value: nil)
        case "while parsing a flow sequence", "while parsing a flow mapping": return bracket(from: since, to: stop)
        case "while parsing a flow node": return bracket(openAt: stop)
        default: break
        }
        if let tab = self[stop.line]?.tab { return self.problem(.tabInHeader, line: stop.line, offset: tab) }
        switch context {
        case "while scanning a simple key": return withoutKey(since.line)
        case "while scanning an anchor", "while scanning an alias", "while scanning a tag", "while parsing a tag", "while scanning a block scalar",
            "while scanning a directive", "while parsing a node":
            return sign(at: since)
        default: break
        }
        switch problem {
        case "mapping values are not allowed in this context": return colonOutOfPlace(at: stop)
        case "found character that cannot start any token", "mapping keys are not allowed in this context": return sign(at: stop)
        case "block sequence entries are not allowed in this context": return self[stop.line]?.colon == nil ? nil : sign(at: stop)
        case "did not find expected key", "did not find expected node content": return keyExpected(at: stop, inList: false)
        case "did not find expected '-' indicator": return keyExpected(at: stop, inList: true)
        case "did not find expected <document start>":
            // The first line is indented and this one is not.
            guard let first = firstWords, let line = self[stop.line], first < stop.line, (self[first]?.indent ?? 0) > line.indent else { return nil }
            return misaligned(first, with: line)
        default: return nil
        }
    }
}
