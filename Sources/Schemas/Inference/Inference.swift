internal import Bytes

extension TableSchema {
    /// A schema that a table as it is follows: a first draft, for someone to read over.
    ///
    /// Columns without a name are left out; of two of one name the first counts.
    public static func inferred(named name: String, from columns: [ObservedColumn]) -> TableSchema {
        var schema = TableSchema(name: name, fields: [])
        var seen: Set<String> = []
        for column in columns where !trimmed(column.name.utf8).isEmpty && seen.insert(column.name).inserted {
            schema.fields.append(column.inferredField)
        }
        return schema
    }
}

extension ObservedColumn {
    /// Fewer rows than this say nothing of what the next ones will hold.
    private static let fewestRows = 20
    private static let mostValues = 20
    /// In characters: longer values are sentences, not a list to choose from.
    private static let longestValue = 60
    /// From this many digits on a number is a code: no quantity in a town's files is as long (SIREN 9, telephone 10, SIRET 14).
    private static let codeDigits = 9

    fileprivate var inferredField: SchemaField {
        var field = SchemaField(name: name, type: inferredType)
        field.example = values.first
        guard filled > 0 else { return field }
        field.constraints.required = filled == rows && rows >= Self.fewestRows
        field.constraints.unique = isIdentifier && distinct == filled && filled >= Self.fewestRows
        guard case .string(.default) = field.type else { return field }
        if isCode {
            if shortest == longest { field.constraints.pattern = "^[0-9]{\(longest)}$" }
        } else if isChoice {
            field.constraints.enumeration = values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        return field
    }

    private var inferredType: FieldType {
        switch kind {
        case .text, .empty: return .string(.default)
        case .uri: return .string(.uri)
        case .email: return .string(.email)
        case .geopoint: return .geopoint(.default)
        case .digits:
            if isCode { return .string(.default) }
            return isYear ? .year : .integer(bareNumber: true, groupMark: "")
        case .integer: return .integer(bareNumber: true, groupMark: "")
        case .number(let mark):
            var form = FieldType.NumberForm()
            form.decimalMark = mark
            return .number(form)
        case .boolean(let yes, let no): return .boolean(trueValues: yes, falseValues: no)
        case .date(let pattern): return .date(pattern == "%Y-%m-%d" ? .default : .pattern(pattern))
        case .datetime(let pattern): return .datetime(pattern.utf8.starts(with: "%Y-%m-%dT%H:%M:%S".utf8) ? .default : .pattern(pattern))
        }
    }

    /// Digits that are a name, not a quantity.
    private var isCode: Bool {
        guard case .digits(let leadingZero) = kind else { return false }
        if leadingZero || longest >= Self.codeDigits { return true }
        let words = self.words
        return !isYear && words.contains { ["code", "insee", "siren", "siret", "cp", "postal", "tel", "telephone", "rna", "finess", "nic"].contains($0) }
    }

    private var isYear: Bool {
        guard shortest == 4, longest == 4, let first = values.first?.utf8.first, first == 0x31 || first == 0x32 else { return false }
        return words.contains { ["annee", "an", "year", "millesime", "exercice"].contains($0) }
    }

    private var isIdentifier: Bool {
        guard let first = words.first, let last = words.last else { return false }
        let names: Set<String> = ["id", "identifiant", "uid", "uuid", "gid", "fid", "objectid", "numero", "reference"]
        return names.contains(first) || names.contains(last)
    }

    /// Few values that come again and again.
    private var isChoice: Bool {
        hasAllValues && filled >= Self.fewestRows && distinct >= 2 && distinct <= min(Self.mostValues, filled / 5) && longest <= Self.longestValue
            && values.count == distinct
    }

    /// The words of the column's name, folded: `codeInsee` and `CODE_INSEE` both give `code`, `insee`.
    private var words: [String] {
        var words: [[UInt8]] = [[]]
        var wasSmall = false
        for byte in name.utf8 {
            let isCapital = byte &- 0x41 < 26
            if isCapital, wasSmall { words.append([]) }
            if byte &- 0x61 < 26 || isCapital || byte &- 0x30 < 10 || byte >= 0x80 {
                words[words.count - 1].append(byte)
            } else {
                words.append([])
            }
            wasSmall = byte &- 0x61 < 26
        }
        return words.filter { !$0.isEmpty }.map { word in String(decoding: folded(String(decoding: word, as: UTF8.self)), as: UTF8.self) }
    }
}
