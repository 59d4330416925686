internal import Bytes
internal import Checking
internal import Findings
internal import Model
internal import Reading

/// A catalogue read and checked: what both commands begin with.
struct Inspection {
    var reading: CatalogueReading
    /// Of the reading and of the checks.
    var findings: [Finding]

    var catalogue: Catalogue? { reading.catalogue }
    /// The catalogue's first language; French when the settings cannot be read.
    var language: Language { catalogue?.settings.languages.first ?? .french }

    static func make(_ options: CatalogueOptions, keepGoing: Bool = false, memo: ReadingMemo = ReadingMemo(), today: CalendarDate) -> Inspection {
        var reading = CatalogueReader(root: options.root, crew: options.crew, memo: memo).read(keepGoing: keepGoing)
        var findings = reading.findings
        if let address = options.baseURL {
            if let checked = checkedBaseAddress(address) {
                reading.catalogue?.settings.baseAddress = checked
            } else {
                findings.append(Finding(.addressInvalid, at: SourcePlace(file: ""), value: address, details: ["--base-url"]))
            }
        }
        if let catalogue = reading.catalogue { findings += checkMetadata(of: catalogue, today: today) }
        return Inspection(reading: reading, findings: findings)
    }

    /// `8 producteurs, 27 jeux de données, 41 fichiers : 0 erreur, 2 avertissements`.
    func summary(_ report: Report) -> String {
        guard let catalogue else { return report.summary }
        let files = catalogue.datasets.reduce(0) { $0 + $1.distributions.count }
        func counted(_ count: Int, _ french: (String, String), _ english: (String, String)) -> String {
            switch report.language {
            case .french: "\(count) \(count > 1 ? french.1 : french.0)"
            case .english: "\(count) \(count == 1 ? english.0 : english.1)"
            }
        }
        let parts = [
            counted(catalogue.publishers.count, ("producteur", "producteurs"), ("publisher", "publishers")),
            counted(catalogue.datasets.count, ("jeu de données", "jeux de données"), ("dataset", "datasets")),
            counted(files, ("fichier", "fichiers"), ("file", "files")),
        ]
        return parts.joined(separator: ", ") + (report.language == .french ? " : " : ": ") + report.summary
    }
}
