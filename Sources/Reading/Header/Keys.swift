private import Bytes
public import Findings

/// Where a key may stand.
public enum KeyScope: String, Sendable, CaseIterable {
    case settings, defaults, publisher, dataset, page, resource, contact, spatial, temporal, colours, view, territory, merge, mapping, expectation,
        privacy, waiver

    /// In the order of the cases: a table by position needs no hashes.
    fileprivate var position: Int {
        switch self {
        case .settings: 0
        case .defaults: 1
        case .publisher: 2
        case .dataset: 3
        case .page: 4
        case .resource: 5
        case .contact: 6
        case .spatial: 7
        case .temporal: 8
        case .colours: 9
        case .view: 10
        case .territory: 11
        case .merge: 12
        case .mapping: 13
        case .expectation: 14
        case .privacy: 15
        case .waiver: 16
        }
    }
}

/// A key of front matter or settings. One table defines them all: their names in both languages, where they may stand, and what they mean.
public enum Key: UInt8, Sendable, CaseIterable {
    case title, name, description, baseAddress, languages, language, territory, publisher, colours, defaults, issued
    case licence, frequency, themes, keywords, contact, spatial, temporal, created, modified, identifier, schema, resources, complete, homepage
    case draft
    case kind, siren, siret, insee, population, logo
    case conformity, downloads, sheet
    case privacy, firstNameFloor, countFloor, waivers, reason, day, rule, column, file
    case version, provenance, accessRights, legislation, highValue, changedColumns, rowsServed, explorableMegabytes, downloadMegabytes, host, thesaurus
    case views, viewType, x, y, aggregate, limit, outlines, mapBackground, board
    case merges, target, versions, publishers, excluded, salvage, keyScope, mappings, columns, values, expected, datasets, alsoExpected
    case path, format, url, role, email, telephone, box, geometry, code, start, end, primary, accent
}

public struct KeyDefinition: Sendable {
    public let key: Key
    /// The name in the reference and in messages.
    public let name: String
    /// Other names that mean the same, French ones first.
    public let aliases: [String]
    public let scopes: [KeyScope]
    public let french: String
    public let english: String
    /// A valid line; its words are French, or the same in both languages.
    public let frenchExample: String
    public let englishExample: String

    public static let all: [KeyDefinition] = [
        .init(
            .title, "title", ["titre"], [.settings, .dataset, .page, .resource, .view],
            "Le titre. Une langue, ou les deux : {fr: …, en: …}.", "The title. One language, or both: {fr: …, en: …}.", "title: Subventions versées en 2024",
            "title: Grants paid in 2024"),
        .init(
            .name, "name", ["nom", "title", "titre"], [.publisher, .contact, .spatial],
            "Le nom d’un producteur, d’un contact ou d’un lieu.", "The name of a publisher, a contact or a place.", "name: Commune de Roques",
            "name: Town of Roques"),
        .init(
            .description, "description", ["résumé", "summary"], [.settings, .publisher, .dataset, .page, .resource],
            "Une ou deux phrases, montrées dans les listes et les moteurs de recherche.", "One or two sentences, shown in lists and search engines.",
            "description: Toutes les subventions versées aux associations en 2024.", "description: All grants paid to associations in 2024."),
        .init(
            .baseAddress, "base-url", ["adresse", "url-de-base", "base", "url", "site-url"], [.settings],
            "L’adresse publique du site. Sans elle, aucun flux n’est écrit.", "The public address of the site. Without it no feed is written.",
            "base-url: https://donnees.exemple.fr/", "base-url: https://data.example.org/"),
        .init(
            .languages, "languages", ["langues", "language", "langue"], [.settings],
            "La ou les langues du site ; la première est à la racine.", "The language or languages of the site; the first is at its root.",
            "languages: [fr, en]", "languages: [en, fr]"),
        .init(
            .language, "language", ["langue", "langues", "languages"], [.defaults, .publisher, .dataset, .page],
            "La langue des textes de ce fichier.", "The language of this file’s texts.", "language: fr", "language: en"),
        .init(
            .territory, "territory", ["territoire"], [.settings],
            "Le territoire du catalogue : un code Insee ou {code, name, bbox}.", "The catalogue’s territory: an Insee code or {code, name, bbox}.",
            "territory: {code: \"31\", nom: Haute-Garonne}", "territory: {code: \"31\", name: Haute-Garonne}"),
        .init(
            .publisher, "publisher", ["producteur", "éditeur", "organisation"], [.settings, .dataset],
            "Qui publie : le dossier d’un producteur ou son nom.", "Who publishes: a publisher’s folder or its name.", "publisher: roques"),
        .init(
            .colours, "colours", ["couleurs", "colors"], [.settings, .publisher],
            "Les deux couleurs du site, ou des pages d’un producteur et de ses jeux.",
            "The two colours of the site, or of the pages of a publisher and its datasets.", "colours: {principale: \"#1f4e5f\", secondaire: \"#b3541e\"}",
            "colours: {primary: \"#1f4e5f\", accent: \"#b3541e\"}"),
        .init(
            .host, "host", ["hébergeur"], [.settings],
            "L’hébergeur du site : apache, netlify ou cloudflare. Le type des fichiers et les en-têtes sont alors écrits pour lui dans le site.",
            "The site’s host: apache, netlify or cloudflare. The types of files and the headers are then written for it into the site.", "host: apache"),
        .init(
            .defaults, "defaults", ["par-défaut", "défauts"], [.settings, .publisher],
            "Les valeurs de tous les jeux qui n’en donnent pas d’autre.", "The values of all datasets that give no other.",
            "defaults: {licence: lov2, fréquence: annuelle}", "defaults: {license: lov2, frequency: annual}"),
        .init(
            .licence, "license", ["licence"], [.defaults, .settings, .publisher, .dataset],
            "La licence de réutilisation : code, nom ou adresse.", "The licence for reuse: code, name or address.", "license: lov2"),
        .init(
            .frequency, "frequency", ["fréquence", "fréquence-de-mise-à-jour", "accrual-periodicity"], [.defaults, .settings, .publisher, .dataset],
            "Le rythme de mise à jour.", "How often the data is updated.", "frequency: annuelle", "frequency: annual"),
        .init(
            .themes, "themes", ["thèmes", "theme", "thématiques", "thématique", "catégories"], [.defaults, .settings, .publisher, .dataset],
            "Un ou plusieurs thèmes. Dans halle.yml, un groupe « thème local: code européen ».",
            "One or several themes. In halle.yml, a group “local theme: European code”.", "themes: [TRAN, environnement]", "themes: [TRAN, environment]"),
        .init(
            .keywords, "keywords", ["mots-clés", "mots-clefs", "tags", "keyword"], [.defaults, .settings, .publisher, .dataset],
            "Des mots-clés.", "Keywords.", "keywords: [subvention, association]", "keywords: [grant, association]"),
        .init(
            .contact, "contact", ["contact-point", "point-de-contact"], [.defaults, .settings, .publisher, .dataset],
            "À qui écrire : une adresse électronique, ou {name, email, phone, url}.", "Whom to write to: an e-mail address, or {name, email, phone, url}.",
            "contact: opendata@mairie.example", "contact: data@town.example"),
        .init(
            .spatial, "spatial", ["lieu", "zone", "couverture-spatiale", "couverture-géographique", "territoire", "territory"],
            [.defaults, .settings, .publisher, .dataset],
            "Le lieu dont parlent les données : un code Insee, ou {insee, name, bbox, geometry}.",
            "The place the data is about: an Insee code, or {insee, name, bbox, geometry}.", "spatial: {insee: \"31458\", nom: Roques}",
            "spatial: {insee: \"31458\", name: Roques}"),
        .init(
            .temporal, "temporal", ["période", "couverture-temporelle", "period"], [.defaults, .publisher, .dataset],
            "La période dont parlent les données : une année, ou {start, end}.", "The period the data is about: a year, or {start, end}.",
            "temporal: {début: 2024-01-01, fin: 2024-12-31}", "temporal: {start: 2024-01-01, end: 2024-12-31}"),
        .init(
            .created, "created", ["créé", "créé-le", "création", "date-de-création"], [.dataset],
            "Le jour où les données ont été faites.", "The day the data was made.", "created: 2024-01-15"),
        .init(
            .issued, "issued", ["publié", "publié-le", "publication", "date-de-publication", "published", "date"], [.settings, .dataset],
            "Le jour de la première publication.", "The day of first publication.", "issued: 2024-02-01"),
        .init(
            .modified, "modified", ["modifié", "modifié-le", "maj", "mise-à-jour", "mis-à-jour-le", "date-de-mise-à-jour", "updated"], [.dataset],
            "Le jour de la dernière mise à jour.", "The day of the last update.", "modified: 2024-06-30"),
        .init(
            .identifier, "identifier", ["identifiant", "id"], [.dataset, .resource],
            "L’identifiant pour la vie, d’un jeu de données ou d’un fichier, s’il vient d’un ancien portail.",
            "The identifier for life, of a dataset or a file, if it comes from an older portal.",
            "identifier: 53699472a3a729239d205b1e"),
        .init(
            .schema, "schema", ["schéma", "schéma-de-données"], [.defaults, .publisher, .dataset, .resource, .merge],
            "Le schéma que suivent les données.", "The schema that the data follows.", "schema: scdl/subventions"),
        .init(
            .downloads, "downloads", ["téléchargements", "formats-offerts", "autres-formats"], [.defaults, .settings, .publisher, .dataset],
            "Les autres formats offerts à côté de chaque tableau : xlsx, csv-excel, csv, json, ndjson, parquet, geojson, kml, zip ; « tous » ou « aucun ». Si rien n’est dit, tous jusqu’à 50 jeux de données ; au-delà, csv-excel, geojson et kml pour les fichiers d’au plus 200 ko, ce qui coûte le moins.",
            "The other formats offered beside each table: xlsx, csv-excel, csv, json, ndjson, parquet, geojson, kml, zip; “all” or “none”. Unless told otherwise all of them up to 50 datasets; beyond, csv-excel, geojson and kml of files of up to 200 KB, which costs the least.",
            "downloads: [xlsx, csv-excel, zip]"),
        .init(
            .conformity, "conformity", ["conformité", "si-non-conforme"], [.defaults, .settings, .publisher, .dataset],
            "Ce que devient un fichier qui ne suit pas son schéma : publier (avec une marque, par défaut), retenir (son jeu attend), bloquer (rien n’est publié).",
            "What becomes of a file that does not follow its schema: publish (with a mark, the default), hold (its dataset waits), block (nothing is published).",
            "conformity: publier", "conformity: publish"),
        .init(
            .privacy, "privacy", ["confidentialité", "données-personnelles", "vie-privée"],
            [.defaults, .settings, .territory, .publisher, .dataset],
            "Ce qui est décidé des données personnelles : des planchers et des dérogations. Rien n’en est publié ; « halle check --privacy-report » les liste.",
            "What is decided about personal data: floors and waivers. None of it is published; “halle check --privacy-report” lists them.",
            "privacy: {plancher-prénoms: 5, dérogations: [{motif: Accord écrit des exposants, date: 2026-01-15, règle: privacy-mobile}]}",
            "privacy: {first-name-floor: 5, waivers: [{reason: Written consent of the exhibitors, date: 2026-01-15, rule: privacy-mobile}]}"),
        .init(
            .firstNameFloor, "first-name-floor", ["plancher-prénoms", "plancher-des-prénoms"], [.privacy],
            "En dessous de combien d’enfants un prénom est trop rare pour être publié : 3 si rien n’est dit, 1 pour tout publier.",
            "Below how many children a first name is too rare to be published: 3 unless told otherwise, 1 to publish all.", "first-name-floor: 5"),
        .init(
            .countFloor, "count-floor", ["plancher-effectifs", "plancher-des-effectifs"], [.privacy],
            "En dessous de combien de personnes un effectif est trop petit pour être publié : 3 si rien n’est dit, 1 pour tout publier.",
            "Below how many persons a headcount is too small to be published: 3 unless told otherwise, 1 to publish all.", "count-floor: 11"),
        .init(
            .waivers, "waivers", ["dérogations", "dérogation", "waiver"], [.privacy],
            "Ce qui est publié malgré le contrôle des données personnelles, chaque fois avec son motif et sa date.",
            "What is published in spite of the privacy check, each with its reason and its date.",
            "waivers: [{motif: Accord écrit des exposants, date: 2026-01-15}]", "waivers: [{reason: Written consent of the exhibitors, date: 2026-01-15}]"),
        .init(
            .reason, "reason", ["motif", "raison"], [.waiver], "Pourquoi c’est permis : un texte, un accord, une décision. Obligatoire.",
            "Why it is allowed: a text, a consent, a decision. Required.", "reason: Accord écrit des exposants", "reason: Written consent of the exhibitors"),
        .init(
            .day, "date", ["le", "jour", "day"], [.waiver], "Le jour où cela a été décidé. Obligatoire.", "The day it was decided. Required.",
            "date: 2026-01-15"),
        .init(
            .rule, "rule", ["règle", "code"], [.waiver], "Le code du seul message qu’elle fait taire ; sans lui, tous.",
            "The code of the one finding that it silences; without it, all.", "rule: privacy-mobile"),
        .init(
            .column, "column", ["colonne"], [.waiver], "Le nom de la seule colonne dont elle parle ; sans lui, toutes.",
            "The name of the one column that it is about; without it, all.", "column: telephone"),
        .init(
            .file, "file", ["fichier", "path"], [.waiver], "Le nom du seul fichier dont elle parle ; sans lui, tous.",
            "The name of the one file that it is about; without it, all.", "file: exposants.csv"),
        .init(
            .resources, "resources", ["fichiers", "ressources", "files", "distributions"], [.dataset],
            "La description des fichiers, un par un ; ceux qui n’y sont pas sont publiés aussi.",
            "The description of the files, one by one; those not in it are published too.",
            "resources: [{fichier: subventions-2024.csv, titre: Subventions 2024}]", "resources: [{path: grants-2024.csv, title: Grants 2024}]"
        ),
        .init(
            .complete, "complete", ["liste-complète", "complet"], [.dataset],
            "« oui » si la liste des fichiers est complète : tout autre fichier du dossier est alors une erreur.",
            "“yes” if the listing of files is complete: any other file of the folder is then an error.", "complete: oui", "complete: yes"),
        .init(
            .draft, "draft", ["brouillon", "privé", "private"], [.dataset],
            "« oui » tant que le jeu ne doit pas être publié.", "“yes” as long as the dataset must not be published.", "draft: oui", "draft: yes"),
        .init(
            .homepage, "homepage", ["site", "site-web", "site-internet", "page", "landing-page", "page-d-accueil"], [.publisher, .dataset],
            "Une page web à ce sujet.", "A web page about it.", "homepage: https://www.mairie.example/", "homepage: https://www.town.example/"),
        .init(
            .version, "version", [], [.dataset, .mapping],
            "La version des données, si vous en donnez une ; dans une correspondance, la version du schéma dont elle part.",
            "The version of the data, if you give one; in a mapping, the version of the schema that it starts from.",
            "version: \"2.1\""),
        .init(
            .provenance, "provenance", ["origine", "source"], [.dataset],
            "D’où viennent les données et comment elles ont été faites.", "Where the data comes from and how it was made.",
            "provenance: Relevé sur le terrain par les espaces verts"),
        .init(
            .accessRights, "access-rights", ["accès", "droits-d-accès", "access"], [.dataset],
            "Ce que la fiche dit de l’accès aux données : public (par défaut), restreint, non public. N’empêche aucun téléchargement : un fichier du dossier est public. Pour ne pas le publier : « brouillon: oui », ou un nom qui commence par _.",
            "What the sheet says of access to the data: public (the default), restricted, non-public. It keeps nothing from being downloaded: a file in the folder is public. Not to publish it: “draft: yes”, or a name that begins with _.",
            "access-rights: public"),
        .init(
            .legislation, "legislation", ["textes", "base-légale", "textes-de-loi", "applicable-legislation"], [.dataset],
            "Les adresses des textes de loi qui demandent ces données.", "The addresses of the texts of law that ask for the data.",
            "legislation: https://www.legifrance.gouv.fr/eli/loi/2016/10/7/ECFI1524250L/jo/texte"),
        .init(
            .highValue, "high-value", ["forte-valeur", "données-de-forte-valeur", "hvd", "hvd-category"], [.dataset],
            "La catégorie de données de forte valeur de l’Union européenne : géospatiales, environnement, météorologie, statistiques, entreprises, mobilité.",
            "The European Union’s category of high-value data: geospatial, environment, meteorological, statistics, companies, mobility.",
            "high-value: mobilité"),
        .init(
            .changedColumns, "changed-columns", ["colonnes-changées", "colonnes-supprimées", "dropped-columns"], [.dataset],
            "Les colonnes déjà publiées que vous avez supprimées, renommées ou changées de type, et c’est voulu : « halle plan » ne s’y arrête plus.",
            "The columns already published that you have dropped, renamed or retyped, and mean to: “halle plan” no longer stops at them.",
            "changed-columns: [montant]"),
        .init(
            .views, "views", ["vues", "graphiques", "cartes"], [.dataset],
            "Les graphiques et les cartes de la page, dans l’ordre ; « non » pour aucun. Sans cette clé, Halle choisit les plus parlants.",
            "The charts and maps of the page, in order; “no” for none. Without this key, Halle chooses the most telling ones.",
            "views: [{type: barres, x: nomBeneficiaire, y: montant, calcul: somme}]", "views: [{type: bars, x: beneficiary, y: amount, aggregate: sum}]"),
        .init(
            .outlines, "outlines", ["contours", "contour", "outline"], [.settings],
            "Un fichier GeoJSON du dossier content (les contours des communes) : les cartes sont dessinées dessus, et les valeurs par commune avec lui.",
            "A GeoJSON file of the content folder (the outlines of communes): maps are drawn on it, and values by commune with it.",
            "outlines: content/departement/contours.geojson", "outlines: content/department/outlines.geojson"),
        .init(
            .mapBackground, "map-background", ["fond-de-carte", "tiles", "tuiles"], [.settings],
            "Des tuiles d’un autre site sous les cartes : leur adresse, puis la mention de leur auteur. Elles ne sont chargées que si le lecteur le demande ; leur site voit alors son adresse IP.",
            "Tiles from another site below the maps: their address, then who is to be credited. They are loaded only when a reader asks for them; their site then sees the reader’s IP address.",
            "fond-de-carte: https://tuiles.exemple.fr/{z}/{x}/{y}.png © les contributeurs d’OpenStreetMap",
            "map-background: https://tiles.example.org/{z}/{x}/{y}.png © OpenStreetMap contributors"),
        .init(
            .board, "board", ["tableau-de-bord"], [.settings],
            "« non » pour un site sans tableau de bord : ce qui est attendu des producteurs, ce qui manque, ce que demande la loi.",
            "“no” for a site without a board: what is expected of the publishers, what is missing, what the law asks.", "board: non", "board: no"),
        .init(
            .viewType, "type", ["sorte"], [.view],
            "Ce qui est dessiné : courbe (dans le temps), barres, histogramme, pyramide (des âges), carte.",
            "What is drawn: line (over time), bars, histogram, pyramid (of ages), map.", "type: barres", "type: bars"),
        .init(
            .x, "x", ["colonne", "par", "column", "by"], [.view],
            "La colonne qui fait les groupes : des dates pour une courbe, des noms pour des barres, des nombres pour un histogramme, l’âge pour une pyramide.",
            "The column that makes the groups: dates for a line, names for bars, numbers for a histogram, the age for a pyramid.", "x: dateConvention"),
        .init(
            .y, "y", ["mesure", "valeur", "value"], [.view],
            "La colonne de nombres à additionner ; sans elle, les lignes sont comptées. Pour une carte de surfaces, celle des couleurs.",
            "The column of numbers to add up; without it, rows are counted. For a map of surfaces, that of the colours.", "y: montant", "y: amount"),
        .init(
            .aggregate, "aggregate", ["calcul", "agrégat"], [.view],
            "Ce qui est fait des nombres d’un groupe : somme, moyenne ou nombre (de lignes).",
            "What is made of the numbers of a group: sum, mean or count (of rows).", "aggregate: somme", "aggregate: sum"),
        .init(
            .limit, "limit", ["limite", "maximum"], [.view],
            "Le nombre de barres avant « autres » : 12 si rien n’est dit, 40 au plus.", "How many bars before “others”: 12 unless told otherwise, 40 at most.",
            "limit: 8"),
        .init(
            .kind, "kind", ["nature", "type"], [.publisher, .expectation],
            "La nature du producteur : commune, epci, departement, region, syndicat, etablissement, association, autre.",
            "The kind of publisher: commune, epci, departement, region, syndicat, etablissement, association, autre.", "kind: commune"),
        .init(.siren, "siren", [], [.publisher], "Son numéro SIREN (9 chiffres).", "Its SIREN number (9 digits).", "siren: \"213104581\""),
        .init(.siret, "siret", [], [.publisher], "Son numéro SIRET (14 chiffres).", "Its SIRET number (14 digits).", "siret: \"21310458100011\""),
        .init(
            .insee, "insee", ["code-insee", "code-officiel-geographique", "cog"], [.publisher],
            "Le code Insee de la commune ou du département.", "The Insee code of the commune or département.", "insee: \"31458\""),
        .init(
            .population, "population", ["habitants"], [.publisher], "Le nombre d’habitants.", "The number of inhabitants.", "population: 5436"),
        .init(
            .logo, "logo", [], [.settings, .publisher],
            "Une image du dossier (PNG, JPEG, GIF, WebP) ; dans halle.yml, du dossier « content ».",
            "An image of the folder (PNG, JPEG, GIF, WebP); in halle.yml, of the folder “content”.", "logo: logo.png"),
        .init(
            .path, "path", ["fichier", "file", "chemin", "nom", "name"], [.resource, .view, .merge],
            "Le nom du fichier dans le dossier.", "The name of the file in the folder.", "path: subventions-2024.csv", "path: grants-2024.csv"),
        .init(.format, "format", [], [.resource], "Son format, si l’extension ne le dit pas.", "Its format, if the extension does not tell.", "format: csv"),
        .init(
            .url, "url", ["adresse", "lien", "site"], [.resource, .contact],
            "L’adresse d’un fichier ou d’un service qui est ailleurs.", "The address of a file or service that is elsewhere.",
            "url: https://www.exemple.fr/donnees.csv", "url: https://www.example.org/data.csv"),
        .init(
            .sheet, "sheet", ["feuille", "onglet"], [.resource], "La feuille du classeur à lire.", "The sheet of the workbook to read.",
            "sheet: Subventions 2024", "sheet: Grants 2024"),
        .init(.role, "role", ["rôle"], [.resource], "« data » ou « documentation ».", "“data” or “documentation”.", "role: documentation"),
        .init(
            .email, "email", ["courriel", "mel", "mail", "e-mail"], [.contact], "L’adresse électronique.", "The e-mail address.",
            "email: opendata@mairie.example", "email: data@town.example"),
        .init(.telephone, "phone", ["téléphone", "tel"], [.contact], "Le numéro de téléphone.", "The telephone number.", "phone: 05 00 00 00 00"),
        .init(
            .code, "insee", ["code", "code-insee", "siren", "cog"], [.spatial],
            "Le code Insee (ou le SIREN d’un EPCI).", "The Insee code (or an EPCI’s SIREN).", "insee: \"31458\""),
        .init(
            .box, "bbox", ["emprise", "boîte"], [.spatial], "L’emprise en degrés : ouest, sud, est, nord.", "The box in degrees: west, south, east, north.",
            "bbox: [1.30, 43.48, 1.41, 43.53]"),
        .init(
            .geometry, "geometry", ["géométrie"], [.spatial], "Un polygone GeoJSON ; Halle en tire l’emprise.", "A GeoJSON polygon; Halle takes its box.",
            "geometry: {type: Polygon, coordinates: [[[1.3, 43.4], [1.4, 43.4], [1.4, 43.5], [1.3, 43.4]]]}"),
        .init(.start, "start", ["début", "du", "from"], [.temporal], "Le premier jour.", "The first day.", "start: 2024-01-01"),
        .init(.end, "end", ["fin", "au", "to", "stop", "jusqu-au"], [.temporal], "Le dernier jour.", "The last day.", "end: 2024-12-31"),
        .init(
            .rowsServed, "api-rows", ["lignes-api", "lignes-de-l-api"], [.settings],
            "Combien de lignes de chaque tableau l’interface pour programmes donne, en plus du fichier : 100 si rien n’est dit, 0 pour aucune.",
            "How many rows of each table the interface for programs gives, beside the file: 100 unless told otherwise, 0 for none.", "api-rows: 1000"),
        .init(
            .thesaurus, "thesaurus", ["thésaurus", "synonymes", "synonyms"], [.settings],
            "Des mots d’ici pour la recherche : à gauche ce que les gens tapent, à droite les mots des jeux de données.",
            "Words of the place for the search: what people type, then the words that datasets use.", "thesaurus: {la cale: [port de plaisance]}",
            "thesaurus: {the slip: [marina]}"),
        .init(
            .explorableMegabytes, "explore-limit", ["limite-exploration", "taille-explorable", "explore-size"], [.settings],
            "Jusqu’à combien de mégaoctets un tableau peut être trié et filtré dans sa page : 1000 si rien n’est dit, 0 pour aucun des grands.",
            "Up to how many megabytes a table can be sorted and filtered in its page: 1000 unless told otherwise, 0 for none of the large ones.",
            "explore-limit: 200"),
        .init(
            .downloadMegabytes, "download-limit", ["limite-téléchargements"], [.settings],
            "Jusqu’à combien de mégaoctets un tableau est aussi offert dans d’autres formats : 50 si rien n’est dit.",
            "Up to how many megabytes a table is offered in other formats as well: 50 unless told otherwise.", "download-limit: 200"),
        .init(
            .merges, "merges", ["fusions", "fusion", "merge"], [.territory],
            "Les jeux du territoire à composer : pour chacun, le schéma dont les fichiers sont réunis et le jeu qui reçoit le tableau.",
            "The datasets of the territory to be composed: for each, the schema whose files are brought together and the dataset that gets the table.",
            "merges: [{jeu: departement/subventions-du-territoire, schéma: scdl/subventions}]",
            "merges: [{dataset: departement/grants-of-the-territory, schema: scdl/subventions}]"),
        .init(
            .target, "dataset", ["jeu", "jeu-de-données"], [.merge],
            "Le dossier du jeu qui reçoit le tableau fusionné, sous « content » : son index.md lui donne titre, licence et texte, comme à tout jeu.",
            "The folder of the dataset that gets the merged table, under “content”: its index.md gives it title, licence and text, as for any dataset.",
            "dataset: departement/subventions-du-territoire", "dataset: departement/grants-of-the-territory"),
        .init(
            .expected, "expected", ["attendus", "jeux-attendus"], [.territory],
            "Les jeux attendus d’une nature de producteur, pour le tableau de bord : à la place de notre liste (« jeux »), ou en plus d’elle (« aussi »).",
            "The datasets expected of a kind of publisher, for the board: in place of our list (“datasets”), or beside it (“also”).",
            "expected: [{nature: commune, jeux: [subventions, deliberations, Arbres]}]",
            "expected: [{kind: commune, datasets: [subventions, deliberations, Trees]}]"),
        .init(
            .datasets, "datasets", ["jeux"], [.expectation],
            "Les jeux attendus, et eux seuls : un nom de notre liste (subventions, budget…), un schéma (scdl/equipements), ou des mots du titre.",
            "The datasets that are expected, and no others: a name of our list (subventions, budget…), a schema (scdl/equipements), or words of the title.",
            "datasets: [subventions, scdl/equipements, Arbres]", "datasets: [subventions, scdl/equipements, Trees]"),
        .init(
            .alsoExpected, "also", ["aussi", "en-plus"], [.expectation], "Les jeux attendus en plus de ceux de notre liste.",
            "The datasets that are expected beside those of our list.", "also: [Arbres]", "also: [Trees]"),
        .init(
            .versions, "versions", ["versions-acceptées"], [.merge],
            "Les versions du schéma qui sont réunies ; sans cette clé, toutes.", "The versions of the schema that are brought together; without this key, all.",
            "versions: [2.0.2, 2.1.1]"),
        .init(
            .publishers, "publishers", ["producteurs"], [.merge],
            "Les dossiers des producteurs qui sont réunis ; sans cette clé, tous.",
            "The folders of the publishers that are brought together; without this key, all.", "publishers: [roques, sicoval]"),
        .init(
            .excluded, "except", ["sauf"], [.merge], "Les dossiers des producteurs qui ne sont pas réunis.",
            "The folders of the publishers that are left out.", "except: [labege]"),
        .init(
            .salvage, "keep", ["garder", "sauver"], [.merge],
            "Ce qui est gardé d’un fichier qui a des fautes : « lignes » (ses lignes justes, par défaut) ou « fichiers » (rien, seuls les fichiers sans faute sont réunis).",
            "What is kept of a file with faults: “rows” (its right rows, the default) or “files” (nothing, only files without fault are brought together).",
            "keep: lignes", "keep: rows"),
        .init(
            .keyScope, "key", ["clé"], [.merge],
            "À qui sont les numéros qui distinguent les lignes : « territoire » (un numéro est une seule chose partout) ou « producteur » (chacun numérote les siennes) ; sans cette clé, « producteur » quand la clé du schéma est un numéro interne (id, id_local…).",
            "Whose the numbers are that tell rows apart: “territory” (one number is one thing everywhere) or “publisher” (each numbers its own); without this key, “publisher” where the schema’s key is an internal number (id, id_local…).",
            "key: producteur", "key: publisher"),
        .init(
            .mappings, "mappings", ["correspondances"], [.merge],
            "Comment les fichiers d’une ancienne version sont amenés à la nouvelle : {version, colonnes, valeurs}.",
            "How files of an older version are brought to the newer one: {version, columns, values}.",
            "mappings: [{version: 1.1.0, colonnes: {nomBeneficiaire: nomAttributaire}}]",
            "mappings: [{version: 1.1.0, columns: {nomBeneficiaire: nomAttributaire}}]"),
        .init(
            .columns, "columns", ["colonnes"], [.mapping], "À gauche le nom de la colonne dans le tableau fusionné, à droite son nom dans le fichier.",
            "On the left the name of the column in the merged table, on the right its name in the file.", "columns: {nomBeneficiaire: nomAttributaire}"),
        .init(
            .values, "values", ["valeurs"], [.mapping], "Par colonne du tableau fusionné, ce que deviennent ses valeurs.",
            "By column of the merged table, what its values become.", "values: {nature: {Aide en numéraire: aide en numéraire}}"),
        .init(.primary, "primary", ["principale", "principal"], [.colours], "La couleur principale.", "The main colour.", "primary: \"#1f4e5f\""),
        .init(.accent, "accent", ["secondaire", "secondary"], [.colours], "La couleur d’accent.", "The accent colour.", "accent: \"#b3541e\""),
    ]

    private init(
        _ key: Key, _ name: String, _ aliases: [String], _ scopes: [KeyScope], _ french: String, _ english: String, _ example: String,
        _ englishExample: String? = nil
    ) {
        self.key = key
        self.name = name
        self.aliases = aliases
        self.scopes = scopes
        self.french = french
        self.english = english
        frenchExample = example
        self.englishExample = englishExample ?? example
    }

    public static func of(_ key: Key) -> KeyDefinition { all[positions[Int(key.rawValue)]] }

    private static let positions: [Int] = Key.allCases.map { key in all.firstIndex { $0.key == key } ?? 0 }

    public func help(in language: Language) -> String { language == .french ? french : english }

    /// For each scope, by its position, every accepted name in its folded form.
    private static let names: [[String: Key]] = {
        var names = [[String: Key]](repeating: [:], count: KeyScope.allCases.count)
        // Proper names first, so that an alias never takes a name from the key that owns it.
        for definition in all {
            for scope in definition.scopes { names[scope.position][definition.name] = definition.key }
        }
        for definition in all {
            for scope in definition.scopes {
                for alias in definition.aliases.map(folded) where names[scope.position][alias] == nil { names[scope.position][alias] = definition.key }
            }
        }
        return names
    }()

    /// The key that a written name stands for: case, accents, `_` and spaces do not count.
    public static func named(_ text: String, in scope: KeyScope) -> Key? {
        names[scope.position][text] ?? names[scope.position][folded(text)]
    }

    private static func folded(_ text: String) -> String {
        String(decoding: slug(text).utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
    }

    /// Every name accepted in a scope, with its accents, sorted.
    public static func names(in scope: KeyScope) -> [String] {
        all.filter { $0.scopes.contains(scope) }.flatMap { definition in
            ([definition.name] + definition.aliases).filter { named($0, in: scope) == definition.key }
        }.sorted()
    }

    /// The name to teach: the French one to a French reader, where there is one of its own.
    public func name(in language: Language) -> String {
        guard language == .french, !Self.sameInFrench.contains(key), let french = aliases.first else { return name }
        return french
    }

    /// The valid line, beginning with the name to teach.
    public func example(in language: Language) -> String {
        let example = language == .french ? frenchExample : englishExample
        guard example.hasPrefix(name + ":") else { return example }
        return name(in: language) + String(example.dropFirst(name.count))
    }

    private static let sameInFrench: Set<Key> = [.contact, .insee, .code, .population, .logo]
}
