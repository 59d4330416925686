internal import Bytes
internal import Downloads
internal import Findings
internal import Ledger
internal import Model
internal import Pages
internal import Publishing
internal import Reading

/// What came of a build.
struct BuildOutcome {
    /// Nil when nothing was published.
    var publication: PublishingReport?
    var findings: [Finding] = []
    /// The folders that were left out because of their errors.
    var leftOut: [String] = []
    /// The places of what is in the content folder and not on the site, though nobody asked for that.
    var unpublished: [String] = []
    /// Schemas beside the data that no scan of the content sees, and the state they were read in.
    var hiddenSchemas: [String] = []
    var hiddenState = Fingerprint()
    /// Whether there was something in the site's place before.
    var hadSite = false
    /// How many datasets the site held before; nil when that is not known.
    var datasetsBefore: Int?
    var counts: Counts?
    var tally = Tally()
    var pages = 0
    var language: Language = .french
}

/// One build, from the folders to the site: read, check, copy, write, publish.
struct Build {
    let options: CatalogueOptions
    let folder: String
    let keepGoing: Bool
    let isPortable: Bool
    /// Whether every finding is wanted, even when nothing has changed since the last build.
    let wantsFindings: Bool
    var progress: Progress
    private var outcome = BuildOutcome()

    init(_ options: CatalogueOptions, output: String, keepGoing: Bool, isPortable: Bool, wantsFindings: Bool, progress: Progress) {
        self.options = options
        folder = output
        self.keepGoing = keepGoing
        self.isPortable = isPortable
        self.wantsFindings = wantsFindings
        self.progress = progress
    }

    /// Never throws: whatever goes wrong is among the outcome's findings, and then nothing is published.
    mutating func run() -> BuildOutcome {
        outcome.hadSite = ((try? Files.status(of: folder)) ?? nil) != nil
        do {
            try publish()
        } catch let error as PublishingError {
            outcome.findings.append(error.finding)
        } catch is Refused {
            // The findings say why.
        } catch {
            outcome.findings.append(Finding(.buildFailed, at: SourcePlace(file: ""), value: "\(error)"))
        }
        progress.clear()
        if outcome.publication == nil { outcome.tally = Tally(outcome.findings) }
        return outcome
    }

    /// The input does not allow a site.
    private struct Refused: Error {}

    private mutating func publish() throws {
        var left: Set<String> = []
        var said: [Finding] = []
        while true {
            switch try attempt(leavingOut: left, after: said) {
            case .published: return
            case .held(let folders, let why):
                left.formUnion(folders)
                said += why
            case .failed(let problems):
                said += problems.map(\.finding)
                // A page’s image belongs to no dataset that could be left out.
                guard keepGoing, !problems.contains(where: { $0.folder.isEmpty }) else {
                    outcome.findings += said
                    throw Refused()
                }
                left.formUnion(problems.map(\.folder))
            }
        }
    }

    private enum Attempt {
        case published
        /// Datasets whose files do not follow their schemas, and that are to wait; with what there is to say of them.
        case held(Set<String>, [Finding])
        /// Files that could not be copied.
        case failed([CopyFailure])
    }

    /// One attempt, on a stage of its own.
    ///
    /// - Parameters:
    ///   - left: folders of datasets that earlier attempts could not publish.
    ///   - said: why not.
    private mutating func attempt(leavingOut left: Set<String>, after said: [Finding]) throws -> Attempt {
        let root = options.root
        let inputs = ["content", "halle.yml", "Templates", "schemas"].map { root + "/" + $0 }
        progress.begin("Lecture", "Reading")
        let stage: Stage
        do throws(PublishingError) {
            stage = try Stage(at: Destination(folder: folder, protecting: inputs), jobs: options.crew.jobs)
        } catch {
            // What is wrong with the settings need not wait until the folder is another.
            let reader = CatalogueReader(root: root, crew: options.crew)
            outcome.findings += reader.settings().findings.filter { $0.severity == .error }
            throw error
        }
        defer { if outcome.publication == nil { stage.abandon() } }

        let origin = LastOutcome.origin(of: self)
        let reader = CatalogueReader(root: root, crew: options.crew)
        var survey: ContentSurvey?
        if let last = lastOutcome(stage, origin), let edits = last.content.edits(under: root, crew: options.crew) {
            if try edits.isEmpty ? repeatLast(last, stage) : revise(edits, since: last, stage) { return .published }
            survey = reader.survey(edits)
        }
        survey = survey ?? reader.survey()
        let record = survey?.record
        let memo = Memo.opened(stage.memo(Memo.name))
        // What the pages show of a table stands in the site: without one, its files are read again.
        let dataMemo = stage.lastBuild.isKnown ? DataMemo(encoded: stage.memo(DataMemo.name)) : DataMemo()
        let copying = FileCopying(stage, root: root)
        var (inspection, catalogue, templates) = try read(survey, memo: memo, dataMemo, stage, copying, leavingOut: left)
        // Neither is wanted any more: the names of all files, and what the reader keeps for the next build.
        survey = nil
        stage.setMemo(Memo.name, Memo.sealed(inspection.reading.memo))
        inspection.reading.memo = ReadingMemo()
        let held = inspection.held(keepGoing: keepGoing)
        if !held.folders.isEmpty { return .held(held.folders, held.findings.filter { held.folders.contains(Self.dataset(of: $0.place.file, in: catalogue)) }) }
        var problems = try finish(copying, of: &catalogue)
        let images = PageImages(catalogue, root: root, lastBuild: stage.lastBuild, crew: options.crew)
        problems += images.findings.map { CopyFailure(finding: $0, folder: Self.dataset(of: $0.place.file, in: catalogue)) }
        guard problems.isEmpty else { return .failed(problems) }
        if !said.isEmpty { outcome.findings += said }
        let surroundings = try write(catalogue, templates, images, inspection, stage)
        progress.begin("Publication", "Publishing")
        outcome.counts = Counts(of: catalogue)
        outcome.tally = Tally(outcome.findings)
        outcome.unpublished = Self.unpublished(outcome.findings)
        outcome.hiddenSchemas = inspection.data?.hiddenSchemas ?? []
        outcome.hiddenState = SchemaShelf.fingerprint(of: outcome.hiddenSchemas, root: root)
        outcome.datasetsBefore = stage.lastBuild.isKnown ? DatasetCount(encoded: stage.memo(DatasetCount.memoName))?.datasets : nil
        if let ledger = inspection.identity.ledger { stage.setMemo(LedgerMemory.name, [LedgerMemory(ledger).encoded]) }
        stage.setMemo(DatasetCount.memoName, [DatasetCount(datasets: catalogue.datasets.count).encoded])
        stage.setMemo(DataMemo.name, inspection.data.map { [DataMemo.encoded($0.tables)] } ?? [])
        stage.setMemo(TracePass.memoName, inspection.traces.map { [$0.encoded] } ?? [])
        // What was left out must be named again next time: only a whole site is told from its sources.
        let last = outcome.leftOut.isEmpty ? record.map { LastOutcome(origin: origin, content: $0, surroundings: surroundings, outcome) } : nil
        stage.setMemo(LastOutcome.memoName, last.map { [$0.encoded] } ?? [])
        outcome.publication = try stage.publish(preparingTwin: true)
        return .published
    }

    /// What the last build gave, if this one may do without making everything anew.
    private func lastOutcome(_ stage: Stage, _ origin: Fingerprint) -> LastOutcome? {
        guard !wantsFindings, stage.lastBuild.asUnchanged != nil, let last = LastOutcome(encoded: stage.memo(LastOutcome.memoName), origin: origin),
            !(options.strict && last.tally.warnings > 0),
            last.hiddenState == SchemaShelf.fingerprint(of: last.hiddenSchemas, root: options.root)
        else { return nil }
        return last
    }

    /// Nothing has changed since the last build: its outcome is this one's too, and nothing is read or written.
    private mutating func repeatLast(_ last: LastOutcome, _ stage: Stage) -> Bool {
        guard let report = stage.lastBuild.asUnchanged else { return false }
        take(last)
        outcome.publication = report
        stage.abandon()
        return true
    }

    /// Some files have new bytes, and nothing else has changed: when they are the texts of datasets, edited below their headers, only the pages of
    /// these datasets are made.
    /// - Returns: false when it takes more than that; then nothing has been done.
    private mutating func revise(_ edits: ContentEdits, since last: LastOutcome, _ stage: Stage) throws -> Bool {
        let memo = Memo.opened(stage.memo(Memo.name))
        let tables = DataMemo(encoded: stage.memo(DataMemo.name))
        let revision = BodyRevision(edits, since: last, options, isPortable: isPortable, memo: memo, tables, site: folder, stage.lastBuild)
        guard let revision else { return false }
        var tally = last.tally
        let (before, now) = revision.bodies.tallies
        tally.warnings += now.warnings - before.warnings
        tally.notes += now.notes - before.notes
        if options.strict, tally.warnings > 0 { return false }
        var next = BuildOutcome()
        next.counts = last.counts
        next.tally = tally
        next.pages = last.pages
        next.language = last.language
        next.unpublished = last.unpublished
        next.hiddenSchemas = last.hiddenSchemas
        next.hiddenState = last.hiddenState
        let following = LastOutcome(origin: last.origin, content: edits.now, surroundings: last.surroundings, next)
        stage.setMemo(Memo.name, Memo.sealed(revision.bodies.memo))
        stage.setMemo(LastOutcome.memoName, [following.encoded])
        guard let report = try stage.publish(revising: revision.outputs, preparingTwin: true) else { return false }
        take(following)
        outcome.publication = report
        return true
    }

    private mutating func take(_ last: LastOutcome) {
        outcome.counts = last.counts
        outcome.tally = last.tally
        outcome.pages = last.pages
        outcome.language = last.language
        outcome.unpublished = last.unpublished
        if progress.language == nil { progress.language = last.language }
    }

    private static func unpublished(_ findings: [Finding]) -> [String] {
        let rules: Set<Rule> = [.datasetIndexMissing, .folderIgnored, .strayFile, .linkNotFollowed, .sheetCopy]
        return findings.filter { rules.contains($0.rule) }.map(\.place.shown)
    }

    // MARK: Steps

    /// Reads and checks; throws when what is found does not allow a site.
    private mutating func read(
        _ survey: ContentSurvey?, memo: ReadingMemo, _ dataMemo: DataMemo, _ stage: Stage, _ copying: FileCopying, leavingOut left: Set<String>
    ) throws -> (Inspection, Catalogue, PageTemplates) {
        var inspection = Inspection.make(
            options, site: folder, survey: survey, keepGoing: keepGoing, leavingOut: left, memo: memo, dataMemo: dataMemo,
            traceMemo: TraceMemo(encoded: stage.memo(TracePass.memoName)), spool: stage.spool,
            publishing: Inspection.PublishingForm(isPortable: isPortable, copying: copying, merged: MergeFolder(in: Stage.workFolder(of: folder))),
            today: Clock.today())
        outcome.findings = inspection.findings
        outcome.leftOut = inspection.reading.leftOut
        outcome.language = inspection.language
        if progress.language == nil { progress.language = inspection.language }
        guard let catalogue = inspection.reading.catalogue.take(), let templates = inspection.templates, !inspection.isFatal(keepGoing: keepGoing) else {
            throw Refused()
        }
        if options.strict, inspection.findings.contains(where: { $0.severity == .warning }) { throw Refused() }
        let counts = Counts(of: catalogue)
        progress.done("Lecture : " + counts.inWords(.french), "Reading: " + counts.inWords(.english))
        return (inspection, catalogue, templates)
    }

    fileprivate struct CopyFailure {
        var finding: Finding
        /// The dataset's folder under `content/`, or empty for an image of a page.
        var folder: String
    }

    /// The folder, under `content/`, of the dataset that a file stands in; empty when it stands in none.
    private static func dataset(of path: String, in catalogue: Catalogue) -> String {
        catalogue.datasets.first { path.utf8.starts(with: ("content/" + $0.folder + "/").utf8) }?.folder ?? ""
    }

    /// Copies the files of every dataset that have not been copied on the way, and notes the size and digest of all in the catalogue.
    private mutating func finish(_ copying: FileCopying, of catalogue: inout Catalogue) throws -> [CopyFailure] {
        guard let plan = copying.plan else { return [] }
        progress.begin("Copie de \(plan.copies.count) fichiers", "Copying \(plan.copies.count) files")
        var failures: [CopyFailure] = []
        var bytes: Int64 = 0
        for (result, origin) in zip(try copying.finish(), plan.origins) {
            switch result {
            case .success(let copy):
                bytes += copy.size
                catalogue.datasets[origin.dataset].distributions[origin.distribution].facts = FileFacts(size: Int(copy.size), digest: copy.digest)
            case .failure(let problem):
                let finding = problem.finding(for: plan.path(of: origin, in: catalogue))
                failures.append(CopyFailure(finding: finding, folder: catalogue.datasets[origin.dataset].folder))
            }
        }
        let size = bytes
        progress.done(
            "Fichiers : \(plan.copies.count) (\(Counts.size(size, .french)))", "Files: \(plan.copies.count) (\(Counts.size(size, .english)))")
        return failures
    }

    /// Makes what has changed of the pages and feeds.
    private mutating func write(
        _ catalogue: Catalogue, _ templates: PageTemplates, _ images: PageImages, _ inspection: Inspection, _ stage: Stage
    ) throws -> DatasetSurroundings {
        let dump = CatalogueDump(stage, site: folder)
        let tables = TableOutputs(catalogue, inspection.data?.tables ?? TableShelf(spool: nil), site: folder, stage.lastBuild)
        let site = SiteOutputs(
            catalogue, templates: templates, inspection.reading, tables, dump: dump, root: options.root, board: inspection.board(of: catalogue))
        progress.begin("Écriture des pages et flux", "Writing pages and feeds")
        outcome.pages = images.made.count
        do {
            try stage.write(images.made)
            try site.writeArchives(to: stage)
            try site.forEachPart {
                try stage.write($0)
                outcome.pages += $0.count
            }
        } catch let changed as TextChanged {
            outcome.findings.append(CopyProblem.changed.finding(for: changed.path))
            throw Refused()
        } catch let changed as SourceChanged {
            outcome.findings.append(CopyProblem.changed.finding(for: changed.path))
            throw Refused()
        } catch Archive.Failure.noRoom {
            throw PublishingError.noSpace(folder)
        }
        if let members = dump.encoded { stage.setMemo(CatalogueDump.memoName, [members]) }
        progress.done("Pages et flux : \(outcome.pages)", "Pages and feeds: \(outcome.pages)")
        return site.surroundings
    }
}
