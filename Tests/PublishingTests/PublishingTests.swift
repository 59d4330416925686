import Bytes
import Findings
import Glibc
import Synchronization
import Testing

@testable import Publishing

@Suite("Publishing a site")
struct PublishingTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    @Test("A first build writes every output, the marker, and nothing else beside the site but its work folder")
    func firstBuild() throws {
        let report = try sandbox.build(["index.html": "Accueil", "a/b/c/page.html": "Page", "a/empty.txt": ""])
        #expect(try sandbox.published() == ["index.html": "Accueil", "a": nil, "a/b": nil, "a/b/c": nil, "a/b/c/page.html": "Page", "a/empty.txt": ""])
        #expect(report.written == 4 && report.files == 4 && report.removed == 0 && report.unchanged == 0)
        #expect(try Files.entries(of: sandbox.path).map(\.shownName) == [".site.halle", "site"])
    }

    @Test("A rebuild with nothing changed touches no file and no folder, not even its own")
    func untouched() throws {
        let pages = ["index.html": "Accueil", "a/page.html": "Page"]
        try sandbox.build(pages)
        try sandbox.build(["index.html": "Accueil", "a/page.html": "Autre"])
        try sandbox.build(pages)
        let before = try sandbox.signatures()
        let report = try sandbox.build(pages)
        #expect(try sandbox.signatures() == before)
        #expect(report.written == 0 && report.bytesWritten == 0 && report.unchanged == 3)
    }

    @Test("An edit writes only what it changes; the other files keep their inode and time")
    func oneChange() throws {
        try sandbox.build(["index.html": "Accueil", "a/page.html": "Page", "b/old.html": "Vieux"])
        for text in ["1", "2", "3"] {
            let before = try sandbox.signatures()[sandbox.site + "/index.html"]
            let report = try sandbox.build(["index.html": "Accueil", "a/page.html": text, "c\(text)/new.html": "Neuf"])
            let after = try sandbox.signatures()[sandbox.site + "/index.html"]
            #expect(try sandbox.published() == ["index.html": "Accueil", "a": nil, "a/page.html": text, "c\(text)": nil, "c\(text)/new.html": "Neuf"])
            #expect(report.written == 2 && report.removed == 1 && report.unchanged == 2)
            #expect(before?.inode == after?.inode && before?.modified == after?.modified)
        }
    }

    @Test("A folder becomes a file and a file becomes a folder")
    func folderAndFile() throws {
        for _ in 0..<2 {
            try sandbox.build(["a": "file", "b/c/page.html": "page"])
            #expect(try sandbox.published() == ["a": "file", "b": nil, "b/c": nil, "b/c/page.html": "page"])
            try sandbox.build(["a/x/page.html": "page", "b": "file"])
            #expect(try sandbox.published() == ["a": nil, "a/x": nil, "a/x/page.html": "page", "b": "file"])
        }
    }

    @Test("An output whose key is known is not made again; one with a new key and the same bytes is made but not written")
    func keys() throws {
        let made = Mutex(0)
        func build(key: Int) throws -> PublishingReport {
            let stage = try sandbox.stage()
            var mark = Fingerprint()
            mark.combine(key)
            #expect(stage.lastBuild.isCurrent("index.html", key: mark) == (key == made.withLock { $0 }))
            try stage.write([
                Made(path: "index.html", key: mark) {
                    made.withLock { $0 += 1 }
                    $0.raw("same")
                }
            ])
            return try stage.publish()
        }
        #expect(try build(key: 1).written == 2)
        #expect(try build(key: 1).written == 0)
        #expect(made.withLock { $0 } == 1)
        #expect(try build(key: 2).written == 0)
        #expect(made.withLock { $0 } == 2)
        let before = try sandbox.signatures()
        #expect(try build(key: 2).written == 0)
        #expect(made.withLock { $0 } == 2)
        #expect(try sandbox.signatures() == before)
    }

    @Test("Some outputs can be made again while all others stay as they are")
    func revises() throws {
        let sandbox = try Sandbox()
        let pages = ["index.html": "Accueil", "jeux/un/index.html": "Un", "jeux/deux/index.html": "Deux"]
        try sandbox.build(pages)
        for text in ["Un, mieux", "Un, encore mieux", "Un, encore mieux"] {
            let before = try sandbox.signatures()
            let report = try #require(try sandbox.stage().publish(revising: [Sandbox.page("jeux/un/index.html", text)], preparingTwin: true))
            #expect(try sandbox.published()["jeux/un/index.html"] == text)
            #expect(report.files == 4 && report.removed == 0 && report.written + report.unchanged == 4)
            let after = try sandbox.signatures()
            #expect(before[sandbox.site + "/jeux/deux/index.html"]?.modified == after[sandbox.site + "/jeux/deux/index.html"]?.modified)
            #expect(before[sandbox.site + "/jeux/deux/index.html"]?.inode == after[sandbox.site + "/jeux/deux/index.html"]?.inode)
        }
        // A whole build after it finds everything in order.
        let report = try sandbox.build(pages)
        #expect(report.written == 1 && report.unchanged == 3)
        #expect(try sandbox.published()["jeux/un/index.html"] == "Un")
    }

    @Test("Only what was made and stands untouched can be made again on its own")
    func revisesNothingElse() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.stage().publish(revising: []) == nil, "there is no site")
        try sandbox.build(["index.html": "Accueil", "autre.html": "Autre"])
        #expect(try sandbox.stage().publish(revising: [Sandbox.page("nouveau.html", "Nouveau")]) == nil)
        try sandbox.write("site/index.html", "Changé à la main")
        #expect(try sandbox.stage().publish(revising: [Sandbox.page("autre.html", "Autre, mieux")]) == nil)
        #expect(try sandbox.published() == ["index.html": "Changé à la main", "autre.html": "Autre"])
    }

    @Test("A large output streams to the disk, and is left alone when it comes out the same")
    func largeOutput() throws {
        func build(_ byte: UInt8, key: Int) throws -> PublishingReport {
            let stage = try sandbox.stage()
            var mark = Fingerprint()
            mark.combine(key)
            let line = [UInt8](repeating: byte, count: 1000)
            try stage.write([Made(path: "data/big.txt", key: mark) { out in for _ in 0..<3000 { out.raw(line) } }])
            return try stage.publish()
        }
        #expect(try build(0x61, key: 1).bytesWritten > 3_000_000)
        #expect(try build(0x61, key: 2).written == 0)
        #expect(try build(0x62, key: 3).written == 1)
        #expect(try sandbox.published()["data/big.txt"] == String(repeating: "b", count: 3_000_000))
        #expect(sandbox.mode("site/data/big.txt") == 0o644)
        #expect(try Files.entries(of: sandbox.work).allSatisfy { !$0.shownName.hasPrefix("draft-") })
    }

    @Test("What the caller wants to know again comes back at the next build")
    func memos() throws {
        var stage = try sandbox.stage()
        #expect(stage.memo("catalogue") == nil)
        stage.setMemo("catalogue", [[1, 2], [3]])
        _ = try stage.publish()
        stage = try sandbox.stage()
        #expect(stage.memo("catalogue") == [1, 2, 3])
        stage.abandon()
        try sandbox.write(".site.halle/memo-catalogue", "damaged, and long enough to hold a seal")
        stage = try sandbox.stage()
        #expect(stage.memo("catalogue") == nil)
    }

    @Test("Files and folders have the same permissions under any umask")
    func umasks() throws {
        let old = umask(0o077)
        defer { umask(old) }
        try sandbox.write("data.csv", "a,b\n")
        func build(_ text: String) throws {
            let stage = try sandbox.stage()
            _ = try stage.copy([sandbox.copy("data.csv", as: "a/data.csv"), sandbox.copy("data.csv", as: "a/data.zip", zippedAs: "data.csv")])
            try stage.write([Sandbox.page("a/b/index.html", text)])
            _ = try stage.publish()
        }
        try build("1")
        umask(0o002)
        try build("2")
        umask(0o077)
        try build("3")
        for folder in ["site", "site/a", "site/a/b"] { #expect(sandbox.mode(folder) == 0o755) }
        for file in ["site/a/data.csv", "site/a/data.zip", "site/a/b/index.html", "site/halle-site.txt"] { #expect(sandbox.mode(file) == 0o644) }
    }

    // MARK: Paths

    @Test(
        "Two outputs that would be one file somewhere are refused, both named",
        arguments: [
            ("a/Page.html", "a/page.html"), ("caf\u{E9}.html", "cafe\u{301}.html"), ("CAF\u{C9}.html", "caf\u{E9}.html"), ("a", "a/b.html"),
            ("same", "same"),
        ])
    func duplicates(first: String, second: String) throws {
        for (one, other) in [(first, second), (second, first)] {
            let stage = try sandbox.stage()
            try stage.write([Sandbox.page(one, "1")])
            do {
                try stage.write([Sandbox.page(other, "2")])
                Issue.record("accepted")
            } catch let error as PublishingError {
                guard case .duplicate = error else { throw error }
                #expect(!error.finding.details.isEmpty)
            }
        }
        #expect(try Files.entries(of: sandbox.path).isEmpty)
    }

    @Test("A path that could leave the site is refused", arguments: ["", "/etc", "a//b", "../x", "a/./b", "a/..", "a/", "nul\u{0}"])
    func invalidPaths(path: String) throws {
        let stage = try sandbox.stage()
        #expect(throws: PublishingError.invalidPath(path)) { try stage.write([Sandbox.page(path, "")]) }
    }
}
