import Tables
import Testing

@testable import Spreadsheets

@Suite("Cells of workbooks")
struct CellTests {
    @Test("Each type of cell gives its text and says how the file had it")
    func types() throws {
        let file = xlsx(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>en ligne</t></is></c><c r="C1" t="str"><f>A1</f><v>formule</v></c>\
            <c r="D1"><v>12.50</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c><c r="G1" t="d" s="1"><v>2024-02-29T00:00:00</v></c>\
            <c r="H1" t="n"><v>-3</v></c></row>
            """, shared: ["<t>Été &amp; cœur</t>"], formats: ["General", "yyyy\\-mm\\-dd"])
        #expect(try texts(file) == [["Été & cœur", "en ligne", "formule", "12.5", "true", "#N/A", "2024-02-29", "-3"]])
        #expect(try kinds(file) == [.text, .text, .text, .number, .boolean, .failure, .date, .number])
    }

    @Test("The runs of a rich text are joined and its phonetic reading is left out")
    func richText() throws {
        let rich = "<r><rPr><b/></rPr><t>Mairie </t></r><r><t xml:space=\"preserve\">de Roques</t></r><rPh sb=\"0\" eb=\"1\"><t>meri</t></rPh><phoneticPr/>"
        let file = xlsx("<row><c t='s'><v>0</v></c><c t='inlineStr'><is>\(rich)</is></c></row>", shared: [rich])
        #expect(try texts(file) == [["Mairie de Roques", "Mairie de Roques"]])
    }

    @Test("Escapes of Office's texts become the characters they stand for")
    func escapes() throws {
        let file = xlsx(
            "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>",
            shared: [
                "<t>a_x000D_&#10;b</t>", "<t>_x005F_x0041_ _x41_ _xD83D__xDE00_</t>", "<t>_xD83D_!_x0000_</t>",
            ])
        #expect(try texts(file) == [["a\r\nb", "_x0041_ _x41_ 😀", "\u{FFFD}!"]])
    }

    @Test(
        "A number has the digits that a spreadsheet shows",
        arguments: [
            ("0.30000000000000004", "0.3"), ("48.85661400000001", "48.856614"), ("1E3", "1000"), ("1.5E-2", "0.015"), ("-0", "0"), ("+7", "7"),
            ("007", "7"), (".5", "0.5"), ("1.", "1"), ("21350109900018", "21350109900018"), ("2.1350109900018E13", "21350109900018"),
            ("9007199254740992", "9007199254740992"), ("9007199254740993", "9007199254740990"), ("12345678901234567", "12345678901234600"),
            ("0.33333333333333331", "0.333333333333333"), ("1.9999999999999998", "2"), ("1E+21", "1E+21"), ("-1.25E-9", "-1.25E-9"),
            ("0.00000012", "0.00000012"), ("1E400", "1E+400"), ("100", "100"), ("0.10", "0.1"), (" 5 ", "5"), ("0.0", "0"),
            ("99999999999999999999", "100000000000000000000"),
        ])
    func numbers(stored: String, shown: String) throws {
        let file = xlsx("<row><c><v>\(stored)</v></c></row>")
        #expect(try texts(file) == [[shown]])
        #expect(try kinds(file) == [.number])
    }

    @Test("What is no number in a number's cell is text", arguments: ["abc", "1e", "-", "1.2.3", "0x10", "NaN", "1E99999999999"])
    func noNumbers(stored: String) throws {
        let file = xlsx("<row><c><v>\(stored)</v></c></row>")
        #expect(try texts(file) == [[stored]])
        #expect(try kinds(file) == [.text])
    }

    @Test(
        "A number with a date's format is a date, by the calendar that starts in 1900 and has a 29 February in that year",
        arguments: [
            ("1", "yyyy-mm-dd", "1900-01-01"), ("59", "d/m/yy", "1900-02-28"), ("60", "dd/mm/yyyy", "1900-02-29"), ("61", "mmm\\-yy", "1900-03-01"),
            ("43055", "dd/mm/yyyy", "2017-11-16"), ("45351.75", "dd/mm/yyyy hh:mm", "2024-02-29T18:00:00"), ("45351.75", "dd/mm/yyyy", "2024-02-29"),
            ("0.25", "hh:mm", "06:00:00"), ("0.25", "dd/mm/yyyy hh:mm", "06:00:00"), ("1.5", "[h]:mm:ss", "36:00:00"), ("45351.5", "h:mm AM/PM", "12:00:00"),
            ("2958465", "yyyy", "9999-12-31"), ("44561.99999999", "dd/mm/yyyy", "2022-01-01"), ("44562", "[$-40C]dddd d mmmm yyyy;@", "2022-01-01"),
            ("44562", "[Red]dd&quot; jour &quot;mm", "2022-01-01"),
        ])
    func dates(stored: String, format: String, shown: String) throws {
        let file = xlsx("<row><c s='0'><v>\(stored)</v></c></row>", formats: [format])
        #expect(try texts(file) == [[shown]])
        #expect(try kinds(file) == [.date])
    }

    @Test(
        "A number keeps its text where the format has letters of dates only in quotes, escapes or colours, or the number is no day",
        arguments: [
            ("5", "0&quot; mois&quot;"), ("5", "[Red]0.00"), ("5", "#,##0.00 [$€-40C]"), ("5", "General"), ("5", "0\\d"), ("5", "0_d"), ("0.5", "0%"),
            ("-1", "dd/mm/yyyy"), ("0", "dd/mm/yyyy"), ("2958466", "dd/mm/yyyy"), ("5", "[&lt;=99]0;0"), ("5", "0.00E+00"), ("5", "Standard"),
        ])
    func numbersBesideDates(stored: String, format: String) throws {
        let file = xlsx("<row><c s='0'><v>\(stored)</v></c></row>", formats: [format])
        #expect(try texts(file) == [[stored]])
        #expect(try kinds(file) == [.number])
    }

    @Test("Dates count from 1904 where the workbook says so")
    func since1904() throws {
        let file = xlsx(
            "<row><c s='0'><v>0</v></c><c s='0'><v>43889</v></c></row>", formats: ["yyyy-mm-dd"], properties: #"date1904="1""#)
        #expect(try texts(file) == [["1904-01-01", "2024-02-29"]])
    }

    @Test("Formats that every spreadsheet knows need not be in the file")
    func builtInFormats() throws {
        let styles = "<styleSheet><cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='46'/><xf numFmtId='10'/></cellXfs></styleSheet>"
        var parts = parts([SheetText(rows: "<row>" + (0...5).map { "<c s='\($0)'><v>1.5</v></c>" }.joined() + "</row>")])
        parts[4].text = styles
        #expect(try texts(zip(parts)) == [["1.5", "1900-01-01", "1900-01-01T12:00:00", "36:00:00", "1.5", "1.5"]])
    }

    @Test("A formula without a stored result is blank and remarked")
    func formulas() throws {
        let file = xlsx("<row r='4'><c><v>1</v></c><c><f>A4*2</f></c><c t='str'><f>\"\"</f><v></v></c><c><f>A4*3</f><v>3</v></c></row>")
        #expect(try texts(file).last == ["1", "", "", "3"])
        #expect(try remarks(file) == [.init(.formulasWithoutResult, row: 4)])
    }

    @Test("A shared text that the workbook doesn't have makes it damaged")
    func missingSharedText() {
        #expect(refusal(xlsx("<row><c t='s'><v>1</v></c></row>", shared: ["<t>a</t>"])) == .damaged(.textMissing))
    }
}
