internal import ArgumentParser
internal import Bytes
internal import DataFiles
internal import Findings
internal import Interchange
internal import Ledger
internal import Model
internal import Planning
internal import Territory

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
        var inspection = Inspection.make(catalogue, spool: spool, today: Clock.today())
        // What a build holds back is not on the next site.
        var left: Set<String> = []
        var held: Set<String> = []
        while let waiting = inspection.data?.held, !waiting.isSubset(of: left), let read = inspection.catalogue {
            let addresses = Addresses(read.settings)
            for position in read.datasets.indices where waiting.contains(read.datasets[position].folder) {
                held.insert(addresses.path(of: .dataset(read.address(of: position)), addresses.primary))
            }
            left.formUnion(waiting)
            inspection = Inspection.make(catalogue, leavingOut: left, spool: spool, today: Clock.today())
        }
        let language = language ?? inspection.language
        // A dataset with errors is not read whole, and would look as if it went. What the ledger misses is what a plan is asked for.
        let ledgerErrors = inspection.identity.findings.filter { $0.severity == .error }
        guard inspection.findings.count(where: { $0.severity == .error }) == ledgerErrors.count else { return try fail(.hasErrors, language) }
        if !ledgerErrors.isEmpty {
            var out = ByteWriter()
            Report(ledgerErrors, language: language).write(.text, limit: 20, into: &out)
            Terminal.write(out.bytes, to: .errors)
        }
        guard let read = inspection.catalogue, let data = inspection.data, let graph = CatalogueGraph(read) else {
            return try fail(.noBaseAddress, language)
        }
        let descriptions = Descriptions(Feed(graph), .none)
        let next = NextSite(read, held: held, descriptions, data.tables, root: catalogue.root, crew: catalogue.crew)
        let folder = live ?? catalogue.usualSite
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
                report.plan = SitePlan(from: site.state, to: next.state, fate: next.fate, pagesOfPublishers: Self.publishers(of: site.state, read)) {
                    next.stands($0)
                }
                report.causes = report.plan.map { RetypedValues(read, root: catalogue.root).causes(of: $0, data.tables) } ?? [:]
            } catch .noFeed {
                return try fail(source.problem(language).map { .unreachable(folder, $0) } ?? .nothingLive(folder), language)
            } catch .unreadable(let path) {
                return try fail(.feedUnreadable(folder, path), language)
            }
        }
        Terminal.write(report.text(format), to: .output)
        if report.plan?.errors.isEmpty == false || !ledgerErrors.isEmpty { throw ExitCode(1) }
    }

    /// The pages of the publishers of a live site.
    private static func publishers(of live: SiteState, _ catalogue: Catalogue) -> [(slug: String, page: String)] {
        let addresses = Addresses(catalogue.settings)
        let slugs = Set(live.datasets.values.compactMap { $0.page.utf8.split(separator: 0x2F).dropLast().last.map { String(decoding: $0, as: UTF8.self) } })
        return slugs.sorted().map { ($0, addresses.path(of: .publisher($0), addresses.primary)) }
    }

    private enum Problem {
        case noRoom, hasErrors, noBaseAddress
        case nothingLive(String)
        case feedUnreadable(String, String)
        case unreachable(String, String)
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
            case (.unreachable(let site, let why), .french): "\(site) : le site ne répond pas, et rien n’a été comparé (\(why))."
            case (.unreachable(let site, let why), .english): "\(site): the site does not answer, and nothing was compared (\(why))."
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
