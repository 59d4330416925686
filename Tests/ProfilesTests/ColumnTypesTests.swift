import Profiles
import Testing

@Suite("The type of a column")
struct ColumnTypesTests {
    @Test(
        "The type is the one that the cells share",
        arguments: [
            (["1", "-2", "+3", "12 500"], ColumnType.integer),
            (["1.5", "-2", ".5", "1.5E3"], .number),
            (["1,5", "-2", "12 500,75", "2,10104E+13"], .commaNumber),
            (["12\u{202F}500", "1\u{A0}000\u{A0}000"], .integer),
            (["true", "FALSE"], .boolean),
            (["oui", "Non", "oui"], .boolean),
            (["vrai", "faux"], .boolean),
            (["2024-02-29", "2025-12-31"], .date),
            (["29/02/2024", "1/2/2025"], .dayFirstDate),
            (["2025-12-31T08:30:00Z", "2025-12-31T08:30+0200"], .dateTime),
            (["31/12/2025 08:30", "31/12/2025 08:30:59"], .dayFirstDateTime),
            (["08:30", "23:59:59"], .time),
            (["01004", "35238"], .text),
            (["0", "10"], .integer),
            (["1", "1.5", "1,5"], .text),
            (["2025-02-29", "2025-13-01"], .text),
            (["29/02/2025", "00/01/2025"], .text),
            (["24:00", "08:60"], .text),
            (["NaN", "Infinity", "1e400", "-inf", "nan"], .text),
            (["12 50", "1 2345"], .text),
            (["1.2.3", "1,2,3"], .text),
            (["-", "+", ".", "5.", "1e", "e5", "--1"], .text),
            (["", "  "], .empty),
            ([" 12", "13 "], .integer),
            (["-0", "0.0"], .number),
            (["123456789012345678901234567890"], .integer),
        ])
    func types(cells: [String], type: ColumnType) {
        #expect(column(cells).type == type)
    }

    @Test("Years are told by ten of them, or by the column's name")
    func years() {
        #expect(column("exercice", ["2023", "2024"]).type == .year)
        #expect(column("capacite", ["2023", "2024"]).type == .integer)
        #expect(column("capacite", (2000...2024).map(String.init)).type == .year)
        #expect(column("exercice", ["2023", "202"]).type == .integer)
        #expect(
            column("exercice", ["2023", "2024"]).histogram
                == Histogram(unit: .year, bins: [.init(from: 2023, to: 2024, count: 1), .init(from: 2024, to: 2025, count: 1)]))
    }

    @Test("One cell in a hundred may be of another type, and is counted; two make the column text")
    func misfits() {
        let numbers = (1...199).map(String.init)
        let nearly = column(numbers + ["néant"])
        #expect(nearly.type == .integer)
        #expect(nearly.misfits == 1)
        #expect(nearly.numbers?.maximum == 199)
        let hardly = column(numbers + ["néant", "idem", "?"])
        #expect(hardly.type == .text)
        #expect(hardly.misfits == 0)
        #expect(hardly.numbers == nil)
    }

    @Test("Zero has no sign, and numbers of many digits are read to the last one")
    func exactValues() {
        #expect(column(["-0", "-0.0"]).numbers?.minimum.sign == .plus)
        #expect(column(["2.3412345678901234"]).numbers?.minimum == 2.3412345678901234)
        #expect(column(["9007199254740993", "1"]).numbers?.maximum == 9_007_199_254_740_992)
        #expect(column(["0.1234567890123456789012345"]).numbers?.minimum == 0.1234567890123456789012345)
        #expect(column(["1e308", "1e308"]).numbers?.maximum == 1e308)
        #expect(column(["-12 500,75", "1,5"]).numbers?.minimum == -12500.75)
    }

    @Test("Sums beyond the largest double leave mean and deviation out")
    func overflow() {
        let numbers = column(["1e308", "-1e308", "1.5e308", "1.6e308"]).numbers
        #expect(numbers?.maximum == 1.6e308)
        #expect(numbers?.deviation == nil)
    }

    @Test("Exponents and groups of digits are counted")
    func mangledNumbers() {
        let column = column(["2,10104E+13", "2,1E13", "5"])
        #expect(column.exponentCells == 2)
        #expect(column.numbers?.maximum == 21_010_400_000_000)
        let grouped = ProfilesTests.column(["12 500", "3"])
        #expect(grouped.groupedCells == 1)
    }
}
