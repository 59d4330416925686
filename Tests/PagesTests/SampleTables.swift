import DataFiles
import Findings
import Model
import Pages
import Profiles
import Schemas
import Tables

/// What the tables of the sample catalogue hold.
enum SampleTables {
    static let nasty = "</td><script>alert(1)</script>\"\u{301}'\u{301}\u{202E}&"

    static func readings(of catalogue: Catalogue) -> TableReadings {
        TableReadings(
            checks: { checks(of: catalogue.datasets[$0]) }, columns: { columns(of: catalogue.datasets[$0]) }, previews: { previews(of: catalogue.datasets[$0]) }
        )
    }

    private static func checks(of dataset: Dataset) -> [Int: TableCheck] {
        var checks: [Int: TableCheck] = [:]
        for (position, distribution) in dataset.distributions.enumerated() {
            guard let mark = distribution.table else { continue }
            var form = TableForm(format: .csv)
            form.delimiter = 0x3B
            form.encoding = .windows1252
            checks[position] = TableCheck(
                form: mark.isRead ? form : nil, schema: mark.schema.map { _ in schema }, findings: Array(findings.prefix(mark.causes)))
        }
        return checks
    }

    private static func columns(of dataset: Dataset) -> [Int: TableColumns] {
        var columns: [Int: TableColumns] = [:]
        for (position, distribution) in dataset.distributions.enumerated() {
            guard let mark = distribution.table, mark.isRead else { continue }
            let profile = TableProfile(
                rows: mark.rows, blankRows: 0, exactValues: 10_000, columns: (0..<mark.columns).map { self.columns[$0 % self.columns.count] })
            columns[position] = TableColumns(profile: profile, schema: mark.schema.map { _ in schema })
        }
        return columns
    }

    private static func previews(of dataset: Dataset) -> [Int: TablePreview] {
        var previews: [Int: TablePreview] = [:]
        for (position, distribution) in dataset.distributions.enumerated() {
            guard let mark = distribution.table, mark.isRead else { continue }
            let batch = RowBatch()
            batch.removeAll(firstRow: 2)
            for row in 0..<min(60, mark.rows) {
                for column in 0..<mark.columns {
                    let text = column == 0 ? "\(row),5" : column == 1 ? nasty : String(repeating: "long ", count: 100)
                    Array(text.utf8).withUnsafeBufferPointer { batch.append($0, kind: .plain) }
                }
                batch.endRow()
            }
            var preview = PreviewRows(columns: mark.columns)
            preview.add(batch)
            previews[position] = TablePreview(rows: preview, source: position == 0 ? .file : .blocks)
        }
        return previews
    }

    static let schema: TableSchema = {
        var amount = SchemaField(name: "montant", type: .number(FieldType.NumberForm()))
        amount.title = "Montant"
        amount.description = "Montant total, en euros."
        var schema = TableSchema(name: "scdl/subventions", fields: [amount, SchemaField(name: "nomBeneficiaire", type: .string(.default))])
        schema.homepage = "https://schema.data.gouv.fr/scdl/subventions/"
        return schema
    }()

    private static let columns: [ColumnProfile] = {
        var amount = ColumnProfile(name: "montant", type: .commaNumber)
        (amount.filled, amount.blank, amount.distinct) = (1_233, 1, 800)
        amount.numbers = NumberFigures(minimum: -12.5, maximum: 1_234_567.25, mean: nil, deviation: nil, quantiles: [])
        var name = ColumnProfile(name: "nomBeneficiaire", type: .text)
        (name.filled, name.distinct) = (1_234, 3)
        name.top = [FrequentValue(value: nasty, count: 1_200), FrequentValue(value: "Judo", count: 33), FrequentValue(value: "Échecs", count: 1)]
        var day = ColumnProfile(name: nasty, type: .dayFirstDate)
        (day.filled, day.distinct, day.distinctError) = (1_234, 20_000, 0.01)
        day.moments = MomentFigures(first: "2017-01-01", last: "2017-12-31")
        return [amount, name, day]
    }()

    private static let findings: [Finding] = {
        let comma = Rule(
            "decimal-comma", .error, french: Wording(cause: "« {value} » est écrit avec une virgule.", remedy: "Écrivez {repair}."),
            english: Wording(cause: "“{value}” is written with a comma.", remedy: "Write {repair}."))
        let empty = Rule(
            "cell-required", .error, french: Wording(cause: "Cellule vide.", remedy: "Remplissez-la."),
            english: Wording(cause: "Empty cell.", remedy: "Fill it."))
        let title = Rule(
            "title-rows", .note, french: Wording(cause: "Un titre {value} est au-dessus des en-têtes.", remedy: "Retirez-le."),
            english: Wording(cause: "A title {value} stands above the headings.", remedy: "Remove it."))
        func place(_ row: Int, _ column: Int) -> SourcePlace { SourcePlace(file: "content/roques/subventions/subventions-2017.csv", line: row, column: column) }
        return [
            Finding(title, at: place(1, 0), value: nasty, table: TablePlace(row: 1, column: 0)),
            Finding(
                comma, at: place(12, 9), value: "12,5",
                table: TablePlace(
                    row: 12, column: 9, field: "montant", expected: InBothLanguages(french: "un nombre", english: "a number"), repair: "12.5",
                    isRepairSafe: true, count: 143, rows: [12, 13],
                    excerpt: RowExcerpt(headings: ["nom", "montant"], cells: [nasty, "12,5"], marked: 1))),
            Finding(
                empty, at: place(20, 1),
                table: TablePlace(row: 20, column: 1, field: "nom", excerpt: RowExcerpt(headings: ["nom", "montant"], cells: ["", "3.0"], marked: 0))),
        ]
    }()
}
