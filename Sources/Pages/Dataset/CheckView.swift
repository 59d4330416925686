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
        guard table.isRead || table.errors == 0 else {
            self.init(kind: .bad, text: words.text("table-unread"), link: link)
            return
        }
        self.init(schema: table.shownSchema, errors: table.errors, link: link, words)
    }

    /// What a file came to on some day.
    init(_ verdict: PastVerdict, _ words: Words) { self.init(schema: verdict.shownSchema, errors: verdict.errors, link: nil, words) }

    private init(schema: String?, errors: Int, link: String?, _ words: Words) {
        guard let schema else {
            let text = errors == 0 ? words.text("no-schema") : words.plural("no-schema-errors", errors)
            self.init(kind: errors == 0 ? .plain : .bad, text: text, link: link)
            return
        }
        let text = errors == 0 ? words.text("conforms", ["schema": schema]) : words.plural("conforms-not", errors, ["schema": schema])
        self.init(kind: errors == 0 ? .good : .bad, text: text, link: link)
    }

    private init(kind: Kind, text: String, link: String?) {
        self.kind = kind
        self.text = text
        self.link = link
    }
}

/// `scdl/subventions 2.1.1`.
private func shown(schema: String?, version: String?) -> String? {
    schema.map { withoutTurns([$0, version].compactMap { $0 }.joined(separator: " ")) }
}

extension TableMark {
    var shownSchema: String? { shown(schema: schema, version: schemaVersion) }
}

extension PastVerdict {
    fileprivate var shownSchema: String? { shown(schema: schema, version: schemaVersion) }
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
