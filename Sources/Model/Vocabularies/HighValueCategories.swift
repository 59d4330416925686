public import Findings

/// A category of high-value datasets (`dcatap:hvdCategory`; annex of Commission Implementing Regulation (EU) 2023/138).
public final class HighValueCategory: Term, CustomStringConvertible {
    /// A word of the category, for people to write: `mobilite`, `statistiques`…
    public let code: String
    public let french: String
    public let english: String
    /// Its concept in the EU's list.
    public let address: String

    init(code: String, french: String, english: String, address: String) {
        self.code = code
        self.french = french
        self.english = english
        self.address = address
    }

    public func label(in language: Language) -> String { language == .french ? french : english }

    /// The regulation that makes a dataset one of high value.
    public static let regulation = "http://data.europa.eu/eli/reg_impl/2023/138/oj"

    public static let vocabulary = Vocabulary<HighValueCategory>([
        entry("geospatial", "Géospatiales", "Geospatial", "c_ac64a52d", words: ["géospatiale", "géospatial", "géographiques", "adresses"]),
        entry(
            "environnement", "Observation de la terre et environnement", "Earth observation and environment", "c_dd313021",
            words: ["environment", "observation de la terre"]),
        entry("meteorologie", "Météorologiques", "Meteorological", "c_164e0bf5", words: ["météo", "météorologique", "weather"]),
        entry("statistiques", "Statistiques", "Statistics", "c_e1da4e07", words: ["statistique"]),
        entry(
            "entreprises", "Entreprises et propriété d’entreprises", "Companies and company ownership", "c_a9135398", words: ["entreprise", "companies"]),
        entry("mobilite", "Mobilité", "Mobility", "c_b79e35eb", words: ["transports", "transport", "déplacements"]),
    ])

    private static func entry(_ code: String, _ french: String, _ english: String, _ name: String, words: [String]) -> Vocabulary<HighValueCategory>.Entry {
        let term = HighValueCategory(code: code, french: french, english: english, address: "http://data.europa.eu/bna/" + name)
        return Vocabulary<HighValueCategory>.Entry(term: term, words: words, addresses: [term.address])
    }
}
