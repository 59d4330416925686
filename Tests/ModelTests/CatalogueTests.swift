import Findings
import Testing

@testable import Model

@Suite("Addresses of the site")
struct AddressesTests {
    let french = Addresses(languages: [.french, .english])

    @Test("The first language stands at the root, the second under its code, with the words of its own language")
    func languages() {
        #expect(french.datasets(.french) == "jeux/" && french.datasets(.english) == "en/datasets/")
        #expect(french.publishers(.french) == "producteurs/" && french.keywords(.english) == "en/keywords/")
        #expect(french.home(.french) == "" && french.home(.english) == "en/")
        let english = Addresses(languages: [.english, .french])
        #expect(english.datasets(.english) == "datasets/" && english.datasets(.french) == "fr/jeux/")
        #expect(Addresses(languages: []).primary == .french)
    }

    @Test("A file has one address in every language; a page has one in each")
    func targets() {
        for language in Language.allCases {
            #expect(french.path(of: .file(dataset: "roques/un", name: "é.csv"), language) == "jeux/roques/un/é.csv")
            #expect(french.path(of: .image("roques/i.png"), language) == "assets/images/roques/i.png")
        }
        #expect(french.path(of: .dataset("roques/un"), .english) == "en/datasets/roques/un/")
        #expect(french.path(of: .publisher("roques"), .french) == "producteurs/roques/")
        #expect(french.path(of: .freePage("a-propos"), .english) == "en/a-propos/" && french.path(of: .home, .english) == "en/")
        #expect(french.page(1, of: "jeux/") == "jeux/" && french.page(3, of: "jeux/") == "jeux/page/3/")
    }

    @Test(
        "A link is relative, percent-encoded and never empty",
        arguments: [
            ("", "", "./"), ("", "jeux/", "jeux/"), ("jeux/", "", "../"), ("jeux/", "jeux/", "./"), ("jeux/a/b/", "jeux/a/c/", "../c/"),
            ("jeux/a/b/", "producteurs/a/", "../../../producteurs/a/"), ("jeux/a/b/", "jeux/a/b/été 1.csv", "%C3%A9t%C3%A9%201.csv"),
            ("jeux/a/b/", "jeux/a/b/dataset.jsonld", "dataset.jsonld"), ("en/", "assets/x.css", "../assets/x.css"), ("a/", "ab/", "../ab/"),
            ("404.html", "jeux/", "jeux/"), ("jeux/a/", "jeux/a/\"\u{301}.csv", "%22%CC%81.csv"),
        ])
    func links(_ from: String, _ to: String, _ link: String) {
        #expect(french.link(from: from, to: to) == link)
    }

    @Test("A portable site’s links name the file of every page")
    func portable() {
        let portable = Addresses(languages: [.french], isPortable: true)
        #expect(portable.link(from: "", to: "") == "index.html" && portable.link(from: "jeux/a/", to: "jeux/") == "../index.html")
        #expect(portable.link(from: "jeux/", to: "jeux/a/x.csv") == "a/x.csv")
    }

    @Test("A path in an absolute address keeps its slashes")
    func encodedPath() { #expect(Addresses.encodedPath("jeux/été/a b/") == "jeux/%C3%A9t%C3%A9/a%20b/") }
}

@Suite("Days")
struct CalendarDateTests {
    @Test("A day exists or is nil")
    func validity() {
        #expect(CalendarDate(year: 2024, month: 2, day: 29) != nil && CalendarDate(year: 2023, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil && CalendarDate(year: 1900, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2024, month: 4, day: 31) == nil && CalendarDate(year: 2024, month: 13, day: 1) == nil)
        #expect(
            CalendarDate(year: 0, month: 1, day: 1) == nil && CalendarDate(year: 10_000, month: 1, day: 1) == nil
                && CalendarDate(year: 1, month: 1, day: 0) == nil)
    }

    @Test(
        "Days are counted from 1970",
        arguments: [(0, "1970-01-01"), (59, "1970-03-01"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (19_782, "2024-02-29"), (2_932_896, "9999-12-31")])
    func counting(_ days: Int, _ text: String) {
        #expect(CalendarDate(daysSince1970: days).description == text)
        #expect(CalendarDate(iso8601: text)?.daysSince1970 == days)
    }

    @Test("Days are in order, and written with their zeros")
    func order() throws {
        let days = [(2023, 12, 31), (2024, 1, 1), (2024, 1, 2), (2024, 2, 1)].compactMap { CalendarDate(year: $0.0, month: $0.1, day: $0.2) }
        #expect(days == days.shuffled().sorted())
        #expect(try #require(CalendarDate(year: 987, month: 6, day: 5)).description == "0987-06-05")
    }
}

@Suite("Texts in two languages")
struct LocalizedTextTests {
    @Test("A reader gets the translation, else the original, and is told which")
    func reading() {
        let both = LocalizedText("Arbres", in: .french, translation: "Trees")
        #expect(both[.french] == "Arbres" && both[.english] == "Trees" && both.shownLanguage(for: .english) == .english)
        let one = LocalizedText("Arbres", in: .french)
        #expect(one[.english] == "Arbres" && one.shownLanguage(for: .english) == .french)
    }
}
