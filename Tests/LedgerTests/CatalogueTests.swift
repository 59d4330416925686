import Bytes
import Findings
import Model
import Testing

@testable import Ledger

private func day(_ text: String) -> CalendarDate { CalendarDate(iso8601: text) ?? CalendarDate(daysSince1970: 0) }

@Suite("A ledger and its catalogue")
struct LedgerOfACatalogueTests {
    private static let base = "https://exemple.fr/"

    private func dataset(_ folder: String, _ title: String, identifier: String? = nil, files: [String] = ["a.csv"]) -> Dataset {
        let parts = folder.split(separator: "/").map(String.init)
        var dataset = Dataset(
            folder: folder, publisher: parts[0] == "p" ? 0 : 1, slug: parts[1], title: LocalizedText(title, in: .french), language: .french,
            place: SourcePlace(file: "content/\(folder)/index.md", line: 2, column: 8))
        dataset.identifier = identifier
        dataset.distributions = files.compactMap { name in
            FileFormat.of(fileName: name).map {
                Distribution(
                    location: .file(FileSource(path: "content/\(folder)/\(name)", signature: .none), name: name), role: .data,
                    title: LocalizedText(name, in: .french), format: $0, isZipped: $0.isActive)
            }
        }
        return dataset
    }

    private func catalogue(_ datasets: Dataset...) -> Catalogue {
        let settings = Settings(title: LocalizedText("Essai", in: .french), baseAddress: Self.base, languages: [.french, .english])
        let publishers = ["p", "q"].map { Publisher(folder: $0, slug: $0, name: LocalizedText($0, in: .french), place: SourcePlace(file: "")) }
        return Catalogue(settings: settings, publishers: publishers, datasets: datasets, pages: [], welcome: [:])
    }

    private func ledger(_ lines: String) -> CatalogueLedger {
        var findings: [Finding] = []
        let header = "date,event,identifier,folder,file,address,title,columns,reason,target\n"
        let ledger = CatalogueLedger(Array((header + lines).utf8), findings: &findings)
        #expect(findings.isEmpty)
        return ledger
    }

    /// What is said of a catalogue: code and place, and what to type.
    private func said(
        _ ledger: CatalogueLedger, _ catalogue: Catalogue, there: Set<String> = [], drafts: [String: SourcePlace] = [:]
    ) -> [String] {
        LedgerCheck(ledger, catalogue, today: day("2026-02-01"), drafts: drafts) { there.contains($0) }.findings.map {
            let command = $0.details.first { $0.hasPrefix("halle move") }.map { " " + $0 } ?? ""
            return "\($0.rule.code) \($0.place.file)\(command)"
        }
    }

    private let two = """
        2026-01-15,added,https://exemple.fr/jeux/p/un/,p/un,,p/un,Un,,,
        2026-01-15,added,,p/un,a.csv,,,,,
        2026-01-15,added,https://exemple.fr/jeux/p/deux/,p/deux,,p/deux,Deux,,,
        2026-01-15,added,,p/deux,b.csv,,,,,

        """

    @Test("A dataset that is not there any more is an error that says what to type; one that waits or is left out is not")
    func vanished() {
        let ledger = ledger(two)
        #expect(said(ledger, catalogue(dataset("p/un", "Un"), dataset("p/deux", "Deux", files: ["b.csv"]))).isEmpty)
        #expect(said(ledger, catalogue(dataset("p/un", "Un"))) == ["dataset-vanished ledger.csv halle move p/deux p/NOUVEAU-DOSSIER"])
        #expect(said(ledger, catalogue(dataset("p/un", "Un")), there: ["p/deux"]).isEmpty)
        let draft = SourcePlace(file: "content/p/deux/index.md", line: 3)
        #expect(said(ledger, catalogue(dataset("p/un", "Un")), there: ["p/deux"], drafts: ["p/deux": draft]) == ["published-draft content/p/deux/index.md"])
        #expect(said(ledger, catalogue(dataset("q/x", "Autre", files: ["z.csv"]))) == ["publisher-vanished ledger.csv halle move p NOUVEAU-DOSSIER"])
    }

    @Test("Where a new dataset has its title, its files or its identifier, the very command is told; of a whole publisher, one for all")
    func guesses() {
        let ledger = ledger(two)
        let un = dataset("p/un", "Un")
        #expect(said(ledger, catalogue(un, dataset("q/trois", "Deux", files: ["z.csv"]))) == ["dataset-vanished ledger.csv halle move p/deux q/trois"])
        #expect(
            said(ledger, catalogue(un, dataset("p/l'été", "Autre", files: ["b.csv"]))) == ["dataset-vanished ledger.csv halle move p/deux 'p/l'\\''été'"])
        let identified = dataset("q/x", "X", identifier: "https://exemple.fr/jeux/p/deux/", files: ["z.csv"])
        #expect(said(ledger, catalogue(un, identified, dataset("q/y", "Deux"))) == ["dataset-vanished ledger.csv halle move p/deux q/x"])
        #expect(
            said(ledger, catalogue(dataset("q/deux", "Deux", files: ["b.csv"]), dataset("q/un", "Un")))
                == ["publisher-vanished ledger.csv halle move p q"])
    }

    @Test("An identifier that the ledger knows otherwise is an error at its line, which names the command that would allow it")
    func identifiers() throws {
        var changed = dataset("p/un", "Un", identifier: "autre")
        changed.keyPlaces.identifier = SourcePlace(file: "content/p/un/index.md", line: 4, column: 13)
        let check = LedgerCheck(ledger(two), catalogue(changed, dataset("p/deux", "Deux", files: ["b.csv"])), today: day("2026-02-01")) { _ in false }
        #expect(check.refused == ["p/un"] && check.findings.map(\.rule) == [.identifierChanged] && check.findings[0].place.line == 4)
        #expect(check.findings[0].details.last == "halle identify p/un autre")
        let event = try ledger(two).identifying("p/un", as: "autre", on: day("2026-02-01"))
        #expect(said(ledger(two).with([event]), catalogue(changed, dataset("p/deux", "Deux", files: ["b.csv"]))).isEmpty)
    }

    @Test("Two datasets of one identifier are told at both places, whoever gives it to them")
    func sharedIdentifiers() {
        let twin = dataset("q/un", "Copie", identifier: "https://exemple.fr/jeux/p/un/")
        #expect(
            said(ledger(two), catalogue(dataset("p/un", "Un"), dataset("p/deux", "Deux", files: ["b.csv"]), twin))
                == ["identifier-taken content/q/un/index.md", "identifier-taken content/p/un/index.md", "ledger-incomplete ledger.csv"])
    }

    @Test("A new dataset does not take the address that another had before")
    func addresses() {
        let moved = ledger(two + "2026-01-16,moved,,p/un,,q/un,,,,q/un\n")
        #expect(
            said(moved, catalogue(dataset("p/un", "Neuf"), dataset("q/un", "Un"), dataset("p/deux", "Deux", files: ["b.csv"])))
                == ["address-taken content/p/un", "ledger-incomplete ledger.csv"])
        // One that is back at its own old address has one remedy.
        #expect(
            said(moved, catalogue(dataset("p/un", "Un"), dataset("p/deux", "Deux", files: ["b.csv"]))) == ["dataset-vanished ledger.csv halle move q/un p/un"])
    }

    @Test("A withdrawn dataset that stands in its folder again is itself; another one gets neither its address nor its identifier")
    func returning() {
        let gone = ledger(two + "2026-01-16,moved,,p/un,,q/un,,,,q/un\n2026-01-17,withdrawn,,q/un,,q/un,Un,,Fini,\n")
        let deux = dataset("p/deux", "Deux", files: ["b.csv"])
        var back = catalogue(deux, dataset("q/un", "UN", files: ["a.csv"]))
        let events = gone.returning(in: back, on: day("2026-02-01"))
        #expect(events.map(\.kind) == [.returned] && gone.findings(of: events, in: back).map(\.rule) == [.datasetReturned])
        let ledger = gone.with(events)
        #expect(said(ledger, back).isEmpty && ledger.changes.map(\.kind) == [.moved, .withdrawn])
        ledger.identify(&back)
        ledger.tell(&back)
        #expect(back.datasets[1].firstAddress == "p/un" && back.withdrawn.isEmpty)
        // Another title and other files, even under a name that any file may have.
        let other = catalogue(deux, dataset("q/un", "Vélos", files: ["z.csv"]))
        #expect(gone.returning(in: other, on: day("2026-02-01")).isEmpty)
        #expect(said(gone, other) == ["withdrawn-address-taken content/q/un", "ledger-incomplete ledger.csv"])
        #expect(said(gone, catalogue(deux, dataset("p/un", "Un"))) == ["withdrawn-address-taken content/p/un", "ledger-incomplete ledger.csv"])
        let thief = catalogue(deux, dataset("q/neuf", "Vélos", identifier: "https://exemple.fr/jeux/p/un/", files: ["z.csv"]))
        #expect(said(gone, thief) == ["withdrawn-identifier-taken content/q/neuf/index.md", "ledger-incomplete ledger.csv"])
    }

    @Test("A publisher all of whose datasets are withdrawn stays, by its name or by that of its folder")
    func stopped() {
        let gone = ledger(two + "2026-01-16,withdrawn,,p/un,,p/un,Un,,Fini,\n2026-01-16,withdrawn,,p/deux,,p/deux,Deux,,Fini,\n")
        var catalogue = catalogue(dataset("q/x", "X"))
        gone.tell(&catalogue)
        #expect(catalogue.publishers.map(\.hasStopped) == [true, false])
        catalogue.publishers.removeFirst()
        catalogue.datasets[0].publisher = 0
        gone.tell(&catalogue)
        #expect(catalogue.publishers.map(\.slug) == ["q", "p"] && catalogue.publishers[1].hasStopped && catalogue.publishers[1].name.text == "P")
    }

    @Test("A file with the bytes that the site offers under a name that is gone is that file")
    func sameBytes() {
        let one = catalogue(dataset("p/un", "Un", files: ["b.csv", "c.csv"]), dataset("p/deux", "Deux", files: ["b.csv"]))
        let today = day("2026-02-01")
        let events = ledger(two).news(
            of: one, leavingOut: [], on: today, isSame: { _, file, name in file == 1 && name == "a.csv" }, columns: { _, _ in nil })
        #expect(events.map(\.kind) == [.moved, .added] && events[0].file == "a.csv" && events[0].target == "c.csv" && events[1].file == "b.csv")
    }

    @Test("A file that is gone is a warning with what to type if it was renamed; a name that is used again is one too")
    func files() {
        let un = dataset("p/un", "Un", files: ["aa.csv", "notes.pdf"])
        #expect(said(ledger(two), catalogue(un, dataset("p/deux", "Deux", files: ["b.csv"]))) == ["file-vanished content/p/un halle move p/un/a.csv aa.csv"])
        let renamed = ledger(two + "2026-01-16,moved,,p/un,a.csv,,,,,aa.csv\n")
        #expect(
            said(renamed, catalogue(dataset("p/un", "Un", files: ["aa.csv", "a.csv"]), dataset("p/deux", "Deux", files: ["b.csv"])))
                == ["file-address-taken content/p/un/a.csv"])
    }

    @Test("What has never moved is as it would be without a ledger; what has keeps its identifier, its first address and those of its files")
    func identity() throws {
        let ledger = ledger(
            two + """
                2026-01-16,moved,,p/un,,q/un,,,,q/un
                2026-01-17,moved,,q/un,a.csv,,,,,b.csv
                2026-01-18,added,,q/un,a.csv,,,,,
                2026-01-18,added,,q/un,page.html,,,,,
                2026-01-19,moved,,q/un,page.html,,,,,pages.html

                """)
        var catalogue = catalogue(dataset("p/deux", "Deux", files: ["b.csv"]), dataset("q/un", "Un", files: ["a.csv", "b.csv", "pages.html"]))
        let before = catalogue.datasets[0].fingerprint
        let moved = catalogue.datasets[1].fingerprint
        ledger.identify(&catalogue)
        #expect(catalogue.datasets[0].identifier == nil && catalogue.datasets[0].firstAddress == nil && catalogue.datasets[0].fingerprint == before)
        #expect(catalogue.datasets[0].formerAddresses.isEmpty && catalogue.datasets[0].distributions[0].formerPaths.isEmpty)
        let un = catalogue.datasets[1]
        #expect(un.identifier == nil && un.firstAddress == "p/un" && un.formerAddresses == ["p/un"] && un.fingerprint != moved)
        // The new a.csv has the name that b.csv had last: there it is found, and b.csv only where it stood first.
        #expect(un.distributions.map(\.formerPaths) == [[], ["p/un/a.csv"], ["q/un/page.html.zip"]])
        #expect(un.distributions.map(\.firstName) == [nil, nil, "page.html.zip"])
    }

    @Test("The catalogue learns what is gone, what replaces it, and what has happened, the latest first")
    func told() throws {
        let ledger = ledger(
            two + """
                2026-01-16,added,,q/x,,q/x,X,,,
                2026-01-17,merged,,p/deux,,,Deux,,,q/x
                2026-01-18,merged,,q/x,,,X,,Réunis,p/un
                2026-01-19,columns,,p/un,a.csv,,,a:string,,
                2026-01-19,added,,p/un,c.csv,,,,,
                2026-01-19,added,,p/un,d.csv,,,,,

                """)
        var catalogue = catalogue(dataset("p/un", "Un !", files: ["a.csv", "c.csv", "d.csv"]))
        ledger.identify(&catalogue)
        ledger.tell(&catalogue)
        let replacement = WithdrawnDataset.Replacement(title: LocalizedText("Un !", in: .french), address: "p/un")
        #expect(catalogue.withdrawn.map(\.address) == ["p/deux", "q/x"] && catalogue.withdrawn.map(\.replacement) == [replacement, replacement])
        #expect(catalogue.withdrawn[1].reason?.text == "Réunis" && catalogue.withdrawn[1].day == day("2026-01-18"))
        #expect(catalogue.changes.map(\.kind) == [.files, .columns, .merged, .merged, .added])
        #expect(catalogue.changes[0].files.map(\.name) == ["c.csv", "d.csv"] && catalogue.changes[1].files[0].newColumns == ["a"])
        #expect(catalogue.changes.map(\.publisher) == ["p", "p", "q", "p", "q"])
    }

    @Test("A check enters what is new and what has changed, and nothing twice")
    func entering() throws {
        let today = day("2026-02-01")
        let one = catalogue(dataset("p/un", "Un", files: ["a.csv", "notice.pdf"]), dataset("p/deux", "Deux"))
        let columns = [LedgerColumn(name: "a", type: "string")]
        let first = CatalogueLedger().news(of: one, leavingOut: ["p/deux"], on: today) { _, file in file == 0 ? columns : [] }
        #expect(
            first == [
                LedgerEvent(.added, on: today, folder: "p/un", identifier: "https://exemple.fr/jeux/p/un/", address: "p/un", title: "Un"),
                LedgerEvent(.added, on: today, folder: "p/un", file: "a.csv", columns: "a:string"),
                LedgerEvent(.added, on: today, folder: "p/un", file: "notice.pdf"),
            ])
        var findings: [Finding] = []
        let known = CatalogueLedger(CatalogueLedger.adding(first, to: nil), findings: &findings)
        #expect(known.news(of: one, leavingOut: ["p/deux"], on: today) { _, file in file == 0 ? columns : [] }.isEmpty)
        // Columns that nobody has seen have not changed.
        #expect(known.news(of: one, leavingOut: ["p/deux"], on: today) { _, _ in nil }.isEmpty)
        let later = catalogue(dataset("p/un", "Un", files: ["a.csv"]))
        #expect(
            known.news(of: later, leavingOut: [], on: today) { _, _ in [LedgerColumn(name: "a", type: "integer")] }
                == [
                    LedgerEvent(.gone, on: today, folder: "p/un", file: "notice.pdf"),
                    LedgerEvent(.columns, on: today, folder: "p/un", file: "a.csv", columns: "a:integer"),
                ])
    }

    @Test("A catalogue that gets its address later gets its identifiers then; a publisher whose slug changes leaves its old addresses behind")
    func lateAddress() {
        var without = catalogue(dataset("p/un", "Un"))
        without.settings.baseAddress = nil
        let today = day("2026-02-01")
        var findings: [Finding] = []
        let known = CatalogueLedger(
            CatalogueLedger.adding(CatalogueLedger().news(of: without, leavingOut: [], on: today) { _, _ in [] }, to: nil), findings: &findings)
        #expect(known.datasets[0].identifier == nil)
        var later = catalogue(dataset("p/un", "Un"))
        later.publishers[0].slug = "pp"
        known.identify(&later)
        #expect(later.datasets[0].firstAddress == "p/un" && later.datasets[0].distributions[0].formerPaths == ["p/un/a.csv"])
        #expect(
            known.news(of: later, leavingOut: [], on: today) { _, _ in [] } == [
                LedgerEvent(.identified, on: today, folder: "p/un", identifier: "https://exemple.fr/jeux/p/un/"),
                LedgerEvent(.moved, on: today, folder: "p/un", address: "pp/un", target: "p/un"),
            ])
    }
}
