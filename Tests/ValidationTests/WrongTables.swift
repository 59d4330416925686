import Testing

/// Tables that are wrong as tables: their headings, rows, keys, and the rules of their schema over rows.
struct WrongTable: Sendable, CustomTestStringConvertible {
    let name: String
    let csv: String
    let schema: String?
    /// The codes of what is found, in order.
    let codes: [String]

    var testDescription: String { name }
}

enum WrongTables {
    static let grants = """
        {"fields": [
          {"name": "id", "type": "string", "constraints": {"required": true}},
          {"name": "montant", "type": "number"},
          {"name": "date_convention", "type": "date"}
        ]}
        """

    static let all: [WrongTable] = [
        // Headings.
        WrongTable(name: "a required column that is not there", csv: "montant,date_convention\n1,2025-01-01\n", schema: grants, codes: ["column-missing"]),
        WrongTable(name: "an optional column that is not there", csv: "id,montant\na,1\n", schema: grants, codes: ["column-absent"]),
        WrongTable(
            name: "a required column under another name", csv: "ID,montant,date_convention\na,1,2025-01-01\n", schema: grants, codes: ["column-renamed"]),
        WrongTable(
            name: "an optional column under another name", csv: "id,Montant,date convention\na,x,y\n", schema: grants,
            codes: ["column-perhaps-renamed", "column-perhaps-renamed"]),
        WrongTable(
            name: "a misspelt column", csv: "id,montant,date_convetion\na,1,x\n", schema: grants, codes: ["column-perhaps-renamed"]),
        WrongTable(
            name: "a column that the schema does not know", csv: "id,montant,date_convention,remarque\na,1,2025-01-01,x\n", schema: grants,
            codes: ["column-unknown"]),
        WrongTable(name: "a heading with spaces around", csv: "id, montant ,date_convention\na,1,2025-01-01\n", schema: grants, codes: ["column-padded"]),
        WrongTable(
            name: "a heading that comes twice", csv: "id,montant,montant,date_convention\na,1,2,2025-01-01\n", schema: grants, codes: ["column-twice"]),
        WrongTable(name: "values without a heading", csv: "id,,montant,date_convention\na,x,1,2025-01-01\n", schema: grants, codes: ["column-unnamed"]),
        WrongTable(
            name: "blank columns at the end", csv: "id,montant,date_convention,,\na,1,2025-01-01,,\nb,2,2025-01-02,,\n", schema: grants,
            codes: ["columns-blank-at-end"]),
        WrongTable(
            name: "titles above the headings", csv: "Subventions 2025,,\n,,\nid,montant,date_convention\na,1,2025-01-01\n", schema: grants,
            codes: ["title-rows"]),
        WrongTable(
            name: "two headings that mean one column", csv: "id,montant,Montant,date_convention\na,1,2,2025-01-01\n", schema: grants,
            codes: ["column-meant-twice"]),
        WrongTable(
            name: "a required column with a remark in its heading", csv: "Id (code),montant,date_convention\na,1,2025-01-01\n", schema: grants,
            codes: ["column-missing-near"]),
        WrongTable(
            name: "an optional column with a unit in its heading", csv: "id,montant_en_euros,date_convention\na,1,2025-01-01\n", schema: grants,
            codes: ["column-absent-near"]),
        WrongTable(name: "no headings", csv: "a,1,2025-01-01\nb,2,2025-01-02\n", schema: grants, codes: ["headings-missing"]),
        WrongTable(
            name: "no headings, and no column that is required", csv: "1,x\n2,y\n",
            schema: #"{"fields": [{"name": "n", "type": "number"}, {"name": "nom", "type": "string"}]}"#, codes: ["headings-perhaps-missing"]),
        // Rows.
        WrongTable(
            name: "a total under the table, with faults", csv: "id,montant,date_convention\na,1,2025-01-01\nTOTAL,1 €,\n", schema: grants,
            codes: ["row-not-data"]),
        WrongTable(
            name: "a total under the table, without faults", csv: "id,montant,date_convention\na,1,2025-01-01\nTotal général,1,\n", schema: grants,
            codes: ["row-perhaps-not-data"]),
        WrongTable(
            name: "a separator too many, and the cells after it in other columns", csv: "id,montant,date_convention\na,b,1,2025-01-01\n", schema: grants,
            codes: ["row-long"]),
        WrongTable(
            name: "dates of both orders in one column",
            csv: "id,montant,date_convention\na,1,13/02/2025\nb,1,02/13/2025\nc,1,03/04/2025\n", schema: grants,
            codes: ["date-order", "date-order", "date-unsure"]),
        WrongTable(name: "no rows", csv: "id,montant,date_convention\n", schema: grants, codes: ["rows-missing"]),
        WrongTable(name: "a blank row inside", csv: "id,montant,date_convention\na,1,2025-01-01\n\nb,2,2025-01-02\n", schema: grants, codes: ["row-blank"]),
        WrongTable(
            name: "blank rows at the end", csv: "id,montant,date_convention\na,1,2025-01-01\n,,\n,,\n", schema: grants, codes: ["rows-blank-at-end"]),
        WrongTable(name: "a short row", csv: "id,montant,date_convention\na,1\nb,2,2025-01-02\n", schema: grants, codes: ["row-short"]),
        WrongTable(name: "a long row", csv: "id,montant,date_convention\na,1,2025-01-01,x\nb,2,2025-01-02\n", schema: grants, codes: ["row-long"]),
        // Keys.
        WrongTable(
            name: "a value that must come once", csv: "id\na\nb\na\n",
            schema: #"{"fields": [{"name": "id", "type": "string", "constraints": {"unique": true}}]}"#,
            codes: ["value-twice"]),
        WrongTable(
            name: "a primary key that comes twice", csv: "id,n\na,1\na,2\n",
            schema: #"{"fields": [{"name": "id", "type": "string"}, {"name": "n", "type": "integer"}], "primaryKey": "id"}"#, codes: ["value-twice"]),
        WrongTable(
            name: "an empty primary key", csv: "id,n\n,1\nb,2\n",
            schema: #"{"fields": [{"name": "id", "type": "string"}, {"name": "n", "type": "integer"}], "primaryKey": ["id"]}"#, codes: ["cell-required"]),
        WrongTable(
            name: "a key of two columns that comes twice", csv: "a,b,c\n1,2,x\n1,3,x\n1,2,x\n",
            schema: """
                {"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}, {"name": "c", "type": "string"}], "primaryKey": ["a", "b"]}
                """, codes: ["key-repeated"]),
        WrongTable(
            name: "an empty key of two columns", csv: "a,b,c\n,,x\n,3,x\n",
            schema: """
                {"fields": [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}, {"name": "c", "type": "string"}], "primaryKey": ["a", "b"]}
                """, codes: ["key-empty"]),
        WrongTable(
            name: "a foreign key to a file that is not there", csv: "commune\n31458\n",
            schema: """
                {"fields": [{"name": "commune", "type": "string"}],
                 "foreignKeys": [{"fields": "commune", "reference": {"resource": "communes", "fields": "code"}}]}
                """, codes: ["reference-unchecked"]),
        WrongTable(
            name: "empty cells in several required columns", csv: "a,b,c\n1,,x\n,2,x\n,,x\n",
            schema: """
                {"fields": [{"name": "a", "type": "string", "constraints": {"required": true}},
                  {"name": "b", "type": "string", "constraints": {"required": true}}, {"name": "c", "type": "string"}]}
                """, codes: ["cells-required"]),
        // Rules over rows.
        rule("cohesive-columns-value", #""column": "a", "othercolumns": ["b"]"#, "1,,9\n", "columns-incomplete"),
        rule("compare-columns-value", #""column": "a", "op": "<=", "column2": "b""#, "3,2,9\n", "columns-compared"),
        rule("sum-columns-value", #""column": "c", "columns": ["a", "b"]"#, "1,2,4\n", "sum-wrong"),
        rule("one-of-required", #""column1": "a", "column2": "b""#, ",,1\n", "one-required"),
        WrongTable(
            name: "neither of two columns of which one is needed", csv: "c\n1\n2\n", schema: schema("one-of-required", #""column1": "a", "column2": "b""#),
            codes: ["column-absent", "columns-one-required"]),
    ]

    static func schema(_ check: String, _ parameters: String) -> String {
        let fields = ["a", "b", "c"].map { #"{"name": "\#($0)", "type": "number"}"# }.joined(separator: ", ")
        return #"{"fields": [\#(fields)], "custom_checks": [{"name": "\#(check)", "params": {\#(parameters)}}]}"#
    }

    private static func rule(_ check: String, _ parameters: String, _ row: String, _ code: String) -> WrongTable {
        WrongTable(name: check, csv: "a,b,c\n" + row, schema: schema(check, parameters), codes: [code])
    }
}
