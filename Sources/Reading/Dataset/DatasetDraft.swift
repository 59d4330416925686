internal import Bytes
internal import Findings
internal import Model
internal import Privacy
private import Synchronization

/// A dataset in the making: its header is read and inherited, its texts are not rendered yet.
struct DatasetDraft: Sendable {
    /// One of its texts: read, or known to be as it was at the last build.
    struct Text: Sendable {
        enum State: Sendable {
            case read(HeldText)
            case known(BodyOutline)
        }

        var file: ContentScan.File
        var language: Language
        var state: State
    }

    let source: ContentPlan.DatasetFolder
    /// Of everything that it is read from.
    let sources: Fingerprint
    var reading: DatasetReading
    /// What reading its own folder has found.
    let ownFindings: [Finding]
    /// What the rest of the catalogue has to say of it.
    var findings: [Finding] = []
    let own: Text
    let translated: Text?
    /// Whether it was taken from the memo.
    let isRemembered: Bool

    /// Its folder under `content/`.
    var folder: String { reading.dataset.folder }

    /// Takes a dataset from the memo when nothing it was read from has changed, else reads its folder.
    static func make(
        _ source: ContentPlan.DatasetFolder, publisher: Int, _ inheritance: Inheritance, _ settings: SettingsReading, memo: ReadingMemo, _ loader: TextLoader
    ) -> DatasetDraft {
        var sources = inheritance.fingerprint
        sources.combine(source.folder)
        if let known = memo.entry(of: source.folder.path, madeFrom: sources), let outline = known.own {
            var reading = known.reading
            reading.dataset.publisher = publisher
            let language = reading.dataset.language
            let translation = source.translations.first { $0.language != language }
            if translation == nil || known.translated != nil {
                return DatasetDraft(
                    source: source, sources: sources, reading: reading, ownFindings: known.findings,
                    own: Text(file: source.index, language: language, state: .known(outline)),
                    translated: translation.map { Text(file: $0.file, language: $0.language, state: .known(known.translated ?? BodyOutline())) },
                    isRemembered: true)
            }
        }
        return read(source, sources: sources, publisher: publisher, inheritance, settings, loader)
    }

    private static func read(
        _ source: ContentPlan.DatasetFolder, sources: Fingerprint, publisher: Int, _ inheritance: Inheritance, _ settings: SettingsReading, _ loader: TextLoader
    ) -> DatasetDraft {
        let text = loader.read(source.index)
        let parts = text.parts
        var (reading, findings) = DatasetReading.read(
            folder: source.folder, front: text.front ?? FrontMatter(metadata: .empty, bytes: [], bodyStart: 0, bodyLine: 1, hasMetadata: true),
            fingerprint: parts.header, publisher: publisher, inheritance: inheritance, localThemes: settings.localThemes)
        // What cannot be parsed has said so; that its title is missing too would only confuse.
        if text.front == nil { findings = [] }
        findings = text.findings + findings
        reading.dataset.bodyFingerprint = parts.body
        if !reading.isDraft { findings += text.personalData(reading.dataset.privacy) }
        let language = reading.dataset.language
        var translated: Text?
        for translation in source.translations {
            let other = loader.read(translation.file)
            findings += other.findings
            if !reading.isDraft { findings += other.personalData(reading.dataset.privacy) }
            let parts = other.parts
            reading.dataset.fingerprint.combine(parts.header)
            reading.dataset.bodyFingerprint.combine(parts.body)
            guard translation.language != language else {
                findings.append(Finding(.textTwice, at: SourcePlace(file: other.path), value: translation.file.name))
                continue
            }
            guard let front = other.front else { continue }
            let header = Header(front.metadata.root, scope: .page, file: other.path, findings: &findings)
            if reading.dataset.title.translation == nil { reading.dataset.title.translation = header.line(.title, &findings) }
            if reading.dataset.summary?.translation == nil { reading.dataset.summary?.translation = header.line(.description, &findings) }
            if translated == nil { translated = Text(file: translation.file, language: translation.language, state: .read(HeldText(other))) }
        }
        return DatasetDraft(
            source: source, sources: sources, reading: reading, ownFindings: findings,
            own: Text(file: source.index, language: language, state: .read(HeldText(text))), translated: translated, isRemembered: false)
    }
}

/// A text that is held in memory until it is rendered: of a large catalogue, not all texts and all renderings are there at once.
final class HeldText: Sendable {
    private let held: Mutex<LoadedText?>

    /// - Parameter text: read and understood; its header is not wanted any more.
    init(_ text: LoadedText) {
        var text = text
        text.front?.metadata = .empty
        held = Mutex(text)
    }

    /// The text, the first time; nil from then on.
    func take() -> LoadedText? { held.withLock { $0.take() } }
}
