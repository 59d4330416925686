import Bytes
import Glibc
import Testing

@testable import Publishing

@Suite("Publishing files of the catalogue")
struct CopyingTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    func build(_ copies: [Copy]) throws -> (results: [Result<PublishedCopy, CopyProblem>], report: PublishingReport) {
        let stage = try sandbox.stage()
        let results = try stage.copy(copies)
        return (results, try stage.publish())
    }

    @Test("A file is published byte for byte, small or large, with its size and SHA-256, and shares nothing with its source")
    func copies() throws {
        let large = String(repeating: "0123456789abcdef\n", count: 200_000)
        try sandbox.write("small.csv", "a;b\n1;2\n")
        try sandbox.write("large.csv", large)
        try sandbox.write("empty.csv", "")
        let names = ["small.csv", "large.csv", "empty.csv"]
        let first = try build(names.map { try sandbox.copy($0, as: "data/" + $0) })
        #expect(try sandbox.published() == ["data": nil, "data/small.csv": "a;b\n1;2\n", "data/large.csv": large, "data/empty.csv": ""])
        for (name, result) in zip(names, first.results) {
            let bytes = try Files.read(sandbox.path + "/" + name, limit: 1 << 24)
            #expect(result == .success(PublishedCopy(size: Int64(bytes.count), digest: Digester.digest(of: bytes))))
            let source = try #require(try Files.status(of: sandbox.path + "/" + name)).signature
            let output = try #require(try Files.status(of: sandbox.site + "/data/" + name)).signature
            #expect(source.inode != output.inode)
            #expect(sandbox.mode("site/data/" + name) == 0o644)
        }
        let again = try build(names.map { try sandbox.copy($0, as: "data/" + $0) })
        #expect(again.results == first.results && again.report.written == 0)
    }

    @Test("A file that was only touched is not written again, and the new time is remembered")
    func touched() throws {
        try sandbox.write("data.csv", "a;b\n")
        _ = try build([sandbox.copy("data.csv", as: "data.csv")])
        let output = try sandbox.signatures()[sandbox.site + "/data.csv"]
        utimes(sandbox.path + "/data.csv", nil)
        #expect(try build([sandbox.copy("data.csv", as: "data.csv")]).report.written == 0)
        #expect(try sandbox.signatures()[sandbox.site + "/data.csv"] == output)
        let before = try sandbox.signatures()
        _ = try build([sandbox.copy("data.csv", as: "data.csv")])
        #expect(try sandbox.signatures() == before)
    }

    @Test("A file that is known and unchanged is not even opened")
    func notOpened() throws {
        try sandbox.write("data.csv", "a;b\n")
        let copy = try sandbox.copy("data.csv", as: "data.csv")
        let first = try build([copy])
        unlink(sandbox.path + "/data.csv")
        let second = try build([copy])
        #expect(second.results == first.results)
        #expect(try sandbox.published() == ["data.csv": "a;b\n"])
    }

    @Test("A file edited to the same length is published anew")
    func sameLength() throws {
        for text in ["a;b\n", "a;c\n", "a;d\n"] {
            try sandbox.write("data.csv", text)
            #expect(try build([sandbox.copy("data.csv", as: "data.csv")]).report.written > 0)
            #expect(try sandbox.published() == ["data.csv": text])
        }
    }

    @Test("A file that changed since it was read, is gone, is a link, a pipe or a folder is a problem of its own, and no output")
    func problems() throws {
        try sandbox.write("changed.csv", "a")
        try sandbox.write("gone.csv", "b")
        try sandbox.write("good.csv", "c")
        sandbox.makeFolder("folder")
        mkfifo(sandbox.path + "/pipe", 0o644)
        symlink(sandbox.path + "/good.csv", sandbox.path + "/link")
        let copies = try ["changed.csv", "gone.csv", "folder", "pipe", "link", "good.csv"].map { try sandbox.copy($0, as: "data/\($0)/x.csv") }
        try sandbox.write("changed.csv", "changed")
        unlink(sandbox.path + "/gone.csv")
        let (results, report) = try build(copies)
        #expect(results[0] == .failure(.changed))
        for number in 1..<5 {
            guard case .failure(.unreadable(let error)) = results[number] else {
                Issue.record("\(number)")
                continue
            }
            #expect(error.path == copies[number].source)
        }
        #expect(report.files == 2)
        #expect(try sandbox.published() == ["data": nil, "data/good.csv": nil, "data/good.csv/x.csv": "c"])
        #expect(try build([copies[5]]).report.written == 0)
    }

    @Test("A file of an active type is published as a ZIP with that one file, the same bytes at each build")
    func zipped() throws {
        let text = String(repeating: "<p onclick='x'>Bonjour</p>\n", count: 100_000)
        try sandbox.write("page.html", text)
        let copy = try sandbox.copy("page.html", as: "data/page.html.zip", zippedAs: "page é.html")
        let first = try build([copy])
        let bytes = try Files.read(sandbox.site + "/data/page.html.zip", limit: 1 << 24)
        #expect(try first.results[0].get() == PublishedCopy(size: Int64(bytes.count), digest: Digester.digest(of: bytes)))
        #expect(bytes.count < text.utf8.count / 10)
        // Local header: version, UTF-8 names, deflate, 00:00:00 on 1980-01-01 (APPNOTE 4.3.7).
        #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
        #expect(Array(bytes[8..<14]) == [8, 0, 0, 0, 0x21, 0])
        // Another source with the same bytes, at another time, in another site: the same archive.
        let other = try Sandbox()
        try other.write("page.html", text)
        utimes(other.path + "/page.html", [timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0)])
        let stage = try other.stage()
        let results = try stage.copy([other.copy("page.html", as: "x.zip", zippedAs: "page é.html")])
        _ = try stage.publish()
        #expect(try Files.read(other.site + "/x.zip", limit: 1 << 24) == bytes)
        #expect(try results[0].get() == first.results[0].get())
        #expect(try build([copy]).report.written == 0)
    }

    /// Begins the copies, hands the bytes of the first on as somebody does who reads it, and finishes.
    func buildPassing(
        _ copies: [Copy], reading bytes: String, as signature: FileSignature?
    ) throws -> (results: [Result<PublishedCopy, CopyProblem>], report: PublishingReport, wasWanted: Bool) {
        let stage = try sandbox.stage()
        let copying = try stage.begin(copies)
        let passing = copying.begin(0)
        var text = bytes
        // In two pieces, as a reader gives them.
        text.withUTF8 { buffer in
            let raw = UnsafeRawBufferPointer(buffer)
            passing?.add(UnsafeRawBufferPointer(rebasing: raw[..<(raw.count / 2)]))
            passing?.add(UnsafeRawBufferPointer(rebasing: raw[(raw.count / 2)...]))
        }
        passing?.finish(signature)
        let results = try stage.finish(copying)
        return (results, try stage.publish(), passing != nil)
    }

    @Test("A file that is copied while somebody reads it is published as one that is copied by itself, beside others")
    func passing() throws {
        try sandbox.write("read.csv", "a;b\n1;2\n")
        try sandbox.write("unread.csv", "c;d\n3;4\n")
        let copies = try ["read.csv", "unread.csv"].map { try sandbox.copy($0, as: "data/" + $0) }
        let first = try buildPassing(copies, reading: "a;b\n1;2\n", as: copies[0].expected)
        #expect(first.wasWanted && first.report.written == 3)
        #expect(try sandbox.published() == ["data": nil, "data/read.csv": "a;b\n1;2\n", "data/unread.csv": "c;d\n3;4\n"])
        #expect(sandbox.mode("site/data/read.csv") == 0o644)
        let again = try build(copies)
        #expect(again.results == first.results && again.report.written == 0)
    }

    @Test("A file that was not read to its end, or has changed meanwhile, is copied by itself", arguments: [true, false])
    func passingInVain(isUnchanged: Bool) throws {
        try sandbox.write("data.csv", "a;b\n1;2\n")
        let copy = try sandbox.copy("data.csv", as: "data.csv")
        let built = try buildPassing([copy], reading: "a;b\n", as: isUnchanged ? copy.expected : nil)
        #expect(try built.results.first?.get().digest == Digester.digest(of: Array("a;b\n1;2\n".utf8)))
        #expect(try sandbox.published() == ["data.csv": "a;b\n1;2\n"])
    }

    @Test("Over a site that stands, nothing is copied on the way")
    func passingOverASite() throws {
        try sandbox.write("data.csv", "a;b\n")
        _ = try build([sandbox.copy("data.csv", as: "data.csv")])
        try sandbox.write("data.csv", "a;c\n")
        let copy = try sandbox.copy("data.csv", as: "data.csv")
        let built = try buildPassing([copy], reading: "a;c\n", as: copy.expected)
        #expect(!built.wasWanted)
        #expect(try sandbox.published() == ["data.csv": "a;c\n"])
    }
}
