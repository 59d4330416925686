import Bytes
import Glibc
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

    @Test("ISO-8859-15 is told by its euro sign and its ligatures")
    func latin9() throws {
        let (found, form) = try rows(of: Array("nom;prix\n".utf8) + [0x63, 0xBD, 0x75, 0x72] + Array(";3 ".utf8) + [0xA4, 0x0A])
        #expect(found == [["nom", "prix"], ["cœur", "3 €"]] && form.encoding == .latin9)
    }

    @Test("A byte that is not UTF-8 in a UTF-8 file is taken as Windows-1252, and told")
    func mixedEncoding() throws {
        let (found, form) = try rows(of: Array("nom;lieu\né;à\nb;ca".utf8) + [0xE9] + Array("\né;f\n".utf8))
        #expect(found == [["nom", "lieu"], ["é", "à"], ["b", "caé"], ["é", "f"]] && form.encoding == .utf8)
        #expect(form.remarks == [TableForm.Remark(.mixedEncoding, row: 3)])
    }

    @Test("A file that is ASCII for more than its first megabyte and Windows-1252 after it is read as such")
    func lateWindows1252() throws {
        let line = Array("abcdefgh;12345678\n".utf8)
        var bytes = Array("nom;code\n".utf8)
        for _ in 0..<70_000 { bytes += line }
        bytes += [0xE9, 0x3B, 0x92, 0x0A]
        let (found, form) = try rows(of: bytes)
        #expect(found.last == ["é", "’"] && form.encoding == .windows1252 && form.remarks.isEmpty)
    }

    @Test("Rows follow one another beyond the first megabyte, whether or not there is something to note in it", arguments: ["abcdefgé", "abcdÃ©"])
    func longFile(word: String) throws {
        let line = Array("\(word);12345678\n".utf8)
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("nom;code\n".utf8)
        for _ in 0..<80_000 { bytes += line }
        let (found, form) = try rows(of: bytes)
        #expect(found.count == 80_001 && found.dropFirst().allSatisfy { $0 == [word, "12345678"] })
        #expect(form.encoding == .utf8 && form.remarks.map(\.count) == (word.hasSuffix("Ã©") ? [80_000] : []))
    }

    @Test("The text of a small file is kept when it is asked for after its dialect was found")
    func keptText() throws {
        let text = Array("a;b;c\n1;\"x \"\"y\"\"\";3\n".utf8)
        let source = try CSVRows(MemorySource(text))
        source.keepText()
        let batch = RowBatch()
        #expect(try source.next(batch) && batch.rowCount == 2 && source.text == text && source.rowEnds == [6, text.count])
        #expect(try !source.next(batch))
    }

    @Test("NUL bytes are dropped and damaged accents counted, each with its row")
    func remarks() throws {
        let (found, form) = try rows(of: Array("nom,lieu\nx,â€™Ã©tÃ©\n\na,b".utf8) + [0] + Array("c\nChâteau,ÉÀ « é »\n".utf8))
        #expect(found == [["nom", "lieu"], ["x", "â€™Ã©tÃ©"], [], ["a", "bc"], ["Château", "ÉÀ « é »"]])
        #expect(form.remarks == [TableForm.Remark(.damagedAccents, row: 2, count: 3), TableForm.Remark(.nulBytes, row: 4)])
    }

    @Test("Line ends of two kinds are told, with the row of the first other one")
    func mixedLineEnds() throws {
        let (_, form) = try rows(of: Array("a,b\r\n1,2\r\n3,4\n5,6\r\n".utf8))
        #expect(form.lineEnding == .mixed && form.remarks == [TableForm.Remark(.mixedLineEndings, row: 3)])
    }

    @Test("A quote is closed within 1,000 line breaks or not at all")
    func farClosing() throws {
        let lines = String(repeating: "x,y\n", count: 999)
        #expect(try rows(of: "a,b\n1,\"z\n\(lines)\"\n").count == 2)
        let (found, form) = try rows(of: Array("a,b\n1,\"z\n\(lines)\(lines)\"q\",3\n".utf8))
        #expect(found.count == 2001 && found[1] == ["1", "z"] && found.last == ["q", "3"])
        #expect(form.remarks == [TableForm.Remark(.unclosedQuote, row: 2)])
    }

    @Test("A quote that only a later quoted cell would close ends on its line")
    func closedByAnotherCell() throws {
        let (found, form) = try rows(of: Array("a,b,c\n1,\"orphelin,3\n4,5,6\n7,\"x, y\",9\n".utf8))
        #expect(found == [["a", "b", "c"], ["1", "orphelin", "3"], ["4", "5", "6"], ["7", "x, y", "9"]])
        #expect(form.remarks == [TableForm.Remark(.unclosedQuote, row: 2)])
    }

    @Test("A row longer than the limit or with too many cells ends the reading after the rows before it")
    func endlessRows() throws {
        let long = Array("a,b\n1,2\n".utf8) + [UInt8](repeating: 0x78, count: CSVScanner.longestRow + 1)
        let wide = Array("a,b\n1,2\n".utf8) + [UInt8](repeating: 0x2C, count: CSVScanner.mostCells)
        for bytes in [long, long + [0x0A], wide, wide + [0x0A]] {
            let source = try CSVRows(MemorySource(bytes), dialect: .usual)
            let batch = RowBatch()
            #expect(try source.next(batch) && batch.rowCount == 2)
            #expect(throws: TableError.endless(row: 3)) { try source.next(batch) }
        }
        #expect(
            try rows(of: Array("a\n".utf8) + [UInt8](repeating: 0x78, count: CSVScanner.longestRow - 1)).rows.last?.first?.utf8.count == CSVScanner.longestRow
                - 1)
    }

    @Test("A file is hashed and handed on while its rows are read")
    func fileBytes() throws {
        let path = "halle-tables-\(UInt64.random(in: 0...UInt64.max)).csv"
        let text = "a,b\n1,2\n"
        guard let file = fopen(path, "w") else { return }
        fputs(text, file)
        fclose(file)
        defer { unlink(path) }
        var handedOn: [UInt8] = []
        let source = try FileBytes(path, digests: true) { handedOn.append(contentsOf: $0) }
        let table = try TableReader(CSVRows(source))
        #expect(table.labels == ["a", "b"])
        var digester = Digester()
        Array(text.utf8).withUnsafeBytes { digester.update($0) }
        #expect(try source.finish() == digester.finish())
        #expect(handedOn == Array(text.utf8) && source.byteCount == text.utf8.count)
        #expect(throws: FileError.self) { try FileBytes("/dev/null") }
    }
}
