internal import Bytes
internal import Findings
internal import Model
internal import Territory

/// A board as its pages share it.
struct BoardContent: Sendable {
    let board: Board
    /// Whether there is more than one producer to compare: else its own report says all.
    let hasPage: Bool
    /// The producers that have a report.
    let reports: [Int]
    /// The rows of the coverage by kind of producer, each sorted by name.
    let kinds: [(kind: PublisherKind, rows: [Int])]
    /// The producers, and the datasets of each, that councillors' figures are made from.
    let figures: [Int: [Int]]
    /// The datasets that are merged from those of several producers, and that the territory's figures are made from.
    let merged: [Int]

    /// Nil where nothing is expected of anybody.
    init?(_ board: Board, _ catalogue: Catalogue) {
        guard !board.coverage.rows.isEmpty else { return nil }
        self.board = board
        hasPage = board.coverage.rows.count > 1
        reports = catalogue.publishers.indices.filter { !catalogue.publishers[$0].hasStopped && (board.row(of: $0) != nil || !board.datasets[$0].isEmpty) }
        let language = catalogue.settings.languages.first ?? .french
        let names = catalogue.publishers.map { folded($0.name[language]) }
        kinds = PublisherKind.allCases.compactMap { kind in
            let rows = board.coverage.rows.indices.filter { catalogue.publishers[board.coverage.rows[$0].publisher].kind == kind }
            guard !rows.isEmpty else { return nil }
            return (kind, rows.sorted { names[board.coverage.rows[$0].publisher].lexicographicallyPrecedes(names[board.coverage.rows[$1].publisher]) })
        }
        var figures: [Int: [Int]] = [:]
        var merged: [Int] = []
        for number in catalogue.datasets.indices where FigureSubject.has(catalogue.datasets[number]) {
            if catalogue.datasets[number].merge != nil {
                merged.append(number)
                continue
            }
            figures[catalogue.datasets[number].publisher, default: []].append(number)
        }
        self.figures = figures
        self.merged = merged
    }

    /// Cells that a page of a table holds at most: with forty expected datasets as with ten it stays light.
    private static let mostCells = 900
    /// Up to so many in all, the board itself shows the tables.
    private static let mostCellsInline = 600

    private var columns: Int { max(1, board.coverage.expected.count) }
    private var rowsOfPage: Int { max(10, Self.mostCells / columns) }

    var isInline: Bool { board.coverage.rows.count * columns <= Self.mostCellsInline }

    /// How many pages the table of a kind has; none where the board itself shows it.
    func pageCount(_ rows: [Int]) -> Int { isInline ? 0 : (rows.count + rowsOfPage - 1) / rowsOfPage }

    func rows(_ rows: [Int], page: Int) -> ArraySlice<Int> { rows[min(rows.count, (page - 1) * rowsOfPage)..<min(rows.count, page * rowsOfPage)] }
}

extension SiteContent {
    /// For the map of the site: the first page of each.
    var boardPlaces: [PagePlace] {
        guard let board else { return [] }
        var places: [PagePlace] = board.hasPage ? [.board] : []
        places.append(.duties)
        if board.hasPage, !board.isInline { places += board.kinds.map { .boardTable($0.kind, page: 1) } }
        if board.hasPage, !board.figures.isEmpty { places.append(.figures) }
        places += board.reports.map { .report($0) }
        return places + board.figures.keys.sorted().map { .publisherFigures($0) }
    }

    /// What all that shows the whole board depends on, besides its template.
    func wholeBoardMark(_ board: BoardContent) -> Fingerprint {
        var mark = board.board.duties.fingerprint
        mark.combine(board.board.day.description)
        for publisher in catalogue.publishers {
            mark.combine(publisher.fingerprint)
            mark.combine(publisher.slug)
            mark.combine(publisher.name.text)
        }
        for dataset in index.verificationPages { mark.combine(dataset) }
        mark.combine(board.board.history)
        mark.combine(catalogue.settings.outlines?.fingerprint ?? Fingerprint())
        return mark
    }

    /// The same for what shows one producer.
    func reportMark(_ board: BoardContent, _ number: Int) -> Fingerprint {
        let publisher = catalogue.publishers[number]
        var mark = board.board.duties.fingerprint
        mark.combine(board.board.day.description)
        mark.combine(publisher.fingerprint)
        mark.combine(publisher.slug)
        mark.combine(publisher.name.text)
        mark.combine(publisher.name.translation)
        mark.combine(index.publishers.namesakes.contains(number))
        for dataset in board.board.datasets[number] { mark.combine(index.verificationPages[dataset]) }
        for note in board.board.history[publisher.folder] { mark.combine(note) }
        return mark
    }
}

extension Fingerprint {
    fileprivate mutating func combine(_ history: QualityHistory) { for note in history[""] { combine(note) } }

    fileprivate mutating func combine(_ note: PastQuality) {
        combine(note.day.description)
        for number in [note.sum.datasets, note.sum.points, note.sum.checked, note.sum.conforming, note.expected, note.there] { combine(number) }
    }
}
