import Foundation
import TestCatalogue
import Testing

@Suite("halle check and the command line")
struct CheckTests {
    @Test("The exit code is 0 without errors, 1 with one, and 1 for a warning only with --strict; nothing is written")
    func exitCodes() throws {
        let catalogue = TestCatalogue.sound()
        #expect(try catalogue.check().status == 0 && catalogue.check("--strict").status == 0)
        catalogue.dataset("roques/maigre", "title: Maigre")
        #expect(try catalogue.check().status == 0 && catalogue.check("--strict").status == 1)
        catalogue.addingError()
        #expect(try catalogue.check().status == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: catalogue.root).sorted() == ["content", "halle.yml"])
    }

    @Test("The text is grouped, and ends with a summary; --all shows every place")
    func text() throws {
        let catalogue = TestCatalogue.sound().addingError()
        for number in 0..<25 { catalogue.dataset("roques/jeu-\(number)", "title: Jeu \(number)") }
        let run = try catalogue.check()
        #expect(run.errors == "" && run.output.contains("1 ERREUR\n\n  [licence-unknown]\n  content/roques/faux/index.md:3:10\n"))
        #expect(run.output.contains("[licence-missing] × 25  Le jeu n’a pas de licence.") && run.output.contains("… et 5 autres semblables"))
        #expect(run.output.split(separator: "\n").last?.hasPrefix("1 producteur, 28 jeux de données, 28 fichiers : 1 erreur, ") == true)
        let all = try catalogue.check("--all", "--language", "en")
        #expect(!all.output.contains("more like these") && all.output.contains("1 ERROR") && all.output.contains("1 publisher, 28 datasets"))
    }

    @Test("At its end a check says how many tables follow their schemas, what their errors count as and where that is set, and what --strict does")
    func conformity() throws {
        let catalogue = TestCatalogue.sound().file("schemas/arbres.json", #"{"fields": [{"name": "hauteur", "type": "number"}]}"#)
        func table(_ name: String, _ cell: String, _ more: String = "") {
            catalogue.dataset("roques/\(name)", "title: \(name)\nschema: arbres\n\(more)", data: nil).file(
                "content/roques/\(name)/\(name).csv", "hauteur\n\(cell)\n")
        }
        table("un", "1")
        #expect(try catalogue.check().output.hasSuffix("Le tableau qui a un schéma y est conforme.\n"))
        table("un", "haut")
        #expect(try catalogue.check().output.contains("\nLe tableau qui a un schéma n’y est pas conforme.\n"))
        table("un", "1")
        table("deux", "haut")
        table("trois", "bas")
        let run = try catalogue.check()
        let told = "\n2 tableaux sur 3 ne sont pas conformes à leur schéma.\nLes erreurs dans les lignes d’un fichier publié"
        #expect(run.status == 0 && run.output.contains(told))
        #expect(run.output.hasSuffix("dans halle.yml, ou dans l’index.md d’un producteur ou d’un jeu.\n"))
        let strict = try catalogue.check("--strict", "--language", "en")
        #expect(strict.output.contains("\n2 of 3 tables do not conform to their schemas.\n"))
        #expect(strict.status == 1 && strict.output.hasSuffix("\nWith --strict, warnings count as errors.\n"))
        table("deux", "haut", "conformity: block\n")
        table("trois", "3")
        let blocked = try catalogue.check()
        #expect(blocked.status == 1 && blocked.output.hasSuffix("\n1 tableau sur 3 n’est pas conforme à son schéma.\n"))
    }

    @Test("The findings come as JSON, SARIF or workflow annotations, and nothing else on the output", arguments: ["json", "sarif", "github"])
    func formats(_ format: String) throws {
        let run = try TestCatalogue.sound().addingError().check("--format", format)
        #expect(run.status == 1 && run.errors == "")
        if format == "github" {
            #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
            #expect(run.output.contains("::error file=content/roques/faux/index.md,line=3,col=10,title=licence-unknown::La licence « lvo2 »"))
        } else {
            let object = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            #expect(object[format == "json" ? "findings" : "runs"] is [Any])
        }
    }

    @Test("A build tells its findings in the same formats on its output, changed or not, and its summary apart")
    func buildFormats() throws {
        let catalogue = TestCatalogue.sound().dataset("roques/maigre", "title: Maigre")
        var outputs: [String] = []
        for _ in 0..<2 {
            let run = try catalogue.build("--format", "json")
            #expect(run.status == 0 && run.errors.contains("Site écrit dans"))
            outputs.append(run.output)
        }
        #expect(outputs[0].contains("licence-missing") && outputs[0] == outputs[1])
    }

    @Test("A folder without halle.yml is told, with what to do")
    func noSettings() throws {
        let catalogue = TestCatalogue(nil)
        for command in ["check", "build"] {
            let run = try Halle.run([command, catalogue.root])
            #expect(run.status == 1 && (run.output + run.errors).contains("[settings-missing]") && (run.output + run.errors).contains("créez « halle.yml »"))
        }
        #expect(try Halle.run(["check", "/nonexistent/\u{1B}[31m"]).status == 1)
    }

    @Test("What lies among the templates and is not used is told: files, folders and links, and a folder of another name")
    func unusedTemplates() throws {
        let catalogue = TestCatalogue.sound().file("Templates/hale.css", "").file("Templates/icons/a.svg", "").file("Templates/.keep", "")
            .file("Templates/Templates.swift", "")
        catalogue.link("Templates/card.html", to: "/etc/hostname")
        let run = try catalogue.check("--format", "github")
        #expect(run.status == 0)
        let told = run.output.split(separator: "\n").filter { $0.contains("template-file-unused") }
        #expect(
            told.map { $0.split(separator: ",")[0] } == [
                "::warning file=Templates/card.html", "::warning file=Templates/hale.css", "::warning file=Templates/icons",
            ])
        #expect(run.output.contains("« halle.css »"))

        for (name, isLink) in [("Templates", true), ("templates", false)] {
            let catalogue = TestCatalogue.sound().file("autres/card.html", "x")
            if isLink { catalogue.link(name, to: "autres") } else { catalogue.rename("autres", to: name) }
            #expect(try catalogue.check().output.contains("[template-file-unused]\n  \(name)\n"))
        }
    }

    @Test("An image that a build would refuse is told by a check")
    func images() throws {
        let catalogue = TestCatalogue.sound()
        catalogue.dataset("roques/photo", "title: Photo", body: "![La mairie](mairie.png)").file("content/roques/photo/mairie.png", "\u{89}PNG, cut short")
        let run = try catalogue.check()
        #expect(run.status == 1 && run.output.contains("[image-damaged]\n  content/roques/photo/mairie.png\n"))
        #expect(try catalogue.build().status == 1)
    }

    @Test("Settings that do nothing are told, each with its own cause: outlines, a background without its author, a word without a meaning")
    func settings() throws {
        let catalogue = TestCatalogue.sound()
        let settings = "title: Mairie\nbase-url: https://donnees.roques.example\n"
        func told(_ more: String) throws -> String { try catalogue.file("halle.yml", settings + more).check().output }
        #expect(try told("outlines: ../contours.geojson\n").contains("[outlines-outside]"))
        #expect(try told("outlines: content/roques/contours.geojson\n").contains("[outlines-absent]"))
        catalogue.file("content/roques/contours.geojson", #"{"type": "FeatureCollection", "features": []}"#)
        #expect(try told("outlines: content/roques/contours.geojson\n").contains("[outlines-unreadable]"))
        #expect(try told("map-background: https://tuiles.example/{z}/{x}/{y}.png\n").contains("[map-background-uncredited]"))
        #expect(try told("thesaurus:\n  la cale: []\n").contains("[thesaurus-entry-empty]\n  halle.yml:4:"))
    }

    @Test("The version and the help are given, and end with 0")
    func help() throws {
        let version = try Halle.run(["--version"])
        #expect(version.status == 0 && version.output.split(separator: ".").count == 3 && version.errors == "")
        let help = try Halle.run(["--help"])
        #expect(help.status == 0 && help.output.contains("build") && help.output.contains("check") && help.output.contains("Exit codes: 0"))
        for command in ["build", "check"] {
            let run = try Halle.run([command, "--help"])
            #expect(run.status == 0 && run.output.contains("--language") && run.output.contains("Exit code: 0"))
        }
        let bare = try Halle.run([])
        #expect(bare.status == 0 && bare.output.contains("USAGE: halle"))
    }

    @Test(
        "A wrong command ends with 2, and says how it is used",
        arguments: [
            ["--nonsense"], ["biuld"], ["build", "--nonsense"], ["build", "a", "b"], ["check", "--format", "xml"], ["check", "--language", "de"],
            ["build", "--jobs", "0"],
            ["build", "--jobs", "beaucoup"], ["build", "--output"], ["check", "--quiet"],
        ])
    func wrongCommands(_ arguments: [String]) throws {
        let run = try Halle.run(arguments)
        #expect(run.status == 2 && run.output == "" && run.errors.contains("Usage: halle"), "\(run)")
    }

    @Test("Completions for shells are given", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) throws {
        let run = try Halle.run(["--generate-completion-script", shell])
        #expect(run.status == 0 && run.output.contains("keep-going"))
    }
}
