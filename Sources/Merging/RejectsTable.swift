internal import Bytes
internal import Findings
internal import Model

/// The lines of a table of rejected rows, for a spreadsheet of its publisher's country: which row of which file, which column, why, and what to write.
struct RejectsTable {
    private let source: MergeSource
    private let language: Language

    init(_ source: MergeSource, _ language: Language) {
        self.source = source
        self.language = language
    }

    static func writeHeader(_ language: Language, into out: inout ByteWriter) {
        out.raw("\u{FEFF}")
        let names =
            language == .french
            ? ["jeu", "fichier", "ligne", "colonne", "champ", "valeur", "sort", "motif", "remède", "code"]
            : ["dataset", "file", "row", "column", "field", "value", "outcome", "reason", "remedy", "code"]
        write(names, language, into: &out)
    }

    /// A row that does not follow the schema.
    ///
    /// - Parameter column: in the file, from 0; nil when it is the row as a whole.
    func write(_ finding: Finding, row: Int, column: Int?, into out: inout ByteWriter) {
        let sentences = finding.sentences(in: language)
        var remedy = [sentences.suggestion, sentences.remedy].filter { !$0.isEmpty }.joined(separator: " ")
        if remedy.isEmpty { remedy = finding.table?.expected?.text(in: language) ?? "" }
        line(
            row: String(row), column: column.map { TablePlace.letters(ofColumn: $0 + 1) } ?? "", field: finding.table?.field ?? "", value: finding.value ?? "",
            outcome: isFrench ? "rejetée" : "rejected", reason: sentences.cause, remedy: remedy, code: finding.rule.code, into: &out)
    }

    /// What keeps all rows of the file out.
    func writeFile(_ finding: Finding, into out: inout ByteWriter) {
        let sentences = finding.sentences(in: language)
        line(
            row: isFrench ? "toutes" : "all", column: "", field: finding.table?.field ?? "", value: finding.value ?? "",
            outcome: isFrench ? "fichier rejeté" : "file rejected", reason: sentences.cause,
            remedy: [sentences.suggestion, sentences.remedy].filter { !$0.isEmpty }.joined(separator: " "), code: finding.rule.code, into: &out)
    }

    /// The right rows of a file that is not taken because others are wrong.
    func writeUntaken(_ rows: Int, into out: inout ByteWriter) {
        line(
            row: isFrench ? "les \(rows) autres" : "the \(rows) others", column: "", field: "", value: "",
            outcome: isFrench ? "fichier rejeté" : "file rejected",
            reason: isFrench
                ? "Cette fusion ne prend que les fichiers sans faute, et celui-ci en a." : "This merge takes only files without fault, and this one has some.",
            remedy: isFrench ? "Corrigez les lignes rejetées ; le fichier entier sera repris." : "Mend the rejected rows; the whole file will be taken.",
            code: "merge-file-refused", into: &out)
    }

    /// - Parameters:
    ///   - other: where the row stays; nil when that is not known any more.
    ///   - columns: those that both rows have the same values in; none when it is all of them.
    func writeDuplicate(row: Int, standsIn other: MergeSource?, sharing columns: [String], into out: inout ByteWriter) {
        let name = other.map { $0.dataset + "/" + $0.fileName }
        let isOwn = other.map { $0.dataset == source.dataset && $0.fileName == source.fileName } ?? false
        let reason: String
        switch (language, isOwn) {
        case (.french, true): reason = "La même ligne, ou une ligne de même clé, est plus haut dans ce fichier."
        case (.english, true): reason = "The same row, or one with the same key, stands further up in this file."
        case (.french, false): reason = "La même ligne, ou une ligne de même clé, est prise dans " + (name.map { "« \($0) »" } ?? "un autre fichier") + "."
        case (.english, false): reason = "The same row, or one with the same key, is taken from " + (name.map { "“\($0)”" } ?? "another file") + "."
        }
        line(
            row: String(row), column: "", field: columns.joined(separator: ", "), value: "", outcome: isFrench ? "doublon" : "duplicate", reason: reason,
            remedy: isFrench ? "Supprimez l’une des deux, si elles disent la même chose." : "Delete one of the two, if they say the same thing.",
            code: "merge-duplicate", into: &out)
    }

    private var isFrench: Bool { language == .french }

    private func line(
        row: String, column: String, field: String, value: String, outcome: String, reason: String, remedy: String, code: String, into out: inout ByteWriter
    ) {
        Self.write([source.dataset, source.fileName, row, column, field, value, outcome, reason, remedy, code], language, into: &out)
    }

    private static func write(_ cells: [String], _ language: Language, into out: inout ByteWriter) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { out.byte(language == .french ? 0x3B : 0x2C) }
            out.csv(spreadsheetCell: cell)
        }
        out.raw("\r\n")
    }
}
