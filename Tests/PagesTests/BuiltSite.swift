import Bytes
import Findings
import Model
import Pages
import Testing

/// A site as it would stand on a disk, to look at.
struct BuiltSite: CustomTestStringConvertible {
    let files: [String: [UInt8]]
    let keys: [String: Fingerprint]

    var testDescription: String { "a site of \(files.count) files" }

    private static let builtIn = PageTemplates.compile(languages: [.french, .english]).templates

    init(_ catalogue: Catalogue, own: [String: [UInt8]] = [:]) {
        let templates = own.isEmpty ? Self.builtIn : PageTemplates.compile(own: own, languages: [.french, .english]).templates
        var files: [String: [UInt8]] = [:]
        var keys: [String: Fingerprint] = [:]
        for output in Site(catalogue: catalogue, templates: templates, tables: SampleTables.readings(of: catalogue)).outputs() {
            var writer = ByteWriter()
            try? output.make(&writer)
            files[output.path] = writer.bytes
            keys[output.path] = output.key
        }
        self.files = files
        self.keys = keys
    }

    func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

    var pages: [String] { files.keys.filter { $0.hasSuffix(".html") }.sorted() }

    /// What stands between the first of each of two texts; nil when either is missing.
    func between(_ start: String, _ end: String, in path: String) -> String? { Self.all(start, end, in: files[path] ?? []).first }

    /// Everything that stands between a start and the next end.
    static func all(_ start: String, _ end: String, in bytes: [UInt8]) -> [String] {
        let (start, end) = (Array(start.utf8), Array(end.utf8))
        var found: [String] = []
        var index = 0
        while index + start.count <= bytes.count {
            guard bytes[index] == start[0], bytes[index...].starts(with: start) else {
                index += 1
                continue
            }
            let from = index + start.count
            guard let to = (from..<bytes.count).first(where: { bytes[$0] == end[0] && bytes[$0...].starts(with: end) }) else { break }
            found.append(String(decoding: bytes[from..<to], as: UTF8.self))
            index = to
        }
        return found
    }

    /// Where a relative link of a page leads: a path of the site. A folder's page is its `index.html`.
    static func target(of whole: String, from page: String) -> String {
        let link = whole.prefix { $0 != "#" }
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") {
            switch part {
            case ".": break
            case "..": if !parts.isEmpty { parts.removeLast() }
            default: parts.append(String(part))
            }
        }
        let path = parts.joined(separator: "/")
        return link.hasSuffix("/") || path.isEmpty ? (path.isEmpty ? "" : path + "/") + "index.html" : path
    }

    func links(in page: String) -> [String] {
        BuiltSite.all("href=\"", "\"", in: files[page] ?? []) + BuiltSite.all("src=\"", "\"", in: files[page] ?? [])
    }
}

/// The first thing that makes a document no XML: a tag that does not match, a lone `&` or `<`; nil when there is none.
func xmlFault(_ bytes: [UInt8]) -> String? {
    var open: [String] = []
    var rest = String(decoding: bytes, as: UTF8.self)[...]
    if rest.hasPrefix("<?xml"), let end = rest.firstIndex(of: ">") { rest = rest[rest.index(after: end)...] }
    while let start = rest.firstIndex(of: "<") {
        for reference in rest[..<start].split(separator: "&", omittingEmptySubsequences: false).dropFirst() where !reference.prefix(10).contains(";") {
            return "lone & before " + String(reference.prefix(20))
        }
        guard let end = rest[start...].firstIndex(of: ">") else { return "unclosed tag" }
        let tag = rest[rest.index(after: start)..<end]
        rest = rest[rest.index(after: end)...]
        if tag.contains("<") { return "< in a tag: " + String(tag) }
        if tag.hasPrefix("/") {
            guard let last = open.popLast(), last == tag.dropFirst() else { return "unexpected </" + String(tag.dropFirst()) + ">" }
        } else if !tag.hasSuffix("/") {
            open.append(String(tag.prefix { $0 != " " && $0 != "\n" }))
        }
    }
    return open.isEmpty ? nil : "unclosed " + open.joined(separator: ", ")
}
