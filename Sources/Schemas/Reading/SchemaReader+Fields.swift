internal import Bytes
internal import JSON

/// One member of `fields`.
extension SchemaReader {
    mutating func readField(_ node: JSONNode) -> SchemaField? {
        guard let name = node["name"]?.scalarText, !name.isEmpty else {
            note(.fieldWithoutName, at: node)
            return nil
        }
        field = name
        pattern = nil
        defer { field = "" }
        let (type, isKnown) = readType(node, isItem: false)
        var result = SchemaField(name: name, type: type)
        result.title = node["title"]?.text
        result.description = node["description"]?.text
        if let own = node["missingValues"] { result.missingValues = readMissingValues(own) }
        result.constraints = readConstraints(node, of: type, isKnown: isKnown)
        noteForeignProperties(node)
        if isWhole { readExample(node, into: &result) }
        return result
    }

    /// What each member of a list must be (`arrayItem`): a field without a name, and, as the reference has it, never a list of lists.
    private mutating func readItem(_ node: JSONNode) -> SchemaField? {
        guard node.isObject else {
            if !node.isNull { note(.propertyInvalid, at: node, subject: "arrayItem") }
            return nil
        }
        let (type, isKnown) = readType(node, isItem: true)
        var item = SchemaField(name: field, type: type)
        item.constraints = readConstraints(node, of: type, isKnown: isKnown)
        noteForeignProperties(node)
        return item
    }

    // MARK: Types

    /// Names of types that people and other formats use.
    private static let habitualTypes: [(name: String, type: String)] = [
        ("texte", "string"), ("text", "string"), ("str", "string"), ("varchar", "string"), ("chaine", "string"), ("entier", "integer"), ("int", "integer"),
        ("nombre", "number"), ("float", "number"), ("double", "number"), ("decimal", "number"), ("reel", "number"), ("bool", "boolean"),
        ("booleen", "boolean"), ("timestamp", "datetime"), ("dateheure", "datetime"), ("heure", "time"), ("annee", "year"), ("liste", "array"),
        ("list", "array"), ("tableau", "array"), ("objet", "object"), ("point", "geopoint"), ("geometry", "geojson"), ("enum", "string"), ("uri", "string"),
        ("url", "string"), ("email", "string"), ("duree", "duration"),
    ]

    private static let types = [
        "string", "integer", "number", "boolean", "date", "datetime", "time", "year", "yearmonth", "duration", "geopoint", "geojson", "object", "array", "any",
    ]

    private mutating func readType(_ node: JSONNode, isItem: Bool) -> (type: FieldType, isKnown: Bool) {
        guard let given = node["type"], !given.isNull else { return (isItem ? .any : .string(readStringFormat(node)), true) }
        switch given.text {
        case "string": return (.string(readStringFormat(node)), true)
        case "integer":
            noteUnknownFormat(node)
            return (.integer(bareNumber: readFlag("bareNumber", of: node) ?? true, groupMark: readMark("groupChar", of: node) ?? ""), true)
        case "number":
            noteUnknownFormat(node)
            var form = FieldType.NumberForm()
            if let mark = readMark("decimalChar", of: node), !mark.isEmpty { form.decimalMark = mark }
            if let mark = readMark("groupChar", of: node) { form.groupMark = mark }
            form.bareNumber = readFlag("bareNumber", of: node) ?? true
            return (.number(form), true)
        case "boolean":
            noteUnknownFormat(node)
            return (
                .boolean(
                    trueValues: readValues("trueValues", of: node) ?? ["true", "True", "TRUE", "1"],
                    falseValues: readValues("falseValues", of: node) ?? ["false", "False", "FALSE", "0"]), true
            )
        case "date": return (.date(readTimeFormat(node)), true)
        case "datetime": return (.datetime(readTimeFormat(node)), true)
        case "time": return (.time(readTimeFormat(node)), true)
        case "geopoint":
            guard let text = readFormat(node), text != "default" else { return (.geopoint(.default), true) }
            guard let format = FieldType.GeopointFormat(rawValue: text) else {
                noteUnknownFormat(node)
                return (.geopoint(.default), true)
            }
            return (.geopoint(format), true)
        case "array":
            noteUnknownFormat(node)
            let item = isItem ? nil : node["arrayItem"].flatMap { readItem($0) }
            return (.array(item: item), true)
        case "year", "yearmonth", "duration", "geojson", "object", "any":
            noteUnknownFormat(node)
            let type: FieldType =
                switch given.text {
                case "year": .year
                case "yearmonth": .yearmonth
                case "duration": .duration
                case "geojson": .geojson
                case "object": .object
                default: .any
                }
            return (type, true)
        default:
            let written = given.text ?? ""
            let habitual = Self.habitualTypes.first { sameName($0.name, written) }.map { [$0.type] }
            note(.typeUnknown, at: given, suggestions: habitual ?? nearestNames(to: written, among: Self.types))
            return (.any, false)
        }
    }

    /// `fmt:` is how the first drafts of the specification began a pattern of dates.
    private func readFormat(_ node: JSONNode) -> String? {
        guard let text = node["format"]?.text else { return nil }
        return text.utf8.starts(with: "fmt:".utf8) ? String(decoding: text.utf8.dropFirst(4), as: UTF8.self) : text
    }

    private mutating func noteUnknownFormat(_ node: JSONNode, suggestions: [String] = []) {
        guard let format = node["format"], !format.isNull, format.text != "default", format.text != "" else { return }
        note(.formatUnknown, at: format, subject: node["type"]?.text ?? "string", suggestions: suggestions)
    }

    private mutating func readStringFormat(_ node: JSONNode) -> FieldType.StringFormat {
        guard let text = readFormat(node), !text.isEmpty else { return .default }
        if let format = FieldType.StringFormat(rawValue: text) { return format }
        let meant: [String] = text == "url" ? ["uri"] : nearestNames(to: text, among: ["uri", "email", "uuid", "binary", "wkt"])
        noteUnknownFormat(node, suggestions: meant)
        return .default
    }

    private mutating func readTimeFormat(_ node: JSONNode) -> FieldType.TimeFormat {
        guard let text = readFormat(node), !text.isEmpty else { return .default }
        switch text {
        case "default": return .default
        case "any": return .any
        default:
            if Self.isTimePattern(text) { return .pattern(text) }
            noteUnknownFormat(node, suggestions: Self.timePattern(meantBy: text).map { [$0] } ?? [])
            return .default
        }
    }

    /// Whether every `%` begins a directive of `strptime`, and there is one.
    private static func isTimePattern(_ text: String) -> Bool {
        var hasDirective = false
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25 else { continue }
            guard let letter = rest.popFirst(), "aAbBcdfGHIjmMpSuUVwWxXyYzZ%".utf8.contains(letter) else { return false }
            if letter != 0x25 { hasDirective = true }
        }
        return hasDirective
    }

    /// `YYYY-MM-DD`, `JJ/MM/AAAA` and their like, as people write dates.
    private static func timePattern(meantBy text: String) -> String? {
        let directives: [UInt8: String] = [0x59: "%Y", 0x41: "%Y", 0x4D: "%m", 0x44: "%d", 0x4A: "%d"]
        var pattern = ""
        var rest = text.uppercased().utf8[...]
        while let byte = rest.first {
            let run = rest.prefix { $0 == byte }
            rest = rest.dropFirst(run.count)
            if let directive = directives[byte] {
                pattern += directive == "%Y" && run.count == 2 ? "%y" : directive
            } else if byte == 0x2D || byte == 0x2F || byte == 0x2E || byte == 0x20 {
                pattern += String(decoding: run, as: UTF8.self)
            } else {
                return nil
            }
        }
        return pattern.utf8.contains(0x25) ? pattern : nil
    }

    // MARK: Properties of types

    private mutating func readFlag(_ name: String, of node: JSONNode) -> Bool? {
        guard let given = node[name], !given.isNull else { return nil }
        if let flag = given.boolean { return flag }
        note(.propertyInvalid, at: given, subject: name)
        return nil
    }

    private mutating func readMark(_ name: String, of node: JSONNode) -> String? {
        guard let given = node[name], !given.isNull else { return nil }
        if let text = given.text, text.utf8.count <= 8 { return text }
        note(.propertyInvalid, at: given, subject: name)
        return nil
    }

    private mutating func readValues(_ name: String, of node: JSONNode) -> [String]? {
        guard let given = node[name], !given.isNull else { return nil }
        let values = given.array?.compactMap(\.scalarText)
        guard let values, !values.isEmpty, values.count == given.array?.count else {
            note(.propertyInvalid, at: given, subject: name)
            return nil
        }
        return values
    }

    // MARK: Stray properties

    private static let knownProperties = ["name", "type", "format", "constraints", "arrayItem", "trueValues", "falseValues", "missingValues", "title"]
    private static let spellings: [(written: String, meant: String)] = [
        ("contraints", "constraints"), ("constraint", "constraints"), ("contraintes", "constraints"), ("contrainte", "constraints"),
        ("contstraints", "constraints"), ("constrains", "constraints"), ("exemple", "example"), ("formats", "format"), ("arrayitems", "arrayItem"),
    ]
    /// Of JSON Schema, and of version 2 of Table Schema where it asks for more than version 1.
    private static let foreignProperties: Set<String> = [
        "items", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "nullable", "properties", "multipleOf", "const", "oneOf", "anyOf",
        "allOf", "additionalProperties", "categories", "categoriesOrdered",
    ]

    private mutating func noteForeignProperties(_ node: JSONNode) {
        // Every property of every schema is compared with many: nobody reads the notes of an outline.
        guard isWhole else { return }
        for member in node.members {
            if Self.constraintNames.contains(member.name) {
                // `required: false` and its like ask for nothing.
                if member.node.boolean != false, !member.node.isNull { note(.constraintMisplaced, at: member.node, subject: member.name) }
            } else if Self.foreignProperties.contains(member.name) {
                if member.node.boolean != false, !member.node.isNull { note(.propertyForeign, at: member.node, subject: member.name) }
            } else if let meant = Self.spellings.first(where: { sameName($0.written, member.name) })?.meant
                ?? Self.knownProperties.first(where: { $0 != member.name && sameName($0, member.name) }), node[meant] == nil
            {
                note(.propertyMisspelled, at: member.node, value: member.name, suggestions: [meant])
            }
        }
    }

    // MARK: Examples

    /// The first value given as an example that meets the field's own rules; where there is none, the field has no example.
    private mutating func readExample(_ node: JSONNode, into field: inout SchemaField) {
        var candidates: [JSONNode] = []
        if let example = node["example"] { candidates.append(example) }
        if let examples = node["examples"] { candidates += examples.array ?? [examples] }
        var isFirst = true
        for candidate in candidates.prefix(20) {
            guard let text = candidate.scalarText ?? candidate.compactText, !text.isEmpty, text != "null" else { continue }
            if field.accepts(text, pattern: pattern) {
                if field.example == nil { field.example = text }
            } else if isFirst, checkingExamples {
                note(.exampleInvalid, at: candidate, value: text)
            }
            isFirst = false
        }
    }
}
