internal import Bytes
internal import Profiles

/// What the name of a column says that it may hold of persons, or that it holds of others.
struct ColumnRole: OptionSet {
    let rawValue: UInt32

    static let phone = ColumnRole(rawValue: 1)
    /// Of a service, a town hall, a firm: its numbers and addresses are for everybody.
    static let service = ColumnRole(rawValue: 1 << 1)
    static let identifier = ColumnRole(rawValue: 1 << 2)
    static let socialSecurity = ColumnRole(rawValue: 1 << 3)
    static let bank = ColumnRole(rawValue: 1 << 4)
    static let birth = ColumnRole(rawValue: 1 << 5)
    /// The SIRET, SIREN or RNA number of the one that the row is about.
    static let organisation = ColumnRole(rawValue: 1 << 6)
    static let familyName = ColumnRole(rawValue: 1 << 7)
    static let givenName = ColumnRole(rawValue: 1 << 8)
    static let fullName = ColumnRole(rawValue: 1 << 9)
    static let text = ColumnRole(rawValue: 1 << 10)
    static let matter = ColumnRole(rawValue: 1 << 11)
    static let beneficiary = ColumnRole(rawValue: 1 << 12)
    static let count = ColumnRole(rawValue: 1 << 13)
    static let headcount = ColumnRole(rawValue: 1 << 14)
    static let homeAddress = ColumnRole(rawValue: 1 << 15)
    static let address = ColumnRole(rawValue: 1 << 16)
    static let latitude = ColumnRole(rawValue: 1 << 17)
    static let longitude = ColumnRole(rawValue: 1 << 18)
    static let time = ColumnRole(rawValue: 1 << 19)
    static let death = ColumnRole(rawValue: 1 << 20)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Every cell of such a column is looked at, whatever it looks like.
    static let watched: ColumnRole = [
        .phone, .socialSecurity, .bank, .birth, .familyName, .givenName, .fullName, .text, .matter, .beneficiary, .count, .headcount, .homeAddress,
    ]

    init(_ label: String) {
        self = []
        let words = labelWords(of: label)
        let set = Set(words)
        func has(_ list: Set<String>) -> Bool { !set.isDisjoint(with: list) }
        let isNumber = has(Self.numberWords)
        if has(["tel", "telephone", "phone", "mobile", "portable", "gsm", "telephones", "tels", "fax", "telecopie"]) { insert(.phone) }
        if has(Self.serviceWords) { insert(.service) }
        if has(Self.identifierWords) { insert(.identifier) }
        if has(["nir", "nirpp", "nss", "insecu", "numsecu", "numerosecu"]) || set.isSuperset(of: ["securite", "sociale"])
            || set.isSuperset(of: ["num", "secu"])
            || set.isSuperset(of: ["social", "security"]) || set.isSuperset(of: ["numero", "secu"])
        {
            insert(.socialSecurity)
        }
        if has(["iban", "rib", "bic", "bancaire", "bancaires", "bank"]) || (has(["banque"]) && !has(["nom", "code"])) { insert(.bank) }
        if has(["naissance", "birth", "nais", "naiss", "birthday"]) && !has(Self.notBirthDay)
            && (has(["date", "dat", "dt", "jour", "day", "le"]) || words.count <= 2)
            || has(["datenaissance", "datenais", "datenaiss", "birthdate", "ddn", "dob", "datnais"]) || words == ["ne", "le"] || words == ["nee", "le"]
            || words == ["ne", "e", "le"]
        {
            insert(.birth)
        }
        if has(["deces", "death", "decede", "deceased", "mort"]) { insert(.death) }
        if has(["siret", "siren", "rna", "waldec", "finess", "rcs", "idassociation"]) || words == ["id", "beneficiaire"] || words == ["rna", "beneficiaire"],
            !has(Self.publisherWords)
        {
            insert(.organisation)
        }
        let isOfOther = has(Self.notPersons)
        if has(["prenom", "prenoms", "firstname", "forename", "givenname"]) || set.isSuperset(of: ["first", "name"]) || set.isSuperset(of: ["given", "name"]) {
            if !isNumber || has(["nom"]) { insert(has(["nom", "noms"]) ? .fullName : .givenName) }
        } else if words == ["nom"] || words == ["noms"] || has(["patronyme", "surname", "lastname"]) || set.isSuperset(of: ["last", "name"])
            || set.isSuperset(of: ["family", "name"])
        {
            insert(.familyName)
        } else if has(["nom", "noms", "identite", "name"]), has(Self.personWords), !isOfOther, !isNumber {
            insert(.fullName)
        } else if words == ["assistante", "maternelle"] || (words.count == 1 && has(Self.personsAlone)) {
            insert(.fullName)
        }
        if contains(.givenName) || contains(.familyName) || contains(.fullName), isOfOther { subtract([.givenName, .familyName, .fullName]) }
        if has([
            "objet", "object", "libelle", "intitule", "description", "commentaire", "commentaires", "observation", "observations", "remarque", "remarques",
            "resume", "titre", "motif", "note", "notes", "designation", "texte", "detail", "details", "comment", "title",
        ]), !has(["matiere", "url", "code"]) {
            insert(.text)
        }
        if has(["matiere"]), !has(["nom", "libelle", "premiere", "premieres"]) { insert(.matter) }
        if has(["beneficiaire", "beneficiaires", "attributaire", "allocataire", "beneficiary", "titulaire", "recipient"]), !isNumber,
            !has(Self.notBeneficiaryName), !contains(.identifier)
        {
            insert(.beneficiary)
            remove(.fullName)
        }
        if has(["nombre", "nb", "nbre", "occurrence", "occurrences", "effectif", "count", "total", "naissances", "attributions", "frequence"]), !has(["annee"])
        {
            insert(.count)
        }
        if has(["effectif", "effectifs"]) || (isNumber && has(Self.headWords)), !has(Self.notHeads) { insert(.headcount) }
        if has(["domicile"]) || (has(["adresse"]) && has(["personnelle", "perso", "privee", "particuliere"])) { insert(.homeAddress) }
        if has(["adresse", "address", "voie", "rue"]), !has(["mairie", "professionnelle", "mail", "email", "electronique", "web", "site", "url"]) {
            insert(.address)
        }
        if has(["lat", "latitude", "y"]) { insert(.latitude) }
        if has(["lon", "lng", "long", "longitude", "x"]) { insert(.longitude) }
        if has(["horodatage", "timestamp", "datetime", "time", "heure", "dateheure", "date"]) { insert(.time) }
    }

    private static let numberWords: Set<String> = ["nombre", "nb", "nbre", "number", "total", "count", "somme", "taux", "part"]
    private static let serviceWords: Set<String> = [
        "mairie", "service", "services", "accueil", "standard", "astreinte", "secretariat", "siege", "urgence", "urgences", "operateur", "exploitant",
        "structure", "etablissement", "organisme", "entreprise", "societe", "fournisseur", "institution", "public", "collectivite", "dpo", "dpd",
        "maintenance", "maintenancier", "fabricant", "support",
    ]
    private static let identifierWords: Set<String> = [
        "id", "ids", "identifiant", "code", "codes", "ref", "reference", "references", "siret", "siren", "rna", "uid", "uuid", "cle", "pdl", "prm",
        "pce", "compteur", "compteurs", "imei", "matricule", "departement", "departements", "dept", "depts", "parcelle", "cadastre", "insee", "serie", "ean",
        "isbn", "numero", "num", "no", "immatriculation", "fantoir",
        "url", "nic", "finess", "uai", "key", "lot",
    ]
    private static let notBirthDay: Set<String> = [
        "lieu", "commune", "ville", "code", "departement", "dept", "pays", "nom", "place", "annee", "year", "nombre", "nb", "taux", "insee", "prenom", "rang",
        "region", "poids", "maternite",
    ]
    /// Those who publish, grant or buy: their numbers tell nothing of whom the row is about.
    private static let publisherWords: Set<String> = [
        "coll", "collectivite", "attribuant", "acheteur", "producteur", "publisher", "commune", "mairie", "epci", "departement", "delegant", "financeur",
        "autorite", "organisme", "gestionnaire", "amenageur", "editeur", "acv",
    ]
    private static let notPersons: Set<String> = [
        "coll", "commune", "rue", "voie", "site", "equipement", "structure", "organisme", "entreprise", "societe", "etablissement", "station", "operateur",
        "enseigne", "fichier", "jeu", "auteur", "artiste", "architecte", "personnalite", "elu", "elus", "elue", "maire", "candidat", "candidate", "depute",
        "conseiller", "service", "association", "directeur", "directrice", "responsable", "referent", "referente", "president", "presidente", "medecin",
        "representant", "mediateur", "dpo", "dpd", "interprete", "soliste", "realisateur", "odonyme", "court", "long",
    ]
    private static let personWords: Set<String> = [
        "famille", "naissance", "usage", "marital", "jeune", "fille", "enfant", "eleve", "agent", "demandeur", "proprietaire", "locataire", "defunt",
        "resident", "usager", "abonne", "assure", "acquereur", "vendeur", "epoux", "epouse", "conjoint", "pere", "mere", "contribuable", "concessionnaire",
        "patient", "occupant", "salarie", "stagiaire", "contact", "personne", "petitionnaire", "administre", "habitant", "identite",
    ]
    /// Those whom a whole column is called after: its cells are their names, unless they are firms.
    private static let personsAlone: Set<String> = [
        "eleve", "enfant", "agent", "demandeur", "demandeuse", "proprietaire", "locataire", "defunt", "resident", "abonne", "abonnee", "adherent", "adherente",
        "licencie", "licenciee", "emprunteur", "emprunteuse", "concessionnaire", "petitionnaire", "acquereur", "vendeur", "patient", "occupant", "salarie",
        "stagiaire", "administre", "habitant", "usager", "personne", "inscrit", "inscrite", "identite",
    ]
    private static let notBeneficiaryName: Set<String> = [
        "id", "siret", "siren", "rna", "nature", "type", "commune", "adresse", "code", "categorie", "statut", "forme", "pays", "naf", "ape", "date", "montant",
        "ville", "age", "sexe", "public", "email", "courriel", "telephone", "description", "objet", "iban", "rib",
    ]
    private static let headWords: Set<String> = [
        "eleves", "enfants", "agents", "beneficiaires", "allocataires", "demandeurs", "residents", "inscrits", "personnes", "patients", "usagers", "salaries",
        "apprentis", "femmes", "hommes", "filles", "garcons", "malades", "handicap", "handicapes", "victimes", "menages", "foyers", "cas", "licencies",
        "licenciees", "adherents", "adherentes",
    ]
    private static let notHeads: Set<String> = [
        "vote", "votes", "votants", "conseil", "elus", "moyen", "moyenne", "max", "maximum", "maximale", "maximal", "capacite", "places", "theorique",
        "seances", "visites",
        "taux", "voix", "tranche", "code", "date", "annee",
    ]
}

/// What a table as a whole is about, from its names: persons of whom the law publishes the names.
struct TableSubject {
    /// Members of assemblies, candidates: their names are public, not their private addresses.
    var isOfElected = false
    /// Organisation charts, professional directories, sport results, street names, authors and the dead: names alone are lawful.
    var isOfPublicNames = false
    /// Town halls and services: their phone numbers are for everybody.
    var isOfServices = false
    /// Animals are born too.
    var isOfAnimals = false
    /// Books and the like: their titles may name whom they please.
    var isOfWorks = false
    /// Stops of a line, whose times are those of a timetable.
    var isOfStops = false

    init(_ title: String, labels: [String]) {
        let subject = Set(labelWords(of: title))
        let columns = Set(labels.flatMap { labelWords(of: $0) })
        let elected: Set<String> = [
            "elu", "elus", "elue", "elues", "conseillers", "conseilleres", "maires", "adjoints", "rne", "deputes", "senateurs", "candidats", "candidatures",
            "elections", "election", "trombinoscope",
        ]
        isOfElected = !subject.isDisjoint(with: elected) || !columns.isDisjoint(with: ["elu", "elus", "elue", "mandat", "candidat", "candidate", "suffrages"])
        isOfServices = !subject.isDisjoint(with: ["mairie", "mairies", "services", "astreintes", "dechetteries", "urgences", "accueils"])
        let named: Set<String> = [
            "organigramme", "annuaire", "professionnels", "professionnel", "medecins", "sportifs", "palmares", "resultats", "voies", "rues", "odonymes",
            "toponymie", "artistes", "auteurs", "catalogue", "livres", "monuments", "morts", "deces", "oeuvres", "avocats", "notaires", "guides", "architectes",
            "personnalites", "laureats", "commissaires",
        ]
        let animals: Set<String> = ["animal", "animaux", "chien", "chiens", "chat", "chats", "espece", "cheptel"]
        isOfAnimals = !subject.union(columns).isDisjoint(with: animals)
        isOfWorks = !columns.isDisjoint(with: ["auteur", "auteurs", "isbn", "editeur", "emprunteur", "emprunteuse", "realisateur", "realisatrice"])
        isOfStops = !columns.isDisjoint(with: ["stop", "arret", "arrets", "trip"])
        isOfPublicNames = !subject.isDisjoint(with: named) || columns.contains("deces") || columns.contains("oeuvre") || columns.contains("odonyme")
    }
}
