import Findings
import Model
import Templating
import Testing

@testable import Pages

@Suite("Dates, sizes and periods for people")
struct DisplayTextTests {
    static let french = PageTemplates.compile(languages: [.french]).templates.words(.french)
    static let english = PageTemplates.compile(languages: [.english]).templates.words(.english)

    @Test("A size is in round decimal units of the reader's language")
    func sizes() {
        let sizes = [0, 1, 999, 1_000, 12_440, 99_960, 999_499, 999_500, 1_500_000, 8_412_000_000]
        #expect(
            sizes.map(Self.french.size) == [
                "0\u{A0}octets", "1\u{A0}octet", "999\u{A0}octets", "1\u{A0}ko", "12,4\u{A0}ko", "100\u{A0}ko", "999\u{A0}ko", "1\u{A0}Mo", "1,5\u{A0}Mo",
                "8,4\u{A0}Go",
            ])
        #expect(Self.english.size(12_440) == "12.4\u{A0}kB")
    }

    @Test("A date is written out, the first of the month in the French way")
    func dates() throws {
        let first = try #require(CalendarDate(year: 2025, month: 2, day: 1))
        #expect(Self.french.date(first) == "1er\u{A0}février 2025")
        #expect(Self.english.date(first) == "1\u{A0}February 2025")
    }

    @Test("A period of whole years is its years, and an open one says since or until when")
    func periods() throws {
        let start = try #require(CalendarDate(year: 2019, month: 1, day: 1))
        let end = try #require(CalendarDate(year: 2023, month: 12, day: 31))
        #expect(Self.french.period(Period(start: start, end: end)) == "2019 à 2023")
        #expect(Self.french.period(Period(start: start, end: nil)) == "depuis le 1er\u{A0}janvier 2019")
        #expect(Self.english.period(Period(start: nil, end: end)) == "until 31\u{A0}December 2023")
        #expect(Self.french.period(Period(start: nil, end: nil)) == nil)
    }

    @Test("A text is cut between two words, and one long word where no character is torn apart")
    func shortening() {
        #expect(shortened("un deux trois", to: 9) == "un deux…")
        #expect(shortened("court", to: 9) == "court")
        #expect(shortened("ééééééééé", to: 9) == "éééé…")
    }

    @Test("A text among others cannot turn them around")
    func directions() {
        #expect(withoutTurns("a\u{202E}b\u{2066}c\u{2069}d — é…") == "abcd — é…")
        #expect(withoutTurns("مجموعة") == "مجموعة")
    }

    @Test("Addresses of people are encoded")
    func contacts() {
        #expect(ContactLinks.mail("a b?cc=x@y.fr") == "mailto:a%20b%3Fcc%3Dx@y.fr")
        #expect(ContactLinks.telephone("+33 5 61 00 00 00") == "tel:+33561000000")
        #expect(ContactLinks.telephone("voir") == nil)
        #expect(ContactLinks.web("javascript:alert(1)") == nil)
        #expect(ContactLinks.host("https://www.roques.fr/mairie?x#y") == "www.roques.fr")
    }
}
