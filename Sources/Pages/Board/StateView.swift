internal import Findings
internal import Model
internal import Templating
internal import Territory

/// The state of an expected dataset, in words; its colour only repeats them.
struct StateView: View {
    let text: String
    /// A class: `good`, `fair`, `bad`, `none`.
    let kind: String
    let link: String?

    static let shape: Shape = ["text": .text, "kind": .text, "link": .optional(.address)]
    var values: [Value] { [.text(text), .text(kind), .address(orAbsent: link)] }
}

extension Coverage.State {
    var kind: String {
        switch self {
        case .conforming: "good"
        case .present: "fair"
        case .late, .errors: "warn"
        case .missing: "bad"
        case .unknown, .notConcerned: "none"
        }
    }

    /// The word for it among the words.
    var word: String { "state-" + rawValue }
}

extension SiteContent {
    func stateView(_ cell: Coverage.Cell, _ language: Language, _ links: PageLinks) -> StateView {
        let words = speech(language).words
        var text: String
        switch cell.state {
        case .errors: text = words.plural("state-errors", cell.errors)
        case .late: text = ""
        case .conforming, .present, .missing, .unknown, .notConcerned: text = words.text(cell.state.word)
        }
        if let freshness = cell.freshness, freshness.isLate {
            let late = words.plural("state-late", freshness.monthsLate)
            text = text.isEmpty ? late : words.text("state-both", ["one": text, "other": late])
        }
        let link = cell.datasets.first.map { number -> String in
            let dataset = catalogue.datasets[number]
            let publisher = catalogue.publishers[dataset.publisher]
            return links(
                cell.state == .errors && dataset.isVerified
                    ? addresses.verification(of: dataset, publisher, language) : addresses.dataset(dataset, of: publisher, language))
        }
        return StateView(text: text, kind: cell.state.kind, link: link)
    }
}

/// Producers by what is expected of them.
struct CoverageTableView: View {
    struct Row: View {
        let name: ShownText
        let link: String
        let states: [StateView]

        static let shape: Shape = ["name": .record(ShownText.shape), "link": .address, "states": .list(StateView.shape)]
        var values: [Value] { [.view(name), .address(link), .views(states)] }
    }

    let id: String
    let title: String
    let caption: String
    let heads: [NamedLink]
    let rows: [Row]

    static let shape: Shape = [
        "id": .text, "title": .text, "caption": .text, "heads": .list(NamedLink.shape), "rows": .list(Row.shape),
    ]
    var values: [Value] { [.text(id), .text(title), .text(caption), .views(heads), .views(rows)] }
}

extension SiteContent {
    /// The table of some rows of the coverage, without the columns that concern none of their kind.
    func coverageTable(
        _ board: BoardContent, _ kind: PublisherKind, _ all: [Int], shown: some Collection<Int>, _ language: Language, _ links: PageLinks
    ) -> CoverageTableView {
        let words = speech(language).words
        let coverage = board.board.coverage
        let columns = coverage.expected.indices.filter { column in all.contains { coverage.rows[$0].cells[column].state != .notConcerned } }
        let title = words.text("board-kind-" + kind.rawValue)
        let duties = links(addresses.duties(language))
        return CoverageTableView(
            id: "kind-" + kind.rawValue, title: title, caption: words.text("board-caption", ["kind": title, "day": words.date(board.board.day)]),
            heads: columns.map { column in
                let duty = coverage.expected[column]
                return NamedLink(ShownText(duty.label, for: language), duties + "#" + duty.id)
            },
            rows: shown.map { row in
                let publisher = catalogue.publishers[coverage.rows[row].publisher]
                return CoverageTableView.Row(
                    name: ShownText(publisher.name, for: language), link: links(addresses.report(of: publisher, language)),
                    states: columns.map { stateView(coverage.rows[row].cells[$0], language, links) })
            })
    }
}
