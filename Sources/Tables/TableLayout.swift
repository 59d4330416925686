/// How a table lies in its file: what another program must know, besides the file's form, to read the same rows.
public struct TableLayout: Sendable, Equatable {
    /// The row that names the columns, as a spreadsheet numbers it.
    public var headerRow: Int
    public var oddities: Oddities

    public init(headerRow: Int, oddities: Oddities = []) {
        self.headerRow = headerRow
        self.oddities = oddities
    }

    /// What programs take in different ways, or not at all.
    public struct Oddities: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// A label with spaces around it.
        public static let paddedLabels = Oddities(rawValue: 1)
        /// A column without a label.
        public static let unnamedColumns = Oddities(rawValue: 2)
        /// A label that comes twice.
        public static let repeatedLabels = Oddities(rawValue: 4)
        /// Blank columns at the right, which are no columns.
        public static let droppedColumns = Oddities(rawValue: 8)
        /// Rows with more cells than the header, or fewer.
        public static let raggedRows = Oddities(rawValue: 16)
        /// A line break inside a cell of the header or above it: lines of text and rows do not count alike.
        public static let brokenHeader = Oddities(rawValue: 32)
        /// Spaces after a delimiter that are no part of the cell.
        public static let skippedSpaces = Oddities(rawValue: 64)
        /// Cells stand between other signs than `"`, or quotes have no meaning.
        public static let unusualQuotes = Oddities(rawValue: 128)
        /// Stray quotes, NULs, bytes of another encoding, line ends of several kinds: each program mends them in its own way.
        public static let doubtfulText = Oddities(rawValue: 256)
    }
}

extension TableLayout {
    init(_ header: TableHeader, _ form: TableForm, isRagged: Bool) {
        self.init(headerRow: header.row)
        if !header.padded.isEmpty { oddities.insert(.paddedLabels) }
        if !header.blank.isEmpty { oddities.insert(.unnamedColumns) }
        if !header.duplicates.isEmpty { oddities.insert(.repeatedLabels) }
        if header.droppedColumns > 0 { oddities.insert(.droppedColumns) }
        if isRagged { oddities.insert(.raggedRows) }
        if header.isBroken { oddities.insert(.brokenHeader) }
        if form.skipsSpaces { oddities.insert(.skippedSpaces) }
        if form.format == .csv, form.quote != 0x22 { oddities.insert(.unusualQuotes) }
        let doubtful: Set<TableForm.Remark.Kind> = [.nulBytes, .strayQuote, .unclosedQuote, .mixedEncoding, .mixedLineEndings, .mergedCells, .farCells]
        if form.remarks.contains(where: { doubtful.contains($0.kind) }) || form.lineEnding == .cr { oddities.insert(.doubtfulText) }
    }
}
