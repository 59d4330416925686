internal import Bytes
internal import Findings
internal import Model
internal import Templating
internal import Territory

/// What a producer publishes, and what it can do next.
struct ReportView: View {
    struct Step: View {
        let title: String
        let about: String?
        let links: [NamedLink]

        static let shape: Shape = ["title": .text, "about": .optional(.text), "links": .list(NamedLink.shape)]
        var values: [Value] { [.text(title), .text(orAbsent: about), .views(links)] }
    }

    struct Expected: View {
        let name: ShownText
        let link: String
        let state: StateView
        let about: String

        static let shape: Shape = ["name": .record(ShownText.shape), "link": .address, "state": .record(StateView.shape), "about": .text]
        var values: [Value] { [.view(name), .address(link), .view(state), .text(about)] }
    }

    struct Mail: View {
        let subject: String
        let body: String
        let link: String

        static let shape: Shape = ["subject": .text, "body": .text, "link": .address]
        var values: [Value] { [.text(subject), .text(body), .address(link)] }
    }

    let frame: FrameView
    let title: String
    let publisher: NamedLink
    let about: String
    let figures: [Figure]
    let ways: [NamedLink]
    let steps: [Step]
    let expected: [Expected]
    let datasets: [BoardView.Line]
    let datasetsHidden: String?
    let criteria: [BoardView.Line]
    let mail: Mail
    let trendTitle: String
    let trend: TrendView?

    static let shape: Shape = [
        "page": .record(FrameView.shape), "title": .text, "publisher": .record(NamedLink.shape), "about": .text, "figures": .list(Figure.shape),
        "ways": .list(NamedLink.shape), "hasSteps": .flag, "steps": .list(Step.shape), "hasExpected": .flag, "expected": .list(Expected.shape),
        "hasDatasets": .flag, "datasets": .list(BoardView.Line.shape), "datasetsHidden": .optional(.text), "criteria": .list(BoardView.Line.shape),
        "mail": .record(Mail.shape), "trendTitle": .text, "trend": .optional(.record(TrendView.shape)),
    ]
    var values: [Value] {
        [
            .view(frame), .text(title), .view(publisher), .text(about), .views(figures), .views(ways), .flag(!steps.isEmpty), .views(steps),
            .flag(!expected.isEmpty), .views(expected), .flag(!datasets.isEmpty), .views(datasets), .text(orAbsent: datasetsHidden), .views(criteria),
            .view(mail), .text(trendTitle), .view(orAbsent: trend),
        ]
    }
}

extension SiteContent {
    private static let mostSteps = 15
    private static let mostStepsInMail = 6
    private static let mostDatasets = 200

    func reportView(_ board: BoardContent, _ number: Int, _ language: Language) -> ReportView {
        let place = PagePlace.report(number)
        let links = links(from: place, language)
        let words = speech(language).words
        let publisher = catalogue.publishers[number]
        let name = withoutTurns(publisher.name[language])
        let row = board.board.row(of: number)
        let tally = Coverage.Tally(row?.cells ?? [])
        let own = board.board.datasets[number]
        let sum = board.board.quality(of: own)
        let title = words.text("report-title", ["publisher": name])
        let part = index.publishers.namesakes.contains(number) ? name + " (" + publisher.slug + ")" : name
        let home = NamedLink(ShownText(publisher.name, for: language), links(addresses.publisher(publisher, language)))
        var ways: [NamedLink] = []
        if board.figures[number] != nil { ways.append(NamedLink(ShownText(words.text("figures")), links(addresses.figures(of: publisher, language)))) }
        if board.hasPage { ways.append(NamedLink(ShownText(words.text("board")), links(addresses.board(language)))) }
        ways.append(NamedLink(ShownText(words.text("duties")), links(addresses.duties(language))))
        let steps = stepViews(board, number, language, links)
        return ReportView(
            frame: frame(
                place, language, parts: [words.text("report"), part], description: title,
                trail: [
                    homeStep(language, links), NamedLink(ShownText(words.text("publishers")), links(addresses.publishers(language))), home,
                    NamedLink(ShownText(words.text("report")), nil),
                ]),
            title: title, publisher: home,
            about: tally.expected > 0
                ? words.text(
                    "report-about", ["part": words.number(tally.there), "whole": words.number(tally.expected), "day": words.date(board.board.day)])
                : words.text("report-about-none", ["day": words.date(board.board.day)]),
            figures: boardFigures(tally, sum, words), ways: ways, steps: Array(steps.prefix(Self.mostSteps)),
            expected: expectedViews(board, row, language, links),
            datasets: own.prefix(Self.mostDatasets).map { datasetLine($0, board, language, links) },
            datasetsHidden: own.count > Self.mostDatasets ? words.plural("report-datasets-hidden", own.count - Self.mostDatasets) : nil,
            criteria: own.count > 1 ? criteria(board, own, words) : [],
            mail: mail(number, name, tally, steps, board, language), trendTitle: words.text("trend"),
            trend: trend(board.board.history[publisher.folder], now: board.board.note(of: number), words.text("trend"), language))
    }

    private func expectedViews(_ board: BoardContent, _ row: Coverage.Row?, _ language: Language, _ links: PageLinks) -> [ReportView.Expected] {
        guard let row else { return [] }
        let words = speech(language).words
        return zip(board.board.coverage.expected, row.cells).filter { $0.1.state != .notConcerned }.map { duty, cell in
            let basis: String
            if duty.basis == .practice {
                basis = words.text("basis-practice")
            } else {
                let law = duty.law?[language] ?? words.text("basis-law")
                basis = duty.mark == .toVerify ? words.text("basis-doubtful", ["law": law]) : law
            }
            return ReportView.Expected(
                name: ShownText(duty.label, for: language), link: links(addresses.duties(language)) + "#" + duty.id,
                state: stateView(cell, language, links), about: basis)
        }
    }

    private func datasetLine(_ number: Int, _ board: BoardContent, _ language: Language, _ links: PageLinks) -> BoardView.Line {
        let words = speech(language).words
        let dataset = catalogue.datasets[number]
        let score = board.board.scores[number]
        let missing = score.missing.map { $0.label(in: language) }.joined(separator: ", ")
        let conformity =
            switch board.board.isConforming(number) {
            case nil: words.text("no-schema-short")
            case true?: words.text("state-conforming")
            case false?: words.text("conforming-not")
            }
        return BoardView.Line(
            name: ShownText(dataset.title, for: language), link: links(addresses.dataset(dataset, of: catalogue.publishers[dataset.publisher], language)),
            cells: [
                HeadView(text: words.text("share", ["part": words.number(score.points), "whole": words.number(QualityScore.most)])),
                HeadView(text: missing.isEmpty ? words.text("nothing-missing") : missing), HeadView(text: conformity),
            ])
    }

    // MARK: What to do next

    private func stepViews(_ board: BoardContent, _ number: Int, _ language: Language, _ links: PageLinks) -> [ReportView.Step] {
        let words = speech(language).words
        let expected = board.board.coverage.expected
        let steps = board.board.steps(of: number, catalogue)
        var views: [ReportView.Step] = []
        for step in steps {
            let titles = step.datasets.prefix(3).map { withoutTurns(catalogue.datasets[$0].title[language]) }
            let names = titles.joined(separator: ", ") + (step.datasets.count > 3 ? "…" : "")
            let pages = step.datasets.prefix(3).map { number in
                let dataset = catalogue.datasets[number]
                return NamedLink(
                    ShownText(dataset.title, for: language), links(addresses.dataset(dataset, of: catalogue.publishers[dataset.publisher], language)))
            }
            switch step.action {
            case .publish(let column):
                let duty = expected[column]
                let delay = duty.delay.map { words.text("step-publish-delay", ["delay": $0[language]]) }
                views.append(
                    ReportView.Step(
                        title: words.text("step-publish", ["name": duty.label[language]]),
                        about: [duty.asks?[language], delay].compactMap(\.self).joined(separator: " "),
                        links: [NamedLink(ShownText(words.text("step-publish-link")), links(addresses.duties(language)) + "#" + duty.id)]))
            case .mend(let errors):
                views.append(
                    ReportView.Step(
                        title: words.plural("step-mend", errors, ["name": names]), about: words.text("step-mend-about"),
                        links: step.datasets.compactMap { number in
                            let dataset = catalogue.datasets[number]
                            guard dataset.isVerified else { return nil }
                            return NamedLink(
                                ShownText(words.text("step-mend-link")),
                                links(addresses.verification(of: dataset, catalogue.publishers[dataset.publisher], language)))
                        }))
            case .update(let freshness):
                views.append(
                    ReportView.Step(
                        title: words.plural("step-update", freshness.monthsLate, ["name": names]),
                        about: words.text(
                            freshness.reason == .change ? "step-update-change" : "step-update-data",
                            ["day": words.date(freshness.reference), "due": words.date(freshness.due)]),
                        links: pages))
            case .describe(let criterion):
                views.append(
                    ReportView.Step(
                        title: words.plural("step-describe", step.datasets.count, ["what": criterion.label(in: language)]),
                        about: words.capitalised(criterion.remedy(in: language)) + ".", links: pages))
            case .tell: break
            }
        }
        let unknown = steps.compactMap { step -> String? in
            guard case .tell(let column) = step.action else { return nil }
            let duty = expected[column]
            return duty.condition.map { duty.label[language] + " (" + $0[language] + ")" } ?? duty.label[language]
        }
        if !unknown.isEmpty {
            views.append(
                ReportView.Step(
                    title: words.text("step-tell"),
                    about: words.text("step-tell-about", ["list": unknown.joined(separator: language == .french ? "\u{A0}; " : "; ")]),
                    links: []))
        }
        return views
    }

    // MARK: The mail

    private func mail(
        _ number: Int, _ name: String, _ tally: Coverage.Tally, _ steps: [ReportView.Step], _ board: BoardContent, _ language: Language
    ) -> ReportView.Mail {
        let words = speech(language).words
        let publisher = catalogue.publishers[number]
        let site = withoutTurns(catalogue.settings.title[language])
        let subject = words.text("mail-subject", ["publisher": name])
        let day = words.date(board.board.day)
        var lines = [words.text("mail-hello"), ""]
        lines.append(
            tally.expected > 0
                ? words.text(
                    "mail-state",
                    ["publisher": name, "site": site, "day": day, "part": words.number(tally.there), "whole": words.number(tally.expected)])
                : words.text("mail-state-none", ["publisher": name, "site": site, "day": day]))
        lines.append("")
        if steps.isEmpty {
            lines.append(words.text("mail-nothing"))
        } else {
            lines.append(words.text("mail-steps"))
            for (index, step) in steps.prefix(Self.mostStepsInMail).enumerated() { lines.append("\(index + 1). " + step.title) }
        }
        lines.append("")
        if let address = address(.report(number), language) { lines += [words.text("mail-report", ["address": address]), ""] }
        lines.append(words.text("mail-help"))
        lines += ["", words.text("mail-goodbye"), catalogue.settings.contact?.name ?? site]
        let body = lines.joined(separator: "\n")
        return ReportView.Mail(
            subject: subject, body: body,
            link: "mailto:" + (publisher.contact?.email.map { String(ContactLinks.mail($0).dropFirst("mailto:".count)) } ?? "") + "?subject="
                + Self.encodedHeader(subject) + "&body=" + Self.encodedHeader(body))
    }

    /// A header field or the body of a `mailto:` address, percent-encoded; line breaks are CR LF (RFC 6068).
    private static func encodedHeader(_ text: String) -> String {
        var out: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
            case 0x0A: out += Array("%0D%0A".utf8)
            default: out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
