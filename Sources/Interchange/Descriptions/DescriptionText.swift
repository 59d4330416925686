internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Profiles

extension DatasetDescription {
    /// What search engines and machine learning tools show of a dataset: 50 to 5,000 characters (Google's rule).
    ///
    /// A summary that is shorter is completed with facts: who publishes it, and what its files hold.
    var fullSummary: String {
        var text = dataset.summary.map { $0[language] } ?? ""
        // A scalar takes four bytes at most.
        if text.utf8.count < Self.shortest * 4 {
            for sentence in facts where text.unicodeScalars.count < Self.shortest { text += (text.isEmpty ? "" : Self.gap(after: text)) + sentence }
        }
        return Self.cut(text)
    }

    private static let shortest = 50
    private static let longest = 5_000

    /// True sentences, from the one that says most.
    private var facts: [String] {
        let isFrench = language == .french
        let title = dataset.title[language]
        let name = publisher.name[language]
        let catalogue = graph.catalogue.settings.title[language]
        var sentences = [
            isFrench
                ? "Jeu de données ouvertes «\u{A0}\(title)\u{A0}» publié par «\u{A0}\(name)\u{A0}» dans «\u{A0}\(catalogue)\u{A0}»."
                : "Open dataset “\(title)”, published by “\(name)” in “\(catalogue)”."
        ]
        for (position, table) in tables.sorted(by: { $0.key < $1.key }) {
            let file = dataset.distributions[position].title[language]
            let columns = table.profile.columns.map(\.name).filter { !$0.isEmpty }.joined(separator: ", ")
            let rows = table.profile.rows
            sentences.append(
                isFrench
                    ? "Tableau «\u{A0}\(file)\u{A0}» (lignes\u{A0}: \(rows)), colonnes\u{A0}: \(columns)."
                    : "Table “\(file)” (rows: \(rows)), columns: \(columns).")
        }
        return sentences
    }

    private static func gap(after text: String) -> String {
        text.unicodeScalars.last.map { ".!?…".unicodeScalars.contains($0) } == true ? " " : ". "
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longest, text.unicodeScalars.count > longest else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest - 1))) + "…"
    }
}

/// The name of a dataset among all of a search engine: with its publisher's, unless it holds that already.
func nameAmongAll(_ title: String, by publisher: String) -> String {
    let (title8, name8) = (Array(title.utf8), Array(publisher.utf8))
    let holdsName = !name8.isEmpty && title8.count >= name8.count && (0...(title8.count - name8.count)).contains { title8[$0...].starts(with: name8) }
    return holdsName ? title : title + " – " + publisher
}

extension BoundingBox {
    /// Degrees as text, joined.
    static func text(_ degrees: Double..., separator: String) -> String {
        var writer = ByteWriter()
        for (number, degree) in degrees.enumerated() {
            if number > 0 { writer.raw(separator) }
            writer.degrees(degree)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension Node {
    /// The box of a place.
    var box: BoundingBox? {
        if case .area(let box)? = first(.bbox) { box } else { nil }
    }

    /// `2020-01-01/2020-12-31`, with a text in the place of an end that is open; nil when that is nil, and for what is no period.
    func interval(open: String?) -> String? {
        let (start, end) = (date(.startDate)?.description ?? open, date(.endDate)?.description ?? open)
        guard let start, let end, date(.startDate) != nil || date(.endDate) != nil else { return nil }
        return start + "/" + end
    }
}
