internal import Bytes
internal import Checking
internal import DataFiles
internal import Findings
internal import Geography
internal import History
internal import Ledger
internal import Pages
internal import Privacy
internal import Reading
internal import Schemas
internal import Templating
internal import Territory
internal import Validation
internal import Views

/// The reference of what people write and of what Halle says, as Markdown, and a JSON Schema of headers.
enum Reference {
    // MARK: Keys

    static func keys(in language: Language) -> String {
        let isFrench = language == .french
        var text =
            isFrench
            ? "# Les clés\n\nCe qu’on peut écrire dans halle.yml et en tête des fichiers index.md. Les majuscules, les accents, « _ » et les espaces ne comptent pas.\n"
            : "# Keys\n\nWhat can be written in halle.yml and at the head of index.md files. Case, accents, “_” and spaces do not count.\n"
        text += isFrench ? "Page écrite par `halle reference keys --language fr`.\n" : "Page written by `halle reference keys --language en`.\n"
        for scope in KeyScope.allCases {
            text += "\n## " + scope.title(in: language) + "\n\n"
            text +=
                isFrench
                ? "| clé | aussi | sens | exemple |\n| --- | --- | --- | --- |\n"
                : "| key | also | meaning | example |\n| --- | --- | --- | --- |\n"
            for definition in KeyDefinition.all where definition.scopes.contains(scope) {
                let taught = definition.name(in: language)
                let others = ([definition.name] + definition.aliases).filter { $0 != taught && KeyDefinition.named($0, in: scope) == definition.key }
                text += "| `\(taught)` | \(others.map { "`\($0)`" }.joined(separator: ", ")) | \(cell(definition.help(in: language))) | "
                text += "`\(cell(definition.example(in: language)))` |\n"
            }
        }
        return text
    }

    // MARK: Findings

    static func findings(in language: Language) -> String {
        let isFrench = language == .french
        var text =
            isFrench
            ? "# Les messages\n\nCe que disent `halle check`, `halle build`, `halle validate` et `halle schema`, par sujet puis par code. Une erreur "
                + "arrête la construction (sauf avec `--keep-going`), un avertissement jamais (sauf avec `--strict`), une remarque jamais. Dans un "
                + "catalogue, une erreur dans le contenu d’un fichier de données compte comme un avertissement, sauf si la clé `conformité` dit « bloquer ».\n"
            : "# Findings\n\nWhat `halle check`, `halle build`, `halle validate` and `halle schema` say, by subject and then by code. An error stops "
                + "the build (but with `--keep-going`), a warning never does (but with `--strict`), a note never does. In a catalogue, an error in the "
                + "content of a data file counts as a warning, unless the key `conformity` says “block”.\n"
        text += isFrench ? "Page écrite par `halle reference findings --language fr`.\n" : "Page written by `halle reference findings --language en`.\n"
        for subject in subjects where !subject.rules.isEmpty {
            text += "\n## \(isFrench ? subject.french : subject.english)\n"
            for rule in subject.rules.sorted(by: { $0.code < $1.code }) {
                let wording = rule.wording(in: language)
                text += "\n### \(rule.code)\n\n**\(rule.severity.name(in: language))** — \(open(wording.cause))\n"
                if !wording.cost.isEmpty { text += "\n\(open(wording.cost))\n" }
                text += "\n→ \(open(wording.remedy))\n"
            }
        }
        return text
    }

    private struct Subject {
        var french: String
        var english: String
        var rules: [Rule]
    }

    /// Every rule of the program, under one of some subjects.
    private static var subjects: [Subject] {
        let known = [
            Subject(french: "Le catalogue et ses fiches", english: "The catalogue and its descriptions", rules: Rule.reading + Rule.checking),
            Subject(french: "Les fichiers de données", english: "Data files", rules: Rule.dataFiles + Rule.data),
            Subject(french: "Les tableaux : colonnes, lignes et forme du fichier", english: "Tables: columns, rows and the file’s make", rules: Rule.tables),
            Subject(french: "Les cellules", english: "Cells", rules: Rule.cells),
            Subject(french: "Les règles nationales et les listes officielles", english: "National rules and official lists", rules: Rule.rows),
            Subject(french: "Les cartes (GeoJSON)", english: "Maps (GeoJSON)", rules: Rule.geography),
            Subject(french: "Les graphiques et les cartes", english: "Charts and maps", rules: Rule.views),
            Subject(french: "Les données personnelles", english: "Personal data", rules: Rule.privacy + Rule.privacyWaivers),
            Subject(french: "Les schémas", english: "Schemas", rules: Rule.schemas + Rule.addingSchemas),
            Subject(french: "L’historique des contrôles", english: "The history of checks", rules: Rule.history),
            Subject(french: "Le tableau de bord", english: "The board", rules: Rule.board),
            Subject(french: "Le registre des jeux de données", english: "The ledger of datasets", rules: Rule.ledger),
            Subject(french: "Les modèles de pages et les couleurs", english: "Page templates and colours", rules: TemplateRules.all + [.colourContrast]),
        ]
        let named = Set(known.flatMap(\.rules))
        return known + [Subject(french: "La construction du site", english: "Building the site", rules: Rule.all.filter { !named.contains($0) })]
    }

    /// A wording with an ellipsis where the finding's own words go.
    private static func open(_ wording: String) -> String {
        let place = TablePlace(row: 0, column: 0, field: "…", expected: InBothLanguages(french: "…", english: "…"), repair: "…")
        let cause = wording.replacing("{count}", with: "…").replacing("{count|", with: "{9|").replacing("{count?", with: "{9?")
        let finding = Finding(
            Rule("", .note, french: Wording(cause: cause, remedy: ""), english: Wording(cause: cause, remedy: "")), at: SourcePlace(file: ""), value: "…",
            details: Array(repeating: "…", count: 10), table: place)
        return finding.sentences(in: .french).cause
    }

    private static func cell(_ text: String) -> String {
        var out = ByteWriter()
        for byte in text.utf8 {
            if byte == 0x7C { out.byte(0x5C) }
            out.byte(byte == 0x0A ? 0x20 : byte)
        }
        return String(decoding: out.bytes, as: UTF8.self)
    }

    // MARK: JSON Schema

    /// A JSON Schema (draft 2020-12) of the header of a dataset's `index.md`, for editors that complete and check YAML as it is typed.
    static func schema(in language: Language) -> String {
        var out = ByteWriter()
        out.raw("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": ")
        out.json(language == .french ? "En-tête d’un jeu de données (index.md)" : "Header of a dataset (index.md)")
        out.raw(",\n  \"type\": \"object\",\n  \"properties\": {")
        var isFirst = true
        for definition in KeyDefinition.all where definition.scopes.contains(.dataset) {
            for name in [definition.name] + definition.aliases where KeyDefinition.named(name, in: .dataset) == definition.key {
                out.raw(isFirst ? "\n    " : ",\n    ")
                isFirst = false
                out.json(name)
                out.raw(": {\"description\": ")
                out.json(definition.help(in: language))
                out.raw(", \"examples\": [")
                out.json(language == .french ? definition.frenchExample : definition.englishExample)
                out.raw("]}")
            }
        }
        out.raw("\n  }\n}\n")
        return String(decoding: out.bytes, as: UTF8.self)
    }
}

extension KeyScope {
    fileprivate func title(in language: Language) -> String {
        switch (self, language) {
        case (.settings, .french): "halle.yml : le catalogue"
        case (.settings, .english): "halle.yml: the catalogue"
        case (.defaults, .french): "les valeurs par défaut (`defaults`)"
        case (.defaults, .english): "default values (`defaults`)"
        case (.publisher, .french): "producteur/index.md : un producteur"
        case (.publisher, .english): "publisher/index.md: a publisher"
        case (.dataset, .french): "producteur/jeu/index.md : un jeu de données"
        case (.dataset, .english): "publisher/dataset/index.md: a dataset"
        case (.page, .french): "pages/*.md : une page libre"
        case (.page, .english): "pages/*.md: a free page"
        case (.resource, .french): "un fichier (`resources`)"
        case (.resource, .english): "a file (`resources`)"
        case (.contact, .french): "un contact (`contact`)"
        case (.contact, .english): "a contact (`contact`)"
        case (.spatial, .french): "un lieu (`spatial`, `territory`)"
        case (.spatial, .english): "a place (`spatial`, `territory`)"
        case (.temporal, .french): "une période (`temporal`)"
        case (.temporal, .english): "a period (`temporal`)"
        case (.colours, .french): "les couleurs (`colours`)"
        case (.colours, .english): "the colours (`colours`)"
        case (.view, .french): "un graphique ou une carte (`views`)"
        case (.view, .english): "a chart or a map (`views`)"
        case (.territory, .french): "territoire.yml : le territoire"
        case (.territory, .english): "territory.yml: the territory"
        case (.merge, .french): "un jeu fusionné (`merges`)"
        case (.merge, .english): "a merged dataset (`merges`)"
        case (.mapping, .french): "la correspondance d’une version (`mappings`)"
        case (.mapping, .english): "the mapping of a version (`mappings`)"
        case (.expectation, .french): "des jeux attendus (`expected`)"
        case (.expectation, .english): "datasets that are expected (`expected`)"
        case (.privacy, .french): "les données personnelles (`confidentialité`)"
        case (.privacy, .english): "personal data (`privacy`)"
        case (.waiver, .french): "une dérogation (`dérogations`)"
        case (.waiver, .english): "a waiver (`waivers`)"
        }
    }
}
