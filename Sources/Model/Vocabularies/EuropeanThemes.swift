extension EuropeanTheme {
    /// The EU's data-theme authority table.
    public static let vocabulary = Vocabulary<EuropeanTheme>(
        [
            EuropeanTheme(
                code: "AGRI", slug: "agriculture-peche-alimentation", french: "Agriculture, pêche, sylviculture et alimentation",
                english: "Agriculture, fisheries, forestry and food"),
            EuropeanTheme(code: "ECON", slug: "economie-et-finances", french: "Économie et finances", english: "Economy and finance"),
            EuropeanTheme(code: "EDUC", slug: "education-culture-sport", french: "Éducation, culture et sport", english: "Education, culture and sport"),
            EuropeanTheme(code: "ENER", slug: "energie", french: "Énergie", english: "Energy"),
            EuropeanTheme(code: "ENVI", slug: "environnement", french: "Environnement", english: "Environment"),
            EuropeanTheme(
                code: "GOVE", slug: "gouvernement-secteur-public", french: "Gouvernement et secteur public", english: "Government and public sector"),
            EuropeanTheme(code: "HEAL", slug: "sante", french: "Santé", english: "Health"),
            EuropeanTheme(code: "INTR", slug: "questions-internationales", french: "Questions internationales", english: "International issues"),
            EuropeanTheme(
                code: "JUST", slug: "justice-securite-publique", french: "Justice, système juridique et sécurité publique",
                english: "Justice, legal system and public safety"),
            EuropeanTheme(code: "REGI", slug: "regions-et-villes", french: "Régions et villes", english: "Regions and cities"),
            EuropeanTheme(code: "SOCI", slug: "population-et-societe", french: "Population et société", english: "Population and society"),
            EuropeanTheme(code: "TECH", slug: "science-et-technologie", french: "Science et technologie", english: "Science and technology"),
            EuropeanTheme(code: "TRAN", slug: "transports", french: "Transports", english: "Transport"),
            EuropeanTheme(code: "OP_DATPRO", slug: "donnees-provisoires", french: "Données provisoires", english: "Provisional data"),
        ].map { Vocabulary<EuropeanTheme>.Entry(term: $0, words: [$0.slug], addresses: [$0.address]) })

    /// The same as a theme of a catalogue.
    public var theme: Theme { Theme(code: slug, french: french, english: english, european: self) }
}
