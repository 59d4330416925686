public import Findings

/// A defect of a schema that does not keep it from being used: what is wrong is left aside, and this says so.
public struct SchemaNote: Sendable, Equatable {
    public enum Kind: Sendable, CaseIterable {
        /// A member of `fields` that is not an object, or has no name.
        case fieldWithoutName
        /// Two fields of one name: the first counts.
        case fieldTwice
        /// Taken as `any`.
        case typeUnknown
        /// Taken as `default`.
        case formatUnknown
        /// A constraint that the field's type does not have (`pattern` on a date).
        case constraintUnsupported
        case constraintUnknown
        /// A constraint whose value cannot be one (`minLength: "nine"`).
        case constraintInvalid
        /// Two constraints that no value can meet (`minimum` above `maximum`).
        case constraintsContradict
        /// A constraint written on the field itself, outside `constraints`.
        case constraintMisplaced
        case propertyMisspelled
        /// A property of JSON Schema, which Table Schema does not have.
        case propertyForeign
        case propertyInvalid
        case patternInvalid
        case primaryKeyUnknown
        /// A primary key of several fields in one text (`"a,b"`): taken apart.
        case primaryKeyJoined
        case foreignKeyInvalid
        case missingValuesInvalid
        case customCheckUnknown
        /// A custom check without the parameters that it needs.
        case customCheckInvalid
        case customCheckColumnUnknown
        /// Only looked for when asked.
        case exampleInvalid
    }

    public let kind: Kind
    /// The field concerned; empty for the schema as a whole.
    public let field: String
    /// What the schema writes there.
    public let value: String
    /// The constraint, property or custom check concerned; empty when there is none.
    public let subject: String
    public let suggestions: [String]
    /// Place in the schema's file, from 1; columns in characters.
    public let line: Int
    public let column: Int

    public init(_ kind: Kind, field: String = "", subject: String = "", value: String = "", suggestions: [String] = [], line: Int, column: Int) {
        self.kind = kind
        self.field = field
        self.subject = subject
        self.value = value
        self.suggestions = suggestions
        self.line = line
        self.column = column
    }

    /// - Parameter file: the schema's file, or its name.
    public func finding(in file: String) -> Finding {
        Finding(kind.rule, at: SourcePlace(file: file, line: line, column: column), value: value, details: [field, subject], suggestions: suggestions)
    }
}

/// Why bytes cannot be used as a Table Schema at all.
public enum SchemaRefusal: Error, Sendable, Equatable {
    /// Not JSON; with the place.
    case notJSON(line: Int, column: Int)
    /// JSON, but without `fields`.
    case notTableSchema(Likeness)
    /// `fields` has no field that can be used.
    case noFields
    /// The file cannot be read; the system's reason.
    case unreadable(String)
    /// The file is larger than `SchemaFiles.largest`.
    case tooLarge

    /// What a JSON document without `fields` rather is.
    public enum Likeness: Sendable { case nothing, dataPackage, jsonSchema }

    public func finding(in file: String) -> Finding {
        switch self {
        case .notJSON(let line, let column): Finding(.schemaNotJSON, at: SourcePlace(file: file, line: line, column: column), value: file)
        case .notTableSchema(.nothing): Finding(.schemaWithoutFields, at: SourcePlace(file: file), value: file)
        case .notTableSchema(.dataPackage): Finding(.schemaIsDataPackage, at: SourcePlace(file: file), value: file)
        case .notTableSchema(.jsonSchema): Finding(.schemaIsJSONSchema, at: SourcePlace(file: file), value: file)
        case .noFields: Finding(.schemaFieldsEmpty, at: SourcePlace(file: file), value: file)
        case .unreadable(let reason): Finding(.schemaUnreadable, at: SourcePlace(file: file), value: file, details: [reason])
        case .tooLarge: Finding(.schemaTooLarge, at: SourcePlace(file: file), value: file)
        }
    }
}

/// A schema that was read, and what is wrong with it.
public struct SchemaReading: Sendable {
    public var schema: TableSchema
    /// In the order of the file; at most `mostNotes`.
    public var notes: [SchemaNote]

    /// A schema with more defects than this has them for one reason.
    public static let mostNotes = 500
}
