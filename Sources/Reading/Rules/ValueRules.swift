public import Findings

/// What can be wrong with a value of a header or of the settings.
extension Rule {
    public static let keyUnknown = Rule(
        "key-unknown", .warning,
        french: Wording(
            cause: "La clé « {value} » n’existe pas : ce qui la suit n’est pas pris en compte.",
            remedy: "Corrigez la clé ou retirez la ligne."),
        english: Wording(
            cause: "There is no key “{value}”: what follows it is not taken into account.",
            remedy: "Correct the key or remove the line."))

    public static let keyTwice = Rule(
        "key-twice", .error,
        french: Wording(
            cause: "« {value} » dit la même chose que « {0} », déjà écrit plus haut.",
            remedy: "Gardez une seule des deux lignes."),
        english: Wording(
            cause: "“{value}” says the same thing as “{0}”, already written above.",
            remedy: "Keep one of the two lines."))

    public static let valueNotText = Rule(
        "value-not-text", .error,
        french: Wording(cause: "« {0} » attend un texte, pas une liste ni un groupe de clés.", remedy: "Écrivez par exemple : {1}."),
        english: Wording(cause: "“{0}” expects a text, not a list or a group of keys.", remedy: "Write for instance: {2}."))

    public static let valueNotList = Rule(
        "value-not-list", .error,
        french: Wording(cause: "« {0} » attend une valeur, ou plusieurs entre crochets, pas un groupe de clés.", remedy: "Écrivez par exemple : {1}."),
        english: Wording(cause: "“{0}” expects a value, or several in brackets, not a group of keys.", remedy: "Write for instance: {2}."))

    public static let valueNotGroup = Rule(
        "value-not-group", .error,
        french: Wording(cause: "« {0} » attend un groupe de clés.", remedy: "Écrivez par exemple : {1}."),
        english: Wording(cause: "“{0}” expects a group of keys.", remedy: "Write for instance: {2}."))

    public static let titleMissing = Rule(
        "title-missing", .error,
        french: Wording(
            cause: "Il manque un titre.",
            cost: "Sans titre, personne ne peut trouver ce jeu de données.",
            remedy: "Ajoutez dans l’en-tête : titre: Subventions versées en 2024."),
        english: Wording(
            cause: "A title is missing.",
            cost: "Without a title nobody can find this dataset.",
            remedy: "Add to the header: title: Grants paid in 2024."))

    public static let licenceUnknown = Rule(
        "licence-unknown", .error,
        french: Wording(
            cause: "La licence « {value} » n’est pas connue.",
            cost: "Sans licence connue, personne ne sait s’il peut réutiliser les données.",
            remedy: "La loi prévoit pour les administrations « lov2 » (Licence Ouverte 2.0, recommandée) ou « odc-odbl » (ODbL)."),
        english: Wording(
            cause: "The licence “{value}” is not known.",
            cost: "Without a known licence nobody knows whether the data may be reused.",
            remedy: "French law gives administrations “lov2” (Licence Ouverte 2.0, recommended) or “odc-odbl” (ODbL)."))

    public static let frequencyUnknown = Rule(
        "frequency-unknown", .error,
        french: Wording(
            cause: "La fréquence « {value} » n’est pas connue.",
            remedy: "Écrivez par exemple : annuelle, semestrielle, trimestrielle, mensuelle, hebdomadaire, quotidienne, irrégulière."),
        english: Wording(
            cause: "The frequency “{value}” is not known.",
            remedy: "Write for instance: annual, quarterly, monthly, weekly, daily, irregular."))

    public static let themeUnmapped = Rule(
        "theme-unmapped", .warning,
        french: Wording(
            cause: "Le thème « {value} » n’est rattaché à aucun des quatorze thèmes européens.",
            cost: "Les portails national et européen ne pourront pas classer ce jeu.",
            remedy: "Choisissez plutôt un thème connu : transports, environnement, économie et finances, santé, éducation, culture et sport… "
                + "Pour garder un thème propre au catalogue, la personne qui s’en occupe le rattache dans halle.yml."),
        english: Wording(
            cause: "The theme “{value}” is not mapped to any of the fourteen European themes.",
            cost: "The national and European portals cannot classify this dataset.",
            remedy: "Better choose a known theme: transport, environment, economy and finance, health… "
                + "To keep a theme of the catalogue’s own, whoever runs it maps it in halle.yml (themes: {my theme: ENVI})."))

    public static let europeanThemeUnknown = Rule(
        "european-theme-unknown", .error,
        french: Wording(
            cause: "« {value} » n’est pas un des quatorze thèmes européens.",
            remedy: "Écrivez un de leurs codes : AGRI, ECON, EDUC, ENER, ENVI, GOVE, HEAL, INTR, JUST, OP_DATPRO, REGI, SOCI, TECH, TRAN."),
        english: Wording(
            cause: "“{value}” is not one of the fourteen European themes.",
            remedy: "Write one of their codes: AGRI, ECON, EDUC, ENER, ENVI, GOVE, HEAL, INTR, JUST, OP_DATPRO, REGI, SOCI, TECH, TRAN."))

    public static let accessRightsUnknown = Rule(
        "access-rights-unknown", .error,
        french: Wording(
            cause: "Les droits d’accès « {value} » ne sont pas connus.", remedy: "Écrivez public, restreint ou non public ; sans cette ligne, c’est public."),
        english: Wording(
            cause: "The access rights “{value}” are not known.", remedy: "Write public, restricted or non-public; without this line it is public."))

    public static let highValueUnknown = Rule(
        "high-value-unknown", .error,
        french: Wording(
            cause: "« {value} » n’est pas une des six catégories européennes de données de forte valeur.",
            remedy: "Écrivez géospatiales, environnement, météorologie, statistiques, entreprises ou mobilité ; ou enlevez cette ligne."),
        english: Wording(
            cause: "“{value}” is not one of the six European categories of high-value data.",
            remedy: "Write geospatial, environment, meteorological, statistics, companies or mobility; or remove this line."))

    public static let dateInvalid = Rule(
        "date-invalid", .error,
        french: Wording(
            cause: "« {value} » n’est pas une date pour « {0} ».",
            remedy: "Écrivez l’année, le mois et le jour : 2024-06-30."),
        english: Wording(cause: "“{value}” is not a date for “{0}”.", remedy: "Write year, month and day: 2024-06-30."))

    public static let dayAbsent = Rule(
        "day-absent", .error,
        french: Wording(cause: "Le jour « {value} » n’existe pas : {0}.", remedy: "Corrigez le jour ou le mois."),
        english: Wording(cause: "The day “{value}” does not exist: {1}.", remedy: "Correct the day or the month."))

    public static let periodInvalid = Rule(
        "period-invalid", .error,
        french: Wording(
            cause: "« {value} » n’est pas une période.",
            remedy:
                "Une période est une année (2024), un mois (2024-06), un jour, ou deux d’entre eux séparés par / (2024/2025) ; ou bien : {début: 2024-01-01, fin: 2024-12-31}."
        ),
        english: Wording(
            cause: "“{value}” is not a period.",
            remedy:
                "A period is a year (2024), a month (2024-06), a day, or two of these with / between (2024/2025); or else {start: 2024-01-01, end: 2024-12-31}."
        ))

    public static let periodReversed = Rule(
        "period-reversed", .error,
        french: Wording(cause: "La période finit ({value}) avant de commencer ({0}).", remedy: "Échangez les deux dates."),
        english: Wording(cause: "The period ends ({value}) before it starts ({0}).", remedy: "Swap the two dates."))

    public static let addressInvalid = Rule(
        "address-invalid", .error,
        french: Wording(
            cause: "« {value} » n’est pas une adresse web pour « {0} ».",
            remedy: "Écrivez une adresse entière qui commence par https:// (ou http://), sans espace."),
        english: Wording(
            cause: "“{value}” is not a web address for “{0}”.",
            remedy: "Write a whole address that begins with https:// (or http://), without spaces."))

    public static let contactInvalid = Rule(
        "contact-invalid", .error,
        french: Wording(
            cause: "« {value} » n’est pas une adresse électronique.",
            remedy: "Écrivez par exemple : contact: opendata@mairie.example."),
        english: Wording(cause: "“{value}” is not an e-mail address.", remedy: "Write for instance: contact: opendata@town.example."))

    public static let telephoneInvalid = Rule(
        "telephone-invalid", .warning,
        french: Wording(
            cause: "« {value} » n’est pas un numéro de téléphone : il n’est pas montré.",
            remedy: "Écrivez des chiffres et des espaces seulement : phone: 05 00 00 00 00."),
        english: Wording(
            cause: "“{value}” is not a telephone number: it is not shown.", remedy: "Write digits and spaces only: phone: +33 5 00 00 00 00."))

    public static let languageUnknown = Rule(
        "language-unknown", .error,
        french: Wording(cause: "La langue « {value} » n’est pas connue.", remedy: "Écrivez « fr » ou « en »."),
        english: Wording(cause: "The language “{value}” is not known.", remedy: "Write “fr” or “en”."))

    public static let kindUnknown = Rule(
        "publisher-kind-unknown", .error,
        french: Wording(
            cause: "« {value} » n’est pas une nature de producteur.",
            remedy: "Écrivez commune, epci, departement, region, syndicat, etablissement, association ou autre."),
        english: Wording(
            cause: "“{value}” is not a kind of publisher.",
            remedy: "Write commune, epci, departement, region, syndicat, etablissement, association or autre."))

    public static let numberInvalid = Rule(
        "number-invalid", .error,
        french: Wording(cause: "« {value} » n’est pas un nombre entier pour « {0} ».", remedy: "Écrivez des chiffres seulement : 5436."),
        english: Wording(cause: "“{value}” is not a whole number for “{0}”.", remedy: "Write digits only: 5436."))

    public static let sirenInvalid = Rule(
        "siren-invalid", .error,
        french: Wording(
            cause: "« {value} » n’est pas un numéro {0} (sa clé de contrôle ou sa longueur est fausse).",
            remedy: "Un SIREN a 9 chiffres, un SIRET 14 ; recopiez-le depuis l’avis de situation Insee, entre guillemets."),
        english: Wording(
            cause: "“{value}” is not a {0} number (its check digit or its length is wrong).",
            remedy: "A SIREN has 9 digits, a SIRET 14; copy it from the Insee notice, in quotes."))

    public static let codeInvalid = Rule(
        "insee-code-invalid", .error,
        french: Wording(
            cause: "« {value} » n’est pas un code Insee.",
            remedy: "Un code de commune a 5 caractères (31458), de département 2 ou 3 (31), d’EPCI 9 (son SIREN). Mettez-le entre guillemets."),
        english: Wording(
            cause: "“{value}” is not an Insee code.",
            remedy: "A commune’s code has 5 characters (31458), a département’s 2 or 3 (31), an EPCI’s 9 (its SIREN). Put it in quotes."))

    public static let boxInvalid = Rule(
        "bounding-box-invalid", .error,
        french: Wording(
            cause: "« {value} » n’est pas une emprise géographique.",
            remedy: "Écrivez quatre nombres en degrés, ouest, sud, est, nord : emprise: [1.30, 43.48, 1.41, 43.53]."),
        english: Wording(
            cause: "“{value}” is not a bounding box.",
            remedy: "Write four numbers in degrees, west, south, east, north: bbox: [1.30, 43.48, 1.41, 43.53]."))

    public static let boxWithCommas = Rule(
        "bounding-box-commas", .error,
        french: Wording(
            cause: "« {value} » a huit nombres au lieu de quatre : la virgule sépare deux nombres.",
            remedy: "Les décimales s’écrivent avec un point : {0+}"),
        english: Wording(
            cause: "“{value}” has eight numbers instead of four: a comma stands between two numbers.", remedy: "Write decimals with a point: {0+}"))

    public static let colourInvalid = Rule(
        "colour-invalid", .error,
        french: Wording(cause: "« {value} » n’est pas une couleur.", remedy: "Écrivez un dièse et six chiffres hexadécimaux, entre guillemets : \"#1f4e5f\"."),
        english: Wording(cause: "“{value}” is not a colour.", remedy: "Write a hash and six hexadecimal digits, in quotes: \"#1f4e5f\"."))

    public static let flagInvalid = Rule(
        "flag-invalid", .error,
        french: Wording(cause: "« {value} » n’est ni oui ni non pour « {0} ».", remedy: "Écrivez oui ou non."),
        english: Wording(cause: "“{value}” is neither yes nor no for “{0}”.", remedy: "Write yes or no."))

    public static let formatUnknown = Rule(
        "format-unknown", .error,
        french: Wording(cause: "Le format « {value} » n’est pas connu.", remedy: "Écrivez une extension : csv, geojson, xlsx, ods, pdf, zip…"),
        english: Wording(cause: "The format “{value}” is not known.", remedy: "Write an extension: csv, geojson, xlsx, ods, pdf, zip…"))

    public static let roleUnknown = Rule(
        "role-unknown", .error,
        french: Wording(cause: "« {value} » n’est pas un rôle de fichier.", remedy: "Écrivez « data » (données) ou « documentation »."),
        english: Wording(cause: "“{value}” is not a role of a file.", remedy: "Write “data” or “documentation”."))

    public static let resourceWithoutFile = Rule(
        "resource-without-file", .error,
        french: Wording(
            cause: "Ce fichier annoncé n’a ni nom (« fichier ») ni adresse (« adresse »).",
            remedy: "Ajoutez « fichier: nom-du-fichier.csv », ou « adresse: https://… » pour un fichier qui est ailleurs."),
        english: Wording(
            cause: "This listed file has neither a name (“path”) nor an address (“url”).",
            remedy: "Add “path: name-of-the-file.csv”, or “url: https://…” for a file that is elsewhere."))

    public static let resourceAbsent = Rule(
        "resource-absent", .error,
        french: Wording(
            cause: "Le fichier « {value} » est annoncé mais n’est pas dans le dossier.",
            remedy: "Déposez-le dans le dossier, ou corrigez son nom."),
        english: Wording(
            cause: "The file “{value}” is listed but is not in the folder.",
            remedy: "Put it into the folder, or correct its name."))

    public static let resourceOutside = Rule(
        "resource-outside", .error,
        french: Wording(
            cause: "« {value} » désigne un fichier hors du dossier du jeu.",
            remedy: "Mettez le fichier dans le dossier du jeu et n’écrivez que son nom."),
        english: Wording(
            cause: "“{value}” names a file outside the dataset’s folder.",
            remedy: "Put the file into the dataset’s folder and write its name only."))

    public static let resourceTwice = Rule(
        "resource-twice", .error,
        french: Wording(cause: "Le fichier « {value} » est annoncé deux fois.", remedy: "Gardez une seule des deux descriptions."),
        english: Wording(cause: "The file “{value}” is listed twice.", remedy: "Keep one of the two descriptions."))

    public static let resourceUnlisted = Rule(
        "resource-unlisted", .error,
        french: Wording(
            cause: "« {value} » est dans le dossier, mais pas dans la liste qui se dit complète.",
            remedy: "Ajoutez-le à la liste, retirez-le du dossier, ou retirez « liste-complète: oui »."),
        english: Wording(
            cause: "“{value}” is in the folder, but not in the listing that says it is complete.",
            remedy: "Add it to the listing, remove it from the folder, or remove “complete: yes”."))

    public static let publisherMismatch = Rule(
        "publisher-mismatch", .warning,
        french: Wording(
            cause: "Le jeu dit venir de « {value} » mais son dossier est celui de « {0} », qui est retenu.",
            remedy: "Retirez la ligne, ou déplacez le dossier du jeu dans celui du bon producteur."),
        english: Wording(
            cause: "The dataset says it comes from “{value}” but its folder is that of “{0}”, which is kept.",
            remedy: "Remove the line, or move the dataset’s folder into the right producer’s."))

    public static let folderNameInvalid = Rule(
        "folder-name-invalid", .error,
        french: Wording(
            cause: "Le nom de dossier « {value} » ne donne aucune adresse.",
            remedy: "Renommez le dossier avec des lettres sans accent, des chiffres et des tirets : subventions-2024."),
        english: Wording(
            cause: "The folder name “{value}” gives no address.",
            remedy: "Rename the folder with letters without accents, digits and hyphens: grants-2024."))

    public static let addressesCollide = Rule(
        "addresses-collide", .error,
        french: Wording(
            cause: "Ce dossier aurait la même adresse que « {0} » : « {value} ».",
            cost: "L’un des deux écraserait l’autre.",
            remedy: "Renommez l’un des deux dossiers."),
        english: Wording(
            cause: "This folder would have the same address as “{0}”: “{value}”.",
            cost: "One of the two would overwrite the other.",
            remedy: "Rename one of the two folders."))

    public static let addressReserved = Rule(
        "address-reserved", .error,
        french: Wording(cause: "L’adresse « {value} » est déjà celle d’une page de Halle.", remedy: "Renommez ce fichier."),
        english: Wording(cause: "The address “{value}” already belongs to a page of Halle’s.", remedy: "Rename this file."))
}

/// What can be wrong with the settings of the whole catalogue.
extension Rule {
    public static let catalogueTitleMissing = Rule(
        "catalogue-title-missing", .error,
        french: Wording(cause: "Le catalogue n’a pas de titre.", remedy: "Ajoutez dans halle.yml : titre: Données ouvertes de mon territoire."),
        english: Wording(cause: "The catalogue has no title.", remedy: "Add to halle.yml: title: Open data of my territory."))

    public static let baseAddressWithQuery = Rule(
        "base-address-invalid", .error,
        french: Wording(
            cause: "« {value} » ne peut pas être l’adresse d’un site (« ? », « # », mot de passe ou port impossible).",
            remedy: "Écrivez seulement l’adresse du dossier : https://donnees.exemple.fr/."),
        english: Wording(
            cause: "“{value}” cannot be the address of a site (“?”, “#”, a password or an impossible port).",
            remedy: "Write the folder’s address only: https://donnees.exemple.fr/."))
}

extension Rule {
    public static let identifierShared = Rule(
        "identifier-shared", .error,
        french: Wording(
            cause: "L’identifiant « {value} » est aussi celui de « {0} ».", cost: "Les portails qui moissonnent n’en garderaient qu’un.",
            remedy: "Donnez à chacun son propre identifiant, ou retirez la ligne."),
        english: Wording(
            cause: "The identifier “{value}” is also that of “{0}”.", cost: "Harvesting portals would keep only one of the two.",
            remedy: "Give each an identifier of its own, or remove the line."))

    public static let indexNotAFile = Rule(
        "index-not-a-file", .error,
        french: Wording(
            cause: "« {value} » n’est pas un vrai fichier : ce dossier ne peut pas être publié.",
            remedy: "Mettez à sa place le fichier lui-même, pas un raccourci, un lien ni un dossier."),
        english: Wording(
            cause: "“{value}” is not a real file: this folder cannot be published.",
            remedy: "Put the file itself in its place, not a shortcut, a link or a folder."))

    public static let draftUnpublished = Rule(
        "draft-unpublished", .note,
        french: Wording(cause: "Ce jeu est un brouillon : il n’est pas publié.", remedy: "Quand il est prêt, retirez la ligne « brouillon: oui »."),
        english: Wording(cause: "This dataset is a draft: it is not published.", remedy: "When it is ready, remove the line “draft: yes”."))

    public static let datasetOutsidePublisher = Rule(
        "dataset-outside-publisher", .warning,
        french: Wording(
            cause: "Le jeu « {value} » n’est dans le dossier d’aucun producteur : il est publié au nom de « {0} ».",
            remedy: "Si c’est un autre qui publie, déplacez le dossier du jeu dans celui du producteur."),
        english: Wording(
            cause: "The dataset “{value}” is in no publisher’s folder: it is published in the name of “{0}”.",
            remedy: "If somebody else publishes it, move the dataset’s folder into the publisher’s."))

    public static let sheetCopy = Rule(
        "sheet-copy", .warning,
        french: Wording(
            cause: "« {value} » ressemble à une fiche, mais seul « index.md » en est une : ce fichier n’est ni lu ni publié.",
            remedy: "Si c’est la bonne fiche, renommez-la « index.md » à la place de l’autre ; si c’est une copie, supprimez-la ; "
                + "si c’est un document, donnez-lui un autre nom."),
        english: Wording(
            cause: "“{value}” looks like a description, but only “index.md” is one: this file is neither read nor published.",
            remedy: "If it is the right one, rename it “index.md” in place of the other; if it is a copy, delete it; "
                + "if it is a document, give it another name."))

    public static let htmlInText = Rule(
        "html-in-text", .warning,
        french: Wording(
            cause: "« {0} » contient du HTML (« {value} ») : les lecteurs verraient ces signes tels quels.", remedy: "Retirez les balises : du texte seulement."
        ),
        english: Wording(
            cause: "“{0}” holds HTML (“{value}”): readers would see these marks as they stand.", remedy: "Remove the tags: text only."))

    public static let keywordsTooMany = Rule(
        "keywords-too-many", .warning,
        french: Wording(
            cause: "Le jeu a {value} mots-clés ; seuls les 100 premiers sont gardés.", remedy: "Gardez ceux que les gens cherchent : une dizaine suffit."),
        english: Wording(
            cause: "The dataset has {value} keywords; only the first 100 are kept.", remedy: "Keep those that people search for: ten or so will do."))

    public static let conformityUnknown = Rule(
        "conformity-unknown", .error,
        french: Wording(
            cause: "« {value} » ne dit pas ce que devient un fichier qui ne suit pas son schéma.", remedy: "Écrivez publier, retenir ou bloquer."),
        english: Wording(
            cause: "“{value}” does not say what becomes of a file that does not follow its schema.", remedy: "Write publish, hold or block."))

    public static let downloadUnknown = Rule(
        "download-unknown", .warning,
        french: Wording(
            cause: "« {value} » n’est pas un format que Halle sait offrir.", cost: "Ce format n’est pas offert à côté des fichiers.",
            remedy: "Écrivez xlsx, csv-excel, csv, json, ndjson, parquet, geojson, kml ou zip ; ou bien, seul, « tous » ou « aucun »."),
        english: Wording(
            cause: "“{value}” is no format that Halle can offer.", cost: "The format is not offered beside the files.",
            remedy: "Write xlsx, csv-excel, csv, json, ndjson, parquet, geojson, kml or zip; or else “all” or “none”, alone."))

    public static let hostUnknown = Rule(
        "host-unknown", .warning,
        french: Wording(
            cause: "« {value} » n’est pas un hébergeur qui lit ses réglages dans le site.", cost: "Rien n’est écrit pour lui.",
            remedy: "Écrivez apache, netlify ou cloudflare. Pour un autre, retirez cette ligne et réglez l’hébergeur lui-même."),
        english: Wording(
            cause: "“{value}” is no host that reads its settings from the site.", cost: "Nothing is written for it.",
            remedy: "Write apache, netlify or cloudflare. For another, take this line out and set the host itself."))

    public static let mapBackgroundWrong = Rule(
        "map-background-wrong", .warning,
        french: Wording(
            cause: "« {value} » n’est pas l’adresse de tuiles.", cost: "Les cartes restent sans fond.",
            remedy: "Écrivez une adresse en https:// avec {z}, {x} et {y}, puis la mention de son auteur : « https://tuiles.exemple.fr/{z}/{x}/{y}.png © … »."),
        english: Wording(
            cause: "“{value}” is no address of tiles.", cost: "Maps stay without a background.",
            remedy: "Write an address with https:// and {z}, {x} and {y}, then who is to be credited: “https://tiles.example.org/{z}/{x}/{y}.png © …”."))

    public static let mapBackgroundUncredited = Rule(
        "map-background-uncredited", .warning,
        french: Wording(
            cause: "Le fond de carte ne dit pas qui l’a fait.", cost: "Presque toutes les licences de fonds de carte demandent de le dire sous la carte.",
            remedy: "Ajoutez après l’adresse une espace et la mention demandée : « {value} © les contributeurs d’OpenStreetMap »."),
        english: Wording(
            cause: "The background of maps does not say who made it.", cost: "Nearly all licences of backgrounds ask for it below the map.",
            remedy: "Add a space and the credit asked for after the address: “{value} © OpenStreetMap contributors”."))

    public static let thesaurusEntryEmpty = Rule(
        "thesaurus-entry-empty", .warning,
        french: Wording(
            cause: "Le thésaurus ne dit pas ce que « {value} » veut dire.", cost: "La recherche ignore cette ligne.",
            remedy: "Écrivez les mots qui lui répondent : « {value}: [premier mot, second mot] », ou retirez la ligne."),
        english: Wording(
            cause: "The thesaurus does not say what “{value}” means.", cost: "The search leaves this line out.",
            remedy: "Write the words that answer it: “{value}: [first word, second word]”, or take the line away."))

    public static let schemaInvalid = Rule(
        "schema-invalid", .warning,
        french: Wording(
            cause: "« {value} » n’est ni le nom d’un schéma ni une adresse web.",
            remedy: "Écrivez par exemple « schéma: scdl/subventions », ou une adresse en https://."),
        english: Wording(
            cause: "“{value}” is neither the name of a schema nor a web address.",
            remedy: "Write for instance “schema: scdl/subventions”, or an address with https://."))
}
