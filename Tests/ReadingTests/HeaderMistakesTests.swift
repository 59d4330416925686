import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

/// What people write wrong in a header: told at its place, by its own cause, with the line as it should be.
@Suite("Mistakes in the writing of a header")
struct HeaderMistakesTests {
    private static let file = "content/roques/un/index.md"

    /// What is said of a dataset with this header, without the file's name.
    private func said(_ header: String) -> [String] {
        TestCatalogue().file(Self.file, "---\n\(header)\n---\n").file("content/roques/un/donnees.csv", "a").findings
            .map { $0.replacing(Self.file + ":", with: "") }
    }

    private func dataset(_ header: String) -> Dataset? {
        TestCatalogue().file(Self.file, "---\n\(header)\n---\n").file("content/roques/un/donnees.csv", "a").dataset
    }

    // MARK: #

    @Test("Text that a # cuts off is told with what is left and with the line in quotes")
    func cut() {
        #expect(
            said("titre: Budget #2 de 2024")
                == ["value-cut-by-hash 2:15 “Budget” [il reste « Budget »; “Budget” is left; titre: \"Budget #2 de 2024\"]"])
        #expect(
            said("titre: Un\nmots-clés:\n  - eau #2")
                == ["value-cut-by-hash 4:9 “eau” [il reste « eau »; “eau” is left; - \"eau #2\"]"])
        #expect(
            said("titre: Un\nrésumé: #budget")
                == ["value-cut-by-hash 3:9 “” [il ne reste rien; nothing is left; résumé: \"#budget\"]"])
        #expect(
            TestCatalogue("titre: Un « grand » budget #2\n").findings
                == [
                    "value-cut-by-hash halle.yml:1:28 “Un « grand » budget” [il reste « Un « grand » budget »; “Un « grand » budget” is left; "
                        + "titre: \"Un « grand » budget #2\"]"
                ])
    }

    @Test(
        "A # that cuts nothing off is not told",
        arguments: [
            "titre: Un\n# une remarque\n  # une autre", "titre: \"Budget #2\"", "titre: 'Budget #2' # le deuxième",
            "titre: Un\ndescription: |\n  Le #1 et le #2\n",
            "titre: Un\ndescription: >-\n  Le #1\n  # et le #2\n", "titre: Budget#2", "titre: Un\nlicence: lov2 # Licence Ouverte",
            "titre: Un\ncontact: # la mairie\n  nom: Mairie", "titre: Un\nmodifié: 2024-06-30 # à revoir",
        ])
    func notCut(_ header: String) {
        #expect(said(header) == [])
    }

    @Test(
        "A # in brackets is named as the cause, with the line in quotes",
        arguments: [
            ("mots-clés: [#budget]", "3:13", "mots-clés: [\"#budget\"]"),
            ("mots-clés: [#budget]\nlicence: lov2", "3:13", "mots-clés: [\"#budget\"]"),
            ("mots-clés: [eau, budget #2, \"#3\"]\nlicence: lov2", "3:25", "mots-clés: [eau, \"budget #2\", \"#3\"]"),
            ("couleurs: {principale: #17505c}\nlicence: lov2", "3:24", "couleurs: {principale: \"#17505c\"}"),
            ("mots-clés: [eau,\n  budget #2,\n  feu]", "4:10", "\"budget #2\","),
            ("résumé: Dépenses #2\n  de la commune", "3:18", "résumé: \"Dépenses #2 de la commune\""),
        ])
    func hashInBrackets(_ line: String, _ place: String, _ repaired: String) {
        #expect(said("titre: Un\n" + line) == ["hash-in-value \(place) [\(repaired)]"])
    }

    // MARK: Colons, dashes, the beginnings of lines

    @Test(
        "A missing colon or space is told on its own line, even the first, with the line as it should be",
        arguments: [
            ("titre Budget\nlicence: lov2", "colon-missing 2:1 “titre” [titre: Budget]"), ("titre Budget", "colon-missing 2:1 “titre” [titre: Budget]"),
            ("titre = Budget\nlicence = lov2", "colon-missing 2:1 “titre” [titre: Budget]"),
            ("titre: Un\nmots clés eau, feu\nlicence: lov2", "colon-missing 3:1 “mots clés” [mots clés: eau, feu]"),
            ("titre: Un\ntitre *a*\nlicence: lov2", "colon-missing 3:1 “titre” [titre: \"*a*\"]"),
            ("titre:Budget\nlicence: lov2", "colon-space-missing 2:6 “titre” [titre: Budget]"),
            ("titre:Budget", "colon-space-missing 2:6 “titre” [titre: Budget]"),
            ("titre: Un\nmodifié:2025-12-31\nlicence: lov2", "colon-space-missing 3:8 “modifié” [modifié: 2025-12-31]"),
            ("titre: Un\ncontact:\n  nom:Mairie\n  courriel: a@b.fr", "colon-space-missing 4:6 “nom” [nom: Mairie]"),
            ("titre: Un\nmots-clés:\n-budget\n-eau\nlicence: lov2", "dash-space-missing 4:1 “-budget” [- budget]"),
            ("titre: Un\nmots-clés:\n  -budget\n  -eau", "dash-space-missing 4:3 “-budget” [- budget]"),
            ("titre: Un\nmots-clés:\n  - budget\n  -eau", "dash-space-missing 5:3 “-eau” [- eau]"),
            ("titre: Un\nfichiers:\n  -fichier: a.csv\n    titre: A", "dash-space-missing 4:3 “-fichier: a.csv” [- fichier: a.csv]"),
            ("titre: Un\nfichiers:\n  -fichier: a.csv", "dash-space-missing 4:3 “-fichier: a.csv” [- fichier: a.csv]"),
            ("titre: Un\nmots-clés:\n  - budget\n  eau", "dash-missing 5:3 [- eau]"),
            ("- titre: Un\n- licence: lov2", "dash-in-excess 2:1 [titre: Un]"),
            ("titre: Un\nmots-clés: budget\n- eau", "list-after-value 4:1 “mots-clés” [- budget]"),
            ("titre: Un\nrésumé: Les dépenses\nvotées en 2024\nlicence: lov2", "continuation-not-indented 4:1"),
            ("titre: Un\n  licence: lov2", "line-misaligned 3:3 [titre]"), ("  titre: Un\nlicence: lov2", "line-misaligned 2:3 [licence]"),
            ("titre: Un\ncontact:\n  nom: Mairie\n courriel: a@b.fr", "line-misaligned 5:2 [nom]"),
            ("titre: Un\nfichiers:\n  - fichier: a.csv\n  titre: A", "line-misaligned 5:3 [fichier]"),
            ("titre: Un\nmots-clés:\n  - a\n - b", "line-misaligned 5:2 [- a]"), ("titre: Un\n\tlicence: lov2", "tab-in-header 3:1"),
            ("titre: Un\ncontact:\n\tnom: Mairie", "tab-in-header 4:1"), ("titre: Un\nmots-clés:\n  -\ta", "tab-in-header 4:4"),
        ])
    func lines(_ header: String, _ expected: String) {
        #expect(said(header) == [expected])
    }

    @Test("Negative numbers, addresses and lists that are right are not mistaken for missing spaces")
    func rightLines() {
        #expect(said("titre: Un\nlieu:\n  nom: Roques\n  emprise:\n  - -1.3\n  - 43.4\n  - 1.4\n  - 43.5") == [])
        #expect(said("titre: Un\nrésumé:\n  Voir\n  https://a.example/#b\n  à 12:30\nmots-clés:\n- eau\n- feu") == [])
        #expect(dataset("titre: Un\nrésumé: Les dépenses\n  votées en 2024")?.summary?.text == "Les dépenses votées en 2024")
    }

    // MARK: Signs and quotes

    @Test("A second colon is told with the value in straight quotes, whatever the value holds")
    func colons() {
        #expect(said("titre: Budget : 2024") == ["colon-in-value 2:15 [titre: \"Budget : 2024\"]"])
        #expect(said("titre: L'eau : le \"grand\" budget") == ["colon-in-value 2:14 [titre: 'L''eau : le \"grand\" budget']"])
        #expect(dataset("titre: 'L''eau : le \"grand\" budget'")?.title.text == "L'eau : le \"grand\" budget")
        let ends = ["\n", "\r\n", "\r"]
        for end in ends { #expect(said("titre: Un\nrésumé: é : b".replacing("\n", with: end)).first?.hasPrefix("colon-in-value 3:11 ") == true) }
    }

    @Test(
        "Quotes of a word processor are told with straight ones",
        arguments: [
            ("titre: “Budget : 2024”", "2:8 “““", "titre: \"Budget : 2024\""), ("titre: « Budget : 2024 »", "2:8 “«“", "titre: \"Budget : 2024\""),
            ("titre: \"Budget : 2024”\nlicence: lov2", "2:22 “”“", "titre: \"Budget : 2024\""),
        ])
    func quotes(_ header: String, _ place: String, _ repaired: String) {
        let findings = TestCatalogue().file(Self.file, "---\n\(header)\n---\n").read().findings
        #expect(findings.map(\.rule) == [.quotesNotStraight] && findings.first?.details == [repaired])
        #expect(findings.first.map { place.hasPrefix("\($0.place.line):\($0.place.column) ") } == true)
    }

    @Test("A value that begins with a reserved sign is told with the value in quotes", arguments: Array("*&!|>?%@`-,]}"))
    func signs(_ sign: Character) {
        #expect(said("titre: \(sign) important") == ["sign-begins-value 2:8 “\(sign)” [titre: \"\(sign) important\"]"])
        #expect(said("titre: Un\nmots-clés: \(sign) important\nlicence: lov2").first?.hasPrefix("sign-begins-value 3:12 “\(sign)” ") == true)
    }

    @Test("A title in braces or brackets is told as such, and as nothing else")
    func braces() {
        #expect(said("titre: {Budget}") == ["sign-begins-value 2:8 “{” [titre: \"{Budget}\"]"])
        #expect(said("titre: {Budget} 2024") == ["sign-begins-value 2:8 “{” [titre: \"{Budget} 2024\"]"])
        #expect(said("titre: [Budget] 2024") == ["sign-begins-value 2:8 “[” [titre: \"[Budget] 2024\"]"])
        #expect(said("titre: [Budget\nlicence: lov2") == ["sign-begins-value 2:8 “[” [titre: \"[Budget\"]"])
    }

    @Test("What is never closed is told where it was opened, and text behind a quote where it begins")
    func unclosed() {
        #expect(said("titre: Un\nrésumé: \"ouvert\nlicence: lov2") == ["quote-unclosed 3:9 “\"” [résumé: \"ouvert\"]"])
        #expect(said("titre: Un\nmots-clés: [a, b\nlicence: lov2") == ["bracket-unclosed 3:12 “[” [mots-clés: [a, b]]"])
        #expect(said("titre: Un\ncontact: {nom: a\nlicence: lov2") == ["bracket-unclosed 3:10 “{” [contact: {nom: a}]"])
        #expect(said("titre: Un\ncontact: {nom: Mairie courriel: x}") == ["comma-missing 3:31"])
        #expect(said("titre: \"Budget\" de la commune") == ["text-after-quote 2:17 [titre: '\"Budget\" de la commune']"])
        #expect(said("titre: 'L'eau'") == ["text-after-quote 2:11 [titre: \"L'eau\"]"])
        #expect(said("titre: \"a\\d\"") == ["backslash-in-quotes 2:10"])
    }

    @Test(
        "The line that a message gives is understood",
        arguments: [
            "titre: Budget #2 de 2024", "titre: Budget : 2024", "titre: “Budget : 2024”", "titre: *important*", "titre: {Budget}", "titre:Budget",
            "titre: \"Budget\" de l'eau", "titre: 'L'eau'", "titre: [Budget", "titre: \\d : e",
        ])
    func repairs(_ header: String) throws {
        let finding = try #require(TestCatalogue().file(Self.file, "---\n\(header)\n---\n").read().findings.first)
        let line = try #require(finding.details.last)
        #expect(said(line) == [], "\(line)")
        #expect(dataset(line)?.title.text.isEmpty == false)
    }

    // MARK: Groups

    @Test("Lines that belong to the empty group above them are told once, as lines to indent")
    func groups() {
        let contact = ["group-not-indented 4:1 “contact” [  nom: Mairie]"]
        #expect(said("titre: Un\ncontact:\nnom: Mairie\ncourriel: a@b.fr\ntéléphone: 05") == contact)
        #expect(said("titre: Un\ncontact:\ncourriel: a@b.fr\nnom: Mairie") == ["group-not-indented 4:1 “contact” [  courriel: a@b.fr]"])
        #expect(said("titre: Un\npériode:\ndébut: 2024\nfin: 2025") == ["group-not-indented 4:1 “période” [  début: 2024]"])
        #expect(said("titre: Un\nfichiers:\nfichier: donnees.csv\nformat: csv") == ["group-not-indented 4:1 “fichiers” [  - fichier: donnees.csv]"])
        #expect(said("titre: Un\ncontact:\nlisence: lov2").first?.hasPrefix("key-unknown 4:1 “lisence”") == true)
        for name in ["nom", "name"] {
            let catalogue = TestCatalogue().file("content/roques/index.md", "---\nnom: Roques\ncontact:\n\(name): Mairie\ncourriel: a@b.fr\n---\n")
                .dataset("roques/un")
            #expect(catalogue.findings == ["group-not-indented content/roques/index.md:4:1 “contact” [  \(name): Mairie]"])
        }
    }
}
