import Findings
import Model
import Testing

@testable import Ledger

private func day(_ text: String) -> CalendarDate { CalendarDate(iso8601: text) ?? CalendarDate(daysSince1970: 0) }

private let header = "date,event,identifier,folder,file,address,title,columns,reason,target\n"

/// A ledger of these lines, and what is said of them: code, line and column.
private func read(_ lines: String, header: String = header) -> (ledger: CatalogueLedger, said: [String]) {
    var findings: [Finding] = []
    let ledger = CatalogueLedger(Array((header + lines).utf8), findings: &findings)
    return (ledger, findings.map { "\($0.rule.code):\($0.place.line):\($0.place.column)" })
}

@Suite("The file of a ledger")
struct LedgerTextTests {
    @Test("An event is a line, added at the end of what is there, and reads back the same")
    func lines() throws {
        let dataset = LedgerEvent(
            .added, on: day("2026-01-15"), folder: "roques/aides", identifier: "x:1", address: "roques/aides", title: "Aides, \"dons\"\nde 2026")
        let columns = [LedgerColumn(name: "année", type: "year"), LedgerColumn(name: "a, b\\c: d\ne", type: "string"), LedgerColumn(name: "", type: "any")]
        let file = LedgerEvent(.added, on: day("2026-01-15"), folder: "roques/aides", file: "a.csv", columns: LedgerColumn.written(columns))
        let first = CatalogueLedger.adding([dataset], to: nil)
        #expect(
            String(decoding: first, as: UTF8.self) == header
                + "2026-01-15,added,x:1,roques/aides,,roques/aides,\"Aides, \"\"dons\"\" de 2026\",,,\n")
        let both = CatalogueLedger.adding([file], to: first)
        #expect(both.starts(with: first))
        var findings: [Finding] = []
        let ledger = CatalogueLedger(both, findings: &findings)
        #expect(findings.isEmpty)
        let known = try #require(ledger["roques/aides"])
        #expect(known.identifier == "x:1" && known.addresses == ["roques/aides"] && known.since == day("2026-01-15") && known.line == 2)
        #expect(known.files.map(\.name) == ["a.csv"] && known.files[0].lastColumns == columns)
    }

    @Test(
        "Lines that would lead out of the site, or over its own pages, are refused where they stand",
        arguments: [
            ("2026-01-15,added,,../x,,p/a,A,,,", 4), ("2026-01-15,added,,/etc,,p/a,A,,,", 4), ("2026-01-15,added,,a,,../../x,A,,,", 6),
            ("2026-01-15,added,,a,,/x,A,,,", 6), ("2026-01-15,added,,a,,javascript:alert(1),A,,,", 6), ("2026-01-15,added,,a,,page/2,A,,,", 6),
            ("2026-01-15,added,,a,,p/a/b,A,,,", 6), ("2026-01-15,added,,a,,p/feed.xml,A,,,", 6), ("2026-01-15,added,,a,,p//a,A,,,", 6),
            ("2026-01-15,added,,a,../b.csv,,,,,", 5), ("2026-01-15,added,,a,index.html,,,,,", 5), ("2026-01-15,moved,,a,b.csv,,,,,../c.csv", 10),
            ("2026-01-15,moved,,a,,p/b,,,,../b", 10),
        ])
    func hostile(_ line: String, _ column: Int) {
        let start = line.split(separator: ",", omittingEmptySubsequences: false).prefix(column - 1).reduce(1) { $0 + $1.count + 1 }
        #expect(read("2026-01-14,added,,z,,p/z,Z,,,\n" + line + "\n").said == ["ledger-row:3:\(start)"])
    }

    @Test("Spaces around an identifier are no part of it")
    func spacesAroundIdentifiers() {
        #expect(read("2026-01-15,added,SAME ,a,,p/a,A,,,\n").ledger["a"]?.identifier == "SAME")
    }

    @Test("A ledger saved by a spreadsheet program is read, and written as ours when something is added")
    func spreadsheet() {
        let saved =
            "\u{FEFF}" + header.replacing(",", with: ";").replacing("\n", with: "\r\n") + "15/01/2026;added;;a;;p/a;A;;;\r\n2026-01-16;added;;b;;p/b;B;;;\r\n"
        let (ledger, said) = read("", header: saved)
        #expect(said == [] && ledger["b"]?.title == "B" && ledger["a"]?.since == day("2026-01-15"))
        #expect(read("", header: saved.replacing("15/01/2026", with: "15/13/2026")).said == ["ledger-row:2:1"])
        let text = CatalogueLedger.adding([LedgerEvent(.withdrawn, on: day("2026-02-01"), folder: "a", reason: "Fini")], to: Array(saved.utf8))
        #expect(
            String(decoding: text, as: UTF8.self) == header
                + "2026-01-15,added,,a,,p/a,A,,,\n2026-01-16,added,,b,,p/b,B,,,\n2026-02-01,withdrawn,,a,,,,,Fini,\n")
    }

    @Test("A file each of whose lines is one quoted cell is read; columns that are missing are named")
    func unusualFiles() {
        let lines = (header + "2026-01-15,added,,a,,p/a,\"L, un\",,,\n").split(separator: "\n")
        let quoted = lines.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"\r\n" }.joined()
        let (ledger, said) = read("", header: quoted)
        #expect(said == [] && ledger["a"]?.title == "L, un")
        var findings: [Finding] = []
        _ = CatalogueLedger(Array(header.replacing("folder,", with: "dossier,").utf8), findings: &findings)
        #expect(findings.map(\.rule) == [.ledgerUnreadable] && findings[0].sentences(in: .french).cause.contains("« folder »"))
    }

    @Test("A line that cannot be read is told with its line and column, and the others are kept")
    func wrongLines() {
        let (ledger, said) = read(
            #"""
            2026-01-15,added,x,p/a,,p/a,A,,,
            2026-01-15,addded,x,p/b,,p/b,B,,,
            2026-01-15,added,"été, ""1""",,,p/c,C,,,
            <<<<<<< HEAD
            2026-01-16,added,,p/d,,p/d,D,,,

            """#)
        #expect(said == ["ledger-row:3:12", "ledger-row:4:31", "ledger-row:5:1"])
        #expect(ledger.datasets.map(\.title) == ["A", "D"])
        #expect(read("", header: "date,event\n").said == ["ledger-unreadable:1:0"])
        #expect(read("", header: "").said == ["ledger-empty:0:0"] && read("").said == [])
    }

    @Test("A line that does not go with those before it is told")
    func outOfStep() {
        let (_, said) = read(
            """
            2026-01-15,added,,p/a,,p/a,A,,,
            2026-01-15,added,,p/a,,p/a,A,,,
            2026-01-15,withdrawn,,p/b,,,,,Non,
            2026-01-16,moved,,p/a,x.csv,,,,,y.csv
            2026-01-16,columns,,p/a,,,,,,
            2026-01-16,merged,,p/a,,,,,,p/z
            2026-01-16,returned,,p/y,,,,,,

            """)
        #expect(said == (3...8).map { "ledger-out-of-step:\($0):0" })
    }

    @Test("What follows from one missing line is told once, with what is missing")
    func missingLine() {
        var findings: [Finding] = []
        _ = CatalogueLedger(
            Array((header + "2026-01-15,added,,p/b,x.csv,,,,,\n2026-01-15,added,,p/b,y.csv,,,,,\n2026-01-16,moved,,p/b,,p/c,,,,p/c\n").utf8),
            findings: &findings)
        #expect(findings.count == 1 && findings[0].place.line == 2)
        let cause = findings[0].sentences(in: .french).cause
        #expect(cause.contains("le jeu « p/b » n’est pas inscrit") && cause.hasSuffix("2 autres lignes en dépendent."))
    }
}

@Suite("What a ledger knows")
struct LedgerStateTests {
    @Test("A dataset keeps its identifier and its first address wherever it goes, and its files theirs")
    func moves() throws {
        let (ledger, said) = read(
            """
            2026-01-15,added,x,p/a,,p/a,A,,,
            2026-01-15,added,,p/a,un.csv,,,a:string,,
            2026-01-16,moved,,p/a,,p/b,,,,p/b
            2026-01-17,moved,,p/b,un.csv,,,,,deux.csv
            2026-01-18,added,,p/b,trois.csv,,,,,
            2026-01-19,moved,,p,,q,,,,q
            2026-01-20,moved,,q/b,,p/a,,,,p/a

            """)
        #expect(said == [])
        let known = try #require(ledger["p/a"])
        #expect(known.identifier == "x" && known.addresses == ["p/a", "p/b", "q/b"] && known.address == "p/a")
        #expect(known.files.map(\.name) == ["deux.csv", "trois.csv"])
        #expect(known.files[0].former == ["p/a/un.csv", "p/b/un.csv", "p/b/deux.csv", "q/b/deux.csv"])
        #expect(known.files[1].former == ["p/b/trois.csv", "q/b/trois.csv"])
        #expect(ledger.publishers.map(\.former) == ["p"] && ledger["q/b"] == nil)
    }

    @Test("What the ledger was begun with is no news; what has happened since is")
    func news() {
        let (ledger, _) = read(
            """
            2026-01-15,added,,p/a,,p/a,A,,,
            2026-01-15,added,,p/a,un.csv,,,a:string,,
            2026-01-16,added,,p/b,,p/b,B,,,
            2026-01-16,added,,p/b,un.csv,,,,,
            2026-01-17,columns,,p/a,un.csv,,,a:integer,,
            2026-01-18,added,,p/b,deux.csv,,,,,
            2026-01-18,gone,,p/b,un.csv,,,,,
            2026-01-19,withdrawn,,p/a,,,A,,Fini,

            """)
        #expect(ledger.changes.map(\.kind) == [.added, .columns, .files, .gone, .withdrawn])
        #expect(ledger.changes[1].columnsBefore == [LedgerColumn(name: "a", type: "string")])
        #expect(ledger["p/b"]?.publishedFiles.map(\.name) == ["deux.csv"])
        #expect(ledger["p/a"] == nil && ledger.datasets[0].end?.reason == "Fini")
    }

    @Test("A folder whose dataset was withdrawn may hold a dataset again")
    func again() {
        let (ledger, said) = read("2026-01-15,added,x,p/a,,p/a,A,,,\n2026-01-16,withdrawn,,p/a,,,,,Fini,\n2026-01-17,added,x,p/a,,p/a,A2,,,\n")
        #expect(said == [] && ledger.datasets.count == 2 && ledger["p/a"]?.title == "A2")
    }

    @Test("A dataset that comes back has the identifier, the addresses and the files that it had, wherever its folder is")
    func returns() throws {
        let lines =
            "2026-01-15,added,x,p/a,,p/a,A,,,\n2026-01-15,added,,p/a,un.csv,,,,,\n2026-01-16,moved,,p/a,,p/b,,,,p/b\n2026-01-17,withdrawn,,p/b,,,,,Fini,\n"
        let (same, said) = read(lines + "2026-01-18,returned,,p/b,,p/b,,,,\n")
        let back = try #require(same["p/b"])
        #expect(said == [] && back.identifier == "x" && back.addresses == ["p/a", "p/b"] && back.end == nil && back.files.map(\.name) == ["un.csv"])
        #expect(same.changes.map(\.kind) == [.moved, .withdrawn, .returned] && same.changes[1].end?.reason == "Fini")
        let other = read(lines + "2026-01-18,returned,,p/b,,q/c,,,,q/c\n").ledger
        #expect(other["p/b"] == nil && other["q/c"]?.addresses == ["p/a", "p/b", "q/c"])
    }

    @Test("A file that was taken for gone may turn out to be one that came then; an older one is another")
    func lateRenames() throws {
        let lines = """
            2026-01-15,added,,p/a,,p/a,A,,,
            2026-01-15,added,,p/a,un.csv,,,,,
            2026-01-15,added,,p/a,vieux.csv,,,,,
            2026-01-16,gone,,p/a,un.csv,,,,,
            2026-01-16,added,,p/a,deux.csv,,,a:string,,

            """
        let (ledger, said) = read(lines + "2026-01-17,moved,,p/a,un.csv,,,,,deux.csv\n")
        let files = try #require(ledger["p/a"]).files
        #expect(said == [] && files.map(\.name) == ["deux.csv", "vieux.csv"] && files[0].former == ["p/a/un.csv"] && !files[0].isGone)
        #expect(files[0].since == day("2026-01-15") && files[0].lastColumns.map(\.name) == ["a"])
        #expect(read(lines + "2026-01-17,moved,,p/a,un.csv,,,,,vieux.csv\n").said == ["ledger-out-of-step:7:0"])
        #expect(try read(lines).ledger.moving("p/a/un.csv", to: "deux.csv", on: day("2026-01-17")).path == "p/a/deux.csv")
    }

    @Test("Columns differ by their names and types, whatever their order; a type that is not known differs from none")
    func columns() {
        func columns(_ text: String) -> [LedgerColumn] { LedgerColumn.read(text) }
        #expect(LedgerColumn.areAlike(columns("a:string, b:integer"), columns("b:any, a:string")))
        #expect(!LedgerColumn.areAlike(columns("a:string"), columns("a:string, b:integer")))
        let change = FileChange(of: "x.csv", from: columns("a:string, b:integer, c:date"), to: columns("a:string, b:number, d:date"))
        #expect(change.newColumns == ["d"] && change.goneColumns == ["c"] && change.retypedColumns == ["b"])
    }
}

@Suite("What the ledger is asked to take")
struct LedgerMovesTests {
    private let ledger = read(
        """
        2026-01-15,added,,roques/aides,,roques/aides,Aides,,,
        2026-01-15,added,,roques/aides,un.csv,,,,,
        2026-01-15,added,,roques/aides,deux.csv,,,,,
        2026-01-15,added,,roques/eau,,roques/eau,Eau,,,
        2026-01-15,added,,budget,,ville/budget,Budget,,,

        """
    ).ledger
    private let today = day("2026-02-01")

    private func move(_ old: String, _ new: String) throws -> LedgerEvent { try ledger.moving(old, to: new, on: today).event }

    @Test("A dataset, a publisher and a file take another name, and the ledger knows the address that it makes")
    func moves() throws {
        #expect(
            try move("roques/aides", "Roques/Aides 2026")
                == LedgerEvent(.moved, on: today, folder: "roques/aides", address: "roques/aides-2026", target: "Roques/Aides 2026"))
        #expect(try move("roques", "ville-de-roques").address == "ville-de-roques")
        #expect(try move("budget", "budgets").address == "ville/budgets" && move("budget", "roques/budget").address == "roques/budget")
        #expect(try move("roques/aides", "aides").address == "")
        #expect(
            try move("roques/aides/un.csv", "trois.csv").target == "trois.csv" && move("roques/aides/un.csv", "roques/aides/trois.csv").target == "trois.csv")
    }

    @Test("Nothing takes the name of another, a file keeps its dataset and its format, and nothing gets a name that hides it")
    func refusals() {
        #expect(throws: LedgerRefusal.taken("roques/eau")) { try move("roques/aides", "roques/eau") }
        #expect(throws: LedgerRefusal.taken("roques/aides/deux.csv")) { try move("roques/aides/un.csv", "deux.csv") }
        #expect(throws: LedgerRefusal.unknown("roques/eaux", near: ["roques/eau"])) { try move("roques/eaux", "roques/autre") }
        #expect(throws: LedgerRefusal.unknown("roques/aides/dux.csv", near: ["roques/aides/deux.csv", "roques/aides/un.csv"])) {
            try move("roques/aides/dux.csv", "x.csv")
        }
        #expect(throws: LedgerRefusal.otherFormat("roques/aides/un.csv", "un.xlsx")) { try move("roques/aides/un.csv", "un.xlsx") }
        #expect(throws: LedgerRefusal.otherFolder("roques/aides/un.csv", "roques/eau/un2.csv")) { try move("roques/aides/un.csv", "roques/eau/un2.csv") }
        #expect(throws: LedgerRefusal.unlike("roques/aides", "a/b/c")) { try move("roques/aides", "a/b/c") }
        for hidden in ["roques/_aides", ".aides", "_roques/aides"] { #expect(throws: LedgerRefusal.hidden(hidden)) { try move("roques/aides", hidden) } }
        #expect(throws: LedgerRefusal.hidden("_roques")) { try move("roques", "_roques") }
        #expect(throws: LedgerRefusal.hidden("_un.csv")) { try move("roques/aides/un.csv", "_un.csv") }
        #expect(throws: LedgerRefusal.same("roques/aides")) { try move("roques/aides", "roques/aides") }
        #expect(throws: LedgerRefusal.reversed("roques/dons", "roques/aides")) { try move("roques/dons", "roques/aides") }
    }

    @Test("What is withdrawn keeps its name, and is brought back by it")
    func restoring() throws {
        let gone = read(
            """
            2026-01-15,added,x,roques/aides,,roques/aides,Aides,,,
            2026-01-15,added,,roques/eau,,roques/eau,Eau,,,
            2026-01-16,withdrawn,,roques/aides,,roques/aides,Aides,,Fini,

            """
        ).ledger
        let since = day("2026-01-16")
        #expect(throws: LedgerRefusal.withdrawn("roques/aides", since: since, restore: "roques/aides")) {
            try gone.withdrawing("roques/aides", reason: "Encore", mergedInto: nil, on: today)
        }
        #expect(throws: LedgerRefusal.takenByWithdrawn("roques/aides", title: "Aides", since: since, restore: "roques/aides")) {
            try gone.moving("roques/eau", to: "roques/aides", on: today)
        }
        let event = LedgerEvent(.returned, on: today, folder: "roques/aides", identifier: "x", address: "roques/aides", title: "Aides")
        #expect(try gone.restoring("roques/_aides", to: nil, on: today) == [event])
        #expect(try gone.restoring("roques/aides", to: "roques/dons", on: today).map(\.address) == ["roques/dons"])
        #expect(throws: LedgerRefusal.published("roques/eau")) { try gone.restoring("roques/eau", to: nil, on: today) }
        #expect(throws: LedgerRefusal.unknown("roques/aide", near: ["roques/aides"])) { try gone.restoring("roques/aide", to: nil, on: today) }
        #expect(throws: LedgerRefusal.identifierTaken("x", by: "roques/aides")) { try gone.identifying("roques/eau", as: "x", on: today) }
        #expect(try gone.identifying("roques/eau", as: "y", on: today) == LedgerEvent(.identified, on: today, folder: "roques/eau", identifier: "y"))
    }

    @Test("A dataset is withdrawn, or merged into one that is there; a publisher’s folder stands for all its datasets")
    func withdrawals() throws {
        #expect(try ledger.withdrawing("roques", reason: "Fini", mergedInto: nil, on: today).map(\.folder) == ["roques/aides", "roques/eau"])
        let merged = try ledger.withdrawing("roques/eau", reason: "", mergedInto: "roques/aides", on: today)
        #expect(merged.map(\.kind) == [.merged] && merged.map(\.target) == ["roques/aides"] && merged.map(\.title) == ["Eau"])
        #expect(throws: LedgerRefusal.unknown("roques/rien")) { try ledger.withdrawing("roques/eau", reason: "", mergedInto: "roques/rien", on: today) }
        #expect(throws: LedgerRefusal.unlike("roques", "roques/eau")) { try ledger.withdrawing("roques", reason: "", mergedInto: "roques/eau", on: today) }
        #expect(throws: LedgerRefusal.publisher("roques")) { try ledger.withdrawing("budget", reason: "", mergedInto: "roques", on: today) }
        #expect(throws: LedgerRefusal.file("roques/aides/un.csv")) { try ledger.withdrawing("roques/aides/un.csv", reason: "x", mergedInto: nil, on: today) }
    }
}
