private import Bytes

/// What the words of a column's name speak of.
struct LabelWords {
    enum Topic: Int, CaseIterable {
        case year, identifier, amount, date, latitude, longitude
        case easting, northing
        case name, personName
        /// What makes of “nom” the name of a person.
        case person
        case birth, address, email, phone, socialSecurity, bank
    }

    /// How many words the name has.
    let count: Int
    /// For each topic the first word that speaks of it.
    private let tellers: [String?]

    init(_ label: String) {
        let words = labelWords(of: label)
        count = words.count
        tellers = wordsByTopic.map { words.first(where: $0.contains) }
    }

    /// The first word that speaks of a topic.
    subscript(topic: Topic) -> String? { tellers[topic.rawValue] }

    /// Whether it tells that the table is about persons, so that a column “nom” holds their names and not those of things.
    var speaksOfPersons: Bool { self[.personName] != nil || self[.birth] != nil }
}

/// The words of a column's name, folded: `dateNaissance` and `DATE_NAISSANCE` give `date`, `naissance`.
public func labelWords(of label: String) -> [String] {
    // A capital after a small letter starts a word.
    var spread = ""
    var wasSmall = false
    for scalar in label.unicodeScalars.prefix(200) {
        let isCapital = scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
        if isCapital, wasSmall { spread.unicodeScalars.append(" ") }
        spread.unicodeScalars.append(scalar)
        wasSmall = scalar.isASCII ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isLowercase
    }
    let folded = folded(spread)
    return folded.split { !($0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 >= 0x80) }.map { String(decoding: $0, as: UTF8.self) }
}

private let wordsByTopic: [Set<String>] = LabelWords.Topic.allCases.map { topic in
    let words =
        switch topic {
        case .year: "annee annees an exercice millesime year"
        case .identifier:
            "id ids identifiant identifiants uid uuid siret siren nic insee cog code codes ref reference cle key rna uai finess matricule"
        case .amount:
            """
            montant montants prix cout couts tarif tarifs depense depenses recette recettes loyer solde ttc ht euro euros eur budget credits \
            versement price amount cost €
            """
        case .date: "date dates jour horodatage datetime timestamp"
        case .latitude: "lat latitude ylat coordlat y"
        case .longitude: "lon lng long longitude xlong xlon coordlon x"
        case .easting: "x easting xl93 est lambx coordx"
        case .northing: "y northing yl93 nord lamby coordy"
        case .name: "nom noms"
        case .personName: "prenom prenoms civilite patronyme firstname lastname surname"
        case .person:
            """
            naissance famille usage patronymique marital jeunesse personne agent agents elu elus elue maire demandeur responsable representant \
            titulaire proprietaire gerant president prenom contact dirigeant signataire defunt defunts
            """
        case .birth: "naissance naissances birth birthdate birthday dob"
        case .address: "adresse adresses address voie rue domicile"
        case .email: "email emails mail mails courriel courriels mel"
        case .phone: "telephone telephones tel portable mobile phone gsm fax"
        case .socialSecurity: "nir secu insee"
        case .bank: "iban rib"
        }
    return Set(words.split(separator: " ").map(String.init))
}
