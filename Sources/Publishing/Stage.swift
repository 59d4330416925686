public import Bytes
private import Glibc

/// One build of a site: takes the outputs, writes those that have changed beside the published site, and publishes them in one step.
///
/// Killed at any moment, it leaves the old site or the new one; whatever else it leaves is swept by the next `Stage`.
/// If it is let go before `publish`, the old site stays and nothing of the new one does.
///
///     let stage = try Stage(at: Destination(folder: "site", protecting: ["content"]), jobs: 2)
///     let facts = try stage.copy(files)
///     try stage.write(pages)
///     let report = try stage.publish()
public final class Stage {
    public let destination: Destination
    /// What the last build left; safe to use from many threads.
    public let lastBuild: LastBuild
    let crew: Crew
    /// A place for what is made early and needed late; nil when the disk has none.
    public private(set) lazy var spool: Spool? = try? Spool(in: work.path)
    let work: WorkFolder
    /// The published site; nil when there is none yet.
    let live: Tree?
    let next: NextTree
    let step: @Sendable (Step) throws -> Void

    var paths = OutputPaths()
    /// One for each path.
    var entries: [Entry] = []
    var fates: [Fate] = []
    /// The number of each path in the last build's manifest; -1 for a new one.
    var priors: [Int32] = []
    var copies: [CopyRecord] = []
    /// For each folder, whether this build has put a file in it already.
    private var hasFiles: [Bool] = []
    var bytesWritten: Int64 = 0
    /// Whether something has been learnt that the state file should know though no output differs.
    var hasNews = false
    var memos: [String: MemoFate] = [:]
    /// Published or given up: nothing more is to be done.
    var isFinished = false

    /// What has become of a memo that the next build is to find.
    enum MemoFate {
        /// Waits as a draft.
        case written
        /// Stands already.
        case same
        /// There was no room for it: it only saves time.
        case lost
    }

    enum Fate: UInt8 {
        /// Published already; the file is in the old tree.
        case kept
        /// In the next tree, as a new file.
        case written
        /// Turned out not to be an output.
        case absent
    }

    /// What a test's step throws to stand for a kill: nothing may be cleared up after it.
    struct Interruption: Error {}

    /// The points between which a build can be killed.
    enum Step: Sendable, CaseIterable {
        case begun, fileWritten, copied, staged, stateWritten, flushed, exchanged, stateNamed, twinReady
    }

    /// Takes the lock, sweeps what a killed build has left, and compares the published site with what is known of it.
    /// - Parameters:
    ///   - jobs: how many hands write at a time.
    ///   - patience: how long to wait for another build of the same site, in seconds.
    public convenience init(at destination: Destination, jobs: Int, patience: Double = 5) throws(PublishingError) {
        try self.init(at: destination, jobs: jobs, patience: patience) { _ in }
    }

    init(at destination: Destination, jobs: Int, patience: Double, step: @escaping @Sendable (Step) throws -> Void) throws(PublishingError) {
        self.destination = destination
        self.step = step
        crew = Crew(jobs: jobs)
        _ = try destination.check()
        try destination.makeParents()
        work = try WorkFolder(of: destination, patience: patience)
        do {
            // Another build may have finished between the check and the lock.
            let occupant = try destination.check()
            let opened: Tree? = occupant == .nothing ? nil : try Tree(destination.folder, shown: destination.folder)
            live = opened
            lastBuild = try Self.recover(work, opened, crew)
        } catch {
            if !work.exists(WorkFolder.state) { work.remove() }
            throw PublishingError(failure: error, at: destination)
        }
        var mend: (@Sendable (Tree) throws(FileError) -> Void)?
        if let live, lastBuild.twinHasGaps {
            mend = { [lastBuild] (tree) throws(FileError) in try Twin.align(tree, with: live, lastBuild.manifest, valid: lastBuild.valid) }
        }
        next = NextTree(work: work, startsFromTwin: work.exists(WorkFolder.twin), mend: mend)
    }

    deinit {
        if !isFinished { clearUp() }
    }

    // MARK: What the caller keeps from build to build

    /// What `setMemo` was given at the last build that published or found nothing to do; nil if there is none or it is damaged.
    public func memo(_ name: String) -> [UInt8]? {
        guard var bytes = work.read(WorkFolder.memo + name), bytes.count >= 16 else { return nil }
        let seal = Array(bytes.suffix(16))
        // The seal stands last, so that taking it off moves nothing.
        bytes.removeLast(16)
        return Self.seal([bytes]) == seal ? bytes : nil
    }

    /// The same of a site that nobody is building; nothing is locked or touched.
    public static func memo(_ name: String, of site: String) -> [UInt8]? {
        guard let bytes = try? Files.read(workFolder(of: site) + "/" + WorkFolder.memo + name, limit: 1 << 30), bytes.count >= 16 else { return nil }
        return seal([Array(bytes.dropLast(16))]) == Array(bytes.suffix(16)) ? Array(bytes.dropLast(16)) : nil
    }

    /// The folder beside a site in which its memory is kept.
    public static func workFolder(of site: String) -> String { Destination(folder: site, protecting: []).workFolder }

    /// Keeps bytes for the next build, on the disk at once. They only count when the build ends well, and are dropped when the disk is full.
    /// - Parameters:
    ///   - name: letters, digits and hyphens.
    ///   - pieces: the bytes, one piece after the other, so that nobody has to join large ones.
    public func setMemo(_ name: String, _ pieces: [[UInt8]]) {
        // Memos hold what files were like: hardly one is the same twice, but nothing is written when it is.
        let seal = Self.seal(pieces)
        if work.seal(of: WorkFolder.memo + name) == seal {
            memos[name] = .same
            return
        }
        do {
            try work.write(WorkFolder.memoDraft + name, pieces + [seal])
            memos[name] = .written
        } catch {
            try? work.tree.removeFile(WorkFolder.memoDraft + name)
            memos[name] = .lost
        }
    }

    static func seal(_ pieces: [[UInt8]]) -> [UInt8] {
        var digester = Digester()
        for piece in pieces { piece.withUnsafeBytes { digester.update($0) } }
        let digest = digester.finish()
        return withUnsafeBytes(of: (digest.words.0, digest.words.1)) { Array($0) }
    }

    // MARK: Ending without publishing

    /// Gives up: the old site stays, nothing of this build does.
    public func abandon() {
        guard !isFinished else { return }
        isFinished = true
        clearUp()
        work.unlock()
    }

    /// Gives up because of an error.
    func giveUp(_ error: any Error) {
        if error is Interruption { isFinished = true }
        abandon()
    }

    private func clearUp() {
        guard lastBuild.isKnown, let live else { return work.remove() }
        for name in work.names() where name.hasPrefix(WorkFolder.draft) { try? work.tree.removeFile(name) }
        try? work.tree.removeFile(WorkFolder.nextState)
        do {
            guard next.startsFromTwin, let tree = next.tree else { return try work.tree.removeAll(WorkFolder.next) }
            try Twin.align(tree, with: live, lastBuild.manifest, valid: lastBuild.valid)
            try work.rename(WorkFolder.next, WorkFolder.twin)
        } catch {
            // The next build can do without a twin.
            try? work.tree.removeAll(WorkFolder.next)
        }
    }

    // MARK: Entering outputs

    /// Enters an output's path.
    /// - Returns: its number, and its number in the last build's manifest.
    func enter(_ path: String) throws(PublishingError) -> (number: Int, prior: Int?) {
        let number = try paths.add(path)
        let prior = lastBuild.manifest.files.number(of: path)
        entries.append(Entry())
        fates.append(.absent)
        priors.append(Int32(prior ?? -1))
        return (number, prior)
    }

    /// How large an output of this build is, in bytes; nil when none has been written under this path.
    public func size(ofOutput path: String) -> Int64? { paths.files.number(of: path).map { entries[$0].size } }

    func folderPlan() -> FolderPlan {
        let known = lastBuild.manifest
        let fromTwin = next.startsFromTwin
        let ready = (0..<paths.folders.count).map { number in
            if number == 0 || (number < hasFiles.count && hasFiles[number]) { return true }
            guard fromTwin, let prior = paths.folders.withPath(number, { known.folders.number(of: $0) }) else { return false }
            return known.folderTimes[prior] != Manifest.noFolder
        }
        return FolderPlan(folders: paths.folders, parents: paths.parents, folderOfFile: paths.folderOfFile, ready: ready)
    }

    /// Notes that an output has been written: others need not look for its folder.
    func noteWritten(_ number: Int) {
        fates[number] = .written
        if hasFiles.count < paths.folders.count { hasFiles += [Bool](repeating: false, count: paths.folders.count - hasFiles.count) }
        hasFiles[Int(paths.folderOfFile[number])] = true
    }
}

// MARK: After a killed build

extension Stage {
    /// Brings the work folder of a killed build in order, and gives what is known of the published site.
    private static func recover(_ work: WorkFolder, _ live: Tree?, _ crew: Crew) throws(FileError) -> LastBuild {
        let root = try live?.identity()
        if work.exists(WorkFolder.nextState) {
            // Killed around the exchange: which of the two states holds is told by the folder that stands as the site.
            if let root, let saved = work.read(WorkFolder.nextState).flatMap({ Manifest(encoded: $0) }), saved.root == root {
                try work.rename(WorkFolder.nextState, WorkFolder.state)
            } else {
                try work.tree.removeFile(WorkFolder.nextState)
            }
        }
        for name in work.names() where name.hasPrefix(WorkFolder.draft) { try work.tree.removeFile(name) }
        guard let live, let manifest = work.read(WorkFolder.state).flatMap({ Manifest(encoded: $0) }), manifest.root == root else {
            try work.tree.removeAll(WorkFolder.next)
            try work.tree.removeAll(WorkFolder.twin)
            return .none
        }
        let hasTwin = work.exists(WorkFolder.twin)
        let lastBuild = LastBuild(checking: manifest, in: live, hasTwin: hasTwin, crew: crew)
        guard work.exists(WorkFolder.next) else { return lastBuild }
        if !hasTwin {
            do {
                let tree = try Tree(work.path + "/" + WorkFolder.next, shown: work.path)
                try Twin.align(tree, with: live, manifest, valid: lastBuild.valid)
                try work.rename(WorkFolder.next, WorkFolder.twin)
                return lastBuild
            } catch {
                // No twin is better than a wrong one.
            }
        }
        try work.tree.removeAll(WorkFolder.next)
        return lastBuild
    }
}
