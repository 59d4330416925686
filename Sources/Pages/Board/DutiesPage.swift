internal import Findings
internal import Model
internal import Templating
internal import Territory

/// What the law asks, of whom, and how sure we are of it.
struct DutiesView: View {
    struct Entry: View {
        let id: String
        let title: ShownText
        let mark: String
        let markKind: String
        let asks: ShownText?
        let details: [Detail]
        /// Who of the catalogue it concerns, and how many have answered.
        let answered: String?

        static let shape: Shape = [
            "id": .text, "title": .record(ShownText.shape), "mark": .text, "markKind": .text, "asks": .optional(.record(ShownText.shape)),
            "details": .list(Detail.shape), "answered": .optional(.text),
        ]
        var values: [Value] { [.text(id), .view(title), .text(mark), .text(markKind), .view(orAbsent: asks), .views(details), .text(orAbsent: answered)] }
    }

    struct Group: View {
        let title: String
        let entries: [Entry]

        static let shape: Shape = ["title": .text, "entries": .list(Entry.shape)]
        var values: [Value] { [.text(title), .views(entries)] }
    }

    let frame: FrameView
    let title: String
    let about: String
    let groups: [Group]

    static let shape: Shape = ["page": .record(FrameView.shape), "title": .text, "about": .text, "groups": .list(Group.shape)]
    var values: [Value] { [.view(frame), .text(title), .text(about), .views(groups)] }
}

extension SiteContent {
    func dutiesView(_ board: BoardContent, _ language: Language) -> DutiesView {
        let place = PagePlace.duties
        let links = links(from: place, language)
        let words = speech(language).words
        let duties = board.board.duties.duties
        let title = words.text("duties")
        let groups: [(String, [Duty])] = [
            ("duties-datasets", duties.filter { $0.basis == .law && $0.asksForDataset }),
            ("duties-rules", duties.filter { $0.basis == .law && !$0.asksForDataset }),
            ("duties-practice", duties.filter { $0.basis == .practice }),
        ]
        var trail = [homeStep(language, links)]
        if board.hasPage { trail.append(NamedLink(ShownText(words.text("board")), links(addresses.board(language)))) }
        return DutiesView(
            frame: frame(
                place, language, parts: [title], description: words.text("duties-about"), trail: trail + [NamedLink(ShownText(title), nil)]),
            title: title, about: words.text("duties-about"),
            groups: groups.filter { !$0.1.isEmpty }.map { DutiesView.Group(title: words.text($0.0), entries: $0.1.map { dutyView($0, board, language) }) })
    }

    private func dutyView(_ duty: Duty, _ board: BoardContent, _ language: Language) -> DutiesView.Entry {
        let words = speech(language).words
        var details: [Detail] = []
        func add(_ word: String, _ text: ShownText?, _ link: String? = nil) {
            if let text { details.append(Detail(label: words.text(word), value: text, link: link)) }
        }
        add("duty-law", duty.law.map { ShownText($0, for: language) })
        add("duty-who", ShownText(audience(of: duty, language)))
        add("duty-since", duty.since.map { ShownText(words.date($0)) })
        add("duty-due", duty.delay.map { ShownText($0, for: language) } ?? duty.frequency.map { ShownText($0.label(in: language)) })
        add("duty-schema", duty.schemas.first.map { ShownText($0) })
        add("duty-doubt", duty.doubt.map { ShownText($0, for: language) })
        add("duty-source", duty.source.map { ShownText(ContactLinks.host($0)) }, ContactLinks.web(duty.source))
        add("duty-checked", duty.checked.map { ShownText(words.date($0)) })
        var answered: String?
        if let column = board.board.coverage.expected.firstIndex(where: { $0.id == duty.id }) {
            let tally = board.board.coverage.tally(ofColumn: column)
            if tally.expected > 0 {
                answered = words.text("duty-answered", ["part": words.number(tally.there), "whole": words.number(tally.expected)])
            }
        }
        return DutiesView.Entry(
            id: duty.id, title: ShownText(duty.label, for: language), mark: words.text("mark-" + duty.mark.rawValue),
            markKind: duty.mark == .verified ? "good" : duty.mark == .published ? "fair" : "warn", asks: duty.asks.map { ShownText($0, for: language) },
            details: details, answered: answered)
    }

    /// « Commune de plus de 3 500 habitants, Département ; si elle en aménage ».
    func audience(of duty: Duty, _ language: Language) -> String {
        let words = speech(language).words
        let kinds = duty.audiences.map { audience -> String in
            let kind = words.text("kind-" + audience.kind.rawValue)
            guard let threshold = audience.threshold else { return kind }
            return words.text(threshold.isStrict ? "duty-more-than" : "duty-at-least", ["kind": kind, "n": words.number(threshold.inhabitants)])
        }
        let list = kinds.joined(separator: ", ")
        return duty.condition.map { words.text("duty-if", ["who": list, "if": $0[language]]) } ?? list
    }
}
