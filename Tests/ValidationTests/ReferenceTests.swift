import Findings
import Schemas
import Tables
import Testing

@testable import Validation

@Suite("Rows that refer to those of other files")
struct ReferenceTests {
    private static func json(_ fields: String, _ referenced: String, resource: String = "communes", type: String = "string") -> String {
        """
        {"fields": [{"name": "id", "type": "string"}, {"name": "commune", "type": "\(type)"}, {"name": "an", "type": "integer"}],
         "foreignKeys": [{"fields": \(fields), "reference": {"resource": "\(resource)", "fields": \(referenced)}}]}
        """
    }

    private func keys(_ csv: String, _ schema: TableSchema) throws -> ReferencedKeys? {
        let table = try TableReader(CSVRows(MemorySource(Array(csv.utf8))))
        let reader = ReferencedKeysReader(schema.foreignKeys[0], of: schema, headings: table.header)
        let batch = RowBatch()
        while try table.next(batch) { reader?.add(batch) }
        return reader?.finish()
    }

    @Test("A value that the other file does not have is wrong; an empty one refers to nothing")
    func single() throws {
        let json = Self.json(#""commune""#, #""code""#)
        let known = try keys("code,nom\n31458,Roques\n31395,Muret\n31458,Roques\n", schema(json))
        #expect(known?.count == 2)
        let found = try verdict("id,commune,an\n1,31458,2025\n2,31999,2025\n3,,2025\n4,31998,2025\n", json, references: [known])
        #expect(found.codes == ["reference-missing"])
        let finding = try found.finding("reference-missing")
        #expect(finding.places == "3,5 × 2" && finding.value == "31999" && finding.place.column == 2)
        #expect(finding.cause == "« 31999 » n’est pas parmi les valeurs de « code » du fichier « communes ».")
        #expect(finding.sentences(in: .english).cause == "“31999” is not among the values of “code” of the file “communes”.")
    }

    @Test("A key of several columns is compared as a whole")
    func composite() throws {
        let json = Self.json(#"["commune", "an"]"#, #"["code", "annee"]"#)
        let known = try keys("annee,code\n2024,31458\n2025,31395\n", schema(json))
        let found = try verdict("id,commune,an\n1,31458,2024\n2,31458,2025\n3,,\n", json, references: [known])
        #expect(found.codes == ["reference-missing"])
        #expect(try found.finding("reference-missing").value == "31458, 2025" && found.finding("reference-missing").place.line == 3)
    }

    @Test("Numbers are compared as numbers, texts as texts")
    func types() throws {
        let whole = Self.json(#""commune""#, #""code""#, type: "integer")
        #expect(try verdict("id,commune,an\n1,07,1\n", whole, references: [keys("code,nom\n7,x\n", schema(whole))]).codes == [])
        let text = Self.json(#""commune""#, #""code""#)
        #expect(try verdict("id,commune,an\n1,07,1\n", text, references: [keys("code,nom\n7,x\n", schema(text))]).codes == ["reference-missing"])
        // What is no number has its own finding.
        #expect(try verdict("id,commune,an\n1,x,1\n", whole, references: [keys("code,nom\n7,x\n", schema(whole))]).codes == ["cell-not-number"])
    }

    @Test("Where the other file lacks the column there are no keys, and this is noted without blocking")
    func unknown() throws {
        let json = Self.json(#""commune""#, #""code""#)
        #expect(try keys("insee,nom\n31458,Roques\n", schema(json)) == nil)
        let found = try verdict("id,commune,an\n1,31458,2025\n", json, references: [nil])
        #expect(found.codes == ["reference-unchecked"] && found.isValid)
    }
}
