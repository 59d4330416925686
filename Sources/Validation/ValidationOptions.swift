public import Findings

/// What a check of one table needs to know besides its schema.
public struct ValidationOptions: Sendable {
    /// The file's name as findings give it.
    public var file: String
    public var sheet: String?
    /// Identifiers that may stand in the file, for those that a spreadsheet has shortened: the producer's SIRET and SIREN.
    public var likelyIdentifiers: [String] = []
    /// Whether each cell has a finding of its own; else all cells of one cause have one together.
    public var isEveryCellListed = false
    /// Whether the file tells numbers from texts (spreadsheets, JSON).
    public var isTyped = false
    /// Whether safe repairs can be applied to the file by the program.
    public var isMendable = true
    /// What the rows may refer to: one for each foreign key of the schema, nil where the file meant cannot be read.
    public var referencedKeys: [ReferencedKeys?] = []
    /// Whether the rows are the objects of a map: one without any text is a row like others, since it has its place besides.
    public var isOfObjects = false

    public init(file: String) { self.file = file }
}

/// What a check of one table came to.
public struct TableVerdict: Sendable {
    /// Rows of data: without headings, title lines and blank rows at the end.
    public var rows: Int
    /// In the order of the first cell concerned.
    public var findings: [Finding]

    public init(rows: Int, findings: [Finding]) {
        self.rows = rows
        self.findings = findings
    }

    /// Whether nothing is wrong: no finding is an error.
    public var isValid: Bool { !findings.contains { $0.severity == .error } }
}
