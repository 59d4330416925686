internal import Bytes
public import DataFiles
internal import Geography
public import Model
internal import Profiles
public import Tables
internal import Views

/// The making of the other forms of a table, in a second reading: only after the first one is it known what its columns hold.
public struct Derivation {
    public let formats: Set<DownloadFormat>
    /// Of the documents that have one.
    public let title: String
    /// Where there is room for passing files.
    public let folder: String
    /// The most bytes of one form: JSON repeats the names of all columns in each row, which can be hundreds of times the file.
    public let most: Int

    public init(_ formats: Set<DownloadFormat>, title: String, folder: String, most: Int = .max) {
        self.formats = formats
        self.title = title
        self.folder = folder
        self.most = most
    }

    /// Which forms add something to a file.
    ///
    /// - Parameters:
    ///   - told: what its columns hold.
    ///   - form: as it was detected.
    private func wanted(_ file: DataFile, _ told: TableColumns, _ form: TableForm, _ layout: TableLayout, _ downloads: inout TableDownloads) -> Set<
        DownloadFormat
    > {
        var formats = self.formats
        formats.remove(.zip)
        switch file.format {
        case .csv:
            downloads.isCleanAlready = Self.isClean(told, form, layout)
            if downloads.isCleanAlready { formats.remove(.csv) }
            if Self.isReadyForExcel(told, form, layout) { formats.remove(.excelCSV) }
        case .xlsx: formats.remove(.xlsx)
        case .json: formats.remove(.json)
        // Its rows are JSON already.
        case .geojson: formats.subtract([.json, .ndjson, .geojson])
        case .ods, .xls: break
        }
        let profile = told.profile
        if formats.contains(.xlsx),
            profile.rows >= Workbook.mostRows || profile.columns.count > Workbook.mostColumns - (file.format == .geojson ? 2 : 0)
                || profile.columns.contains(where: { $0.longest > Workbook.longestCell })
        {
            formats.remove(.xlsx)
            downloads.reason = .beyondExcel
        }
        return formats
    }

    /// Whether programs can read the file without being told anything: UTF-8, commas, the header first, numbers with a point, no blank rows.
    private static func isClean(_ told: TableColumns, _ form: TableForm, _ layout: TableLayout) -> Bool {
        form.encoding == .utf8 && !form.hasByteOrderMark && form.delimiter == 0x2C && layout.headerRow == 1 && layout.oddities.isEmpty
            && told.profile.blankRows == 0
            && told.profile.columns.allSatisfy {
                $0.type != .commaNumber && $0.type != .dayFirstDate && $0.type != .dayFirstDateTime && $0.groupedCells == 0
            }
    }

    /// Whether French Excel opens the file as it should be.
    private static func isReadyForExcel(_ told: TableColumns, _ form: TableForm, _ layout: TableLayout) -> Bool {
        form.encoding == .utf8 && form.hasByteOrderMark && form.delimiter == 0x3B && layout.headerRow == 1 && layout.oddities.isEmpty
            && told.profile.blankRows == 0 && told.profile.columns.allSatisfy { $0.type != .number || told.isText($0) }
    }

    /// Reads a file once more and writes it in the other forms.
    ///
    /// - Parameters:
    ///   - sink: gets the bytes of each form, piece by piece; the forms by turns.
    /// - Returns: what was made. What the sink got of other forms is to be dropped.
    public func derive(
        _ file: DataFile, _ told: TableColumns, _ form: TableForm, _ layout: TableLayout,
        into sink: @escaping (DownloadFormat, UnsafeRawBufferPointer) throws -> Void
    ) throws -> TableDownloads {
        var downloads = TableDownloads()
        guard told.profile.rows > 0 || file.format == .geojson else { return downloads }
        let formats = wanted(file, told, form, layout, &downloads)
        guard !formats.isEmpty else { return downloads }
        var sizes: [DownloadFormat: Int] = [:]
        func take(_ format: DownloadFormat) -> (UnsafeRawBufferPointer) throws -> Void {
            { bytes in
                let size = sizes[format, default: 0] + bytes.count
                sizes[format] = size
                if size <= most { try sink(format, bytes) }
            }
        }
        var columns = FormColumn.all(of: told)
        var places: RowPlaces?
        if file.format == .geojson {
            let features = try FeatureForm.write(file, title: title, kml: formats.contains(.kml) ? take(.kml) : nil)
            if features.placed == 0 { sizes[.kml] = nil }
            if features.arePoints {
                places = features.places
                columns.append(.degrees("longitude", beside: columns))
                columns.append(.degrees("latitude", beside: columns))
            }
        }
        var writers: [(format: DownloadFormat, writer: any FormWriter)] = []
        if formats.contains(.csv) { writers.append((.csv, DelimitedForm(.clean, columns, places: places, sink: take(.csv)))) }
        if formats.contains(.excelCSV) { writers.append((.excelCSV, DelimitedForm(.excel, columns, places: places, sink: take(.excelCSV)))) }
        if formats.contains(.json) { writers.append((.json, ObjectForm(columns, isList: true, sink: take(.json)))) }
        if formats.contains(.ndjson) { writers.append((.ndjson, ObjectForm(columns, isList: false, sink: take(.ndjson)))) }
        if formats.contains(.parquet), let table = try? ParquetTable(file, told, columns) {
            writers.append((.parquet, ParquetRows(table, places: places, sink: take(.parquet))))
        }
        if formats.contains(.xlsx) {
            let book = Workbook(columns, title: title, rows: told.profile.rows, places: places, folder: folder, sink: take(.xlsx))
            if let book { writers.append((.xlsx, book)) }
        }
        if file.format != .geojson, !formats.isDisjoint(with: [.geojson, .kml]),
            let found = PlaceColumns(labels: told.profile.columns.map(\.name), schema: told.schema)
        {
            for (format, language) in [(DownloadFormat.geojson, PlaceForm.Language.geojson), (.kml, .kml)] where formats.contains(format) {
                writers.append((format, PlaceForm(language, columns, found, title: title, territory: file.territory, sink: take(format))))
            }
        }
        if !writers.isEmpty { try file.forEachBatch { _, batch in for (_, writer) in writers { writer.add(batch) } } }
        for (format, writer) in writers {
            // One that fails takes no other with it.
            if (try? writer.finish()) == true {
                downloads.defused = max(downloads.defused, writer.defused)
            } else {
                sizes[format] = nil
            }
        }
        for format in DownloadFormat.ofTables {
            guard let size = sizes[format] else { continue }
            if size <= most { downloads.files.append(TableDownloads.File(format, size: size)) } else { downloads.tooLarge.append(format) }
        }
        return downloads
    }
}
