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
        // What is never closed is mended where it was opened, not at the end of the header where the parser gives up.
        let isUnclosed = ["while scanning a simple key", "while scanning a quoted scalar", "while parsing a flow sequence", "while parsing a flow mapping"]
            .contains(context)
        let mark = isUnclosed ? parser.context_mark : parser.problem_mark
        let words = Self.words[problem] ?? (french: "l’écriture n’est pas celle d’un en-tête", english: problem)
        self.init(
            rule: .yamlSyntax, line: Int(mark.line) + 1, column: Int(mark.column) + 1, value: nil, details: [words.french, words.english])
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

    /// libyaml's words for the mistakes that people make, and what they mean.
    private static let words: [String: (french: String, english: String)] = [
        "mapping values are not allowed in this context": (
            "un deuxième « : » sur la ligne, ou un décalage de la ligne", "a second “:” on the line, or a line that is indented"
        ),
        "could not find expected ':'": ("il manque « : » après la clé", "“:” is missing after the key"),
        "found character that cannot start any token": (
            "une tabulation, ou un signe réservé comme « @ », « ` » ou « % » en début de valeur",
            "a tab, or a reserved sign such as “@”, “`” or “%” that begins a value"
        ),
        "found a tab character where an indentation space is expected": (
            "une tabulation en début de ligne ; écrivez des espaces", "a tab that begins a line; write spaces"
        ),
        "found a tab character that violates indentation": (
            "une tabulation en début de ligne ; écrivez des espaces", "a tab that begins a line; write spaces"
        ),
        "did not find expected key": (
            "la ligne n’est pas alignée avec les autres, ou un guillemet est en trop",
            "the line is not aligned with the others, or a quote is in excess"
        ),
        "did not find expected '-' indicator": (
            "l’élément de la liste n’est pas aligné avec les autres",
            "the item of the list is not aligned with the others"
        ),
        "did not find expected ',' or ']'": (
            "le crochet « [ » n’est jamais fermé par « ] », ou une virgule manque",
            "the bracket “[” is never closed by “]”, or a comma is missing"
        ),
        "did not find expected ',' or '}'": (
            "l’accolade « { » n’est jamais fermée par « } », ou une virgule manque",
            "the brace “{” is never closed by “}”, or a comma is missing"
        ),
        "did not find expected node content": ("une valeur manque ici", "a value is missing here"),
        "found unexpected end of stream": ("le guillemet n’est jamais fermé", "the quote is never closed"),
        "found unexpected document indicator": ("le guillemet n’est jamais fermé", "the quote is never closed"),
        "found unknown escape character": (
            "un « \\ » entre guillemets doubles ; écrivez « \\\\ » ou des guillemets simples", "a “\\” within double quotes; write “\\\\” or single quotes"
        ),
        "block sequence entries are not allowed in this context": ("un « - » de liste n’est pas à sa place", "a “-” of a list is out of place"),
        "block mapping keys are not allowed in this context": ("une clé n’est pas à sa place", "a key is out of place"),
    ]
}
