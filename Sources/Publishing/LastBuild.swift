public import Bytes
private import Glibc

/// What the last build left: which outputs are published and as they should be, and what the caller wanted to know again.
public struct LastBuild: Sendable {
    let manifest: Manifest
    /// For each file of the manifest, whether the published file is still as it was written.
    let valid: [Bool]
    /// Whether somebody has changed the site by hand since: added, removed or edited something.
    let isDamaged: Bool
    /// Whether some file of the twin seems to be missing.
    let twinHasGaps: Bool

    /// There was no last build, or nothing is known of it.
    static let none = LastBuild(manifest: Manifest(), valid: [], isDamaged: false, twinHasGaps: false)

    /// Whether a site stands that this program has made.
    public var isKnown: Bool { !manifest.entries.isEmpty }

    /// Whether an output is published as it should be: made of what `key` stands for, and untouched since.
    /// Safe to call from many threads.
    public func isCurrent(_ path: String, key: Fingerprint) -> Bool {
        guard let number = manifest.files.number(of: path) else { return false }
        return valid[number] && manifest.entries[number].copy < 0 && manifest.entries[number].key == key
    }
}

extension LastBuild {
    /// Whether an output stands on the site as the last build wrote it, whatever it was made from.
    public func isUntouched(_ path: String) -> Bool { manifest.files.number(of: path).map { valid[$0] } ?? false }

    /// The copy of a file of the catalogue that stands on the site as the last build left it; nil when there is none.
    public func copy(at path: String) -> PublishedCopy? {
        guard let number = manifest.files.number(of: path), valid[number], manifest.entries[number].copy >= 0 else { return nil }
        let entry = manifest.entries[number]
        return PublishedCopy(size: entry.size, digest: Digest(words: manifest.copies[Int(entry.copy)].digest))
    }

    /// What the last build left, as the report of a build that has nothing to do; nil when something is missing, changed or foreign.
    public var asUnchanged: PublishingReport? {
        guard isKnown, !isDamaged else { return nil }
        var report = PublishingReport()
        for entry in manifest.entries where entry.inode != 0 {
            report.files += 1
            report.bytes += entry.size
        }
        report.unchanged = report.files
        return report
    }
}

extension LastBuild {
    /// Compares the published tree with what is known of it: one `lstat` a file and a folder.
    ///
    /// A folder whose time has changed is listed, to find what somebody has put there.
    /// - Parameter hasTwin: every file then has two names at least; one that has a single name is missing in the twin.
    init(checking manifest: Manifest, in live: Tree, hasTwin: Bool, crew: Crew) {
        let files = crew.runs(manifest.entries.count) { range in
            var valid = [Bool]()
            valid.reserveCapacity(range.count)
            var gaps = false
            for number in range {
                let entry = manifest.entries[number]
                guard entry.inode != 0, let status = manifest.files.withCString(number, { live.status($0) }) else {
                    valid.append(false)
                    continue
                }
                let isSame =
                    UInt64(status.st_ino) == entry.inode && status.st_mode == S_IFREG | 0o644 && Int64(status.st_size) == entry.size
                    && FileSignature(status).modified == entry.modified
                valid.append(isSame)
                if status.st_nlink < 2 { gaps = true }
            }
            return (valid, gaps)
        }
        let folders = crew.runs(manifest.folders.count) { range in
            range.contains { number in
                let time = manifest.folderTimes[number]
                if time == Manifest.noFolder { return false }
                guard let status = manifest.folders.withCString(number, { live.status($0) }), status.st_mode == S_IFDIR | 0o755 else { return true }
                return FileSignature(status).modified != time && Self.holdsForeign(number, manifest, live)
            }
        }
        var valid: [Bool] = []
        valid.reserveCapacity(manifest.entries.count)
        for part in files { valid.append(contentsOf: part.0) }
        let isBroken = zip(valid, manifest.entries).contains { !$0 && $1.inode != 0 }
        self.init(
            manifest: manifest, valid: valid, isDamaged: isBroken || folders.contains(true), twinHasGaps: hasTwin && files.contains { $0.1 })
    }

    /// Whether a folder holds something that the manifest does not know.
    private static func holdsForeign(_ folder: Int, _ manifest: Manifest, _ live: Tree) -> Bool {
        let path = manifest.folders.path(folder)
        guard let items = try? live.items(of: path).items else { return true }
        let prefix = path.isEmpty ? [] : Array(path.utf8) + [0x2F]
        return items.contains { item in
            (prefix + item.name).withUnsafeBufferPointer { name in
                if item.isFolder { return manifest.folders.number(of: name).map { manifest.folderTimes[$0] == Manifest.noFolder } ?? true }
                return manifest.files.number(of: name).map { manifest.entries[$0].inode == 0 } ?? true
            }
        }
    }
}

extension Crew {
    /// Shares the numbers from 0 to `count` − 1 out in runs of neighbours, and gives the results of the runs in order.
    func runs<Result: Sendable>(_ count: Int, atLeast least: Int = 64, _ body: @Sendable (Range<Int>) -> Result) -> [Result] {
        guard count > 0 else { return [] }
        let step = max(least, count / (jobs * 16) + 1)
        let ranges = stride(from: 0, to: count, by: step).map { $0..<min(count, $0 + step) }
        // The body does not throw, so neither does the crew.
        return (try? map(ranges, body)) ?? []
    }
}
