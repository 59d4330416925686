import Findings
import Model
import Testing

@testable import History

@Suite("The history of checks")
struct VerdictHistoryTests {
    private func day(_ number: Int) throws -> CalendarDate { try #require(CalendarDate(year: 2026, month: 1, day: number)) }

    private func record(_ verdict: PastVerdict, of path: String, in history: inout VerdictHistory) -> Bool { history.record(verdict, of: path) }

    private func read(_ text: String) -> (history: VerdictHistory, codes: [String]) {
        var findings: [Finding] = []
        let history = VerdictHistory(Array(text.utf8), findings: &findings)
        return (history, findings.map { "\($0.rule.code):\($0.place.line)" })
    }

    @Test("A verdict is noted when it is not that of before, once a day")
    func recording() throws {
        var history = VerdictHistory()
        let wrong = PastVerdict(day: try day(1), rows: 10, schema: "scdl/prenoms", schemaVersion: "1.0", errors: 3)
        #expect(record(wrong, of: "content/a/b.csv", in: &history))
        var same = wrong
        same.day = try day(2)
        #expect(!record(same, of: "content/a/b.csv", in: &history))
        var mended = PastVerdict(day: try day(3), rows: 10, schema: "scdl/prenoms", schemaVersion: "1.0", errors: 1)
        #expect(record(mended, of: "content/a/b.csv", in: &history))
        mended.errors = 0
        #expect(record(mended, of: "content/a/b.csv", in: &history))
        #expect(history["content/a/b.csv"] == [wrong, mended])
        // Broken and mended on one day: that day is as the one before.
        var undone = wrong
        undone.day = try day(3)
        #expect(record(undone, of: "content/a/b.csv", in: &history))
        #expect(history["content/a/b.csv"] == [wrong])
        #expect(!record(PastVerdict(day: try day(3), rows: 9, errors: 0), of: "content/a/autre.csv", in: &history))
        #expect(history["content/a/autre.csv"].isEmpty)
    }

    @Test("What is written reads back the same, day by day, names with commas and quotes too")
    func writing() throws {
        var history = VerdictHistory()
        #expect(record(PastVerdict(day: try day(2), rows: 5, errors: 1), of: "content/a/un, \"deux\".csv", in: &history))
        #expect(record(PastVerdict(day: try day(1), rows: 4, schema: "x", errors: 2), of: "content/a/b.csv", in: &history))
        let text = String(decoding: history.bytes, as: UTF8.self)
        #expect(
            text == "date,file,rows,schema,version,errors\n2026-01-01,content/a/b.csv,4,x,,2\n2026-01-02,\"content/a/un, \"\"deux\"\".csv\",5,,,1\n")
        let again = read(text)
        #expect(again.history == history && again.codes.isEmpty)
    }

    @Test("A history saved by a spreadsheet program is read; rows that cannot be are told, and the others kept")
    func reading() throws {
        let saved = read(
            "\u{FEFF}date;file;rows;schema;version;errors\r\n2026-01-01;content/a/b.csv;4;x;;2\r\nhier;content/a/b.csv;4;x;;2\r\n2026-01-03;content/a/b.csv;4;x;;0\r\n"
        )
        #expect(saved.history["content/a/b.csv"].map(\.errors) == [2, 0])
        #expect(saved.codes == ["history-row:3"])
        #expect(read("jour,fichier\n2026-01-01,a\n").codes == ["history-unreadable:1"])
        #expect(read("").history.isEmpty)
    }
}
