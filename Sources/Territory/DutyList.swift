public import Bytes
internal import Findings
public import Model

/// All duties, in the order of their file.
public struct DutyList: Sendable, Hashable {
    public var duties: [Duty]

    public init(_ duties: [Duty]) { self.duties = duties }

    /// Those of French local authorities, as `duties.txt` has them.
    public static let builtIn = DutyList(text: String(decoding: PackageResources.duties_txt, as: UTF8.self))

    /// Those that a dataset answers.
    public var expected: [Duty] { duties.filter(\.asksForDataset) }

    /// Of all that pages and files show of it.
    public var fingerprint: Fingerprint {
        var mark = Fingerprint()
        for duty in duties {
            for text in [duty.id, duty.basis.rawValue, duty.mark.rawValue] { mark.combine(text) }
            for text in [duty.label, duty.condition, duty.asks, duty.law, duty.delay, duty.doubt] {
                mark.combine(text?.text)
                mark.combine(text?.translation)
            }
            mark.combine(duty.asksForDataset)
            mark.combine(duty.source)
            mark.combine(duty.since?.description)
            mark.combine(duty.checked?.description)
            mark.combine(duty.frequency?.code)
            for audience in duty.audiences {
                mark.combine(audience.kind.rawValue)
                mark.combine(audience.threshold?.inhabitants ?? -1)
                mark.combine(audience.threshold?.isStrict ?? false)
                mark.combine(audience.isCertain)
            }
            for word in duty.schemas + duty.words { mark.combine(word) }
        }
        return mark
    }
}

// MARK: A catalogue's own

extension DutyList {
    /// With what a catalogue expects of a kind of producers: in place of the usual datasets, or beside them.
    ///
    /// What is named is a duty (`subventions`), a schema (`scdl/equipements`), or words of a title (`Arbres`). Where the catalogue asks for something, no
    /// population and no condition keeps it from being asked for.
    public func with(_ rules: [ExpectedRule]) -> DutyList {
        var list = self
        for rule in rules {
            if rule.datasets != nil {
                for index in list.duties.indices where list.duties[index].asksForDataset { list.duties[index].audiences.removeAll { $0.kind == rule.kind } }
            }
            for name in (rule.datasets ?? []) + rule.also { list.expect(name, of: rule.kind) }
        }
        return list
    }

    private mutating func expect(_ name: String, of kind: PublisherKind) {
        let wanted = slug(name)
        if let index = duties.firstIndex(where: { $0.asksForDataset && ($0.id == name || $0.schemas.contains(name) || slug($0.label.text) == wanted) }) {
            duties[index].audiences.removeAll { $0.kind == kind }
            duties[index].audiences.append(Duty.Audience(kind, isCertain: true))
            return
        }
        var duty = Duty(id: wanted.isEmpty ? "jeu" : wanted, label: LocalizedText(name, in: .french))
        duty.basis = .practice
        duty.mark = .verified
        duty.audiences = [Duty.Audience(kind, isCertain: true)]
        if name.utf8.contains(0x2F) { duty.schemas = [name] } else { duty.words = [name] }
        duties.append(duty)
    }
}

// MARK: As a text

extension DutyList {
    /// Reads a list of entries, as `duties.txt` describes them; a line that says nothing we know is passed over.
    public init(text: String) {
        self = Self.read(text).list
    }

    /// The same, with the numbers of the lines that were passed over.
    public static func read(_ text: String) -> (list: DutyList, unread: [Int]) {
        var duties: [Duty] = []
        var unread: [Int] = []
        var fields: [String: String] = [:]
        var id: String?
        func close() {
            if let id { duties.append(Duty(id, fields)) }
            id = nil
            fields = [:]
        }
        for (number, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = trimmed(line)
            if line.isEmpty {
                close()
            } else if line.first == 0x23 {
                continue
            } else if line.first == 0x5B, line.last == 0x5D {
                close()
                id = String(Substring(line.dropFirst().dropLast()))
            } else if id != nil, let colon = line.firstIndex(of: 0x3A), keys.contains(String(Substring(line[..<colon]))) {
                fields[String(Substring(line[..<colon]))] = String(Substring(trimmed(line[line.index(after: colon)...])))
            } else {
                unread.append(number + 1)
            }
        }
        close()
        return (DutyList(duties), unread)
    }

    private static let keys: Set<String> = [
        "fr", "en", "basis", "dataset", "who", "if-fr", "if-en", "asks-fr", "asks-en", "law-fr", "law-en", "source", "since", "schema", "words", "frequency",
        "delay-fr", "delay-en", "mark", "doubt-fr", "doubt-en", "checked",
    ]
}

extension Duty {
    fileprivate init(_ id: String, _ fields: [String: String]) {
        func both(_ french: String, _ english: String) -> LocalizedText? {
            fields[french].map { LocalizedText($0, in: .french, translation: fields[english]) }
        }
        func list(_ key: String) -> [String] { parts(of: fields[key] ?? "") }
        self.init(id: id, label: both("fr", "en") ?? LocalizedText(id, in: .french))
        basis = fields["basis"].flatMap(Basis.init) ?? .law
        asksForDataset = fields["dataset"] != "no"
        audiences = list("who").compactMap(Audience.init(written:))
        condition = both("if-fr", "if-en")
        asks = both("asks-fr", "asks-en")
        law = both("law-fr", "law-en")
        source = fields["source"]
        since = fields["since"].flatMap(CalendarDate.init(iso8601:))
        schemas = list("schema")
        words = list("words")
        frequency = fields["frequency"].flatMap { Frequency.vocabulary.find($0) }
        delay = both("delay-fr", "delay-en")
        mark = fields["mark"].flatMap(Mark.init) ?? .toVerify
        doubt = both("doubt-fr", "doubt-en")
        checked = fields["checked"].flatMap(CalendarDate.init(iso8601:))
    }
}

extension Duty.Audience {
    /// Of `commune`, `commune > 3500`, `commune >= 2000`.
    fileprivate init?(written text: String) {
        let words = text.utf8.split(separator: 0x20).map { String(Substring($0)) }
        guard let kind = words.first.flatMap(PublisherKind.init) else { return nil }
        guard words.count == 3, let number = Int(words[2]), words[1] == ">" || words[1] == ">=" else {
            self.init(kind)
            return
        }
        self.init(kind, Duty.Threshold(number, isStrict: words[1] == ">"))
    }
}

private func parts(of text: String) -> [String] {
    text.utf8.split(separator: 0x2C).map { String(Substring(trimmed($0))) }.filter { !$0.isEmpty }
}

private func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
    var text = text
    while let first = text.first, first <= 0x20 { text = text.dropFirst() }
    while let last = text.last, last <= 0x20 { text = text.dropLast() }
    return text
}
