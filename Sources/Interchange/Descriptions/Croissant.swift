public import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Profiles
internal import Schemas
internal import Tables

// Croissant 1.0 (docs.mlcommons.org/croissant): datasets for machine learning, with rows that programs load by themselves.

extension Descriptions {
    /// Writes the `croissant.json` of the dataset at a number of the catalogue.
    public func writeCroissant(_ number: Int, into writer: inout ByteWriter) {
        guard let description = description(of: number) else { return }
        var document = JSONDocument()
        document.object { Croissant.dataset.write(description, into: &$0) }
        document.newLine()
        document.flush(into: &writer)
    }
}

enum Croissant {
    static let dataset: [Member<DatasetDescription>] = [
        .written("@context") { dataset, document in
            document.object("@context") { document in
                document.member("@language", dataset.language.rawValue)
                for (key, value) in context { document.member(key, value) }
                for key in ["data", "examples"] {
                    document.object(key) {
                        $0.member("@id", "cr:" + key)
                        $0.member("@type", "@json")
                    }
                }
                document.object("dataType") {
                    $0.member("@id", "cr:dataType")
                    $0.member("@type", "@vocab")
                }
            }
        },
        .constant("@type", "sc:Dataset"),
        .constant("conformsTo", "http://mlcommons.org/croissant/1.0"),
        .text("name", .title),
        .text("description", .summary) { $0.fullSummary },
        .address("url", .page),
        .text("identifier", .identifier),
        .address("license", .licence),
        .text("version", .version, .modified) { $0.version(isSemantic: true) },
        .text("datePublished", .issued, .created, .modified) { ($0.dataset.issued ?? $0.dataset.created ?? $0.dataset.modified)?.description },
        .date("dateModified", .modified),
        .texts("keywords", .keywords),
        .text("inLanguage", .language) { $0.node.iri(.language).flatMap { SchemaOrg.code(ofLanguage: $0) } },
        .text("citeAs", .publisherName, .title) { $0.publisher.name[$0.language] + ", " + $0.dataset.title[$0.language] },
        .text("temporalCoverage", .temporal, .periodStart, .periodEnd) { $0.period?.node.interval(open: "..") },
        .object("creator", .publisher, members: party) { $0.party },
        .object("publisher", .publisher, members: party) { $0.party },
        .list("distribution", .files, members: file) { files(of: $0) },
        .list("recordSet", .columns, members: recordSet) { files(of: $0).filter { isReadable($0.file) } },
    ]

    private static let party: [Member<PartyDescription>] = [
        .constant("@type", "sc:Organization"), .text("name", .publisherName), .address("url", .publisherHomepage),
    ]

    /// A file under its identifier in the document.
    struct File: Sendable {
        let file: FileDescription
        let identifier: String
    }

    private static let file: [Member<File>] = [
        .constant("@type", "cr:FileObject"),
        .text("@id") { $0.identifier },
        .text("name", .fileName) { $0.file.name },
        .text("description", .fileTitle) { $0.file.distribution.title[$0.file.language] },
        .text("contentUrl", .fileAddress) { $0.file.node.iri(.downloadURL)?.text },
        .text("encodingFormat", .fileMediaType, .fileZipped) { encodingFormat($0.file) },
        .text("contentSize", .fileSize) { $0.file.node.count(.byteSize).map { "\($0) B" } },
        .text("sha256", .fileDigest) { $0.file.digest },
    ]

    private static let recordSet: [Member<File>] = [
        .constant("@type", "cr:RecordSet"),
        .text("@id") { $0.identifier + "/rows" },
        .text("name") { $0.identifier + "/rows" },
        .text("description", .fileTitle) { $0.file.distribution.title[$0.file.language] },
        .list("field", .columns, members: field) { file in file.file.columns.map { Field(file: file.identifier, column: $0) } },
    ]

    struct Field: Sendable {
        let file: String
        let column: ColumnDescription
    }

    private static let field: [Member<Field>] = [
        .constant("@type", "cr:Field"),
        .text("@id") { $0.file + "/rows/c\($0.column.number)" },
        .text("name", .columnName) { $0.column.profile.name },
        .text("description", .columnDescription, .columnTitle) { $0.column.field?.description ?? $0.column.field?.title },
        .text("dataType", .columnType) { typeName($0.column.datatype) },
        .object("source", members: source) { $0 },
    ]

    private static let source: [Member<Field>] = [
        .object("fileObject", members: [.text("@id") { $0.file }]) { $0 },
        .object("extract", members: [.text("column", .columnName) { $0.column.profile.name }]) { $0 },
    ]

    /// The files that the site holds. Identifiers must hold no space, whatever the files are called.
    private static func files(of dataset: DatasetDescription) -> [File] {
        var seen: Set<String> = []
        return dataset.files.compactMap { file in
            guard let name = file.name else { return nil }
            let plain = String(decoding: name.utf8.map { isPlain($0) ? $0 : 0x2D }, as: UTF8.self)
            var identifier = plain
            var number = 2
            while !seen.insert(identifier).inserted {
                identifier = plain + "-\(number)"
                number += 1
            }
            return File(file: file, identifier: identifier)
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x2E || byte == 0x5F
    }

    /// What the file is made of, whatever its name ends with: loaders go by it.
    private static func encodingFormat(_ file: FileDescription) -> String {
        guard let form = file.table?.form, form.format == .csv, !file.distribution.isZipped else { return file.mediaType }
        return form.delimiter == 0x09 ? "text/tab-separated-values" : "text/csv"
    }

    /// Whether the loaders read its rows as they are: UTF-8, commas or tabs, the header first. They take no word about other delimiters or encodings.
    private static func isReadable(_ file: FileDescription) -> Bool {
        guard let table = file.table, let form = table.form, let layout = table.layout, form.format == .csv, !file.distribution.isZipped else { return false }
        return form.encoding == .utf8 && (form.delimiter == 0x2C || form.delimiter == 0x09) && layout.headerRow == 1
            && layout.oddities.subtracting(.brokenHeader).isEmpty
    }

    private static func typeName(_ datatype: Datatype) -> String {
        switch datatype {
        case .integer, .year: "sc:Integer"
        case .number(hasComma: false, _): "sc:Float"
        case .date: "sc:Date"
        case .dateTime: "sc:DateTime"
        // The loaders know no other words for yes and no.
        case .boolean(let yes, let no) where (yes + no).allSatisfy({ ["true", "True", "TRUE", "false", "False", "FALSE"].contains($0) }): "sc:Boolean"
        case .text, .number, .boolean, .dayFirstDate, .time: "sc:Text"
        }
    }

    /// The names that the specification wants in every document.
    private static let context: [(String, String)] = [
        ("@vocab", "https://schema.org/"), ("citeAs", "cr:citeAs"), ("column", "cr:column"), ("conformsTo", "dct:conformsTo"),
        ("cr", "http://mlcommons.org/croissant/"), ("rai", "http://mlcommons.org/croissant/RAI/"), ("dct", "http://purl.org/dc/terms/"),
        ("equivalentProperty", "cr:equivalentProperty"), ("extract", "cr:extract"), ("field", "cr:field"), ("fileProperty", "cr:fileProperty"),
        ("fileObject", "cr:fileObject"), ("fileSet", "cr:fileSet"), ("format", "cr:format"), ("includes", "cr:includes"),
        ("isLiveDataset", "cr:isLiveDataset"), ("jsonPath", "cr:jsonPath"), ("key", "cr:key"), ("md5", "cr:md5"), ("parentField", "cr:parentField"),
        ("path", "cr:path"), ("recordSet", "cr:recordSet"), ("references", "cr:references"), ("regex", "cr:regex"), ("repeated", "cr:repeated"),
        ("replace", "cr:replace"), ("samplingRate", "cr:samplingRate"), ("sc", "https://schema.org/"), ("separator", "cr:separator"),
        ("source", "cr:source"), ("subField", "cr:subField"), ("transform", "cr:transform"),
    ]
}
