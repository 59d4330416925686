internal import JSON

/// What a schema's JSON is asked for.
extension JSONNode {
    var isNull: Bool { if case .null = value { true } else { false } }
    var members: [Member] { if case .object(let members) = value { members } else { [] } }
    var isObject: Bool { if case .object = value { true } else { false } }

    /// A text, a number as it is written, `true` or `false`.
    var scalarText: String? {
        switch value {
        case .string(let text), .number(let text): text
        case .boolean(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    /// A text, or a list of texts, as several properties allow either.
    var texts: [String]? {
        if let text { return [text] }
        guard let array else { return nil }
        var texts: [String] = []
        for item in array {
            guard let text = item.text else { return nil }
            texts.append(text)
        }
        return texts
    }

    /// A number of at least 0 without decimals.
    var count: Int? {
        guard case .number(let text) = value else { return nil }
        guard let number = Int(text), number >= 0 else { return nil }
        return number
    }

    /// For a message: a scalar as it is, a list by its first members.
    var shown: String {
        if let scalarText { return scalarText }
        switch value {
        case .null: return "null"
        case .array(let items):
            let first = items.prefix(4).map { $0.scalarText ?? "…" }
            return "[" + first.joined(separator: ", ") + (items.count > 4 ? ", …]" : "]")
        default: return "{…}"
        }
    }

    /// As JSON on one line, for the example of a column that holds JSON. Nil for what is deep, long, or has texts that would need escapes.
    var compactText: String? { compactText(depth: 0) }

    private func compactText(depth: Int) -> String? {
        guard depth < 8 else { return nil }
        switch value {
        case .null: return "null"
        case .boolean, .number: return scalarText
        case .string(let text): return Self.quoted(text)
        case .array(let items):
            guard items.count <= 100 else { return nil }
            let texts = items.compactMap { $0.compactText(depth: depth + 1) }
            return texts.count == items.count ? "[" + texts.joined(separator: ", ") + "]" : nil
        case .object(let members):
            guard members.count <= 100 else { return nil }
            let texts = members.compactMap { member in
                Self.quoted(member.name).flatMap { name in member.node.compactText(depth: depth + 1).map { name + ": " + $0 } }
            }
            return texts.count == members.count ? "{" + texts.joined(separator: ", ") + "}" : nil
        }
    }

    private static func quoted(_ text: String) -> String? {
        text.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F } ? nil : "\"" + text + "\""
    }
}
