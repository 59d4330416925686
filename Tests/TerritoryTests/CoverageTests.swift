import Findings
import Model
import Territory
import Testing

/// A small territory: a commune of 5,000 inhabitants, one of 800, and a département.
private struct Sample {
    var catalogue = Catalogue(
        settings: Settings(title: LocalizedText("Essai", in: .french), languages: [.french]), publishers: [], datasets: [], pages: [], welcome: [:])

    static let place = SourcePlace(file: "index.md")

    @discardableResult
    mutating func publisher(_ folder: String, _ kind: PublisherKind?, _ population: Int?) -> Int {
        var publisher = Publisher(folder: folder, slug: folder, name: LocalizedText(folder, in: .french), place: Self.place)
        publisher.kind = kind
        publisher.population = population
        catalogue.publishers.append(publisher)
        return catalogue.publishers.count - 1
    }

    @discardableResult
    mutating func dataset(_ title: String, of publisher: Int, schema: String? = nil, errors: Int = 0, modified: String = "2026-06-30") -> Int {
        let folder = catalogue.publishers[publisher].folder + "/" + title.lowercased()
        var dataset = Dataset(
            folder: folder, publisher: publisher, slug: title.lowercased(), title: LocalizedText(title, in: .french), language: .french, place: Self.place)
        dataset.modified = CalendarDate(iso8601: modified)
        if let format = FileFormat.vocabulary.find("csv") {
            var file = Distribution(location: .remote("https://exemple.fr/a.csv"), role: .data, title: LocalizedText("a", in: .french), format: format)
            file.table = TableMark(rows: 3, columns: 2, schema: schema, errors: errors)
            dataset.distributions = [file]
        }
        catalogue.datasets.append(dataset)
        return catalogue.datasets.count - 1
    }

    func states(on day: String = "2026-10-01", _ list: DutyList = .builtIn) -> [String: [String: Coverage.State]] {
        let coverage = Coverage(catalogue, list, on: CalendarDate(iso8601: day)!)
        var states: [String: [String: Coverage.State]] = [:]
        for row in coverage.rows {
            for (duty, cell) in zip(coverage.expected, row.cells) { states[catalogue.publishers[row.publisher].folder, default: [:]][duty.id] = cell.state }
        }
        return states
    }
}

@Suite("What is expected of producers, and what is there")
struct CoverageTests {
    @Test("A threshold of population decides what is expected: more than 3,500 inhabitants is not 3,500")
    func thresholds() {
        var sample = Sample()
        sample.publisher("grande", .commune, 3_501)
        sample.publisher("juste", .commune, 3_500)
        sample.publisher("inconnue", .commune, nil)
        sample.publisher("club", .association, nil)
        let states = sample.states()
        #expect(states["grande"]?["budget"] == .missing)
        #expect(states["juste"]?["budget"] == .notConcerned)
        #expect(states["inconnue"]?["budget"] == .unknown)
        // Every commune has addresses to publish.
        #expect(states["juste"]?["adresses"] == .missing)
        // Whether it has charging points, no file tells.
        #expect(states["grande"]?["bornes"] == .unknown)
        #expect(states["club"] == nil)
    }

    @Test("A dataset answers by its schema, else by the words of its title; it is conforming, present, late or has errors")
    func answers() {
        var sample = Sample()
        let town = sample.publisher("roques", .commune, 5_436)
        sample.dataset("Aides", of: town, schema: "scdl/subventions")
        sample.dataset("Délibérations du conseil", of: town)
        sample.dataset("Budget", of: town, schema: "scdl/budget", modified: "2024-01-31")
        sample.dataset("Prénoms", of: town, schema: "scdl/prenoms", errors: 4)
        sample.dataset("Balades", of: town)
        let states = sample.states()["roques"] ?? [:]
        #expect(states["subventions"] == .conforming)
        #expect(states["deliberations"] == .present)
        #expect(states["budget"] == .late)
        #expect(states["prenoms"] == .errors)
        // « bal » is a word of its own, not the start of one.
        #expect(states["adresses"] == .missing)
    }

    @Test("Data that is merged from that of others answers for nobody")
    func merged() {
        var sample = Sample()
        let county = sample.publisher("departement", .departement, 1_400_000)
        let number = sample.dataset("Subventions du territoire", of: county, schema: "scdl/subventions")
        sample.catalogue.datasets[number].merge = MergeAccount(schema: "scdl/subventions", schemaVersion: nil, key: [], salvage: .rows, sources: [])
        #expect(sample.states()["departement"]?["subventions"] == .missing)
    }

    @Test("A catalogue's own list takes the place of ours for a kind of producers, or adds to it")
    func ownList() {
        var sample = Sample()
        let town = sample.publisher("roques", .commune, 500)
        sample.publisher("muret", .epci, 90_000)
        sample.dataset("Arbres remarquables", of: town)
        let list = DutyList.builtIn.with([
            ExpectedRule(kind: .commune, datasets: ["Arbres remarquables", "budget", "bornes"]),
            ExpectedRule(kind: .epci, datasets: nil, also: ["etalab/schema-stationnement"]),
        ])
        let states = sample.states(on: "2026-10-01", list)
        #expect(states["roques"]?["arbres-remarquables"] == .present)
        #expect(states["roques"]?["budget"] == .missing && states["roques"]?["bornes"] == .missing)
        #expect(states["roques"]?["subventions"] == .notConcerned)
        #expect(states["muret"]?["etalab-schema-stationnement"] == .missing && states["muret"]?["subventions"] == .missing)
    }

    @Test("What is expected and there is counted, and what concerns nobody is not")
    func tally() {
        var tally = Coverage.Tally([.init(.conforming), .init(.missing), .init(.late), .init(.unknown), .init(.notConcerned)])
        #expect(tally.expected == 3 && tally.there == 2 && tally[.missing] == 1)
        tally = Coverage.Tally()
        #expect(tally.expected == 0)
    }

    @Test("The next steps begin with what brings most: what the law asks for, then errors, then what is late, then metadata")
    func steps() throws {
        var sample = Sample()
        let town = sample.publisher("roques", .commune, 5_436)
        sample.dataset("Aides", of: town, schema: "scdl/subventions", errors: 12)
        sample.dataset("Budget", of: town, schema: "scdl/budget", modified: "2025-09-01")
        let board = Board(sample.catalogue, .builtIn, QualityHistory(), on: try #require(CalendarDate(iso8601: "2026-10-01")))
        let steps = board.steps(of: town, sample.catalogue)
        guard case .publish(let first)? = steps.first?.action else { return #expect(Bool(false)) }
        #expect(board.coverage.expected[first].basis == .law)
        let mend = try #require(steps.firstIndex { $0.action == .mend(errors: 12) })
        let update = try #require(steps.firstIndex { if case .update = $0.action { true } else { false } })
        #expect(mend > 0 && update > mend)
        #expect(steps.contains { $0.action == .describe(.temporal) && $0.datasets == [0, 1] })
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.gain >= $1.gain })
    }
}

@Suite("What the law asks")
struct DutyTests {
    @Test("Every line of the list is read, and every entry has what a page needs")
    func list() {
        let duties = DutyList.builtIn.duties
        #expect(duties.count >= 15 && Set(duties.map(\.id)).count == duties.count)
        for duty in duties {
            #expect(duty.label.translation != nil && duty.asks?.translation != nil && !duty.audiences.isEmpty && duty.checked != nil, "\(duty.id)")
            #expect(duty.source?.hasPrefix("https://") == true, "\(duty.id)")
            #expect(duty.basis == .practice || duty.law?.translation != nil, "\(duty.id)")
            #expect(!duty.asksForDataset || !duty.words.isEmpty, "\(duty.id)")
            // What is to be verified says what of it.
            #expect(duty.mark != .toVerify || duty.doubt?.translation != nil, "\(duty.id)")
        }
    }

    @Test("A line that says nothing we know is told by its number")
    func unread() {
        let (list, unread) = DutyList.read("# remark\n[a]\nfr: A\nwho: commune >= 2000, epci\ncolour: red\n\n[b]\nfr: B\n")
        #expect(unread == [5] && list.duties.map(\.id) == ["a", "b"])
        #expect(list.duties[0].audiences == [Duty.Audience(.commune, Duty.Threshold(2_000, isStrict: false)), Duty.Audience(.epci)])
    }
}

@Suite("Whether data keeps its rhythm")
struct FreshnessTests {
    private func freshness(_ frequency: String?, modified: String?, end: String? = nil, on day: String, usual: String? = nil) -> Freshness? {
        var dataset = Dataset(folder: "a/b", publisher: 0, slug: "b", title: LocalizedText("B", in: .french), language: .french, place: SourcePlace(file: ""))
        dataset.frequency = frequency.flatMap { Frequency.vocabulary.find($0) }
        dataset.modified = modified.flatMap(CalendarDate.init(iso8601:))
        if let end { dataset.temporal = Period(start: nil, end: CalendarDate(iso8601: end)) }
        return Freshness.of(dataset, on: CalendarDate(iso8601: day)!, usual: usual.flatMap { Frequency.vocabulary.find($0) })
    }

    @Test("A change that is older than the rhythm is late, by whole months")
    func change() {
        #expect(freshness("ANNUAL", modified: "2025-01-01", on: "2026-01-02")?.isLate == false)
        #expect(freshness("ANNUAL", modified: "2025-01-01", on: "2026-01-05")?.monthsLate == 1)
        #expect(freshness("MONTHLY", modified: "2025-01-01", on: "2025-08-02")?.monthsLate == 6)
    }

    @Test("Data that ends too early is late although the dataset was changed")
    func data() {
        let late = freshness("ANNUAL", modified: "2026-12-01", end: "2023-12-31", on: "2026-12-31")
        #expect(late?.reason == .data && late?.monthsLate == 12)
        #expect(freshness("ANNUAL", modified: "2026-12-01", end: "2025-12-31", on: "2026-12-31")?.isLate == false)
    }

    @Test("What promises nothing is never late, unless something is expected of it")
    func silent() {
        #expect(freshness(nil, modified: "2010-01-01", on: "2026-01-01") == nil)
        #expect(freshness("IRREG", modified: "2010-01-01", on: "2026-01-01") == nil)
        #expect(freshness("ANNUAL", modified: nil, on: "2026-01-01") == nil)
        #expect(freshness(nil, modified: "2010-01-01", on: "2026-01-01", usual: "ANNUAL")?.isLate == true)
    }

    @Test("The day of a board is that of its newest date or of its last record, and no slip of the pen, be it two of them")
    func day() throws {
        var sample = Sample()
        let town = sample.publisher("roques", .commune, 5_436)
        sample.dataset("A", of: town, modified: "2026-03-01")
        sample.dataset("B", of: town, modified: "2026-05-01")
        let today = try #require(CalendarDate(iso8601: "2026-12-31"))
        #expect(Board.day(of: sample.catalogue, recorded: nil, notAfter: today).description == "2026-05-01")
        #expect(Board.day(of: sample.catalogue, recorded: CalendarDate(iso8601: "2026-07-14"), notAfter: today).description == "2026-07-14")
        for title in ["C", "D"] { sample.dataset(title, of: town, modified: "2062-05-01") }
        #expect(Board.day(of: sample.catalogue, recorded: nil, notAfter: today).description == "2026-05-01")
    }
}

@Suite("How quality has changed")
struct QualityHistoryTests {
    private func note(_ day: String, points: Int) -> PastQuality {
        var sum = QualitySum()
        (sum.datasets, sum.points, sum.checked, sum.conforming) = (3, points, 2, 1)
        return PastQuality(day: CalendarDate(iso8601: day)!, sum: sum, expected: 6, there: 3)
    }

    @Test("What is written is read back; a day that says the same as the one before adds nothing")
    func file() {
        var history = QualityHistory()
        let news = [("2026-01-15", 20, ""), ("2026-02-15", 20, ""), ("2026-03-15", 24, ""), ("2026-03-15", 24, "roques")].map {
            history.record(note($0, points: $1), of: $2)
        }
        #expect(news == [true, false, true, true])
        let text = String(decoding: history.bytes, as: UTF8.self)
        #expect(text.hasPrefix("date,producer,datasets,points,tables,conforming,expected,present\n2026-01-15,,3,20,2,1,6,3\n"))
        var findings: [Finding] = []
        #expect(QualityHistory(history.bytes, findings: &findings) == history && findings.isEmpty)
        #expect(history.lastDay?.description == "2026-03-15" && history[""].map(\.sum.meanTenths) == [67, 80])
    }

    @Test("A row that cannot be read is told, and the others count")
    func broken() {
        var findings: [Finding] = []
        let history = QualityHistory(
            Array("date,producer,datasets,points,tables,conforming,expected,present\nhier,,1,1,1,1,1,1\n2026-01-15,,3,20,2,1,6,3\n".utf8), findings: &findings)
        #expect(findings.map(\.rule.code) == ["quality-row"] && findings.first?.place.line == 2)
        #expect(history[""].count == 1)
    }
}
