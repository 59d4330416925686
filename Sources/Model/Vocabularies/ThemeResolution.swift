private import Bytes

extension Theme {
    /// The theme that a text of the front matter names.
    ///
    /// 1. One of the EU's, by its code, its label in either language or its address: its label and its own segment (`transports`).
    /// 2. A local theme that the settings map: `local`, by the name as written or by its slug (`Bytes.slug`).
    /// 3. A habitual name of French towns ("Voirie", "Petite enfance", "Eau et assainissement"; also in English, in the singular or plural, or
    ///    several such names in one that agree on Europe's theme), mapped by the built-in list.
    /// 4. Any other local theme: its `european` is nil, and the caller says so.
    ///
    /// A local theme keeps its name as written, but for a capital first letter; the other language has a name of its own where the built-in list knows one. Its code is made
    /// from its name, so that names which differ in case, accents and punctuation only ("Mobilités", "mobilites"), and the forms of one
    /// habitual name ("Mobilité", "Mobility"), are one theme in addresses: group themes by code.
    public static func resolve(_ text: String, local: [String: EuropeanTheme]) -> Theme {
        if let european = EuropeanTheme.vocabulary.find(text) { return european.theme }
        let known = HabitualThemes.shared.named(text)
        let code = known.map { segment(for: $0.french) } ?? segment(for: text)
        let mapped = local.isEmpty ? nil : local[text] ?? local[slug(text)]
        let name = capitalized(text)
        return Theme(
            code: code, french: known?.isEnglish == true ? known.map { capitalized($0.french) } ?? name : name,
            english: known?.isEnglish == false ? known.map { capitalized($0.english) } ?? name : name,
            european: mapped ?? known?.european ?? HabitualThemes.shared.agreement(on: text))
    }

    /// With a capital first letter, as the names beside it in a list have.
    private static func capitalized(_ name: String) -> String {
        guard let first = name.unicodeScalars.first else { return name }
        return first.properties.titlecaseMapping + String(name.unicodeScalars.dropFirst())
    }

    /// `a-z0-9-`, never empty, at most 80 bytes; never the segment of one of the EU's themes, which are found before.
    /// A mark of the whole name is added where the slug lost letters (other scripts) or its end, and to names too long to be looked up.
    private static func segment(for name: String) -> String {
        let bytes = folded(name)
        var segment = Array(slug(name).utf8.split { $0 == 0x2D || $0 == 0x5F }.joined(separator: [0x2D]))
        if segment.isEmpty || segment.count > 80 || bytes.contains(where: { $0 >= 0x80 }) || comparisonKey(name) == nil {
            var mark = Fingerprint()
            mark.combine(bytes)
            segment = (segment.isEmpty ? Array("theme".utf8) : Array(segment.prefix(70))) + [0x2D]
            let digits = String(mark.low & 0xFFFF_FFFF, radix: 16)
            segment += Array(repeating: 0x30, count: 8 - digits.utf8.count) + Array(digits.utf8)
        }
        return String(decoding: segment, as: UTF8.self)
    }
}

/// The built-in list, looked up by names without articles and plurals.
private struct HabitualThemes: Sendable {
    static let shared = HabitualThemes()

    struct Name: Sendable {
        let french: String
        let english: String
        let european: EuropeanTheme
        /// Whether it was the English name that was found.
        var isEnglish = false
    }

    private var names: [String: Name] = [:]
    /// What each name is to Europe, the EU's own labels included.
    private var meanings: [String: EuropeanTheme] = [:]
    private var longest = 1

    private init() {
        for european in EuropeanTheme.vocabulary.values {
            learn(european.french, meaning: european)
            learn(european.english, meaning: european)
        }
        for (code, rows) in habitualThemeNames {
            guard let european = EuropeanTheme.vocabulary.find(code) else { continue }
            for (french, english) in rows {
                let name = Name(french: french, english: english, european: european)
                if let key = learn(french, meaning: european) { names[key] = name }
            }
        }
        // French names first: an English one never takes their place.
        for (code, rows) in habitualThemeNames {
            guard let european = EuropeanTheme.vocabulary.find(code) else { continue }
            for (french, english) in rows {
                let name = Name(french: french, english: english, european: european, isEnglish: true)
                if let key = learn(english, meaning: european), names[key] == nil { names[key] = name }
            }
        }
    }

    @discardableResult
    private mutating func learn(_ text: String, meaning: EuropeanTheme) -> String? {
        let words = bareWords(of: text)
        guard !words.isEmpty else { return nil }
        let key = words.joined(separator: "-")
        if meanings[key] == nil { meanings[key] = meaning }
        longest = max(longest, words.count)
        return key
    }

    func named(_ text: String) -> Name? {
        let words = bareWords(of: text)
        guard !words.isEmpty, words.count <= longest else { return nil }
        return names[words.joined(separator: "-")]
    }

    /// Europe's theme for a name made of several known ones ("Mobilité et voirie"); nil when one is unknown or they disagree.
    func agreement(on text: String) -> EuropeanTheme? {
        var rest = bareWords(of: text)[...]
        guard rest.count <= 12 else { return nil }
        var agreed: EuropeanTheme?
        while !rest.isEmpty {
            let found = stride(from: min(longest, rest.count), to: 0, by: -1).lazy.compactMap { count in
                meanings[rest.prefix(count).joined(separator: "-")].map { (count, $0) }
            }.first
            guard let (count, meaning) = found, agreed == nil || agreed == meaning else { return nil }
            agreed = meaning
            rest = rest.dropFirst(count)
        }
        return agreed
    }
}

/// The words of a name, folded, without articles and conjunctions and without the mark of the plural.
private func bareWords(of text: String) -> [String] {
    guard let key = comparisonKey(text) else { return [] }
    return key.utf8.split(separator: 0x2D).compactMap { word in
        guard !smallWords.contains(String(decoding: word, as: UTF8.self)) else { return nil }
        let isPlural = word.count >= 4 && (word.last == 0x73 || word.last == 0x78)
        return String(decoding: isPlural ? word.dropLast() : word, as: UTF8.self)
    }
}

private let smallWords: Set<String> = [
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "and", "of", "the",
]
