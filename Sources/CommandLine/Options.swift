public import ArgumentParser
internal import Bytes
public import Findings
internal import Model
internal import Reading

/// Which catalogue, and how strictly it is taken.
struct CatalogueOptions: ParsableArguments {
    @Argument(help: "The folder with halle.yml (default: here).", completion: .directory)
    var root = "."

    @Option(help: "The public address of the site, in place of the settings' base-url.")
    var baseURL: String?

    @Option(help: "How many processor cores to use (default: all).")
    var jobs: Int?

    @Flag(help: "Take warnings for errors.")
    var strict = false

    /// The publisher whose site alone is wanted: its folder, address or name.
    var producer: String?

    mutating func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256.") }
        if root.isEmpty { root = "." }
        while root.utf8.count > 1, root.utf8.last == 0x2F { root.removeLast() }
    }

    /// Said where a warning has stopped something.
    static func strictInWords(_ language: Language) -> String {
        language == .french ? "Avec --strict, les avertissements comptent comme des erreurs." : "With --strict, warnings count as errors."
    }

    var crew: Crew { jobs.map { Crew(jobs: $0) } ?? Crew() }

    /// Where a build puts the site when it is not told otherwise.
    var usualSite: String { root == "." ? "site" : root + "/site" }
}

/// How findings are shown.
struct ReportOptions: ParsableArguments {
    @Option(help: "How to write the findings: text, json, sarif, github, junit or csv.")
    var format: Report.Format = .text

    @Option(help: "The language of the messages: fr or en (default: the catalogue's first; French where there is no catalogue).")
    var language: Language?

    @Flag(help: "Show every finding, not only the first of each cause.")
    var all = false

    /// How many findings of one cause a text report shows.
    var limit: Int { all ? Int.max : 20 }
}

extension Language {
    /// The first of the catalogue in a folder; French where there is none.
    static func ofCatalogue(in root: String) -> Language {
        CatalogueReader(root: root, crew: Crew(jobs: 1)).settings().settings?.languages.first ?? .french
    }
}

extension Report.Format: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
