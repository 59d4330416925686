internal import Bytes
internal import Findings
internal import Pages
internal import Reading

/// The catalogue's own `Templates/` folder: files that replace the built-in ones.
enum OwnTemplates {
    private static let maximumSize = 1 << 20

    static func compile(root: String, languages: [Language]) -> (templates: PageTemplates, findings: [Finding]) {
        var (own, findings) = read(root: root)
        let (templates, problems) = PageTemplates.compile(own: own, languages: languages)
        findings += problems
        return (templates, findings)
    }

    /// The files that are used, by name, and a finding for everything else that people may have meant to be.
    private static func read(root: String) -> (own: [String: [UInt8]], findings: [Finding]) {
        let folder = root + "/" + TemplateFiles.folder
        switch ((try? Files.status(of: folder)) ?? nil)?.kind {
        case nil: return ([:], misnamed(root: root))
        case .folder?: break
        case .link?: return ([:], [TemplateFiles.unusedFolder(TemplateFiles.folder, .isLink)])
        case .file?, .other?: return ([:], [TemplateFiles.unusedFolder(TemplateFiles.folder, .isNoFile)])
        }
        var own: [String: [UInt8]] = [:]
        var findings: [Finding] = []
        let entries: [FolderEntry]
        do throws(FileError) { entries = try Files.entries(of: folder) } catch {
            let place = SourcePlace(file: TemplateFiles.folder)
            return ([:], [Finding(.fileUnreadable, at: place, value: TemplateFiles.folder, details: [error.reason])])
        }
        for entry in entries.sorted(by: { $0.nameBytes.lexicographicallyPrecedes($1.nameBytes) }) where isMeant(entry) {
            let name = entry.shownName
            switch entry.kind {
            case .folder: findings.append(TemplateFiles.unused(name, .isFolder))
            case .link: findings.append(TemplateFiles.unused(name, .isLink))
            case .other: findings.append(TemplateFiles.unused(name, .isNoFile))
            case .file:
                guard entry.name != nil, TemplateFiles.role(of: name) != nil else {
                    findings.append(TemplateFiles.unused(name, .unknownName))
                    continue
                }
                do throws(FileError) { own[name] = try Files.read(folder + "/" + name, limit: maximumSize) } catch {
                    findings.append(Finding(.fileUnreadable, at: SourcePlace(file: TemplateFiles.folder + "/" + name), value: name, details: [error.reason]))
                }
            }
        }
        return (own, findings)
    }

    /// Hidden files are the system's; Swift files are there when the catalogue is Halle's own repository.
    private static func isMeant(_ entry: FolderEntry) -> Bool {
        let isHidden = entry.nameBytes.first == 0x2E || entry.nameBytes.first == 0x5F
        return !isHidden && !entry.nameBytes.map { $0 | 0x20 }.suffix(6).elementsEqual(".swift".utf8)
    }

    /// A folder that would be `Templates` but for its capital.
    private static func misnamed(root: String) -> [Finding] {
        let wanted = TemplateFiles.folder.lowercased()
        let entries = (try? Files.entries(of: root)) ?? []
        return entries.compactMap(\.name).filter { $0.lowercased() == wanted }.sorted().map { TemplateFiles.unusedFolder($0, .otherCase) }
    }

    /// Changes with the names and states of all that `compile` looks at.
    static func fingerprint(root: String) -> Fingerprint {
        var mark = Fingerprint()
        let status = (try? Files.status(of: root + "/" + TemplateFiles.folder)) ?? nil
        switch status?.kind {
        case nil:
            mark.combine(0)
            for finding in misnamed(root: root) { mark.combine(finding.value) }
        case .folder?: mark.combine(1)
        case .link?: mark.combine(2)
        case .file?, .other?: mark.combine(3)
        }
        for entry in (try? Files.entries(of: root + "/" + TemplateFiles.folder)) ?? [] {
            mark.combine(entry.nameBytes)
            mark.combine(entry.signature.fingerprint)
        }
        return mark
    }
}
