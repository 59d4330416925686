internal import Bytes
internal import Drawings
internal import Findings
internal import Model
internal import Templating
internal import Territory
internal import Views

/// What is expected of the producers of a territory, and what is there: the board itself, and the tables of each kind where they need pages of their own.
struct BoardView: View {
    /// A line of a table of numbers.
    struct Line: View {
        let name: ShownText
        let link: String?
        let cells: [HeadView]

        static let shape: Shape = ["name": .record(ShownText.shape), "link": .optional(.address), "cells": .list(HeadView.shape)]
        var values: [Value] { [.view(name), .address(orAbsent: link), .views(cells)] }
    }

    struct MapFigure: View {
        let title: String
        let about: String
        let legend: [LegendView]
        let drawing: [UInt8]
        let places: [HeadView]

        static let shape: Shape = [
            "title": .text, "about": .text, "legend": .list(LegendView.shape), "drawing": .markup, "places": .list(HeadView.shape),
        ]
        var values: [Value] { [.text(title), .text(about), .views(legend), .markup(drawing), .views(places)] }
    }

    let frame: FrameView
    let title: String
    let about: String
    let figures: [Figure]
    /// Where else to go: figures, duties, tables.
    let links: [NamedLink]
    let downloads: [NamedLink]
    /// By expected dataset.
    let datasetHeads: [HeadView]
    let datasets: [Line]
    let tables: [CoverageTableView]
    let paging: Paging
    let map: MapFigure?
    /// Why there is none.
    let noMap: String?
    let isWhole: Bool
    let qualityHeads: [HeadView]
    let criteria: [Line]
    let themes: [Line]
    let producers: [Line]
    let trendTitle: String
    let trend: TrendView?

    static let shape: Shape = [
        "page": .record(FrameView.shape), "title": .text, "about": .text, "figures": .list(Figure.shape), "hasLinks": .flag, "links": .list(NamedLink.shape),
        "downloads": .list(NamedLink.shape), "datasetHeads": .list(HeadView.shape), "hasDatasets": .flag, "datasets": .list(Line.shape),
        "tables": .list(CoverageTableView.shape), "paging": .record(Paging.shape), "map": .optional(.record(MapFigure.shape)), "noMap": .optional(.text),
        "whole": .flag, "qualityHeads": .list(HeadView.shape), "criteria": .list(Line.shape), "hasThemes": .flag, "themes": .list(Line.shape),
        "hasProducers": .flag, "producers": .list(Line.shape), "trendTitle": .text, "trend": .optional(.record(TrendView.shape)),
    ]
    var values: [Value] {
        [
            .view(frame), .text(title), .text(about), .views(figures), .flag(!links.isEmpty), .views(links), .views(downloads), .views(datasetHeads),
            .flag(!datasets.isEmpty), .views(datasets), .views(tables), .view(paging), .view(orAbsent: map), .text(orAbsent: noMap), .flag(isWhole),
            .views(qualityHeads), .views(criteria), .flag(!themes.isEmpty), .views(themes), .flag(!producers.isEmpty), .views(producers), .text(trendTitle),
            .view(orAbsent: trend),
        ]
    }
}

extension SiteContent {
    /// Producers whose quality the board lists.
    private static let mostProducers = 100

    func boardView(_ board: BoardContent, _ language: Language) -> BoardView {
        let place = PagePlace.board
        let links = links(from: place, language)
        let words = speech(language).words
        let coverage = board.board.coverage
        let tally = coverage.tally
        let whole = board.board.quality(of: catalogue.datasets.indices)
        let title = words.text("board")
        let isInline = board.isInline
        var ways: [NamedLink] = []
        if !board.figures.isEmpty { ways.append(NamedLink(ShownText(words.text("figures-territory")), links(addresses.figures(language)))) }
        ways.append(NamedLink(ShownText(words.text("duties")), links(addresses.duties(language))))
        if !isInline {
            ways += board.kinds.map { kind, rows in
                NamedLink(ShownText(words.text("board-kind-" + kind.rawValue)), links(addresses.board(of: kind, language)))
            }
        }
        let map = boardMap(board, language)
        return BoardView(
            frame: frame(
                place, language, parts: [title], description: words.text("board-description"),
                trail: [homeStep(language, links), NamedLink(ShownText(title), nil)]),
            title: title, about: words.text("board-about", ["day": words.date(board.board.day)]),
            figures: boardFigures(tally, whole, words) + lateFigure(tally, words),
            links: ways, downloads: boardDownloads(language, links),
            datasetHeads: [HeadView(text: words.text("expected-dataset"))]
                + Self.countedStates.map { HeadView(text: words.text("count-" + $0.rawValue)) },
            datasets: coverage.expected.indices.map { column in
                let counts = coverage.tally(ofColumn: column)
                return BoardView.Line(
                    name: ShownText(coverage.expected[column].label, for: language),
                    link: links(addresses.duties(language)) + "#" + coverage.expected[column].id,
                    cells: Self.countedStates.map { HeadView(text: words.number(counts[$0])) })
            },
            tables: isInline ? board.kinds.map { coverageTable(board, $0.kind, $0.rows, shown: $0.rows, language, links) } : [], paging: Paging(),
            map: map, noMap: map == nil ? words.text("board-no-map") : nil, isWhole: true,
            qualityHeads: ["board-datasets", "board-score", "board-conforming"].map { HeadView(text: words.text($0)) },
            criteria: criteria(board, catalogue.datasets.indices, words),
            themes: index.themes.byLabel.filter { !index.themes.terms[$0].datasets.isEmpty }.prefix(60).map { number in
                let term = index.themes.terms[number]
                return qualityLine(
                    ShownText(term.label, for: language), links(path(.term(.theme, number), language)), board.board.quality(of: term.datasets), words)
            },
            producers: board.reports.count > Self.mostProducers
                ? []
                : index.publishers.byLabel.filter { board.reports.contains($0) && !board.board.datasets[$0].isEmpty }.map { number in
                    qualityLine(
                        ShownText(catalogue.publishers[number].name, for: language), links(addresses.report(of: catalogue.publishers[number], language)),
                        board.board.quality(of: board.board.datasets[number]), words)
                },
            trendTitle: words.text("trend"),
            trend: trend(board.board.history[""], now: board.board.note(of: nil), words.text("trend"), language))
    }

    /// A page of the table of one kind.
    func boardTableView(_ board: BoardContent, _ kind: PublisherKind, _ rows: [Int], page: Int, _ language: Language) -> BoardView {
        let place = PagePlace.boardTable(kind, page: page)
        let links = links(from: place, language)
        let words = speech(language).words
        let title = words.text("board-kind-" + kind.rawValue)
        let tally = Coverage.Tally(rows.lazy.flatMap { board.board.coverage.rows[$0].cells })
        let sum = board.board.quality(of: rows.lazy.flatMap { board.board.datasets[board.board.coverage.rows[$0].publisher] })
        let total = board.pageCount(rows)
        return BoardView(
            frame: frame(
                place, language, parts: [page > 1 ? words.text("numbered-title", ["title": title, "n": words.number(page)]) : title, words.text("board")],
                description: words.text("board-description"),
                trail: [
                    homeStep(language, links), NamedLink(ShownText(words.text("board")), links(addresses.board(language))), NamedLink(ShownText(title), nil),
                ]),
            title: title, about: words.text("board-about", ["day": words.date(board.board.day)]), figures: boardFigures(tally, sum, words), links: [],
            downloads: boardDownloads(language, links), datasetHeads: [], datasets: [],
            tables: [coverageTable(board, kind, rows, shown: board.rows(rows, page: page), language, links)],
            paging: paging(page, of: total, addresses.board(of: kind, language), language, links), map: nil, noMap: nil, isWhole: false, qualityHeads: [],
            criteria: [], themes: [], producers: [], trendTitle: "", trend: nil)
    }

    /// States that are counted by expected dataset.
    private static let countedStates: [Coverage.State] = [.conforming, .present, .late, .errors, .missing, .unknown]

    func boardFigures(_ tally: Coverage.Tally, _ sum: QualitySum, _ words: Words) -> [Figure] {
        var figures: [Figure] = []
        if tally.expected > 0 {
            figures.append(
                Figure(
                    label: words.text("figure-there"), value: words.text("share", ["part": words.number(tally.there), "whole": words.number(tally.expected)])))
        }
        if sum.checked > 0 {
            figures.append(
                Figure(
                    label: words.plural("conforming-figure", sum.conforming),
                    value: words.text("share", ["part": words.number(sum.conforming), "whole": words.number(sum.checked)])))
        }
        if sum.datasets > 0 { figures.append(Figure(label: words.text("figure-score"), value: words.score(sum))) }
        return figures
    }

    private func lateFigure(_ tally: Coverage.Tally, _ words: Words) -> [Figure] {
        [(Coverage.State.late, "figure-late"), (.errors, "figure-errors")].compactMap { state, word in
            tally[state] > 0 ? Figure(label: words.plural(word, tally[state]), value: words.number(tally[state])) : nil
        }
    }

    func boardDownloads(_ language: Language, _ links: PageLinks) -> [NamedLink] {
        let words = speech(language).words
        return [
            NamedLink(ShownText(words.text("board-csv")), links(addresses.coverageTable)),
            NamedLink(ShownText(words.text("board-quality-csv")), links(addresses.qualityTable)),
            NamedLink(ShownText(words.text("board-json")), links(addresses.boardDocument)),
        ]
    }

    /// How many datasets meet each of the nine criteria, and how many tables follow their schemas.
    func criteria(_ board: BoardContent, _ datasets: some Collection<Int>, _ words: Words) -> [BoardView.Line] {
        guard !datasets.isEmpty else { return [] }
        var lines = QualityScore.Criterion.allCases.map { criterion in
            let met = datasets.count { board.board.scores[$0].met.contains(criterion) }
            return BoardView.Line(
                name: ShownText(words.capitalised(criterion.label(in: words.language))), link: nil,
                cells: [
                    HeadView(text: words.text("share", ["part": words.number(met), "whole": words.number(datasets.count)])),
                    HeadView(text: words.share(met, of: datasets.count)),
                ])
        }
        let sum = board.board.quality(of: datasets)
        if sum.checked > 0 {
            lines.append(
                BoardView.Line(
                    name: ShownText(words.text("board-conformity")), link: nil,
                    cells: [
                        HeadView(text: words.text("share", ["part": words.number(sum.conforming), "whole": words.number(sum.checked)])),
                        HeadView(text: words.share(sum.conforming, of: sum.checked)),
                    ]))
        }
        return lines
    }

    private func qualityLine(_ name: ShownText, _ link: String, _ sum: QualitySum, _ words: Words) -> BoardView.Line {
        BoardView.Line(
            name: name, link: link,
            cells: [
                HeadView(text: words.number(sum.datasets)), HeadView(text: words.score(sum)),
                HeadView(
                    text: sum.checked == 0 ? "–" : words.text("share", ["part": words.number(sum.conforming), "whole": words.number(sum.checked)])),
            ])
    }

    /// The communes whose outlines are known, by the share of what is expected of them that is there.
    private func boardMap(_ board: BoardContent, _ language: Language) -> BoardView.MapFigure? {
        guard let areas = catalogue.settings.outlines?.areas, !areas.isEmpty else { return nil }
        let words = speech(language).words
        let known = Set(areas.map(\.code))
        var map = PlaceMap()
        for row in board.board.coverage.rows {
            guard let code = catalogue.publishers[row.publisher].insee, known.contains(code) else { continue }
            let tally = Coverage.Tally(row.cells)
            guard tally.expected > 0 else { continue }
            map.codes.append(PlaceMap.CodeValue(code, (Double(tally.there) / Double(tally.expected) * 100).rounded()))
        }
        guard !map.codes.isEmpty else { return nil }
        map.rows = map.codes.count
        map.unit = "%"
        let title = words.text("board-map")
        map.title = LocalizedText(title, in: language)
        let texts = MapTexts(map, of: title, words, outlines: areas)
        var drawing = ByteWriter()
        texts.picture(source: "").writeInline(into: &drawing)
        return BoardView.MapFigure(
            title: title, about: words.text("board-map-about"), legend: texts.legend, drawing: drawing.bytes,
            places: texts.places.map { HeadView(text: $0 + "\u{A0}%") })
    }
}

extension Words {
    func capitalised(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        return first.properties.uppercaseMapping + String(text.unicodeScalars.dropFirst())
    }
}
