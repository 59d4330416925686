internal import Bytes
private import CHalle
private import Glibc

/// What a build has done to the site.
public struct PublishingReport: Sendable, Equatable {
    /// Files that are new or have new bytes.
    public var written = 0
    public var bytesWritten: Int64 = 0
    public var removed = 0
    public var unchanged = 0
    /// All the files of the site, the marker included.
    public var files = 0
    public var bytes: Int64 = 0
}

extension Stage {
    /// Publishes the outputs taken so far in one step, as the whole site. If nothing differs from what is published, nothing is written at all.
    /// - Parameter preparingTwin: also prepares what makes the next edit quick, when this is a first build.
    ///   Otherwise the first build that changes something pays for it.
    public func publish(preparingTwin: Bool = false) throws(PublishingError) -> PublishingReport {
        try ending { () throws -> PublishingReport in
            var key = Fingerprint()
            key.combine(Marker.text)
            try write([Made(path: Marker.path, key: key) { $0.raw(Marker.text) }])
            return try publishOutputs(preparingTwin)
        }
    }

    /// Publishes the site as the last build left it, with some outputs made again; to be called on a stage that has taken no output.
    /// - Parameter outputs: every one of them stands on the site, untouched, and was made, not copied.
    /// - Returns: nil when that is not so, or when the site has been changed by hand: nothing has been done then.
    public func publish(revising outputs: [Made], preparingTwin: Bool = false) throws(PublishingError) -> PublishingReport? {
        let known = lastBuild.manifest
        guard lastBuild.isKnown, !lastBuild.isDamaged, entries.isEmpty, !isFinished else { return nil }
        var pending: [(output: Int, number: Int, prior: Int?)] = []
        for (index, output) in outputs.enumerated() {
            guard let number = known.files.number(of: output.path), lastBuild.valid[number], known.entries[number].copy < 0 else { return nil }
            pending.append((index, number, number))
        }
        paths = OutputPaths(files: known.files, folders: known.folders)
        entries = known.entries
        fates = known.entries.map { $0.inode == 0 ? .absent : .kept }
        priors = known.entries.indices.map { Int32($0) }
        copies = known.copies
        return try ending { () throws -> PublishingReport in
            try make(pending, of: outputs)
            return try publishOutputs(preparingTwin)
        }
    }

    /// Ends the build one way or the other.
    private func ending(_ publish: () throws -> PublishingReport) throws(PublishingError) -> PublishingReport {
        guard !isFinished else { throw .system(FileError("publish", destination.folder, number: ECANCELED)) }
        do {
            let report = try publish()
            work.unlock()
            return report
        } catch {
            giveUp(error)
            throw PublishingError(failure: error, at: destination)
        }
    }

    private func publishOutputs(_ preparingTwin: Bool) throws -> PublishingReport {
        var report = PublishingReport()
        var claimed = [Bool](repeating: false, count: lastBuild.manifest.entries.count)
        var differences = Differences()
        for number in fates.indices {
            if fates[number] == .absent {
                entries[number] = Entry()
                continue
            }
            if fates[number] == .written {
                report.written += 1
                differences.written.append((number, priors[number] >= 0))
            }
            if priors[number] >= 0 { claimed[Int(priors[number])] = true }
            report.files += 1
            report.bytes += entries[number].size
        }
        differences.removedFiles = claimed.indices.filter { !claimed[$0] && lastBuild.manifest.entries[$0].inode != 0 }
        report.removed = differences.removedFiles.count
        report.unchanged = report.files - report.written
        report.bytesWritten = bytesWritten
        if live != nil, lastBuild.isKnown, report.written == 0, report.removed == 0, !lastBuild.isDamaged {
            saveMemos()
            if hasNews { try? saveNews() }
            isFinished = true
            return report
        }
        try replace(&differences, preparingTwin)
        return report
    }

    private func replace(_ differences: inout Differences, _ preparingTwin: Bool) throws {
        let plan = folderPlan()
        let tree = try next.open()
        if next.startsFromTwin {
            differences.removedFolders = staleFolders()
            try removeOutdated(differences, from: tree)
        } else if let live {
            let kept = fates.indices.filter { fates[$0] == .kept }
            for (number, copy) in try link(kept, from: live, to: tree, plan, mayCopy: true) {
                (entries[number].inode, entries[number].modified) = (copy.inode, copy.modified)
            }
            differences.removedFolders = staleFolders()
        }
        try step(.staged)
        let manifest = try manifest(of: tree)
        // A memo may say what the published site was made from: none may outlive the site it speaks of, whenever this build is cut short.
        try dropMemos()
        saveNext(manifest)
        try step(.stateWritten)
        try work.flush()
        try step(.flushed)
        try exchange()
        // From here on the new site is published: nothing may fail any more.
        isFinished = true
        do {
            try step(.exchanged)
            work.flushNames()
            if work.exists(WorkFolder.nextState) { try work.rename(WorkFolder.nextState, WorkFolder.state) }
            try step(.stateNamed)
            saveMemos()
            try prepareTwin(tree, manifest, differences, plan, preparingTwin)
            try step(.twinReady)
        } catch let kill as Interruption {
            throw kill
        } catch {
            // The next build can do without a twin.
            try? work.tree.removeAll(WorkFolder.next)
        }
    }

    private func exchange() throws {
        let nextPath = work.path + "/" + WorkFolder.next
        guard let live else {
            guard rename(nextPath, destination.folder) == 0 else {
                if errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR { throw PublishingError.replacedMeanwhile(destination.folder) }
                throw FileError("rename", destination.folder)
            }
            return
        }
        // What somebody has put in the site's place while it was built is not ours to replace.
        var status = stat()
        guard lstat(destination.folder, &status) == 0, FolderIdentity(status) == (try live.identity()) else {
            throw PublishingError.replacedMeanwhile(destination.folder)
        }
        guard halle_exchange(nextPath, destination.folder) == 0 else {
            switch errno {
            case EINVAL, ENOSYS, EOPNOTSUPP: throw PublishingError.cannotExchange(destination.folder)
            case EBUSY, EXDEV: throw PublishingError.mountPoint(destination.folder)
            default: throw FileError("rename", destination.folder)
            }
        }
    }

    // MARK: What is known of the new site

    /// The manifest of the next tree, with the time of each of its folders.
    private func manifest(of tree: Tree) throws(FileError) -> Manifest {
        var manifest = Manifest()
        manifest.root = try tree.identity()
        manifest.files = paths.files
        manifest.entries = entries
        manifest.copies = copies
        manifest.folders = paths.folders
        let isUsed = usedFolders()
        let folders = paths.folders
        let times = crew.runs(folders.count) { range in
            range.map { number in
                isUsed[number] ? folders.withCString(number) { tree.status($0) }.map { FileSignature($0).modified } ?? 0 : Manifest.noFolder
            }
        }
        manifest.folderTimes = times.flatMap { $0 }
        return manifest
    }

    /// Which of the folders that were entered hold an output in the end.
    private func usedFolders() -> [Bool] {
        var isUsed = [Bool](repeating: false, count: paths.folders.count)
        isUsed[0] = true
        for number in fates.indices where fates[number] != .absent { isUsed[Int(paths.folderOfFile[number])] = true }
        // Parents come before their children.
        for number in isUsed.indices.reversed() where isUsed[number] { isUsed[Int(paths.parents[number])] = true }
        return isUsed
    }

    /// Folders of the last build that hold no output any more, by their numbers there, the inner ones first.
    private func staleFolders() -> [Int] {
        let known = lastBuild.manifest
        let isUsed = usedFolders()
        return known.folders.starts.indices.reversed().filter { number in
            guard known.folderTimes[number] != Manifest.noFolder else { return false }
            return known.folders.withPath(number) { paths.folders.number(of: $0) }.map { !isUsed[$0] } ?? true
        }
    }

    private func dropMemos() throws(FileError) {
        for (name, fate) in memos where work.exists(WorkFolder.memo + name) {
            if fate == .same {
                try work.rename(WorkFolder.memo + name, WorkFolder.memoDraft + name)
                memos[name] = .written
            } else {
                try work.tree.removeFile(WorkFolder.memo + name)
            }
        }
    }

    private func saveMemos() {
        for (name, fate) in memos where fate != .same {
            // A memo only saves time: where it cannot be saved, the next build does without.
            do {
                guard fate == .written else { throw FileError("write", work.shown, number: ENOSPC) }
                try work.rename(WorkFolder.memoDraft + name, WorkFolder.memo + name)
            } catch {
                try? work.tree.removeFile(WorkFolder.memoDraft + name)
                try? work.tree.removeFile(WorkFolder.memo + name)
            }
        }
    }

    /// Writes the manifest beside the one in force. Where there is no room for it the site is published without:
    /// the next build then finds that it knows nothing, and makes everything again.
    private func saveNext(_ manifest: Manifest) {
        do { try work.write(WorkFolder.nextState, manifest.encoded()) } catch { try? work.tree.removeFile(WorkFolder.nextState) }
    }

    /// Writes the manifest of the site that stays: the same files, of newer sources.
    private func saveNews() throws(FileError) {
        var manifest = lastBuild.manifest
        manifest.files = paths.files
        manifest.entries = entries
        manifest.copies = copies
        manifest.folders = paths.folders
        let known = lastBuild.manifest
        manifest.folderTimes = (0..<paths.folders.count).map { number in
            paths.folders.withPath(number) { known.folders.number(of: $0) }.map { known.folderTimes[$0] } ?? Manifest.noFolder
        }
        try work.write(WorkFolder.draft + "state", manifest.encoded())
        try work.rename(WorkFolder.draft + "state", WorkFolder.state)
    }

    // MARK: The trees

    private func removeOutdated(_ differences: Differences, from tree: Tree) throws(FileError) {
        let known = lastBuild.manifest
        var failure: FileError?
        func attempt(_ body: () throws(FileError) -> Void) {
            guard failure == nil else { return }
            do { try body() } catch { failure = error }
        }
        for number in differences.removedFiles {
            attempt { () throws(FileError) in
                try known.files.withCString(number) { (path) throws(FileError) in try tree.removeFile(path) }
            }
        }
        // Nothing of the new site lies in such a folder: whatever somebody has put there goes with it.
        for number in differences.removedFolders {
            attempt { () throws(FileError) in
                do { try known.folders.withCString(number) { (path) throws(FileError) in try tree.removeFolder(path) } } catch {
                    try tree.removeAll(known.folders.path(number))
                }
            }
        }
        if let failure { throw failure }
    }

    /// Gives published files their second name in another tree.
    /// - Parameter mayCopy: whether a copy will do where the file system has no links.
    /// - Returns: the signatures of those that had to be copied.
    @discardableResult
    private func link(
        _ numbers: [Int], from source: Tree, to target: Tree, _ plan: FolderPlan, mayCopy: Bool
    ) throws -> [(Int, FileSignature)] {
        let files = paths.files
        try makeFolders(of: numbers, in: target, plan)
        let runs = crew.runs(numbers.count) { range in
            Swift.Result<[(Int, FileSignature)], any Error> {
                var copied: [(Int, FileSignature)] = []
                for number in numbers[range] {
                    if !mayCopy {
                        try files.withCString(number) { try source.link($0, into: target) }
                    } else if let copy = try files.withCString(number, { try source.linkOrCopy($0, into: target) }) {
                        copied.append((number, copy))
                    }
                }
                return copied
            }
        }
        return try runs.flatMap { try $0.get() }
    }

    /// Makes the folders of outputs, each once: its files are far apart among the outputs.
    private func makeFolders(of numbers: [Int], in target: Tree, _ plan: FolderPlan) throws {
        var isWanted = [Bool](repeating: false, count: plan.folders.count)
        for number in numbers { isWanted[Int(plan.folderOfFile[number])] = true }
        let wanted = isWanted.indices.filter { isWanted[$0] && !plan.ready[$0] }
        let runs = crew.runs(wanted.count) { [next] range in
            Swift.Result<Void, any Error> {
                let hand = Hand(next, plan)
                for folder in wanted[range] { try hand.makeFolder(folder, in: target) }
            }
        }
        for run in runs { try run.get() }
    }

    /// Makes the old tree, now in the place of `next`, equal to the published site.
    private func prepareTwin(
        _ published: Tree, _ manifest: Manifest, _ differences: Differences, _ plan: FolderPlan, _ preparing: Bool
    ) throws {
        guard live != nil, lastBuild.isKnown else {
            // What stood there before, if anything, was no site that is known: an empty folder, or one whose state was lost.
            try work.tree.removeAll(WorkFolder.next)
            guard preparing else { return }
            guard mkdirat(work.tree.descriptor, WorkFolder.next, 0o755) == 0 else { throw FileError("mkdir", work.path) }
            let twin = try Tree(work.path + "/" + WorkFolder.next, shown: work.path)
            guard fchmod(twin.descriptor, 0o755) == 0 else { throw FileError("chmod", work.path) }
            let unmade = FolderPlan(
                folders: plan.folders, parents: plan.parents, folderOfFile: plan.folderOfFile, ready: plan.ready.indices.map { $0 == 0 })
            try link(fates.indices.filter { fates[$0] != .absent }, from: published, to: twin, unmade, mayCopy: false)
            return try work.rename(WorkFolder.next, WorkFolder.twin)
        }
        let twin = try Tree(work.path + "/" + WorkFolder.next, shown: work.path)
        if lastBuild.isDamaged {
            try Twin.align(twin, with: published, manifest, valid: manifest.entries.map { $0.inode != 0 })
        } else {
            for (number, _) in differences.written where priors[number] >= 0 {
                try paths.files.withCString(number) { (path) throws(FileError) in try twin.removeFile(path) }
            }
            try removeOutdated(differences, from: twin)
            let known = lastBuild.manifest
            let ready = (0..<paths.folders.count).map { number in
                paths.folders.withPath(number) { known.folders.number(of: $0) }.map { known.folderTimes[$0] != Manifest.noFolder } ?? (number == 0)
            }
            let asOld = FolderPlan(folders: plan.folders, parents: plan.parents, folderOfFile: plan.folderOfFile, ready: ready)
            try link(differences.written.map(\.file), from: published, to: twin, asOld, mayCopy: false)
        }
        try work.rename(WorkFolder.next, WorkFolder.twin)
    }
}

extension PublishingError {
    /// Any error of the steps of publishing, as one of ours.
    init(failure: any Error, at destination: Destination) {
        switch failure {
        case let error as PublishingError: self = error
        case let error as FileError: self.init(error)
        default: self = .unusable(destination.folder)
        }
    }
}
