internal import Bytes
private import CHalle
internal import DataFiles
public import Findings
private import Glibc
internal import Tables

/// Where a mended file goes.
public enum RepairWay: String, Sendable, CaseIterable {
    /// Nowhere: the repairs are only shown.
    case show
    /// Beside the file, as `_NAME.corrige.csv`: a name that is never published.
    case copy
    /// In the file’s place, which is kept in the folder `_originaux`.
    case inPlace = "in-place"
}

/// What was written.
public struct WrittenRepairs: Sendable, Equatable {
    /// The mended file.
    public var path: String
    /// Where the file is kept as it was; nil when it still stands in its place.
    public var original: String?
}

/// Why nothing was written.
public enum RepairError: Error, Sendable, Equatable {
    /// The file is not what it was when its repairs were shown.
    case changed
    /// There is something of the copy’s name already.
    case exists(String)
    /// The system refuses: what was tried, on what, and its reason.
    case refused(path: String, reason: String)
}

extension FileRepairs {
    /// The names of what repairs write beside a file, in a language.
    enum Names {
        static func originals(_ language: Language) -> String { language == .french ? "_originaux" : "_originals" }

        /// `subventions.csv` → `_subventions.corrige.csv`: what begins with an underscore is not published.
        static func copy(of name: String, _ language: Language) -> String { "_" + inserted(language == .french ? ".corrige" : ".corrected", into: name) }

        /// The name under which an original is kept when others of its name are kept already: `subventions.2.csv`.
        static func kept(_ name: String, number: Int) -> String { number == 1 ? name : inserted(".\(number)", into: name) }

        private static func inserted(_ text: String, into name: String) -> String {
            guard let dot = name.utf8.lastIndex(of: 0x2E), dot > name.startIndex else { return name + text }
            return String(name[..<dot]) + text + String(name[dot...])
        }
    }

    /// Writes the mended file. All or nothing: whatever goes wrong, the file stands as it did.
    ///
    /// The bytes go to a hidden file in the same folder, are checked on the way, and reach the disk before they get their name. A file that has
    /// changed since its repairs were found is refused. No link is followed.
    ///
    /// - Parameters:
    ///   - way: not `show`.
    ///   - language: of the names of the copy and of the folder of originals.
    public func write(_ way: RepairWay, language: Language) throws(RepairError) -> WrittenRepairs {
        let place = try FilePlace(file.path)
        defer { Files.close(place.folder) }
        let copyName = Names.copy(of: place.name, language)
        if way == .copy, try place.status(copyName) != nil { throw .exists(place.path(copyName)) }
        let draft = try Draft(in: place)
        defer { draft.discard() }
        try write(to: draft)
        try place.mustBe(signature)
        try draft.settle(like: place)
        if way == .copy {
            guard try place.give(draft.name, the: copyName) else { throw .exists(place.path(copyName)) }
            fsync(place.folder)
            return WrittenRepairs(path: place.path(copyName))
        }
        let kept = try place.keepOriginal(in: Names.originals(language), signature)
        guard renameat(place.folder, draft.name, place.folder, place.name) == 0 else { throw place.failure(place.name) }
        fsync(place.folder)
        return WrittenRepairs(path: file.path, original: kept)
    }

    private func write(to draft: Draft) throws(RepairError) {
        let pass: RepairPass
        do { pass = try RepairPass(file, left: left, unsure: unsure, rowLimit: 0) { bytes throws(TableError) in try draft.append(bytes) } } catch {
            if let number = draft.failure { throw .refused(path: draft.place.path(draft.name), reason: FileError("write", "", number: number).reason) }
            throw .changed
        }
        let again = pass.repairs(of: file, left: left, unsure: unsure)
        guard pass.signature == signature, again.isReady, again.groups == groups else { throw .changed }
    }
}

/// A file’s folder, held open, and its name there.
private struct FilePlace {
    let folder: Int32
    let folderPath: String
    let name: String

    init(_ path: String) throws(RepairError) {
        if let slash = path.utf8.lastIndex(of: 0x2F) {
            folderPath = String(path[...slash])
            name = String(path[path.utf8.index(after: slash)...])
        } else {
            folderPath = ""
            name = path
        }
        folder = halle_open(folderPath.isEmpty ? "." : folderPath, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard folder >= 0 else { throw .refused(path: folderPath, reason: FileError("open", folderPath).reason) }
    }

    func path(_ name: String) -> String { folderPath + name }
    func failure(_ name: String) -> RepairError { .refused(path: path(name), reason: FileError("write", name).reason) }

    /// What stands in a folder under a name, not following a link; nil when there is nothing.
    static func status(_ name: String, in folder: Int32) -> stat? {
        var status = stat()
        return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    func status(_ name: String) throws(RepairError) -> stat? {
        if let status = Self.status(name, in: folder) { return status }
        guard errno == ENOENT else { throw failure(name) }
        return nil
    }

    func mustBe(_ signature: FileSignature) throws(RepairError) {
        guard let status = try status(name), FileSignature(status) == signature else { throw .changed }
    }

    /// Gives a file another name, if nothing has that name yet.
    func give(_ name: String, the other: String) throws(RepairError) -> Bool {
        if linkat(folder, name, folder, other, 0) == 0 {
            unlinkat(folder, name, 0)
            return true
        }
        if errno == EEXIST { return false }
        guard Self.hasNoLinks(errno) else { throw failure(other) }
        guard try status(other) == nil else { return false }
        guard renameat(folder, name, folder, other) == 0 else { throw failure(other) }
        return true
    }

    /// Whether a file system has refused a second name because it knows none.
    private static func hasNoLinks(_ number: Int32) -> Bool {
        number == EPERM || number == EOPNOTSUPP || number == ENOSYS || number == EMLINK || number == EXDEV
    }

    /// Keeps the file as it is under a name of its own in a folder beside it. Gives the path.
    func keepOriginal(in originals: String, _ signature: FileSignature) throws(RepairError) -> String {
        guard mkdirat(folder, originals, 0o777) == 0 || errno == EEXIST else { throw failure(originals) }
        let target = halle_openat(folder, originals, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
        guard target >= 0 else { throw failure(originals) }
        defer { Files.close(target) }
        for number in 1...100_000 {
            let kept = FileRepairs.Names.kept(name, number: number)
            let path = path(originals + "/" + kept)
            if linkat(folder, name, target, kept, 0) == 0 {
                // A second name changes the time of the last change, and nothing else.
                guard let status = Self.status(kept, in: target), FileSignature(status).isSameContent(as: signature) else {
                    unlinkat(target, kept, 0)
                    throw .changed
                }
            } else {
                if errno == EEXIST { continue }
                guard Self.hasNoLinks(errno) else { throw failure(originals + "/" + kept) }
                guard try copy(to: target, kept, originals) else { continue }
                try mustBe(signature)
            }
            fsync(target)
            return path
        }
        throw .refused(path: path(originals), reason: FileError("link", originals, number: EEXIST).reason)
    }

    /// Copies the file where no second name can be given. False when the name is taken.
    private func copy(to target: Int32, _ kept: String, _ originals: String) throws(RepairError) -> Bool {
        let output = halle_openat(target, kept, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard output >= 0 else {
            if errno == EEXIST { return false }
            throw failure(originals + "/" + kept)
        }
        defer { Files.close(output) }
        do {
            let source = try FileBytes(path(name), sink: { bytes throws(TableError) in if !Draft.write(bytes, to: output) { throw .unreadable("") } })
            _ = try source.finish()
        } catch {
            let reason = failure(originals + "/" + kept)
            unlinkat(target, kept, 0)
            throw reason
        }
        guard fsync(output) == 0 else { throw failure(originals + "/" + kept) }
        return true
    }
}

extension FileSignature {
    /// The same but for names, owner and mode.
    fileprivate func isSameContent(as other: FileSignature) -> Bool { inode == other.inode && size == other.size && modified == other.modified }
}

/// The mended file while it is being written, under a hidden name.
private final class Draft {
    let place: FilePlace
    let name: String
    private let descriptor: Int32
    /// The system's error number, once a write has failed.
    private(set) var failure: Int32?

    init(in place: FilePlace) throws(RepairError) {
        self.place = place
        var number = 0
        while true {
            let name = ".halle-correction-\(getpid())-\(number)"
            let descriptor = halle_openat(place.folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            if descriptor >= 0 {
                self.name = name
                self.descriptor = descriptor
                return
            }
            number += 1
            guard errno == EEXIST, number < 100 else { throw place.failure(name) }
        }
    }

    deinit { Files.close(descriptor) }

    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws(TableError) {
        guard Self.write(bytes, to: descriptor) else {
            failure = errno
            throw .unreadable("")
        }
    }

    /// Gives the draft the file's mode and owner, and brings it to the disk.
    func settle(like place: FilePlace) throws(RepairError) {
        guard let status = try place.status(place.name) else { throw .changed }
        // Only root may give a file away.
        _ = fchown(descriptor, status.st_uid, status.st_gid)
        guard fchmod(descriptor, status.st_mode & 0o777) == 0, fsync(descriptor) == 0 else { throw place.failure(name) }
    }

    /// Takes the draft away, if it has not been given a name.
    func discard() { unlinkat(place.folder, name, 0) }
}
