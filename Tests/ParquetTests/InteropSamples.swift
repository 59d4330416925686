import Foundation
import Parquet
import Testing

/// Where the samples are to be written; nil when nobody wants them.
private let samplesFolder = ProcessInfo.processInfo.environment["HALLE_INTEROP"]

/// Files for `Tests/Interop/parquet.py`, which knows what must be in them; written where it says.
@Suite("Samples for other readers")
struct InteropSamples {
    private func save(_ name: String, _ bytes: [UInt8]) throws {
        guard let folder = samplesFolder else { return }
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name + ".parquet"))
    }

    private let all = [
        ParquetColumn("texte", .text), .init("entier", .whole), .init("nombre", .number), .init("vrai", .truth), .init("jour", .date),
        .init("local", .localTime), .init("utc", .universalTime),
    ]

    @Test("Extreme values of every type")
    func extremes() throws {
        try save(
            "extremes",
            written(
                all,
                [
                    [.text(""), .whole(.min), .number(.nan), .truth(true), .date(-719_162), .moment(-62_135_596_800_000_000), .moment(0)],
                    [.none, .none, .none, .none, .none, .none, .none],
                    [.text("« L’Haÿ » \"🌳\"\r\n;,\t"), .whole(.max), .number(.infinity), .truth(false), .date(-141_428), .moment(-1), .moment(-1)],
                    [.text("NULL"), .whole(-1), .number(-.infinity), .none, .date(0), .moment(253_402_300_799_999_999), .moment(1_767_225_600_123_456)],
                    [.text(" "), .whole(0), .number(-0.0), .truth(true), .date(2_932_896), .none, .none],
                    [.text("nan"), .none, .number(.leastNonzeroMagnitude), .none, .none, .moment(0), .none],
                ]))
    }

    @Test("A table without rows, one without a value")
    func empty() throws {
        try save("empty", written(all, []))
        try save("nothing", written(all, count: 5_000) { _ in all.map { _ in .none } })
    }

    @Test("Three thousand columns, names in many scripts")
    func wide() throws {
        let columns = (0..<3_000).map { ParquetColumn("列 \($0) é Ά 🌳", $0 % 2 == 0 ? .text : .whole) }
        try save("wide", written(columns, count: 30) { row in columns.indices.map { $0 % 2 == 0 ? .text("\(row)·\($0)") : .whole(Int64(row * $0)) } })
    }

    @Test("Cells of a megabyte")
    func long() throws {
        try save("long", written([ParquetColumn("x", .text)], count: 70) { [.text("\($0)" + String(repeating: "é123456789", count: 100_000))] })
    }

    @Test("Many groups and pages, texts that come again and that do not")
    func many() throws {
        let columns = [ParquetColumn("n", .whole), .init("peu", .text), .init("tous", .text), .init("tiers", .number), .init("bascule", .text)]
        try save(
            "many",
            written(columns, count: 300_000) { row in
                let few: Cell = row % 13 == 0 ? .none : .text("valeur \(row / 10 % 400)")
                let turning: Cell = .text(row % 100_000 < 20_000 ? "a" : "b\(row)")
                return [.whole(Int64(row)), few, .text("ligne \(row)"), row % 3 == 0 ? .none : .number(Double(row) / 3), turning]
            })
    }
}
