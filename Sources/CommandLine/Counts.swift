internal import Findings
internal import Model

/// How much there is of a catalogue, in words.
struct Counts {
    let publishers: Int
    let datasets: Int
    let files: Int

    init(publishers: Int, datasets: Int, files: Int) {
        self.publishers = publishers
        self.datasets = datasets
        self.files = files
    }

    init(of catalogue: Catalogue) {
        publishers = catalogue.publishers.count
        datasets = catalogue.datasets.count
        files = catalogue.datasets.reduce(0) { $0 + $1.distributions.count }
    }

    /// `8 producteurs, 27 jeux de données, 43 fichiers`.
    func inWords(_ language: Language) -> String {
        [
            Self.counted(publishers, language, ("producteur", "producteurs"), ("publisher", "publishers")),
            Self.counted(datasets, language, ("jeu de données", "jeux de données"), ("dataset", "datasets")),
            Self.counted(files, language, ("fichier", "fichiers"), ("file", "files")),
        ].joined(separator: ", ")
    }

    static func counted(_ count: Int, _ language: Language, _ french: (String, String), _ english: (String, String)) -> String {
        switch language {
        case .french: "\(count) \(count > 1 ? french.1 : french.0)"
        case .english: "\(count) \(count == 1 ? english.0 : english.1)"
        }
    }

    /// `1,2 Mo`, `1.2 MB`; powers of ten (IEC 80000-13 prefixes k, M, G).
    static func size(_ bytes: Int64, _ language: Language) -> String {
        let units = language == .french ? ["octets", "ko", "Mo", "Go", "To"] : ["bytes", "kB", "MB", "GB", "TB"]
        var tenths = bytes * 10
        var unit = 0
        while tenths >= 10_000, unit < units.count - 1 {
            tenths = (tenths + 500) / 1_000
            unit += 1
        }
        let fraction = unit == 0 || tenths >= 1_000 || tenths % 10 == 0 ? "" : (language == .french ? "," : ".") + "\(tenths % 10)"
        return "\(tenths / 10)\(fraction) \(units[unit])"
    }
}
