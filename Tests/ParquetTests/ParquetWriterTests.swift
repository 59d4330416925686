import Testing

@testable import Parquet

@Suite("The Parquet writer")
struct ParquetWriterTests {
    private func expectSame(_ columns: [ParquetColumn], count: Int, _ row: (Int) -> [Cell]) throws {
        let file = try SmallReader(try written(columns, count: count, row))
        #expect(file.rowCount == count)
        for position in columns.indices {
            let expected = (0..<count).map { row($0)[position].read }
            #expect(file.values[position] == expected, "\(columns[position].name)")
        }
    }

    @Test("Every type comes out as it went in, with cells missing at the start, in the middle and at the end")
    func types() throws {
        let columns = [
            ParquetColumn("nom", .text), .init("n", .whole), .init("x", .number), .init("vrai", .truth), .init("jour", .date), .init("heure", .localTime),
            .init("instant", .universalTime),
        ]
        let rows: [[Cell]] = [
            [.none, .none, .none, .none, .none, .none, .none],
            [.text("L’Aiguillon \"x\" 🌳"), .whole(-1), .number(-12.5), .truth(true), .date(-141_428), .moment(-1), .moment(0)],
            [.text(""), .whole(.min), .number(-0.0), .truth(false), .date(.max), .moment(.max), .moment(1_767_225_600_123_456)],
            [.none, .whole(.max), .number(.infinity), .none, .date(.min), .moment(.min), .none],
            [.text("a\u{0}b\n;\r\n,"), .whole(0), .number(.leastNonzeroMagnitude), .truth(true), .none, .none, .moment(-62_135_596_800_000_000)],
            [.none, .none, .none, .none, .none, .none, .none],
        ]
        try expectSame(columns, count: rows.count) { rows[$0] }
        let file = try SmallReader(try written(columns, rows))
        #expect(
            file.columns == [
                .init(name: "nom", physical: 6, logical: 1, converted: 0), .init(name: "n", physical: 2, logical: 0, converted: nil),
                .init(name: "x", physical: 5, logical: 0, converted: nil), .init(name: "vrai", physical: 0, logical: 0, converted: nil),
                .init(name: "jour", physical: 1, logical: 6, converted: 6),
                .init(name: "heure", physical: 2, logical: 8, converted: nil, isUniversal: false),
                .init(name: "instant", physical: 2, logical: 8, converted: 10, isUniversal: true),
            ])
        // Bounds are trusted only with an order for each column.
        #expect(file.orders == columns.count)
    }

    @Test("A table without rows, and columns without a value")
    func empty() throws {
        let columns = ParquetType.allCases.map { ParquetColumn($0.rawValue, $0) }
        let none = try SmallReader(try written(columns, []))
        #expect(none.rowCount == 0 && none.groupRows.isEmpty && none.columns.count == columns.count)
        try expectSame(columns, count: 1_000) { _ in columns.map { _ in .none } }
        let blank = try SmallReader(try written(columns, count: 3) { _ in columns.map { _ in .none } })
        for statistics in blank.statistics[0] { #expect(statistics.nullCount == 3 && statistics.least == nil && statistics.greatest == nil) }
    }

    @Test(
        "Texts that come again are written once; those that do not, as they are; and so when the texts change their ways", arguments: [3, 700, 40_000, 200_000])
    func dictionary(distinct: Int) throws {
        let columns = [ParquetColumn("texte", .text)]
        let count = 50_000
        // The first half comes again and again, the second as often as `distinct` lets it.
        let row: (Int) -> [Cell] = { [$0 % 11 == 0 ? .none : .text("valeur \($0 < count / 2 ? $0 % 3 : $0 % distinct)")] }
        try expectSame(columns, count: count, row)
        let file = try SmallReader(try written(columns, count: count, row))
        #expect(file.encodings[0][0].contains(8))
        let unique = try SmallReader(try written(columns, count: count) { [.text("valeur \($0)")] })
        #expect(!unique.encodings[0][0].contains(8))
    }

    @Test("A dictionary that grows too large is left, and what it numbered stays")
    func overflow() throws {
        let columns = [ParquetColumn("texte", .text), .init("n", .whole)]
        let long = String(repeating: "é", count: 150)
        try expectSame(columns, count: 30_000) { [.text($0 % 2 == 0 ? "court" : long + "\($0 / 3)"), .whole(Int64($0))] }
    }

    @Test("Groups have a bounded number of rows, and pages and groups of any size are read")
    func groups() throws {
        let columns = [ParquetColumn("n", .whole), .init("t", .truth), .init("x", .text)]
        let count = ParquetWriter.mostRows + 1_234
        let row: (Int) -> [Cell] = { [$0 % 7 == 0 ? .none : .whole(Int64($0)), .truth($0 % 3 == 0), .text($0 % 100_000 < 50_000 ? "a" : "b")] }
        try expectSame(columns, count: count, row)
        let file = try SmallReader(try written(columns, count: count, row))
        #expect(file.groupRows == [ParquetWriter.mostRows, 1_234])
        #expect(file.statistics[1][0].least == withUnsafeBytes(of: Int64(ParquetWriter.mostRows).littleEndian) { Array($0) })
    }

    @Test("Groups also end when they are large: memory stays flat with long texts")
    func heavy() throws {
        let million = String(repeating: "0123456789", count: 100_000)
        let columns = [ParquetColumn("x", .text), .init("n", .whole)]
        let row: (Int) -> [Cell] = { [.text("\($0)" + million), .whole(Int64($0))] }
        try expectSame(columns, count: 70, row)
        let file = try SmallReader(try written(columns, count: 70, row))
        #expect(file.groupRows.count == 3)
    }

    @Test("Three thousand columns, names in any script")
    func wide() throws {
        let types = ParquetType.allCases
        let columns = (0..<3_000).map { ParquetColumn("列 colonne n° \($0) — Ά 🌳", types[$0 % types.count]) }
        try expectSame(columns, count: 20) { row in
            columns.indices.map { position in
                if (row + position) % 5 == 0 { return .none }
                switch columns[position].type {
                case .text: return .text("\(row)·\(position)")
                case .whole: return .whole(Int64(row * position))
                case .number: return .number(Double(row) / Double(position + 1))
                case .truth: return .truth(row % 2 == 0)
                case .date: return .date(Int32(row * position))
                case .localTime, .universalTime: return .moment(Int64(row) * 1_000_000)
                }
            }
        }
    }

    @Test("The same values give the same bytes")
    func deterministic() throws {
        let columns = [ParquetColumn("a", .text), .init("b", .number)]
        let row: (Int) -> [Cell] = { [.text("n° \($0 % 321)"), .number(Double($0) / 3)] }
        #expect(try written(columns, count: 10_000, row) == written(columns, count: 10_000, row))
    }

    @Test("What a chunk has not got by the end of a group is missing; more values than rows are refused")
    func uneven() throws {
        var bytes: [UInt8] = []
        let writer = ParquetWriter([ParquetColumn("a", .whole), .init("b", .whole)]) { bytes += $0 }
        writer.chunks[0].whole(1)
        try writer.endRows(2, bytes: 0)
        try writer.finish()
        #expect(try SmallReader(bytes).values == [[.int(1), nil], [nil, nil]])
        let other = ParquetWriter([ParquetColumn("a", .whole)]) { _ in }
        other.chunks[0].whole(1)
        other.chunks[0].whole(2)
        #expect(throws: ParquetFailure.self) {
            try other.endRows(1, bytes: 0)
            try other.finish()
        }
    }

    @Test("What the sink throws reaches the caller")
    func sink() {
        struct Full: Error {}
        let writer = ParquetWriter([ParquetColumn("a", .whole)]) { _ in throw Full() }
        writer.chunks[0].whole(1)
        #expect(throws: Full.self) {
            try writer.endRows(1, bytes: 0)
            try writer.finish()
        }
    }
}

@Suite("The bounds that a Parquet file says")
struct ExtremesTests {
    private func said(_ type: ParquetType, _ cells: [Cell]) throws -> SmallReader.Statistics {
        try SmallReader(try written([ParquetColumn("c", type)], cells.map { [$0] })).statistics[0][0]
    }

    private func double(_ bytes: [UInt8]?) -> Double? { bytes.map { Double(bitPattern: $0.reversed().reduce(0) { $0 << 8 | UInt64($1) }) } }

    @Test("Of doubles: NaN is in no bound, and zero is said with both signs")
    func doubles() throws {
        let usual = try said(.number, [.number(.nan), .number(3), .number(-7.5), .none, .number(.nan)])
        #expect(double(usual.least) == -7.5 && double(usual.greatest) == 3 && usual.nullCount == 1)
        #expect(try said(.number, [.number(.nan)]).least == nil)
        let zero = try said(.number, [.number(0), .number(-0.0)])
        #expect(double(zero.least)?.sign == .minus && double(zero.greatest)?.sign == .plus)
        let endless = try said(.number, [.number(.infinity), .number(-.infinity)])
        #expect(double(endless.least) == -.infinity && double(endless.greatest) == .infinity)
    }

    @Test("Of texts: in the order of their bytes, the empty one first")
    func texts() throws {
        let usual = try said(.text, ["é", "z", "", "Z", "🌳", "\u{FFFD}"].map { .text($0) })
        #expect(usual.least == [] && usual.greatest == Array("🌳".utf8))
        #expect(usual.leastIsExact == true && usual.greatestIsExact == true)
        let alike = try said(.text, ["prefixe commun b", "prefixe commun", "prefixe commun a"].map { .text($0) })
        #expect(alike.least == Array("prefixe commun".utf8) && alike.greatest == Array("prefixe commun b".utf8))
    }

    @Test("Of long texts: cut between characters, below the least and above the greatest", arguments: ["é", "z", "🌳", "\u{D7FF}", "\u{10FFFF}", "日"])
    func long(character: String) throws {
        for lead in ["", "a", "ab", "abc"] {
            let text = lead + String(repeating: character, count: 80)
            let bounds = try said(.text, [.text(text), .text(text + "suite")])
            let least = try #require(bounds.least)
            #expect(least.count <= Extremes.longestText && least.lexicographicallyPrecedes(Array(text.utf8)))
            #expect(String(validating: least, as: UTF8.self) != nil && bounds.leastIsExact == false)
            // Nothing comes after the last character of all.
            guard character != "\u{10FFFF}" || !lead.isEmpty else {
                #expect(bounds.greatest == nil)
                continue
            }
            let greatest = try #require(bounds.greatest)
            #expect(Array((text + "suite").utf8).lexicographicallyPrecedes(greatest))
            #expect(String(validating: greatest, as: UTF8.self) != nil && bounds.greatestIsExact == false && greatest.count <= Extremes.longestText + 1)
        }
    }

    @Test("Of whole numbers, truths and dates: with their signs")
    func others() throws {
        #expect(try said(.whole, [.whole(-1), .whole(1)]).least == [UInt8](repeating: 0xFF, count: 8))
        #expect(try said(.date, [.date(-1), .date(1)]).greatest == [1, 0, 0, 0])
        let truths = try said(.truth, [.truth(true), .truth(false)])
        #expect(truths.least == [0] && truths.greatest == [1])
    }
}

@Suite("Runs and packed bits")
struct HybridRunsTests {
    @Test("Any numbers come out as they went in: runs at odd places, short ones, long ones, of any width")
    func roundTrip() throws {
        var state: UInt64 = 42
        func random(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        for trial in 0..<400 {
            let width = trial % 18
            var numbers: [Int] = []
            while numbers.count < trial {
                numbers += Array(repeating: width == 0 ? 0 : random(1 << width), count: [1, 1, 1, 2, 7, 8, 9, 15, 40][random(9)])
            }
            var packed = Buffer()
            var raw = Buffer()
            for number in numbers { raw.append(littleEndian: UInt32(number)) }
            HybridRuns.append(raw.bytes, width: width, to: &packed)
            #expect(try SmallReader.hybrid(Array(packed.bytes)[...], width: width, numbers.count) == numbers, "\(trial)")
        }
        #expect([0, 1, 2, 3, 4, 255, 256].map(HybridRuns.width) == [0, 1, 2, 2, 3, 8, 9])
    }
}
