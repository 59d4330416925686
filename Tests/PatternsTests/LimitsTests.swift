import Patterns
import Testing

@Suite("What a pattern costs")
struct LimitsTests {
    @Test(
        "Patterns that make others try without end take each character once",
        arguments: ["(a+)+$", "(a|a)*b", "((a*)*)*b", "(.*a){20}b", "(x+x+)+y", #"^(\w+\s?)*!$"#, "(a?){30}a{30}", "(.*)(.*)(.*)(.*)(.*)z"])
    func linear(source: String) throws {
        let pattern = try Pattern(source)
        let text = String(repeating: "a", count: 200_000) + "?"
        #expect(!pattern.matches(text))
    }

    @Test("A pattern with too many states for a table is still judged")
    func withoutTable() throws {
        let pattern = try Pattern("(?:x|y)*x(?:x|y){40}")
        let text = String(repeating: "xy", count: 5000)
        #expect(pattern.matches(text + "x" + String(repeating: "y", count: 40)))
        #expect(!pattern.matches(text + "y" + String(repeating: "y", count: 40)))
        #expect(pattern.byteCount < 4 << 20)
    }

    @Test(
        "A pattern that would take too much memory is refused",
        arguments: [
            "(a{1000}){1000}", "((a{100}){100}){100}", "(?:.*a.{9000}){3}", "a{1,1000000}", "(?=.*a.{25}).*b",
            String(repeating: "(", count: 1000) + String(repeating: ")", count: 1000), String(repeating: "a", count: 100_000),
        ])
    func tooLarge(source: String) {
        #expect { try Pattern(source) } throws: { ($0 as? Pattern.Problem)?.kind == .tooLarge }
    }

    @Test("Empty groups cost nothing, however often they are repeated", arguments: ["(){1000000000}", "((()){1000000}){1000000}", "(^|a)*{"])
    func emptyGroups(source: String) throws {
        #expect(try Pattern(source).example != nil)
    }

    @Test(
        "A pattern with a mistake tells where it is, in bytes",
        arguments: [
            ("é(", 2), ("a)", 1), ("[a", 0), ("é[z-a]", 3), ("a**", 2), ("*a", 0), ("a{2,1}", 1), (#"a\"#, 1), (#"\x4"#, 0), (#"(a)\2"#, 3), ("(?P<n", 5),
            ("^*", 1), ("(?Pz)", 2),
        ])
    func mistakes(source: String, offset: Int) {
        #expect(throws: Pattern.Problem(kind: .syntax, offset: offset)) { try Pattern(source) }
    }

    @Test(
        "What an automaton cannot do is said to be unsupported",
        arguments: [
            ("a++", 2), ("(?>a)", 0), ("(a)(?(1)b|c)", 3), (#"\p{Greek}"#, 0), (#"a\q"#, 1), ("(?x)a", 2), (#"(a)(?=b)\1"#, 0), (#"(?=\ba)"#, 0),
        ])
    func unsupported(source: String, offset: Int) {
        #expect(throws: Pattern.Problem(kind: .unsupported, offset: offset)) { try Pattern(source) }
    }

    @Test("A text whose repeated groups have too many readings passes unjudged")
    func boundedSearch() throws {
        let pattern = try Pattern(#"(\w*)\1(\w*)\2x"#)
        #expect(!pattern.matches("abcd"))
        #expect(pattern.matches(String(repeating: "a", count: 5000)))
    }
}
