public import Findings

/// What a catalogue's metadata lacks, and what it costs. Nothing here blocks a build.
extension Rule {
    public static let licenceMissing = Rule(
        "licence-missing", .warning,
        french: Wording(
            cause: "Le jeu n’a pas de licence.",
            cost: "Personne ne sait s’il peut réutiliser les données ; data.gouv.fr les montre « licence non spécifiée ».",
            remedy: "Ajoutez « licence: lov2 » (Licence Ouverte 2.0), ici, chez le producteur ou pour tous dans halle.yml."),
        english: Wording(
            cause: "The dataset has no licence.",
            cost: "Nobody knows whether the data may be reused; data.gouv.fr shows it as “licence not specified”.",
            remedy: "Add “license: lov2” (Licence Ouverte 2.0), here, at the publisher’s or for all in halle.yml."))

    public static let frequencyMissing = Rule(
        "frequency-missing", .warning,
        french: Wording(
            cause: "Le jeu ne dit pas à quel rythme il est mis à jour.",
            cost: "Le lecteur ne sait pas si les données sont fraîches ; deux points de moins au score de qualité de data.gouv.fr.",
            remedy: "Ajoutez par exemple « fréquence: annuelle » (mensuelle, irrégulière…)."),
        english: Wording(
            cause: "The dataset does not say how often it is updated.",
            cost: "Readers cannot tell whether the data is fresh; two points less in data.gouv.fr’s quality score.",
            remedy: "Add for instance “frequency: annual” (monthly, irregular…)."))

    public static let themeMissing = Rule(
        "theme-missing", .warning,
        french: Wording(
            cause: "Le jeu n’a pas de thème.",
            cost: "On ne le trouve pas en parcourant les thèmes, ici comme sur les portails nationaux et européens.",
            remedy: "Ajoutez par exemple « thèmes: [transports] » ou un code européen (TRAN, ENVI, ECON…)."),
        english: Wording(
            cause: "The dataset has no theme.",
            cost: "It is not found by browsing themes, here or on the national and European portals.",
            remedy: "Add for instance “themes: [TRAN]” (ENVI, ECON…)."))

    public static let contactMissing = Rule(
        "contact-missing", .warning,
        french: Wording(
            cause: "Le jeu n’a pas de contact.",
            cost: "Personne ne sait à qui signaler une erreur.",
            remedy: "Ajoutez « contact: opendata@mairie.example », ici, chez le producteur ou dans halle.yml."),
        english: Wording(
            cause: "The dataset has no contact.",
            cost: "Nobody knows whom to tell about an error.",
            remedy: "Add “contact: opendata@town.example”, here, at the publisher’s or in halle.yml."))

    public static let contactWithoutAddress = Rule(
        "contact-without-address", .warning,
        french: Wording(
            cause: "Le contact « {value} » n’a pas d’adresse électronique.",
            cost: "Les portails nationaux et européens n’affichent que les contacts à qui l’on peut écrire.",
            remedy: "Ajoutez-la : contact: {nom: Mairie, courriel: opendata@mairie.example}."),
        english: Wording(
            cause: "The contact “{value}” has no e-mail address.",
            cost: "National and European portals only show contacts that can be written to.",
            remedy: "Add it: contact: {name: Town hall, email: opendata@town.example}."))

    public static let publisherIndexMissing = Rule(
        "publisher-index-missing", .warning,
        french: Wording(
            cause: "Le dossier « {value} » n’a pas de fichier « index.md » qui présente la collectivité.",
            cost: "Son nom est deviné d’après le dossier ; son code Insee et son contact manquent à tous ses jeux.",
            remedy: "Ajoutez-y un fichier « index.md » avec au moins : --- / nom: Commune de … / insee: \"31458\" / contact: opendata@mairie.example / ---."),
        english: Wording(
            cause: "The folder “{value}” has no file “index.md” that presents the publisher.",
            cost: "Its name is guessed from the folder; its Insee code and contact are missing from all its datasets.",
            remedy: "Add a file “index.md” with at least: --- / name: Commune de … / insee: \"31458\" / contact: opendata@town.example / ---."))

    public static let periodMissing = Rule(
        "period-missing", .warning,
        french: Wording(
            cause: "Le jeu ne dit pas de quelle période il parle.",
            cost: "Un point de moins au score de qualité de data.gouv.fr ; on ne peut pas le chercher par année.",
            remedy: "Ajoutez par exemple « période: 2024 », ou « période: {début: 2024-01-01, fin: 2024-12-31} »."),
        english: Wording(
            cause: "The dataset does not say what period it is about.",
            cost: "One point less in data.gouv.fr’s quality score; it cannot be searched by year.",
            remedy: "Add for instance “temporal: 2024”, or “temporal: {start: 2024-01-01, end: 2024-12-31}”."))

    public static let placeMissing = Rule(
        "place-missing", .warning,
        french: Wording(
            cause: "Le jeu ne dit pas de quel lieu il parle.",
            cost: "Un point de moins au score de qualité de data.gouv.fr.",
            remedy: "Ajoutez « lieu: {insee: \"31458\", nom: Roques} », ou « insee: \"31458\" » chez le producteur."),
        english: Wording(
            cause: "The dataset does not say what place it is about.",
            cost: "One point less in data.gouv.fr’s quality score.",
            remedy: "Add “spatial: {insee: \"31458\", name: Roques}”, or “insee: \"31458\"” at the publisher’s."))

    public static let summaryMissing = Rule(
        "summary-missing", .warning,
        french: Wording(
            cause: "Le jeu n’a pas de résumé.",
            cost: "Les listes, les moteurs de recherche et les portails qui moissonnent n’ont que son titre à montrer.",
            remedy: "Ajoutez « résumé: » et une ou deux phrases : ce que contiennent les données, d’où elles viennent, de quand elles datent."),
        english: Wording(
            cause: "The dataset has no summary.",
            cost: "Lists, search engines and harvesting portals have its title only to show.",
            remedy: "Add “description:” and one or two sentences: what the data holds, where it comes from, when it is from."))

    public static let summaryShort = Rule(
        "summary-short", .note,
        french: Wording(
            cause: "Le résumé a {0|caractère|caractères}.",
            cost: "En dessous de 100, il manque un point au score de qualité de data.gouv.fr.",
            remedy: "Dites en une phrase de plus ce que contiennent les données et d’où elles viennent."),
        english: Wording(
            cause: "The summary has {0|character|characters}.",
            cost: "Below 100 there is one point less in data.gouv.fr’s quality score.",
            remedy: "Say in one more sentence what the data holds and where it comes from."))

    public static let titleLong = Rule(
        "title-long", .warning,
        french: Wording(
            cause: "Le titre a {0|caractère|caractères}.",
            cost: "data.gouv.fr coupe les titres à 350 caractères, et personne ne lit un titre aussi long.",
            remedy: "Gardez l’essentiel (moins de 120 caractères) et mettez le reste dans « résumé »."),
        english: Wording(
            cause: "The title has {0|character|characters}.",
            cost: "data.gouv.fr cuts titles at 350 characters, and nobody reads so long a title.",
            remedy: "Keep what matters (under 120 characters) and put the rest into “description”."))

    public static let titleShared = Rule(
        "title-shared", .warning,
        french: Wording(
            cause: "« {value} » est aussi le titre de « {0} ».",
            cost: "Dans une liste, on ne peut pas les distinguer.",
            remedy: "Ajoutez au titre ce qui les distingue : l’année, le lieu, le sujet."),
        english: Wording(
            cause: "“{value}” is also the title of “{0}”.",
            cost: "In a list nobody can tell them apart.",
            remedy: "Add to the title what tells them apart: the year, the place, the subject."))

    public static let dateInFuture = Rule(
        "date-in-future", .warning,
        french: Wording(
            cause: "La date {value} est dans le futur.",
            cost: "Les portails qui moissonnent refusent ou écartent ces jeux.",
            remedy: "Corrigez la date ; une période à venir s’écrit dans « période »."),
        english: Wording(
            cause: "The date {value} is in the future.",
            cost: "Harvesting portals refuse or set aside such datasets.",
            remedy: "Correct the date; a period to come is written in “temporal”."))

    public static let changeDateMissing = Rule(
        "change-date-missing", .note,
        french: Wording(
            cause: "Le jeu ne dit pas quand il a été mis à jour.",
            cost: "Le lecteur ne sait pas si les données sont fraîches, et le jeu est rangé en fin de liste.",
            remedy: "Ajoutez « modifié: » et le jour de la dernière mise à jour : modifié: 2024-06-30."),
        english: Wording(
            cause: "The dataset does not say when it was updated.",
            cost: "Readers cannot tell whether the data is fresh, and the dataset comes last in lists.",
            remedy: "Add “modified:” and the day of the last update: modified: 2024-06-30."))

    public static let datesReversed = Rule(
        "dates-reversed", .warning,
        french: Wording(
            cause: "Le jeu aurait été mis à jour ({value}) avant d’être publié ou créé ({0}).", remedy: "Corrigez l’une des deux dates."),
        english: Wording(
            cause: "The dataset would have been updated ({value}) before it was published or made ({0}).", remedy: "Correct one of the two dates."))

    public static let filesMissing = Rule(
        "files-missing", .warning,
        french: Wording(
            cause: "Le jeu n’a aucun fichier de données.",
            cost: "Il n’y a rien à télécharger.",
            remedy: "Déposez un fichier dans le dossier, ou ajoutez une adresse : fichiers: [{adresse: https://…, titre: …}]."),
        english: Wording(
            cause: "The dataset has no data file.",
            cost: "There is nothing to download.",
            remedy: "Put a file into the folder, or add an address: resources: [{url: https://…, title: …}]."))

    public static let documentsOnly = Rule(
        "documents-only", .warning,
        french: Wording(
            cause: "Le jeu n’a que des documents ({value}), pas de données.",
            cost: "Les portails qui moissonnent les rangent comme documentation : personne n’y trouvera de données.",
            remedy: "Ajoutez le tableau d’où vient le document (CSV, ODS, XLSX). Si le document est lui-même la donnée, dites-le : "
                + "fichiers: [{fichier: plan.pdf, rôle: data}]."),
        english: Wording(
            cause: "The dataset has documents only ({value}), no data.",
            cost: "Harvesting portals file them as documentation: nobody will find data there.",
            remedy: "Add the table that the document comes from (CSV, ODS, XLSX). If the document itself is the data, say so: "
                + "resources: [{path: plan.pdf, role: data}]."))

    public static let openFormatMissing = Rule(
        "open-format-missing", .note,
        french: Wording(
            cause: "Aucun fichier du jeu n’est dans un format ouvert (« {value} » seulement).",
            cost: "Un point de moins au score de qualité de data.gouv.fr, et la loi demande un format ouvert et aisément réutilisable.",
            remedy: "Ajoutez le même contenu en CSV, ODS ou GeoJSON."),
        english: Wording(
            cause: "No file of the dataset is in an open format (“{value}” only).",
            cost: "One point less in data.gouv.fr’s quality score, and the law asks for an open, easily reusable format.",
            remedy: "Add the same content as CSV, ODS or GeoJSON."))

    public static let baseAddressMissing = Rule(
        "base-address-missing", .warning,
        french: Wording(
            cause: "Le catalogue ne dit pas à quelle adresse il sera publié.",
            cost: "Le flux DCAT, les flux Atom et le plan du site ont besoin d’adresses entières : ils ne sont pas écrits, "
                + "et aucun portail ne peut moissonner.",
            remedy: "Ajoutez dans halle.yml : adresse: https://donnees.exemple.fr/ (ou lancez avec --base-url)."),
        english: Wording(
            cause: "The catalogue does not say at what address it will be published.",
            cost: "The DCAT feed, the Atom feeds and the site map need whole addresses: they are not written, and no portal can harvest.",
            remedy: "Add to halle.yml: base-url: https://data.example.org/ (or run with --base-url)."))

    public static let catalogueEmpty = Rule(
        "catalogue-empty", .warning,
        french: Wording(
            cause: "Le catalogue ne contient aucun jeu de données.",
            remedy: "Créez un dossier content/producteur/jeu avec un fichier index.md et un fichier de données."),
        english: Wording(
            cause: "The catalogue holds no dataset.",
            remedy: "Create a folder content/publisher/dataset with a file index.md and a data file."))

    public static let boxElsewhere = Rule(
        "box-elsewhere", .warning,
        french: Wording(
            cause: "L’emprise « {value} » est hors du territoire du catalogue.", cost: "Les cartes montreraient ce jeu bien loin d’ici.",
            remedy: "Vérifiez les quatre nombres, dans l’ordre : ouest, sud, est, nord."),
        english: Wording(
            cause: "The box “{value}” lies out of the catalogue’s territory.", cost: "Maps would show this dataset far from here.",
            remedy: "Check the four numbers, in order: west, south, east, north."))

    public static let boxSwapped = Rule(
        "box-swapped", .warning,
        french: Wording(
            cause: "Dans l’emprise « {value} », les latitudes et les longitudes semblent inversées.", cost: "Les cartes montreraient ce jeu bien loin d’ici.",
            remedy: "Écrivez ouest, sud, est, nord : bbox: [{0}]."),
        english: Wording(
            cause: "In the box “{value}” latitudes and longitudes seem to be swapped.", cost: "Maps would show this dataset far from here.",
            remedy: "Write west, south, east, north: bbox: [{0}]."))

    public static let accessNotBarred = Rule(
        "access-not-barred", .warning,
        french: Wording(
            cause: "Cette ligne n’empêche pas le téléchargement : {value} {0?sera public|seront publics}.",
            cost: "La fiche annoncerait un accès limité, et chacun aurait les données.",
            remedy: "Pour ne pas publier : « brouillon: oui », ou un nom qui commence par _ (_{1}). Si les données peuvent être publiques, ôtez la ligne."),
        english: Wording(
            cause: "This line keeps nobody from downloading: {value} will be public.",
            cost: "The page would speak of limited access, and everybody would have the data.",
            remedy: "Not to publish: “draft: yes”, or a name that begins with _ (_{1}). If the data may be public, remove the line."))

    public static let licenceUnusual = Rule(
        "licence-unusual", .note,
        french: Wording(
            cause: "La licence « {value} » n’est pas de celles que la loi prévoit pour les administrations.",
            remedy: "Le code des relations entre le public et l’administration (D. 323-2-1) prévoit « lov2 » et « odc-odbl » pour les données."),
        english: Wording(
            cause: "The licence “{value}” is not among those that French law provides for administrations.",
            remedy: "The law (CRPA, D. 323-2-1) provides “lov2” and “odc-odbl” for data."))
}

extension Rule {
    /// Every rule of checking, for the reference page.
    public static let checking: [Rule] = [
        licenceMissing, frequencyMissing, themeMissing, contactMissing, contactWithoutAddress, periodMissing, placeMissing, summaryMissing, summaryShort,
        titleLong, titleShared,
        dateInFuture, changeDateMissing, datesReversed, filesMissing, documentsOnly, openFormatMissing, baseAddressMissing, catalogueEmpty,
        publisherIndexMissing, boxElsewhere, boxSwapped, accessNotBarred, licenceUnusual,
    ]
}
