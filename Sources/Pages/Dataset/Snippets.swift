internal import DataFiles
internal import Findings
internal import Profiles
internal import Tables

/// How to read a file from a program: a few lines in each of the languages that people use for data, ready to copy.
///
/// What the programs have to be told (delimiter, encoding, decimal mark, lines above the header, codes that are no numbers) is what Halle has found in the
/// file. Names and addresses are written as literals of each language.
struct Snippets {
    /// The file's address.
    let address: String
    /// Its name as published.
    let name: String
    /// The code of its format (`FileFormat.code`).
    let format: String
    let isZipped: Bool
    /// Nil for what is no table, or could not be read.
    let table: TableColumns?
    /// The address of the first page of its rows, when these are all there are.
    let allRows: String?
    /// Columns that programs would take for numbers, and that are none. Above so many, all columns are read as texts.
    private let codes: [String]
    private let language: Language
    private static let mostCodes = 12

    init(address: String, name: String, format: String, isZipped: Bool, table: TableColumns?, allRows: String?, comments language: Language = .english) {
        self.language = language
        self.address = address
        self.name = name
        self.format = format
        self.isZipped = isZipped
        self.table = table
        self.allRows = allRows
        codes = table.map { Self.codes(of: $0) } ?? []
    }

    struct Snippet {
        let language: String
        let code: String
    }

    var all: [Snippet] {
        var snippets = [Snippet(language: "curl", code: "curl --fail --location --output \(shell(name)) \(shell(address))")]
        guard !isZipped else { return snippets }
        for (language, code) in [("Python (pandas)", python), ("R", r), ("DuckDB", duckDB), ("JavaScript", javaScript)] {
            if let code { snippets.append(Snippet(language: language, code: code)) }
        }
        return snippets
    }

    private enum Kind { case csv, sheet, objects, features, parquet, data, other }

    private var kind: Kind {
        switch (table?.form?.format, format) {
        case (.csv, _): .csv
        case (.xlsx, _), (.ods, _): .sheet
        case (.json, _): .objects
        case (_, "geojson"), (.geojson, _): .features
        case (_, "parquet"): .parquet
        case (_, "json"), (_, "topojson"), (_, "jsonld"): .data
        default: .other
        }
    }

    // MARK: What the file is like

    private var delimiter: String { table?.form?.delimiter.map { String(Unicode.Scalar($0)) } ?? "," }
    private var skippedRows: Int { max(0, (table?.layout?.headerRow ?? 1) - 1) }
    private var hasDecimalComma: Bool { table?.profile.columns.contains { $0.type == .commaNumber } ?? false }
    private var encoding: TextEncoding { table?.form?.encoding ?? .utf8 }

    private var oddities: TableLayout.Oddities { table?.layout?.oddities ?? [] }

    /// Why programs would not read the rows that are there; nil where they do. What descriptions do not give as a table is given as a file here too.
    private var hindrance: String? {
        guard kind == .csv else { return nil }
        let reasons: [(TableLayout.Oddities, String, String)] = [
            (.raggedRows, "des lignes n’ont pas autant de cellules que l’en-tête", "some rows have other numbers of cells than the header"),
            (.unusualQuotes, "les cellules ne sont pas entre guillemets droits", "cells do not stand in straight quotes"),
            (.doubtfulText, "des guillemets, des octets ou des fins de ligne sont douteux", "some quotes, bytes or line ends are doubtful"),
            (.repeatedLabels, "des colonnes ont le même nom", "some columns have the same name"),
            (.unnamedColumns, "des colonnes n’ont pas de nom", "some columns have no name"),
            (.droppedColumns, "il y a des colonnes vides à droite", "there are blank columns at the right"),
        ]
        let isCutHeader = oddities.contains(.brokenHeader) && skippedRows > 0
        guard isCutHeader || reasons.contains(where: { oddities.contains($0.0) }) else { return nil }
        let found = reasons.first { oddities.contains($0.0) } ?? ([], "l’en-tête tient sur plusieurs lignes", "the header takes several lines")
        return language == .french ? "À relire avant usage : \(found.1)." : "To be looked at before use: \(found.2)."
    }

    private static func codes(of table: TableColumns) -> [String] {
        var names: [String] = []
        for index in table.profile.columns.indices where table.profile.columns[index].type.isNumeric || table.profile.columns[index].paddedCells > 0 {
            let column = table.profile.columns[index]
            if !column.name.isEmpty, table.isText(column), !names.contains(column.name) { names.append(column.name) }
        }
        return names
    }

    // MARK: Python

    /// Numbers with spaces between groups of digits, no-break ones among them: pandas takes one sign only for such.
    private var grouped: [String] {
        guard kind == .csv else { return [] }
        return (table?.profile.columns ?? []).filter { $0.groupedCells > 0 && $0.type.isNumeric && !codes.contains($0.name) }.map(\.name)
    }

    /// A label that has spaces around it in the file is not known by its name to programs.
    private var areAllTexts: Bool { codes.count + grouped.count > Self.mostCodes || oddities.contains(.paddedLabels) }

    /// Makes numbers of grouped digits; columns with other values among them stay texts.
    private var conversions: String {
        let columns = (table?.profile.columns ?? []).filter { grouped.contains($0.name) && $0.misfits == 0 }
        guard !columns.isEmpty else { return "" }
        let lines = columns.map { column in
            let name = "table[" + quoted(column.name) + "]"
            return name + " = pd.to_numeric(" + name + ".str.replace(\"[ \\u00a0\\u202f]\", \"\", regex=True)"
                + (column.type == .commaNumber ? ".str.replace(\",\", \".\")" : "") + ")\n"
        }
        return (oddities.contains(.paddedLabels) ? "table.columns = table.columns.str.strip()\n" : "") + lines.joined()
    }

    private var python: String? {
        if let hindrance {
            return "from urllib.request import urlretrieve\n\n# \(hindrance)\nurlretrieve(\(quoted(address)), \(quoted(name)))"
        }
        var options: [String] = []
        if kind == .csv {
            options.append("sep=" + quoted(delimiter))
            switch encoding {
            case .utf8: break
            // Named with their order, they are read with and without a mark.
            case .utf16LittleEndian: options.append("encoding=\"utf-16-le\"")
            case .utf16BigEndian: options.append("encoding=\"utf-16-be\"")
            case .windows1252: options.append("encoding=\"cp1252\"")
            case .latin9: options.append("encoding=\"iso-8859-15\"")
            }
            if hasDecimalComma { options.append("decimal=\",\"") }
            if oddities.contains(.skippedSpaces) { options.append("skipinitialspace=True") }
        }
        if kind == .sheet, let sheet = table?.form?.sheet { options.append("sheet_name=" + quoted(sheet)) }
        if kind == .csv || kind == .sheet, skippedRows > 0 { options.append("skiprows=\(skippedRows)") }
        let texts = codes + grouped
        if kind != .features, !texts.isEmpty {
            options.append(areAllTexts ? "dtype=str" : "dtype={" + texts.map { quoted($0) + ": str" }.joined(separator: ", ") + "}")
        }
        func read(_ function: String) -> String {
            "import pandas as pd\n\ntable = pd.\(function)(\n"
                + ([quoted(address)] + options).map { "    \($0),\n" }.joined() + ")\n" + conversions + "print(table)"
        }
        switch kind {
        case .csv: return read("read_csv")
        case .sheet: return read("read_excel")
        case .objects: return read("read_json")
        case .parquet: return read("read_parquet")
        case .features, .data:
            let isMap = kind == .features
            return "import json\nfrom urllib.request import urlopen\n" + (isMap ? "\nimport pandas as pd\n" : "")
                + "\nwith urlopen(\(quoted(address))) as answer:\n    data = json.load(answer)\n"
                + (isMap ? "print(pd.json_normalize(data[\"features\"]))" : "print(data)")
        case .other: return nil
        }
    }

    // MARK: R

    private var r: String? {
        if let hindrance { return "# \(hindrance)\ndownload.file(\(quoted(address)), \(quoted(name)), mode = \"wb\")" }
        let skip = skippedRows > 0 ? [", skip = \(skippedRows)"] : []
        switch kind {
        case .csv:
            // `UTF-8-BOM` reads files with and without the mark.
            let name =
                switch encoding {
                case .utf8: "UTF-8-BOM"
                case .utf16LittleEndian: "UTF-16LE"
                case .utf16BigEndian: "UTF-16BE"
                case .windows1252: "windows-1252"
                case .latin9: "ISO-8859-15"
                }
            var options = ["sep = " + quoted(delimiter), "dec = " + (hasDecimalComma ? "\",\"" : "\".\""), "fileEncoding = \"\(name)\"", "check.names = FALSE"]
            if skippedRows > 0 { options.append("skip = \(skippedRows)") }
            if oddities.contains(.skippedSpaces) { options.append("strip.white = TRUE") }
            if !codes.isEmpty {
                options.append(
                    areAllTexts
                        ? "colClasses = \"character\"" : "colClasses = c(" + codes.map { quoted($0) + " = \"character\"" }.joined(separator: ", ") + ")")
            }
            return "table <- read.csv(\n  " + ([quoted(address)] + options).joined(separator: ",\n  ") + "\n)\nprint(head(table))"
        case .sheet:
            let sheet = table?.form?.sheet.map { ", sheet = " + quoted($0) } ?? ""
            let isOpenDocument = table?.form?.format == .ods
            let file = quoted(name)
            return "download.file(\(quoted(address)), \(file), mode = \"wb\")\ntable <- "
                + (isOpenDocument ? "readODS::read_ods(" : "readxl::read_excel(") + file + sheet + skip.joined() + ")\nprint(head(table))"
        case .objects, .data: return "data <- jsonlite::fromJSON(\(quoted(address)))\nstr(data)"
        case .features: return "map <- sf::st_read(\(quoted(address)))\nprint(map)"
        case .parquet: return "table <- arrow::read_parquet(\(quoted(address)))\nprint(table)"
        case .other: return nil
        }
    }

    // MARK: DuckDB

    private var duckDB: String? {
        // It asks for rows of equal lengths, cells that begin where they begin, and text of another order of bytes.
        if hindrance != nil || oddities.contains(.skippedSpaces) || (kind == .csv && encoding == .utf16BigEndian) { return nil }
        switch kind {
        case .csv:
            var options = [sql(address), "delim = " + sql(delimiter), "header = true"]
            switch encoding {
            case .utf8: break
            case .utf16LittleEndian, .utf16BigEndian: options.append("encoding = 'utf-16'")
            case .windows1252: options.append("encoding = 'CP1252'")
            case .latin9: options.append("encoding = '8859_15'")
            }
            if hasDecimalComma { options.append("decimal_separator = ','") }
            if skippedRows > 0 { options.append("skip = \(skippedRows)") }
            if !codes.isEmpty {
                options.append(
                    areAllTexts ? "all_varchar = true" : "types = {" + codes.map { sql($0) + ": 'VARCHAR'" }.joined(separator: ", ") + "}")
            }
            let extensions = encoding == .windows1252 || encoding == .latin9 ? "INSTALL encodings;\nLOAD encodings;\n" : ""
            return extensions + "SELECT * FROM read_csv(\n  " + options.joined(separator: ",\n  ") + "\n);"
        case .sheet:
            guard table?.form?.format == .xlsx else { return nil }
            var options = [sql(address)]
            if let sheet = table?.form?.sheet { options.append("sheet = " + sql(sheet)) }
            if skippedRows > 0 { options.append("range = 'A\(skippedRows + 1):ZZ1048576'") }
            return "SELECT * FROM read_xlsx(\(options.joined(separator: ", ")));"
        case .objects, .data, .features: return "SELECT * FROM read_json(\(sql(address)));"
        case .parquet: return "SELECT * FROM read_parquet(\(sql(address)));"
        case .other: return nil
        }
    }

    // MARK: JavaScript

    private var javaScript: String? {
        switch kind {
        case .objects, .features, .data: return "const answer = await fetch(\(quoted(address)));\nconst data = await answer.json();\nconsole.log(data);"
        case .csv, .sheet:
            if let allRows {
                return """
                    const rows = [];
                    for (let page = \(quoted(allRows)); page; ) {
                      const answer = await (await fetch(page)).json();
                      rows.push(...answer.rows);
                      page = answer.next && new URL(answer.next, page).href;
                    }
                    console.log(rows);
                    """
            }
            guard kind == .csv, oddities.isDisjoint(with: [.skippedSpaces, .unusualQuotes, .doubtfulText, .brokenHeader]) else { return nil }
            // Every match ends a cell; the end of the text gives two rows that are none.
            let mark = delimiter == "|" ? "\\|" : delimiter == "\t" ? "\\t" : delimiter
            let inClass = delimiter == "\t" ? "\\t" : delimiter
            return """
                const answer = await fetch(\(quoted(address)));
                const text = new TextDecoder(\(quoted(encoding.rawValue.lowercased()))).decode(await answer.arrayBuffer());
                const rows = [[]];
                for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\(inClass)\\r\\n]*))(\(mark)|\\r?\\n|$)/g)) {
                  rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
                  if (end !== \(quoted(delimiter))) rows.push([]);
                }
                rows.splice(\(skippedRows > 0 ? "0, \(skippedRows)" : "-2"));\(skippedRows > 0 ? "\nrows.splice(-2);" : "")
                console.log(rows);
                """
        case .parquet, .other: return nil
        }
    }
}

/// A text as a literal of Python, R and JavaScript, which agree on these.
private func quoted(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) { return "\"" + text + "\"" }
    var literal = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": literal += "\\\""
        case "\\": literal += "\\\\"
        case "\n": literal += "\\n"
        case "\r": literal += "\\r"
        case "\t": literal += "\\t"
        default:
            if scalar.value < 0x20 || scalar.value == 0x7F || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) {
                let digits = String(scalar.value, radix: 16)
                literal += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            } else {
                literal.unicodeScalars.append(scalar)
            }
        }
    }
    return literal + "\""
}

/// As a literal of SQL.
private func sql(_ text: String) -> String { "'" + doubled(text, 0x27, as: "''") + "'" }

/// As a word of a POSIX shell.
private func shell(_ text: String) -> String { "'" + doubled(text, 0x27, as: "'\\''") + "'" }

private func doubled(_ text: String, _ mark: UInt8, as replacement: String) -> String {
    guard text.utf8.contains(mark) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        if byte == mark { bytes += Array(replacement.utf8) } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
}
