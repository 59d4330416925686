extension FileFormat {
    /// The formats that may be published, and the kinds of service that a dataset may point to. What is not here is refused: no program, no
    /// script, no archive that hides what it holds.
    public static let vocabulary: Vocabulary<FileFormat> = {
        // Several formats share a media type or a European term (JSON, ZIP): such an address leads to the first of them.
        var seen: Set<String> = []
        return Vocabulary<FileFormat>(
            rows.map { row in
                var shared: [String] = [row.format.mediaType, "https://www.iana.org/assignments/media-types/" + row.format.mediaType]
                if row.format.isService { shared = [] }
                if let address = row.format.europeanAddress { shared.append(address) }
                shared.removeAll { !seen.insert($0).inserted }
                return Vocabulary<FileFormat>.Entry(term: row.format, words: row.extensions + row.words, addresses: shared)
            })
    }()

    /// The format of a file, by its last extension in any case; nil when it has none or when such files are not published.
    public static func of(fileName: String) -> FileFormat? {
        var fileName = fileName
        let found: String? = fileName.withUTF8 { bytes in
            guard let dot = bytes.lastIndex(of: 0x2E), dot > 0, (1...longestExtension).contains(bytes.count - dot - 1) else { return nil }
            let lowered = bytes[(dot + 1)...].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
            return String(decoding: lowered, as: UTF8.self)
        }
        return found.flatMap { byExtension[$0] }
    }

    /// The format of what is at a web address, by its path's extension; a web page when that tells nothing.
    public static func of(address: String) -> FileFormat {
        let path = address.utf8.prefix { $0 != 0x3F && $0 != 0x23 }
        let name = path.split(separator: 0x2F).dropFirst(2).last.flatMap { String($0) } ?? ""
        return of(fileName: name) ?? webPage
    }

    /// A page to read with a browser: what an address leads to unless more is known.
    public static let webPage = FileFormat(
        code: "web", name: "Web", mediaType: "text/html", europeanCode: "HTML", isOpen: true, isActive: false, isDocument: false, isImage: false,
        isService: true)

    /// Its term in the EU's file-type authority table, if it has one.
    public var europeanAddress: String? { europeanCode.map { "http://publications.europa.eu/resource/authority/file-type/" + $0 } }

    private static let byExtension: [String: FileFormat] = {
        var formats: [String: FileFormat] = [:]
        for row in rows { for name in row.extensions { formats[name] = row.format } }
        return formats
    }()
    /// The extensions of the files that may be published, in lower case and sorted, with what hosts are to call them (`text/csv`).
    public static let mediaTypes: [(extension: String, mediaType: String)] = byExtension.map { ($0.key, $0.value.mediaType) }
        .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }

    private static let longestExtension = byExtension.keys.map(\.utf8.count).max() ?? 0

    /// A format, the extensions of its files in lower case (none for a service), and other words for it.
    private struct Row {
        let format: FileFormat
        let extensions: [String]
        let words: [String]
    }

    private static let officeOpen = "application/vnd.openxmlformats-officedocument."
    private static let openDocument = "application/vnd.oasis.opendocument."

    private static let rows: [Row] = [
        // Tables.
        row("csv", "CSV", "text/csv", "CSV", words: ["application/csv"]),
        row("tsv", "TSV", "text/tab-separated-values", "TSV", extensions: ["tsv", "tab"]),
        row("xlsx", "XLSX", officeOpen + "spreadsheetml.sheet", "XLSX", .closed, words: ["excel", "Microsoft Excel"]),
        row("xls", "XLS", "application/vnd.ms-excel", "XLS", .closed),
        row("ods", "ODS", openDocument + "spreadsheet", "ODS", words: ["OpenDocument Spreadsheet"]),
        row("parquet", "Parquet", "application/vnd.apache.parquet", "PARQUET"),
        row("dbf", "DBF", "application/vnd.dbf", "DBF", words: ["dbase"]),
        row("sqlite", "SQLite", "application/vnd.sqlite3", nil, words: ["sqlite3"]),
        // Trees and graphs.
        row("json", "JSON", "application/json", "JSON"),
        row("jsonl", "JSON Lines", "application/json", "JSON", extensions: ["jsonl", "ndjson"]),
        row("jsonld", "JSON-LD", "application/ld+json", "JSON_LD"),
        row("xml", "XML", "application/xml", "XML", .active, words: ["text/xml"]),
        row("ttl", "RDF Turtle", "text/turtle", "RDF_TURTLE", words: ["turtle"]),
        row("rdf", "RDF/XML", "application/rdf+xml", "RDF_XML", .active),
        row("nt", "RDF N-Triples", "application/n-triples", "RDF_N_TRIPLES", words: ["n-triples", "ntriples"]),
        row("nq", "RDF N-Quads", "application/n-quads", "RDF_N_QUADS", words: ["n-quads", "nquads"]),
        row("ics", "iCalendar", "text/calendar", "ICS"),
        // Maps.
        row("geojson", "GeoJSON", "application/geo+json", "GEOJSON"),
        row("topojson", "TopoJSON", "application/json", nil),
        row("gpkg", "GeoPackage", "application/geopackage+sqlite3", "GPKG"),
        row("shp", "Shapefile", "application/vnd.shp", "SHP", words: ["ESRI Shapefile", "shp.zip"]),
        row("shx", "SHX", "application/vnd.shx", nil),
        row("prj", "PRJ", "text/plain", nil),
        row("cpg", "CPG", "text/plain", nil),
        row("kml", "KML", "application/vnd.google-earth.kml+xml", "KML", .active),
        row("kmz", "KMZ", "application/vnd.google-earth.kmz", "KMZ"),
        row("gml", "GML", "application/gml+xml", "GML", .active),
        row("gpx", "GPX", "application/gpx+xml", "GPX", .active),
        row("dxf", "DXF", "image/vnd.dxf", "DXF"),
        row("gtfs", "GTFS", "application/zip", "GTFS", extensions: [], words: ["gtfs.zip"]),
        // Documents.
        row("pdf", "PDF", "application/pdf", "PDF", [.closed, .document]),
        row("txt", "TXT", "text/plain", "TXT", .document, words: ["text", "texte"]),
        row("md", "Markdown", "text/markdown", "MARKDOWN", .document, extensions: ["md", "markdown"]),
        row("docx", "DOCX", officeOpen + "wordprocessingml.document", "DOCX", [.closed, .document], words: ["word", "Microsoft Word"]),
        row("doc", "DOC", "application/msword", "DOC", [.closed, .document]),
        row("odt", "ODT", openDocument + "text", "ODT", .document, words: ["OpenDocument Text"]),
        row("rtf", "RTF", "application/rtf", "RTF", .document),
        row("pptx", "PPTX", officeOpen + "presentationml.presentation", "PPTX", .document, words: ["powerpoint"]),
        row("ppt", "PPT", "application/vnd.ms-powerpoint", "PPT", .document),
        row("odp", "ODP", openDocument + "presentation", "ODP", .document),
        row("html", "HTML", "text/html", "HTML", [.active, .document], extensions: ["html", "htm"]),
        // Images.
        row("png", "PNG", "image/png", "PNG", .image),
        row("jpg", "JPEG", "image/jpeg", "JPEG", .image, extensions: ["jpg", "jpeg"]),
        row("gif", "GIF", "image/gif", "GIF", .image),
        row("webp", "WebP", "image/webp", "WEBP", .image),
        row("tif", "TIFF", "image/tiff", "TIFF", extensions: ["tif", "tiff"], words: ["geotiff"]),
        row("svg", "SVG", "image/svg+xml", "SVG", .active),
        // Archives and code.
        row("zip", "ZIP", "application/zip", "ZIP"),
        row("gz", "GZIP", "application/gzip", "GZIP"),
        row("7z", "7-Zip", "application/x-7z-compressed", "7Z"),
        row("js", "JavaScript", "text/javascript", "JS", .active),
        // Elsewhere.
        row("api", "API", "application/json", nil, .service, extensions: [], words: ["API REST", "REST", "service web", "web service"]),
        row("wms", "WMS", "application/xml", "WMS_SRVC", .service, extensions: [], words: ["OGC WMS"]),
        row("wmts", "WMTS", "application/xml", "WMTS_SRVC", .service, extensions: [], words: ["OGC WMTS"]),
        row("wfs", "WFS", "application/xml", "WFS_SRVC", .service, extensions: [], words: ["OGC WFS"]),
        row("web", "Web", "text/html", "HTML", .service, extensions: [], words: ["page web", "web page", "site web", "website", "www", "url"]),
    ]

    private struct Traits: OptionSet {
        let rawValue: Int
        static let closed = Traits(rawValue: 1)
        static let active = Traits(rawValue: 2)
        static let document = Traits(rawValue: 4)
        static let image = Traits(rawValue: 8)
        static let service = Traits(rawValue: 16)
    }

    private static func row(
        _ code: String, _ name: String, _ mediaType: String, _ european: String?, _ traits: Traits = [], extensions: [String]? = nil,
        words: [String] = []
    ) -> Row {
        let format = FileFormat(
            code: code, name: name, mediaType: mediaType, europeanCode: european, isOpen: !traits.contains(.closed), isActive: traits.contains(.active),
            isDocument: traits.contains(.document), isImage: traits.contains(.image), isService: traits.contains(.service))
        return Row(format: format, extensions: extensions ?? [code], words: words)
    }
}
