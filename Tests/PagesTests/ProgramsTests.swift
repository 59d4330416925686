import Bytes
import DataFiles
import Findings
import Model
import Profiles
import Schemas
import Tables
import Testing

@testable import Pages

@Suite("What pages tell programs")
struct ProgramsTests {
    private func snippets(
        _ form: TableForm? = nil, _ columns: [ColumnProfile] = [], format: String = "csv", name: String = "été.csv", isZipped: Bool = false,
        allRows: String? = nil, oddities: TableLayout.Oddities = []
    ) -> [String: String] {
        let profile = TableProfile(rows: 3, blankRows: 0, exactValues: 10_000, columns: columns)
        let table = form.map { TableColumns(form: $0, layout: TableLayout(headerRow: 3, oddities: oddities), profile: profile, schema: nil) }
        let all = Snippets(address: "https://exemple.fr/%C3%A9t%C3%A9.csv", name: name, format: format, isZipped: isZipped, table: table, allRows: allRows).all
        return Dictionary(uniqueKeysWithValues: all.map { ($0.language, $0.code) })
    }

    private var form: TableForm {
        var form = TableForm(format: .csv)
        form.encoding = .windows1252
        form.delimiter = 0x3B
        return form
    }

    @Test("Snippets give each language the delimiter, encoding, decimal mark, lines to skip and columns of codes of the file")
    func options() throws {
        var code = ColumnProfile(name: "code \"insee\"\\'", type: .text)
        code.paddedCells = 1
        let snippets = snippets(form, [code, ColumnProfile(name: "montant", type: .commaNumber), ColumnProfile(name: "nom", type: .text)])
        let python = try #require(snippets["Python (pandas)"])
        for option in [#"sep=";""#, #"encoding="cp1252""#, #"decimal=",""#, "skiprows=2", #"dtype={"code \"insee\"\\'": str}"#] {
            #expect(python.contains(option))
        }
        let r = try #require(snippets["R"])
        for option in [#"sep = ";""#, #"dec = ",""#, #"fileEncoding = "windows-1252""#, "skip = 2", #"colClasses = c("code \"insee\"\\'" = "character")"#] {
            #expect(r.contains(option))
        }
        let sql = try #require(snippets["DuckDB"])
        for option in [
            "LOAD encodings;", "delim = ';'", "encoding = 'CP1252'", "decimal_separator = ','", "skip = 2", #"types = {'code "insee"\''': 'VARCHAR'}"#,
        ] {
            #expect(sql.contains(option))
        }
        #expect(try #require(snippets["JavaScript"]).contains(#"TextDecoder("windows-1252")"#))
        #expect(snippets["curl"] == "curl --fail --location --output 'été.csv' 'https://exemple.fr/%C3%A9t%C3%A9.csv'")
    }

    @Test("Plain files ask for little, rows that are all there are read from the interface, and archives are only fetched")
    func plain() throws {
        var form = TableForm(format: .csv)
        form.delimiter = 0x2C
        #expect(snippets(form)["Python (pandas)"]?.contains("encoding") == false && snippets(form)["DuckDB"]?.contains("encodings") == false)
        #expect(snippets(form, allRows: "https://exemple.fr/rows/1.json")["JavaScript"]?.contains("https://exemple.fr/rows/1.json") == true)
        #expect(Set(snippets(format: "xml", isZipped: true).keys) == ["curl"] && Set(snippets(format: "pdf").keys) == ["curl"])
        #expect(snippets(format: "geojson")["Python (pandas)"]?.contains("json_normalize") == true)
    }

    @Test("Tables that programs would read otherwise are fetched as files, and the comment says why; others are read as they lie")
    func oddTables() throws {
        let ragged = snippets(form, [ColumnProfile(name: "a", type: .text)], oddities: .raggedRows)
        let python = try #require(ragged["Python (pandas)"])
        #expect(
            python.contains("urlretrieve(") && !python.contains("read_csv") && python.contains("# To be looked at before use: some rows have other numbers"))
        #expect(ragged["R"]?.contains("read.csv") == false && ragged["DuckDB"] == nil)
        let spaced = snippets(form, [ColumnProfile(name: "a", type: .text)], oddities: .skippedSpaces)
        #expect(spaced["Python (pandas)"]?.contains("skipinitialspace=True") == true && spaced["DuckDB"] == nil)
        var amount = ColumnProfile(name: "montant", type: .commaNumber)
        amount.groupedCells = 2
        let grouped = try #require(snippets(form, [amount])["Python (pandas)"])
        #expect(!grouped.contains("thousands") && grouped.contains(#"dtype={"montant": str}"#))
        #expect(grouped.contains(#".str.replace("[ \u00a0\u202f]", "", regex=True).str.replace(",", ".")"#))
        var wide = form
        wide.encoding = .utf16BigEndian
        #expect(snippets(wide)["Python (pandas)"]?.contains("encoding=\"utf-16-be\"") == true)
    }

    @Test("Names of files and columns cannot leave their literals")
    func hostile() throws {
        let column = ColumnProfile(name: "x\");\nimport os #\u{202E}", type: .text)
        var hostile = column
        hostile.paddedCells = 1
        let snippets = snippets(form, [hostile], name: "a'; rm -rf ~ #.csv")
        #expect(snippets["curl"]?.contains(#"--output 'a'\''; rm -rf ~ #.csv' "#) == true)
        #expect(try #require(snippets["Python (pandas)"]).contains(#"dtype={"x\");\nimport os #\u202e": str}"#))
    }

    @Test("Up to three files, a dataset's page holds the snippets; above, they have a page of their own")
    func ownPage() throws {
        var catalogue = Sample.catalogue()
        catalogue.datasets[0].distributions = (1...3).map { Sample.file("f\($0).csv", "Fichier \($0)") }
        let path = "jeux/\(catalogue.publishers[catalogue.datasets[0].publisher].slug)/\(catalogue.datasets[0].slug)/"
        let few = BuiltSite(Sample.marked(catalogue))
        #expect(few.text(path + "index.html").contains("<details class=\"snippets\">") && few.files[path + "programmes/index.html"] == nil)
        catalogue.datasets[0].distributions.append(Sample.file("f4.csv", "Fichier 4"))
        let many = BuiltSite(Sample.marked(catalogue))
        #expect(!many.text(path + "index.html").contains("<details class=\"snippets\">"))
        #expect(many.text(path + "index.html").contains("href=\"../../../\(path)programmes/\""))
        #expect(
            many.text(path + "programmes/index.html").contains("f4.csv")
                && many.files["en/" + path.replacing("jeux", with: "datasets") + "programs/index.html"] != nil)
    }

    @Test("The twin in Markdown says what the page says, with absolute links, and the page names it")
    func twin() throws {
        let catalogue = Sample.catalogue()
        let site = BuiltSite(catalogue)
        let dataset = catalogue.datasets[0]
        let folder = "jeux/\(catalogue.publishers[dataset.publisher].slug)/\(dataset.slug)/"
        #expect(site.text(folder + "index.html").contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"../../../\(folder)dataset.md\">"))
        let text = site.text(folder + "dataset.md")
        for distribution in dataset.distributions {
            #expect(text.contains(distribution.title.text) && text.contains(distribution.facts?.digest.hexadecimal ?? ""))
        }
        #expect(!text.contains("](../") && !text.contains("<"), "\(text)")
        #expect(site.files["en/" + folder.replacing("jeux", with: "datasets") + "dataset.md"] != nil)
    }

    @Test("A site without an address has no twins, no snippets and no page for developers")
    func noAddress() {
        var catalogue = Sample.catalogue()
        catalogue.settings.baseAddress = nil
        let site = BuiltSite(Sample.marked(catalogue))
        #expect(!site.files.keys.contains { $0.hasSuffix(".md") || $0.contains("developpeurs") || $0.contains("programmes/") })
        #expect(!site.pages.contains { site.text($0).contains("class=\"snippets\"") })
    }
}
