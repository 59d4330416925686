internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Profiles
internal import Schemas
internal import Templating

/// The columns of a table: what each is called, what it means and what it holds.
struct ColumnsView: View {
    /// The title of the table's file.
    let title: ShownText
    /// « 14 colonnes ».
    let count: String
    /// What the table of columns is called among those of the page.
    let label: String
    /// Whether the page shows it only when it is asked for.
    let isFolded: Bool
    let columns: [ColumnView]
    /// How many columns are left out, in words.
    let rest: String?

    static let shape: Shape = [
        "title": .record(ShownText.shape), "count": .text, "label": .text, "isFolded": .flag, "columns": .list(ColumnView.shape), "rest": .optional(.text),
    ]
    var values: [Value] { [.view(title), .text(count), .text(label), .flag(isFolded), .views(columns), .text(orAbsent: rest)] }
}

/// A column.
struct ColumnView: View {
    let name: String
    let label: ShownText?
    let description: ShownText?
    let type: String
    let filled: String
    let distinct: String
    /// « 12 à 4 500 », « du 1er mars 2017 au 2 mai 2017 ».
    let range: String?
    /// The most frequent values, with how often they come.
    let frequent: [FrequentView]
    /// One of its values, where no value comes often.
    let example: String?
    /// How its numbers or days are spread, drawn small.
    let spread: SpreadView?

    static let shape: Shape = [
        "name": .text, "label": .optional(.record(ShownText.shape)), "description": .optional(.record(ShownText.shape)), "type": .text, "filled": .text,
        "distinct": .text, "range": .optional(.text), "hasFrequent": .flag, "frequent": .list(FrequentView.shape), "example": .optional(.text),
        "spread": .optional(.record(SpreadView.shape)),
    ]
    var values: [Value] {
        [
            .text(name), .view(orAbsent: label), .view(orAbsent: description), .text(type), .text(filled), .text(distinct), .text(orAbsent: range),
            .flag(!frequent.isEmpty), .views(frequent), .text(orAbsent: example), .view(orAbsent: spread),
        ]
    }
}

/// A value, and how many cells have it.
struct FrequentView: View {
    let value: String
    let count: String

    static let shape: Shape = ["value": .text, "count": .text]
    var values: [Value] { [.text(value), .text(count)] }
}

extension SiteContent {
    /// How many columns a page describes at most, whatever the number of its tables, and how many of them with values and drawings.
    private static let mostColumnsShown = 48
    private static let mostColumnsDrawn = 16
    /// The fewest of a table that are shown.
    private static let fewestColumnsShown = 4
    /// With more columns, or more tables, the page shows them only when asked.
    private static let mostColumnsUnfolded = 12

    func columnsViews(_ number: Int, _ language: Language, _ tables: [Int: TableColumns]) -> [ColumnsView] {
        if tables.isEmpty { return [] }
        let dataset = catalogue.datasets[number]
        let words = speech(language).words
        var drawn = Self.mostColumnsDrawn
        // Each file takes some of the room there is.
        var room = max(Self.fewestColumnsShown * 4, Self.mostColumnsShown - 2 * max(0, dataset.distributions.count - 4))
        var left = tables.count
        return tables.sorted { $0.key < $1.key }.prefix(room / Self.fewestColumnsShown).map { position, table in
            let columns = table.profile.columns
            let shown = columns.prefix(max(Self.fewestColumnsShown, room / left))
            (room, left) = (room - shown.count, left - 1)
            let title = ShownText(dataset.distributions[position].title, for: language)
            var fields = FieldsByName(table.schema)
            return ColumnsView(
                title: title, count: words.plural("column-count", columns.count), label: words.text("columns-of", ["title": title.text]),
                isFolded: tables.count > 1 || columns.count > Self.mostColumnsUnfolded,
                columns: shown.map { column in
                    drawn -= 1
                    return ColumnView(column, fields.field(named: column.name), dataset.language, words, isDrawn: drawn >= 0)
                },
                rest: columns.count > shown.count ? words.plural("columns-more", columns.count - shown.count) : nil)
        }
    }
}

/// The fields of a schema by the names that headings give them, whatever their case. Looked for one by one: they are few.
private struct FieldsByName {
    private let fields: [SchemaField]
    /// Their names folded, once a heading is none of the names.
    private var folds: [[UInt8]]?

    init(_ schema: TableSchema?) { fields = schema?.fields ?? [] }

    mutating func field(named name: String) -> SchemaField? {
        if fields.isEmpty { return nil }
        if let position = fields.firstIndex(where: { $0.name == name }) { return fields[position] }
        let folds = folds ?? fields.map { folded($0.name) }
        self.folds = folds
        let wanted = folded(name)
        return folds.firstIndex(of: wanted).map { fields[$0] }
    }
}

extension ColumnView {
    private static let mostValues = 3
    // In bytes.
    private static let longestValue = 60
    private static let longestDescription = 300

    init(_ column: ColumnProfile, _ field: SchemaField?, _ language: Language, _ words: Words, isDrawn: Bool) {
        func shown(_ text: String?, to limit: Int) -> ShownText? {
            text.flatMap { $0.isEmpty ? nil : ShownText(shortened($0, to: limit), in: language, for: words.language) }
        }
        name = column.name.isEmpty ? words.text("column-unnamed") : shortened(column.name, to: 120)
        label = field?.title == column.name ? nil : shown(field?.title, to: 200)
        description = field?.description == field?.title ? nil : shown(field?.description, to: Self.longestDescription)
        type = words.type(of: column, field)
        filled = words.share(column.filled, of: column.filled + column.blank)
        let count = words.number(column.distinct)
        distinct = column.distinctError > 0 ? words.text("about-number", ["n": count]) : count
        let isCode = column.holdsCodes || field?.type.isText == true
        range = isCode ? nil : words.range(of: column)
        // What may be about a person is not put on show; it is in the file for those who need it.
        let tellsValues = !column.isPrivate && (range == nil || column.type == .boolean) && column.filled > 0
        // Values that hardly come more often than others tell no more than an example does.
        let isTelling = column.top.first.map { $0.count > 1 && $0.count * 20 >= column.filled } ?? false
        let repeated = tellsValues && isTelling ? column.top.prefix(isDrawn ? Self.mostValues : 0).filter { $0.count > 1 } : []
        frequent = repeated.map { FrequentView(value: shortened($0.value, to: Self.longestValue), count: words.number($0.count)) }
        example = tellsValues && repeated.isEmpty ? (column.top.first?.value ?? column.firstText).map { shortened($0, to: Self.longestValue) } : nil
        spread = isDrawn && range != nil && !column.isPrivate ? SpreadView(column) : nil
    }
}

extension ColumnProfile {
    /// Whether its values may be about a person: pages do not put them on show.
    var isPrivate: Bool { marks.contains { Self.private.contains($0.kind) } }

    private static let `private`: Set<ColumnMark.Kind> = [.personalEmail, .phone, .birth, .socialSecurityNumber, .bankAccount]

    /// Numbers that nobody counts with.
    fileprivate var holdsCodes: Bool { type.isNumeric && (paddedCells > 0 || marks.contains { $0.kind == .identifier }) }
}

extension FieldType {
    fileprivate var isText: Bool { if case .string = self { true } else { false } }
}

extension Words {
    fileprivate func type(of column: ColumnProfile, _ field: SchemaField?) -> String { text(typeWord(of: column, field)) }

    /// The name of its text: what the schema says where there is one, else what the cells are.
    private func typeWord(of column: ColumnProfile, _ field: SchemaField?) -> String {
        switch field?.type {
        case .string(let format):
            switch format {
            case .uri: return "type-address"
            case .email: return "type-email"
            default: return column.type.isNumeric ? "type-code" : "type-text"
            }
        case .integer: return "type-integer"
        case .number: return "type-number"
        case .boolean: return "type-boolean"
        case .date: return "type-date"
        case .datetime: return "type-datetime"
        case .time: return "type-time"
        case .year: return "type-year"
        case .yearmonth: return "type-yearmonth"
        case .duration: return "type-duration"
        case .geopoint: return "type-geopoint"
        case .geojson: return "type-geojson"
        case .object: return "type-object"
        case .array: return "type-array"
        case .any, nil: break
        }
        if column.holdsCodes { return "type-code" }
        switch column.type {
        case .empty: return "type-empty"
        case .text: return "type-text"
        case .boolean: return "type-boolean"
        case .year: return "type-year"
        case .integer: return "type-integer"
        case .number, .commaNumber: return "type-number"
        case .date, .dayFirstDate: return "type-date"
        case .dateTime, .dayFirstDateTime: return "type-datetime"
        case .time: return "type-time"
        }
    }

    /// From the least to the greatest number, from the first to the last day; nil for what has no order.
    fileprivate func range(of column: ColumnProfile) -> String? {
        if let moments = column.moments {
            let (first, last) = (moment(moments.first), moment(moments.last))
            // Times of a day have no date, which a hyphen would tell.
            guard moments.first.utf8.contains(0x2D) else { return first == last ? first : text("from-to", ["from": first, "to": last]) }
            return first == last ? first : text("period-between", ["start": first, "end": last])
        }
        guard let numbers = column.numbers else { return nil }
        let isYear = column.type == .year
        let (least, most) = (decimal(numbers.minimum, isGrouped: !isYear), decimal(numbers.maximum, isGrouped: !isYear))
        return least == most ? least : text("from-to", ["from": least, "to": most])
    }
}
