internal import Findings
internal import Model
internal import Templating

/// Whether a table follows its schema, in a few words, with a link to what was found.
struct CheckView: View {
    let kind: Kind
    let text: String
    let link: String?

    enum Kind: String, Sendable {
        case good, bad
        /// There is nothing to follow.
        case plain

        /// Beside the words, for those who see it.
        var sign: String {
            switch self {
            case .good: "✓"
            case .bad: "!"
            case .plain: "–"
            }
        }
    }

    static let shape: Shape = ["kind": .text, "sign": .text, "text": .text, "link": .optional(.address)]
    var values: [Value] { [.text(kind.rawValue), .text(kind.sign), .text(text), .address(orAbsent: link)] }

    init(_ table: TableMark, link: String?, _ words: Words) {
        self.link = link
        guard table.isRead || table.errors == 0 else {
            (kind, text) = (.bad, words.text("table-unread"))
            return
        }
        guard let schema = table.shownSchema else {
            (kind, text) = table.errors == 0 ? (.plain, words.text("no-schema")) : (.bad, words.plural("no-schema-errors", table.errors))
            return
        }
        if table.errors == 0 {
            (kind, text) = (.good, words.text("conforms", ["schema": schema]))
        } else {
            (kind, text) = (.bad, words.plural("conforms-not", table.errors, ["schema": schema]))
        }
    }
}

extension TableMark {
    /// `scdl/subventions 2.1.1`.
    var shownSchema: String? { schema.map { withoutTurns([$0, schemaVersion].compactMap { $0 }.joined(separator: " ")) } }
}

extension Words {
    /// « 1 234 lignes, 14 colonnes »; nil when the table could not be read.
    func extent(_ table: TableMark) -> String? {
        table.isRead ? plural("row-count", table.rows) + ", " + plural("column-count", table.columns) : nil
    }
}

extension SiteContent {
    /// The place of a file on the verification page of its dataset.
    static func anchor(_ position: Int) -> String { "file-\(position + 1)" }

    func checkView(_ position: Int, of dataset: Dataset, _ language: Language, _ links: PageLinks) -> CheckView? {
        guard let table = dataset.distributions[position].table else { return nil }
        let page = links(addresses.verification(of: dataset, catalogue.publishers[dataset.publisher], language)) + "#" + Self.anchor(position)
        return CheckView(table, link: table.isVerified ? page : nil, speech(language).words)
    }
}
