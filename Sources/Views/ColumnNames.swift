internal import Bytes
internal import Profiles
internal import Schemas

/// What the name of a column tells of what it holds, before or without a look at its cells.
struct ColumnName {
    let name: String
    let words: [String]

    init(_ name: String) {
        self.name = name
        words = labelWords(of: name)
    }

    func has(_ list: Set<String>) -> Bool { words.contains(where: list.contains) }

    /// Codes, addresses, texts and marks of editing: nothing that anyone counts by.
    var isTechnical: Bool { has(Self.technical) }
    private static let technical: Set<String> = [
        "id", "ids", "identifiant", "identifiants", "uid", "uuid", "siret", "siren", "nic", "insee", "cog", "code", "codes", "ref", "reference", "cle", "key",
        "rna", "uai", "finess", "matricule", "url", "lien", "web", "site", "mail", "email", "courriel", "mel", "tel", "telephone", "tel1", "tel2", "fax",
        "contact", "photo", "photo1", "photo2", "commentaire", "commentaires", "comm", "observation", "observations", "remarque", "remarques", "info",
        "description", "precision", "libre", "maj", "modif", "modification", "saisie", "import", "export", "update", "updated", "geom", "geometry", "wkt",
        "source", "x", "y", "lat", "latitude", "lon", "long", "longitude", "xlong", "ylat", "cp", "postal", "codepostal", "numero", "num", "interop",
        "cadastre", "parcelles", "parcelle", "serie", "osm", "pr", "suffixe", "adresse", "address", "voie",
    ]

    var isTimeOfEditing: Bool {
        has(["maj", "modif", "modification", "saisie", "import", "export", "update", "updated", "publication", "releve", "naissance", "birth"])
    }

    /// What a table is most often asked about.
    var isTelling: Bool { has(Self.telling) }
    private static let telling: Set<String> = [
        "type", "nature", "categorie", "theme", "thematique", "statut", "etat", "genre", "espece", "famille", "domaine", "secteur", "quartier", "commune",
        "matiere", "chapitre", "usage", "acces", "implantation", "kind", "category", "status", "theme", "sexe", "niveau", "motif", "objet", "activite",
    ]

    /// The unit that the name ends with (`hauteur_m`), or that its words imply (`montant`).
    var unit: String? {
        if words.count > 1, let last = words.last, let unit = Self.units[last] { return unit }
        return has(Self.money) ? "€" : nil
    }

    private static let units: [String: String] = [
        "m": "m", "cm": "cm", "mm": "mm", "km": "km", "m2": "m²", "m3": "m³", "ha": "ha", "kg": "kg", "t": "t", "tonnes": "t", "kw": "kW", "kwh": "kWh",
        "mwh": "MWh", "l": "l", "min": "min", "h": "h", "pct": "%", "pourcent": "%", "euros": "€", "eur": "€",
    ]
    private static let money: Set<String> = [
        "montant", "montants", "prix", "cout", "couts", "depense", "depenses", "recette", "recettes", "loyer", "euro", "euros", "eur", "mtreal", "mtprev",
        "mtbudgprec", "amount", "price", "cost", "€",
    ]

    /// `hauteur_m` as « Hauteur (m) », `COMMUNE_NOM` as « Commune nom », `nomBeneficiaire` as « Nom beneficiaire ».
    var readable: String {
        var text = ""
        var wasSmall = false
        let isLoud = !name.unicodeScalars.contains { $0.properties.isLowercase }
        for scalar in name.unicodeScalars.prefix(120) {
            let isCapital = scalar.properties.isUppercase
            if scalar == "_" || scalar == "." {
                text += " "
            } else if isCapital, wasSmall {
                text += " " + scalar.properties.lowercaseMapping
            } else if isLoud, !text.isEmpty {
                text += scalar.properties.lowercaseMapping
            } else {
                text.unicodeScalars.append(scalar)
            }
            wasSmall = scalar.properties.isLowercase
        }
        if let unit, words.count > 1, let last = words.last, Self.units[last] != nil, let space = text.utf8.lastIndex(of: 0x20) {
            text = String(text[..<space]) + " (" + unit + ")"
        }
        guard let first = text.unicodeScalars.first else { return name }
        return first.properties.titlecaseMapping + String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
    }
}

extension Chart.Column {
    /// - Parameter schema: which may have a title for it.
    init(_ name: String, _ schema: TableSchema?) {
        let wanted = folded(name)
        let title = schema?.fields.first { $0.name == name || folded($0.name) == wanted }?.title
        let isTitle = title.map { $0 != name && !$0.isEmpty && $0.utf8.count <= 60 && !$0.utf8.contains(0x5F) } ?? false
        self.init(name: name, label: isTitle ? title ?? name : ColumnName(name).readable)
    }
}
