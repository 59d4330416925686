internal import Bytes
public import JSON
internal import Patterns

extension TableSchema {
    /// Reads a Table Schema from JSON (specs.frictionlessdata.io/table-schema; version 2 where it only adds).
    ///
    /// A defect of the schema is a note and the part concerned is left aside; only what has no fields is refused.
    ///
    /// - Parameters:
    ///   - name: what the schema is known as; without it, the name that it gives itself.
    ///   - checkingExamples: whether a field's own example that breaks its rules makes a note.
    public static func read(_ bytes: [UInt8], named name: String? = nil, checkingExamples: Bool = false) throws(SchemaRefusal) -> SchemaReading {
        let root: JSONNode
        do { root = try JSONTree.parse(bytes) } catch { throw .notJSON(line: error.line, column: error.column) }
        return try read(root, named: name, checkingExamples: checkingExamples)
    }

    /// The same from JSON that has been read already.
    public static func read(_ root: JSONNode, named name: String? = nil, checkingExamples: Bool = false) throws(SchemaRefusal) -> SchemaReading {
        guard let fields = root["fields"]?.array else { throw .notTableSchema(likeness(of: root)) }
        var reader = SchemaReader(checkingExamples: checkingExamples, isWhole: true)
        let schema = reader.read(root, fields: fields, named: name)
        guard !schema.fields.isEmpty else { throw .noFields }
        return SchemaReading(schema: schema, notes: reader.notes)
    }

    /// Names, types and what is required, without patterns and examples, which cost most: enough to tell schemas apart.
    static func outline(_ bytes: [UInt8], named name: String) -> TableSchema? {
        guard let root = try? JSONTree.parse(bytes), let fields = root["fields"]?.array else { return nil }
        var reader = SchemaReader(checkingExamples: false, isWhole: false)
        return reader.read(root, fields: fields, named: name)
    }

    private static func likeness(of root: JSONNode) -> SchemaRefusal.Likeness {
        // Both may list `resources`, but only one has what follows.
        if ["properties", "definitions", "$defs", "allOf"].contains(where: { root[$0] != nil }) { return .jsonSchema }
        return root["resources"]?.array != nil ? .dataPackage : .nothing
    }
}

/// Walks the JSON of a schema and collects notes on the way.
struct SchemaReader {
    let checkingExamples: Bool
    /// Whether patterns are compiled and examples tried.
    let isWhole: Bool
    private(set) var notes: [SchemaNote] = []
    /// The field being read; empty outside of one.
    var field = ""

    /// Of the field being read.
    var pattern: Pattern?

    init(checkingExamples: Bool, isWhole: Bool) {
        self.checkingExamples = checkingExamples
        self.isWhole = isWhole
    }

    mutating func note(_ kind: SchemaNote.Kind, at node: JSONNode, subject: String = "", value: String? = nil, suggestions: [String] = []) {
        guard notes.count < SchemaReading.mostNotes else { return }
        notes.append(
            SchemaNote(
                kind, field: field, subject: subject, value: value ?? node.shown, suggestions: suggestions, line: node.line, column: node.column))
    }

    private static let properties = [
        "fields", "missingValues", "primaryKey", "foreignKeys", "custom_checks", "name", "title", "description", "version", "homepage", "uniqueKeys",
    ]

    mutating func read(_ root: JSONNode, fields nodes: [JSONNode], named name: String?) -> TableSchema {
        var schema = TableSchema(name: name ?? root["name"]?.text ?? "", fields: [])
        schema.title = root["title"]?.text
        schema.description = root["description"]?.text
        schema.version = root["version"]?.scalarText
        schema.homepage = root["homepage"]?.text
        for member in root.members where !Self.properties.contains(member.name) {
            if let meant = ["missingValues", "primaryKey", "foreignKeys", "custom_checks"].first(where: { sameName($0, member.name) }) {
                note(.propertyMisspelled, at: member.node, value: member.name, suggestions: [meant])
            }
        }
        var seen: Set<String> = []
        for node in nodes {
            guard let field = readField(node) else { continue }
            if seen.insert(field.name).inserted {
                schema.fields.append(field)
            } else {
                note(.fieldTwice, at: node, value: field.name)
            }
        }
        if let node = root["missingValues"], let values = readMissingValues(node) { schema.missingValues = values }
        if let node = root["primaryKey"] { schema.primaryKey = readPrimaryKey(node, among: schema.fields) }
        if let node = root["foreignKeys"] { schema.foreignKeys = readForeignKeys(node, among: schema.fields) }
        if let node = root["custom_checks"] { schema.rules = readCustomChecks(node, among: schema.fields) }
        return schema
    }

    /// A list of texts; or, in version 2, of objects with a `value` and a `label`.
    mutating func readMissingValues(_ node: JSONNode) -> [String]? {
        if let text = node.text {
            note(.missingValuesInvalid, at: node)
            return [text]
        }
        guard let items = node.array else {
            if !node.isNull { note(.missingValuesInvalid, at: node) }
            return nil
        }
        var values: [String] = []
        for item in items {
            if let value = item.scalarText ?? item["value"]?.scalarText {
                values.append(value)
            } else {
                note(.missingValuesInvalid, at: item)
            }
        }
        return values
    }

    // MARK: Keys

    private mutating func readPrimaryKey(_ node: JSONNode, among fields: [SchemaField]) -> [String] {
        guard !node.isNull else { return [] }
        let names = Set(fields.map(\.name))
        var items = node.texts
        if let text = node.text, !names.contains(text), text.utf8.contains(where: { $0 == 0x2C || $0 == 0x3B }) {
            items = text.utf8.split { $0 == 0x2C || $0 == 0x3B }.map { String(decoding: trimmed($0), as: UTF8.self) }
            note(.primaryKeyJoined, at: node)
        }
        guard let items else {
            note(.primaryKeyUnknown, at: node)
            return []
        }
        var key: [String] = []
        for item in items where !key.contains(item) {
            guard names.contains(item) else {
                note(.primaryKeyUnknown, at: node, value: item, suggestions: nearestNames(to: item, among: names))
                // The rest of a key alone would refuse rows that are sound.
                return []
            }
            key.append(item)
        }
        return key
    }

    private mutating func readForeignKeys(_ node: JSONNode, among fields: [SchemaField]) -> [ForeignKey] {
        guard let items = node.array else {
            if !node.isNull { note(.foreignKeyInvalid, at: node) }
            return []
        }
        let names = Set(fields.map(\.name))
        return items.compactMap { item in
            guard let own = item["fields"]?.texts, let reference = item["reference"], let referenced = reference["fields"]?.texts,
                let resource = reference["resource"].map({ $0.text }) ?? "", !own.isEmpty, own.count == referenced.count,
                own.allSatisfy(names.contains), !resource.isEmpty || referenced.allSatisfy(names.contains)
            else {
                note(.foreignKeyInvalid, at: item, value: item["fields"]?.shown ?? item.shown)
                return nil
            }
            return ForeignKey(fields: own, resource: resource, referencedFields: referenced)
        }
    }
}

/// Whether two names differ only in case, accents, `-`, `_` and spaces.
func sameName(_ a: String, _ b: String) -> Bool { bareName(a) == bareName(b) }

/// A name without what people change in names: case, accents, punctuation, spaces.
func bareName(_ name: String) -> [UInt8] {
    folded(name).filter { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 >= 0x80 }
}

/// Without spaces, tabs and line ends around.
func trimmed(_ text: some BidirectionalCollection<UInt8>) -> [UInt8] {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var bytes = Array(text.drop(while: isSpace))
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes
}
