import Bytes
import Findings
import Glibc
import Synchronization
import Testing

@testable import Publishing

@Suite("All or nothing")
struct SafetyTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    static let old = ["index.html": "vieux", "a/kept.html": "gardé", "a/old/gone.html": "parti"]
    static let new = ["index.html": "neuf", "a/kept.html": "gardé", "b/fresh.html": "frais"]

    func tree(_ pages: [String: String]) -> [String: String?] {
        var tree: [String: String?] = [:]
        for (path, text) in pages {
            tree[path] = text
            let parts = path.split(separator: "/")
            for count in 1..<max(1, parts.count) { tree[parts[..<count].joined(separator: "/")] = .some(nil) }
        }
        return tree
    }

    /// Builds up to a step, and stops there as a kill would.
    func buildKilled(_ pages: [String: String], at point: Stage.Step) throws {
        do {
            let stage = try sandbox.stage { if $0 == point { throw Stage.Interruption() } }
            do {
                try sandbox.write("data.csv", pages["index.html"] ?? "")
                _ = try stage.copy([sandbox.copy("data.csv", as: "data.csv")])
                try stage.write(pages.sorted { $0.key < $1.key }.map { Sandbox.page($0.key, $0.value) })
                _ = try stage.publish()
            } catch {
                stage.isFinished = true
            }
        }
    }

    @Test("Killed at any step, the site is the old one or the new one, and the next build recovers and leaves no litter", arguments: Stage.Step.allCases)
    func killed(at point: Stage.Step) throws {
        var (old, new) = (tree(Self.old), tree(Self.new))
        (old["data.csv"], new["data.csv"]) = ("vieux", "neuf")
        func build(_ pages: [String: String]) throws { try buildKilled(pages, at: .begun) }
        for round in 0..<3 {
            try build(Self.old)
            if round > 0 {
                // From the second round on there is a twin.
                try build(Self.new)
                try build(Self.old)
            }
            #expect(try sandbox.published() == old)
            for _ in 0...round { try buildKilled(Self.new, at: point) }
            let left = try sandbox.published()
            #expect(left == old || left == new)
            try build(Self.new)
            #expect(try sandbox.published() == new)
            #expect(Set(try Files.entries(of: sandbox.work).map(\.shownName)).isSubset(of: ["lock", "state", "twin"]))
            if try Files.status(of: sandbox.work + "/twin") != nil {
                #expect(try sandbox.contents(of: sandbox.work + "/twin") == sandbox.contents(of: sandbox.site))
            }
            try build(Self.old)
            #expect(try sandbox.published() == old)
        }
    }

    @Test("A killed first build leaves no site, and the next one recovers", arguments: Stage.Step.allCases)
    func killedFirst(at point: Stage.Step) throws {
        try buildKilled(Self.old, at: point)
        if try Files.status(of: sandbox.site) != nil { #expect(try sandbox.published().count == 6) }
        try sandbox.build(Self.new)
        #expect(try sandbox.published() == tree(Self.new))
    }

    @Test("A build that fails leaves the old site as it was, and nothing of its own")
    func failing() throws {
        struct Failure: Error {}
        try sandbox.build(Self.old)
        try sandbox.build(Self.new)
        func inodes() throws -> [String: UInt64] { try sandbox.signatures().filter { $0.key.hasPrefix(sandbox.site) }.mapValues(\.inode) }
        let before = try inodes()
        let twin = try sandbox.contents(of: sandbox.work + "/twin")
        do {
            let stage = try sandbox.stage()
            #expect(throws: Failure.self) {
                try stage.write(Self.old.map { Sandbox.page($0.key, $0.value) } + [Made(path: "bad.html", key: Fingerprint()) { _ in throw Failure() }])
            }
            #expect(throws: PublishingError.self) { try stage.publish() }
        }
        #expect(try sandbox.published() == tree(Self.new))
        #expect(try sandbox.contents(of: sandbox.work + "/twin") == twin)
        #expect(try inodes() == before)
    }

    @Test("A first build that is given up leaves nothing at all")
    func abandonedFirst() throws {
        let stage = try sandbox.stage()
        try stage.write([Sandbox.page("index.html", "x")])
        stage.abandon()
        #expect(try Files.entries(of: sandbox.path).isEmpty)
    }

    @Test("A second build at the same time is told to wait, and the first one is not disturbed")
    func locked() throws {
        let first = try sandbox.stage()
        #expect(throws: PublishingError.buildUnderWay(sandbox.site)) { try sandbox.stage() }
        try first.write([Sandbox.page("index.html", "x")])
        _ = try first.publish()
        #expect(try sandbox.published() == ["index.html": "x"])
        try sandbox.build(["index.html": "y"])
    }

    // MARK: What Halle did not write

    @Test("A folder with other content, a file or a link is refused and left as it is")
    func foreign() throws {
        sandbox.makeFolder("site")
        try sandbox.write("site/lettre.odt", "précieux")
        #expect(throws: PublishingError.foreign(sandbox.site, holds: "lettre.odt")) { try sandbox.stage() }
        try sandbox.write("file", "précieux")
        symlink(sandbox.site, sandbox.path + "/link")
        let before = try sandbox.signatures()
        func refused(_ name: String, protecting: [String] = []) -> PublishingError? {
            #expect(throws: PublishingError.self) {
                _ = try Stage(at: Destination(folder: sandbox.path + "/" + name, protecting: protecting), jobs: 1)
            }
        }
        #expect(refused("file") == .notAFolder(sandbox.path + "/file"))
        #expect(refused("link") == .link(sandbox.path + "/link"))
        #expect(refused("link/") == .link(sandbox.path + "/link"))
        #expect(throws: PublishingError.unusable("/")) { _ = try Stage(at: Destination(folder: "/", protecting: []), jobs: 1) }
        #expect(try sandbox.signatures() == before)
    }

    @Test("A folder that holds a source, is one or lies in one is refused, by whatever name it is called")
    func overlap() throws {
        sandbox.makeFolder("content")
        sandbox.makeFolder("content/inner")
        symlink(sandbox.path + "/content", sandbox.path + "/alias")
        let sources = sandbox.path + "/content"
        let before = try sandbox.signatures()
        for name in ["content", "content/inner", "content/new", "alias/new", "content/inner/..", "", "content/../content/x"] {
            let folder = name.isEmpty ? sandbox.path : sandbox.path + "/" + name
            #expect(throws: PublishingError.self, "\(name)") { _ = try Stage(at: Destination(folder: folder, protecting: [sources]), jobs: 1) }
        }
        #expect(try sandbox.signatures() == before)
        _ = try sandbox.stage(protecting: [sources]).publish()
    }

    @Test("An empty folder, or one with only the marker, becomes the site")
    func emptyFolder() throws {
        sandbox.makeFolder("site")
        try sandbox.build(Self.old)
        #expect(try sandbox.published() == tree(Self.old))
        try Tree(sandbox.path, shown: "").removeAll(".site.halle")
        try sandbox.build(Self.new)
        #expect(try sandbox.published() == tree(Self.new))
    }

    // MARK: Damage done by hand

    @Test(
        "What somebody has removed, edited, added or locked in the site by hand is put right by the next build",
        arguments: [false, true], ["removed", "edited", "added", "folder", "mode", "replaced", "twin"])
    func damage(hasTwin: Bool, kind: String) throws {
        try sandbox.build(Self.new)
        if hasTwin { try sandbox.build(Self.old) }
        try sandbox.build(Self.old)
        switch kind {
        case "removed": unlink(sandbox.site + "/a/kept.html")
        case "edited": try sandbox.write("site/a/kept.html", "autre")
        case "added": try sandbox.write("site/a/photo.jpg", "étranger")
        case "folder":
            sandbox.makeFolder("site/photos")
            try sandbox.write("site/photos/photo.jpg", "étranger")
        case "mode":
            chmod(sandbox.site + "/a", 0o777)
            chmod(sandbox.site + "/a/kept.html", 0o600)
        case "replaced":
            try sandbox.write("copy", "gardé")
            rename(sandbox.path + "/copy", sandbox.site + "/a/kept.html")
        default:
            unlink(sandbox.work + "/twin/a/kept.html")
        }
        try sandbox.build(Self.old)
        #expect(try sandbox.published() == tree(Self.old))
        #expect(sandbox.mode("site/a") == 0o755 && sandbox.mode("site/a/kept.html") == 0o644)
        for pages in [Self.new, Self.old] {
            try sandbox.build(pages)
            #expect(try sandbox.published() == tree(pages))
        }
    }

    @Test("A site whose state was lost, damaged or left from another folder is written anew", arguments: ["gone", "damaged", "moved"])
    func lostState(kind: String) throws {
        try sandbox.build(Self.old)
        try sandbox.build(Self.new)
        switch kind {
        case "gone": unlink(sandbox.work + "/state")
        case "damaged": try sandbox.write(".site.halle/state", "nonsense")
        default: rename(sandbox.site, sandbox.path + "/elsewhere")
        }
        try sandbox.build(Self.old)
        #expect(try sandbox.published() == tree(Self.old))
    }

    @Test("A folder put in the site's place during the build is not replaced")
    func replacedMeanwhile() throws {
        try sandbox.build(Self.old)
        let stage = try sandbox.stage()
        try stage.write([Sandbox.page("index.html", "autre")])
        rename(sandbox.site, sandbox.path + "/moved")
        sandbox.makeFolder("site")
        try sandbox.write("site/lettre.odt", "précieux")
        #expect(throws: PublishingError.replacedMeanwhile(sandbox.site)) { try stage.publish() }
        #expect(try sandbox.contents(of: sandbox.site) == ["lettre.odt": "précieux"])
    }

    @Test("Every error tells what happened in French and in English, with nothing left to fill in")
    func wordings() {
        let file = FileError("write", "site/index.html", number: ENOSPC)
        let errors: [PublishingError] = [
            .unusable("/"), .notAFolder("s"), .link("s"), .foreign("s", holds: "x"), .overlaps("s", source: "c"), .mountPoint("s"), .buildUnderWay("s"),
            .replacedMeanwhile("s"), .cannotExchange("s"), PublishingError(file), PublishingError(FileError("open", "s", number: EACCES)),
            PublishingError(FileError("open", "s", number: EIO)), .duplicate("a", "b"), .invalidPath(""),
        ]
        #expect(Set(errors.map(\.finding.rule)).count == Rule.publishing.count)
        #expect(PublishingError(file).finding.rule.french.cause.contains("plus de place"))
        #expect(PublishingError(file).finding.rule.english.cause.contains("No space left"))
        for error in errors {
            let finding = error.finding
            for wording in [finding.rule.french, finding.rule.english] {
                for number in 0..<4 where (wording.cause + wording.cost + wording.remedy).contains("{\(number)}") {
                    #expect(finding.details.count > number)
                }
            }
        }
    }
}
