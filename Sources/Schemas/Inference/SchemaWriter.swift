public import Bytes

extension TableSchema {
    /// Writes the schema as JSON for people: indented, always in the same order, accents as they are.
    public func write(into out: inout ByteWriter) {
        var json = JSONObjectWriter(depth: 0)
        json.begin(&out)
        if !name.isEmpty { json.text("name", name, &out) }
        json.text("title", title, &out)
        json.text("description", description, &out)
        json.text("version", version, &out)
        json.text("homepage", homepage, &out)
        json.list("fields", fields.count, &out) { number, out in fields[number].write(depth: 2, into: &out) }
        if missingValues != [""] { json.texts("missingValues", missingValues, &out) }
        if !primaryKey.isEmpty { json.texts("primaryKey", primaryKey, &out) }
        if !foreignKeys.isEmpty {
            json.list("foreignKeys", foreignKeys.count, &out) { number, out in foreignKeys[number].write(depth: 2, into: &out) }
        }
        if !rules.isEmpty { json.list("custom_checks", rules.count, &out) { number, out in rules[number].write(depth: 2, into: &out) } }
        json.end(&out)
        out.raw("\n")
    }
}

extension SchemaField {
    fileprivate func write(depth: Int, isItem: Bool = false, into out: inout ByteWriter) {
        var json = JSONObjectWriter(depth: depth)
        json.begin(&out)
        if !isItem { json.text("name", name, &out) }
        json.text("title", title, &out)
        json.text("description", description, &out)
        json.text("example", example, &out)
        json.text("type", type.name, &out)
        writeProperties(depth, &json, &out)
        if let missingValues { json.texts("missingValues", missingValues, &out) }
        if constraints != FieldConstraints() {
            json.name("constraints", &out)
            writeConstraints(depth + 1, &out)
        }
        json.end(&out)
    }

    private func writeProperties(_ depth: Int, _ json: inout JSONObjectWriter, _ out: inout ByteWriter) {
        switch type {
        case .string(let format): if format != .default { json.text("format", format.rawValue, &out) }
        case .geopoint(let format): if format != .default { json.text("format", format.rawValue, &out) }
        case .date(let format), .datetime(let format), .time(let format):
            switch format {
            case .default: break
            case .any: json.text("format", "any", &out)
            case .pattern(let pattern): json.text("format", pattern, &out)
            }
        case .integer(let isBare, let group):
            if !isBare { json.plain("bareNumber", "false", &out) }
            if !group.isEmpty { json.text("groupChar", group, &out) }
        case .number(let form):
            if form.decimalMark != "." { json.text("decimalChar", form.decimalMark, &out) }
            if !form.groupMark.isEmpty { json.text("groupChar", form.groupMark, &out) }
            if !form.bareNumber { json.plain("bareNumber", "false", &out) }
        case .boolean(let yes, let no):
            json.texts("trueValues", yes, &out)
            json.texts("falseValues", no, &out)
        case .array(let item?):
            json.name("arrayItem", &out)
            item.write(depth: depth + 1, isItem: true, into: &out)
        default: break
        }
    }

    private func writeConstraints(_ depth: Int, _ out: inout ByteWriter) {
        var json = JSONObjectWriter(depth: depth)
        json.begin(&out)
        if constraints.required { json.plain("required", "true", &out) }
        if constraints.unique { json.plain("unique", "true", &out) }
        if let values = constraints.enumeration { json.texts("enum", values, &out) }
        json.text("pattern", constraints.pattern, &out)
        json.bound("minimum", constraints.minimum, of: type, &out)
        json.bound("maximum", constraints.maximum, of: type, &out)
        json.bound("exclusiveMinimum", constraints.exclusiveMinimum, of: type, &out)
        json.bound("exclusiveMaximum", constraints.exclusiveMaximum, of: type, &out)
        if let least = constraints.minLength { json.plain("minLength", String(least), &out) }
        if let most = constraints.maxLength { json.plain("maxLength", String(most), &out) }
        json.end(&out)
    }
}

extension ForeignKey {
    fileprivate func write(depth: Int, into out: inout ByteWriter) {
        var json = JSONObjectWriter(depth: depth)
        json.begin(&out)
        json.texts("fields", fields, &out)
        json.name("reference", &out)
        var reference = JSONObjectWriter(depth: depth + 1)
        reference.begin(&out)
        reference.text("resource", resource, &out)
        reference.texts("fields", referencedFields, &out)
        reference.end(&out)
        json.end(&out)
    }
}

extension TableRule {
    fileprivate func write(depth: Int, into out: inout ByteWriter) {
        var json = JSONObjectWriter(depth: depth)
        json.begin(&out)
        json.text("name", name, &out)
        json.name("params", &out)
        var parameters = JSONObjectWriter(depth: depth + 1)
        parameters.begin(&out)
        switch self {
        case .siren(let column), .siret(let column), .natureOfActs(let column), .openingHours(let column), .phoneNumber(let column),
            .coordinatesInFrance(let column):
            parameters.text("column", column, &out)
        case .cohesive(let column, let others):
            parameters.text("column", column, &out)
            parameters.texts("othercolumns", others, &out)
        case .compared(let column, let comparison, let other):
            parameters.text("column", column, &out)
            parameters.text("op", comparison.rawValue, &out)
            parameters.text("column2", other, &out)
        case .sum(let column, let parts):
            parameters.text("column", column, &out)
            parameters.texts("columns", parts, &out)
        case .yearInterval(let column, let allowsYearAlone):
            parameters.text("column", column, &out)
            parameters.text("allow-year-only", allowsYearAlone ? "yes" : "no", &out)
        case .oneRequired(let column, let other):
            parameters.text("column1", column, &out)
            parameters.text("column2", other, &out)
        }
        parameters.end(&out)
        json.end(&out)
    }

    /// The name that the national schemas give it.
    public var name: String {
        switch self {
        case .siren: "french-siren-value"
        case .siret: "french-siret-value"
        case .cohesive: "cohesive-columns-value"
        case .compared: "compare-columns-value"
        case .sum: "sum-columns-value"
        case .yearInterval: "year-interval-value"
        case .natureOfActs: "nomenclature-actes-value"
        case .oneRequired: "one-of-required"
        case .openingHours: "opening-hours-value"
        case .phoneNumber: "phone-number-value"
        case .coordinatesInFrance: "french-gps-coordinates"
        }
    }
}

/// The commas, line ends and indents of a JSON object.
private struct JSONObjectWriter {
    let depth: Int
    private var isFirst = true

    init(depth: Int) { self.depth = depth }

    func begin(_ out: inout ByteWriter) { out.raw("{") }

    func end(_ out: inout ByteWriter) {
        if !isFirst { newLine(depth, &out) }
        out.raw("}")
    }

    mutating func name(_ name: StaticString, _ out: inout ByteWriter) {
        if !isFirst { out.raw(",") }
        isFirst = false
        newLine(depth + 1, &out)
        out.raw("\"")
        out.raw(name)
        out.raw("\": ")
    }

    mutating func text(_ name: StaticString, _ text: String?, _ out: inout ByteWriter) {
        guard let text else { return }
        self.name(name, &out)
        Self.write(text, &out)
    }

    /// A number as a number, where JSON can write it so.
    mutating func bound(_ name: StaticString, _ text: String?, of type: FieldType, _ out: inout ByteWriter) {
        guard let text else { return }
        let digits = text.utf8.first == 0x2D ? text.utf8.dropFirst() : text.utf8[...]
        let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
        let isNumber =
            parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 &- 0x30 < 10 } } && (parts[0].count == 1 || parts[0].first != 0x30)
        switch type {
        case .integer where isNumber, .number where isNumber, .year where isNumber: plain(name, text, &out)
        default: self.text(name, text, &out)
        }
    }

    mutating func plain(_ name: StaticString, _ literal: String, _ out: inout ByteWriter) {
        self.name(name, &out)
        out.raw(literal)
    }

    mutating func texts(_ name: StaticString, _ texts: [String], _ out: inout ByteWriter) {
        self.name(name, &out)
        out.raw("[")
        for (number, text) in texts.enumerated() {
            if number > 0 { out.raw(", ") }
            Self.write(text, &out)
        }
        out.raw("]")
    }

    mutating func list(_ name: StaticString, _ count: Int, _ out: inout ByteWriter, _ write: (Int, inout ByteWriter) -> Void) {
        self.name(name, &out)
        out.raw("[")
        for number in 0..<count {
            if number > 0 { out.raw(",") }
            newLine(depth + 2, &out)
            write(number, &out)
        }
        newLine(depth + 1, &out)
        out.raw("]")
    }

    private static func write(_ text: String, _ out: inout ByteWriter) {
        var text = text
        text.withUTF8 { out.jsonText($0) }
    }

    private func newLine(_ depth: Int, _ out: inout ByteWriter) {
        out.raw("\n")
        for _ in 0..<depth { out.raw("  ") }
    }
}
