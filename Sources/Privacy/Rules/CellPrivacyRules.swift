public import Findings

/// What cells and texts may say of persons. Values are shown with most of their signs left out: see `Masked`.
extension Rule {
    public static let privacySocialSecurityNumber = Rule(
        "privacy-nir", .error,
        french: Wording(
            cause: "Numéro de sécurité sociale (NIR), reconnu à sa clé : {value} ({0} caractères).",
            cost:
                "Il désigne une seule personne et ouvre l’accès à ses droits ; le publier n’est permis par aucun texte (RGPD art. 5 et 6 ; CRPA art. L. 312-1-2).",
            remedy: "Retirez-le de ce qui est publié : toute la colonne, si elle en contient d’autres."),
        english: Wording(
            cause: "Social security number (NIR), told by its key: {value} ({0} characters).",
            cost: "It names one person and opens the way to their rights; no text allows it to be published (GDPR art. 5 and 6; CRPA art. L. 312-1-2).",
            remedy: "Take it out of what is published: the whole column, if it holds others."))

    public static let privacyBankAccount = Rule(
        "privacy-bank-account", .error,
        french: Wording(
            cause: "Compte bancaire, reconnu à sa clé : {value} ({0} caractères).",
            cost: "Une fraude au virement commence par là ; et si c’est le compte d’une personne, le publier n’est pas permis (RGPD art. 5 et 6).",
            remedy: "Retirez le numéro de compte : personne n’en a besoin pour réutiliser les données."),
        english: Wording(
            cause: "Bank account, told by its key: {value} ({0} characters).",
            cost: "Transfer frauds begin with it; and if it is a person’s, publishing it is not allowed (GDPR art. 5 and 6).",
            remedy: "Take the account number out: nobody needs it to reuse the data."))

    public static let privacyBirthDate = Rule(
        "privacy-birth-date", .error,
        french: Wording(
            cause: "Date de naissance à côté d’un nom, dans la colonne « {field} » : {value}.",
            cost: "Le nom et la date de naissance désignent une personne (RGPD art. 5 et 6 ; CRPA art. L. 312-1-2).",
            remedy: "Retirez la colonne, ou remplacez-la par une tranche d’âge dans un tableau sans noms."),
        english: Wording(
            cause: "Birth date beside a name, in the column “{field}”: {value}.",
            cost: "A name and a birth date tell who a person is (GDPR art. 5 and 6; CRPA art. L. 312-1-2).",
            remedy: "Take the column out, or replace it by an age group in a table without names."))

    public static let privacyBeneficiary = Rule(
        "privacy-beneficiary", .error,
        french: Wording(
            cause: "Le bénéficiaire semble être une personne : {value}, sans SIRET ni numéro RNA sur la ligne.",
            cost: "Seules les aides aux associations et aux entreprises se publient avec leur nom (RGPD art. 6 ; CRPA art. L. 312-1-2).",
            remedy:
                "Regroupez les aides aux particuliers en une ligne sans nom ; si c’est une entreprise ou une association, écrivez son SIRET ou son numéro RNA."),
        english: Wording(
            cause: "The beneficiary seems to be a person: {value}, with neither a SIRET nor an RNA number in the row.",
            cost: "Only grants to associations and firms are published with their names (GDPR art. 6; CRPA art. L. 312-1-2).",
            remedy: "Gather the grants to private persons in one row without a name; if it is a firm or an association, write its SIRET or RNA number."))

    public static let privacyBirthDateAlone = Rule(
        "privacy-birth-date-alone", .warning,
        french: Wording(
            cause: "Dates de naissance dans la colonne « {field} » : {value}.",
            cost: "Même sans nom, avec une commune ou un quartier, une date entière suffit souvent à reconnaître quelqu’un (RGPD art. 4 et 5). "
                + "Pour des élus, le répertoire national des élus en publie : à vérifier.",
            remedy: "Gardez l’année, ou une tranche d’âge."),
        english: Wording(
            cause: "Birth dates in the column “{field}”: {value}.",
            cost: "Even without a name, with a town or a quarter, a whole date is often enough to know somebody (GDPR art. 4 and 5). "
                + "The national register of elected members publishes theirs: to be verified.",
            remedy: "Keep the year, or an age group."))

    public static let privacyMobile = Rule(
        "privacy-mobile", .warning,
        french: Wording(
            cause: "Numéro de téléphone mobile : {value} ({0} caractères).",
            cost: "Un mobile est presque toujours celui d’une personne (RGPD art. 5 et 6).",
            remedy:
                "Mettez le numéro du service ou du standard. Si c’est bien un numéro de service, dites-le dans le nom de la colonne (« telephone_service ») "
                + "ou par une dérogation."),
        english: Wording(
            cause: "Mobile phone number: {value} ({0} characters).", cost: "A mobile phone is nearly always a person’s (GDPR art. 5 and 6).",
            remedy:
                "Put the number of the service or the switchboard. If it is a service’s number, say so in the column’s name (“telephone_service”) or by a waiver."
        ))

    public static let privacyEmail = Rule(
        "privacy-email", .warning,
        french: Wording(
            cause: "Adresse électronique d’une personne : {value} ({0} caractères).",
            cost: "Elle nomme quelqu’un, et finit dans les listes des démarcheurs (RGPD art. 5 et 6).",
            remedy: "Mettez une adresse de service : contact@…, mairie@…, accueil@…."),
        english: Wording(
            cause: "E-mail address of a person: {value} ({0} characters).",
            cost: "It names somebody, and ends up on the lists of canvassers (GDPR art. 5 and 6).",
            remedy: "Put a service’s address: contact@…, mairie@…, accueil@…."))

    public static let privacyNameInText = Rule(
        "privacy-name-in-text", .warning,
        french: Wording(
            cause: "La colonne « {field} » semble nommer une personne : {value}.",
            cost: "Un acte se publie sans les noms des particuliers, sauf si un texte le demande (CRPA art. L. 312-1-2).",
            remedy:
                "Relisez, et remplacez le nom par des initiales qui ne sont pas les siennes (« M. X ») ; si c’est un élu ou un professionnel dans son rôle, "
                + "écrivez une dérogation."),
        english: Wording(
            cause: "The column “{field}” seems to name a person: {value}.",
            cost: "Acts are published without the names of private persons, unless a text asks for them (CRPA art. L. 312-1-2).",
            remedy:
                "Read it again, and replace the name by initials that are not theirs (“M. X”); if it is an elected member or somebody at work, write a waiver.")
    )

    public static let privacyMatter = Rule(
        "privacy-matter", .warning,
        french: Wording(
            cause: "Acte à relire : sa matière ({0}) touche au personnel ou à l’aide sociale, et son objet semble nommer quelqu’un : {value}.",
            cost: "La carrière, la santé ou les ressources d’une personne ne se publient pas (RGPD art. 6 et 9 ; CRPA art. L. 311-6).",
            remedy: "Relisez la ligne et le document qu’elle désigne, et retirez le nom."),
        english: Wording(
            cause: "Act to read again: its matter ({0}) is about staff or social aid, and its object seems to name somebody: {value}.",
            cost: "A person’s career, health or means are not published (GDPR art. 6 and 9; CRPA art. L. 311-6).",
            remedy: "Read the row and the document that it points to again, and take the name out."))

    public static let privacyNames = Rule(
        "privacy-names", .warning,
        french: Wording(
            cause: "{count|ligne donne le nom d’une personne|lignes donnent le nom d’une personne}, dans la colonne « {field} » : {value}.",
            cost: "Sans texte qui le demande ni accord des personnes, un fichier nominatif ne se publie pas (CRPA art. L. 312-1-2 ; les exceptions "
                + "sont dans le décret 2018-1117 : élus, organigrammes, annuaires professionnels, résultats sportifs…).",
            remedy: "Retirez les colonnes de noms, ou écrivez une dérogation qui cite le texte."),
        english: Wording(
            cause: "{count|row gives the name of a person|rows give the name of a person}, in the column “{field}”: {value}.",
            cost: "Without a text that asks for it or the persons’ consent, a file with names is not published (CRPA art. L. 312-1-2; the exceptions "
                + "are in décret 2018-1117: elected members, organisation charts, professional directories, sport results…).",
            remedy: "Take the columns of names out, or write a waiver that names the text."))

    public static let privacyHomeAddress = Rule(
        "privacy-home-address", .warning,
        french: Wording(
            cause: "La colonne « {field} » semble donner l’adresse personnelle de quelqu’un : {value}.",
            cost: "D’un élu se publient le nom et le mandat, ni l’adresse, ni le téléphone, ni le courriel privés (décret 2018-1117).",
            remedy: "Retirez la colonne, ou mettez l’adresse de la mairie."),
        english: Wording(
            cause: "The column “{field}” seems to give somebody’s home address: {value}.",
            cost: "Of elected members the name and the mandate are published, not the private address, phone or mailbox (décret 2018-1117).",
            remedy: "Take the column out, or put the town hall’s address."))

    public static let privacyRareFirstName = Rule(
        "privacy-rare-first-name", .warning,
        french: Wording(
            cause: "{count|prénom donné|prénoms donnés} à moins de {0} enfants ; le premier : {value}.",
            cost: "Avec l’année et la commune, un prénom rare désigne un enfant. L’Insee ne publie pas en dessous de 3 ; le plancher est un choix.",
            remedy: "Regroupez-les en une ligne « prénoms rares », ou changez le plancher : « confidentialite: {plancher-prenoms: 1} »."),
        english: Wording(
            cause: "{count|first name given|first names given} to fewer than {0} children; the first one: {value}.",
            cost: "With the year and the town, a rare first name tells who a child is. Insee publishes none below 3; the floor is a choice.",
            remedy: "Gather them in one row “rare first names”, or change the floor: “privacy: {first-name-floor: 1}”."))

    public static let privacySmallCount = Rule(
        "privacy-small-count", .warning,
        french: Wording(
            cause: "{count|effectif|effectifs} de moins de {0} personnes dans la colonne « {field} » (le premier : {value}).",
            cost:
                "Un si petit nombre laisse reconnaître les personnes, surtout s’il est croisé avec d’autres colonnes (RGPD art. 5 : à vérifier selon le sujet).",
            remedy: "Écrivez « moins de {0} », ou regroupez les lignes."),
        english: Wording(
            cause: "{count|count|counts} of fewer than {0} persons in the column “{field}” (the first one: {value}).",
            cost: "So small a number lets people be recognised, above all when it is crossed with other columns (GDPR art. 5: to be verified by subject).",
            remedy: "Write “fewer than {0}”, or gather rows."))

    public static let privacyTrack = Rule(
        "privacy-track", .warning,
        french: Wording(
            cause: "Ces {0} points avec leur heure dessinent un trajet.",
            cost: "Un trajet horodaté dit où quelqu’un habite, travaille et passe ses nuits (RGPD art. 4 et 5).",
            remedy: "Retirez les heures, ou publiez le tracé du chemin plutôt que le trajet de quelqu’un."),
        english: Wording(
            cause: "These {0} points with their times draw a journey.",
            cost: "A journey with its times tells where somebody lives, works and spends the night (GDPR art. 4 and 5).",
            remedy: "Take the times out, or publish the line of the path rather than somebody’s journey."))
}
