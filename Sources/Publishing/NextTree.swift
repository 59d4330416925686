internal import Bytes
private import CHalle
internal import Glibc
private import Synchronization

/// The tree that is to become the site. It is only made, or taken from the twin, when there is something to change in it.
final class NextTree: Sendable {
    let work: WorkFolder
    /// Whether the tree starts as a twin of the published site; if not, it starts empty.
    let startsFromTwin: Bool
    /// Does what is needed to bring a twin that has lost files up to date before it is used; nil when it can be used as it is.
    private let mend: (@Sendable (Tree) throws(FileError) -> Void)?
    private let opened = Mutex<Swift.Result<Tree, FileError>?>(nil)
    private let drafts = Atomic<Int>(0)
    private let clearing = Mutex<Void>(())
    /// Where its files are created, with a slash at the end.
    let path: String

    init(work: WorkFolder, startsFromTwin: Bool, mend: (@Sendable (Tree) throws(FileError) -> Void)?) {
        self.work = work
        self.startsFromTwin = startsFromTwin
        self.mend = mend
        path = work.path + "/" + WorkFolder.next + "/"
    }

    /// The tree, if something has been changed in it.
    var tree: Tree? { opened.withLock { try? $0?.get() } }

    /// The tree, made ready at the first call. Once that has failed, every call fails alike.
    func open() throws(FileError) -> Tree {
        try opened.withLock { (opened) throws(FileError) -> Tree in
            if let opened { return try opened.get() }
            do throws(FileError) {
                let tree = try prepare()
                opened = .success(tree)
                return tree
            } catch {
                opened = .failure(error)
                throw error
            }
        }
    }

    private func prepare() throws(FileError) -> Tree {
        if startsFromTwin {
            // The name tells a later build that the twin can no longer be relied on.
            try work.rename(WorkFolder.twin, WorkFolder.next)
        } else {
            guard mkdirat(work.tree.descriptor, WorkFolder.next, 0o755) == 0 else { throw FileError("mkdir", work.shown) }
        }
        let tree = try Tree(work.path + "/" + WorkFolder.next, shown: work.shown)
        guard fchmod(tree.descriptor, 0o755) == 0 else { throw FileError("chmod", work.shown) }
        if startsFromTwin { try mend?(tree) }
        return tree
    }

    func newDraft() -> String { WorkFolder.draft + String(drafts.wrappingAdd(1, ordering: .relaxed).newValue) }

    /// Lets one hand at a time clear away what stands where an output must go.
    func clearWay(in tree: Tree, for path: String) throws(FileError) {
        try clearing.withLock { (_) throws(FileError) in try tree.clearWay(for: path) }
    }
}

/// The folders that a set of outputs needs, as the hands that write them see it.
struct FolderPlan: Sendable {
    let folders: PathIndex
    let parents: [Int32]
    let folderOfFile: [Int32]
    /// Folders that are there from the beginning.
    let ready: [Bool]
}

/// One of the crew: writes files into the tree, and remembers the folders it has seen to. Used by one thread at a time.
final class Hand: @unchecked Sendable {
    private let next: NextTree
    private let plan: FolderPlan
    private var ready: [Bool]
    /// Whether new folders need their permissions set; known after the first one.
    private var setsModes: Bool?
    init(_ next: NextTree, _ plan: FolderPlan) {
        self.next = next
        self.plan = plan
        ready = plan.ready
    }

    var work: WorkFolder { next.work }

    func newDraft() -> String { next.newDraft() }

    // MARK: Folders

    /// Sees to it that a folder is there, and the folders above it.
    func makeFolder(_ number: Int, in tree: Tree) throws(FileError) {
        if ready[number] { return }
        var missing = [number]
        var folder = Int(plan.parents[number])
        while !ready[folder] {
            missing.append(folder)
            folder = Int(plan.parents[folder])
        }
        for folder in missing.reversed() {
            try plan.folders.withCString(folder) { (path) throws(FileError) in
                guard mkdirat(tree.descriptor, path, 0o755) == 0 else {
                    // A file in the way is seen to when the output itself is placed.
                    if errno != EEXIST, errno != ENOTDIR { throw tree.error("mkdir", path) }
                    return
                }
                if setsModes == nil { setsModes = tree.status(path).map { $0.st_mode & 0o7777 != 0o755 } }
                if setsModes == true, fchmodat(tree.descriptor, path, 0o755, 0) != 0 { throw tree.error("chmod", path) }
            }
            ready[folder] = true
        }
    }

    // MARK: Files

    /// Writes one file at an output's path, always as a new inode: the one that may stand there is the published site's as well.
    /// - Parameter replaces: whether something is known to stand there.
    func place(_ path: String, folder: Int, replaces: Bool, _ bytes: UnsafeRawBufferPointer) throws(FileError) -> FileSignature {
        let tree = try next.open()
        if replaces, next.startsFromTwin { try tree.removeFile(path) }
        let descriptor = try create(path, folder: folder, in: tree)
        defer { close(descriptor) }
        guard writeAll(descriptor, bytes) else { throw tree.error("write", path) }
        return try settle(descriptor, path, in: tree)
    }

    /// Creates a new file at an output's path, to be written bit by bit. The caller closes the descriptor.
    func create(_ path: String, folder: Int) throws(FileError) -> Int32 { try create(path, folder: folder, in: next.open()) }

    /// What such a file is once it has all its bytes.
    func settle(_ descriptor: Int32, _ path: String) throws(FileError) -> FileSignature { try settle(descriptor, path, in: next.open()) }

    /// Takes such a file away again.
    func discard(_ path: String) { try? next.open().removeFile(path) }

    private func create(_ path: String, folder: Int, in tree: Tree) throws(FileError) -> Int32 {
        func open() -> Int32 { halle_openat(tree.descriptor, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644) }
        try makeFolder(folder, in: tree)
        var descriptor = open()
        if descriptor < 0, [EEXIST, ENOTDIR, EISDIR, ENOENT].contains(errno) {
            try next.clearWay(in: tree, for: path)
            descriptor = open()
        }
        guard descriptor >= 0 else { throw tree.error("open", path) }
        return descriptor
    }

    private func settle(_ descriptor: Int32, _ path: String, in tree: Tree) throws(FileError) -> FileSignature {
        guard let status = Files.status(ofOpen: descriptor) else { throw tree.error("fstat", path) }
        if status.st_mode & 0o7777 != 0o644, fchmod(descriptor, 0o644) != 0 { throw tree.error("chmod", path) }
        return FileSignature(status)
    }

    /// Moves a finished draft to an output's path.
    func place(_ path: String, folder: Int, draft: String) throws(FileError) -> FileSignature {
        let tree = try next.open()
        try makeFolder(folder, in: tree)
        let work = next.work.tree.descriptor
        guard fchmodat(work, draft, 0o644, 0) == 0 else { throw tree.error("chmod", path) }
        if renameat(work, draft, tree.descriptor, path) != 0 {
            guard [EEXIST, ENOTEMPTY, ENOTDIR, EISDIR, ENOENT].contains(errno) else { throw tree.error("rename", path) }
            try next.clearWay(in: tree, for: path)
            guard renameat(work, draft, tree.descriptor, path) == 0 else { throw tree.error("rename", path) }
        }
        guard let status = tree.status(path) else { throw tree.error("lstat", path) }
        return FileSignature(status)
    }
}
