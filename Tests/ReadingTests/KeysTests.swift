import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("Keys of headers and settings")
struct KeysTests {
    /// Lines that are right for a key, where the definition's own example is for another kind of file.
    private func example(of definition: KeyDefinition, in scope: KeyScope, _ language: Language) -> String {
        switch (definition.key, scope) {
        case (.themes, .settings): "themes: {mobilités: TRAN}"
        default: definition.example(in: language)
        }
    }

    /// What stands after the key in an example.
    private func value(of definition: KeyDefinition, in scope: KeyScope, _ language: Language = .french) -> String {
        let example = example(of: definition, in: scope, language)
        return String(Substring(example.utf8.drop { $0 != 0x20 }.dropFirst()))
    }

    private func settings(_ name: String, _ value: String, in scope: KeyScope) -> String {
        switch scope {
        case .settings: "\(name): \(value)\n"
        case .defaults, .colours: "\(scope.rawValue): {\(name): \(value)}\n"
        default: ""
        }
    }

    /// A catalogue that writes a key under some name, in some kind of file.
    private func catalogue(_ name: String, _ value: String, in scope: KeyScope) -> TestCatalogue {
        let catalogue = TestCatalogue(
            (scope == .settings && KeyDefinition.named(name, in: .settings) == .title ? "" : "title: Essai\n") + settings(name, value, in: scope))
        let line = "\(name): \(value)\n"
        let group = "{\(name): \(value)}"
        switch scope {
        case .settings, .defaults, .colours: catalogue.file("content/logo.png", "png").dataset("roques/jeu")
        case .publisher: catalogue.file("content/roques/index.md", "---\n\(line)---\n").file("content/roques/logo.png", "png").dataset("roques/jeu")
        case .dataset:
            catalogue.file("content/roques/jeu/index.md", "---\n\(KeyDefinition.named(name, in: .dataset) == .title ? "" : "title: Un jeu\n")\(line)---\n")
        case .page: catalogue.file("content/pages/aide.md", "---\n\(line)---\nTexte").dataset("roques/jeu")
        case .resource:
            let path = KeyDefinition.named(name, in: .resource) == .path ? "" : "path: donnees.csv, "
            catalogue.dataset("roques/jeu", "resources: [{\(path)\(name): \(value)}]")
        case .contact: catalogue.dataset("roques/jeu", "contact: \(group)")
        case .spatial: catalogue.dataset("roques/jeu", "spatial: \(group)")
        case .temporal: catalogue.dataset("roques/jeu", "temporal: \(group)")
        case .view:
            let type = KeyDefinition.named(name, in: .view) == .viewType ? "" : "type: barres, "
            catalogue.dataset("roques/jeu", "views: [{\(type)\(name): \(value)}]")
        case .territory: catalogue.file("content/territoire.yml", line).dataset("roques/jeu")
        case .merge:
            let others: [(Key, String)] = [(.target, "dataset: roques/jeu, "), (.schema, "schema: scdl/budget, ")]
            let own = KeyDefinition.named(name, in: .merge)
            let before = others.filter { $0.0 != own }.map(\.1).joined()
            catalogue.file("content/territoire.yml", "merges: [{\(before)\(name): \(value)}]\n").dataset("roques/jeu")
        case .mapping:
            let merge = "dataset: roques/jeu, schema: scdl/budget, mappings: [\(group)]"
            catalogue.file("content/territoire.yml", "merges: [{\(merge)}]\n").dataset("roques/jeu")
        case .expectation:
            let kind = KeyDefinition.named(name, in: .expectation) == .kind ? "" : "kind: commune, "
            catalogue.file("content/territoire.yml", "expected: [{\(kind)\(name): \(value)}]\n").dataset("roques/jeu")
        case .privacy: catalogue.dataset("roques/jeu", "privacy: \(group)")
        case .waiver:
            let key = KeyDefinition.named(name, in: .waiver)
            let rest = (key == .reason ? "" : "reason: Essai, ") + (key == .day ? "" : "date: 2026-01-15, ")
            catalogue.dataset("roques/jeu", "privacy: {waivers: [{\(rest)\(name): \(value)}]}")
        }
        return catalogue.file("content/roques/jeu/subventions-2024.csv", "a;b\n1;2\n")
    }

    private static let uses: [(KeyDefinition, KeyScope)] = KeyDefinition.all.flatMap { definition in definition.scopes.map { (definition, $0) } }

    @Test("Every key is defined once, with its meaning in both languages")
    func definitions() {
        #expect(Set(KeyDefinition.all.map(\.key)) == Set(Key.allCases))
        #expect(KeyDefinition.all.count == Key.allCases.count)
        for definition in KeyDefinition.all {
            #expect(!definition.french.isEmpty && !definition.english.isEmpty && !definition.scopes.isEmpty)
            #expect(KeyDefinition.of(definition.key).key == definition.key)
        }
    }

    @Test("Every example of the reference is accepted wherever its key may stand, in both languages", arguments: uses, Language.allCases)
    func examples(_ use: (definition: KeyDefinition, scope: KeyScope), _ language: Language) {
        let (definition, scope) = use
        // A publisher's folder that the example names, an unlisted file, a page outside: what an example leans on.
        let leaned: Set<Rule> = [
            .resourceAbsent, .viewFileAbsent, .resourceUnlisted, .publisherMismatch, .draftUnpublished, .mergeIncomplete, .mergeDatasetUnknown,
            .mergePublisherUnknown,
        ]
        let findings = catalogue(definition.name, value(of: definition, in: scope, language), in: scope).read().findings.filter { !leaned.contains($0.rule) }
        #expect(findings.isEmpty, "\(findings.map(\.line))")
    }

    @Test("A key means the same by its French name, its English name and its habitual twins, whatever the case, accents and hyphens", arguments: uses)
    func aliases(_ definition: KeyDefinition, _ scope: KeyScope) {
        #expect(KeyDefinition.named(definition.name, in: scope) == definition.key)
        for alias in definition.aliases {
            let owner = KeyDefinition.named(alias, in: scope)
            #expect(owner == definition.key || Self.ownedElsewhere.contains("\(scope) \(alias)"), "\(alias) in \(scope)")
            #expect(KeyDefinition.named(alias.uppercased(), in: scope) == owner)
            #expect(KeyDefinition.named(alias.replacing("-", with: "_"), in: scope) == owner)
            #expect(KeyDefinition.named(alias.replacing("-", with: " "), in: scope) == owner)
        }
    }

    /// Names that another key of the same place has first.
    private static let ownedElsewhere: Set<String> = ["settings territory", "settings territoire"]

    @Test(
        "The French names are understood with their accents",
        arguments: [
            ("Fréquence", Key.frequency), ("mots-clés", .keywords), ("Mots clés", .keywords), ("thématiques", .themes), ("résumé", .description),
            ("période", .temporal), ("créé le", .created), ("Modifié_le", .modified), ("schéma-de-données", .schema), ("Titre", .title),
            ("mise à jour", .modified), ("Date de création", .created), ("page d’accueil", .homepage), ("éditeur", .publisher),
        ])
    func accents(_ name: String, _ key: Key) {
        #expect(KeyDefinition.named(name, in: .dataset) == key)
    }

    @Test("A whole dataset reads the same in French and in English")
    func bothLanguages() throws {
        let french = TestCatalogue().dataset(
            "roques/jeu",
            """
            titre: Subventions
            résumé: Toutes les subventions
            licence: Licence Ouverte 2.0
            fréquence: annuelle
            thèmes: Transports
            mots-clés: [subvention, association]
            contact: {nom: La mairie, courriel: mairie@roques.example, téléphone: 05 00 00 00 00, lien: "https://roques.example/"}
            zone: {code: "31458", nom: Roques, emprise: [1.30, 43.48, 1.41, 43.53]}
            période: {début: 2024-01-01, fin: 2024-12-31}
            créé: 2024-01-15
            publié: 2024-02-01
            modifié: 2024-06-30
            identifiant: abc
            langue: français
            site: https://roques.example/subventions
            schéma de données: scdl/subventions
            fichiers: [{fichier: donnees.csv, titre: Subventions 2024, résumé: Un fichier, rôle: données}]
            """)
        let english = TestCatalogue().dataset(
            "roques/jeu",
            """
            title: Subventions
            description: Toutes les subventions
            license: lov2
            frequency: annual
            themes: [TRAN]
            keywords: subvention, association
            contact: {name: La mairie, email: mairie@roques.example, phone: 05 00 00 00 00, url: "https://roques.example/"}
            spatial: {insee: "31458", name: Roques, bbox: [1.30, 43.48, 1.41, 43.53]}
            temporal: {start: 2024-01-01, end: 2024-12-31}
            created: 2024-01-15
            issued: 2024-02-01
            modified: 2024-06-30
            identifier: abc
            language: fr
            homepage: https://roques.example/subventions
            schema: scdl/subventions
            resources: [{path: donnees.csv, title: Subventions 2024, description: Un fichier, role: data}]
            """)
        #expect(french.findings == [] && english.findings == [])
        let (a, b) = (try #require(french.dataset), try #require(english.dataset))
        for dataset in [a, b] {
            #expect(dataset.title == LocalizedText("Subventions", in: .french))
            #expect(dataset.summary == LocalizedText("Toutes les subventions", in: .french))
            #expect(dataset.licence?.code == "lov2" && dataset.frequency?.code == "ANNUAL")
            #expect(dataset.themes.map(\.code) == ["transports"] && dataset.keywords == ["subvention", "association"])
            #expect(
                dataset.contact
                    == Contact(name: "La mairie", email: "mairie@roques.example", telephone: "05 00 00 00 00", address: "https://roques.example/"))
            #expect(dataset.spatial == SpatialCoverage(code: "31458", name: "Roques", box: BoundingBox(west: 1.30, south: 43.48, east: 1.41, north: 43.53)))
            #expect(dataset.temporal?.start?.description == "2024-01-01" && dataset.temporal?.end?.description == "2024-12-31")
            #expect([dataset.created, dataset.issued, dataset.modified].map { $0?.description } == ["2024-01-15", "2024-02-01", "2024-06-30"])
            #expect(dataset.identifier == "abc" && dataset.language == .french && dataset.homepage == "https://roques.example/subventions")
            #expect(dataset.schema?.name == "scdl/subventions" && dataset.distributions.map(\.title.text) == ["Subventions 2024"])
            #expect(dataset.distributions.first?.role == .data && dataset.distributions.first?.schema?.name == "scdl/subventions")
        }
    }

    @Test("An unknown key is told with its place and the nearest names")
    func unknown() {
        let catalogue = TestCatalogue().dataset("roques/jeu", "title: Un jeu\nlisence: lov2\ncontact: {mial: a@b.fr, name: Mairie}\nzzzzzz: 1\n")
        #expect(
            catalogue.findings == [
                "key-unknown content/roques/jeu/index.md:3:1 “lisence” → licence, license", "key-unknown content/roques/jeu/index.md:4:11 “mial” → mail",
                "key-unknown content/roques/jeu/index.md:5:1 “zzzzzz”",
            ])
    }

    @Test("A key written under two of its names is told")
    func twice() {
        let catalogue = TestCatalogue().dataset("roques/jeu", "title: Un jeu\ntitre: Un autre\n")
        #expect(catalogue.findings == ["key-twice content/roques/jeu/index.md:3:1 “titre” [title]"])
        #expect(catalogue.dataset?.title.text == "Un jeu")
    }

    @Test("A list or a group where a text is expected, and the other way round, is told with a valid line")
    func kinds() {
        func examples(_ key: Key) -> String { Language.allCases.map { KeyDefinition.of(key).example(in: $0) }.joined(separator: "; ") }
        let catalogue = TestCatalogue().dataset("roques/jeu", "license: [lov2]\nresources: fichier.csv\nkeywords: {a: b}\n")
        #expect(
            catalogue.findings == [
                "value-not-text content/roques/jeu/index.md:3:10 [license; licence: lov2; license: lov2]",
                "value-not-group content/roques/jeu/index.md:4:12 [resources; \(examples(.resources))]",
                "value-not-list content/roques/jeu/index.md:5:11 [keywords; \(examples(.keywords))]",
            ])
    }
}
