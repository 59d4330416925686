/// The paths of the outputs of one build, and the folders that they need: checks every path and refuses two that would land on one file.
struct OutputPaths {
    private(set) var files = PathIndex()
    /// Every folder of the site, parents before their children; number 0 is the site itself (the empty path).
    private(set) var folders = PathIndex()
    /// The number of each folder's parent; the site's is itself.
    private(set) var parents: [Int32] = [0]
    /// The folder of each file.
    private(set) var folderOfFile: [Int32] = []
    /// File paths with letters beyond ASCII, in lower case. `String` holds composed and decomposed letters for equal.
    private var folded: [String: Int] = [:]
    /// Neighbours usually share a folder: its path (with the slash that follows it) and its number.
    private var recentFolder: (path: [UInt8], number: Int) = ([], 0)

    init() { _ = folders.add(UnsafeBufferPointer(start: nil, count: 0)) }

    /// The paths of an earlier build, all of them checked then; nothing is to be added.
    /// - Parameters:
    ///   - files: the folder of each is among `folders`.
    ///   - folders: number 0 is the site itself.
    init(files: PathIndex, folders: PathIndex) {
        self.files = files
        self.folders = folders
        parents = (0..<folders.count).map { Int32(folders.withPath($0, Self.parent).flatMap { folders.number(of: $0) } ?? 0) }
        folderOfFile.reserveCapacity(files.count)
        for number in 0..<files.count { folderOfFile.append(Int32(files.withPath(number, Self.parent).flatMap { folders.number(of: $0) } ?? 0)) }
    }

    /// The folder of a path; nil for what lies in the site itself.
    private static func parent(_ path: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        path.lastIndex(of: 0x2F).map { UnsafeBufferPointer(rebasing: path[..<$0]) }
    }

    /// Enters a path, relative to the site, with `/`; gives its number.
    mutating func add(_ path: String) throws(PublishingError) -> Int {
        var native = path
        var folder = 0
        var isASCII = true
        var isValid = false
        var other: Int?
        var number = -1
        var conflict: String?
        native.withUTF8 { bytes in
            guard let checked = Self.check(bytes), files.bytes.count + bytes.count < PathIndex.mostBytes else { return }
            isValid = true
            isASCII = checked.isASCII
            switch files.find(bytes) {
            case .same(let found), .alike(let found): other = found
            case .none: break
            }
            switch folders.find(bytes) {
            case .same(let found), .alike(let found): conflict = folders.path(found) + "/"
            case .none: break
            }
            guard other == nil, conflict == nil else { return }
            folder = enterFolder(UnsafeBufferPointer(rebasing: bytes[..<checked.name]), &conflict)
            guard conflict == nil else { return }
            number = files.add(bytes)
        }
        guard isValid else { throw .invalidPath(path) }
        if let other { throw .duplicate(files.path(other), path) }
        if let conflict { throw .duplicate(conflict, path) }
        if !isASCII, let twin = folded.updateValue(number, forKey: path.lowercased()) { throw .duplicate(files.path(twin), path) }
        folderOfFile.append(Int32(folder))
        return number
    }

    /// Where the name starts, and whether all bytes are ASCII; nil for a path that cannot be an output's.
    private static func check(_ path: UnsafeBufferPointer<UInt8>) -> (name: Int, isASCII: Bool)? {
        var start = 0
        var all: UInt8 = 0
        for index in 0...path.count {
            if index < path.count, path[index] != 0x2F {
                if path[index] == 0 { return nil }
                all |= path[index]
                continue
            }
            let length = index - start
            let isDots = length <= 2 && path[start..<index].allSatisfy { $0 == 0x2E }
            if length == 0 || length > 255 || isDots { return nil }
            if index == path.count { return (start, all < 0x80) }
            start = index + 1
        }
        return nil
    }

    /// The number of the folder whose path, with the slash that follows it, is given; enters it and its parents where they are new.
    private mutating func enterFolder(_ path: UnsafeBufferPointer<UInt8>, _ conflict: inout String?) -> Int {
        if path.isEmpty { return 0 }
        if recentFolder.path.elementsEqual(path) { return recentFolder.number }
        let bare = UnsafeBufferPointer(rebasing: path.dropLast())
        if let number = folders.number(of: bare) {
            recentFolder = (Array(path), number)
            return number
        }
        var parent = 0
        for index in bare.indices.dropFirst() + [bare.count] where index == bare.count || bare[index] == 0x2F {
            let prefix = UnsafeBufferPointer(rebasing: bare[..<index])
            if let number = folders.number(of: prefix) {
                parent = number
                continue
            }
            switch files.find(prefix) {
            case .same(let file), .alike(let file):
                conflict = files.path(file)
                return 0
            case .none: break
            }
            let number = folders.add(prefix)
            parents.append(Int32(parent))
            parent = number
        }
        recentFolder = (Array(path), parent)
        return parent
    }
}
