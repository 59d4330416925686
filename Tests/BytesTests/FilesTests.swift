import Bytes
import Glibc
import TestCatalogue
import Testing

@Suite("Files")
struct FilesTests {
    let folder = TestCatalogue(nil)

    private func path(_ name: String) -> String { folder.root + "/" + name }

    @Test("A folder’s entries come sorted by their bytes, hidden ones included, links and pipes told as such")
    func entries() throws {
        folder.file("b", "1").file("a", "12").file(".c", "").folder("É").folder("d")
        folder.link("e", to: "a")
        folder.link("f", to: "content")
        folder.pipe("g")
        let entries = try Files.entries(of: folder.root)
        #expect(entries.map(\.name) == [".c", "a", "b", "content", "d", "e", "f", "g", "É"])
        #expect(entries.map(\.kind) == [.file, .file, .file, .folder, .folder, .link, .link, .other, .folder])
        #expect(entries[1].signature.size == 2)
    }

    @Test("Writers that take turns lose nothing of what the others have added")
    func turns() async throws {
        let path = path("list")
        try Files.replace([], at: path)
        let root = folder.root
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for _ in 0..<25 {
                        try Files.whileLocked(root) { try Files.replace(try Files.read(path, limit: 1_000) + [0x61 + UInt8(writer)], at: path) }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try Files.read(path, limit: 1_000).count == 100)
        #expect(try Files.entries(of: root).allSatisfy { !$0.shownName.hasSuffix(".draft") })
    }

    @Test("A name that is not UTF-8 is kept as bytes and shown with a mark")
    func bytesInNames() throws {
        let name = Array((folder.root + "/content/").utf8) + [0x61, 0xE9]
        close(open(name.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o644))
        let entry = try #require(try Files.entries(of: path("content")).first)
        #expect(entry.nameBytes == [0x61, 0xE9] && entry.name == nil && entry.shownName == "a\u{FFFD}")
    }

    @Test("A link to a folder is not entered, and a link to a file is not opened")
    func links() throws {
        folder.file("a", "x")
        folder.link("to-folder", to: "content")
        folder.link("to-file", to: "a")
        #expect(throws: FileError.self) { try Files.entries(of: path("to-folder")) }
        #expect(throws: FileError.self) { try Files.open(path("to-file")) }
        #expect(throws: FileError.self) { try Files.read(path("to-file"), limit: 10) }
        #expect(try Files.status(of: path("to-file"))?.kind == .link)
    }

    @Test("A pipe or a folder neither blocks nor opens")
    func pipes() {
        folder.pipe("pipe")
        for name in ["pipe", "content"] {
            let error = #expect(throws: FileError.self) { try Files.open(path(name)) }
            #expect(error?.number == EINVAL)
        }
        #expect(throws: FileError.self) { try Files.open("/dev/zero") }
    }

    @Test("What is absent has no status, and its reading says so")
    func absent() throws {
        #expect(try Files.status(of: path("absent")) == nil && Files.status(of: path("absent/deeper")) == nil)
        folder.file("a", "x")
        #expect(try Files.status(of: path("a/below")) == nil)
        let error = #expect(throws: FileError.self) { try Files.read(path("absent"), limit: 10) }
        #expect(error?.isMissing == true && error?.isNoSpace == false && error?.reason == "No such file or directory")
    }

    @Test("A file is read whole, up to a limit")
    func reading() throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        folder.file("a", bytes).file("empty", "")
        #expect(try Files.read(path("a"), limit: 100_000) == bytes)
        #expect(try Files.read(path("empty"), limit: 0).isEmpty)
        let error = #expect(throws: FileError.self) { try Files.read(path("a"), limit: 99_999) }
        #expect(error?.number == EFBIG)
    }

    @Test("A signature changes with the bytes, and with the file that stands there")
    func signatures() throws {
        folder.file("a", "x").file("b", "x")
        let first = try #require(try Files.status(of: path("a"))).signature
        #expect(try Files.status(of: path("a"))?.signature == first)
        folder.file("a", "xy")
        let second = try #require(try Files.status(of: path("a"))).signature
        #expect(second != first && second.fingerprint != first.fingerprint)
        folder.rename("b", to: "a")
        #expect(try Files.status(of: path("a"))?.signature != second)
    }
}
