internal import ArgumentParser
internal import Bytes
internal import DataFiles
internal import Findings
internal import Interchange
internal import Model
internal import Planning

/// `halle plan`: what publishing would change for those who use the site, before anything is written.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Compare the catalogue with the site that is live: what is added, changed or removed, and what would break.",
        discussion: """
            Tells datasets, files and columns that come, go or change, addresses that would lead nowhere, and the score that data.gouv.fr will give each dataset.
            A column that is dropped, renamed or retyped is an error until the dataset's header names it under “changed-columns”.
            Exit code: 0 when nothing breaks, 1 when something does or cannot be compared, 2 for a wrong command. Nothing is written.
            """)

    @OptionGroup var catalogue: CatalogueOptions

    @Option(help: "The live site: its folder or its web address (default: site, in the catalogue's folder).")
    var live: String?

    @Option(help: "The language: fr or en (default: the catalogue's first).")
    var language: Language?

    @Option(help: "How to write the plan: text or json.")
    var format: PlanReport.Format = .text

    mutating func run() throws {
        // Columns are compared by what the reading of each table puts there: without it a plan would not see what changes.
        guard let spool = Spool.passing(root: catalogue.root) else { return try fail(.noRoom, language ?? .french) }
        let inspection = Inspection.make(catalogue, spool: spool, today: Clock.today())
        let language = language ?? inspection.language
        // A dataset with errors is not read whole, and would look as if it went. What the ledger misses is what a plan is asked for.
        let ledgerErrors = inspection.identity.findings.count { $0.severity == .error }
        guard inspection.findings.count(where: { $0.severity == .error }) == ledgerErrors else { return try fail(.hasErrors, language) }
        guard let read = inspection.catalogue, let data = inspection.data, let graph = CatalogueGraph(read) else {
            return try fail(.noBaseAddress, language)
        }
        let descriptions = Descriptions(Feed(graph), .none)
        let next = NextSite(read, descriptions, data.tables, root: catalogue.root, crew: catalogue.crew)
        let folder = live ?? (catalogue.root == "." ? "site" : catalogue.root + "/site")
        let source = SiteSource(folder)
        var report = PlanReport(catalogue: read, source: folder, language: language)
        report.quality = read.datasets.indices.compactMap { number in
            guard let address = descriptions.address(of: number), let score = descriptions.quality(of: number, today: Clock.today()) else { return nil }
            return PlanReport.Quality(title: read.datasets[number].title[language], page: address.page, file: read.datasets[number].place.file, score: score)
        }
        if source.exists || live != nil {
            do {
                var site = try LiveSite { source.bytes($0) }
                site.addColumns(whereOtherThan: next.state)
                report.plan = SitePlan(from: site.state, to: next.state) { next.stands($0) }
            } catch .noFeed {
                return try fail(.nothingLive(folder), language)
            } catch .unreadable(let path) {
                return try fail(.feedUnreadable(folder, path), language)
            }
        }
        Terminal.write(report.text(format), to: .output)
        if report.plan?.errors.isEmpty == false { throw ExitCode(1) }
    }

    private enum Problem {
        case noRoom, hasErrors, noBaseAddress
        case nothingLive(String)
        case feedUnreadable(String, String)
    }

    private func fail(_ problem: Problem, _ language: Language) throws {
        let text =
            switch (problem, language) {
            case (.noRoom, .french):
                "Pas de place pour un fichier de travail, ni dans le dossier que nomme TMPDIR ou /tmp, ni dans celui du catalogue : libérez-en."
            case (.noRoom, .english):
                "No room for a working file, neither in the folder that TMPDIR names or /tmp, nor in the catalogue’s: free some."
            case (.hasErrors, .french):
                "Le catalogue a des erreurs, et ce qui en porte manquerait à la comparaison : « halle check » dit lesquelles."
            case (.hasErrors, .english):
                "The catalogue has errors, and what has them would be missing from the comparison: “halle check” tells them."
            case (.noBaseAddress, .french):
                "Sans « base-url » dans halle.yml, le site n’a pas de flux et rien ne peut être comparé : écrivez-y son adresse publique."
            case (.noBaseAddress, .english):
                "Without “base-url” in halle.yml the site has no feed, and nothing can be compared: write its public address there."
            case (.nothingLive(let site), .french):
                "\(site) : pas de catalog.jsonld à cette adresse. Donnez le dossier ou l’adresse d’un site construit par Halle."
            case (.nothingLive(let site), .english): "\(site): no catalog.jsonld there. Give the folder or the address of a site that Halle has built."
            case (.feedUnreadable(let site, let path), .french): "\(site) : \(path) manque ou n’est pas un flux de Halle."
            case (.feedUnreadable(let site, let path), .english): "\(site): \(path) is missing, or is no feed of Halle’s."
            }
        Terminal.write(text + "\n", to: .errors)
        throw ExitCode(1)
    }
}
