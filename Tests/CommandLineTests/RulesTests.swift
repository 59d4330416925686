import Findings
import Testing

@testable import CommandLine

/// Every rule of the whole program: what the reference is made from.
@Suite("Rules")
struct RulesTests {
    private static func gaps(_ text: String) -> Set<String> {
        var gaps: Set<String> = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = String(rest[..<close])
            if name == "value" || Int(name) != nil { gaps.insert(name) }
        }
        return gaps
    }

    @Test("Every rule has a code of its own, made of small letters, digits and hyphens")
    func codes() {
        #expect(Rule.all.count > 120)
        for (code, rules) in Dictionary(grouping: Rule.all, by: \.code) {
            #expect(rules.count == 1, "\(code)")
            #expect(code.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }, "\(code)")
        }
    }

    @Test("Every rule says in French and in English what is wrong and what to do", arguments: Rule.all)
    func wordings(_ rule: Rule) {
        for language in Language.allCases {
            let wording = rule.wording(in: language)
            #expect(!wording.cause.isEmpty && !wording.remedy.isEmpty, "\(rule.code)")
            #expect(wording.cause.hasSuffix(".") || wording.cause.hasSuffix("?") || wording.cause.hasSuffix(")"), "\(rule.code)")
            #expect(wording.cost.isEmpty == rule.wording(in: language.other).cost.isEmpty, "\(rule.code): a cost in one language only")
        }
        #expect(rule.french.cause != rule.english.cause)
        // A figure may be worded for each language (“10 ko”, “10 kB”), the value is the same.
        let french = Self.gaps(rule.french.cause + rule.french.cost)
        let english = Self.gaps(rule.english.cause + rule.english.cost)
        #expect(french.contains("value") == english.contains("value") && french.count == english.count, "\(rule.code): \(french) \(english)")
    }

    @Test("French is written with its own apostrophes and quotes", arguments: Rule.all)
    func typography(_ rule: Rule) {
        for text in [rule.french.cause, rule.french.cost, rule.french.remedy] {
            for (previous, next) in zip(text.unicodeScalars, text.unicodeScalars.dropFirst()) where next == "'" {
                #expect(!previous.properties.isAlphabetic, "\(rule.code): \(text)")
            }
            #expect(!text.contains("“"), "\(rule.code)")
        }
        for text in [rule.english.cause, rule.english.cost, rule.english.remedy] { #expect(!text.contains("«"), "\(rule.code)") }
    }
}
