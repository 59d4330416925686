internal import Findings
internal import Schemas

/// Something wrong with a table, at a place in it.
struct Fault {
    var rule: Rule
    /// As the spreadsheet shows it; 0 for the table as a whole.
    var row: Int
    /// From 0; nil for the row as a whole.
    var column: Int?
    var value: String?
    var details: [String]
    var suggestions: [String]
    var repair: String?
    var isRepairSafe: Bool
    /// The field that is meant, where the table has no such column.
    var field: SchemaField?
    /// Of a date.
    var order = DayOrder.none

    init(
        _ rule: Rule, row: Int, column: Int? = nil, value: String? = nil, details: [String] = [], suggestions: [String] = [], repair: String? = nil,
        isRepairSafe: Bool = false, field: SchemaField? = nil
    ) {
        self.rule = rule
        self.row = row
        self.column = column
        self.value = value
        self.details = details
        self.suggestions = suggestions
        self.repair = repair
        self.isRepairSafe = isRepairSafe
        self.field = field
    }
}

/// Names as a sentence lists them: as many as can be read, and how many more there are.
struct NameList {
    private let names: [String]
    private let quotes: Bool
    /// In characters. A message shows at most 120 of a detail.
    private let longest: Int

    init(_ names: [String], quotes: Bool = true, longest: Int = 100) {
        self.names = names
        self.quotes = quotes
        self.longest = longest
    }

    /// `« a », « b » et 12 autres`, `“a”, “b” and 12 more`.
    var inBothLanguages: [String] { [text(.french), text(.english)] }

    private func text(_ language: Language) -> String {
        var listed: [String] = []
        var length = 0
        for name in names {
            let shown = Finding.shown(name, limit: 60)
            let text = !quotes ? shown : language == .french ? "« \(shown) »" : "“\(shown)”"
            length += text.unicodeScalars.count + 2
            guard listed.isEmpty || length <= longest else { break }
            listed.append(text)
        }
        let rest = names.count - listed.count
        let more = language == .french ? " et \(rest) autre\(rest > 1 ? "s" : "")" : " and \(rest) more"
        return listed.joined(separator: ", ") + (rest > 0 ? more : "")
    }
}
