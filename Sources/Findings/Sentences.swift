/// The sentences of a finding in one language, its gaps filled.
public struct Sentences: Sendable, Equatable {
    public let cause: String
    /// Empty when the rule says nothing of it.
    public let cost: String
    public let remedy: String
    /// "Did you mean…?"; empty when there is nothing to suggest.
    public let suggestion: String
}

extension Finding {
    /// - Parameter typeset: whether French gets the spaces of print, which never break a line: for pages. On a terminal people search and copy plain spaces.
    public func sentences(in language: Language, typeset: Bool = false) -> Sentences {
        let wording = typeset && language == .french ? rule.french.typeset : rule.wording(in: language)
        let shown = suggestions.prefix(3).map { language == .french ? "« \(Self.shown($0)) »" : "“\(Self.shown($0))”" }
        let suggestion: String
        if shown.isEmpty {
            suggestion = ""
        } else {
            let list = shown.joined(separator: language == .french ? " ou " : " or ")
            suggestion = language == .french ? "Vouliez-vous dire \(list) ?" : "Did you mean \(list)?"
        }
        return Sentences(
            cause: filled(wording.cause, language), cost: filled(wording.cost, language),
            remedy: filled(wording.remedy, language) + others(wording.remedy, language), suggestion: suggestion)
    }

    /// What is said after a repair that is only that of the first of several cells.
    private func others(_ remedy: String, _ language: Language) -> String {
        guard let table, table.hasOtherValues, table.count > 1, Array(remedy.utf8).contains(Array("{repair}".utf8)) else { return "" }
        let rest = table.count - 1
        if rest == 1 { return language == .french ? " De même pour l’autre cellule." : " Do the same for the other cell." }
        return language == .french ? " De même pour les \(rest) autres cellules." : " Do the same for the \(rest) other cells."
    }

    /// Puts the value and the details into a wording's gaps.
    private func filled(_ wording: String, _ language: Language) -> String {
        guard wording.utf8.contains(0x7B) else { return wording }
        var result: [UInt8] = []
        var rest = Array(wording.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x7B, let end = rest.firstIndex(of: 0x7D), case let name = String(decoding: rest[..<end], as: UTF8.self), let text = gap(name, language)
            {
                result.append(contentsOf: Self.shown(text, limit: name == "expected" ? 500 : name.utf8.last == 0x2B ? 2_000 : 120).utf8)
                rest = rest[(end + 1)...]
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func gap(_ name: String, _ language: Language) -> String? {
        if name == "value" { return value ?? "" }
        if let table {
            switch name {
            case "expected": return table.expected?.text(in: language) ?? ""
            case "repair": return table.repair ?? ""
            case "count": return String(table.count)
            case "field": return table.field
            default: break
            }
        }
        if name.utf8.contains(0x7C) { return counted(name, language) }
        guard let number = Int(name.utf8.last == 0x2B ? String(name.dropLast()) : name), details.indices.contains(number) else { return nil }
        return details[number]
    }

    /// `{count|ligne|lignes}` and `{0|ligne|lignes}`: the number with the word that goes with it; `{0?la|les}` the word alone.
    private func counted(_ gap: String, _ language: Language) -> String? {
        guard let mark = gap.utf8.firstIndex(where: { $0 == 0x7C || $0 == 0x3F }), let text = self.gap(String(gap[..<mark]), language) else { return nil }
        let words = gap.utf8[gap.utf8.index(after: mark)...].split(separator: 0x7C, omittingEmptySubsequences: false)
        guard words.count == 2 else { return nil }
        let isOne = Int(text).map { language == .french ? abs($0) < 2 : $0 == 1 } ?? false
        let word = String(decoding: words[isOne ? 0 : 1], as: UTF8.self)
        return gap.utf8[mark] == 0x3F ? word : text + " " + word
    }

    /// Text of an input as a message may show it: on one line, at most 120 characters unless more are asked for, no control or direction character that could
    /// act on a terminal, on a log or on the reading order.
    public static func shown(_ text: String, limit: Int = 120) -> String {
        var result = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            if count == limit {
                result.append("…")
                break
            }
            count += 1
            switch scalar.value {
            case 0x0A, 0x0D, 0x09, 0x2028, 0x2029: result.append("⏎")
            default: result.append(isInvisible(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return String(result)
    }

    /// Controls, and characters without a shape that change the reading order or hide text (Unicode's Default_Ignorable and Bidi_Control, mostly).
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }

    /// A path as a message may show it: never cut, never able to act on a terminal or a log.
    static func shownPath(_ path: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in path.unicodeScalars { result.append(isInvisible(scalar) ? "\u{FFFD}" : scalar) }
        return String(result)
    }
}

extension SourcePlace {
    /// `content/roques/subventions/index.md:4:10`, cleaned for a terminal or a log.
    public var shown: String {
        var text = Finding.shownPath(file)
        if line > 0 { text += ":\(line)" }
        if line > 0, column > 0 { text += ":\(column)" }
        return text
    }
}

extension Severity {
    public func name(in language: Language) -> String {
        switch (self, language) {
        case (.error, .french): "erreur"
        case (.error, .english): "error"
        case (.warning, .french): "avertissement"
        case (.warning, .english): "warning"
        case (.note, .french): "remarque"
        case (.note, .english): "note"
        }
    }

    /// `3 erreurs`, `1 warning`.
    public func counted(_ count: Int, in language: Language) -> String {
        let isPlural = language == .french ? count > 1 : count != 1
        return "\(count) \(name(in: language))\(isPlural ? "s" : "")"
    }
}

extension Wording {
    /// With a space that does not break before `: ; ! ? »` and after `«`, as French prints them.
    fileprivate var typeset: Wording {
        func spaced(_ text: String) -> String {
            var result: [UInt8] = []
            var previous: UInt8 = 0
            let bytes = Array(text.utf8)
            for (index, byte) in bytes.enumerated() {
                let rest = bytes[(index + 1)...]
                let isBefore = rest.first.map { ":;!?".utf8.contains($0) } == true || rest.starts(with: "»".utf8)
                let isAfter = result.suffix(2).elementsEqual("«".utf8)
                if byte == 0x20, isAfter || isBefore && previous != 0x20 { result += [0xC2, 0xA0] } else { result.append(byte) }
                previous = byte
            }
            return String(decoding: result, as: UTF8.self)
        }
        return Wording(cause: spaced(cause), cost: spaced(cost), remedy: spaced(remedy))
    }
}
