import Patterns
import Testing

@Suite("What can be said of a pattern")
struct WordsTests {
    @Test(
        "The example of a pattern reads like a value",
        arguments: [
            (#"^\d{14}$"#, "12345678901234"), (#"^[^@\s]+@[^@\s]+\.[a-z]{2,}$"#, "abc@def.ghi"), (#"^([013-9]\d|2[AB1-9])\d{3}$"#, "12345"),
            (#"^[A-Z]{3}-\d{8}$"#, "ABC-12345678"), (#"(?:(?:^|\|)(Itinérant|Fixe))+$"#, "Itinérant"), ("^[0-9]{8}(-[0-9])?$", "12345678"),
            (#"(?:(?:^|\|)([A-Z]\d|)\1+[A-Z]\d)+$"#, "A1"), ("(?!1)[0-9]", "2"), ("a(?<=a)b*", "abbb"),
        ])
    func example(source: String, expected: String) throws {
        #expect(try Pattern(source).example == expected)
    }

    @Test("A pattern that nothing matches has no example", arguments: ["a^b", "(?!a)a", "[^\\s\\S]"])
    func noExample(source: String) throws {
        #expect(try Pattern(source).example == nil)
    }

    @Test("Simple patterns can be said in words")
    func shapes() throws {
        func shape(_ source: String) throws -> Pattern.Shape? { try Pattern(source).shape }
        #expect(try shape(#"^\d{14}$"#) == .digits(14))
        #expect(try shape("^([0-9]{2,5})$") == .characters(.digits, least: 2, most: 5))
        #expect(try shape("[A-Za-z]+") == .characters(.letters, least: 1, most: nil))
        #expect(try shape("^[A-Z0-9]{5}$") == .characters(.capitalsAndDigits, least: 5, most: 5))
        #expect(
            try shape(#"^[A-Z]{3}-\d\d\d{6}$"#)
                == .inOrder([.characters(.capitals, least: 3, most: 3), .text("-"), .digits(8)]))
        #expect(try shape("^(oui|non|N/A)$") == .oneOf(["oui", "non", "N/A"]))
        #expect(try shape("^oui$|^non$") == .oneOf(["oui", "non"]))
        #expect(try shape("^Marché$") == .oneOf(["Marché"]))
        #expect(try shape(#"(?:(?:^|\|)(Itinérant|ORDI 3.0))+$"#) == .listOf(["Itinérant", "ORDI 3.0"], separator: "|"))
        #expect(try shape(#"^(PME|ETI)(, (PME|ETI))*$"#) == .listOf(["PME", "ETI"], separator: ", "))
        #expect(try shape(#"^[^@\s]+@[^@\s]+\.[a-z]{2,}$"#) == nil)
        #expect(try shape("") == nil)
    }
}
