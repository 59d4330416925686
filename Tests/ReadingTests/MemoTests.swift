import Bytes
import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("What is remembered between builds")
struct MemoTests {
    private func sample() -> TestCatalogue {
        TestCatalogue("title: Essai\nlanguages: [fr, en]\n")
            .dataset(
                "roques/un", "license: lov2\ninconnu: 1", body: "Voir [deux](../zwei/), [rien](absent.csv), <b>gras</b>, ![i](i.png).\n\n| a |\n|---|\n| é |"
            )
            .file("content/roques/un/i.png", "png").file("content/roques/un/index.en.md", "---\ntitle: One\n---\nSee [two](../zwei/#x) [no](absent)")
            .dataset(
                "roques/zwei",
                "version: 2\nprovenance: Terrain\naccess-rights: restricted\nlegislation: https://exemple.fr/loi\nhigh-value: mobility\nchanged-columns: [montant]"
            ).dataset("roques/drei", "frequency: annual", body: "Texte").file(
                "content/roques/index.md", "---\nname: Roques\n---\n[un](un/)"
            )
            .file("content/pages/aide.md", "[un](../roques/un/)")
    }

    /// Everything of a catalogue, texts included, as text to compare.
    private func shown(_ reading: CatalogueReading) -> String {
        var catalogue = reading.catalogue
        if let read = catalogue {
            for number in read.datasets.indices where read.datasets[number].isBodyUnread {
                let bodies = try? reading.bodies(of: number)
                catalogue?.datasets[number].body = bodies?.own
                catalogue?.datasets[number].translatedBody = bodies?.translated
                catalogue?.datasets[number].isBodyUnread = false
            }
        }
        var text = ""
        dump(catalogue, to: &text)
        return text
    }

    private func remembered(_ reading: CatalogueReading) -> ReadingMemo { ReadingMemo(encoded: Array(reading.memo.encoded().joined())) }

    @Test("A second reading with the memo gives the same catalogue and findings, without reading the datasets’ texts again")
    func same() throws {
        let catalogue = sample()
        let first = catalogue.read()
        #expect(first.findings.count == 4)
        let second = catalogue.read(memo: remembered(first))
        #expect(second.catalogue?.datasets.map(\.isBodyUnread) == [true, true, false])
        #expect(second.findings == first.findings)
        #expect(shown(second) == shown(first))
        #expect(second.memo.encoded() == first.memo.encoded(), "and it remembers the same")
        let third = catalogue.read(memo: remembered(second))
        #expect(shown(third) == shown(first) && third.findings == first.findings)
    }

    /// A change of the content after a first reading.
    struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (TestCatalogue) -> Void

        init(_ name: String, _ change: @escaping @Sendable (TestCatalogue) -> Void) {
            testDescription = name
            self.change = change
        }
    }

    static let changes = [
        Edit("a header edited") { $0.dataset("roques/zwei", "title: Un autre titre\nlicense: lvo2") },
        Edit("a text edited") { $0.dataset("roques/drei", "frequency: annual", body: "Texte [mieux](../un/)") },
        Edit("a dataset renamed") { $0.rename("content/roques/zwei", to: "content/roques/deux") },
        Edit("a dataset removed") { $0.remove("content/roques/zwei") },
        Edit("a dataset added") { $0.dataset("roques/absent") },
        Edit("an image removed") { $0.remove("content/roques/un/i.png") },
        Edit("a linked file added") { $0.file("content/roques/un/absent.csv", "x") },
        Edit("two datasets exchanged") {
            $0.rename("content/roques/zwei", to: "content/roques/tmp")
            $0.rename("content/roques/drei", to: "content/roques/zwei")
            $0.rename("content/roques/tmp", to: "content/roques/drei")
        },
        Edit("a translation removed") { $0.remove("content/roques/un/index.en.md") },
        Edit("the settings edited") { $0.file("halle.yml", "title: Autre\nlanguages: [fr]\nfrequency: monthly\n") },
        Edit("the publisher edited") { $0.file("content/roques/index.md", "---\nname: Roques sur Garonne\nlanguage: en\n---\n") },
        Edit("a page removed") { $0.remove("content/pages/aide.md") },
    ]

    @Test("Any change is seen: reading with the old memo gives what a reading without one gives", arguments: changes)
    func anyChange(_ edit: Edit) {
        let catalogue = sample()
        let old = catalogue.read()
        edit.change(catalogue)
        let fresh = catalogue.read()
        let known = catalogue.read(memo: remembered(old))
        #expect(known.findings == fresh.findings)
        #expect(shown(known) == shown(fresh))
        #expect(shown(known) != shown(old))
    }

    @Test("Names and links are part of what a page is made from")
    func fingerprints() throws {
        let catalogue = sample()
        let old = catalogue.read()
        catalogue.remove("content/roques/zwei")
        let new = catalogue.read(memo: remembered(old))
        func marks(_ reading: CatalogueReading, _ slug: String) throws -> [Fingerprint] {
            let dataset = try #require(reading.catalogue?.datasets.first { $0.slug == slug })
            return [dataset.fingerprint, dataset.bodyFingerprint]
        }
        #expect(try marks(old, "un")[1] != marks(new, "un")[1], "its link leads nowhere now")
        #expect(try marks(old, "un")[0] == marks(new, "un")[0], "which shows on its own page only")
        #expect(try marks(old, "drei") == marks(new, "drei"))
    }

    @Test("A dataset that was left out is read anew when its fault was not in its own text")
    func leftOutBefore() throws {
        let catalogue = sample().dataset("roques/vier", "resources: [{path: tard.csv}]", body: "![i](i.png) [rien](absent)").file(
            "content/roques/vier/i.png", "png")
        let old = catalogue.read(keepGoing: true)
        #expect(old.leftOut == ["roques/vier"])
        catalogue.file("content/roques/vier/tard.csv", "x")
        let known = catalogue.read(keepGoing: true, memo: remembered(old))
        let fresh = catalogue.read(keepGoing: true)
        #expect(known.leftOut == [] && known.findings == fresh.findings && shown(known) == shown(fresh))
    }

    @Test("A memo that is cut short or damaged anywhere does no harm, and one of nonsense is as good as none")
    func damaged() {
        let catalogue = sample()
        let bytes = Array(catalogue.read().memo.encoded().joined())
        #expect(!ReadingMemo(encoded: bytes).isEmpty && ReadingMemo().isEmpty)
        for count in stride(from: 0, to: bytes.count, by: 41) { _ = catalogue.read(memo: ReadingMemo(encoded: Array(bytes[..<count]))) }
        for position in stride(from: 0, to: bytes.count, by: 17) {
            var damaged = bytes
            damaged[position] ^= 0xFF
            _ = catalogue.read(memo: ReadingMemo(encoded: damaged))
        }
        let fresh = shown(catalogue.read())
        for nonsense in [[], Array(bytes.reversed()), Array(bytes[..<24]), [UInt8](repeating: 0xFF, count: 1000)] {
            #expect(ReadingMemo(encoded: nonsense).isEmpty)
            #expect(shown(catalogue.read(memo: ReadingMemo(encoded: nonsense))) == fresh)
        }
    }
}
