internal import Bytes
internal import Checking
internal import Findings
internal import History
internal import Ledger
internal import Model
internal import Pages
internal import Privacy
internal import Reading
internal import Territory
internal import Validation

/// A catalogue read and checked: what both commands begin with.
struct Inspection {
    var reading: CatalogueReading
    /// The templates, the catalogue's own among them; nil when the settings cannot be read.
    var templates: PageTemplates?
    /// Of the reading, of the checks, of the data, of the templates and of the colours.
    var findings: [Finding]
    /// Nil when the settings cannot be read.
    var data: DataPass?
    /// What published files carry beside what they show; nil when the settings cannot be read.
    var traces: TracePass?
    /// What the ledger says; nothing when the settings cannot be read.
    var identity: CatalogueIdentity
    /// Where its merged tables lie.
    var merged: MergeFolder?
    /// Of a producer's own portal: what becomes of its neighbours' datasets whose rows its merged tables hold.
    var neighbours: NeighbouringSources?
    /// The day of the whole catalogue's board, for a producer's own portal; nil elsewhere.
    var boardDay: CalendarDate?
    /// The day of the inspection: a date after it is a slip of the pen.
    var today = CalendarDate(daysSince1970: 0)
    /// What earlier checks have come to; nil when something of it cannot be read, which a new one would throw away.
    var history: VerdictHistory?
    /// What the boards of earlier checks have said; nil likewise.
    var quality: QualityHistory?

    var catalogue: Catalogue? { reading.catalogue }
    /// The catalogue's first language; French when the settings cannot be read.
    var language: Language { catalogue?.settings.languages.first ?? .french }

    /// - Parameter site: the folder of the site in place; nil for the usual one.
    static func make(
        _ options: CatalogueOptions, site: String? = nil, survey: ContentSurvey? = nil, keepGoing: Bool = false, leavingOut left: Set<String> = [],
        memo: ReadingMemo = ReadingMemo(), dataMemo: DataMemo = DataMemo(), traceMemo: TraceMemo = TraceMemo(), spool: Spool? = nil,
        publishing: PublishingForm? = nil, today: CalendarDate
    ) -> Inspection {
        let reader = CatalogueReader(root: options.root, crew: options.crew, memo: memo)
        var reading = reader.read(survey, keepGoing: keepGoing, leavingOut: left)
        var findings = reading.findings
        reading.findings = []
        if let publishing { reading.catalogue?.settings.isPortable = publishing.isPortable }
        if let address = options.baseURL {
            if let checked = checkedBaseAddress(address) {
                if options.producer == nil { reading.catalogue?.settings.baseAddress = checked }
            } else {
                findings.append(Finding(.addressInvalid, at: SourcePlace(file: ""), value: address, details: ["--base-url"]))
            }
        }
        // Taken out, so that it is changed where it stands and not copied.
        guard var catalogue = reading.catalogue.take() else {
            return Inspection(reading: reading, templates: nil, findings: findings, identity: CatalogueIdentity())
        }
        let merged = publishing?.merged ?? (catalogue.merges.isEmpty ? nil : MergeFolder())
        let passing = spool ?? (catalogue.merges.isEmpty ? nil : Spool.passing(root: options.root))
        findings += MergePass(&catalogue, root: options.root, folder: merged, spool: passing, crew: options.crew).findings
        let identity = CatalogueIdentity(&catalogue, reading, root: options.root, site: site ?? options.usualSite, today: today)
        findings += identity.findings
        var illegible: [Finding] = []
        let history = VerdictHistory(root: options.root, findings: &illegible)
        findings += illegible
        var illegibleQuality: [Finding] = []
        let quality = QualityHistory(root: options.root, findings: &illegibleQuality)
        findings += illegibleQuality
        var boardDay: CalendarDate?
        var neighbours: NeighbouringSources?
        if let producer = options.producer {
            guard let number = catalogue.publisher(meant: producer) else {
                let near = nearestNames(to: producer, among: catalogue.publishers.map(\.folder))
                findings = [Finding(.producerUnknown, at: SourcePlace(file: ""), value: producer, suggestions: near)]
                return Inspection(reading: reading, templates: nil, findings: findings, identity: CatalogueIdentity())
            }
            boardDay = Board.day(of: catalogue, recorded: quality.lastDay, notAfter: today)
            neighbours = NeighbouringSources(
                of: number, in: catalogue, judged: { DataPass(&$0, root: options.root, history: history, holds: keepGoing, crew: options.crew) })
            // What is wrong with its neighbours is theirs to mend.
            let others = catalogue.publishers.filter { $0.slug != catalogue.publishers[number].slug }.map { "content/" + $0.folder + "/" }
            findings = findings.filter { finding in !others.contains { finding.place.file.utf8.starts(with: $0.utf8) } }
            reading.keepBodies(of: catalogue.becomePortal(of: number))
            if let address = options.baseURL.flatMap(checkedBaseAddress) { catalogue.settings.baseAddress = address }
        }
        if let finding = catalogue.settings.readOutlines(root: options.root) { findings.append(finding) }
        let data = DataPass(
            &catalogue, root: options.root, memo: dataMemo, history: history, holds: keepGoing, spool: spool, copying: publishing?.copying,
            cuts: publishing != nil, crew: options.crew)
        let traces = TracePass(catalogue, root: options.root, memo: traceMemo, crew: options.crew)
        reading.catalogue = catalogue
        findings = LedgerHints(identity.ledger, catalogue).explained(findings)
        findings += Self.withoutUnread(data.findings, after: findings)
        findings += traces.findings
        findings += neighbours?.findings ?? []
        findings += Self.unlistedPlaces(of: catalogue)
        findings += checkMetadata(of: catalogue, today: today, after: findings)
        findings += contrastFindings(catalogue.settings.colours, at: SourcePlace(file: "halle.yml"))
        for publisher in catalogue.publishers { if let own = publisher.colours { findings += contrastFindings(own, at: publisher.place) } }
        let (templates, problems) = OwnTemplates.compile(root: options.root, languages: catalogue.settings.languages)
        findings += problems
        return Inspection(
            reading: reading, templates: templates, findings: findings, data: data, traces: traces, identity: identity, merged: merged,
            neighbours: neighbours, boardDay: boardDay, today: today, history: illegible.isEmpty ? history : nil,
            quality: illegibleQuality.isEmpty ? quality : nil)
    }

    /// What waivers let pass in files.
    var waivedPrivacy: [WaivedFinding] { (data?.waived ?? []) + (traces?.waived ?? []) }

    /// How a build publishes what is inspected.
    struct PublishingForm {
        var isPortable: Bool
        /// What copies the files that are read.
        var copying: FileCopying?
        /// Where it puts merged tables.
        var merged: MergeFolder
    }

    /// What was made out of data alone is not told of a dataset whose header cannot be read: it may be written there.
    private static func withoutUnread(_ said: [Finding], after findings: [Finding]) -> [Finding] {
        let derived: Set<Rule> = [.schemaSuggested, .periodDerived, .boxDerived]
        guard said.contains(where: { derived.contains($0.rule) }) else { return said }
        let folders = Set(
            findings.filter { $0.severity == .error && $0.place.file.hasSuffix("/index.md") }.map { $0.place.file.dropLast("index.md".utf8.count) })
        if folders.isEmpty { return said }
        return said.filter { finding in
            guard derived.contains(finding.rule), let slash = finding.place.file.utf8.lastIndex(of: 0x2F) else { return true }
            return !folders.contains(finding.place.file[...slash])
        }
    }

    /// Codes of places that are none; each once, whoever inherits it.
    private static func unlistedPlaces(of catalogue: Catalogue) -> [Finding] {
        var told: Set<String> = []
        return catalogue.datasets.compactMap { dataset in
            guard let code = dataset.spatial?.code, told.insert(code).inserted, isOfficialPlace(code) == false else { return nil }
            return Finding(.placeUnlisted, at: dataset.place, value: code)
        }
    }

    /// Whether the errors found forbid a site: any of them, or, when going on is asked for, those that no leaving out can heal.
    func isFatal(keepGoing: Bool) -> Bool {
        let errors = findings.filter { $0.severity == .error }
        guard keepGoing else { return !errors.isEmpty }
        return errors.contains {
            !$0.place.file.utf8.starts(with: "content/".utf8) || $0.rule == .publishedDraft || CatalogueReader.territoryFiles.contains($0.place.file)
        }
    }

    /// The folders of datasets that are to wait, and what has been found by those who make them wait.
    ///
    /// - Parameter keepGoing: whether datasets with errors are left out; else these errors are fatal.
    func held(keepGoing: Bool) -> (folders: Set<String>, findings: [Finding]) {
        let refused = keepGoing ? identity.refused : []
        let held = (data?.held ?? []).union(neighbours?.held ?? []).union(refused)
        return (held, (data?.findings ?? []) + (neighbours?.findings ?? []) + (refused.isEmpty ? [] : identity.findings))
    }

    /// `8 producteurs, 27 jeux de données, 41 fichiers : 0 erreur, 2 avertissements`, then how many tables follow their schemas.
    func summary(_ report: Report) -> String {
        guard let catalogue else { return report.tally.inWords(report.language) }
        let counts = Counts(of: catalogue).inWords(report.language) + (report.language == .french ? " : " : ": ") + report.tally.inWords(report.language)
        let conformity = data.map { ConformityCounts($0.tables, of: catalogue).inWords(report.language) } ?? []
        let board = board(of: catalogue)?.inWords(report.language) ?? []
        return ([counts] + conformity + board).joined(separator: "\n")
    }
}
