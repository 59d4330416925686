import Bytes
import Findings
import Templating

/// A finding in one line: `page.html:1:3 template-unknown-name titel → title`.
func line(_ finding: Finding) -> String {
    var line = "\(finding.place.file):\(finding.place.line):\(finding.place.column) \(finding.rule.code)"
    if let value = finding.value { line += " " + value }
    if !finding.suggestions.isEmpty { line += " → " + finding.suggestions.joined(separator: ", ") }
    return line
}

/// Compiles `page` with its partials, and says what is wrong in lines.
func compile(
    _ page: String, _ shape: Shape, partials: [String: String] = [:], words: Words = Words(language: .english), file: String = "page.html"
) -> (template: Template?, set: TemplateSet, findings: [String]) {
    let sources =
        [TemplateSource(name: "page", file: file, bytes: Array(page.utf8))]
        + partials.map { TemplateSource(name: $0.key, file: $0.key + ".html", bytes: Array($0.value.utf8)) }
    let (set, findings) = TemplateSet.compile(sources: sources, entries: ["page": shape], words: words)
    return (set.template("page"), set, findings.map(line))
}

/// The page made of the values; the findings when there are any.
func rendered(
    _ page: String, _ shape: Shape, _ values: [Value], partials: [String: String] = [:], words: Words = Words(language: .english), file: String = "page.html"
) -> String {
    let (template, _, findings) = compile(page, shape, partials: partials, words: words, file: file)
    guard let template, findings.isEmpty else { return findings.joined(separator: "\n") }
    var writer = ByteWriter()
    template.render(values, into: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
}

func findings(_ page: String, _ shape: Shape, partials: [String: String] = [:], file: String = "page.html") -> [String] {
    compile(page, shape, partials: partials, file: file).findings
}
