internal import DataFiles
internal import Findings
internal import Schemas
internal import Tables
internal import Validation

/// What was found in one file, in a few lines: what it was taken for, how much there is, and the verdict.
struct ValidationSummary {
    private let reading: DataFileReading
    private let file: DataFile

    init(_ reading: DataFileReading, _ file: DataFile) {
        self.reading = reading
        self.file = file
    }

    func inWords(_ language: Language) -> String {
        [taken(language), verdict(language), persons(language)].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// `subventions.csv : 70 lignes, 14 colonnes (CSV, UTF-8, séparateur « ; », en-tête ligne 1)`.
    private func taken(_ language: Language) -> String {
        guard let form = reading.form, let header = reading.header else { return "" }
        let isFrench = language == .french
        var parts = [form.format.rawValue.uppercased()]
        if let sheet = form.sheet { parts.append((isFrench ? "feuille « " : "sheet “") + Finding.shown(sheet) + (isFrench ? " »" : "”")) }
        if form.format == .csv {
            parts.append(form.encoding.rawValue)
            let mark =
                switch form.delimiter {
                case 0x09?: isFrench ? "tabulation" : "tab"
                case let delimiter?: (isFrench ? "« " : "“") + String(decoding: [delimiter], as: UTF8.self) + (isFrench ? " »" : "”")
                case nil: isFrench ? "aucun" : "none"
                }
            parts.append((isFrench ? "séparateur " : "separator ") + mark)
        }
        if header.row != 1 { parts.append((isFrench ? "en-tête ligne " : "headings in row ") + String(header.row)) }
        let rows = Counts.counted(reading.verdict.rows, language, ("ligne", "lignes"), ("row", "rows"))
        let columns = Counts.counted(header.labels.count, language, ("colonne", "colonnes"), ("column", "columns"))
        return Finding.shown(file.shownPath) + (isFrench ? " : " : ": ") + "\(rows), \(columns) (\(parts.joined(separator: ", ")))"
    }

    private func persons(_ language: Language) -> String {
        let (causes, errors) = (reading.privacy.count, reading.privacy.count { $0.severity == .error })
        guard causes > 0 else { return "" }
        let reasons = Counts.counted(causes, language, ("cause", "causes"), ("cause", "causes"))
        guard errors > 0 else {
            return language == .french
                ? "Données personnelles : \(reasons) à examiner avant de publier." : "Personal data: \(reasons) to look into before publishing."
        }
        return language == .french
            ? "Données personnelles : \(reasons), dont \(errors) qui empêchent de publier."
            : "Personal data: \(reasons), \(errors) of which keep it from being published."
    }

    private func verdict(_ language: Language) -> String {
        let isFrench = language == .french
        let against = (file.schema?.schema).map { schema in
            (isFrench ? " au schéma " : " to the schema ") + Finding.shown(schema.name) + (schema.version.map { " " + Finding.shown($0) } ?? "")
        }
        guard !reading.isValid else {
            if let against { return (isFrench ? "Conforme" : "It conforms") + against + "." }
            return isFrench
                ? "Rien à corriger. Aucun schéma n’a été demandé : seule la forme du fichier est vérifiée."
                : "Nothing to mend. No schema was asked for: only the file’s make is checked."
        }
        let errors = reading.verdict.findings.reduce(0) { $0 + ($1.severity == .error ? $1.table?.count ?? 1 : 0) }
        let causes = reading.verdict.findings.count { $0.severity == .error }
        let words = Counts.counted(errors, language, ("endroit à corriger", "endroits à corriger"), ("place to mend", "places to mend"))
        let reasons = Counts.counted(causes, language, ("cause", "causes"), ("cause", "causes"))
        return (isFrench ? "Pas conforme" : "It does not conform") + (against ?? "") + (isFrench ? " : " : ": ") + words + ", " + reasons + "."
    }
}
