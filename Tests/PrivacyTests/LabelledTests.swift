import Findings
import Model
import Privacy
import Tables
import Testing

/// Small tables as towns publish them, half of them with what only looks like personal data (`labelled.txt`).
struct LabelledTable {
    var name: String
    var title: String
    /// `privacy-nir@nir`: the codes of findings and the columns that they are about.
    var expected: Set<String>
    var text: String

    static var all: [LabelledTable] {
        let whole = String(decoding: PackageResources.labelled_txt, as: UTF8.self)
        return whole.components(startingWith: "=== ").map { part in
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let head = lines[0].split(separator: "|", omittingEmptySubsequences: false).map { String($0.trimmed) }
            // A column’s name may hold a space: each expectation begins with the codes’ common word.
            let expected = (" " + head[2]).components(startingWith: " privacy-").map { "privacy-" + $0.trimmed }
            return LabelledTable(name: head[0], title: head[1], expected: Set(expected), text: lines.count > 1 ? String(lines[1]) : "")
        }
    }

    func found() throws -> Set<String> {
        Set(try scan(text, subject: title + " " + name, file: name).map { "\($0.rule.code)@\($0.table?.field ?? "")" })
    }
}

func scan(_ text: String, subject: String, settings: PrivacySettings = PrivacySettings(), file: String = "t.csv") throws -> [Finding] {
    let table = try TableReader(CSVRows(MemorySource(Array(text.utf8))), expecting: [])
    let scanner = PersonalDataScanner(table.header, PrivacyQuestions(subject: subject, settings: settings), file: file)
    let batch = RowBatch()
    while try table.next(batch) { scanner.add(batch) }
    return scanner.finish()
}

extension String {
    /// The parts after each mark; what stands before the first one is left out.
    fileprivate func components(startingWith mark: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: mark) {
            rest = rest[range.upperBound...]
            parts.append(String(rest.firstRange(of: mark).map { rest[..<$0.lowerBound] } ?? rest))
        }
        return parts
    }
}

extension StringProtocol {
    fileprivate var trimmed: SubSequence {
        guard let start = firstIndex(where: { $0 != " " && $0 != "\n" }), let end = lastIndex(where: { $0 != " " && $0 != "\n" }) else {
            return self[startIndex..<startIndex]
        }
        return self[start...end]
    }
}

@Test("Of the labelled tables, at least 95 % of what is said is right, and at least 95 % of what is there is said")
func labelledTables() throws {
    let tables = LabelledTable.all
    #expect(tables.count >= 60)
    var (right, wrong, missed) = (0, 0, 0)
    for table in tables {
        let found = try table.found()
        right += found.intersection(table.expected).count
        wrong += found.subtracting(table.expected).count
        missed += table.expected.subtracting(found).count
        if found != table.expected {
            print("\(table.name): too much \(found.subtracting(table.expected).sorted()), missed \(table.expected.subtracting(found).sorted())")
        }
    }
    let precision = Double(right) / Double(right + wrong)
    let recall = Double(right) / Double(right + missed)
    print("\(tables.count) labelled tables, \(right + missed) expected findings: precision \(precision), recall \(recall)")
    #expect(precision >= 0.95)
    #expect(recall >= 0.95)
}
