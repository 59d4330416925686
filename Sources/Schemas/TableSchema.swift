/// A Table Schema (specs.frictionlessdata.io/table-schema, version 1, with what the national schemas add): what each column of a table holds.
public struct TableSchema: Sendable, Equatable {
    /// `scdl/subventions`, or the name that the schema gives itself.
    public var name: String
    public var title: String?
    public var description: String?
    public var version: String?
    public var homepage: String?
    public var fields: [SchemaField]
    /// Texts that stand for an absent value; `[""]` unless the schema says otherwise.
    public var missingValues: [String] = [""]
    public var primaryKey: [String] = []
    public var foreignKeys: [ForeignKey] = []
    public var rules: [TableRule] = []

    public init(name: String, fields: [SchemaField]) {
        self.name = name
        self.fields = fields
    }
}

public struct ForeignKey: Sendable, Equatable {
    public var fields: [String]
    /// The name of a file of the dataset, without its extension; empty for the table itself.
    public var resource: String
    public var referencedFields: [String]

    public init(fields: [String], resource: String, referencedFields: [String]) {
        self.fields = fields
        self.resource = resource
        self.referencedFields = referencedFields
    }
}

/// A check of the national schemas over whole rows (`custom_checks`).
public enum TableRule: Sendable, Equatable {
    case siren(column: String)
    case siret(column: String)
    /// All of these columns are filled, or none.
    case cohesive(column: String, others: [String])
    case compared(column: String, comparison: Comparison, other: String)
    /// The column is the sum of the parts.
    case sum(column: String, parts: [String])
    /// `2020-01-01/2020-12-31` or, where allowed, a year alone.
    case yearInterval(column: String, allowsYearAlone: Bool)
    /// The national list of the natures of acts (`7.5 Subventions` and its like).
    case natureOfActs(column: String)
    case oneRequired(column: String, other: String)
    /// The opening hours of OpenStreetMap.
    case openingHours(column: String)
    case phoneNumber(column: String)
    /// Longitude and latitude inside France.
    case coordinatesInFrance(column: String)

    public enum Comparison: String, Sendable {
        case less = "<"
        case lessOrEqual = "<="
        case equal = "=="
        case greaterOrEqual = ">="
        case greater = ">"
        case different = "!="
    }
}

/// A column as a schema describes it.
public struct SchemaField: Sendable, Equatable {
    public var name: String
    public var title: String?
    public var description: String?
    /// As the schema writes it; shown as an example of what is valid.
    public var example: String?
    public var type: FieldType
    public var constraints = FieldConstraints()
    /// Texts that stand for an absent value in this column, where it has its own; else the schema's count.
    public var missingValues: [String]?

    public init(name: String, type: FieldType) {
        self.name = name
        self.type = type
    }
}

public enum FieldType: Sendable, Equatable {
    case string(StringFormat)
    /// - Parameter bareNumber: false when text around the number is let through (`95 %`).
    case integer(bareNumber: Bool, groupMark: String)
    case number(NumberForm)
    case boolean(trueValues: [String], falseValues: [String])
    case date(TimeFormat)
    case datetime(TimeFormat)
    case time(TimeFormat)
    case year
    case yearmonth
    case duration
    case geopoint(GeopointFormat)
    case geojson
    case object
    /// - Parameter item: what each member must be (`arrayItem`); nil when anything goes.
    indirect case array(item: SchemaField?)
    case any

    public enum StringFormat: String, Sendable { case `default`, uri, email, uuid, binary, wkt }
    public enum GeopointFormat: String, Sendable { case `default`, array, object }

    public enum TimeFormat: Sendable, Equatable {
        /// ISO 8601.
        case `default`
        case any
        /// A pattern of `strptime` (`%d/%m/%Y`).
        case pattern(String)
    }

    public struct NumberForm: Sendable, Equatable {
        public var decimalMark = "."
        public var groupMark = ""
        public var bareNumber = true
        public init() {}
    }
}

public struct FieldConstraints: Sendable, Equatable {
    public var required = false
    public var unique = false
    /// As the schema writes them; a number's digits as they stand.
    public var enumeration: [String]?
    public var pattern: String?
    public var minimum: String?
    public var maximum: String?
    public var exclusiveMinimum: String?
    public var exclusiveMaximum: String?
    /// In characters (Unicode scalars).
    public var minLength: Int?
    public var maxLength: Int?

    public init() {}
}
