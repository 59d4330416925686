import Bytes
import Findings
import Search
import Testing

@Suite struct AnalysisTests {
    @Test("A word’s stem is the one that scripts give it")
    func golden() {
        for line in String(decoding: PackageResources.words_txt, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            let analysis = Analysis(cells[0] == "fr" ? .french : .english)
            let bytes = folded(String(cells[1]))
            var stems: [String] = []
            analysis.forEachWord(of: bytes) { stems.append(String(decoding: analysis.stem(bytes[$0]), as: UTF8.self)) }
            #expect(stems.joined(separator: " ") == cells[2], "\(cells[1])")
        }
    }

    @Test("Words that say nothing are left out: articles, pronouns, single letters; figures are kept")
    func stops() {
        let stems = Analysis(.french).stems(of: "Les 3 écoles de l’avenue et du parc").map { String(decoding: $0, as: UTF8.self) }
        #expect(stems == ["3", "ecol", "avenu", "parc"])
    }

    @Test(
        "A place is what is left of a body’s name without its kind",
        arguments: [
            ("Commune d’Anduze", "Anduze"), ("Mairie de L'Haÿ-les-Roses", "L'Haÿ-les-Roses"), ("Communauté d’agglomération du Sicoval", "Sicoval"),
            ("Département de la Haute-Garonne", "Haute-Garonne"), ("Roques", "Roques"), ("Villeneuve", "Villeneuve"),
        ])
    func places(name: String, place: String) {
        #expect(PlaceName.shown(name) == place)
    }
}
