import Foundation
import TestCatalogue
import Testing

/// Random numbers that are the same at every run (SplitMix64).
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func one(of values: [String]) -> String { values.randomElement(using: &self) ?? "" }
    mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

@Suite("A rebuild")
struct DifferentialTests {
    private static let publishers = ["alpha", "beta", "gamma"]
    private static let datasets = ["un", "deux", "trois", "Quatre"]

    /// The rows of a table that follows `schemas/jeu.json`, most often.
    private func data(_ dice: inout Dice) -> String {
        let values = (0..<Int.random(in: 1...4, using: &dice)).map { row in
            "\(row);\(dice.happens(20) ? dice.one(of: ["x", "", "1,5", "31/12/2025"]) : String(Int.random(in: 0..<5, using: &dice)))"
        }
        return (dice.happens(10) ? "Un titre\n" : "") + (dice.happens(90) ? "a;b\n" : "a;c\n") + values.joined(separator: "\n") + "\n"
    }

    private func schema(_ dice: inout Dice) -> String {
        let type = dice.one(of: ["integer", "string", "number"])
        let name = dice.one(of: ["b", "b", "c"])
        return #"{"name": "jeu", "version": "1.\#(Int.random(in: 0..<3, using: &dice))", "fields": [{"name": "a", "title": "Nombre", "type": "integer"}, "#
            + #"{"name": "\#(name)", "type": "\#(type)", "constraints": {"required": \#(dice.happens(50))}}]}"#
    }

    /// One edit such as people make.
    private func edit(_ catalogue: TestCatalogue, _ dice: inout Dice) -> String {
        let publisher = dice.one(of: Self.publishers)
        let folder = "content/\(publisher)/\(dice.one(of: Self.datasets))"
        switch Int.random(in: 0..<12, using: &dice) {
        case 10:
            catalogue.file("schemas/jeu.json", schema(&dice))
            return "schema"
        case 11:
            catalogue.remove("schemas")
            return "no schemas"
        case 0...4:
            catalogue.file(folder + "/index.md", header(&dice) + body(&dice))
            if dice.happens(70) { catalogue.file(folder + "/donnees.csv", data(&dice)) }
            return "dataset \(folder)"
        case 5:
            catalogue.file(folder + "/" + dice.one(of: ["notice.pdf", "plan.png", "carte.geojson", "page.html"]), "x\(Int.random(in: 0..<3, using: &dice))")
            return "file in \(folder)"
        case 6:
            catalogue.remove(dice.happens(50) ? folder : folder + "/donnees.csv")
            return "removal in \(folder)"
        case 7:
            let name = dice.one(of: [publisher, "Commune", publisher + " 2"])
            let more = dice.one(of: ["kind: commune\n", "license: odbl\n", "language: en\n", ""])
            catalogue.file("content/\(publisher)/index.md", "---\nname: \(name)\n\(more)---\n\(body(&dice))")
            return "publisher \(publisher)"
        case 8:
            let base = dice.one(of: ["base-url: https://exemple.fr/\n", "base-url: https://exemple.fr/sous/\n", ""])
            let languages = dice.one(of: ["[fr]", "[fr, en]", "[en, fr]"])
            let themes = dice.one(of: ["", "themes: {Xyzzy: ECON}\n"])
            catalogue.file("halle.yml", "title: \(dice.one(of: ["Essai", "Autre"]))\nlanguages: \(languages)\n\(base)\(themes)")
            return "settings"
        default:
            catalogue.file("content/pages/\(dice.one(of: ["aide.md", "aide.en.md", "autre.md"]))", "---\ntitle: Aide\n---\n\(body(&dice))")
            return "page"
        }
    }

    private func header(_ dice: inout Dice) -> String {
        var lines = ["title: \(dice.one(of: ["Un titre", "Autre titre", "{fr: Titre, en: Title}"]))"]
        if dice.happens(60) { lines.append("license: \(dice.one(of: ["lov2", "odbl", "cc-by", "inconnue"]))") }
        if dice.happens(70) { lines.append("themes: [\(dice.one(of: ["ECON", "Vélo local", "VELO LOCAL", "Mobilité", "Mobilités", "Xyzzy"]))]") }
        if dice.happens(70) { lines.append("keywords: [\(dice.one(of: ["eau", "Eau", "écoles", "ecoles", "page"])), commun]") }
        if dice.happens(60) { lines.append("modified: 202\(Int.random(in: 0...4, using: &dice))-01-01") }
        if dice.happens(30) { lines.append("language: \(dice.one(of: ["fr", "en"]))") }
        if dice.happens(40) { lines.append("description: \(dice.one(of: ["Court.", "Un peu plus long."]))") }
        if dice.happens(50) { lines.append("schema: jeu") }
        if dice.happens(20) { lines.append("conformity: \(dice.one(of: ["publish", "hold", "block"]))") }
        if dice.happens(20) { lines.append("spatial: {insee: \"31458\", bbox: [1, 43, \(Int.random(in: 2...4, using: &dice)), 44]}") }
        return "---\n" + lines.joined(separator: "\n") + "\n---\n"
    }

    private func body(_ dice: inout Dice) -> String {
        let target = "../../\(dice.one(of: Self.publishers))/\(dice.one(of: Self.datasets))/"
        return dice.one(of: [
            "", "Un texte.\n", "Voir [là](\(target)).\n", "[fichier](\(target)donnees.csv)\n", "![plan](plan.png)\n",
            "# Partie\n\n[aide](../../pages/aide.md)\n",
        ])
    }

    // MARK: A catalogue without errors, whose texts are edited most

    private static let subjects = ["eau", "arbres", "budget", "École"]

    private func soundText(_ dice: inout Dice) -> String {
        let theme = dice.one(of: ["ECON", "ENVI", "Vélo local", "VELO LOCAL"])
        let keyword = dice.one(of: ["eau", "Eau", "écoles"])
        var lines = ["title: \(dice.one(of: ["Un titre", "Autre titre", "{fr: Titre, en: Title}"]))", "themes: [\(theme)]", "keywords: [\(keyword), commun]"]
        if dice.happens(90) { lines.append("description: \(dice.one(of: ["Court.", "Un peu plus long."]))") }
        if dice.happens(50) { lines.append("modified: 202\(Int.random(in: 0...4, using: &dice))-01-01") }
        if dice.happens(5) { lines.append("draft: true") }
        if dice.happens(60) { lines.append("schema: jeu") }
        if dice.happens(10) { lines.append("publisher: \(dice.one(of: ["Alpha", "Un autre nom"]))") }
        return "---\n" + lines.joined(separator: "\n") + "\n---\n" + soundBody(&dice)
    }

    private func soundBody(_ dice: inout Dice) -> String {
        let folder = dice.one(of: ["..", "../../alpha", "../../beta", "/gamma"])
        let target = "\(folder)/\(dice.one(of: Self.subjects))"
        let number = Int.random(in: 0..<1000, using: &dice)
        let paragraphs = (0..<(dice.happens(10) ? 0 : Int.random(in: 1...3, using: &dice))).map { _ in
            // Images ask for more than the page of the text: they are rare.
            dice.happens(10)
                ? dice.one(of: ["![plan](plan.png)", "![logo](\(folder)/logo.png)", "![ailleurs](/plan.png)"])
                : dice.one(of: [
                    "Texte \(number).", "Voir [là](\(target)/).", "Voir [là](\(target)/index.md#part) et [ici](\(target)?x=1).",
                    "[fichier](\(target)/donnees.csv)",
                    "[aide](../../pages/aide.md)", "[producteur](\(folder)/)", "[accueil](/)", "<b>gras</b> \(number)",
                    "## Partie \(number)\n\n[haut](#partie-\(number)) [rien](#rien)", "[a b](x y.csv)",
                ])
        }
        return paragraphs.isEmpty ? "" : paragraphs.joined(separator: "\n\n") + "\n"
    }

    private func sound(_ dice: inout Dice) -> TestCatalogue {
        let catalogue = TestCatalogue("title: Essai\nlanguages: [fr, en]\nbase-url: https://exemple.fr/\n").file(
            "content/pages/aide.md", "---\ntitle: Aide\n---\nOui.\n"
        ).file("schemas/jeu.json", schema(&dice))
        for publisher in Self.publishers {
            catalogue.file("content/\(publisher)/index.md", "---\nname: \(publisher) ville\n---\n")
            for subject in Self.subjects {
                let folder = "content/\(publisher)/\(subject)"
                catalogue.dataset("\(publisher)/\(subject)").file(folder + "/index.md", soundText(&dice)).file(folder + "/donnees.csv", data(&dice))
            }
        }
        return catalogue
    }

    /// One edit that leaves the catalogue sound, or nearly so: of a body, most often.
    private func editSound(_ catalogue: TestCatalogue, _ dice: inout Dice) -> String {
        let publisher = dice.one(of: Self.publishers)
        let folder = "content/\(publisher)/\(dice.one(of: Self.subjects))"
        let text = folder + "/" + dice.one(of: ["index.md", "index.md", "index.md", "index.en.md"])
        switch Int.random(in: 0..<34, using: &dice) {
        case 0...19:
            guard let old = catalogue.text(text), let end = old.range(of: "\n---\n") else { return "nothing" }
            catalogue.file(text, old[..<end.upperBound] + soundBody(&dice))
            return "body of \(text)"
        case 20: catalogue.file(folder + "/index.md", soundText(&dice))
        case 21: catalogue.file(folder + "/index.en.md", "---\ntitle: Translated\n---\n" + soundBody(&dice))
        case 22, 30: catalogue.file(folder + "/donnees.csv", data(&dice))
        case 31: catalogue.file("schemas/jeu.json", schema(&dice))
        case 32: catalogue.file("schemas/\(dice.one(of: ["autre", "arbres"])).json", schema(&dice))
        case 33: catalogue.file(folder + "/" + dice.one(of: ["mesures.csv", "\u{E9}t\u{E9}.csv"]), data(&dice))
        case 23: catalogue.file(folder + "/" + dice.one(of: ["plan.png", "notice.pdf", ".cache", "plan.png"]), "x\(Int.random(in: 0..<3, using: &dice))")
        case 24: catalogue.remove(folder + "/" + dice.one(of: ["plan.png", "notice.pdf", "index.en.md"]))
        case 25: catalogue.rename(folder + "/donnees.csv", to: folder + "/" + dice.one(of: ["autres.csv", "donnees.json"]))
        case 26: catalogue.rename(folder, to: "content/\(publisher)/" + dice.one(of: Self.subjects + ["lieux"]))
        case 27:
            catalogue.file(
                "content/\(publisher)/index.md", "---\n\(dice.one(of: ["name: Commune", "kind: commune", "license: odbl"]))\n---\n\(soundBody(&dice))")
        case 28: catalogue.file("Templates/words.fr.txt", "home: \(dice.one(of: ["Accueil", "Début"]))\n")
        default:
            catalogue.dataset(dice.one(of: ["\(publisher)/nouveau", "plat"]), "title: Nouveau")
            catalogue.remove("content/\(dice.one(of: Self.publishers))/nouveau")
        }
        return "\(folder)"
    }

    @Test("Whatever texts have been edited, a rebuilt site is the one that a first build would make", arguments: [11, 12, 13] as [UInt64])
    func bodies(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        let catalogue = sound(&dice)
        var history: [String] = []
        for step in 0..<16 {
            for _ in 0..<(dice.happens(80) ? 1 : 3) { history.append(editSound(catalogue, &dice)) }
            let again = try Halle.run(["build", catalogue.root])
            let first = try Halle.run(["build", catalogue.root, "--output", catalogue.root + "/fresh\(step)/site"])
            #expect(again.status == first.status, "after \(history)")
            if first.status == 0 {
                #expect(catalogue.contents(of: "site") == catalogue.contents(of: "fresh\(step)/site"), "after \(history)")
                #expect(again.output.split(separator: "\n").last == first.output.split(separator: "\n").last, "after \(history)")
            }
            catalogue.remove("fresh\(step)")
        }
    }

    // MARK: Any catalogue

    @Test("Whatever has been edited, a rebuilt site is the one that a first build would make, with the same summary", arguments: [1, 2, 3] as [UInt64])
    func differential(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        let catalogue = TestCatalogue("title: Essai\nlanguages: [fr, en]\nbase-url: https://exemple.fr/\n").folder("content")
        var history: [String] = []
        for step in 0..<14 {
            for _ in 0..<Int.random(in: 1...4, using: &dice) { history.append(edit(catalogue, &dice)) }
            let options = dice.happens(20) ? ["--portable"] : []
            let again = try Halle.run(["build", catalogue.root, "--keep-going"] + options)
            let first = try Halle.run(["build", catalogue.root, "--keep-going", "--output", catalogue.root + "/fresh\(step)/site"] + options)
            #expect(again.status == first.status, "after \(history)")
            guard first.status == 0 else { continue }
            #expect(catalogue.contents(of: "site") == catalogue.contents(of: "fresh\(step)/site"), "after \(history)")
            #expect(again.output.split(separator: "\n").last == first.output.split(separator: "\n").last, "after \(history)")
            let third = try Halle.run(["build", catalogue.root, "--keep-going"] + options)
            #expect(third.output.split(separator: "\n").last == first.output.split(separator: "\n").last, "and when nothing has changed")
            catalogue.remove("fresh\(step)")
        }
    }
}
