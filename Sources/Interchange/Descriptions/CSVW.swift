public import Bytes
internal import DataFiles
internal import Findings
public import Model
internal import Profiles
internal import Schemas
public import Tables

// CSV on the Web (W3C, Metadata Vocabulary for Tabular Data): what each column of a CSV file holds, beside the file.

extension Descriptions {
    /// Whether CSVW can say of a file how its rows are to be read.
    ///
    /// - Parameters:
    ///   - form: what was detected of the file; nil when it could not be read.
    ///   - layout: how its table lies in it.
    public static func hasCSVW(_ distribution: Distribution, _ form: TableForm?, _ layout: TableLayout?) -> Bool {
        guard distribution.role == .data, !distribution.isZipped, let form, form.format == .csv, let layout else { return false }
        // Lines above the rows are skipped by their number: a line break in a cell there would shift it.
        return layout.oddities.isDisjoint(with: [.droppedColumns, .raggedRows, .unusualQuotes, .doubtfulText])
            && (CSVW.hasPlainHeader(form, layout) || !layout.oddities.contains(.brokenHeader))
    }

    /// Writes the `….csv-metadata.json` of a file, by its position in the dataset's distributions.
    public func writeCSVW(_ number: Int, _ position: Int, into writer: inout ByteWriter) {
        guard let description = description(of: number), description.dataset.distributions.indices.contains(position) else { return }
        let name = description.dataset.distributions[position].publishedName
        guard let file = description.files.first(where: { $0.name == name }), let table = CSVW.Table(file) else { return }
        var document = JSONDocument()
        document.object { CSVW.metadata.write(table, into: &$0) }
        document.newLine()
        document.flush(into: &writer)
    }
}

enum CSVW {
    struct Table: Sendable {
        let file: FileDescription
        let form: TableForm
        let layout: TableLayout
        let columns: [ColumnDescription]
        let hasBlankRows: Bool
        /// Whether programs can hold the header against the names of the columns; else it is skipped like a title above the table.
        let hasPlainHeader: Bool

        init?(_ file: FileDescription) {
            guard let table = file.table, let form = table.form, let layout = table.layout else { return nil }
            self.file = file
            self.form = form
            self.layout = layout
            columns = file.columns
            hasBlankRows = table.profile.blankRows > 0
            hasPlainHeader = CSVW.hasPlainHeader(form, layout)
        }
    }

    /// Whether the file begins with a header whose names are unique, in an encoding that every program takes.
    static func hasPlainHeader(_ form: TableForm, _ layout: TableLayout) -> Bool {
        form.encoding == .utf8 && layout.headerRow == 1
            && layout.oddities.isDisjoint(with: [.paddedLabels, .unnamedColumns, .repeatedLabels, .brokenHeader, .skippedSpaces])
    }

    static let metadata: [Member<Table>] = [
        .written("@context") { table, document in
            document.array("@context") {
                $0.element("http://www.w3.org/ns/csvw")
                $0.object { $0.member("@language", table.file.language.rawValue) }
            }
        },
        .text("url", .fileName) { $0.file.name.map(url) },
        .text("dc:title", .fileTitle) { $0.file.distribution.title[$0.file.language] },
        .text("dc:description", .fileDescription) { $0.file.distribution.description?[$0.file.language] },
        .text("dc:publisher", .publisherName) { $0.file.dataset.publisher.name[$0.file.language] },
        .object("dc:license", .licence, members: reference) { $0.file.dataset.node.iri(.licence) },
        .text("dc:modified", .modified) { $0.file.dataset.node.date(.modified)?.description },
        .object("dialect", .dialect, members: dialect) { $0 },
        .object("tableSchema", .columns, members: schema) { $0 },
    ]

    /// Readers that look for the file on a disk take its name as it is: encoded only where a sign would mean something in an address.
    private static func url(_ name: String) -> String { name.utf8.contains { "%?#:\\".utf8.contains($0) } ? Addresses.encodedPath(name) : name }

    private static let reference: [Member<IRI>] = [.text("@id") { $0.text }]

    private static let dialect: [Member<Table>] = [
        .text("encoding", .encoding) { $0.form.encoding.packageName },
        .text("delimiter", .dialect) { String(UnicodeScalar($0.form.delimiter ?? 0x09)) },
        .flag("header", .dialect) { $0.hasPlainHeader },
        .number("skipRows", .dialect) { $0.hasPlainHeader ? nil : $0.layout.headerRow },
        .flag("skipBlankRows") { $0.hasBlankRows ? true : nil },
        .flag("skipInitialSpace", .dialect) { $0.layout.oddities.contains(.skippedSpaces) ? true : nil },
        // A `#` at the start of a row is data.
        .written("commentPrefix") { $1.member("commentPrefix", json: Array("null".utf8)) },
    ]

    private static let schema: [Member<Table>] = [
        .list("columns", .columns, members: column) { $0.columns },
        .texts("primaryKey", .primaryKey) { table in
            guard let package = DataPackage.Table(table.file) else { return [] }
            let key = Set(DataPackage.primaryKey(package))
            return table.columns.filter { key.contains($0.profile.name) }.map(name)
        },
    ]

    private static let column: [Member<ColumnDescription>] = [
        .text("name") { name($0) },
        .text("titles", .columnName) { $0.profile.name.isEmpty ? nil : $0.profile.name },
        .text("dc:title", .columnTitle) { $0.field?.title },
        .text("dc:description", .columnDescription) { $0.field?.description },
        .written("datatype", .columnType) { datatype($0.datatype, into: &$1) },
        .flag("required", .columnConstraints) { $0.constraints?.isRequired == true ? true : nil },
        .texts("null", .missingValues) { column in
            guard column.isFollowed, let missing = column.missing else { return [] }
            return [""] + missing.filter { !$0.isEmpty }
        },
    ]

    /// A name that can stand in an address: names made of labels would not be unique.
    private static func name(_ column: ColumnDescription) -> String { "c\(column.number)" }

    private static func datatype(_ datatype: Datatype, into document: inout JSONDocument) {
        func plain(_ name: String) { document.member("datatype", name) }
        func formatted(_ base: String, _ format: String) {
            document.object("datatype") {
                $0.member("base", base)
                $0.member("format", format)
            }
        }
        switch datatype {
        case .integer: plain("integer")
        case .number(hasComma: false, hasExponents: false): plain("decimal")
        case .number(hasComma: false, hasExponents: true): plain("double")
        case .number(hasComma: true, hasExponents: false):
            document.object("datatype") {
                $0.member("base", "decimal")
                $0.object("format") { $0.member("decimalChar", ",") }
            }
        case .date: plain("date")
        case .dayFirstDate(let isPadded): formatted("date", isPadded ? "dd/MM/yyyy" : "d/M/yyyy")
        case .year: plain("gYear")
        case .boolean(let yes, let no) where yes.count == 1 && no.count == 1: formatted("boolean", yes[0] + "|" + no[0])
        // Dates with times are written in ways that no one format tells.
        case .text, .boolean, .dateTime, .time, .number(hasComma: true, hasExponents: true): plain("string")
        }
    }
}
