internal import Bytes
internal import Findings

/// One Markdown or YAML text, read from the disk or known from the last build.
struct LoadedText: Sendable {
    var path: String
    /// Nil when it cannot be read or understood; the findings say why.
    var front: FrontMatter?
    var fingerprint = Fingerprint()
    var findings: [Finding] = []
    var signature: FileSignature
    var hasBody = false
    /// Whether the bytes are here; when not, the text is as it was and only its header and outline are.
    var isRead = true
    var outline: BodyOutline?
}

/// Reads texts, unless the last build's memo knows them as they still are.
struct TextLoader: Sendable {
    let root: String
    let memo: ReadingMemo

    /// A header and its text: more than anybody writes, less than would harm.
    static let maximumSize = 2 * 1024 * 1024

    /// In French and in English.
    static func shownSize(_ bytes: Int) -> [String] { ["\(bytes / 1000) ko", "\(bytes / 1000) kB"] }

    func load(_ file: ContentScan.File) -> LoadedText {
        if let entry = memo.entries[file.path], entry.signature == file.signature {
            var loaded = LoadedText(path: file.path, signature: file.signature)
            loaded.front = FrontMatter(metadata: entry.tree, bytes: [], bodyStart: 0, bodyLine: 1, hasMetadata: entry.hasMetadata)
            loaded.fingerprint = entry.fingerprint
            loaded.hasBody = entry.hasBody
            loaded.outline = entry.outline
            loaded.isRead = false
            return loaded
        }
        return read(file)
    }

    /// Reads a text whatever the memo knows of it.
    func read(_ file: ContentScan.File) -> LoadedText {
        var loaded = LoadedText(path: file.path, signature: file.signature)
        do throws(FileError) {
            let bytes = try Files.read(root + "/" + file.path, limit: Self.maximumSize)
            loaded.fingerprint.combine(bytes)
            (loaded.front, loaded.findings) = FrontMatter.parse(bytes, file: file.path)
            loaded.hasBody = loaded.front?.body.contains { $0 > 0x20 } ?? false
        } catch {
            let place = SourcePlace(file: file.path)
            if error.isNoSpace {
                loaded.findings = [Finding(.textTooLarge, at: place, details: Self.shownSize(Int(file.signature.size)))]
            } else {
                loaded.findings = [Finding(.fileUnreadable, at: place, value: file.name, details: [error.reason])]
            }
        }
        return loaded
    }
}
