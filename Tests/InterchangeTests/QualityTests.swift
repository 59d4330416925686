import Bytes
import DataFiles
import Findings
import Model
import Territory
import Testing

@testable import Interchange

@Suite("The national portal's score")
struct QualityTests {
    private let today = CalendarDate(year: 2024, month: 12, day: 1)!

    private func score(_ dataset: Dataset) throws -> QualityScore {
        let graph = try #require(CatalogueGraph(Fixture.catalogue([dataset])))
        let score = try #require(Descriptions(Feed(graph), .none).quality(of: 0, today: today))
        // The board judges the dataset itself, and comes to the same.
        #expect(QualityScore(dataset, on: today) == score)
        return score
    }

    @Test("A dataset that says everything has nine points")
    func full() throws {
        var dataset = Fixture.dataset()
        dataset.summary = LocalizedText(String(repeating: "Une phrase. ", count: 10), in: .french)
        dataset.distributions[0].description = LocalizedText("Une ligne par subvention.", in: .french)
        let score = try score(dataset)
        #expect(score.points == 9 && QualityScore.most == 9 && score.missing.isEmpty)
    }

    @Test("What is missing is named, the cheapest to mend first")
    func missing() throws {
        var dataset = Fixture.dataset()
        dataset.temporal = nil
        dataset.frequency = nil
        #expect(try score(dataset).missing == [.frequency, .temporal, .description, .documentation, .frequencyKept])
        #expect(try score(dataset).points == 4)
    }

    @Test("A place without a polygon is no place to the portal, a PDF no open format, and a link needs no file")
    func details() throws {
        var dataset = Fixture.dataset()
        dataset.spatial = SpatialCoverage(code: "31004")
        dataset.distributions = [Fixture.file("carte.xlsx", "xlsx")]
        let score = try score(dataset)
        #expect(!score.met.contains(.spatial) && !score.met.contains(.openFormat) && score.met.contains(.availability))
        dataset.distributions = []
        #expect(try !self.score(dataset).met.contains(.availability))
    }

    @Test("No licence is one to the portal; documents are files of its, which document nothing unless they are described")
    func documents() throws {
        var dataset = Fixture.dataset()
        dataset.licence = nil
        var document = Fixture.file("notice.pdf", "pdf")
        document.role = .documentation
        document.description = nil
        dataset.distributions = [document]
        let alone = try score(dataset)
        #expect(alone.met.isSuperset(of: [.licence, .availability]) && alone.met.isDisjoint(with: [.openFormat, .documentation]))
        dataset.distributions[0].description = LocalizedText("Ce que disent les colonnes.", in: .french)
        #expect(try score(dataset).met.contains(.documentation))
    }

    @Test(
        "A rhythm is kept for the whole of its span, as the portal counts it; one without a span always is",
        arguments: [
            ("ANNUAL", "2023-12-02", true), ("ANNUAL", "2023-12-01", false), ("ANNUAL_3", "2023-12-02", true), ("ANNUAL_2", "2023-12-02", true),
            ("MONTHLY_2", "2024-10-31", true), ("QUARTERLY", "2024-08-30", true), ("QUARTERLY", "2024-08-29", false), ("WEEKLY_5", "2024-11-24", true),
            ("IRREG", "2001-01-01", true), ("UPDATE_CONT", "2001-01-01", true), ("DAILY", "2024-11-30", true), ("DAILY", "2024-11-29", false),
            ("HOURLY", "2024-12-01", true), ("HOURLY", "2024-11-30", false),
        ])
    func rhythm(_ code: String, _ modified: String, _ isKept: Bool) throws {
        var dataset = Fixture.dataset()
        dataset.frequency = Frequency.vocabulary.find(code)
        dataset.modified = CalendarDate(iso8601: modified)
        #expect(try score(dataset).met.contains(.frequencyKept) == isKept)
    }
}
