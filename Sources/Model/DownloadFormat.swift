public import Bytes

/// A form in which the data of a dataset is offered beside the file that its publisher has given.
public enum DownloadFormat: String, Sendable, CaseIterable {
    /// UTF-8, commas, one header: for programs.
    case csv
    /// Byte order mark, semicolons, decimal commas: what French Excel opens right.
    case excelCSV = "csv-excel"
    case xlsx, json, ndjson, parquet, geojson, kml
    /// Everything of the dataset in one file.
    case zip

    /// Those that are made for each table; the ZIP is made for each dataset.
    public static let ofTables: [DownloadFormat] = [.xlsx, .excelCSV, .csv, .json, .ndjson, .parquet, .geojson, .kml]

    /// What follows the name of the table in that of the file.
    public var ending: String {
        switch self {
        case .csv: "-utf8.csv"
        case .excelCSV: "-excel.csv"
        default: "." + rawValue
        }
    }

    public var mediaType: String {
        switch self {
        case .csv, .excelCSV: "text/csv"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .json: "application/json"
        case .ndjson: "application/x-ndjson"
        case .parquet: "application/vnd.apache.parquet"
        case .geojson: "application/geo+json"
        case .kml: "application/vnd.google-earth.kml+xml"
        case .zip: "application/zip"
        }
    }
}

/// Which forms an officer wants.
public enum DownloadChoice: Sendable, Hashable {
    /// All of them in a small catalogue; in a large one those that cost little.
    case automatic
    case chosen(Set<DownloadFormat>)

    /// A catalogue of more datasets than these is large.
    public static let mostDatasetsWithAll = 50
    /// The largest file, in bytes, that a large catalogue has made into other forms where nobody has chosen: readers of larger ones get theirs from the
    /// script that explores tables.
    public static let largestOfLarge: Int64 = 200_000
    /// What a large one gets.
    public static let usualOfLarge: Set<DownloadFormat> = [.excelCSV, .geojson, .kml]

    /// - Parameter datasets: how many the catalogue has.
    public func formats(ofCatalogueWith datasets: Int) -> Set<DownloadFormat> {
        switch self {
        case .automatic: datasets <= Self.mostDatasetsWithAll ? Set(DownloadFormat.allCases) : Self.usualOfLarge
        case .chosen(let formats): formats
        }
    }
}

/// The forms that were made of a table.
public struct TableDownloads: Sendable, Hashable {
    public struct File: Sendable, Hashable {
        public var format: DownloadFormat
        /// In bytes.
        public var size: Int

        public init(_ format: DownloadFormat, size: Int) {
            self.format = format
            self.size = size
        }
    }

    /// Why there is none of some.
    public enum Reason: String, Sendable, CaseIterable {
        /// The table has more rows, columns or longer cells than a sheet of Excel can hold: no XLSX.
        case beyondExcel
        /// The file is larger than the settings allow: none at all.
        case tooLarge
    }

    /// In the order in which they are shown.
    public var files: [File] = []
    /// How many cells were defused: a spreadsheet would have run them as formulas.
    public var defused = 0
    public var reason: Reason?
    /// Forms that grew beyond what is reasonable beside the file, and were left out.
    public var tooLarge: [DownloadFormat] = []
    /// Whether the original is what the clean CSV would be.
    public var isCleanAlready = false

    public init() {}

    public func combine(into mark: inout Fingerprint) {
        for file in files {
            mark.combine(file.format.rawValue)
            mark.combine(file.size)
        }
        mark.combine(defused)
        mark.combine(reason?.rawValue)
        for format in tooLarge { mark.combine(format.rawValue) }
        mark.combine(isCleanAlready)
    }
}

extension Dataset {
    /// What the files that are made of one of its tables are called, before their endings.
    public func downloadName(of name: String) -> String { Self.stem(of: name) }

    /// Which of the wanted forms its files already have, or another of them is to have: files that differ in nothing but their ending are one table.
    ///
    /// - Parameter name: of the file that forms are wanted of.
    public func downloads(_ wanted: Set<DownloadFormat>, of name: String) -> Set<DownloadFormat> {
        let stem = Self.stem(of: name)
        var formats = wanted
        for distribution in distributions where distribution.role == .data {
            guard case .file(_, let other) = distribution.location, other != name, Self.stem(of: other) == stem else { continue }
            if Self.rank(of: other) < Self.rank(of: name) || Self.rank(of: other) == Self.rank(of: name) && other < name { return formats.intersection([.zip]) }
            if let format = DownloadFormat(rawValue: Self.ending(of: other)), format != .csv { formats.remove(format) }
        }
        return formats
    }

    private static func stem(of name: String) -> String {
        guard let dot = name.utf8.lastIndex(of: 0x2E), dot > name.utf8.startIndex else { return name }
        return String(name[..<dot])
    }

    private static func ending(of name: String) -> String {
        name.utf8.lastIndex(of: 0x2E).map { String(name[name.utf8.index(after: $0)...]).lowercased() } ?? ""
    }

    /// Of several files of one table the first in this order is the one that others are made of.
    private static func rank(of name: String) -> Int { ["csv", "tsv", "txt", "tab", "xlsx", "ods", "geojson", "json"].firstIndex(of: ending(of: name)) ?? 9 }
}
