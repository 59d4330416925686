import Bytes
import Testing

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Names that people and attackers give, and texts that break careless code.
private let hostile = [
    "", " ", "..", "../../etc/passwd", "a/b\\c", "\"\u{301}><script>", "\u{202E}gpj.exe", "a\u{0}b", "👨‍👩‍👧‍👦", "日本語", "Ωμέγα", "тест",
    "%2e%2e%2f", "\r\n\t", "\u{FEFF}bom", "e\u{301}\u{327}\u{323}", "‮؜", "CON", "-", "---a---", "İstanbul", String(repeating: "é", count: 10_000),
    String(repeating: "\u{301}", count: 10_000),
]

@Suite("Folding")
struct FoldingTests {
    @Test("Accents, ligatures and case do not tell folded texts apart")
    func accentsAndLigatures() {
        #expect(text(folded("Élèves À L’ŒUVRE")) == "eleves a l'oeuvre")
        #expect(text(folded("Straße, cœur, Ægir, ﬁn, Łódź, Đặng, ığdır")) == "strasse, coeur, aegir, fin, lodz, dang, igdir")
        #expect(text(folded("«\u{A0}Île–d’Yeu\u{202F}»")) == "\" ile-d'yeu \"")
    }

    @Test("Composed and decomposed forms fold to the same")
    func normalForms() {
        #expect(folded("Pr\u{E9}noms \u{E0} No\u{EB}l") == folded("Pre\u{301}noms a\u{300} Noe\u{308}l"))
        #expect(folded("\u{1EC7}") == folded("e\u{323}\u{302}"))
        #expect(folded("soft\u{AD}hyphen") == folded("softhyphen"))
    }

    @Test("Other scripts stay as they are, and folding twice changes nothing")
    func otherScripts() {
        #expect(text(folded("日本 Тест Ωμέγα 🚲")) == "日本 Тест Ωμέγα 🚲")
        for name in hostile {
            let once = folded(name)
            #expect(folded(text(once)) == once)
            #expect(once.count <= name.utf8.count)
        }
    }

    @Test("Bytes that are not UTF-8 stay as they are")
    func invalidBytes() {
        for bytes: [UInt8] in [[0xC3], [0xE9, 0x41], [0xFF, 0xFE], [0xE0, 0x83, 0xA9], [0xF0, 0x80, 0x83, 0xA9], [0x80], [0xC0, 0xAF], [0xE2, 0x80]] {
            let expected = bytes.map { $0 == 0x41 ? 0x61 : $0 }
            #expect(bytes.withUnsafeBufferPointer { folded($0) } == expected)
        }
    }

    @Test("A slug is made of a-z, 0-9, hyphens and underscores, whatever the name")
    func hostileSlugs() {
        for name in hostile {
            let bytes = Array(slug(name).utf8)
            #expect(bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F }, "\(name.debugDescription)")
            #expect(bytes.first != 0x2D && bytes.last != 0x2D)
            #expect(!zip(bytes, bytes.dropFirst()).contains { $0 == 0x2D && $1 == 0x2D })
        }
    }

    @Test("A slug reads like the name")
    func slugs() {
        #expect(slug("Subventions aux associations – 2017") == "subventions-aux-associations-2017")
        #expect(slug("L’eau & l'assainissement") == "l-eau-l-assainissement")
        #expect(slug("budget_primitif.csv") == "budget_primitif-csv")
        #expect(slug("日本") == "")
    }

    @Test("Edits are counted one a byte, two swapped neighbours being one")
    func distances() {
        func distance(_ a: String, _ b: String, _ limit: Int = 9) -> Int? { editDistance(Array(a.utf8), Array(b.utf8), limit: limit) }
        #expect(distance("annuel", "annuel") == 0)
        #expect(distance("anuel", "annuel") == 1)
        #expect(distance("licnece", "licence") == 1)
        #expect(distance("ca", "abc") == 3)
        #expect(distance("", "abc") == 3)
        #expect(distance("kitten", "sitting") == 3)
        #expect(distance("kitten", "sitting", 2) == nil)
        #expect(distance("kitten", "sitting", Int.max) == 3)
        #expect(distance("a", "b", 0) == nil)
        #expect(distance("a", "a", -1) == nil)
    }

    @Test("The banded count agrees with the plain one")
    func distancesAgreeWithThePlainTable() {
        var state: UInt64 = 42
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        func word() -> [UInt8] { (0..<next(9)).map { _ in UInt8(0x61 + next(3)) } }
        for _ in 0..<3000 {
            let (a, b, limit) = (word(), word(), Int(next(8)))
            let plain = plainDistance(a, b)
            #expect(editDistance(a, b, limit: limit) == (plain <= limit ? plain : nil), "\(text(a)) \(text(b)) \(limit)")
        }
    }

    @Test("Texts too long to be a slip are only compared for equality")
    func longTexts() {
        let long = [UInt8](repeating: 0x61, count: 100_000)
        #expect(editDistance(long, long, limit: 3) == 0)
        #expect(editDistance(long, long.dropLast() + [0x62], limit: 3) == nil)
    }
}

private func plainDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for j in 0...b.count { table[0][j] = j }
    for i in 0..<a.count {
        for j in 0..<b.count {
            var cost = min(table[i][j + 1] + 1, table[i + 1][j] + 1, table[i][j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, table[i - 1][j - 1] + 1) }
            table[i + 1][j + 1] = cost
        }
    }
    return table[a.count][b.count]
}
