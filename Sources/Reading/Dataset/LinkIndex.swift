internal import Bytes
internal import Model

/// Paths between the folders under `content/`.
public enum ContentPath {
    /// The path under `content/` that a link of a text in `folder` names, whether or not something is there.
    public static func of(link: String, from folder: String) -> String? { LinkIndex.path(of: link, from: folder) }

    /// How a text in `folder` names another path under `content/`.
    public static func relative(to path: String, from folder: String) -> String { LinkIndex.relative(to: path, from: folder) }
}

/// What a link in a text can lead to: the folders and files of the catalogue, by their paths under `content/`.
struct LinkIndex: Sendable {
    /// A file that a link may name.
    struct LinkedFile: Sendable {
        var target: SiteTarget
        /// Set for an image: what must be published for it.
        var image: PublishedImage?
    }

    private var folders: [String: SiteTarget] = ["": .home]
    private var files: [String: LinkedFile] = [:]
    /// What a broken link may have been meant to be; none before `prepareGuesses`.
    private var folderGuesses: [Guess] = []
    private var imageGuesses: [Guess] = []

    /// A place with the last name of its path, as names are compared.
    private struct Guess: Sendable {
        let path: String
        let name: [UInt8]
        /// The bytes that are in the name, by their lowest six bits.
        let letters: UInt64

        init?(_ path: String) {
            guard let last = path.utf8.split(separator: 0x2F).last else { return nil }
            self.path = path
            name = folded(String(Substring(last)))
            letters = Self.letters(of: name)
        }

        static func letters(of name: [UInt8]) -> UInt64 { name.reduce(0) { $0 | 1 << UInt64($1 & 63) } }
    }

    /// To be called once all is added.
    mutating func prepareGuesses() {
        // In a large catalogue a broken link is compared with too many names: only the writer of a small one is helped.
        guard folders.count + files.count <= 2_000 else { return }
        // Folders of datasets: a publisher's own is seldom what a text is for.
        folderGuesses = folders.keys.filter { $0.utf8.contains(0x2F) }.compactMap(Guess.init)
        imageGuesses = files.filter { $0.value.image != nil }.compactMap { Guess($0.key) }
    }

    mutating func add(folder: String, _ target: SiteTarget) { folders[folder] = target }
    mutating func add(file: String, _ target: SiteTarget) { files[file] = LinkedFile(target: target) }

    /// Images can be shown by any text, data files and pages linked to.
    mutating func add(image file: ContentScan.File, name: String) {
        let image = PublishedImage(name: name, source: FileSource(path: file.path, signature: file.signature))
        files[Self.contentPath(file.path), default: LinkedFile(target: .image(name))].image = image
    }

    static func contentPath(_ path: String) -> String {
        let prefix = ContentScan.contentFolder.utf8.count + 1
        return path.utf8.count > prefix ? String(Substring(path.utf8.dropFirst(prefix))) : ""
    }

    struct Destination: Sendable {
        var target: SiteTarget
        var fragment: String?
        var image: PublishedImage?
    }

    /// The path under `content/` that a relative destination of a text in `folder` names, whether or not something is there.
    static func path(of destination: String, from folder: String) -> String? {
        normalized(Substring(destination).utf8.prefix { $0 != 0x23 && $0 != 0x3F }, from: folder)
    }

    /// Resolves a relative destination of a text in `folder` (a path under `content/`); nil when there is nothing there.
    func resolve(_ destination: String, from folder: String, asImage: Bool) -> Destination? {
        var rest = Substring(destination).utf8
        var fragment: String?
        if let mark = rest.firstIndex(of: 0x23) {
            fragment = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let mark = rest.firstIndex(of: 0x3F) { rest = rest[..<mark] }
        guard let path = Self.normalized(rest, from: folder) else { return nil }
        if let file = files[path] {
            if asImage { return file.image.map { Destination(target: .image($0.name), fragment: nil, image: $0) } }
            return Destination(target: file.target, fragment: fragment, image: file.target == .image(file.image?.name ?? "") ? file.image : nil)
        }
        guard !asImage else { return nil }
        return folders[Self.withoutIndex(path)].map { Destination(target: $0, fragment: fragment) }
    }

    /// What a destination that leads nowhere was probably meant to be: a web or mail address without its scheme, or a folder of nearly that name.
    func guesses(for destination: String, from folder: String, asImage: Bool) -> [String] {
        let lower = destination.lowercased()
        if !asImage, lower.hasPrefix("www.") { return ["https://" + destination] }
        if !asImage, WebAddress.checkedEmail(destination) != nil { return ["mailto:" + destination] }
        guard let path = Self.normalized(Substring(destination).utf8, from: folder), let wanted = path.utf8.split(separator: 0x2F).last else { return [] }
        let name = folded(String(Substring(wanted)))
        let letters = Guess.letters(of: name)
        var near: [(path: String, distance: Int)] = []
        for guess in asImage ? imageGuesses : folderGuesses where guess.path != folder {
            // An edit changes two letters at most: most names are too far at this first look.
            guard (guess.letters ^ letters).nonzeroBitCount <= 4, let distance = editDistance(name, guess.name, limit: 2) else { continue }
            near.append((guess.path, distance))
        }
        // Of those that are as like, the publisher's own first.
        let publisher = folder.utf8.prefix { $0 != 0x2F }
        func isElsewhere(_ path: String) -> Int { path.utf8.prefix { $0 != 0x2F }.elementsEqual(publisher) ? 0 : 1 }
        return near.sorted { ($0.distance, isElsewhere($0.path), $0.path) < ($1.distance, isElsewhere($1.path), $1.path) }.prefix(3).map { guess in
            let path = Self.relative(to: guess.path, from: folder)
            return asImage || path.utf8.last == 0x2F ? path : path + "/"
        }
    }

    /// Whether a destination names a file that is there: then, as an image, it is of a format that no page shows.
    func isFile(_ destination: String, from folder: String) -> Bool {
        Self.normalized(Substring(destination).utf8, from: folder).map { files[$0] != nil } ?? false
    }

    fileprivate static func relative(to path: String, from folder: String) -> String {
        let here = folder.utf8.split(separator: 0x2F)
        let there = path.utf8.split(separator: 0x2F)
        var common = 0
        while common < here.count, common < there.count, here[common].elementsEqual(there[common]) { common += 1 }
        let rest = there[common...].map { String(Substring($0)) }.joined(separator: "/")
        return String(repeating: "../", count: here.count - common) + rest
    }

    /// Joins a percent-encoded path to a folder and takes out `.` and `..`; nil when it leaves the content folder or is not UTF-8.
    private static func normalized(_ path: Substring.UTF8View, from folder: String) -> String? {
        guard let decoded = percentDecoded(path) else { return nil }
        var joined: [UInt8] = []
        joined.reserveCapacity(folder.utf8.count + decoded.count + 1)
        func add(_ segment: some Sequence<UInt8>) {
            if !joined.isEmpty { joined.append(0x2F) }
            joined.append(contentsOf: segment)
        }
        if decoded.first != 0x2F { for segment in folder.utf8.split(separator: 0x2F) { add(segment) } }
        for segment in decoded.split(separator: 0x2F) where !segment.elementsEqual([0x2E]) {
            guard segment.elementsEqual([0x2E, 0x2E]) else {
                add(segment)
                continue
            }
            guard !joined.isEmpty else { return nil }
            joined.removeSubrange((joined.lastIndex(of: 0x2F) ?? 0)...)
        }
        return String(validating: joined, as: UTF8.self)
    }

    private static func percentDecoded(_ path: Substring.UTF8View) -> [UInt8]? {
        var decoded: [UInt8] = []
        var bytes = Array(path)[...]
        func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46: byte - 0x41 + 10
            case 0x61...0x66: byte - 0x61 + 10
            default: nil
            }
        }
        while let byte = bytes.popFirst() {
            if byte == 0x25, bytes.count >= 2, let high = digit(bytes[bytes.startIndex]), let low = digit(bytes[bytes.startIndex + 1]) {
                decoded.append(high << 4 | low)
                bytes = bytes.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return decoded.contains(0) ? nil : decoded
    }

    /// A link to a folder's text is a link to the folder: `roques/index.md` → `roques`.
    private static func withoutIndex(_ path: String) -> String {
        for name in ["index.md", "index.fr.md", "index.en.md", "index.html"] {
            if path == name { return "" }
            if path.hasSuffix("/" + name) { return String(path.dropLast(name.count + 1)) }
        }
        return path
    }
}
