import Drawings
import Findings
import Testing

@Suite struct FiguresTests {
    @Test("A number beside a bar has few digits, written as the reader's language writes them")
    func shortNumbers() {
        let french = Figures(.french, unit: "€")
        #expect(french.short(12_500) == "12\u{202F}500\u{A0}€")
        #expect(french.short(1_254_321) == "1,25\u{A0}M\u{A0}€")
        #expect(french.short(0.4) == "0,4\u{A0}€")
        #expect(french.short(-3) == "\u{2212}3\u{A0}€")
        let english = Figures(.english)
        #expect(english.short(12_500) == "12,500")
        #expect(english.short(2_500_000_000) == "2.5\u{A0}bn")
        #expect(english.short(8.6) == "8.6")
        #expect(english.short(0.125) == "0.13")
        #expect(english.short(99.96) == "100")
        #expect(english.short(.nan) == "–")
        #expect(english.short(1e300) == "1e291\u{A0}bn")
    }

    @Test("The marks of an axis are round numbers that hold zero and all values")
    func ticks() {
        #expect(Ticks(from: 3, to: 97).values == [0, 50, 100])
        #expect(Ticks(from: 0, to: 41).values == [0, 20, 40, 60])
        #expect(Ticks(from: -12, to: 30).values == [-20, 0, 20, 40])
        #expect(Ticks(from: 0, to: 2, isWhole: true).values == [0, 1, 2])
        #expect(Ticks(from: 0, to: 0).values == [0, 1])
        #expect(Ticks(from: .nan, to: .infinity).values == [0, 1])
        let tiny = Ticks(from: 0, to: 1e-9)
        #expect(tiny.high >= 1e-9 && tiny.values.count <= 6)
        let large = Ticks(from: 0, to: 9e17)
        #expect(large.high >= 9e17 && large.values.count <= 6)
    }
}
