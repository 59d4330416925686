public import Bytes

/// What `content/` was like when it was scanned: every folder and every name in it with its state, to be compared with what is there later.
///
/// Comparing asks for the state of every file and folder once and lists no folder whose state is the same: nothing else of the content can have
/// changed. It is kept in rows, so that tens of thousands of files go to the disk and back in one piece.
public struct ContentRecord: Sendable {
    struct FolderRow: BitwiseCopyable {
        var state: FolderState
        /// Of its path under `content/`, in `names`.
        var path: UInt32
        var firstEntry: UInt32
        var entries: UInt32
        /// Whether its names must be compared whatever its state: a change could leave the state as it is.
        var isUnsettled: UInt32
    }

    struct EntryRow: BitwiseCopyable {
        var signature: FileSignature
        /// In `names`.
        var name: UInt32
        /// A `FileKind`.
        var kind: UInt32
    }

    private static let (file, folder) = (Bytes.FileKind.file.rawValue, Bytes.FileKind.folder.rawValue)

    private(set) var folders: [FolderRow] = []
    private(set) var entries: [EntryRow] = []
    /// Paths and names, each followed by a NUL.
    private(set) var names: [UInt8] = []

    init() {}

    // MARK: Making

    /// Adds a folder that has just been listed.
    ///
    /// - Parameters:
    ///   - path: under `content/`; empty for `content/` itself.
    ///   - entries: sorted by name.
    ///   - time: before the listing.
    mutating func add(_ path: String, _ state: FolderState, _ listed: [FolderEntry], at time: Int64) {
        var row = FolderRow(
            state: state, path: UInt32(names.count), firstEntry: UInt32(entries.count), entries: 0, isUnsettled: state.isSettled(at: time) ? 0 : 1)
        names.append(contentsOf: path.utf8)
        names.append(0)
        for entry in listed where !ContentScan.isPassedOver(entry) {
            entries.append(
                EntryRow(signature: entry.signature, name: UInt32(names.count), kind: entry.kind.rawValue))
            names.append(contentsOf: entry.nameBytes)
            names.append(0)
            row.entries += 1
        }
        folders.append(row)
    }

    mutating func append(_ others: [ContentRecord]) {
        // Room for just as much: there may be hundreds of thousands of files.
        folders.reserveCapacity(others.reduce(folders.count) { $0 + $1.folders.count })
        entries.reserveCapacity(others.reduce(entries.count) { $0 + $1.entries.count })
        names.reserveCapacity(others.reduce(names.count) { $0 + $1.names.count })
        for other in others {
            let (firstName, firstEntry) = (UInt32(names.count), UInt32(entries.count))
            names.append(contentsOf: other.names)
            for var row in other.entries {
                row.name += firstName
                entries.append(row)
            }
            for var row in other.folders {
                row.path += firstName
                row.firstEntry += firstEntry
                folders.append(row)
            }
        }
    }

    /// On a file system that does not note changes of names, or on several, no state of a folder can be relied on.
    mutating func settle(in content: OpenFolder) {
        let notesChanges = content.notesChanges
        for number in folders.indices where !notesChanges || folders[number].state.device != folders[0].state.device { folders[number].isUnsettled = 1 }
    }

    // MARK: Looking

    private func bytes(at start: UInt32) -> ArraySlice<UInt8> {
        let rest = names[Int(start)...]
        return rest[..<(rest.firstIndex(of: 0) ?? rest.endIndex)]
    }

    private func entryNumbers(of folder: Int) -> Range<Int> { Int(folders[folder].firstEntry)..<Int(folders[folder].firstEntry + folders[folder].entries) }

    func path(ofFolder number: Int) -> String { String(decoding: bytes(at: folders[number].path), as: UTF8.self) }

    /// The number of the folder at a path under `content/`.
    func folder(at path: String) -> Int? {
        folders.indices.first { bytes(at: folders[$0].path).elementsEqual(path.utf8) }
    }

    /// Gives the names in each folder, by its path under `content/`, as listing it would.
    var listings: @Sendable (_ path: String) -> (state: FolderState, entries: [FolderEntry]) {
        let numbers = Dictionary(folders.indices.map { (path(ofFolder: $0), $0) }, uniquingKeysWith: { first, _ in first })
        return { path in
            guard let number = numbers[path] else { return (.none, []) }
            let listed = entryNumbers(of: number).map { entry in
                let row = entries[entry]
                return FolderEntry(nameBytes: Array(bytes(at: row.name)), kind: Bytes.FileKind(rawValue: row.kind) ?? .other, signature: row.signature)
            }
            return (folders[number].state, listed)
        }
    }

    /// A folder as a scan gives it, without the folders in it.
    func scanned(_ number: Int) -> ContentScan.Folder {
        let path = path(ofFolder: number)
        var folder = ContentScan.Folder(
            path: ContentScan.contentFolder + (path.isEmpty ? "" : "/" + path), name: path.split(separator: "/").last.map { String($0) } ?? "")
        for entry in entryNumbers(of: number) where entries[entry].kind == Self.file {
            guard let name = String(validating: bytes(at: entries[entry].name), as: UTF8.self), !FileName.isDropping(name) else { continue }
            folder.files.append(ContentScan.File(path: folder.path + "/" + name, name: name, signature: entries[entry].signature))
        }
        return folder
    }

    // MARK: Comparing

    /// The files whose bytes have changed since; nil when something has come, gone or become something else.
    ///
    /// - Parameter root: the catalogue's.
    public func edits(under root: String, crew: Crew) -> ContentEdits? {
        let content = root + "/" + ContentScan.contentFolder
        guard !folders.isEmpty, let open = try? OpenFolder(content) else { return nil }
        let time = FolderState.now()
        let step = max(64, folders.count / (crew.jobs * 8) + 1)
        let runs = stride(from: 0, to: folders.count, by: step).map { $0..<min(folders.count, $0 + step) }
        guard let found = try? crew.map(runs, { try compare($0, open, content, at: time) }) else { return nil }
        var edits = ContentEdits(before: self, now: self)
        for change in found.joined() {
            switch change {
            case .folder(let number, let state):
                edits.now.folders[number].state = state
                edits.now.folders[number].isUnsettled = state.isSettled(at: time) ? 0 : 1
            case .file(let folder, let entry, let signature):
                edits.now.entries[entry].signature = signature
                edits.files.append((folder, String(decoding: bytes(at: entries[entry].name), as: UTF8.self)))
            }
        }
        edits.now.settle(in: open)
        return edits
    }

    private enum Change: Sendable {
        /// Its state is another one, its names are the same.
        case folder(Int, FolderState)
        case file(folder: Int, entry: Int, FileSignature)
    }

    private struct NamesDiffer: Error {}

    private func compare(_ run: Range<Int>, _ open: OpenFolder, _ content: String, at time: Int64) throws -> [Change] {
        var changes: [Change] = []
        var path: [UInt8] = []
        for number in run {
            let folder = folders[number]
            path.removeAll(keepingCapacity: true)
            path.append(contentsOf: bytes(at: folder.path))
            let isRoot = path.isEmpty
            guard let state = Self.withCString(&path, open.state) else { throw NamesDiffer() }
            if state != folder.state || folder.isUnsettled != 0 {
                guard state.device == folder.state.device, try hasSameNames(number, content) else { throw NamesDiffer() }
                if state != folder.state { changes.append(.folder(number, state)) }
            }
            if !isRoot { path.append(0x2F) }
            let prefix = path.count
            for entry in entryNumbers(of: number) {
                let row = entries[entry]
                if row.kind == Self.folder { continue }
                path.removeSubrange(prefix...)
                path.append(contentsOf: bytes(at: row.name))
                guard let status = Self.withCString(&path, open.status), status.kind.rawValue == row.kind else { throw NamesDiffer() }
                if status.signature == row.signature { continue }
                guard row.kind == Self.file else { throw NamesDiffer() }
                changes.append(.file(folder: number, entry: entry, status.signature))
            }
        }
        return changes
    }

    private static func withCString<Value>(_ path: inout [UInt8], _ body: (UnsafePointer<CChar>) -> Value?) -> Value? {
        path.append(0)
        defer { path.removeLast() }
        return path.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { buffer in buffer.baseAddress.flatMap(body) }
        }
    }

    /// Lists a folder and compares.
    private func hasSameNames(_ number: Int, _ content: String) throws -> Bool {
        let path = path(ofFolder: number)
        let listed = try Files.entries(of: path.isEmpty ? content : content + "/" + path).filter { !ContentScan.isPassedOver($0) }
        let known = entryNumbers(of: number)
        guard listed.count == known.count else { return false }
        return zip(listed, known).allSatisfy { found, entry in
            found.nameBytes.elementsEqual(bytes(at: entries[entry].name)) && found.kind.rawValue == entries[entry].kind
        }
    }

    // MARK: To and from bytes

    public func encode(into out: inout BinaryEncoder) {
        let size = folders.count * MemoryLayout<FolderRow>.stride + entries.count * MemoryLayout<EntryRow>.stride + names.count + 24
        out.bytes.reserveCapacity(out.bytes.count + size)
        out.rows(folders)
        out.rows(entries)
        out.rows(names)
    }

    public init(from input: inout BinaryDecoder) throws(BinaryDecoder.Truncated) {
        folders = try input.rows(FolderRow.self)
        entries = try input.rows(EntryRow.self)
        names = try input.rows(UInt8.self)
        let isWhole =
            (names.isEmpty || names.last == 0)
            && folders.allSatisfy { Int($0.path) < names.count && Int($0.firstEntry) + Int($0.entries) <= entries.count }
            && entries.allSatisfy { Int($0.name) < names.count }
        guard isWhole else { throw BinaryDecoder.Truncated() }
    }
}

/// Files of the content that have new bytes, where nothing else has changed.
public struct ContentEdits: Sendable {
    let before: ContentRecord
    /// The content as it is now.
    public fileprivate(set) var now: ContentRecord
    /// Each by the number of its folder, and its name.
    fileprivate(set) var files: [(folder: Int, name: String)] = []

    public var isEmpty: Bool { files.isEmpty }
}
