public import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Schemas
internal import Tables

// Data Package 2 (datapackage.org), with what version 1 wants beside it: one document that readers of both take.

extension Descriptions {
    /// Writes the `datapackage.json` of the dataset at a number of the catalogue.
    public func writeDataPackage(_ number: Int, into writer: inout ByteWriter) {
        guard let description = description(of: number) else { return }
        var document = JSONDocument()
        document.object { DataPackage.package.write(description, into: &$0) }
        document.newLine()
        document.flush(into: &writer)
    }
}

enum DataPackage {
    static let package: [Member<DatasetDescription>] = [
        .constant("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"), .constant("profile", "data-package"),
        // Unique in the catalogue, and of the letters that version 1 wants.
        .text("name") { $0.publisher.slug + "-" + $0.dataset.slug },
        .text("id", .identifier),
        .text("title", .title),
        .text("description", .summary),
        .text("homepage", .page) { $0.page.text },
        .text("version", .version, .modified) { $0.version(isSemantic: false) },
        .text("created", .issued, .created) { ($0.node.date(.issued) ?? $0.node.date(.created)).map { $0.description + "T00:00:00Z" } },
        .texts("keywords", .keywords),
        .list("licenses", .licence, members: licence) { [$0.licence].compactMap { $0 } },
        .list("contributors", .publisher, members: contributor) { [$0.party].compactMap { $0 } },
        .list("sources", .provenance, members: source) { dataset in
            dataset.node.nodes(.provenance).map { NodeDescription(node: $0, language: dataset.language) }
        },
        .object("temporal", .temporal, members: period) { $0.period },
        .object("spatial", .spatial, members: place) { $0.place },
        .list("resources", .files, .documents, members: resource) { resources(of: $0) },
    ]

    private static let licence: [Member<NodeDescription>] = [
        .text("name", .licenceCode) { $0.node.text(.label) },
        .text("path", .licence) { $0.node.subject?.text },
        .text("title", .licenceTitle),
    ]

    private static let contributor: [Member<PartyDescription>] = [
        .text("title", .publisherName),
        .address("path", .publisherHomepage),
        .constant("role", "publisher"),
        .texts("roles") { _ in ["publisher"] },
    ]

    private static let source: [Member<NodeDescription>] = [.text("title", .provenance) { $0.node.text(.label, in: $0.language) }]

    private static let period: [Member<NodeDescription>] = [.date("start", .periodStart), .date("end", .periodEnd)]

    private static let place: [Member<NodeDescription>] = [
        .text("name", .placeName), .text("code", .placeCode),
        .written("bbox", .placeBox) { place, document in
            guard let box = place.node.box else { return }
            document.member("bbox", json: Array(("[" + BoundingBox.text(box.west, box.south, box.east, box.north, separator: ",") + "]").utf8))
        },
    ]

    // MARK: Resources

    /// A file of a package under its name there.
    struct Resource: Sendable {
        let file: FileDescription
        let name: String
        /// Nil when programs would read its rows otherwise than we do, or not at all.
        let table: Table?
    }

    static let resource: [Member<Resource>] = [
        .text("name", .fileName) { $0.name },
        .text("path", .fileName, .fileAddress) { $0.file.name },
        .text("profile") { $0.table == nil ? "data-resource" : "tabular-data-resource" },
        .text("type") { $0.table == nil ? nil : "table" },
        .text("title", .fileTitle) { $0.file.distribution.title[$0.file.language] },
        .text("description", .fileDescription) { $0.file.distribution.description?[$0.file.language] },
        .text("format", .fileFormat) { $0.format },
        .text("mediatype", .fileMediaType, .fileZipped) { $0.file.mediaType },
        .number("bytes", .fileSize) { $0.file.distribution.facts?.size },
        .text("hash", .fileDigest) { $0.file.digest.map { "sha256:" + $0 } },
        .text("encoding", .encoding) { $0.table?.form.encoding.packageName },
        .object("dialect", .dialect, members: dialect) { $0.table },
        // Version 1 takes no dialect without a delimiter.
        .text("sheet", .sheet) { $0.sheet },
        .object("schema", .columns, members: schema) { $0.table },
    ]

    /// The files of a dataset that a path can lead to, each under a name of its own.
    private static func resources(of dataset: DatasetDescription) -> [Resource] {
        var seen: Set<String> = []
        return (dataset.files + dataset.documents).compactMap { file in
            guard let path = file.name, file.distribution.isPackaged else { return nil }
            return Resource(file: file, name: uniqueName(path, among: &seen), table: Table(file))
        }
    }

    /// A file's name without its extension in the letters that version 1 wants, `a-z0-9._-`; with it, or with a number, where another has it already.
    private static func uniqueName(_ fileName: String, among seen: inout Set<String>) -> String {
        let dot = fileName.utf8.lastIndex(of: 0x2E) ?? fileName.endIndex
        let stem = slug(String(fileName[..<dot]))
        for name in [stem, slug(fileName)] where !name.isEmpty && seen.insert(name).inserted { return name }
        var number = 2
        while !seen.insert(stem + "-\(number)").inserted { number += 1 }
        return stem + "-\(number)"
    }
}

extension DataPackage.Resource {
    /// The sheet that is meant, of a spreadsheet.
    var sheet: String? { table == nil ? file.table?.form?.sheet : nil }

    /// The extension. A table that programs would read otherwise than we do is not given as one: they go by this word.
    var format: String {
        let code = file.distribution.format.code
        if file.distribution.isZipped { return "zip" }
        guard table == nil else { return code == "tsv" ? "csv" : code }
        switch code {
        case "csv", "tsv": return "text"
        case "xlsx", "xls", "ods": return "workbook"
        default: return code
        }
    }
}

extension TextEncoding {
    /// As IANA names it.
    var packageName: String {
        switch self {
        case .utf8: "utf-8"
        // With the order of bytes: not every file begins with the mark that tells it.
        case .utf16LittleEndian: "utf-16le"
        case .utf16BigEndian: "utf-16be"
        case .windows1252: "windows-1252"
        case .latin9: "iso-8859-15"
        }
    }
}
