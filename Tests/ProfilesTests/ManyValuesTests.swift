import Bytes
import JSON
import Profiles
import Tables
import Testing

/// Numbers that look random and are the same each time (splitmix64).
struct Dice {
    var state: UInt64 = 7
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// From 0 to before 1.
    mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}

@Suite("Columns of more values than are counted exactly")
struct ManyValuesTests {
    private static let rows = 200_000

    @Test("Distinct values are estimated within three standard errors", arguments: [10_001, 60_000, 200_000])
    func distinct(count: Int) {
        let column = column((0..<Self.rows).map { "v\($0 % count)" })
        #expect(column.distinctError > 0 && column.distinctError < 0.03)
        #expect(abs(Double(column.distinct) - Double(count)) <= 3 * column.distinctError * Double(count))
        #expect(column.isUnique == (count == Self.rows))
    }

    @Test("Ten thousand distinct values are still counted exactly")
    func limit() {
        let column = column((0..<50_000).map { "\($0 % 10_000)" })
        #expect(column.distinct == 10_000)
        #expect(column.distinctError == 0)
        #expect(column.numbers?.quantiles[2].error == 0)
    }

    @Test("Numbers keep exact minimum, maximum, mean and deviation; quantiles keep within the error they state")
    func numbers() throws {
        var dice = Dice()
        // Hundredths from 0 to about 1,000,000, most of them small.
        var hundredths: [Int] = []
        for _ in 0..<Self.rows {
            let share = dice.share()
            hundredths.append(Int(share * share * share * 100_000_000))
        }
        let column = column(hundredths.map { "\($0 / 100).\($0 % 100 / 10)\($0 % 10)" })
        #expect(column.type == .number)
        let numbers = try #require(column.numbers)
        let values = hundredths.map { Double($0) / 100 }.sorted()
        #expect(numbers.minimum == values.first)
        #expect(numbers.maximum == values.last)
        let mean = Double(hundredths.reduce(0, +)) / 100 / Double(Self.rows)
        let found = try #require(numbers.mean)
        #expect(abs(found - mean) < mean * 1e-9)
        var squares = 0.0
        for value in values { squares += (value - mean) * (value - mean) }
        let deviation = (squares / Double(Self.rows)).squareRoot()
        let foundDeviation = try #require(numbers.deviation)
        #expect(abs(foundDeviation - deviation) < deviation * 1e-9)
        for quantile in numbers.quantiles {
            let place = Double(quantile.percent) / 100 * Double(Self.rows - 1)
            let low = values[Int(place)]
            let exact = low + (place - Double(Int(place))) * (values[Int(place) + 1] - low)
            #expect(abs(quantile.value - exact) <= quantile.error * (1 + 1e-9))
            #expect(quantile.error < 0.02 * exact)
        }
        #expect(column.histogram?.bins.reduce(0) { $0 + $1.count } == Self.rows)
    }

    @Test("Numbers in a narrow range are told as finely as others, whatever lies far off")
    func narrowRange() throws {
        var dice = Dice()
        let cells = (0..<Self.rows).map { _ in "43.\(4_000_000 + Int(dice.share() * 1_000_000))" } + ["-1"]
        let median = try #require(column(cells).numbers?.quantiles[2])
        #expect(abs(median.value - 43.45) <= 0.001)
        #expect(median.error < 0.001)
    }

    @Test("Values that come often are found with their counts, early or late in the file")
    func frequentValues() throws {
        var dice = Dice()
        var cells = (0..<Self.rows).map { index -> String in
            if index % 20 == 0 { return "souvent" }
            if index > 150_000, index % 10 == 3 { return "tard" }
            return "v\(dice.next() % 1_000_000)"
        }
        cells.append("souvent")
        let column = column(cells)
        let often = try #require(column.top.first)
        #expect(often == FrequentValue(value: "souvent", count: 10_001))
        let late = try #require(column.top.dropFirst().first { $0.value == "tard" })
        let times = cells.count { $0 == "tard" }
        #expect(late.count <= times && times <= late.count + late.error)
        #expect(late.error < 500)
        #expect(column.topError < 500)
    }

    @Test("Dates keep their first, their last and their years")
    func dates() throws {
        let cells = (0..<50_000).map { index in
            let hour = index % 24 < 10 ? "0\(index % 24)" : "\(index % 24)"
            return "20\(10 + index % 15)-0\(1 + index % 9)-1\(index % 10)T\(hour):\(10 + index % 50):\(10 + index / 1000)"
        }
        let column = column(cells)
        #expect(column.distinctError > 0)
        #expect(column.type == .dateTime)
        #expect(column.moments?.first == cells.min())
        #expect(column.moments?.last == cells.max())
        let histogram = try #require(column.histogram)
        #expect(histogram.bins.map(\.from) == (2010...2024).map(Double.init))
        #expect(histogram.bins.reduce(0) { $0 + $1.count } == 50_000)
    }

    @Test("Types, lengths, spaces and marks count all cells, those before the switch and those after")
    func everyCell() {
        var cells = (0..<30_000).map { "\($0)" }
        cells[5] = "néant"
        cells[25_000] = " 0561234567"
        cells[29_000] = "   "
        cells[29_500] = "jeanne.dupont@orange.fr"
        let column = column("code", cells)
        #expect(column.type == .text)
        #expect(column.filled == 29_999)
        #expect(column.blank == 1)
        #expect(column.spaced == 1)
        #expect(column.longest == 23)
        #expect(column.paddedCells == 1)
        #expect(column.marks.map(\.kind) == [.personalEmail, .phone, .identifier])
        #expect(column.firstText == " 0561234567")
        #expect(column.lastText == "néant")
    }

    @Test("However the rows are dealt out over batches, the profile is the same")
    func batches() {
        var dice = Dice()
        let rows = (0..<40_000).map { index -> [String] in
            let text = "v\(dice.next() % 30_000)"
            let number = "\(Double(dice.next() % 3_000_000) / 100)"
            let row = ["\(index)", text, number, index % 7 == 0 ? "" : "\(dice.next() % 50)"]
            return index % 101 == 0 ? Array(row.prefix(2)) : row
        }
        let labels = ["id", "texte", "nombre", "peu"]
        let whole = profile(labels, rows, rowsPerBatch: rows.count)
        #expect(profile(labels, rows, rowsPerBatch: 3) == whole)
        #expect(profile(labels, rows, rowsPerBatch: 777) == whole)
    }

    @Test("Wide tables count fewer values exactly, and say so")
    func wideTables() {
        let labels = (0..<1000).map { "c\($0)" }
        let profile = profile(labels, (0..<300).map { row in labels.indices.map { "\(row * ($0 % 3))" } }, rowsPerBatch: 10)
        #expect(profile.exactValues == 200)
        #expect(profile.columns[0].distinct == 1)
        #expect(profile.columns[1].distinctError > 0)
        #expect(profile.columns[1].numbers?.maximum == 299)
        #expect(profile.columns[2].isUnique)
    }

    @Test("Long texts of many values cost no more memory than there is, and the frequent ones keep their text")
    func longTexts() {
        let tail = String(repeating: "é", count: 300)
        let cells = (0..<9_000).flatMap { index in index % 100 == 0 ? ["\(index) \(tail)", "\(index) \(tail)"] : ["\(index) \(tail)"] }
        let column = profile((0..<20).map { "c\($0)" }, cells.map { [$0] }).columns[0]
        #expect(column.distinct == 9_000)
        #expect(column.top.allSatisfy { $0.count == 2 && $0.value.unicodeScalars.count == 100 })
        #expect(column.top.map { $0.value.prefix { $0 != " " } } == (0..<10).map { "\($0 * 100)" })
    }
}

@Suite("Odd input")
struct OddInputTests {
    @Test("No content brings the profiler down: NUL, bytes that are not UTF-8, huge cells, no columns, no rows")
    func oddContent() {
        #expect(profile([], [["a"]]).columns.isEmpty)
        #expect(profile(["a"], []).columns[0].type == .empty)
        #expect(column([String(repeating: "x", count: 3_000_000), "\0", "a\0b", "\u{10FFFF}"]).longest == 3_000_000)
        let batch = RowBatch()
        for bytes in [[0xFF], [0x80, 0x80], [0xC2], [0xE2, 0x80], Array(repeating: 0x80, count: 3000), [0x31, 0xA0], [0x40], [0x31, 0xE2, 0x82, 0xAC]]
            as [[UInt8]]
        {
            bytes.withUnsafeBufferPointer { batch.append($0, kind: .plain) }
            batch.endRow()
        }
        var profiler = TableProfiler(labels: ["a"])
        profiler.add(batch)
        let column = profiler.finish().columns[0]
        #expect(column.filled == 8)
        #expect(column.top.allSatisfy { $0.value.unicodeScalars.count <= 401 })
    }

    @Test("Every short text of awkward bytes is read without a slip")
    func shortTexts() {
        let bytes: [UInt8] = [0x20, 0x30, 0x31, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x40, 0x45, 0xA0, 0xC2, 0xE2]
        let batch = RowBatch()
        func add(_ text: [UInt8], _ left: Int) {
            text.withUnsafeBufferPointer { batch.append($0, kind: .plain) }
            batch.endRow()
            if left > 0 { for byte in bytes { add(text + [byte], left - 1) } }
        }
        add([], 4)
        var dice = Dice()
        for _ in 0..<30_000 {
            let text = (0..<Int(dice.next() % 40)).map { _ in bytes[Int(dice.next() % UInt64(bytes.count))] }
            text.withUnsafeBufferPointer { batch.append($0, kind: .plain) }
            batch.endRow()
        }
        var profiler = TableProfiler(labels: ["a"])
        profiler.add(batch)
        let profile = profiler.finish()
        #expect(profile.columns[0].filled + profile.columns[0].blank == profile.rows)
    }
}

@Suite("profile.json")
struct ProfileJSONTests {
    @Test("A profile reads back as it was written")
    func roundTrip() throws {
        let rows = (0..<12_000).map {
            ["\($0)", "é\"<\($0 % 3)", "\(Double($0) / 8)", "2024-0\(1 + $0 % 9)-01", $0 == 7 ? "x@y.fr" : "", "2,1E5", "1\($0 % 2):00"]
        }
        let profile = profile(["id", "nom", "montant", "date", "email", "n", "heure"], rows)
        var writer = ByteWriter()
        profile.write(to: &writer)
        #expect(try TableProfile(JSONTree.parse(writer.bytes)) == profile)
        #expect(writer.bytes.allSatisfy { $0 < 0x80 })
    }

    @Test("It is written in a stable order, short")
    func text() {
        var writer = ByteWriter()
        profile(["a"], [["1"], ["3"], ["1"]]).write(to: &writer)
        #expect(
            String(decoding: writer.bytes, as: UTF8.self) == """
                {"rows":3,"blankRows":0,"exactValues":10000,"columns":[
                {"name":"a","type":"integer","filled":3,"blank":0,"distinct":2,"shortest":1,"longest":1,"digits":3,"code":true,"firstText":"1","lastText":"3",\
                "numbers":{"minimum":1,"maximum":3,"mean":1.6666666666666667,"deviation":0.9428090415820634,\
                "quantiles":[{"percent":5,"value":1},{"percent":25,"value":1},{"percent":50,"value":1},{"percent":75,"value":2},{"percent":95,"value":2.8}]},\
                "top":[{"value":"1","count":2},{"value":"3","count":1}],\
                "histogram":{"unit":"value","bins":[{"from":1,"to":2,"count":2},{"from":2,"to":3,"count":1}]}}
                ]}

                """)
    }

    @Test("What is no profile is not taken for one")
    func others() throws {
        for text in [
            "[]", "{}", "{\"rows\":1,\"blankRows\":0,\"exactValues\":1,\"columns\":[{}]}", "{\"rows\":1.5,\"blankRows\":0,\"exactValues\":1,\"columns\":[]}",
        ] {
            #expect(try TableProfile(JSONTree.parse(Array(text.utf8))) == nil)
        }
    }
}
