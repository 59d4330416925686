internal import Bytes
internal import Drawings
internal import Findings
internal import Model
private import Synchronization
internal import Templating
internal import Views

/// A chart or a map on the page of a dataset.
struct GraphicView: View {
    /// Of its place on the page.
    let anchor: String
    let title: String
    let about: String
    let legend: [LegendView]
    /// The drawing, ready.
    let drawing: [UInt8]
    /// Where its numbers come from, and what is not in it.
    let source: String
    /// What opens its numbers.
    let summary: String
    let heads: [HeadView]
    let rows: [NumbersView]
    let note: String?
    let file: String
    /// Of a chart: how it is made of the rows, for its script.
    var chart: ChartView?
    /// Of a map: what its script needs.
    var map: MapView?
    /// Of a map: its first places, by name.
    var places: [HeadView] = []
    /// Whether it has a row to itself.
    var isWide = false

    static let shape: Shape = [
        "anchor": .text, "title": .text, "about": .text, "hasLegend": .flag, "legend": .list(LegendView.shape), "drawing": .markup, "source": .text,
        "summary": .text, "heads": .list(HeadView.shape), "rows": .list(NumbersView.shape), "note": .optional(.text), "file": .address, "hasNumbers": .flag,
        "chart": .optional(.record(ChartView.shape)), "map": .optional(.record(MapView.shape)), "hasPlaces": .flag, "places": .list(HeadView.shape),
        "wide": .flag,
    ]
    var values: [Value] {
        [
            .text(anchor), .text(title), .text(about), .flag(!legend.isEmpty), .views(legend), .markup(drawing), .text(source), .text(summary), .views(heads),
            .views(rows), .text(orAbsent: note), .address(file), .flag(!rows.isEmpty), .view(orAbsent: chart), .view(orAbsent: map),
            .flag(!places.isEmpty), .views(places), .flag(isWide),
        ]
    }
}

/// How a chart is made of the rows of its table.
struct ChartView: View {
    let kind: String
    let table: String
    let x: String
    let y: String?
    let aggregate: String
    let unit: String?
    let filter: String?
    let cut: String?
    let limit: String?

    static let shape: Shape = [
        "kind": .text, "table": .text, "x": .text, "y": .optional(.text), "aggregate": .text, "unit": .optional(.text), "filter": .optional(.text),
        "cut": .optional(.text), "limit": .optional(.text),
    ]
    var values: [Value] {
        [
            .text(kind), .text(table), .text(x), .text(orAbsent: y), .text(aggregate), .text(orAbsent: unit), .text(orAbsent: filter), .text(orAbsent: cut),
            .text(orAbsent: limit),
        ]
    }

    init(_ chart: Chart, of table: String) {
        kind = chart.kind.rawValue
        self.table = table
        x = chart.x.name
        y = chart.y?.name
        aggregate = chart.aggregate.rawValue
        unit = chart.unit
        filter = chart.filter
        cut = chart.cut
        limit = chart.limit.map(String.init)
    }
}

/// Where the script of a map finds its places, and how they lie in the drawing.
struct MapView: View {
    let frame: String
    let data: String
    let name: String
    let number: String
    /// Where tiles are below it, and what is said of them; nil without them.
    let tiles: String?
    let background: String?

    static let shape: Shape = [
        "frame": .text, "data": .address, "name": .text, "number": .text, "tiles": .optional(.text), "background": .optional(.text),
    ]
    var values: [Value] { [.text(frame), .address(data), .text(name), .text(number), .text(orAbsent: tiles), .text(orAbsent: background)] }
}

struct LegendView: View {
    let name: String
    let colour: String

    static let shape: Shape = ["name": .text, "colour": .text]
    var values: [Value] { [.text(name), .text(colour)] }
}

struct HeadView: View {
    let text: String

    static let shape: Shape = ["text": .text]
    var values: [Value] { [.text(text)] }
}

/// A row of the numbers of a chart.
struct NumbersView: View {
    let name: String
    let numbers: [HeadView]

    static let shape: Shape = ["name": .text, "numbers": .list(HeadView.shape)]
    var values: [Value] { [.text(name), .views(numbers)] }
}

/// Which view of which table a page shows.
struct ShownView: Sendable, Hashable {
    /// Of the dataset's distributions.
    let distribution: Int
    /// Among the views of its table, from 0.
    let view: Int
}

extension Dataset {
    /// How many graphics a page shows when nobody has chosen them.
    private static let mostGraphics = 2
    /// How many of those that an officer asks for: a page stays one that telephones open.
    private static let mostChosen = 8

    /// The views that its page shows. Of tables with the same columns, the last: files of several years are named in their order.
    var shownViews: [ShownView] {
        var all: [(shown: ShownView, sign: String, rows: Int, name: String)] = []
        for position in distributions.indices {
            guard let table = distributions[position].table, !table.views.isEmpty, let name = distributions[position].publishedName else { continue }
            for (number, sign) in table.views.enumerated() {
                all.append((ShownView(distribution: position, view: number), sign, table.rows, name))
            }
        }
        let chosen = all.filter { $0.sign.utf8.first == 0x21 }
        if !chosen.isEmpty { return chosen.sorted { $0.sign < $1.sign }.prefix(Self.mostChosen).map(\.shown) }
        var signs: Set<String> = []
        // Stable: the views of a table stay in their order.
        let named = all.enumerated().sorted { ($1.element.name, $0.offset) < ($0.element.name, $1.offset) }.map(\.element)
        let distinct = named.filter { signs.insert($0.sign).inserted }
        var shown: [ShownView] = []
        if let map = distinct.first(where: { $0.sign == "map" }) { shown.append(map.shown) }
        let charts = distinct.filter { $0.sign != "map" }
        // Of the table with the most rows, then of the others.
        let sorted = charts.enumerated().sorted { ($1.element.rows, $0.offset) < ($0.element.rows, $1.offset) }.map(\.element.shown)
        shown += sorted.prefix(Self.mostGraphics - shown.count)
        return shown
    }
}

extension SiteContent {
    fileprivate var outlines: [MapOutlines.Area] { catalogue.settings.outlines?.areas ?? [] }

    func graphicViews(_ number: Int, _ language: Language, _ tables: [Int: [TableView]], _ links: PageLinks) -> [GraphicView] {
        let dataset = catalogue.datasets[number]
        let shown = dataset.shownViews
        let words = speech(language).words
        let tableCount = dataset.distributions.count { !($0.table?.views.isEmpty ?? true) }
        let tiles = catalogue.settings.mapTiles
        var views: [GraphicView] = []
        for place in shown {
            guard let all = tables[place.distribution], all.indices.contains(place.view), let name = dataset.distributions[place.distribution].publishedName
            else { continue }
            let source = words.text("view-source", ["source": source(of: dataset, place.distribution, language, isOne: tableCount < 2)])
            let file = links(addresses.view(place.view + 1, of: name, of: dataset, catalogue.publishers[dataset.publisher], language))
            switch all[place.view] {
            case .chart(let chart):
                let texts = ChartTexts(chart, words)
                var drawing = ByteWriter()
                texts.picture(source: source).writeInline(into: &drawing)
                views.append(
                    GraphicView(
                        anchor: "view-\(views.count + 1)", title: texts.title, about: texts.subtitle,
                        legend: texts.legend.enumerated().map { LegendView(name: $1, colour: "k\($0 + 1)") }, drawing: drawing.bytes,
                        source: [source, texts.note].compactMap(\.self).joined(separator: " "), summary: words.text("view-numbers"),
                        heads: texts.heads.map(HeadView.init), rows: texts.rows.map { NumbersView(name: $0[0], numbers: $0.dropFirst().map(HeadView.init)) },
                        note: texts.rowsHidden > 0 ? words.plural("view-rows-hidden", texts.rowsHidden) : nil, file: file, chart: ChartView(chart, of: name)))
            case .map(let map):
                let texts = MapTexts(map, of: subject(of: dataset, place.distribution, language), words, outlines: outlines)
                var drawing = ByteWriter()
                texts.picture(source: source).writeInline(into: &drawing)
                views.append(
                    GraphicView(
                        anchor: "view-\(views.count + 1)", title: texts.title, about: texts.subtitle, legend: texts.legend, drawing: drawing.bytes,
                        source: ([source] + texts.notes).joined(separator: " "), summary: words.text("view-places"), heads: [], rows: [],
                        note: texts.placesHidden > 0 ? words.plural("view-places-hidden", texts.placesHidden) : nil, file: file,
                        map: MapView(
                            frame: texts.frame, data: links(addresses.views(of: dataset, catalogue.publishers[dataset.publisher])), name: name,
                            number: String(place.view), tiles: tiles?.address,
                            background: tiles.map { words.text("map-background", ["credit": $0.credit.isEmpty ? $0.host : $0.credit, "host": $0.host]) }),
                        places: texts.places.map(HeadView.init), isWide: true))
            }
        }
        // Charts stand two in a row: one that is alone in its row, for a map follows or nothing, has all of it.
        var before = 0
        for index in views.indices {
            before = views[index].isWide ? 0 : before + 1
            if before % 2 == 1, index + 1 == views.count || views[index + 1].isWide { views[index].isWide = true }
        }
        return views
    }

    /// Where a graphic stands as a file of its own.
    func path(of place: ShownView, _ number: Int, _ language: Language) -> String? {
        let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
        return catalogue.datasets[number].distributions[place.distribution].publishedName.map {
            addresses.view(place.view + 1, of: $0, of: catalogue.datasets[number], publisher, language)
        }
    }

    /// What the rows of a table are: the dataset's title, or where it has several tables that of the file.
    private func subject(of dataset: Dataset, _ position: Int, _ language: Language) -> String {
        let tables = dataset.distributions.count { !($0.table?.views.isEmpty ?? true) }
        return withoutTurns(shortened((tables < 2 ? dataset.title : withoutFormat(dataset.distributions[position]))[language], to: 120))
    }

    /// The title of a file without the name of its format, which says nothing of what is drawn: « Inventaire (CSV) ».
    private func withoutFormat(_ distribution: Distribution) -> LocalizedText {
        var title = distribution.title
        let ending = " (" + distribution.format.name + ")"
        func bare(_ text: String) -> String { text.hasSuffix(ending) && text.utf8.count > ending.utf8.count ? String(text.dropLast(ending.count)) : text }
        title.text = bare(title.text)
        title.translation = title.translation.map(bare)
        return title
    }

    /// « Roques, Subventions 2025 ».
    private func source(of dataset: Dataset, _ position: Int, _ language: Language, isOne: Bool) -> String {
        var parts = [catalogue.publishers[dataset.publisher].name[language], dataset.title[language]]
        if !isOne { parts.append(dataset.distributions[position].title[language]) }
        return withoutTurns(parts.joined(separator: ", "))
    }

    /// A graphic as a file of its own.
    func writeGraphic(_ number: Int, _ place: ShownView, _ language: Language, _ tables: [Int: [TableView]], into out: inout ByteWriter) {
        let dataset = catalogue.datasets[number]
        guard let all = tables[place.distribution], all.indices.contains(place.view) else { return }
        let words = speech(language).words
        let source = words.text("view-source", ["source": source(of: dataset, place.distribution, language, isOne: false)])
        let colours = (
            assets.palette.light.first { $0.name == "primary" }?.shade.hexadecimal ?? "#1f4e5f",
            assets.palette.light.first { $0.name == "accent" }?.shade.hexadecimal ?? "#b3541e"
        )
        switch all[place.view] {
        case .chart(let chart): ChartTexts(chart, words).picture(source: source).writeFile(colours: colours, into: &out)
        case .map(let map):
            MapTexts(map, of: subject(of: dataset, place.distribution, language), words, outlines: outlines).picture(source: source).writeFile(
                colours: colours, into: &out)
        }
    }
}

/// What the graphics of pages that have just been made show, until their files are made: next, most often.
final class GraphicShelf: Sendable {
    /// Of more than so many none was asked for.
    private static let most = 32

    private let held = Mutex<[Int: (views: [Int: [TableView]], times: Int)]>([:])

    /// - Parameter times: how often it will be asked for.
    func put(_ views: [Int: [TableView]], _ number: Int, times: Int) {
        guard times > 0 else { return }
        held.withLock { held in
            if held.count >= Self.most { held.removeAll() }
            held[number] = (views, times)
        }
    }

    func take(_ number: Int) -> [Int: [TableView]]? {
        held.withLock { held in
            guard let (views, times) = held.removeValue(forKey: number) else { return nil }
            if times > 1 { held[number] = (views, times - 1) }
            return views
        }
    }
}
