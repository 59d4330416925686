internal import Bytes
internal import Drawings
internal import Findings
internal import Model
internal import Templating
internal import Territory

/// How a board has changed, as lines and as numbers.
struct TrendView: View {
    let drawing: [UInt8]
    let legend: [LegendView]
    let heads: [HeadView]
    let rows: [NumbersView]

    static let shape: Shape = [
        "drawing": .markup, "legend": .list(LegendView.shape), "heads": .list(HeadView.shape), "rows": .list(NumbersView.shape),
    ]
    var values: [Value] { [.markup(drawing), .views(legend), .views(heads), .views(rows)] }
}

extension SiteContent {
    /// Of all that was noted, and what the board says now; nil before anything was noted on an earlier day.
    func trend(_ noted: [PastQuality], now: PastQuality, _ title: String, _ language: Language) -> TrendView? {
        let words = speech(language).words
        var notes = noted.filter { $0.day < now.day }
        guard !notes.isEmpty else { return nil }
        notes.append(now)
        let points = Self.monthly(notes)
        func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? .nan : Double(part) / Double(whole) * 100 }
        let series = [points.map { share($0.note.there, $0.note.expected) }, points.map { share($0.note.sum.conforming, $0.note.sum.checked) }]
        let step = max(1, (points.count - 1) / 4)
        let names = stride(from: 0, to: points.count, by: step).filter { $0 == 0 || points.count - 1 - $0 >= step || $0 == points.count - 1 }
            .map { Line.Name($0, Self.month(points[$0].month)) }
        let legend = [words.text("trend-coverage"), words.text("trend-conformity")]
        var drawing = ByteWriter()
        Picture(
            Line(series, names: names, Figures(language, unit: "%")), title: title, subtitle: words.text("trend-subtitle"), source: "",
            language: language.rawValue, legend: legend
        ).writeInline(into: &drawing)
        return TrendView(
            drawing: drawing.bytes, legend: legend.enumerated().map { LegendView(name: $1, colour: "k\($0 + 1)") },
            heads: ["trend-day", "trend-there", "trend-conforming", "trend-score"].map { HeadView(text: words.text($0)) },
            rows: notes.suffix(24).reversed().map { note in
                NumbersView(
                    name: words.date(note.day),
                    numbers: [
                        HeadView(text: words.text("share", ["part": words.number(note.there), "whole": words.number(note.expected)])),
                        HeadView(text: words.text("share", ["part": words.number(note.sum.conforming), "whole": words.number(note.sum.checked)])),
                        HeadView(text: words.score(note.sum)),
                    ])
            })
    }

    private static let mostMonths = 120

    /// The last of each month, and in months without any the one before: a line over time, and not over the days of checks.
    private static func monthly(_ notes: [PastQuality]) -> [(month: Int, note: PastQuality)] {
        var points: [(month: Int, note: PastQuality)] = []
        for note in notes {
            let month = note.day.year * 12 + note.day.month - 1
            while let last = points.last, last.month + 1 < month, points.count < mostMonths * 2 { points.append((last.month + 1, last.note)) }
            if points.last?.month == month { points[points.count - 1].note = note } else { points.append((month, note)) }
        }
        // Two notes of one month: the first stands for the month before.
        if points.count == 1, let only = points.first, let first = notes.first { points.insert((only.month - 1, first), at: 0) }
        return Array(points.suffix(mostMonths))
    }

    /// `2026-03`, which needs no translation.
    private static func month(_ month: Int) -> String { "\(month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)" }
}

extension Words {
    /// « 7,4 sur 9 »: the points of a dataset on average.
    func score(_ sum: QualitySum) -> String {
        guard let tenths = sum.meanTenths else { return "–" }
        return text("share", ["part": decimal(Double(tenths) / 10), "whole": number(QualityScore.most)])
    }
}
