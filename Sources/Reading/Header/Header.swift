internal import Bytes
internal import Findings
internal import Model

/// The known keys of one group of a header, and the findings that reading them brings.
///
/// Every accessor returns nil for a key that is absent or empty, and for a value that cannot be used, after saying why.
struct Header {
    let file: String
    let scope: KeyScope
    private let tree: YAMLTree
    /// Where a key is written and where its value stands among the nodes of the tree: a value of its own would hold the tree once more.
    private let values: [(key: Key, written: Int, value: Int)]

    /// Sorts the pairs of a mapping by what they mean; unknown and repeated keys become findings.
    init(_ mapping: YAMLValue, scope: KeyScope, file: String, findings: inout [Finding]) {
        self.file = file
        self.scope = scope
        tree = mapping.tree
        var values: [(key: Key, written: Int, value: Int)] = []
        let pairs = mapping.pairs
        var told: Set<Int> = []
        for (index, (written, value)) in pairs.enumerated() {
            let name = written.scalar ?? ""
            let known = KeyDefinition.named(name, in: scope)
            if known == nil || values.contains(where: { $0.key == known }), let group = UnindentedGroup(among: pairs[..<index], before: name) {
                let first = group.first ?? (key: written, value: value)
                if told.insert(first.key.index).inserted {
                    findings.append(
                        Finding(
                            .groupNotIndented, at: Self.place(of: first.key, in: file), value: group.name,
                            details: [group.first == nil ? group.line(written, value) : group.firstLine]))
                }
                continue
            }
            guard let key = known else {
                let nearest = nearestNames(to: name, among: KeyDefinition.names(in: scope))
                findings.append(Finding(.keyUnknown, at: Self.place(of: written, in: file), value: name, suggestions: nearest))
                continue
            }
            if let other = values.first(where: { $0.key == key }) {
                findings.append(
                    Finding(.keyTwice, at: Self.place(of: written, in: file), value: name, details: [YAMLValue(tree: tree, index: other.written).scalar ?? ""]))
                continue
            }
            values.append((key, written.index, value.index))
        }
        self.values = values
    }

    static func place(of value: YAMLValue, in file: String) -> SourcePlace { SourcePlace(file: file, line: value.line, column: value.column) }

    func place(of value: YAMLValue) -> SourcePlace { Self.place(of: value, in: file) }

    /// The value of a key, if it is there and not empty.
    subscript(key: Key) -> YAMLValue? {
        guard let position = values.firstIndex(where: { $0.key == key }) else { return nil }
        let value = YAMLValue(tree: tree, index: values[position].value)
        return value.isEmpty ? nil : value
    }

    /// Where a key's value stands; the file's beginning when the key is absent.
    func place(of key: Key) -> SourcePlace { self[key].map { place(of: $0) } ?? SourcePlace(file: file, line: 1, column: 1) }

    /// Whether every key of the mapping that it was made of is known, and is there once.
    func isWhole(_ mapping: YAMLValue) -> Bool { values.count == mapping.pairs.count }

    func has(_ key: Key) -> Bool { self[key] != nil }

    /// Where a key stands that is written but has no value; nil when it has one or is absent.
    func emptyPlace(of key: Key) -> SourcePlace? {
        values.first { $0.key == key && YAMLValue(tree: tree, index: $0.value).isEmpty }.map { place(of: YAMLValue(tree: tree, index: $0.written)) }
    }

    /// A key as this header writes it: a message names what its reader has before them.
    func writtenName(of key: Key) -> String {
        values.first { $0.key == key }.flatMap { YAMLValue(tree: tree, index: $0.written).scalar } ?? KeyDefinition.of(key).name
    }

    // MARK: Text

    /// A scalar as one line of clean text: no control or direction characters, runs of blanks as one space.
    func line(_ key: Key, _ findings: inout [Finding]) -> String? {
        guard let value = self[key] else { return nil }
        return line(of: value, for: key, &findings)
    }

    func line(of value: YAMLValue, for key: Key, _ findings: inout [Finding]) -> String? {
        guard let text = value.scalar else {
            findings.append(expected(.valueNotText, key, at: value))
            return nil
        }
        let clean = cleanLine(text)
        return clean.isEmpty ? nil : clean
    }

    func expected(_ rule: Rule, _ key: Key, at value: YAMLValue) -> Finding {
        let definition = KeyDefinition.of(key)
        return Finding(rule, at: place(of: value), details: [writtenName(of: key), definition.example(in: .french), definition.example(in: .english)])
    }

    /// A text in one language or both: `text`, or `{fr: …, en: …}`.
    func localized(_ key: Key, language: Language, _ findings: inout [Finding]) -> LocalizedText? {
        guard let value = self[key] else { return nil }
        guard value.kind == .mapping else { return line(of: value, for: key, &findings).map { LocalizedText($0, in: language) } }
        if value.pairs.allSatisfy({ $0.value.isEmpty && Language(rawValue: ($0.key.scalar ?? "").lowercased()) == nil }) {
            let braced = "{" + value.pairs.map { $0.key.scalar ?? "" }.joined(separator: ", ") + "}"
            findings.append(Finding(.signBeginsValue, at: place(of: value), value: "{", details: [writtenName(of: key) + ": " + HeaderLine.quoted(braced)]))
            return nil
        }
        var texts: [Language: String] = [:]
        for (written, text) in value.pairs {
            guard let named = Language(rawValue: (written.scalar ?? "").lowercased()) else {
                findings.append(Finding(.languageUnknown, at: place(of: written), value: written.scalar))
                continue
            }
            texts[named] = line(of: text, for: key, &findings)
        }
        if let own = texts[language] { return LocalizedText(own, in: language, translation: texts[language.other]) }
        return texts[language.other].map { LocalizedText($0, in: language.other) }
    }

    /// A list of texts: a YAML list, or one text with commas.
    func list(_ key: Key, _ findings: inout [Finding]) -> [(text: String, value: YAMLValue)] {
        guard let value = self[key] else { return [] }
        switch value.kind {
        case .scalar:
            guard let text = value.scalar else { return [] }
            return text.utf8.split(separator: 0x2C).map { cleanLine(String(Substring($0))) }.filter { !$0.isEmpty }.map { ($0, value) }
        case .sequence:
            return value.items.compactMap { item in
                guard !item.isEmpty, let text = line(of: item, for: key, &findings) else { return nil }
                return (text, item)
            }
        case .mapping:
            findings.append(expected(.valueNotList, key, at: value))
            return []
        }
    }

    /// The groups of a list (`resources`), or the one group given in its place.
    func groups(_ key: Key, scope: KeyScope, _ findings: inout [Finding]) -> [(header: Header, value: YAMLValue)] {
        guard let value = self[key] else { return [] }
        let items = value.kind == .sequence ? value.items : [value]
        return items.compactMap { item in
            guard item.kind == .mapping else {
                findings.append(expected(.valueNotGroup, key, at: item))
                return nil
            }
            return (Header(item, scope: scope, file: file, findings: &findings), item)
        }
    }

    /// A group of keys; nil (with a finding) when something else stands there.
    func group(_ key: Key, scope: KeyScope, _ findings: inout [Finding]) -> Header? {
        guard let value = self[key] else { return nil }
        guard value.kind == .mapping else {
            findings.append(expected(.valueNotGroup, key, at: value))
            return nil
        }
        return Header(value, scope: scope, file: file, findings: &findings)
    }

    // MARK: Dates, flags, numbers, addresses

    func date(_ key: Key, _ findings: inout [Finding]) -> CalendarDate? {
        guard let value = self[key], let text = line(of: value, for: key, &findings) else { return nil }
        guard let date = CalendarDate(iso8601: text) else {
            findings.append(notADate(text, key, at: value))
            return nil
        }
        return date
    }

    /// Why a text is no date: the day does not exist, or it is written in another way.
    func notADate(_ text: String, _ key: Key, at value: YAMLValue) -> Finding {
        if let month = CalendarDate.monthWithoutDay(in: text) {
            return Finding(.dayAbsent, at: place(of: value), value: text, details: month)
        }
        let repair = CalendarDate(asWritten: text).map { [$0.description] } ?? []
        return Finding(.dateInvalid, at: place(of: value), value: text, details: [writtenName(of: key)], suggestions: repair)
    }

    func flag(_ key: Key, _ findings: inout [Finding]) -> Bool? {
        guard let value = self[key], let text = line(of: value, for: key, &findings) else { return nil }
        switch text.lowercased() {
        case "oui", "yes", "true", "vrai", "1": return true
        case "non", "no", "false", "faux", "0": return false
        default:
            findings.append(Finding(.flagInvalid, at: place(of: value), value: text, details: [writtenName(of: key)]))
            return nil
        }
    }

    func wholeNumber(_ key: Key, _ findings: inout [Finding]) -> Int? {
        guard let value = self[key], let text = line(of: value, for: key, &findings) else { return nil }
        // Folding makes plain spaces of those that keep a number on one line.
        let digits = folded(text).filter { $0 != 0x20 }
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(String(decoding: digits, as: UTF8.self)) else {
            findings.append(Finding(.numberInvalid, at: place(of: value), value: text, details: [writtenName(of: key)]))
            return nil
        }
        return number
    }

    func webAddress(_ key: Key, _ findings: inout [Finding]) -> String? {
        guard let value = self[key], let text = line(of: value, for: key, &findings) else { return nil }
        guard let address = WebAddress.checked(text) else {
            findings.append(Finding(.addressInvalid, at: place(of: value), value: text, details: [writtenName(of: key)]))
            return nil
        }
        return address
    }
}

/// A group whose key is empty and whose lines follow it at its own level, instead of being indented under it.
struct UnindentedGroup {
    /// The group's key as it is written.
    let name: String
    /// The first of its lines that stands before the one looked at, if there is one.
    let first: (key: YAMLValue, value: YAMLValue)?
    private let isList: Bool

    /// - Parameters:
    ///   - pairs: those before a key that has no place where it stands.
    ///   - key: that key.
    init?(among pairs: ArraySlice<(key: YAMLValue, value: YAMLValue)>, before key: String) {
        guard let position = pairs.lastIndex(where: { Self.scope(ofEmpty: $0) != nil }), let scope = Self.scope(ofEmpty: pairs[position]) else { return nil }
        let between = pairs[(position + 1)...]
        let names = between.map { $0.key.scalar ?? "" } + [key]
        guard names.allSatisfy({ KeyDefinition.named($0, in: scope) != nil }) else { return nil }
        name = pairs[position].key.scalar ?? ""
        first = between.first
        isList = [.resource, .view, .merge, .mapping, .expectation, .waiver].contains(scope)
    }

    private static func scope(ofEmpty pair: (key: YAMLValue, value: YAMLValue)) -> KeyScope? {
        guard pair.value.isEmpty, let name = pair.key.scalar else { return nil }
        return KeyScope.allCases.lazy.compactMap { KeyDefinition.named(name, in: $0) }.compactMap(\.groupScope).first
    }

    /// The first line as it should be.
    var firstLine: String { first.map { line($0.key, $0.value) } ?? "" }

    func line(_ key: YAMLValue, _ value: YAMLValue) -> String { (isList ? "  - " : "  ") + (key.scalar ?? "") + ": " + value.shown }
}

extension Key {
    /// Where the keys of its group stand, for a key that may hold one.
    fileprivate var groupScope: KeyScope? {
        switch self {
        case .contact: .contact
        case .spatial, .territory: .spatial
        case .temporal: .temporal
        case .colours: .colours
        case .defaults: .defaults
        case .publisher: .publisher
        case .resources: .resource
        case .views: .view
        case .merges: .merge
        case .mappings: .mapping
        case .expected: .expectation
        case .privacy: .privacy
        case .waivers: .waiver
        default: nil
        }
    }
}

/// Text fit for one line: control characters and the invisible ones that change reading direction are dropped, runs of blanks become one space.
func cleanLine(_ text: String) -> String {
    if isClean(text) { return text }
    var clean = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0x2028, 0x2029: pendingSpace = !clean.isEmpty
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB: break
        default:
            if pendingSpace { clean.append(" ") }
            pendingSpace = false
            clean.append(scalar)
        }
    }
    return String(clean)
}

/// Whether a text is already fit for one line: the common case, told without looking at scalars.
private func isClean(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { buffer in
        var previous: UInt8 = 0x20
        for (index, byte) in buffer.enumerated() {
            if byte < 0x20 || byte == 0x7F || (byte == 0x20 && previous == 0x20) { return false }
            if byte >= 0xC2, !isCleanLead(byte, at: index, of: buffer) { return false }
            previous = byte
        }
        return previous != 0x20 || buffer.isEmpty
    }
}

/// Whether what begins with a byte of 0xC2 or more is none of the characters beyond ASCII that `cleanLine` looks for.
@inline(__always)
private func isCleanLead(_ lead: UInt8, at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func next(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    switch lead {
    // U+0080–009F.
    case 0xC2: return next(1) >= 0xA0
    // U+061C.
    case 0xD8: return next(1) != 0x9C
    // U+200B–200F, 2028–202E; 2060–2069.
    case 0xE2:
        if next(1) == 0x80 { return !(0x8B...0x8F).contains(next(2)) && !(0xA8...0xAE).contains(next(2)) }
        return next(1) != 0x81 || !(0xA0...0xA9).contains(next(2))
    // U+FEFF; FFF9–FFFB.
    case 0xEF: return !(next(1) == 0xBB && next(2) == 0xBF) && !(next(1) == 0xBF && (0xB9...0xBB).contains(next(2)))
    default: return true
    }
}
