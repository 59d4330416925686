import Findings
import Model
import Testing

@testable import Search

@Suite struct SearchIndexTests {
    static func document(_ number: Int, _ title: String, summary: String = "", publisher: String = "Commune de Roques", keywords: [String] = [])
        -> SearchDocument
    {
        var document = SearchDocument(
            title: SearchText(title, .french), publisher: SearchText(publisher, .french), address: "roques/jeu-\(number)", folder: "jeu-\(number)")
        if !summary.isEmpty { document.summary = SearchText(summary, .french) }
        document.keywords = keywords.map { SearchText($0, .french) }
        document.facets = SearchFacet.allCases.map { [$0.rawValue] }
        return document
    }

    static func index(_ documents: [SearchDocument], thesaurus: String = "", shards: Int = 1) -> [String: String] {
        let plan = IndexPlan(documents: documents.count, textBytes: shards * 10_000, thesaurusBytes: 0)
        let index = SearchIndex(plan, language: .french, order: Array(documents.indices), thesaurus: Thesaurus(thesaurus, Analysis(.french))) { documents[$0] }
        #expect(Set(index.files.keys) == Set(plan.files))
        return index.files.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test("The files are those of the plan, and the same for the same catalogue")
    func deterministic() {
        let documents = (0..<70).map { Self.document($0, "Titre \($0) : école, collège \($0 % 7)", summary: "Résumé \($0)") }
        #expect(Self.index(documents, shards: 4) == Self.index(documents, shards: 4))
    }

    @Test("A word leads to the datasets that have it, and weighs more in a title than in a summary")
    func postings() throws {
        let files = Self.index([Self.document(0, "Arbres"), Self.document(1, "Nature", summary: "Des arbres remarquables")])
        let words = try #require(files["t0.json"])
        // Distances from the dataset before × 15 + impact, as digits: both follow one another.
        #expect(words.contains("\"arbr\",\"*$\"") || words.contains("\"arbr\","))
        let list = try #require(words.split(separator: "\"arbr\",\"").last?.split(separator: "\"").first)
        let digits = list.utf8.map { Int($0) - ($0 > 92 ? 36 : 35) }
        #expect(digits.count == 2 && digits[0] < 15 && digits[1] < 15)
        #expect(digits[0] > digits[1] * 2)
    }

    @Test("An entry of the thesaurus goes into the index with the words that the catalogue has, and not otherwise")
    func thesaurus() throws {
        let text = "poubelle => déchets, corbeilles de rue\nbac à sable => aires de jeux # rien de tel ici\nPLU = plan local d’urbanisme"
        let files = Self.index([Self.document(0, "Collecte des déchets"), Self.document(1, "Plan local d'urbanisme")], thesaurus: text)
        let words = try #require(files["t0.json"])
        #expect(words.contains("[\"poubel\",\"dechet\","))
        #expect(words.contains("[\"plu\",\"plan local urbanism\","))
        #expect(!words.contains("sabl") && !words.contains("corbeil") && !words.contains("[\"plan local urbanism\""))
    }

    @Test("A commune’s name leads to its datasets as a whole")
    func places() throws {
        let files = Self.index([Self.document(0, "Arbres", publisher: "Commune de Sixt-sur-Aff"), Self.document(1, "Arbres")])
        #expect(try #require(files["t0.json"]).contains("[\"sixt af\",\"@\",\"1\"]"))
    }

    @Test("Script and quotes in any text stay text")
    func hostile() throws {
        let files = Self.index([Self.document(0, "</script>\"\u{301}\\ <b>", summary: "\u{2028}\u{0}\"")])
        #expect(try #require(files["d0/0.json"]).contains("[\"</script>\\\"\u{301}\\\\ <b>\","))
    }

    @Test("A first query in 521 datasets reads at most 90 KB, and one in 60 at most 35")
    func sizes() {
        let subjects = ["budget", "arbres", "écoles", "déchets", "subventions", "délibérations", "prénoms", "adresses", "menus", "stationnement"]
        for (count, limit) in [(521, 60_000), (60, 20_000)] {
            let documents = (0..<count).map { number in
                Self.document(
                    number, "Liste des \(subjects[number % 10]) de la commune numéro \(number)",
                    summary: "Les \(subjects[number % 10]) de l’année \(2000 + number % 25), relevés par le service \(number % 40) pour le secteur \(number).",
                    publisher: "Commune de Ville-\(number % 50)", keywords: [subjects[number % 10], subjects[(number + 3) % 10], "mot\(number % 90)"])
            }
            let thesaurus = Thesaurus.builtIn(.french)
            let text = documents.reduce(0) { $0 + $1.title.text.utf8.count + ($1.summary?.text.utf8.count ?? 0) + 30 }
            let plan = IndexPlan(documents: count, textBytes: text, thesaurusBytes: 100_000)
            let files = SearchIndex(plan, language: .french, order: Array(documents.indices), thesaurus: thesaurus) { documents[$0] }.files
            func largest(_ kind: Character) -> Int { files.filter { $0.key.first == kind }.map(\.value.count).max() ?? 0 }
            // The head, two files of words and three of what results show; the scripts are no part of it.
            let first = (files["index.json"]?.count ?? 0) + 2 * largest("t") + 3 * largest("d")
            #expect(first <= limit, "\(count)")
        }
    }
}
