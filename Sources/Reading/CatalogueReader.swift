public import Bytes
public import Findings
public import Model

/// What reading a catalogue gives.
public struct CatalogueReading: Sendable {
    /// Nil when the settings or the content folder cannot be read at all.
    public var catalogue: Catalogue?
    public var findings: [Finding] = []
    /// The folders (under `content/`) of what was left out because of its errors; only when going on was asked for.
    public var leftOut: [String] = []
    /// The folders (under `content/`) of datasets that are drafts, and where they say so.
    public var drafts: [String: SourcePlace] = [:]
    /// For the next build.
    public var memo = ReadingMemo()
    var bodies: BodySource?
}

/// The catalogue's files as the disk has them, unopened.
public struct ContentSurvey: Sendable {
    let scan: ContentScan?

    /// To be compared with at the next build; nil when there is no content.
    public var record: ContentRecord? { scan?.record }
}

extension Fingerprint {
    /// Names and states of all that is in a folder. Depth is bounded by the scan.
    mutating func combine(_ folder: ContentScan.Folder) {
        combine(folder.path)
        combine(folder.files.count)
        for file in folder.files {
            combine(file.name)
            combine(file.signature.fingerprint)
        }
        combine(folder.folders.count)
        for below in folder.folders { combine(below) }
    }
}

/// Reads `halle.yml` and `content/` into a catalogue: values inherited, terms resolved, links checked, texts rendered.
public struct CatalogueReader: Sendable {
    /// The file of the settings, relative to the catalogue's root.
    public static let settingsFile = SettingsReading.file
    /// The files that may say what the territory asks for, likewise: no dataset could be left out for what is wrong with them.
    public static let territoryFiles = TerritoryReading.files.map { ContentScan.contentFolder + "/" + $0 }

    let root: String
    let crew: Crew
    let memo: ReadingMemo
    let loader: TextLoader

    public init(root: String, crew: Crew, memo: ReadingMemo = ReadingMemo()) {
        self.root = root
        self.crew = crew
        self.memo = memo
        loader = TextLoader(root: root)
    }

    /// What comparing with the last build has just found to be there: nothing is looked at again.
    public func survey(_ edits: ContentEdits) -> ContentSurvey { ContentSurvey(scan: ContentScan.scan(edits.now, crew: crew)) }

    /// Looks at what is there without opening it.
    public func survey() -> ContentSurvey { ContentSurvey(scan: ContentScan.scan(root, crew: crew)) }

    /// - Parameters:
    ///   - survey: what `survey()` has just given, if it has been asked for already.
    ///   - keepGoing: leave out what has errors instead of reading it all the same for a report.
    ///   - left: folders of datasets (under `content/`) to leave out in any case.
    public func read(_ survey: ContentSurvey? = nil, keepGoing: Bool, leavingOut left: Set<String> = []) -> CatalogueReading {
        var reading = CatalogueReading()
        guard let settings = readSettings(&reading) else { return reading }
        guard let scan = (survey ?? self.survey()).scan else {
            reading.findings.append(Finding(.contentMissing, at: SourcePlace(file: ContentScan.contentFolder)))
            return reading
        }
        let plan = ContentPlan.make(scan, loader: loader)
        var draft = CatalogueDraft(settings: settings, loader: loader, memo: memo, crew: crew)
        draft.addPublishers(plan.publishers)
        draft.addFlat(plan.flat)
        reading.findings += draft.givingErrors(plan.findings)
        draft.settlePublishers()
        draft.addPages(plan.pages, welcome: plan.welcome)
        draft.refuseCollisions()
        draft.looseImages = plan.looseImages
        draft.addLogo(scan.root)
        draft.territory = TerritoryReading.read(scan.root, loader: loader, &reading.findings)

        let unwanted = draft.parts(in: left).union(draft.drafts)
        var texts = draft.renderTexts(excluding: keepGoing ? draft.faulty().union(unwanted) : unwanted)
        if keepGoing {
            // Leaving a text out can break links to it, which is no error: the second turn is the last.
            let faulty = draft.faulty(texts)
            if !faulty.isSubset(of: texts.excluded) {
                reading.findings += texts.findings(of: faulty)
                texts = draft.renderTexts(excluding: faulty.union(texts.excluded))
            }
        }
        draft.finish(&reading, texts)
        return reading
    }

    /// What the settings alone give: nil when they cannot be read, and what is wrong with them.
    public func settings() -> (settings: Settings?, findings: [Finding]) {
        var reading = CatalogueReading()
        let settings = readSettings(&reading)
        return (settings?.settings, reading.findings)
    }

    func readSettings(_ reading: inout CatalogueReading) -> SettingsReading? {
        let file = SettingsReading.file
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try Files.read(root + "/" + file, limit: YAMLParser.maximumSize)
        } catch {
            if error.isMissing {
                let names = ["halle.yaml", "Halle.yml", "halle.yml.txt", "halle.txt"]
                if let name = names.first(where: { ((try? Files.status(of: root + "/" + $0)) ?? nil) != nil }) {
                    reading.findings.append(Finding(.settingsMisnamed, at: SourcePlace(file: name), value: name))
                } else {
                    reading.findings.append(Finding(.settingsMissing, at: SourcePlace(file: file), value: root))
                }
            } else if error.isNoSpace {
                reading.findings.append(Finding(.metadataTooLarge, at: SourcePlace(file: file)))
            } else {
                reading.findings.append(Finding(.fileUnreadable, at: SourcePlace(file: file), value: file, details: [error.reason]))
            }
            return nil
        }
        var fingerprint = Fingerprint()
        fingerprint.combine(bytes)
        let (tree, problems) = FrontMatter.parseWhole(bytes, file: file)
        reading.findings += problems
        guard let tree else { return nil }
        var (settings, findings) = SettingsReading.read(tree, fingerprint: fingerprint)
        TerritoryReading.decidePrivacy(of: &settings.inheritance, root: root, &findings)
        reading.findings += findings
        return settings
    }
}

extension CatalogueReading {
    /// Forgets the bodies of all datasets but some, whose numbers are then their places among these.
    public mutating func keepBodies(of numbers: [Int]) {
        guard let texts = bodies?.texts else { return }
        bodies?.texts = numbers.compactMap { texts.indices.contains($0) ? texts[$0] : nil }
    }

    /// The bodies of a dataset that the catalogue does not hold (`isBodyUnread`), read and rendered after all. Safe to call from many threads.
    ///
    /// - Parameter number: position in `catalogue.datasets`.
    /// - Throws: when a text is not what it was when the catalogue was read.
    public func bodies(of number: Int) throws(TextChanged) -> DatasetBodies {
        guard let source = bodies, source.texts.indices.contains(number) else { return DatasetBodies() }
        let (own, translated) = source.texts[number]
        return DatasetBodies(own: try source.render(own), translated: try translated.map { (text) throws(TextChanged) in try source.render(text) } ?? nil)
    }
}

/// A text was changed, moved or removed while the catalogue was being worked on.
public struct TextChanged: Error {
    /// Relative to the catalogue's root.
    public let path: String
}

/// Where the bodies of a catalogue's datasets can be read again.
struct BodySource: Sendable {
    var loader: TextLoader
    var reader: BodyReader
    /// For each dataset of the catalogue: its own text and its translation.
    var texts: [(own: BodyText, translated: BodyText?)]

    struct BodyText: Sendable {
        var file: ContentScan.File
        /// Under `content/`.
        var folder: String
        var language: Language
    }

    func render(_ text: BodyText) throws(TextChanged) -> RichText? {
        let status = try? Files.status(of: loader.root + "/" + text.file.path)
        guard status?.signature == text.file.signature, let front = loader.read(text.file).front else { throw TextChanged(path: text.file.path) }
        return reader.read(
            front, file: text.file.path, folder: text.folder, language: text.language, firstHeadingLevel: CatalogueDraft.datasetHeadingLevel
        ).text
    }
}
