internal import Bytes
internal import DataFiles
internal import Model
internal import Profiles
internal import Schemas
internal import Tables

// Table Dialect and Table Schema of a resource (datapackage.org/standard/table-dialect, …/table-schema).

extension DataPackage {
    /// A table whose rows every program reads as we do, when it is told how.
    struct Table: Sendable {
        let form: TableForm
        let layout: TableLayout
        let columns: [ColumnDescription]
        let hasBlankRows: Bool
        /// The schema that all rows follow.
        let schema: TableSchema?

        /// Nil for a table that has repeated or blank headings, rows of other lengths than its header, stray quotes and the like.
        init?(_ file: FileDescription) {
            // Spreadsheets are given as files: programs see rows and columns in them that hold nothing but styles.
            guard let table = file.table, let form = table.form, form.format == .csv, let layout = table.layout, !file.distribution.isZipped,
                layout.oddities.isDisjoint(with: [.unnamedColumns, .repeatedLabels, .droppedColumns, .raggedRows, .unusualQuotes, .doubtfulText])
            else { return nil }
            self.form = form
            self.layout = layout
            columns = file.columns
            hasBlankRows = table.profile.blankRows > 0
            schema = file.followedSchema
        }
    }

    static let dialect: [Member<Table>] = [
        // A table of one column has no delimiter: a sign that stands in no cell.
        .text("delimiter", .dialect) { String(UnicodeScalar($0.form.delimiter ?? 0x09)) },
        .flag("doubleQuote") { _ in true },
        .flag("skipInitialSpace", .dialect) { $0.layout.oddities.contains(.skippedSpaces) ? true : nil },
        .written("headerRows", .dialect) { table, document in
            if table.layout.headerRow != 1 { document.array("headerRows") { $0.element(table.layout.headerRow) } }
        },
        .flag("skipBlankRows") { $0.hasBlankRows ? true : nil },
    ]

    static let schema: [Member<Table>] = [
        .list("fields", .columns, members: field) { $0.columns },
        .texts("missingValues", .missingValues) { table in
            table.schema.map { schema in [""] + schema.missingValues.filter { !$0.isEmpty } } ?? []
        },
        .texts("primaryKey", .primaryKey) { primaryKey($0) },
    ]

    /// Nothing when a column of the key is missing or empty somewhere.
    static func primaryKey(_ table: Table) -> [String] {
        guard let schema = table.schema, !schema.primaryKey.isEmpty else { return [] }
        let whole = Set(table.columns.filter { $0.profile.blank == 0 }.map(\.profile.name))
        return schema.primaryKey.allSatisfy(whole.contains) ? schema.primaryKey : []
    }

    private static let field: [Member<ColumnDescription>] = [
        .text("name", .columnName) { $0.profile.name },
        .text("title", .columnTitle) { $0.field?.title },
        .text("description", .columnDescription) { $0.field?.description },
        .text("type", .columnType) { typeName($0.datatype) },
        .text("format", .columnType) { format($0.datatype) },
        .text("decimalChar", .columnType) { $0.datatype.hasComma ? "," : nil },
        .texts("trueValues", .columnType) { if case .boolean(let yes, _) = $0.datatype { yes } else { [] } },
        .texts("falseValues", .columnType) { if case .boolean(_, let no) = $0.datatype { no } else { [] } },
        .object("constraints", members: constraints) { $0.constraints },
    ]

    private static func typeName(_ datatype: Datatype) -> String {
        switch datatype {
        case .text: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .date, .dayFirstDate: "date"
        case .dateTime: "datetime"
        case .time: "time"
        case .year: "year"
        }
    }

    private static func format(_ datatype: Datatype) -> String? {
        switch datatype {
        case .dayFirstDate: "%d/%m/%Y"
        case .dateTime, .time: "any"
        default: nil
        }
    }

    private static let constraints: [Member<ColumnConstraints>] = [
        .flag("required", .columnConstraints) { $0.isRequired ? true : nil },
        .flag("unique", .columnConstraints) { $0.isUnique ? true : nil },
        .number("minLength", .columnConstraints) { $0.minLength },
        .number("maxLength", .columnConstraints) { $0.maxLength },
        .text("pattern", .columnConstraints) { $0.pattern },
        .texts("enum", .columnConstraints) { $0.enumeration },
        .written("minimum", .columnConstraints) { if let bound = $0.minimum { $1.member("minimum", json: Array(bound.utf8)) } },
        .written("maximum", .columnConstraints) { if let bound = $0.maximum { $1.member("maximum", json: Array(bound.utf8)) } },
    ]
}

extension Datatype {
    var hasComma: Bool { if case .number(true, _) = self { true } else { false } }
}

/// What a schema asks of a column whose cells are all as it asks, as far as programs take it.
struct ColumnConstraints: Sendable {
    var isRequired = false
    var isUnique = false
    var minLength: Int?
    var maxLength: Int?
    var pattern: String?
    var enumeration: [String] = []
    /// Numbers as JSON writes them.
    var minimum: String?
    var maximum: String?
}

extension ColumnDescription {
    /// Nil when there are none.
    var constraints: ColumnConstraints? {
        guard isFollowed, let asked = field?.constraints else { return nil }
        var constraints = ColumnConstraints()
        constraints.isRequired = asked.required && profile.blank == 0
        constraints.isUnique = asked.unique && profile.distinctError == 0 && profile.distinct == profile.filled
        switch datatype {
        case .text:
            constraints.minLength = asked.minLength
            constraints.maxLength = asked.maxLength
            constraints.pattern = asked.pattern.flatMap { Self.isPortable($0) ? $0 : nil }
            constraints.enumeration = asked.enumeration ?? []
        case .integer, .year:
            constraints.minimum = Self.number(asked.minimum, isWhole: true)
            constraints.maximum = Self.number(asked.maximum, isWhole: true)
        case .number:
            constraints.minimum = Self.number(asked.minimum, isWhole: false)
            constraints.maximum = Self.number(asked.maximum, isWhole: false)
        default: break
        }
        let isEmpty =
            !constraints.isRequired && !constraints.isUnique && constraints.minLength == nil && constraints.maxLength == nil && constraints.pattern == nil
            && constraints.enumeration.isEmpty && constraints.minimum == nil && constraints.maximum == nil
        return isEmpty ? nil : constraints
    }

    /// The text when JSON writes a number so: `-12`, `0.5`.
    private static func number(_ text: String?, isWhole: Bool) -> String? {
        guard let text else { return nil }
        let digits = text.utf8.first == 0x2D ? text.utf8.dropFirst() : text.utf8[...]
        let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.count <= (isWhole ? 1 : 2), parts.allSatisfy({ !$0.isEmpty && $0.count <= 15 && $0.allSatisfy { (0x30...0x39).contains($0) } }),
            let whole = parts.first, whole.count == 1 || whole.first != 0x30
        else { return nil }
        return text
    }

    /// Whether a regular expression means the same in every dialect: no classes of Unicode or of XML, no groups with names.
    static func isPortable(_ pattern: String) -> Bool {
        var bytes = pattern.utf8[...]
        var isInClass = false
        while let byte = bytes.popFirst() {
            switch byte {
            case 0x5C:
                guard let next = bytes.popFirst(), "dDwWsS.-+*?/()[]{}|^$\\".utf8.contains(next) else { return false }
            case 0x5B:
                if isInClass { return false }
                isInClass = true
            case 0x5D: isInClass = false
            case 0x26, 0x2D: if isInClass, bytes.first == byte { return false }
            case 0x28 where !isInClass && bytes.first == 0x3F:
                guard bytes.dropFirst().first == 0x3A else { return false }
            case 0x2B, 0x3F: if !isInClass, bytes.first == 0x2B { return false }
            case 0x80...0xFF: continue
            default: continue
            }
        }
        return !isInClass
    }
}
