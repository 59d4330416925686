internal import Bytes
internal import Model
public import Schemas

extension TableSchema {
    /// The columns that tell one row of a merged table from another: the primary key, else the first column whose values are all given and all
    /// different (`required`, `unique`); empty when all columns together do.
    public var mergeKey: [String] {
        if !primaryKey.isEmpty { return primaryKey }
        return fields.first { $0.constraints.required && $0.constraints.unique }.map { [$0.name] } ?? []
    }

    /// Whether the key is a number that each publisher gives its own things, so that number 1 of one is not number 1 of another: told by its columns' names.
    public var isKeyOfPublisher: Bool { !mergeKey.isEmpty && mergeKey.allSatisfy { Self.internalNumbers.contains(slug($0)) } }

    private static let internalNumbers: Set<String> = [
        "id", "id-local", "id_local", "identifiant", "numero", "num", "num-serie", "num_serie", "code", "site-id", "site_id", "channel-id", "channel_id",
    ]

    /// The further columns of which each value may stand in one row only (`unique`).
    public var uniqueColumns: [String] { fields.filter { $0.constraints.unique && mergeKey != [$0.name] }.map(\.name) }
}

/// What rows must not share: the key of the merged table, and the value of each further column that the schema wants `unique`.
///
/// Values are held against each other by what they mean, not by how they are written: `01` and `1`, `1.50` and `1.5`, `oui` and `true`
/// are one value where the schema says that they are numbers or flags.
struct RowKeys: Sendable {
    /// The columns of each key, by their position in the schema; the key of the table first.
    let columns: [[Int]]
    /// The names of these columns; empty for a key of all columns.
    let names: [[String]]
    /// Whether rows of different publishers are never the same.
    let isOfPublisher: Bool
    private let forms: [ValueForm]

    init(_ schema: TableSchema, isOfPublisher: Bool) {
        self.isOfPublisher = isOfPublisher
        names = [schema.mergeKey] + schema.uniqueColumns.map { [$0] }
        columns = names.map { key in schema.fields.indices.filter { key.isEmpty || key.contains(schema.fields[$0].name) } }
        forms = schema.fields.map { ValueForm($0, missing: $0.missingValues ?? schema.missingValues) }
    }

    /// The mark of a row's key; nil where a further key has no value, which may stand in many rows.
    ///
    /// - Parameter text: of a field's cell.
    func mark(_ key: Int, publisher: Int, _ text: (Int) -> UnsafeBufferPointer<UInt8>) -> Fingerprint? {
        var mark = Fingerprint()
        if isOfPublisher { mark.combine(publisher) }
        for column in columns[key] {
            let cell = text(column)
            if forms[column].isMissing(cell) {
                if key > 0 { return nil }
                mark.combine(UnsafeRawBufferPointer(start: nil, count: 0))
            } else {
                forms[column].combine(cell, into: &mark)
            }
        }
        return mark
    }
}

/// How a field writes its values, as far as different writings mean one value.
private struct ValueForm: Sendable {
    private let missing: [[UInt8]]
    private let kind: Kind

    private enum Kind {
        case text
        /// - Parameter decimal: nil in whole numbers.
        case number(decimal: UInt8?, group: [UInt8])
        case flag(yes: [[UInt8]], no: [[UInt8]])
    }

    init(_ field: SchemaField, missing: [String]) {
        self.missing = missing.map { Array($0.utf8) }
        kind =
            switch field.type {
            case .integer(true, let group): .number(decimal: nil, group: Array(group.utf8))
            case .number(let form) where form.bareNumber && form.decimalMark.utf8.count == 1:
                .number(decimal: form.decimalMark.utf8.first, group: Array(form.groupMark.utf8))
            case .boolean(let yes, let no): .flag(yes: yes.map { Array($0.utf8) }, no: no.map { Array($0.utf8) })
            default: .text
            }
    }

    /// Whether a cell says that there is no value, in whichever of the schema's words.
    func isMissing(_ text: UnsafeBufferPointer<UInt8>) -> Bool { missing.contains { $0.elementsEqual(text) } }

    func combine(_ text: UnsafeBufferPointer<UInt8>, into mark: inout Fingerprint) {
        switch kind {
        case .text: break
        case .number(let decimal, let group):
            if let digits = Self.digits(text, decimal, group) {
                digits.withUnsafeBytes { mark.combine($0) }
                return
            }
        case .flag(let yes, let no):
            if let word = yes.contains(where: { $0.elementsEqual(text) }) ? 1 : no.contains(where: { $0.elementsEqual(text) }) ? 2 : nil {
                mark.combine(word as Int)
                return
            }
        }
        mark.combine(UnsafeRawBufferPointer(text))
    }

    /// The shortest writing of a number; nil for one with an exponent and for `NaN`, which are held against each other as they are written.
    private static func digits(_ text: UnsafeBufferPointer<UInt8>, _ decimal: UInt8?, _ group: [UInt8]) -> [UInt8]? {
        var digits: [UInt8] = []
        digits.reserveCapacity(text.count)
        var (isNegative, isFraction) = (false, false)
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x30...0x39:
                // No zero stands before the first digit that counts.
                if byte != 0x30 || !digits.isEmpty { digits.append(byte) }
            case 0x20: break
            case 0x2B where digits.isEmpty && !isFraction: break
            case 0x2D where digits.isEmpty && !isFraction: isNegative = true
            case _ where byte == decimal && !isFraction:
                isFraction = true
                if digits.isEmpty { digits.append(0x30) }
                digits.append(0x2E)
            case _ where !group.isEmpty && text[index...].starts(with: group): index += group.count - 1
            default: return nil
            }
            index += 1
        }
        if isFraction {
            while digits.last == 0x30 { digits.removeLast() }
            if digits.last == 0x2E { digits.removeLast() }
        }
        if digits.isEmpty || digits == [0x30] { return [0x30] }
        return isNegative ? [0x2D] + digits : digits
    }
}
