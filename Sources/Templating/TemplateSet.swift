public import Bytes
public import Findings

/// The templates of a site in one language, compiled once and used for every page.
///
/// For a site in two languages, compile the same sources twice, each time with that language's `Words`.
public struct TemplateSet: Sendable {
    private var templates: [String: Template] = [:]
    private var fingerprints: [String: Fingerprint] = [:]
    /// The names of the interface texts that the templates show.
    public private(set) var shownWords: Set<String> = []

    /// The template of an entry; nil when it did not compile cleanly or is none of the entries.
    public func template(_ entry: String) -> Template? { templates[entry] }

    /// Covers the template, its partials and the words it was compiled with; nil when there is no such template.
    public func fingerprint(of entry: String) -> Fingerprint? { fingerprints[entry] }

    /// Compiles each entry against its shape and checks every branch of it, shown or not.
    /// - Parameters:
    ///   - sources: all the files; a later one replaces an earlier one of the same name and format.
    ///   - entries: the templates that pages are made with, and what each may ask for.
    ///   - requiredWords: the texts that Swift code asks for.
    /// - Returns: the templates without any fault, and the findings ordered by place.
    public static func compile(
        sources: [TemplateSource], entries: [String: Shape], words: Words, requiredWords: [String] = []
    ) -> (set: TemplateSet, findings: [Finding]) {
        var findings = words.missing(requiredWords)
        var byName: [String: ParsedTemplate] = [:]
        for source in sources {
            if let other = byName[source.name]?.source, other.format != source.format {
                findings.append(Finding(.templateSameName, at: SourcePlace(file: source.file), value: source.name, details: [other.file]))
            } else {
                byName[source.name] = ParsedTemplate.parse(source)
            }
        }
        for parsed in byName.values { findings += parsed.findings }

        var set = TemplateSet()
        var used: Set<String> = []
        for (name, shape) in entries {
            guard let parsed = byName[name] else {
                let suggestions = nearestNames(to: name, among: byName.keys)
                findings.append(Finding(.templateMissing, at: SourcePlace(file: ""), value: name, suggestions: suggestions))
                continue
            }
            var compiler = TemplateCompiler(templates: byName, words: words, format: parsed.source.format)
            compiler.compile(parsed, shape: shape)
            used.formUnion(compiler.used)
            set.shownWords.formUnion(compiler.shownWords)
            findings += compiler.findings
            guard compiler.findings.isEmpty, !compiler.isBroken else { continue }
            set.templates[name] = Template(name: name, format: parsed.source.format, shape: shape, program: compiler.program)
            var mark = compiler.program.fingerprint
            mark.combine(parsed.source.format == .xml)
            mark.combine(words.fingerprint)
            set.fingerprints[name] = mark
        }
        for (name, parsed) in byName where !used.contains(name) {
            let suggestions = nearestNames(to: name, among: used.union(entries.keys))
            findings.append(Finding(.templateUnused, at: SourcePlace(file: parsed.source.file), value: name, suggestions: suggestions))
        }
        return (set, ordered(findings))
    }

    /// By place, then by code; what several entries say of the same partial is said once.
    private static func ordered(_ findings: [Finding]) -> [Finding] {
        let sorted = findings.sorted { a, b in
            if a.place != b.place { return a.place < b.place }
            if a.rule != b.rule { return a.rule.code < b.rule.code }
            if a.value != b.value { return (a.value ?? "").utf8.lexicographicallyPrecedes((b.value ?? "").utf8) }
            return a.details.lexicographicallyPrecedes(b.details) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        var once: [Finding] = []
        for finding in sorted {
            if let last = once.last, last.place == finding.place, last.rule == finding.rule, last.value == finding.value { continue }
            once.append(finding)
        }
        return once
    }
}
