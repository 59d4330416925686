import Bytes
import Findings
import Model

/// A small catalogue of four producers, in two languages, with everything that a page can show.
enum Sample {
    static let place = SourcePlace(file: "halle.yml")

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? { CalendarDate(year: year, month: month, day: day) }

    /// The mark of a value: of everything that can be read in its description.
    static func mark(_ value: some Any) -> Fingerprint {
        var mark = Fingerprint()
        mark.combine(String(reflecting: value))
        return mark
    }

    /// The same catalogue with the marks that reading it would give.
    static func marked(_ catalogue: Catalogue) -> Catalogue {
        var catalogue = catalogue
        for number in catalogue.publishers.indices {
            catalogue.publishers[number].fingerprint = Fingerprint()
            catalogue.publishers[number].fingerprint = mark(catalogue.publishers[number])
        }
        for number in catalogue.datasets.indices {
            var bare = catalogue.datasets[number]
            bare.fingerprint = Fingerprint()
            bare.bodyFingerprint = Fingerprint()
            // A reader gives the bodies a mark of their own.
            catalogue.datasets[number].bodyFingerprint = mark((bare.body, bare.translatedBody))
            (bare.body, bare.translatedBody) = (nil, nil)
            for each in bare.distributions.indices { (bare.distributions[each].facts, bare.distributions[each].table) = (nil, nil) }
            catalogue.datasets[number].fingerprint = mark(bare)
        }
        for number in catalogue.pages.indices {
            catalogue.pages[number].fingerprint = Fingerprint()
            catalogue.pages[number].fingerprint = mark(catalogue.pages[number])
        }
        return catalogue
    }

    static func file(_ name: String, _ title: String, size: Int = 12_440, role: Distribution.Role = .data) -> Distribution {
        let format = FileFormat.of(fileName: name) ?? FileFormat.vocabulary.values[0]
        var file = Distribution(
            location: .file(
                FileSource(path: "content/" + name, signature: FileSignature(inode: 0, size: 0, modified: 0, changed: 0)), name: name),
            role: role, title: LocalizedText(title, in: .french), format: format, isZipped: format.isActive)
        file.facts = FileFacts(size: size, digest: Digester.digest(of: Array(name.utf8)))
        return file
    }

    static func publisher(_ folder: String, _ name: String, _ kind: PublisherKind, population: Int?) -> Publisher {
        var publisher = Publisher(folder: folder, slug: folder, name: LocalizedText(name, in: .french), place: place)
        publisher.kind = kind
        publisher.population = population
        publisher.insee = kind == .commune ? "31458" : nil
        publisher.siret = "21310458400017"
        publisher.homepage = "https://www.\(folder).example/"
        publisher.contact = Contact(name: "Service données ouvertes", email: "opendata@\(folder).example", telephone: "05 61 00 00 00")
        publisher.description = LocalizedText("\(name) ouvre ses données depuis 2017, avec l’aide du Département.", in: .french)
        return publisher
    }

    static func dataset(
        _ publisher: Int, _ folder: String, _ title: String, _ themes: [String], _ keywords: [String], changed: CalendarDate?, files: [Distribution]
    ) -> Dataset {
        var dataset = Dataset(
            folder: folder, publisher: publisher, slug: slug(folder), title: LocalizedText(title, in: .french), language: .french, place: place)
        dataset.summary = LocalizedText(
            "\(title) : ce que la collectivité publie, mis à jour par le service concerné et vérifié avant sa mise en ligne. "
                + "Chaque ligne décrit un élément, avec sa date, son lieu et son montant quand il y en a un.", in: .french)
        dataset.themes = themes.map { Theme.resolve($0, local: [:]) }
        dataset.keywords = keywords
        dataset.modified = changed
        dataset.issued = day(2018, 1, 15)
        dataset.licence = Licence.vocabulary.find("lov2")
        dataset.frequency = Frequency.vocabulary.find("ANNUAL")
        dataset.spatial = SpatialCoverage(code: "31458", name: "Roques")
        dataset.distributions = files
        return dataset
    }

    static func catalogue(base: String? = "https://donnees.example.org/", languages: [Language] = [.french, .english]) -> Catalogue {
        var settings = Settings(
            title: LocalizedText("Données ouvertes de la Haute-Garonne", in: .french, translation: "Open data of Haute-Garonne"),
            description: LocalizedText(
                "Les communes, les intercommunalités et le Département publient ici leurs données, à télécharger et à réutiliser librement.", in: .french,
                translation: "Communes, groups of communes and the Département publish their data here, free to download and to reuse."),
            baseAddress: base, languages: languages, colours: .standard, contact: Contact(name: "Mission données", email: "donnees@example.org"))
        settings.issued = day(2024, 1, 1)
        var publishers = [
            publisher("departement-haute-garonne", "Département de la Haute-Garonne", .departement, population: 1_457_000),
            publisher("labege", "Labège", .commune, population: 4_512),
            publisher("roques", "Roques", .commune, population: 5_031),
            publisher("sicoval", "Sicoval", .epci, population: 84_120),
        ]
        let about = Array("<p>Roques est une commune du sud toulousain. Voir <a href=\"\">la page d’accueil</a>.</p>".utf8)
        publishers[2].body = RichText(html: about, holes: [RichText.Hole(offset: offset(of: "href=\"", in: about), target: .home)])

        let rows: [(Int, String, String, [String], [String], (Int, Int, Int), [Distribution])] = [
            (
                0, "itineraires-cyclables", "Itinéraires cyclables", ["Transports"], ["vélo", "cyclable"], (2025, 3, 2),
                [file("itineraires.geojson", "Tracés des itinéraires", size: 2_410_331), file("itineraires.csv", "Liste des itinéraires")]
            ),
            (
                0, "sentiers-de-randonnee", "Sentiers de randonnée du plan départemental", ["Environnement", "Régions et villes"], ["randonnée", "tourisme"],
                (2024, 11, 30), [file("sentiers.geojson", "Sentiers", size: 8_412_000)]
            ),
            (
                0, "trafic", "Trafic sur les routes départementales", ["Transports"], ["trafic", "route"], (2025, 1, 12),
                [
                    file("trafic.csv", "Comptages 2021-2025", size: 154_300), file("trafic.xlsx", "Comptages 2025", size: 98_221),
                    file("notice.pdf", "Notice de lecture", size: 1_204_000, role: .documentation),
                ]
            ),
            (
                0, "colleges", "Effectifs des collèges publics", ["Éducation, culture et sport"], ["collège", "rentrée"], (2024, 9, 15),
                [file("colleges.csv", "Effectifs")]
            ),
            (
                0, "aides-sociales", "Bénéficiaires des aides sociales", ["Population et société"], ["solidarité"], (2023, 6, 1),
                [file("aides.csv", "Bénéficiaires")]
            ),
            (
                1, "deliberations", "Délibérations du conseil municipal", ["Gouvernement et secteur public"], ["conseil municipal", "délibération"],
                (2025, 2, 20),
                [file("deliberations.csv", "Délibérations")]
            ),
            (
                1, "menus", "Menus de la restauration scolaire", ["Agriculture, pêche, sylviculture et alimentation"], ["cantine", "école"], (2025, 3, 10),
                [file("menus.csv", "Menus")]
            ),
            (1, "arbres", "Arbres d’alignement", ["Environnement"], ["arbre", "espace vert"], (2022, 4, 5), [file("arbres.geojson", "Arbres")]),
            (
                2, "subventions", "Subventions 2017", ["Gouvernement et secteur public"], ["subvention", "association"], (2024, 3, 12),
                [file("subventions-2017.csv", "Subventions versées en 2017"), file("documentation.pdf", "Documentation", size: 98_000, role: .documentation)]
            ),
            (
                2, "subventions-2018", "Subventions 2018", ["Gouvernement et secteur public"], ["subvention", "association"], (2024, 3, 12),
                [file("subventions-2018.csv", "Subventions versées en 2018")]
            ),
            (
                2, "defibrillateurs", "Défibrillateurs", ["Santé"], ["défibrillateur", "secours"], (2024, 7, 1),
                [file("defibrillateurs.csv", "Défibrillateurs", size: 999)]
            ),
            (
                2, "budget", "Budget primitif de la commune", ["Économie et finances"], ["budget", "finances"], (2024, 4, 30),
                [file("budget.csv", "Budget", size: 45_000)]
            ),
            (2, "adresses", "Base adresse locale", ["Régions et villes"], ["adresse"], (2025, 2, 1), [file("adresses.csv", "Adresses", size: 254_000)]),
            (
                2, "marches", "Marchés publics conclus", ["Gouvernement et secteur public"], ["marché public"], (2024, 12, 20),
                [file("marches.json", "Marchés", size: 88_100)]
            ),
            (
                3, "bornes-de-recharge", "Bornes de recharge pour véhicules électriques", ["Énergie", "Transports"], ["borne", "véhicule électrique"],
                (2025, 3, 14),
                [file("bornes.csv", "Bornes")]
            ),
            (
                3, "comptages-velo", "Comptages de vélos", ["Transports"], ["vélo", "comptage"], (2025, 3, 14),
                [file("sites.csv", "Sites de comptage"), file("mesures.csv", "Mesures", size: 12_500_000)]
            ),
            (
                3, "dechetteries", "Déchetteries et points de collecte", ["Environnement"], ["déchets", "tri"], (2023, 12, 1),
                [file("dechetteries.csv", "Points")]
            ),
            (
                3, "navettes", "Horaires des navettes", ["Transports"], ["navette", "GTFS"], (2025, 1, 5),
                [file("navettes-gtfs.zip", "Horaires au format GTFS", size: 340_000)]
            ),
            (3, "zones-activites", "Zones d’activités économiques", ["Économie et finances"], ["entreprise"], (2021, 10, 10), [file("zones.geojson", "Zones")]),
            (3, "eau-potable", "Qualité de l’eau potable", ["Santé", "Environnement"], ["eau"], (2024, 10, 2), [file("eau.csv", "Analyses")]),
            (3, "creches", "Places en crèche", ["Population et société"], ["petite enfance"], (2024, 9, 1), [file("creches.csv", "Places")]),
        ]
        var datasets = rows.map { row in
            dataset(row.0, publishers[row.0].folder + "/" + row.1, row.2, row.3, row.4, changed: day(row.5.0, row.5.1, row.5.2), files: row.6)
        }
        for number in datasets.indices { datasets[number].slug = rows[number].1 }
        datasets[8].title.translation = "Grants 2017"
        datasets[8].temporal = Period(start: day(2017, 1, 1), end: day(2017, 12, 31))
        datasets[8].schema = SchemaChoice(name: "https://schema.data.gouv.fr/scdl/subventions/", place: place)
        datasets[8].distributions[0].table = TableMark(
            rows: 1_234, columns: 3, schema: "scdl/subventions", schemaVersion: "2.1.1", errors: 144, causes: 3)
        datasets[15].distributions[0].table = TableMark(rows: 12, columns: 14, schema: "etalab/schema-comptage", schemaVersion: "0.3", errors: 0)
        datasets[15].distributions[1].table = TableMark(rows: 1, columns: 1, errors: 0)
        datasets[16].distributions[0].table = TableMark(rows: 0, columns: 0, errors: 1, causes: 1)
        datasets[8].identifier = "roques-subventions-2017"
        let body =
            "<p>Les subventions versées aux associations, <strong>nature et montant</strong>. Voir aussi <a href=\"\">le budget</a>.</p>\n"
            + "<h2 id=\"h-champs\">Champs</h2>\n<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau\"><table><thead><tr><th>Champ</th><th>Type</th>"
            + "<th>Sens</th></tr></thead><tbody><tr><td><code>nomBeneficiaire</code></td><td>texte</td><td>Nom de l’association bénéficiaire</td></tr>"
            + "<tr><td><code>montant</code></td><td>nombre</td><td>Montant total en euros</td></tr></tbody></table></div>\n"
        datasets[8].body = RichText(
            html: Array(body.utf8), holes: [RichText.Hole(offset: offset(of: "href=\"", in: Array(body.utf8)), target: .dataset("roques/budget"))])
        datasets[14].distributions.append(
            Distribution(
                location: .remote("https://transport.example/irve?departement=31&format=csv"), role: .data,
                title: LocalizedText("Base nationale des points de recharge", in: .french), format: FileFormat.vocabulary.find("csv") ?? .vocabulary.values[0]))
        let pages = [
            FreePage(
                slug: "a-propos", title: LocalizedText("À propos", in: .french, translation: "About"),
                body: [.french: RichText(html: Array("<p>Ce catalogue est tenu par la mission données.</p>".utf8))], place: place),
            FreePage(
                slug: "mentions-legales", title: LocalizedText("Mentions légales", in: .french),
                body: [.french: RichText(html: Array("<p>Directeur de la publication : le président.</p>".utf8))], place: place),
        ]
        return marked(
            Catalogue(
                settings: settings, publishers: publishers, datasets: datasets, pages: pages,
                welcome: [
                    .french: RichText(
                        html: Array(
                            ("<p>Bienvenue. Depuis 2018, les collectivités du département mettent en commun leurs données : subventions, délibérations, "
                                + "mobilités, équipements. Prenez-les, elles sont à vous.</p>").utf8))
                ]))
    }

    /// Just behind the first of the words.
    static func offset(of words: String, in html: [UInt8]) -> Int {
        let wanted = Array(words.utf8)
        return (0..<max(1, html.count - wanted.count)).first { html[$0...].starts(with: wanted) }.map { $0 + wanted.count } ?? 0
    }

    /// The same catalogue with what breaks pages: very long titles, one word without end, markup, quotes with combining marks, right-to-left text.
    static func nasty() -> Catalogue {
        var catalogue = catalogue()
        let titles = [
            String(repeating: "Très long titre ", count: 312), String(repeating: "x", count: 2_000), "<script>alert(1)</script> & \"\u{301}'\u{301}<img src=x>",
            "مجموعة بيانات مفتوحة \u{202E}txt.exe", "Ligne\u{0}un\u{7}deux", "{{title}} ${x} `y`",
        ]
        for (number, title) in titles.enumerated() {
            catalogue.datasets[number].title = LocalizedText(title, in: .french)
            catalogue.datasets[number].summary = LocalizedText(title, in: .french)
            catalogue.datasets[number].keywords = [title, "déchets", "Dechets"]
            catalogue.datasets[number].distributions[0].title = LocalizedText(title, in: .french)
        }
        catalogue.datasets[2].distributions[0].location = .file(
            FileSource(path: "x", signature: FileSignature(inode: 0, size: 0, modified: 0, changed: 0)), name: "a b\"'<é>#?%.csv")
        catalogue.publishers[0].name = LocalizedText("Dép\"\u{301} <b>artement</b> & Cie", in: .french)
        return marked(catalogue)
    }
}
