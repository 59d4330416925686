import Profiles
import Testing

@Suite("Tables profiled one after the other and side by side")
struct ReusedMemoryTests {
    /// Labels and rows of a table.
    private struct Table: Sendable {
        var labels: [String]
        var rows: [[String]]

        var profile: TableProfile { ProfilesTests.profile(labels, rows) }
    }

    /// Few and many columns, few and many values, long and short texts, texts that outgrow their memory.
    private static let tables: [Table] = {
        var dice = Dice()
        func text(_ length: Int) -> String { String((0..<length).map { _ in "aéz€ 7".randomElement(using: &dice) ?? "a" }) }
        return [
            Table(labels: ["id", "nom", "date"], rows: (0..<40).map { ["A-\($0)", text(12), "2025-0\($0 % 9 + 1)-17"] }),
            Table(labels: ["montant"], rows: (0..<3_000).map { ["\($0 * 7919 % 3_001).5"] }),
            Table(labels: ["objet", "prix"], rows: (0..<900).map { [text(80 + $0 % 60), "\($0 % 13) €"] }),
            Table(labels: ["rang"], rows: (0..<12_000).map { ["\($0)"] }),
            Table(labels: (0..<400).map { "c\($0)" }, rows: (0..<700).map { row in (0..<400).map { "\(row % ($0 + 1)) et \(text(3))" } }),
            Table(labels: [], rows: [["a"]]),
            Table(labels: ["prenom", "nom"], rows: [["Zoé", "Martin"], ["", " "], []]),
        ]
    }()

    @Test("A profile is the same whatever was profiled before")
    func before() {
        let first = Self.tables.map(\.profile)
        #expect(Self.tables.reversed().map(\.profile) == first.reversed())
        #expect(Self.tables.map(\.profile) == first)
    }

    @Test("A profile is the same whatever is profiled at the same time")
    func beside() async {
        let alone = Self.tables.map(\.profile)
        await withTaskGroup(of: (Int, TableProfile).self) { group in
            for _ in 0..<4 { for number in Self.tables.indices { group.addTask { (number, Self.tables[number].profile) } } }
            for await (number, profile) in group { #expect(profile == alone[number]) }
        }
    }
}

extension Dice: RandomNumberGenerator {}
