import Testing

@testable import Profiles

@Suite("The range of nearly all values")
struct UsualRangeTests {
    private func usual(_ values: [Double: Int], atLeast gap: Double = 5) -> ClosedRange<Double>? {
        usualRange(of: values.sorted { $0.key < $1.key }.map { CountedValue(least: $0.key, greatest: $0.key, count: $0.value) }, atLeast: gap)
    }

    @Test("Few values far from all others are left out, at either end")
    func outliers() {
        #expect(usual([2025: 300, 2205: 1]) == 2025...2025)
        #expect(usual([1, 2015, 2020, 2025, 2105, 2205].reduce(into: [:]) { $0[$1] = $1 > 2010 && $1 < 2030 ? 100 : 1 }) == 2015...2025)
        #expect(usual([2019: 3, 2020: 4, 2021: 3, 1019: 1]) == 2019...2021)
    }

    @Test("What is near, or more than a few, or hard to tell among few, stays")
    func usualValues() {
        #expect(usual([2025: 100, 2022: 1]) == nil)
        #expect(usual([2025: 100, 1990: 30]) == nil)
        #expect(usual([2025: 2, 2205: 1]) == nil)
        #expect(usual([:]) == nil)
    }
}
