import Profiles
import Testing

@Suite("The figures of a column")
struct ColumnFiguresTests {
    @Test("Rows, filled and blank cells are counted; blank lines, short rows and cells of spaces too")
    func counts() {
        let profile = profile(["a", "b"], [["1", "x"], ["2"], [], ["", ""], ["3", "  "], ["", "\u{A0}"], ["4", "y", "beyond"]])
        #expect(profile.rows == 5)
        #expect(profile.blankRows == 2)
        #expect(profile.columns.map(\.filled) == [4, 2])
        #expect(profile.columns.map(\.blank) == [1, 3])
        #expect(profile.columns.map(\.name) == ["a", "b"])
    }

    @Test("Numbers have minimum, maximum, mean, deviation and quantiles")
    func numbers() throws {
        let column = column(["2", "4", "4", "4", "5", "5", "7", "9"])
        #expect(column.type == .integer)
        let numbers = try #require(column.numbers)
        #expect(numbers.minimum == 2)
        #expect(numbers.maximum == 9)
        #expect(numbers.mean == 5)
        #expect(numbers.deviation == 2)
        // As numpy.quantile gives them.
        #expect(numbers.quantiles.map(\.value).map { ($0 * 1000).rounded() / 1000 } == [2.7, 4, 4.5, 5.5, 8.3])
        #expect(numbers.quantiles.allSatisfy { $0.error == 0 })
    }

    @Test("Distinct values and the most frequent ones are exact, the first to come first among equals")
    func frequentValues() {
        let column = column(["b", "a", "c", "a", "d", "a", "c"])
        #expect(column.distinct == 4)
        #expect(column.distinctError == 0)
        #expect(!column.isUnique)
        #expect(column.top.map(\.value) == ["a", "c", "b", "d"])
        #expect(column.top.map(\.count) == [3, 2, 1, 1])
        #expect(column.values == ["a", "c", "b", "d"])
    }

    @Test("No more than ten frequent values are shown")
    func topTen() {
        let column = column((1...40).flatMap { number in Array(repeating: "v\(number)", count: number) })
        #expect(column.top.map(\.value) == (31...40).reversed().map { "v\($0)" })
        #expect(column.values == nil)
    }

    @Test("Lengths are in characters, not bytes; spaces around a cell are counted and belong to its length")
    func lengths() {
        let column = column(["été", "àéîõü", " é", "œ\u{A0}"])
        #expect(column.shortest == 2)
        #expect(column.longest == 5)
        #expect(column.spaced == 2)
        #expect(column.firstText == " é")
        #expect(column.lastText == "œ\u{A0}")
    }

    @Test("What is shown of a long value is cut between characters, at a hundred of them")
    func longValues() {
        let long = String(repeating: "é", count: 5000)
        let column = column([long, long, String(repeating: "é", count: 100)])
        #expect(column.longest == 5000)
        #expect(column.distinct == 2)
        #expect(column.top.map(\.value) == [String(repeating: "é", count: 99) + "…", String(repeating: "é", count: 100)])
        #expect(column.lastText.map { $0.unicodeScalars.count } == 100)
    }

    @Test("Dates have a first and a last, and bins by month or by year")
    func dates() throws {
        let months = column(["2024-11-30", "2025-01-02", "2025-01-31"])
        #expect(months.type == .date)
        #expect(months.moments == MomentFigures(first: "2024-11-30", last: "2025-01-31"))
        let histogram = try #require(months.histogram)
        #expect(histogram.unit == .month)
        #expect(histogram.bins.map(\.count) == [1, 0, 2])
        #expect(histogram.bins.map { Int($0.from) / 12 } == [2024, 2024, 2025])

        let years = column(["01/02/2001", "31/12/2001", "05/06/2004"])
        #expect(years.type == .dayFirstDate)
        #expect(years.moments == MomentFigures(first: "2001-02-01", last: "2004-06-05"))
        #expect(years.histogram?.unit == .year)
        #expect(years.histogram?.bins.map(\.from) == [2001, 2002, 2003, 2004])
        #expect(years.histogram?.bins.map(\.count) == [2, 0, 0, 1])
        #expect(column(["0001-01-01", "9999-12-31"]).histogram?.unit == .century)
    }

    @Test("Dates with times and times have a first and a last")
    func times() {
        #expect(
            column(["2024-03-01T23:59:59Z", "2024-03-01 08:30", "2024-03-02T00:00:00.5+02:00"]).moments
                == MomentFigures(first: "2024-03-01T08:30:00", last: "2024-03-02T00:00:00"))
        #expect(column(["31/12/2024 8:00", "31/12/2024 08:00"]).type == .text)
        #expect(column(["08:30", "17:45:10"]).moments == MomentFigures(first: "08:30:00", last: "17:45:10"))
    }

    @Test("A histogram of numbers has at most twenty bins with bounds that read well, and counts each cell once")
    func histogram() throws {
        let whole = try #require(column((0...100).map(String.init)).histogram)
        #expect(whole.bins.map(\.from) == stride(from: 0.0, to: 100, by: 5).map { $0 })
        #expect(whole.bins.map(\.count) == Array(repeating: 5, count: 19) + [6])
        let small = try #require(column(["1", "2", "2", "5"]).histogram)
        #expect(small.bins.map(\.from) == [1, 2, 3, 4])
        #expect(small.bins.map(\.count) == [1, 2, 0, 1])
        let decimals = try #require(column(["0.07", "0.3", "0.31", "-0.12"]).histogram)
        #expect(decimals.bins.count <= 20)
        #expect(decimals.bins.map(\.from).contains(0.3))
        #expect(decimals.bins.reduce(0) { $0 + $1.count } == 4)
        #expect(column(["7", "7"]).histogram?.bins == [Histogram.Bin(from: 7, to: 8, count: 2)])
    }

    @Test("Quantiles and bins are exact in whatever order the numbers come and however unevenly they are spread")
    func unevenNumbers() throws {
        var dice = Dice()
        let spreads: [[Int]] = [
            (0..<500).map { _ in Int(dice.share() * 10_000) },
            (0..<500).map { _ in Int(1 / (dice.share() + 1e-9)) },
            (0..<500).map { $0 % 2 == 0 ? Int(dice.share() * 3) : 1_000_000_000 + Int(dice.share() * 200) },
            (0..<500).map { -$0 * $0 },
        ]
        for numbers in spreads {
            let column = column(numbers.map(String.init))
            let sorted = numbers.sorted()
            for quantile in try #require(column.numbers).quantiles {
                let place = Double(quantile.percent) / 100 * 499
                let (low, high) = (Double(sorted[Int(place)]), Double(sorted[min(Int(place) + 1, 499)]))
                let share = place - place.rounded(.down)
                #expect(abs(quantile.value - (low + (high - low) * share)) <= abs(high) * 1e-12 + 1e-9)
                #expect(quantile.error == 0)
            }
            let bins = try #require(column.histogram).bins
            for (index, bin) in bins.enumerated() {
                let isLast = index == bins.count - 1
                #expect(bin.count == numbers.count { Double($0) >= bin.from && (Double($0) < bin.to || isLast) })
            }
        }
    }

    @Test("A text is cut after its hundredth character, wherever its accents are")
    func cut() {
        for length in 95...110 {
            for accent in stride(from: 0, to: length, by: 7) {
                let text = String(repeating: "a", count: accent) + "é€" + String(repeating: "b", count: length - accent)
                let shown = text.count > 100 ? text.prefix(99) + "…" : text
                let column = column([text])
                #expect(column.top.map(\.value) == [shown])
                #expect(column.firstText == shown)
                #expect(column.longest == length + 2)
            }
        }
    }

    @Test("A far outlier does not press all other numbers into one bin")
    func outlier() throws {
        let histogram = try #require(column((1...1000).map(String.init) + ["1000000000"]).histogram)
        #expect(histogram.bins.count > 10)
        #expect(histogram.bins.reduce(0) { $0 + $1.count } == 1001)
        #expect(histogram.bins.last?.to == 1_000_000_000)
    }

    @Test("Facts for a schema: digits of one length, codes in capitals")
    func facts() {
        let insee = column("commune", ["01004", "35238", "97411"])
        #expect(insee.digitCount == 5)
        #expect(insee.paddedCells == 1)
        #expect(column(["35238", "350"]).digitCount == nil)
        #expect(column(["2A004", "35238"]).isCode)
        #expect(!column(["2a004", "35238"]).isCode)
        #expect(column(["A-1", "B_2/C.3"]).isCode)
    }

    @Test("The most frequent values have their texts, however late they come first")
    func lateValues() {
        let long = String(repeating: "é", count: 120)
        let cells = (0..<500).map { "v\($0)" } + [long, "tard", "tard", long, "tard"]
        let column = column(cells)
        #expect(column.top.prefix(3).map(\.value) == ["tard", String(repeating: "é", count: 99) + "…", "v0"])
        #expect(column.top.prefix(3).map(\.count) == [3, 2, 1])
    }

    @Test("The first and the last text are those of all batches")
    func textsOfManyBatches() {
        let cells = (0..<700).map { "N-\(1_000 + $0)" }
        for rowsPerBatch in [1, 7, 300, 1_000] {
            for cells in [cells, cells.reversed(), cells + ["N-0", "N-9" + String(repeating: "9", count: 120)] + cells] {
                let column = profile(["numéro"], cells.map { [$0] }, rowsPerBatch: rowsPerBatch).columns[0]
                #expect(column.firstText == cells.min())
                #expect(column.lastText == cells.max().map { $0.count > 100 ? $0.prefix(99) + "…" : $0 })
            }
        }
    }
}
