internal import Bytes
internal import Findings
internal import Model
internal import Territory

/// The board for programs: two tables and a document.
extension SiteContent {
    /// A row for each producer and expected dataset: UTF-8, commas.
    func writeCoverage(_ board: BoardContent, into out: inout ByteWriter) {
        let language = languages[0]
        let coverage = board.board.coverage
        out.cells(["date", "producer", "siret", "kind", "population", "expected", "label", "basis", "state", "datasets", "errors", "months_late", "page"])
        for row in coverage.rows {
            let publisher = catalogue.publishers[row.publisher]
            for (duty, cell) in zip(coverage.expected, row.cells) {
                out.cells([
                    board.board.day.description, publisher.name[language], publisher.siret ?? "", publisher.kind?.rawValue ?? "",
                    publisher.population.map(String.init) ?? "", duty.id, duty.label[language], duty.basis.rawValue, cell.state.rawValue,
                    String(cell.datasets.count), String(cell.errors), String(cell.freshness?.monthsLate ?? 0),
                    cell.datasets.first.map { (base ?? "") + datasetPath($0, language) } ?? "",
                ])
            }
        }
    }

    /// A row for each dataset, with its nine criteria.
    func writeQuality(_ board: BoardContent, into out: inout ByteWriter) {
        let language = languages[0]
        let criteria = QualityScore.Criterion.allCases
        out.cells(
            ["date", "dataset", "title", "producer", "themes", "points"] + criteria.map(\.rawValue) + [
                "tables_with_schema", "conforming", "months_late", "page",
            ])
        for number in catalogue.datasets.indices {
            let dataset = catalogue.datasets[number]
            let score = board.board.scores[number]
            let sum = board.board.quality(of: CollectionOfOne(number))
            out.cells(
                [
                    board.board.day.description, dataset.folder, dataset.title[language], catalogue.publishers[dataset.publisher].name[language],
                    dataset.themes.map(\.code).joined(separator: ";"), String(score.points),
                ] + criteria.map { score.met.contains($0) ? "1" : "0" } + [
                    String(sum.checked), String(sum.conforming), String(Freshness.of(dataset, on: board.board.day)?.monthsLate ?? 0),
                    (base ?? "") + datasetPath(number, language),
                ])
        }
    }

    /// `{"date", "coverage": {"expected", "present", …}, "quality": {…}, "expected": [{"id", …}], "producers": [{"id", "name", "states": {…}}]}`.
    func writeBoard(_ board: BoardContent, into out: inout ByteWriter) {
        let language = languages[0]
        let coverage = board.board.coverage
        let tally = coverage.tally
        let sum = board.board.quality(of: catalogue.datasets.indices)
        out.raw("{\"date\": ")
        out.json(board.board.day.description)
        out.raw(", \"coverage\": {\"expected\": \(tally.expected), \"present\": \(tally.there)")
        for state in Coverage.State.allCases {
            out.raw(", ")
            out.json("state-" + state.rawValue)
            out.raw(": \(tally[state])")
        }
        out.raw("},\n\"quality\": ")
        Self.write(sum, into: &out)
        out.raw(",\n\"expected\": [")
        for (index, duty) in coverage.expected.enumerated() {
            out.raw(index == 0 ? "\n" : ",\n")
            out.raw("{\"id\": ")
            out.json(duty.id)
            out.raw(", \"label\": ")
            out.json(duty.label[language])
            out.raw(", \"basis\": ")
            out.json(duty.basis.rawValue)
            out.raw(", \"law\": ")
            out.jsonOrNull(duty.law?[language])
            out.raw(", \"source\": ")
            out.jsonOrNull(duty.source)
            out.raw(", \"mark\": ")
            out.json(duty.mark.rawValue)
            out.raw("}")
        }
        out.raw("],\n\"producers\": [")
        for (index, row) in coverage.rows.enumerated() {
            let publisher = catalogue.publishers[row.publisher]
            out.raw(index == 0 ? "\n" : ",\n")
            out.raw("{\"id\": ")
            out.json(publisher.slug)
            out.raw(", \"name\": ")
            out.json(publisher.name[language])
            out.raw(", \"siret\": ")
            out.jsonOrNull(publisher.siret)
            out.raw(", \"kind\": ")
            out.jsonOrNull(publisher.kind?.rawValue)
            out.raw(", \"quality\": ")
            Self.write(board.board.quality(of: board.board.datasets[row.publisher]), into: &out)
            out.raw(", \"states\": {")
            for (column, cell) in row.cells.enumerated() {
                if column > 0 { out.raw(", ") }
                out.json(coverage.expected[column].id)
                out.raw(": ")
                out.json(cell.state.rawValue)
            }
            out.raw("}}")
        }
        out.raw("]}\n")
    }

    private static func write(_ sum: QualitySum, into out: inout ByteWriter) {
        out.raw(
            "{\"datasets\": \(sum.datasets), \"points\": \(sum.points), \"most\": \(sum.datasets * QualityScore.most), \"tables\": \(sum.checked), \"conforming\": \(sum.conforming)}"
        )
    }

    private func datasetPath(_ number: Int, _ language: Language) -> String {
        addresses.dataset(catalogue.datasets[number], of: catalogue.publishers[catalogue.datasets[number].publisher], language)
    }
}

extension ByteWriter {
    fileprivate mutating func cells(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { raw(",") }
            csv(spreadsheetCell: cell)
        }
        raw("\n")
    }
}
