public import Bytes
internal import Findings
internal import Model

/// The whole catalogue as a table that follows the national schema `scdl/catalogue`.
///
/// Each of its twenty columns asks for a value. What a dataset does not say is taken from what is nearest: without a period, from its making to its last
/// change; without a theme or keywords, words that say so. What nobody knows (a SIRET, dates of a dataset without any) stays empty.
///
/// Cells that a spreadsheet would take for a formula begin with an apostrophe, as in Halle's other tables for spreadsheets.
extension Descriptions {
    private static let columns = [
        "COLL_NOM", "COLL_SIRET", "ID", "TITRE", "DESCRIPTION", "THEME", "PRODUCTEUR_NOM", "PRODUCTEUR_SIRET", "COUV_SPAT_MAILLE", "COUV_SPAT_NOM",
        "COUV_TEMP_DEBUT", "COUV_TEMP_FIN", "DATE_PUBL", "FREQ_MAJ", "DATE_MAJ", "MOTS_CLES", "LICENCE", "NOMBRE_RESSOURCES", "FORMAT_RESSOURCES", "URL",
    ]

    /// Writes `catalogue-scdl.csv`: UTF-8, commas, a row a dataset.
    public func writeNationalCatalogue(into out: inout ByteWriter) {
        let catalogue = graph.catalogue
        let owner = catalogue.settings.publisher ?? (catalogue.publishers.count == 1 ? catalogue.publishers[0] : nil)
        let ownerNumber = owner.flatMap { owner in catalogue.publishers.first { $0.name == owner.name } }?.siret
        out.cells(Self.columns)
        for number in catalogue.datasets.indices {
            let dataset = catalogue.datasets[number]
            guard let publisher = graph.publisher(of: dataset) else { continue }
            let page = graph.iris.page(of: dataset, publisher)
            let files = dataset.distributions.filter { $0.role == .data }
            var formats: [String] = []
            for file in files where !formats.contains(file.format.code) { formats.append(file.format.code) }
            let themes = dataset.themes.map(\.french).joined(separator: ";")
            let words = dataset.keywords.isEmpty ? dataset.themes.map(\.french) : dataset.keywords
            let published = dataset.issued ?? dataset.created ?? dataset.modified
            out.cells([
                (owner?.name ?? catalogue.settings.title)[.french], owner?.siret ?? ownerNumber ?? "", graph.identifier(of: dataset, at: page),
                dataset.title[.french], (dataset.summary ?? dataset.title)[.french], themes.isEmpty ? "Non renseigné" : themes,
                publisher.name[.french], publisher.siret ?? "", Self.scale(dataset.spatial, publisher),
                dataset.spatial?.name ?? catalogue.settings.territory?.name ?? publisher.name[.french],
                (dataset.temporal?.start ?? dataset.created ?? published)?.description ?? "",
                (dataset.temporal?.end ?? dataset.lastChange)?.description ?? "", published?.description ?? "", Self.rhythm(dataset.frequency),
                dataset.lastChange?.description ?? "", words.isEmpty ? "donnees ouvertes" : words.map(Self.plain).joined(separator: ";"),
                Self.licence(dataset.licence), String(max(1, files.count)), formats.isEmpty ? "autre" : formats.joined(separator: ";"), page.text,
            ])
        }
    }

    /// In small letters without accents; a keyword cannot hold what parts it from the next.
    private static func plain(_ word: String) -> String { String(decoding: folded(word).map { $0 == 0x3B ? 0x2C : $0 }, as: UTF8.self) }

    /// By the length of the code, else by who publishes.
    private static func scale(_ place: SpatialCoverage?, _ publisher: Publisher) -> String {
        switch place?.code?.utf8.count {
        case 5: return "Communale"
        case 9: return "Intercommunale"
        case 2 where publisher.kind != .region, 3: return "Départementale"
        case 2: return "Régionale"
        default: break
        }
        return switch publisher.kind {
        case .commune: "Communale"
        case .epci: "Intercommunale"
        case .departement: "Départementale"
        case .region: "Régionale"
        case .syndicat, .etablissement, .association, .autre, nil: "Autre"
        }
    }

    /// In the words of the schema; what has no word of its own goes to the nearest slower one.
    private static func rhythm(_ frequency: Frequency?) -> String {
        switch frequency?.code {
        case nil, "UNKNOWN", "OTHER": "Inconnue"
        case "NEVER", "NOT_PLANNED", "AS_NEEDED": "Ponctuelle"
        case "IRREG": "Irrégulière"
        case "UPDATE_CONT", "1MIN", "5MIN", "10MIN", "15MIN", "30MIN": "Continuelle"
        case "HOURLY": "Toutes les heures"
        case "ANNUAL_2": "Semestrielle"
        case "ANNUAL_3": "Semestrielle"
        default:
            switch frequency?.days ?? 0 {
            case ...0: "Inconnue"
            case 1: "Quotidienne ou plusieurs fois par jour"
            case ...7: "Hebdomadaire ou plusieurs fois par semaine"
            case ...31: "Mensuelle ou plusieurs fois par mois"
            case ...62: "Bimestrielle"
            case ...93: "Trimestrielle"
            case ...186: "Semestrielle"
            case ...366: "Annuelle"
            case ...731: "Biennale"
            case ...1_096: "Triennale"
            default: "Quinquennale"
            }
        }
    }

    private static func licence(_ licence: Licence?) -> String {
        switch licence?.code {
        case "lov2", "fr-lo": "Licence Ouverte-LO"
        case "odc-odbl": "Open Database License-ODBL"
        case "cc-by", "cc-by-sa", "cc-zero": "Creative Commons-CC"
        default: "Spécifique ou autre"
        }
    }
}

extension ByteWriter {
    fileprivate mutating func cells(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { raw(",") }
            csv(spreadsheetCell: Self.line(cell))
        }
        raw("\r\n")
    }

    /// On one line: the cells of the national table hold no line breaks.
    private static func line(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
        return String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
}
