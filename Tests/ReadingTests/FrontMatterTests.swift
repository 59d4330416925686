import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

@Suite("Front matter")
struct FrontMatterTests {
    /// What is said of a dataset's file made of these bytes, without its name.
    private func said(_ bytes: [UInt8]) -> [String] {
        TestCatalogue().file("content/roques/un/index.md", bytes).file("content/roques/un/donnees.csv", "a").findings
            .map { $0.replacing("content/roques/un/index.md", with: "") }
    }
    private func said(_ text: String) -> [String] { said(Array(text.utf8)) }

    private func dataset(_ bytes: [UInt8]) -> Dataset? {
        TestCatalogue().file("content/roques/un/index.md", bytes).file("content/roques/un/donnees.csv", "a").dataset
    }

    @Test("Signs with a meaning of their own, repeated keys, groups as keys and a header cut in two are refused at their place")
    func refused() {
        #expect(said("---\ntitle: &a Un\nlicense: *a\n---\n") == ["sign-begins-value :2:8 “&” [title: \"&a Un\"]"])
        #expect(said("---\ntitle: *a\n---\n") == ["sign-begins-value :2:8 “*” [title: \"*a\"]"])
        #expect(said("---\ntitle: !!python/object x\n---\n") == ["sign-begins-value :2:8 “!” [title: \"!!python/object x\"]"])
        #expect(said("---\nkeywords: [a, *b, c]\n---\n") == ["sign-begins-value :2:15 “*” [\"*b\"]"])
        #expect(said("---\ntitle: Un\nlicense: lov2\ntitle: Deux\n---\n") == ["yaml-duplicate-key :4:1 “title”"])
        #expect(said("---\ncontact: {name: a, name: b}\n---\n") == ["yaml-duplicate-key :2:20 “name”"])
        #expect(said("---\n? [a, b]\n: c\n---\n") == ["yaml-key-not-text :2:3"])
        #expect(TestCatalogue("title: Essai\n---\ntitle: Autre\n").findings == ["yaml-several-documents halle.yml:2:1"])
    }

    @Test("A file without a header, or whose header is never closed, says so")
    func fences() {
        #expect(said("# Un titre\n") == ["front-matter-missing :1:1"])
        #expect(said("") == ["front-matter-missing :1:1"])
        #expect(said("---\ntitle: Un\n\nDu texte.\n") == ["front-matter-unclosed :1:1 “---”"])
        #expect(said("---\ntitle: Un\n...\nDu texte.\n") == [])
        #expect(said("---  \ntitle: Un\n---\t\nDu texte.\n") == [])
        #expect(said("---\ntitle: Un\n---") == [])
        #expect(said("---\n---\n") == ["title-missing :1:1"])
        #expect(said("----\nUn texte.\n") == ["front-matter-missing :1:1"])
    }

    @Test("A first line that is almost “---” is told as it is written, and so is the last one")
    func almostFences() {
        #expect(said("----\ntitle: Un\n----\n") == ["front-matter-opening :1:1 “----” [« ---- »; “----”]"])
        #expect(said("--\ntitre: Un\n--\n") == ["front-matter-opening :1:1 “--” [« -- »; “--”]"])
        #expect(said("—\ntitre: Un\n—\n") == ["front-matter-opening :1:1 “—” [« — »; “—”]"])
        #expect(said("  ---\ntitle: Un\n---\n") == ["front-matter-opening :1:1 “  ---” [«   --- »; “  ---”]"])
        #expect(said("\r\n\n---\ntitle: Un\n---\n") == ["front-matter-opening :1:1 “” [vide; empty]"])
        #expect(said("---\ntitle: Un\n----\nDu texte.\n") == ["front-matter-closing :3:1 “----”"])
        #expect(said("---\r\ntitle: Un\r\n —\r\nDu texte.\r\n") == ["front-matter-closing :3:1 “ —”"])
    }

    @Test("A document of another program is told by its name, whatever its extension")
    func documents() {
        let archive: [UInt8] = [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]
        #expect(said(archive + Array("..[Content_Types].xml".utf8)) == ["file-not-text :1 “index.md” [un document Word; a Word document]"])
        #expect(
            said(archive + Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8))
                == ["file-not-text :1 “index.md” [un document LibreOffice; a LibreOffice document]"])
        #expect(said(archive) == ["file-not-text :1 “index.md” [une archive ZIP; a ZIP archive]"])
        #expect(said("{\\rtf1\\ansi Budget}").first?.hasPrefix("file-not-text :1 “index.md” [un document RTF") == true)
        #expect(said("%PDF-1.7\n") == ["file-not-text :1 “index.md” [un document PDF; a PDF document]"])
        #expect(TestCatalogue("").file("halle.yml", archive).findings.first?.hasPrefix("file-not-text halle.yml:1 “halle.yml”") == true)
    }

    @Test("Accents that were saved in a wrong encoding are told once, with the word as it was")
    func damagedAccents() {
        #expect(
            said("---\ntitre: Un\nrÃ©sumÃ©: DÃ©penses\nfrÃ©quence: annuelle\nthÃ¨mes: x\n---\n") == ["accents-damaged :3:1 “rÃ©sumÃ©” [résumé]"])
        #expect(said("---\ntitre: Ã‰cole\n---\n") == ["accents-damaged :2:8 “Ã‰cole” [École]"])
        #expect(TestCatalogue("titre: DonnÃ©es\n").findings == ["accents-damaged halle.yml:1:8 “DonnÃ©es” [Données]"])
        #expect(said("---\ntitre: São Tomé, bâtiment, ÂGE, NAÇÃO à 20 €\n---\n") == [])
    }

    @Test("A byte order mark and the line ends of Windows and of old Macs change nothing", arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
    func lineEnds(_ end: String, _ mark: String) throws {
        let text = mark + "---\ntitle: Un\nlicense: lvo2\n---\nUn texte.\n\n[là](absent.csv)\n".replacing("\n", with: end)
        #expect(said(text).map { $0.split(separator: "→")[0] } == ["licence-unknown :3:10 “lvo2” ", "link-broken :7:1 “absent.csv”"])
        #expect(dataset(Array(text.utf8))?.title.text == "Un")
    }

    @Test("A file that is not UTF-8 is told with the place, and the word as its writer knows it")
    func otherEncodings() {
        #expect(said(Array("---\ntitle: Un\ndescription: caf".utf8) + [0xE9] + Array(" noir\n---\n".utf8)) == ["encoding-not-utf8 :3:17 “café”"])
        #expect(said(Array("---\rtitle: Un\r---\r\u{E9}t".utf8) + [0xE9]) == ["encoding-not-utf8 :4:3 “t\u{E9}”"])
        #expect(said([0xFF, 0xFE, 0x2D, 0x00]) == ["encoding-utf-16 :1"])
        #expect(said([0x2D, 0x00, 0x2D, 0x00, 0x2D, 0x00]) == ["encoding-utf-16 :1"])
        #expect(said([0xFE, 0xFF, 0x00, 0x2D]) == ["encoding-utf-16 :1"])
        for broken: [UInt8] in [[0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98]] {
            let lines = said(Array("---\ntitle: ".utf8) + broken)
            #expect(lines.count == 1 && lines[0].hasPrefix("encoding-not-utf8 :2:8 "), "\(lines)")
        }
        #expect(TestCatalogue("").file("halle.yml", Array("title: Donn".utf8) + [0xE9, 0x65]).findings == ["encoding-not-utf8 halle.yml:1:12 “Donnée”"])
        #expect(TestCatalogue("").file("halle.yml", [0xFF, 0xFE, 0x74, 0x00]).findings == ["encoding-utf-16 halle.yml:1"])
    }

    @Test("Values are text: nothing is guessed from how they look")
    func noGuesses() {
        #expect(dataset(Array("---\ntitle: 01004\nidentifier: 1e3\nkeywords: [no, 0x1F, 12:30]\n---\n".utf8))?.title.text == "01004")
        let dataset = dataset(Array("---\ntitle: yes\nidentifier: 1e3\nkeywords: [no, 0x1F, 12:30]\n---\n".utf8))
        #expect(dataset?.title.text == "yes" && dataset?.identifier == "1e3" && dataset?.keywords == ["no", "0x1F", "12:30"])
    }
}
