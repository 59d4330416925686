private import Bytes
public import Model

/// A territory's data at a glance, on one day: what is expected and there, how good its metadata are, and how this has changed.
public struct Board: Sendable {
    /// The day on which lateness is judged. No clock is asked: the same sources give the same board whenever it is made.
    public let day: CalendarDate
    public let duties: DutyList
    public let coverage: Coverage
    /// Of each dataset, by its number.
    public let scores: [QualityScore]
    /// The numbers of each producer's datasets, by the producer's number.
    public let datasets: [[Int]]
    public let history: QualityHistory
    /// How many tables of each dataset have a schema, and how many of these follow it.
    private let conformity: [(checked: Int, conforming: Int)]
    /// The row of a producer in `coverage`.
    private let rowOfPublisher: [Int: Int]

    public init(_ catalogue: borrowing Catalogue, _ duties: DutyList, _ history: QualityHistory, on day: CalendarDate) {
        self.day = day
        self.duties = duties
        self.history = history
        coverage = Coverage(catalogue, duties, on: day)
        var datasets = [[Int]](repeating: [], count: catalogue.publishers.count)
        var scores: [QualityScore] = []
        var conformity: [(checked: Int, conforming: Int)] = []
        scores.reserveCapacity(catalogue.datasets.count)
        conformity.reserveCapacity(catalogue.datasets.count)
        for number in catalogue.datasets.indices {
            let publisher = catalogue.datasets[number].publisher
            if datasets.indices.contains(publisher) { datasets[publisher].append(number) }
            scores.append(QualityScore(catalogue.datasets[number], on: day))
            var counts = (checked: 0, conforming: 0)
            for distribution in catalogue.datasets[number].distributions where distribution.role == .data {
                guard let follows = distribution.table?.isConform else { continue }
                counts.checked += 1
                if follows { counts.conforming += 1 }
            }
            conformity.append(counts)
        }
        self.datasets = datasets
        self.scores = scores
        self.conformity = conformity
        rowOfPublisher = Dictionary(coverage.rows.enumerated().map { ($1.publisher, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The day of a board: the newest date of a dataset, or the last on which `halle check --record` was run, whichever is later. A date that lies more
    /// than a year after all others is a slip of the pen, and not taken; nor is one that is still to come.
    ///
    /// - Parameter today: as `halle check` knows it.
    public static func day(of catalogue: borrowing Catalogue, recorded: CalendarDate?, notAfter today: CalendarDate) -> CalendarDate {
        var days: [Int] = recorded.map { [$0.daysSince1970] } ?? []
        for number in catalogue.datasets.indices {
            if let day = catalogue.datasets[number].lastChange, day <= today { days.append(day.daysSince1970) }
        }
        days.sort(by: >)
        let farthest = 366
        var place = 0
        while place + 1 < days.count, place < 8, days[place] - days[place + 1] > farthest { place += 1 }
        return days.indices.contains(place) ? CalendarDate(daysSince1970: days[place]) : CalendarDate(daysSince1970: 0)
    }

    /// What is expected of a producer; nil when nothing is.
    public func row(of publisher: Int) -> Coverage.Row? { rowOfPublisher[publisher].map { coverage.rows[$0] } }

    public func quality(of datasets: some Sequence<Int>) -> QualitySum {
        var sum = QualitySum()
        for number in datasets where scores.indices.contains(number) {
            sum.datasets += 1
            sum.points += scores[number].points
            sum.checked += conformity[number].checked
            sum.conforming += conformity[number].conforming
        }
        return sum
    }

    public func isConforming(_ dataset: Int) -> Bool? {
        conformity[dataset].checked == 0 ? nil : conformity[dataset].conforming == conformity[dataset].checked
    }

    /// What is noted of a producer, or of the whole territory, for later.
    public func note(of publisher: Int?) -> PastQuality {
        let sum = publisher.map { quality(of: datasets[$0]) } ?? quality(of: scores.indices)
        let tally = publisher.map { row(of: $0).map { Coverage.Tally($0.cells) } ?? Coverage.Tally() } ?? coverage.tally
        return PastQuality(day: day, sum: sum, expected: tally.expected, there: tally.there)
    }
}

/// How good some datasets are.
public struct QualitySum: Sendable, Hashable {
    public var datasets = 0
    /// Of all of them, nine each at most.
    public var points = 0
    /// Tables that have a schema, and those that follow it.
    public var checked = 0
    public var conforming = 0

    public init() {}

    /// The points of a dataset on average, in tenths; nil without datasets.
    public var meanTenths: Int? {
        guard datasets > 0 else { return nil }
        let rounded = (points * 10 + datasets / 2) / datasets
        // Only what lacks nothing has all the points.
        return points < datasets * QualityScore.most ? min(rounded, QualityScore.most * 10 - 1) : rounded
    }
}
