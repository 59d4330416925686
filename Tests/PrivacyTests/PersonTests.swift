import Findings
import Model
import Privacy
import Testing

@Suite("Names, birth dates and addresses of persons")
struct PersonTests {
    @Test(
        "A whole birth date is found in its usual forms", arguments: ["12/05/1985", "1985-05-12", "19850512", "12051985", "12.05.1985", "1985-05-12T00:00:00"])
    func birthDates(_ text: String) throws { #expect(try said(of: text, in: "date_naissance") == ["privacy-birth-date-alone"]) }

    @Test("A year, a month or what is no day is no birth date", arguments: ["1985", "05/1985", "12/05", "31/13/1985", "inconnue", "30-39 ans"])
    func noBirthDates(_ text: String) throws { #expect(try said(of: text, in: "date_naissance").isEmpty) }

    @Test(
        "The column is known by its usual names, French and English",
        arguments: ["Date de naissance", "dateNaissance", "DATE_NAIS", "Né(e) le", "ddn", "birth_date", "Naissance"])
    func birthColumns(_ column: String) throws { #expect(try said(of: "12/05/1985", in: column) == ["privacy-birth-date-alone"]) }

    @Test(
        "Years, places and numbers of births are none, nor are the dates of other things",
        arguments: ["annee_naissance", "lieu_naissance", "commune de naissance", "nombre_naissances", "date_plantation", "date_creation"])
    func noBirthColumns(_ column: String) throws { #expect(try said(of: "12/05/1985", in: column).isEmpty) }

    @Test("Beside a name a birth date is an error; alone or of an elected member a warning; of the dead nothing")
    func birthDateBesideName() throws {
        let found = try scan("nom;prenom;date_naissance\nExemple;Anne;12/05/1985\n", subject: "Agents")
        #expect(found.map(\.rule.code).sorted() == ["privacy-birth-date", "privacy-names"])
        #expect(found.first { $0.rule.code == "privacy-birth-date" }?.severity == .error)
        #expect(try said("nom;prenom;mandat;date_naissance\nExemple;Anne;Maire;12/05/1985\n") == ["privacy-birth-date-alone@date_naissance"])
        #expect(try said("nom;prenom;date_naissance;date_deces\nExemple;Jean;12/05/1895;03/09/1916\n").isEmpty)
    }

    @Test(
        "A grant to a private person is found by a title or a first name beside another name",
        arguments: [
            "Mme Exemple", "M. et Mme Fictif", "DUPRÉ Claire", "Claire Dupré-Fictif", "Monsieur Jean Fictif", "Jean-Pierre MODÈLE", "FICTIF Jean Pierre",
            "Mlle Modèle", "M. FICTIF Paul",
        ])
    func beneficiaries(_ text: String) throws { #expect(try said(of: text, in: "nomBeneficiaire") == ["privacy-beneficiary"]) }

    @Test(
        "An association, a firm, a school or an office is no private person, whosever name it bears",
        arguments: [
            "Association Jean Jaurès", "Les Amis de Claire", "SARL Claire Exemple", "Club de judo", "Lycée Pierre de Fermat", "M. le Maire", "Mission locale",
            "Monsieur X", "Foyer rural Claire Fontaine", "Jean Fictif & fils", "Théâtre Jules Julien", "FNACA", "Jeunes sapeurs-pompiers", "M.J.C. de Roques",
            "Particuliers (12 aides)", "Commune de Claire",
        ])
    func noBeneficiaries(_ text: String) throws { #expect(try said(of: text, in: "nomBeneficiaire").isEmpty) }

    @Test(
        "With a SIRET, a SIREN or an RNA number in the row a beneficiary is a body; the number of the one who pays says nothing",
        arguments: [
            ("idBeneficiaire", "44306184100047", false), ("siret", "443 061 841 00047", false), ("siren", "443061841", false),
            ("rnaBeneficiaire", "W313004521", false), ("idAttribuant", "21310458100011", true), ("idBeneficiaire", "", true),
            ("idBeneficiaire", "inconnu", true),
        ])
    func bodies(_ column: String, _ number: String, _ isPerson: Bool) throws {
        #expect(try said("nomBeneficiaire;\(column)\nDUPRÉ Claire;\(number)\n") == (isPerson ? ["privacy-beneficiary@nomBeneficiaire"] : []))
    }

    @Test(
        "An act that names a private person is found by the title before the name",
        arguments: [
            "Cession d’un délaissé à M. Fictif", "Parcelle AB 12 appartenant à Mme Claire EXEMPLE", "Servitude au profit de M. et Mme Modèle",
            "Bail avec Mlle Exemple", "Autorisation à Monsieur Exemple pour un échafaudage", "Litige opposant la commune à M FICTIF",
        ])
    func acts(_ text: String) throws { #expect(try said(of: text, in: "objet") == ["privacy-name-in-text"]) }

    @Test(
        "Holders of an office, streets, schools, initials that hide a name and abbreviations are no private persons",
        arguments: [
            "Avis de M. le Préfet", "Travaux rue du Commandant Jean Modèle", "Secours exceptionnel à Mme Y.", "Secours à M. X",
            "Installation de Mme Exemple, conseillère municipale", "Délégation à M. Fictif, adjoint", "Nomenclature M57 au 1er janvier",
            "Subvention à l’école Madame Modèle", "Dénomination de la place Monsieur Jacques", "MM. les conseillers", "Mme la Présidente",
        ])
    func noActs(_ text: String) throws { #expect(try said(of: text, in: "objet").isEmpty) }

    @Test(
        "An act about staff or social aid that names somebody is to be read again, even without a title; about an office it is not",
        arguments: [
            ("4.1", "Mise à disposition de Nathalie EXEMPLE auprès du CCAS", ["privacy-matter@DELIB_OBJET"]),
            ("8.2", "Aide exceptionnelle à M. Modèle", ["privacy-matter@DELIB_OBJET"]), ("3.2", "Cession à M. Modèle", ["privacy-name-in-text@DELIB_OBJET"]),
            ("3.2", "Mise à disposition de Nathalie EXEMPLE", []), ("5.3", "Désignation de M. Exemple au syndicat", []), ("4.1", "Tableau des effectifs", []),
        ])
    func matters(_ matter: String, _ object: String, _ expected: [String]) throws {
        #expect(try said("DELIB_ID;DELIB_MATIERE_CODE;DELIB_OBJET\nD1;\(matter);\(object)\n", subject: "Délibérations") == Set(expected))
    }

    @Test("A list of names is found, in one column or two; elected members, directories, results and the dead are not")
    func lists() throws {
        #expect(try said("nom;prenom;classe\nExemple;Léa;CP\n", subject: "Inscriptions") == ["privacy-names@nom"])
        #expect(try said("nom_enfant;classe\nFictif Hugo;CE1\n") == ["privacy-names@nom_enfant"])
        #expect(try said("last_name,first_name,card\nSample,Alice,88\n", subject: "Members") == ["privacy-names@last_name"])
        let lawful = [
            ("nom;prenom;mandat\nExemple;Anne;Maire\n", "Conseil"), ("nom;prenom;poste\nExemple;Anne;DGS\n", "Organigramme des services"),
            ("nom;prenom;temps\nExemple;Anne;41:02\n", "Résultats du semi-marathon"), ("nom;prenom;date_deces\nExemple;Jean;1916\n", "Monument"),
            ("nom;type\nClaire Fontaine;lieu-dit\n", "Arrêts"), ("nom;prenom;siret\nExemple;Anne;44306184100047\n", "Artisans"),
        ]
        for (table, subject) in lawful { #expect(try said(table, subject: subject).isEmpty, "\(subject)") }
    }

    @Test("A home address is found where the column says so, and in tables of elected members in any column of addresses but the town hall’s")
    func addresses() throws {
        #expect(try said("structure;adresse personnelle\nA;4 rue des Lilas\n") == ["privacy-home-address@adresse personnelle"])
        #expect(try said("nom;prenom;mandat;adresse\nExemple;Anne;Maire;3 rue Haute\n") == ["privacy-home-address@adresse"])
        #expect(try said("nom;prenom;mandat;adresse_mairie\nExemple;Anne;Maire;1 place de la Halle\n").isEmpty)
        #expect(try said("equipement;adresse\nGymnase;3 rue Haute\n").isEmpty)
    }
}

@Suite("Few enough to be somebody")
struct RarityTests {
    private func settings(names: Int = 3, counts: Int = 3) -> PrivacySettings {
        var settings = PrivacySettings()
        settings.firstNameFloor = names
        settings.countFloor = counts
        return settings
    }

    @Test(
        "A first name given to fewer children than the floor is found; the floor is 3 unless told otherwise",
        arguments: [(3, 1), (1, 0), (2, 0), (5, 2), (6, 3)])
    func firstNames(_ floor: Int, _ rare: Int) throws {
        let table = "ENFANT_PRENOM,NOMBRE_OCCURRENCES,ANNEE\nJade,5,2024\nLouise,3,2024\nOmbeline,2,2024\nÉlie,0,2024\n"
        let found = try scan(table, subject: "Prénoms", settings: settings(names: floor))
        #expect(found.map { $0.table?.count ?? 0 } == (rare == 0 ? [] : [rare]))
        if floor == 3 { #expect(found.first?.details == ["3"] && PrivacySettings().firstNameFloor == 3) }
    }

    @Test(
        "A count of persons from one to below the floor is found in a column that counts persons",
        arguments: [
            ("nb_allocataires", "2", 3, true), ("nb_allocataires", "3", 3, false), ("nb_allocataires", "0", 3, false), ("effectif", "10", 11, true),
            ("effectif", "1", 1, false), ("nombre d’élèves", "1", 3, true), ("nb_places", "1", 3, false), ("nb_velos", "2", 3, false),
            ("VOTE_EFFECTIF", "2", 3, false), ("capacite_enfants", "2", 3, false), ("effectif", "1,5", 3, false),
        ])
    func counts(_ column: String, _ value: String, _ floor: Int, _ isSmall: Bool) throws {
        let found = try scan("lieu;\(column)\nLac;\(value)\n", subject: "Jeu", settings: settings(counts: floor))
        #expect(found.map(\.rule.code) == (isSmall ? ["privacy-small-count"] : []))
    }

    /// Points every `seconds`, `step` degrees apart.
    private func walk(points: Int, seconds: Int, step: Double, heading: String = "horodatage;latitude;longitude") -> String {
        let rows = (0..<points).map { number in
            let time = number * seconds
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            let moment = "2025-05-12T\(two(8 + time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))"
            return "\(moment);\(43.5 + Double(number) * step);\(1.35 + Double(number) * step)\n"
        }
        return heading + "\n" + rows.joined()
    }

    @Test("Points that follow each other in time and place draw a journey")
    func journeys() throws {
        #expect(try said(walk(points: 40, seconds: 20, step: 0.0007)) == ["privacy-track@latitude"])
        #expect(try said(walk(points: 40, seconds: 20, step: 0.0007, heading: "timestamp;lat;lon")) == ["privacy-track@lat"])
    }

    @Test("A few points, points far apart, a sensor that does not move and hourly measures draw none")
    func noJourneys() throws {
        #expect(try said(walk(points: 15, seconds: 20, step: 0.0007)).isEmpty)
        #expect(try said(walk(points: 40, seconds: 20, step: 0.7)).isEmpty)
        #expect(try said(walk(points: 40, seconds: 20, step: 0)).isEmpty)
        #expect(try said(walk(points: 12, seconds: 3_600, step: 0.0007)).isEmpty)
    }
}
