internal import Findings
internal import Patterns

extension Pattern.Shape {
    /// The shape as the end of a sentence; nil when it cannot be said shortly.
    func words(in language: Language) -> String? {
        let french = language == .french
        switch self {
        case .characters(let alphabet, let least, let most): return alphabet.words(least, most, in: language)
        case .text(let text): return (french ? "le texte " : "the text ") + Self.quoted(text, french)
        case .oneOf(let texts):
            guard texts.count > 1 else { return texts.first.map { (french ? "la valeur " : "the value ") + Self.quoted($0, french) } }
            return (french ? "l’une de ces valeurs : " : "one of these values: ") + Self.listed(texts, french)
        case .listOf(let texts, let separator):
            let mark = Self.name(of: separator, french)
            return
                (french ? "une ou plusieurs de ces valeurs, séparées par \(mark) : " : "one or more of these values, with \(mark) between them: ")
                + Self.listed(texts, french)
        case .inOrder(let shapes):
            var parts: [String] = []
            for shape in shapes {
                if case .text(let text) = shape {
                    parts.append(Self.quoted(text, french))
                } else if let words = shape.words(in: language) {
                    parts.append(words)
                } else {
                    return nil
                }
            }
            // More than a few parts are better told by an example.
            guard parts.count <= 4, let last = parts.last else { return nil }
            return parts.dropLast().joined(separator: ", ") + (parts.count > 1 ? (french ? " puis " : " then ") : "") + last
        }
    }

    private static func quoted(_ text: String, _ french: Bool) -> String { french ? "« \(Finding.shown(text)) »" : "“\(Finding.shown(text))”" }

    /// The most texts that a message lists.
    private static let mostTexts = 12

    private static func listed(_ texts: [String], _ french: Bool) -> String {
        let rest = texts.count - mostTexts
        let shown = texts.prefix(mostTexts).map { text in
            text.utf8.contains(0x2C) || text.utf8.first == 0x20 || text.utf8.last == 0x20 ? quoted(text, french) : Finding.shown(text)
        }
        return shown.joined(separator: ", ")
            + (rest > 0 ? (french ? " et \(rest) autre\(rest > 1 ? "s" : "")" : " and \(rest) other\(rest > 1 ? "s" : "")") : "")
    }

    private static func name(of separator: String, _ french: Bool) -> String {
        switch separator {
        case ",": french ? "une virgule" : "a comma"
        case ", ": french ? "une virgule et un espace" : "a comma and a space"
        case ";": french ? "un point-virgule" : "a semicolon"
        case "|": french ? "une barre verticale" : "a vertical bar"
        case " ": french ? "un espace" : "a space"
        default: quoted(separator, french)
        }
    }
}

extension Pattern.Alphabet {
    fileprivate func words(_ least: Int, _ most: Int?, in language: Language) -> String {
        let french = language == .french
        let isOne = least == 1 && most == 1
        let noun: String =
            switch (self, french) {
            case (.digits, true): isOne ? "chiffre" : "chiffres"
            case (.digits, false): isOne ? "digit" : "digits"
            case (.letters, true): isOne ? "lettre sans accent" : "lettres sans accent"
            case (.letters, false): isOne ? "letter without an accent" : "letters without accents"
            case (.capitals, true): isOne ? "lettre capitale" : "lettres capitales"
            case (.capitals, false): isOne ? "capital letter" : "capital letters"
            case (.smallLetters, true): isOne ? "lettre minuscule sans accent" : "lettres minuscules sans accent"
            case (.smallLetters, false): isOne ? "small letter" : "small letters"
            case (.lettersAndDigits, true): isOne ? "chiffre ou lettre sans accent" : "chiffres ou lettres sans accent"
            case (.lettersAndDigits, false): isOne ? "digit or letter" : "digits or letters"
            case (.capitalsAndDigits, true): isOne ? "chiffre ou lettre capitale" : "chiffres ou lettres capitales"
            case (.capitalsAndDigits, false): isOne ? "digit or capital letter" : "digits or capital letters"
            }
        switch most {
        case least?: return "\(least) \(noun)"
        case let most? where least == 0: return french ? "au plus \(most) \(noun)" : "at most \(most) \(noun)"
        case let most?: return french ? "\(least) à \(most) \(noun)" : "\(least) to \(most) \(noun)"
        case nil: return least <= 1 ? (french ? "des \(noun)" : noun) : (french ? "au moins \(least) \(noun)" : "at least \(least) \(noun)")
        }
    }
}
