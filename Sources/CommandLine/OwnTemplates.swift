internal import Bytes
internal import Findings
internal import Pages
internal import Reading

/// The catalogue's own `Templates/` folder: files that replace the built-in ones.
enum OwnTemplates {
    private static let maximumSize = 1 << 20

    static func compile(root: String, languages: [Language]) -> (templates: PageTemplates, findings: [Finding]) {
        var own: [String: [UInt8]] = [:]
        var findings: [Finding] = []
        let folder = root + "/Templates"
        for entry in (try? Files.entries(of: folder)) ?? [] where entry.kind == .file {
            guard let name = entry.name, name.utf8.first != 0x2E, isTemplate(name) else { continue }
            do throws(FileError) { own[name] = try Files.read(folder + "/" + name, limit: maximumSize) } catch {
                findings.append(Finding(.fileUnreadable, at: SourcePlace(file: "Templates/" + name), value: name, details: [error.reason]))
            }
        }
        let (templates, problems) = PageTemplates.compile(own: own, languages: languages)
        return (templates, findings + problems)
    }

    /// Changes with the names and states of the files that `compile` would read.
    static func fingerprint(root: String) -> Fingerprint {
        var mark = Fingerprint()
        for entry in (try? Files.entries(of: root + "/Templates")) ?? [] {
            mark.combine(entry.nameBytes)
            mark.combine(entry.signature.fingerprint)
        }
        return mark
    }

    private static func isTemplate(_ name: String) -> Bool { [".html", ".xml", ".css", ".txt"].contains { name.hasSuffix($0) } }
}
