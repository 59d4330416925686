import Testing

@testable import Tables

/// The rows of a text, each as the texts of its cells.
func rows(of bytes: [UInt8], dialect: Dialect? = nil, batchBytes: Int = RowBatch.usualBytes) throws -> (rows: [[String]], form: TableForm) {
    let source = try CSVRows(MemorySource(bytes), dialect: dialect, encoding: nil, batchBytes: batchBytes)
    let batch = RowBatch()
    var rows: [[String]] = []
    while try source.next(batch) {
        #expect(batch.firstRow == rows.count + 1)
        for row in 0..<batch.rowCount { rows.append(batch.cells(ofRow: row).map { batch.string($0) }) }
    }
    return (rows, source.form)
}

func rows(of text: String, dialect: Dialect? = nil) throws -> [[String]] { try rows(of: Array(text.utf8), dialect: dialect).rows }

@Suite("Rows of a CSV file")
struct CSVRowsTests {
    @Test("Quotes enclose delimiters, line breaks and doubled quotes")
    func quotedCells() throws {
        #expect(try rows(of: "a,b\n\"x, y\",\"dite \"\"la\"\" rue\"\n\"un\ndeux\",3\n") == [["a", "b"], ["x, y", "dite \"la\" rue"], ["un\ndeux", "3"]])
    }

    @Test("Rows end in LF, CRLF or CR, and the last one may lack its end", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) throws {
        #expect(try rows(of: "a;b\(end)1;2\(end)\(end)3;") == [["a", "b"], ["1", "2"], [], ["3", ""]])
    }

    @Test("Text after a closing quote belongs to the cell, and a quote inside a cell stands for itself")
    func strayQuotes() throws {
        let (found, form) = try rows(of: Array("a,b\n\"abc\"def,5\" tube\n".utf8))
        #expect(found == [["a", "b"], ["abcdef", "5\" tube"]])
        #expect(form.remarks == [TableForm.Remark(.strayQuote, row: 2, count: 2)])
    }

    @Test("A quote that nothing closes ends on its line")
    func unclosedQuote() throws {
        let (found, form) = try rows(of: Array("a,b,c\n1,\"Dupont,3\n4,5,6\n7,\"x\n8,9,0\n".utf8))
        #expect(found == [["a", "b", "c"], ["1", "Dupont", "3"], ["4", "5", "6"], ["7", "x"], ["8", "9", "0"]])
        #expect(form.remarks == [TableForm.Remark(.unclosedQuote, row: 2, count: 2)])
    }

    @Test("Windows-1252 is told from UTF-8, also after a byte order mark")
    func windows1252() throws {
        let bytes = Array("nom;prix\ncaf".utf8) + [0xE9] + Array(";3 ".utf8) + [0x80, 0x0A]
        #expect(try rows(of: bytes).rows == [["nom", "prix"], ["café", "3 €"]])
        let (found, form) = try rows(of: [0xEF, 0xBB, 0xBF] + bytes)
        #expect(found == [["nom", "prix"], ["café", "3 €"]])
        #expect(form.encoding == .windows1252 && form.hasByteOrderMark)
    }

    @Test("UTF-16 is read with and without a byte order mark")
    func utf16() throws {
        let units = Array("nom,prix\ncafé,3 €\n😀,4\n".utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [little, [0xFF, 0xFE] + little, big, [0xFE, 0xFF] + big] {
            #expect(try rows(of: bytes).rows == [["nom", "prix"], ["café", "3 €"], ["😀", "4"]])
        }
    }
}
