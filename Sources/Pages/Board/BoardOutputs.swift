internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Templating
internal import Territory

/// The pages and files of a board; none for a site without one.
struct BoardOutputs {
    private let content: SiteContent
    private let tables: TableReadings

    init(_ content: SiteContent, _ tables: TableReadings) {
        self.content = content
        self.tables = tables
    }

    var files: [PageOutput] {
        guard let board = content.board else { return [] }
        let content = content
        var mark = content.wholeBoardMark(board)
        for language in content.languages { mark.combine(language.rawValue) }
        mark.combine(content.base)
        mark.combine("board-files")
        let key = mark
        let addresses = content.addresses
        return [
            PageOutput(path: addresses.coverageTable, key: key) { content.writeCoverage(board, into: &$0) },
            PageOutput(path: addresses.qualityTable, key: key) { content.writeQuality(board, into: &$0) },
            PageOutput(path: addresses.boardDocument, key: key) { content.writeBoard(board, into: &$0) },
        ]
    }

    func pages(_ language: Language) -> [PageOutput] {
        guard let board = content.board else { return [] }
        let content = content
        let tables = tables
        let set = content.speech(language).templates
        var outputs: [PageOutput] = []
        let whole = content.wholeBoardMark(board)
        func add(_ place: PagePlace, _ template: String, _ mark: Fingerprint, _ make: @escaping @Sendable (Template, inout ByteWriter) -> Void) {
            guard let compiled = set.template(template) else { return }
            var key = content.key(template, language)
            key.combine(mark)
            outputs.append(PageOutput(path: content.path(place, language) + "index.html", key: key) { make(compiled, &$0) })
        }
        if board.hasPage {
            add(.board, "board", whole) { $0.render(content.boardView(board, language), into: &$1) }
            for (kind, rows) in board.kinds {
                for page in 1..<(1 + board.pageCount(rows)) {
                    add(.boardTable(kind, page: page), "board", whole) {
                        $0.render(content.boardTableView(board, kind, rows, page: page, language), into: &$1)
                    }
                }
            }
            if !board.figures.isEmpty {
                add(.figures, "figures", whole) { $0.render(content.figuresView(board, language, tables), into: &$1) }
            }
        }
        add(.duties, "duties", whole) { $0.render(content.dutiesView(board, language), into: &$1) }
        for number in board.reports {
            let mark = content.reportMark(board, number)
            add(.report(number), "report", mark) { $0.render(content.reportView(board, number, language), into: &$1) }
            if board.figures[number] != nil {
                add(.publisherFigures(number), "figures", mark) {
                    $0.render(content.publisherFiguresView(board, number, language, tables), into: &$1)
                }
            }
        }
        return outputs
    }
}
