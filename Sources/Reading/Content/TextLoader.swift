internal import Bytes
internal import Findings
internal import Model
internal import Privacy

/// One Markdown text with its header, read from the disk.
struct LoadedText: Sendable {
    var file: ContentScan.File
    /// Nil when it cannot be read or understood; the findings say why.
    var front: FrontMatter?
    var findings: [Finding] = []

    var path: String { file.path }

    /// Of the whole.
    var fingerprint: Fingerprint {
        guard let front else { return unread }
        var mark = Fingerprint()
        mark.combine(front.bytes)
        return mark
    }
    /// The same for what cannot be understood.
    fileprivate var unread = Fingerprint()

    /// Of the header, and of all that follows it; both of the whole when there is no telling them apart.
    var parts: (header: Fingerprint, body: Fingerprint) {
        guard let front else { return (unread, unread) }
        var (header, body) = (Fingerprint(), Fingerprint())
        front.bytes.withUnsafeBytes { bytes in
            header.combine(UnsafeRawBufferPointer(rebasing: bytes[..<front.bodyStart]))
            body.combine(UnsafeRawBufferPointer(rebasing: bytes[front.bodyStart...]))
        }
        return (header, body)
    }
}

extension LoadedText {
    /// What of it may be personal data and no waiver allows.
    func personalData(_ settings: PrivacySettings) -> [Finding] {
        guard let front else { return [] }
        return settings.waivers.parted(Privacy.personalData(inDescription: front.bytes, file: path)).standing
    }
}

/// Reads texts.
struct TextLoader: Sendable {
    let root: String

    /// A header and its text: more than anybody writes, less than would harm.
    static let maximumSize = 2 * 1024 * 1024

    /// In French and in English.
    static func shownSize(_ bytes: Int) -> [String] { ["\(bytes / 1000) ko", "\(bytes / 1000) kB"] }

    @Sendable func read(_ file: ContentScan.File) -> LoadedText {
        var loaded = LoadedText(file: file)
        do throws(FileError) {
            let bytes = try Files.read(root + "/" + file.path, limit: Self.maximumSize)
            (loaded.front, loaded.findings) = FrontMatter.parse(bytes, file: file.path)
            if loaded.front == nil { loaded.unread.combine(bytes) }
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
