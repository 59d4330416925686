internal import Bytes
internal import DataFiles
internal import Drawings
internal import Findings
internal import Model
internal import Templating
internal import Territory
internal import Views

/// Figures for councillors, each with the rows that it is made of.
struct FiguresView: View {
    struct Cell: View {
        let text: String
        var link: String?

        static let shape: Shape = ["text": .text, "link": .optional(.address)]
        var values: [Value] { [.text(text), .address(orAbsent: link)] }
    }

    struct Row: View {
        let name: String
        let link: String?
        let cells: [Cell]

        static let shape: Shape = ["name": .text, "link": .optional(.address), "cells": .list(Cell.shape)]
        var values: [Value] { [.text(name), .address(orAbsent: link), .views(cells)] }
    }

    /// A drawing, and below it its numbers with their links.
    struct Graphic: View {
        let title: String
        let about: String
        let drawing: [UInt8]
        let source: String
        let heads: [HeadView]
        let rows: [Row]
        /// Whether its numbers are all there is to see.
        var isTable = false

        static let shape: Shape = [
            "title": .text, "about": .text, "drawing": .markup, "source": .text, "heads": .list(HeadView.shape), "rows": .list(Row.shape), "isTable": .flag,
        ]
        var values: [Value] { [.text(title), .text(about), .markup(drawing), .text(source), .views(heads), .views(rows), .flag(isTable)] }
    }

    struct Section: View {
        let id: String
        let title: String
        let figures: [Figure]
        let graphics: [Graphic]

        static let shape: Shape = ["id": .text, "title": .text, "figures": .list(Figure.shape), "graphics": .list(Graphic.shape)]
        var values: [Value] { [.text(id), .text(title), .views(figures), .views(graphics)] }
    }

    let frame: FrameView
    let title: String
    let about: String
    let ways: [NamedLink]
    let sections: [Section]

    static let shape: Shape = [
        "page": .record(FrameView.shape), "title": .text, "about": .text, "ways": .list(NamedLink.shape), "sections": .list(Section.shape),
    ]
    var values: [Value] { [.view(frame), .text(title), .text(about), .views(ways), .views(sections)] }
}

/// A table that follows the schema of a subject, with its charts.
private struct FigureTable {
    let publisher: Int
    let dataset: Int
    let distribution: Int
    let rows: Int
    let title: LocalizedText
    let charts: [Chart]
    /// The first and the last year that the table speaks of: of its own dates, else as its names or its dataset say; nil where nothing tells.
    let years: ClosedRange<Int>?

    /// The chart of one of the subjects.
    func chart(_ subject: String) -> Chart? { charts.first { $0.subject == subject } }
}

extension Chart {
    /// The years of the periods that have something.
    fileprivate var years: ClosedRange<Int>? {
        guard kind == .line, let period else { return nil }
        let filled = groups.filter { $0.values.contains { $0 != 0 } }.map { group in period == .month ? Int(group.from) / 12 : Int(group.from) }
        guard let first = filled.first, let last = filled.last, first <= last else { return nil }
        return first...last
    }
}

/// The last of the years that a name speaks of: 2025 in `subventions-2024-2025.csv`.
private func year(in name: String) -> Int? {
    name.utf8.split { !(0x30...0x39).contains($0) }.filter { $0.count == 4 }.compactMap { Int(String(Substring($0))) }.filter { (1_900...2_100).contains($0) }
        .max()
}

extension SiteContent {
    func publisherFiguresView(_ board: BoardContent, _ number: Int, _ language: Language, _ tables: TableReadings) -> FiguresView {
        let place = PagePlace.publisherFigures(number)
        let links = links(from: place, language)
        let words = speech(language).words
        let publisher = catalogue.publishers[number]
        let name = withoutTurns(publisher.name[language])
        let part = index.publishers.namesakes.contains(number) ? name + " (" + publisher.slug + ")" : name
        let found = figureTables(board.figures[number] ?? [], tables)
        var sections: [FiguresView.Section] = []
        for subject in FigureSubject.allCases {
            guard let all = found[subject] else { continue }
            let latest = newest(all)
            var graphics: [FiguresView.Graphic] = []
            for chartSubject in subject.byGroup + (latest.count == 1 ? [subject.byPeriod].compactMap(\.self) : []) {
                if latest.count > 1 {
                    if let together = together(latest, chartSubject, subject, language, links) { graphics.append(together) }
                } else if let chart = latest.first?.chart(chartSubject) {
                    graphics.append(graphic(chart, latest[0], language, links))
                }
            }
            if all.count > 1 || graphics.isEmpty, let files = fileTable(all, subject, board, language, links, namesPublisher: false) { graphics.append(files) }
            sections.append(
                FiguresView.Section(
                    id: subject.rawValue, title: words.text("subject-" + subject.rawValue), figures: figures(of: latest, subject, words), graphics: graphics))
        }
        var ways = [NamedLink(ShownText(words.text("report")), links(addresses.report(of: publisher, language)))]
        if board.hasPage { ways.append(NamedLink(ShownText(words.text("figures-territory")), links(addresses.figures(language)))) }
        let title = words.text("figures-of", ["publisher": name])
        return FiguresView(
            frame: frame(
                place, language, parts: [words.text("figures"), part], description: title,
                trail: [
                    homeStep(language, links), NamedLink(ShownText(words.text("publishers")), links(addresses.publishers(language))),
                    NamedLink(ShownText(publisher.name, for: language), links(addresses.publisher(publisher, language))),
                    NamedLink(ShownText(words.text("figures")), nil),
                ]), title: title, about: words.text("figures-about"), ways: ways, sections: sections)
    }

    func figuresView(_ board: BoardContent, _ language: Language, _ tables: TableReadings) -> FiguresView {
        let place = PagePlace.figures
        let links = links(from: place, language)
        let words = speech(language).words
        let title = words.text("figures-territory")
        let found = figureTables(board.figures.values.joined().sorted(), tables)
        let merged = figureTables(board.merged, tables)
        var sections: [FiguresView.Section] = []
        for subject in FigureSubject.allCases {
            guard let all = found[subject] else { continue }
            // Those of past years say the same of another time.
            let last = newest(all)
            var graphics: [FiguresView.Graphic] = []
            // What is merged already counts every row once; else the producers' own charts are put together.
            let whole = merged[subject]?.last
            for chartSubject in subject.byGroup + (whole == nil ? [] : [subject.byPeriod].compactMap(\.self)) {
                if let whole, let chart = whole.chart(chartSubject) {
                    graphics.append(graphic(chart, whole, language, links))
                } else if whole == nil, let together = together(last, chartSubject, subject, language, links) {
                    graphics.append(together)
                }
            }
            if let files = fileTable(last, subject, board, language, links, namesPublisher: true) { graphics.append(files) }
            let producers = whole.map { publishers(mergedInto: $0) } ?? Set(last.map(\.publisher)).count
            sections.append(
                FiguresView.Section(
                    id: subject.rawValue, title: words.text("subject-" + subject.rawValue),
                    figures: [Figure(label: words.plural("figures-producers", producers), value: words.number(producers))]
                        + figures(of: whole.map { [$0] } ?? last, subject, words),
                    graphics: graphics))
        }
        return FiguresView(
            frame: frame(
                place, language, parts: [title, words.text("board")], description: words.text("figures-about"),
                trail: [
                    homeStep(language, links), NamedLink(ShownText(words.text("board")), links(addresses.board(language))),
                    NamedLink(ShownText(words.text("figures")), nil),
                ]), title: title, about: words.text("figures-about-territory"),
            ways: [NamedLink(ShownText(words.text("board")), links(addresses.board(language)))], sections: sections)
    }

    // MARK: What they are made from

    /// Of each producer the tables of its last year: several files of one year are parts of one whole.
    private func newest(_ tables: [FigureTable]) -> [FigureTable] {
        var last: [Int: Int] = [:]
        for table in tables { last[table.publisher] = max(last[table.publisher] ?? 0, table.years?.upperBound ?? 0) }
        return tables.filter { ($0.years?.upperBound ?? 0) == last[$0.publisher] }
    }

    /// How many producers have rows in a merged table.
    private func publishers(mergedInto table: FigureTable) -> Int {
        let sources = catalogue.datasets[table.dataset].merge?.sources.filter { $0.kept > 0 } ?? []
        return Set(sources.compactMap { $0.dataset.map { catalogue.datasets[$0].publisher } }).count
    }

    /// The years that a table speaks of.
    private func years(of dataset: Dataset, _ position: Int, _ charts: [Chart]) -> ClosedRange<Int>? {
        if let own = charts.lazy.compactMap(\.years).first { return own }
        let distribution = dataset.distributions[position]
        let said = year(in: distribution.publishedName ?? "") ?? year(in: distribution.title.text) ?? year(in: dataset.title.text) ?? dataset.lastChange?.year
        return said.map { $0...$0 }
    }

    /// The tables of some datasets that follow the schema of a subject, in the order of their datasets and then of their names.
    private func figureTables(_ datasets: [Int], _ tables: TableReadings) -> [FigureSubject: [FigureTable]] {
        var found: [FigureSubject: [FigureTable]] = [:]
        for number in datasets {
            let dataset = catalogue.datasets[number]
            let views = dataset.hasViews ? tables.views(number) : [:]
            let positions = dataset.distributions.indices.filter { FigureSubject(dataset.distributions[$0].table) != nil }
                .sorted { (dataset.distributions[$0].publishedName ?? "", $0) < (dataset.distributions[$1].publishedName ?? "", $1) }
            for position in positions {
                guard let table = dataset.distributions[position].table, let subject = FigureSubject(table) else { continue }
                let charts = (views[position] ?? []).compactMap { view -> Chart? in if case .chart(let chart) = view { chart } else { nil } }
                found[subject, default: []].append(
                    FigureTable(
                        publisher: dataset.publisher, dataset: number, distribution: position, rows: table.rows,
                        title: positions.count > 1 ? dataset.distributions[position].title : dataset.title, charts: charts.filter { $0.subject != nil },
                        years: years(of: dataset, position, charts)))
            }
        }
        return found
    }

    /// The rows of a table, below its dataset's page.
    private func rowsLink(_ table: FigureTable, _ language: Language, _ links: PageLinks, _ state: String = "") -> String {
        let dataset = catalogue.datasets[table.dataset]
        return links(addresses.dataset(dataset, of: catalogue.publishers[dataset.publisher], language)) + state + "#table-\(table.distribution + 1)"
    }

    // MARK: What is shown

    /// The total of some tables, and how many rows they have.
    private func figures(of tables: [FigureTable], _ subject: FigureSubject, _ words: Words) -> [Figure] {
        let rows = tables.reduce(0) { $0 + $1.rows }
        var figures: [Figure] = []
        if let first = subject.byGroup.first, subject.unit != nil || subject == .firstNames {
            let totals = tables.compactMap { $0.chart(first)?.total }
            if totals.count == tables.count {
                figures.append(
                    Figure(
                        label: words.text("total-" + subject.rawValue),
                        value: Figures(words.language, unit: subject.unit).short(totals.reduce(0, +))))
            }
        }
        if subject != .firstNames, subject != .budget {
            figures.append(Figure(label: words.plural("rows-" + subject.rawValue, rows), value: words.number(rows)))
        }
        if subject.byPeriod != nil, let first = tables.compactMap(\.years?.lowerBound).min(), let last = tables.compactMap(\.years?.upperBound).max() {
            figures.append(Figure(label: words.plural("figures-years", last - first + 1), value: first == last ? "\(first)" : "\(first)–\(last)"))
        }
        return figures
    }

    /// A chart of a table.
    private func graphic(_ chart: Chart, _ table: FigureTable, _ language: Language, _ links: PageLinks) -> FiguresView.Graphic {
        let words = speech(language).words
        let texts = ChartTexts(chart, words)
        var drawing = ByteWriter()
        texts.picture(source: "").writeInline(into: &drawing)
        let shown = chart.groups.suffix(60)
        var rows = zip(shown, texts.rows).map { group, texts in
            let state = chart.exploration(of: group)
            return FiguresView.Row(
                name: texts[0], link: state.isEmpty ? nil : rowsLink(table, language, links, state),
                cells: texts.dropFirst().map { FiguresView.Cell(text: $0) })
        }
        if chart.rest != nil, let last = texts.rows.last {
            rows.append(FiguresView.Row(name: last[0], link: nil, cells: last.dropFirst().map { FiguresView.Cell(text: $0) }))
        }
        return FiguresView.Graphic(
            title: texts.title, about: texts.subtitle, drawing: drawing.bytes,
            source: words.text("view-source", ["source": withoutTurns(table.title[language])]), heads: texts.heads.map { HeadView(text: $0) }, rows: rows)
    }

    /// A line for each table: its rows, and its total.
    private func fileTable(
        _ tables: [FigureTable], _ subject: FigureSubject, _ board: BoardContent, _ language: Language, _ links: PageLinks, namesPublisher: Bool
    ) -> FiguresView.Graphic? {
        let words = speech(language).words
        let total = subject.byGroup.first
        var heads = [words.text(namesPublisher ? "publisher" : "figures-file"), words.text("figures-rows")]
        let hasTotals = total != nil && (subject.unit != nil || subject == .firstNames)
        let hasYears = subject.byPeriod != nil
        if hasYears { heads.append(words.text("figures-years-head")) }
        if hasTotals { heads.append(words.text("total-" + subject.rawValue)) }
        if subject == .chargingPoints { heads += [words.text("population"), words.text("figures-per-ten-thousand")] }
        let rows = tables.map { table in
            let publisher = catalogue.publishers[table.publisher]
            var cells = [FiguresView.Cell(text: words.number(table.rows), link: rowsLink(table, language, links))]
            if hasYears {
                cells.append(
                    FiguresView.Cell(text: table.years.map { $0.lowerBound == $0.upperBound ? "\($0.upperBound)" : "\($0.lowerBound)–\($0.upperBound)" } ?? "–")
                )
            }
            if hasTotals {
                let sum = total.flatMap { table.chart($0)?.total }
                cells.append(FiguresView.Cell(text: sum.map { Figures(language, unit: subject.unit).short($0) } ?? "–"))
            }
            if subject == .chargingPoints {
                let perTenThousand = publisher.population.flatMap { $0 > 0 ? (Double(table.rows) / Double($0) * 100_000).rounded() / 10 : nil }
                cells.append(FiguresView.Cell(text: publisher.population.map(words.number) ?? "–"))
                cells.append(FiguresView.Cell(text: perTenThousand.map { words.decimal($0) } ?? "–"))
            }
            return FiguresView.Row(
                name: withoutTurns(namesPublisher ? publisher.name[language] : table.title[language]),
                link: namesPublisher ? links(addresses.figures(of: publisher, language)) : rowsLink(table, language, links), cells: cells)
        }
        guard !rows.isEmpty else { return nil }
        return FiguresView.Graphic(
            title: words.text(namesPublisher ? "figures-by-producer" : "figures-by-file"), about: "", drawing: [], source: "",
            heads: heads.map { HeadView(text: $0) }, rows: rows, isTable: true)
    }

    private static let mostTogether = 15

    /// The same groups of several tables added up: what one producer gives a beneficiary, and another.
    private func together(
        _ tables: [FigureTable], _ chartSubject: String, _ subject: FigureSubject, _ language: Language, _ links: PageLinks
    ) -> FiguresView.Graphic? {
        let words = speech(language).words
        let charts = tables.compactMap { table in table.chart(chartSubject).map { (table, $0) } }
        guard let first = charts.first?.1 else { return nil }
        var sums: [[UInt8]: (label: String, value: Double, largest: (FigureTable, Chart, Chart.Group))] = [:]
        var rest = 0.0
        for (table, chart) in charts {
            rest += chart.rest?.first ?? 0
            for group in chart.groups {
                let value = group.values.first ?? 0
                let key = folded(group.label)
                if let known = sums[key] {
                    let isLarger = value > (known.largest.2.values.first ?? 0)
                    sums[key] = (known.label, known.value + value, isLarger ? (table, chart, group) : known.largest)
                } else {
                    sums[key] = (group.label, value, (table, chart, group))
                }
            }
        }
        let sorted = sums.sorted { a, b in a.value.value != b.value.value ? a.value.value > b.value.value : a.key.lexicographicallyPrecedes(b.key) }
        let shown = sorted.prefix(Self.mostTogether).map(\.value)
        rest += sorted.dropFirst(Self.mostTogether).reduce(0) { $0 + $1.value.value }
        guard shown.count > 1 else { return nil }
        var chart = first
        chart.groups = shown.map { Chart.Group(label: $0.label, values: [$0.value]) }
        chart.rest = rest != 0 ? [rest] : nil
        chart.restCount = 0
        chart.rows = charts.reduce(0) { $0 + $1.1.rows }
        chart.rowsLeftOut = charts.reduce(0) { $0 + $1.1.rowsLeftOut }
        let texts = ChartTexts(chart, words)
        var drawing = ByteWriter()
        texts.picture(source: "").writeInline(into: &drawing)
        // Names that stand below the first of a producer's own are among its others: then a name's total may be more than is shown.
        let isWhole = charts.allSatisfy { $0.1.rest == nil }
        return FiguresView.Graphic(
            title: texts.title, about: texts.subtitle, drawing: drawing.bytes,
            source: words.plural("figures-from", charts.count) + (isWhole ? "" : " " + words.text("figures-from-largest")),
            heads: texts.heads.map { HeadView(text: $0) },
            rows: zip(shown, texts.rows).map { group, texts in
                let (table, chart, own) = group.largest
                let state = chart.exploration(of: own)
                return FiguresView.Row(
                    name: texts[0], link: state.isEmpty ? nil : rowsLink(table, language, links, state),
                    cells: texts.dropFirst().map { FiguresView.Cell(text: $0) })
            })
    }
}
