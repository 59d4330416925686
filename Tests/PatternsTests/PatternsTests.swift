import Patterns
import Testing

/// What a pattern takes and what it refuses.
struct Sample: Sendable, CustomTestStringConvertible {
    let pattern: String
    let taken: [String]
    let refused: [String]

    init(_ pattern: String, takes taken: [String], not refused: [String]) {
        self.pattern = pattern
        self.taken = taken
        self.refused = refused
    }

    var testDescription: String { pattern }
}

@Suite("What a pattern takes")
struct PatternsTests {
    @Test(
        "A pattern judges the whole cell, as schemas mean it",
        arguments: [
            Sample(#"^\d{14}$"#, takes: ["21310488700018"], not: ["2131048870001", "213104887000188", "2131048870001O", "21310488700018\n", ""]),
            Sample(#"\d{4}-\d{2}"#, takes: ["2024-05"], not: ["2024-05-01", "x2024-05", "２０24-05"]),
            Sample(#"^([013-9]\d|2[AB1-9])\d{3}$"#, takes: ["31488", "2A004", "01004"], not: ["20004", "2C004", "1004", "314880"]),
            Sample(
                #"^[^@\s]+@[^@\s]+\.[a-z]{2,}$"#, takes: ["a@b.fr", "hélène@mairie-école.fr"], not: ["a@b", "a b@c.fr", "a@b.F", "a@@b.fr", "a\u{A0}@b.fr"]),
            Sample(#"^[A-Z]{3}-\d{8}$"#, takes: ["ABC-12345678"], not: ["ABc-12345678", "ABC-1234567", "ABC 12345678", "ABC-1234567é"]),
            Sample("a|bc", takes: ["a", "bc"], not: ["ac", "abc", "b"]),
            Sample("^a$|^b$", takes: ["a", "b"], not: ["ab", "a\nb"]),
            Sample(#"(?:(?:^|\|)(Itinérant|Fixe))+$"#, takes: ["Fixe", "Itinérant|Fixe"], not: ["Fixe|", "FixeFixe", "Fixe;Fixe", "Itine\u{301}rant"]),
            Sample(
                "(?:(?:^|,)(^FR[A-Z0-9]{4}$|Non concerné))+$", takes: ["FR12AB", "Non concerné,Non concerné"], not: ["Non concerné,FR12AB", "FR12AB,FR12AB"]),
            Sample("a^b|c$d|^$", takes: [""], not: ["ab", "cd"]),
            Sample("(.*)", takes: ["", "été"], not: ["a\nb"]),
        ])
    func wholeCell(sample: Sample) throws { try check(sample) }

    @Test(
        "Classes, escapes and quantifiers read as in Python and ECMAScript",
        arguments: [
            Sample(#"[\w.-]+"#, takes: ["a.b-C_9", "Œuvré", "日本", "²"], not: ["a b", "€", "e\u{301}"]),
            Sample(#"\w+\\\w+"#, takes: [#"a\b"#], not: ["a/b"]),
            Sample(#"[\u00C0-\u00FF]+"#, takes: ["Éàÿ"], not: ["Ÿ", "e"]),
            Sample(#"\x41\t\u{1F600}\uD83D\uDE00"#, takes: ["A\t😀😀"], not: ["A\t😀"]),
            Sample("[]a]+[^]a]", takes: ["]a]b"], not: ["]a]]", "b"]),
            Sample("[a-]+[+--]", takes: ["a-,", "-+"], not: ["a.", "b,"]),
            Sample(#"\S+\s\D"#, takes: ["a\u{2009}b", "a\u{3000}٣"], not: ["ab", "a 3"]),
            Sample("ab{2}c{2,}d{,2}e{1,2}?f{g", takes: ["abbccef{g", "abbcccddeef{g"], not: ["abccef{g", "abbccdddef{g"]),
            Sample("(?:ab*?)+?c??", takes: ["a", "abbac"], not: ["", "abcc"]),
            Sample("(?i)école [a-c]", takes: ["ÉCOLE B", "École c"], not: ["ÉCOLE D", "ECOLE A"]),
            Sample("a(?i:b)c", takes: ["aBc", "abc"], not: ["Abc", "abC"]),
            Sample("(?P<n>a)(?<m>b)(?#text)c", takes: ["abc"], not: ["ab"]),
            Sample("(?s).(?m)a$.^b", takes: ["\na\nb"], not: ["\na b"]),
            Sample(#"\p{Lu}\p{L}*\P{Nd}"#, takes: ["Éa-"], not: ["éa-", "Éa1"]),
        ])
    func syntax(sample: Sample) throws { try check(sample) }

    @Test(
        "Conditions on what follows, what precedes and where words end are part of the pattern",
        arguments: [
            Sample(#"(?=.*\d)(?=.*[a-z])(?!0).{3,5}"#, takes: ["a1b", "1a---"], not: ["abc", "123", "0a1", "a1", "a1----"]),
            Sample("(?!00000)[0-9]{5}", takes: ["00001"], not: ["00000"]),
            Sample("(?:a(?=b)|b(?!b))*", takes: ["abab", "ab", "b", ""], not: ["aab", "abb", "a"]),
            Sample("a*(?<!aa)b(?<=ab|^b)", takes: ["ab", "b"], not: ["aab"]),
            Sample(#"\bété\b.*\B!"#, takes: ["été !"], not: ["été!", "étés !"]),
            Sample("(?=a$).*|(?=(?!b)..$).*", takes: ["a", "ab", "aa"], not: ["b", "bb", "abc"]),
        ])
    func lookarounds(sample: Sample) throws { try check(sample) }

    @Test(
        "A group may be asked for again",
        arguments: [
            Sample(#"(\w+)-\1"#, takes: ["ab-ab", "é-é"], not: ["ab-ac", "ab-a", "-"]),
            Sample(#"(?:(?:^|\|)([A-Z]\d|)\1+[A-Z]\d)+$"#, takes: ["A1", "A1|B2", "A1A1B2"], not: ["A1B1C2", "A1|", ""]),
            Sample("(?P<q>['\"])[a-z]*(?P=q)", takes: ["'a'", "\"\""], not: ["'a\""]),
        ])
    func backReferences(sample: Sample) throws { try check(sample) }

    private func check(_ sample: Sample) throws {
        let pattern = try Pattern(sample.pattern)
        for text in sample.taken { #expect(pattern.matches(text), "\(text.debugDescription) should match") }
        for text in sample.refused { #expect(!pattern.matches(text), "\(text.debugDescription) should not match") }
    }

    @Test("Texts of a fixed length are told from those with one wrong character, wherever it is", arguments: 1...40)
    func fixedLength(length: Int) throws {
        let pattern = try Pattern("[0-8]{\(length - 1)}[A-F]")
        let right = Array(repeating: UInt8(ascii: "8"), count: length - 1) + [UInt8(ascii: "F")]
        #expect(right.withUnsafeBufferPointer { pattern.matches($0) })
        for place in right.indices {
            for wrong in [UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "G"), UInt8(ascii: "@"), 0, 0x7F, 0x80, 0xB8, 0xFF] {
                var text = right
                text[place] = wrong
                #expect(!text.withUnsafeBufferPointer { pattern.matches($0) })
            }
        }
    }

    @Test("Bytes that are not UTF-8 are read as a replacement character, never beyond the text's end")
    func notUTF8() throws {
        let any = try Pattern("a.+")
        let letters = try Pattern(#"\w+"#)
        for end in [[0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80], [0xFF, 0xC3]] as [[UInt8]] {
            let text = [UInt8(ascii: "a")] + end
            #expect(text.withUnsafeBufferPointer { any.matches($0) })
            #expect(!text.withUnsafeBufferPointer { letters.matches($0) })
        }
    }

    @Test("An empty cell is judged like any other")
    func nothing() throws {
        let empty = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        #expect(try Pattern("a*").matches(empty))
        #expect(try !Pattern("a").matches(empty))
        #expect(try Pattern("").matches(empty))
    }

    @Test("Many texts are judged through the automaton")
    func automaton() throws {
        let pattern = try Pattern("[a-c]+")
        let texts = ["abc", "abd", ""].map { Array($0.utf8) + [0] }
        let verdicts = pattern.withAutomaton { automaton in
            texts.map { text in
                text.withUnsafeBufferPointer { bytes in bytes.baseAddress.map { automaton.matches($0, count: bytes.count - 1) } }
            }
        }
        #expect(verdicts == [true, false, false])
    }
}
