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

    /// One edit such as people make.
    private func edit(_ catalogue: TestCatalogue, _ dice: inout Dice) -> String {
        let publisher = dice.one(of: Self.publishers)
        let folder = "content/\(publisher)/\(dice.one(of: Self.datasets))"
        switch Int.random(in: 0..<10, using: &dice) {
        case 0...4:
            catalogue.file(folder + "/index.md", header(&dice) + body(&dice))
            if dice.happens(70) { catalogue.file(folder + "/donnees.csv", "a;b\n1;\(Int.random(in: 0..<5, using: &dice))\n") }
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
