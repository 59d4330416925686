import Testing

@testable import Tables

@Suite("Dialect of a CSV file")
struct DialectTests {
    private func delimiter(of text: String) -> String? {
        var text = text
        return text.withUTF8 { Dialect.detect($0, isWhole: true).delimiter.map { String(UnicodeScalar($0)) } }
    }

    @Test(
        "The delimiter is the one that gives rows of one width with a header",
        arguments: [
            ("nom;x;y\na;1,5;2,5\nb;3,25;4,1\n", ";"),
            ("x;y\n1,5;2,5\n3,25;4,1\n", ";"),
            ("nom;description\nA;Un, deux, trois\nB;Quatre, cinq, six\n", ";"),
            ("id,jours\n1,lundi;mardi\n2,mercredi;jeudi\n", ","),
            ("id,types,nom\n1,a|b,x\n2,c|d,y\n", ","),
            ("nom\tcoord\nA\t1.5,2.5\nB\t3.5,4.5\n", "\t"),
            ("a|b|c\n1|x, y|3\n2|z, t|4\n", "|"),
            ("Aides ; commune de Roques\n\nnom,montant,date\nA,12.5,2023-01-01\nB,3.5,2023-02-01\n", ","),
            ("Subventions, aides, dons\nnom;montant;date\nA;12,5;2023-01-01\nB;3,5;2023-02-01\n", ";"),
            ("a;b;c", ";"),
            ("id;geom\n1;POLYGON((1.5 2.5, 3.5 4.5, 1.5 2.5))\n2;POLYGON((1 2, 3 4, 5 6, 1 2))\n", ";"),
            ("id,obj\n1,\"{\"\"a\"\":1,\"\"b\"\":2}\"\n2,\"{\"\"a\"\":3,\"\"b\"\":4}\"\n", ","),
            ("id,horaires\n1,\"Mo-Fr 08:00-12:00,13:00-17:00; Sa off\"\n2,\"Mo-Fr 09:00-12:00; Sa off\"\n", ","),
            ("a,b,c,d,e\n1,2,3,4,5,de trop\n", ","),
            ("sep=;\na;b\n1;2\n", ";"),
        ])
    func delimiters(text: String, expected: String) {
        #expect(delimiter(of: text) == expected)
    }

    @Test(
        "A file of one column has no delimiter, whatever signs its texts hold",
        arguments: ["prix\n1,5\n2,75\n3,2\n", "nom\nDupont, Jean\nMartin, Paul\n", "adresse\n12, rue de la Paix\n3, avenue Foch\nplace\n", "a\n1\n2\n", ""])
    func oneColumn(text: String) {
        #expect(delimiter(of: text) == nil)
    }

    @Test("Spaces after each delimiter are no part of the cells")
    func spaces() throws {
        #expect(
            try rows(of: "nom, lat, url\nA, 48.5, \"http://a, b\"\nB, 47.1, \"\"\n") == [
                ["nom", "lat", "url"], ["A", "48.5", "http://a, b"], ["B", "47.1", ""],
            ])
    }

    @Test("Cells may be enclosed in apostrophes")
    func apostrophes() throws {
        #expect(try rows(of: "'a';'b'\n'x;y';'z'\n") == [["a", "b"], ["x;y", "z"]])
        #expect(try rows(of: "nom,lieu\nL'Haÿ,d'ici\n") == [["nom", "lieu"], ["L'Haÿ", "d'ici"]])
    }
}
