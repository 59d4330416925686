import Testing

@testable import Interchange

@Suite("What people write, made fit for harvesters")
struct WrittenTextTests {
    @Test(
        "A keyword keeps letters, digits, spaces and - _ . only",
        arguments: [
            ("qualité de l’air", "qualité de l air"), ("eau/assainissement", "eau assainissement"), ("PLU (zonage)", "PLU zonage"),
            ("  budget   2024 ", "budget 2024"), ("open-data_v2.0", "open-data_v2.0"), ("qualite\u{0301}", "qualite"), ("œuvre", "œuvre"),
            ("Ελλάδα", "Ελλάδα"), ("a, b", "a b"),
        ])
    func keyword(written: String, fed: String) {
        #expect(FeedKeyword.clean(written) == fed)
    }

    @Test("A keyword that is too short after cleaning is dropped, one that is too long is cut at 100 characters")
    func keywordLength() {
        #expect(FeedKeyword.clean("(a)") == nil)
        #expect(FeedKeyword.clean("’’’") == nil)
        #expect(FeedKeyword.clean("") == nil)
        #expect(FeedKeyword.clean(String(repeating: "é", count: 300))?.unicodeScalars.count == 100)
        #expect(FeedKeyword.clean(String(repeating: "a", count: 99) + " suite")?.unicodeScalars.count == 99)
    }

    @Test("Keywords that are the same after cleaning appear once, however many there are")
    func keywordTwins() {
        #expect(FeedKeyword.clean(["l’eau", "air", "l eau", "l'eau"]) == ["l eau", "air"])
        let many = (0..<1000).map { "mot \($0 % 50)" }
        #expect(FeedKeyword.clean(many) == Array(many.prefix(50)))
    }

    @Test(
        "An address becomes an IRI that every parser takes",
        arguments: [
            ("https://a.example/x?y=1&z=2#f", "https://a.example/x?y=1&z=2#f"), ("HTTP://a.example", "http://a.example"),
            ("https://a.example/été \"x\"", "https://a.example/%C3%A9t%C3%A9%20%22x%22"), ("https://a.example/50%/%41", "https://a.example/50%25/%41"),
            ("https://a.example/[x]#a#b", "https://a.example/%5Bx%5D#a%23b"), ("https://a.example:8080/", "https://a.example:8080/"),
            ("https://élan.example/", "https://%C3%A9lan.example/"),
        ])
    func address(written: String, fed: String) {
        #expect(IRI(web: written)?.text == fed)
    }

    @Test(
        "What is no web address is none",
        arguments: [
            "", "a.example", "https://", "https:///x", "javascript:alert(1)", "ftp://a.example/", "https://a b/", "https://a.example:port/", "https://[::1]/",
        ])
    func notAnAddress(written: String) {
        #expect(IRI(web: written) == nil)
    }

    @Test("Mail addresses and telephone numbers become IRIs, or nothing")
    func mailAndTelephone() {
        #expect(IRI(mail: "a.b+c@d.example")?.text == "mailto:a.b+c@d.example")
        #expect(IRI(mail: "é\"<x>@d.example")?.text == "mailto:%C3%A9%22%3Cx%3E@d.example")
        #expect(IRI(mail: "personne") == nil)
        #expect(IRI(mail: "a b@d.example") == nil)
        #expect(IRI(telephone: "05 61 00 00 00")?.text == "tel:0561000000")
        #expect(IRI(telephone: "+33 (0)5")?.text == "tel:+3305")
        #expect(IRI(telephone: "standard") == nil)
    }
}
