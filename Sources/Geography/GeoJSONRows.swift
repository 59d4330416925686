public import Tables

/// The properties of the features of a GeoJSON file as rows, and, in the same pass, the check of the file (RFC 7946).
///
/// The header has the names of the properties; each feature is a row, so that feature number `n` is row `n + 1`. A file that is no GeoJSON
/// gives the rows before its fault, or none: what is wrong is in `report`. Memory is flat but for 8 to 16 bytes for each feature with an `id`.
public final class GeoJSONRows: RowSource {
    public private(set) var form = TableForm(format: .geojson)
    /// Whole once `next` has answered false.
    public var report: GeoJSONReport { walk.report }

    private let feed: JSONFeed
    private var walk: GeoJSONWalk
    private var nextRow = 1

    /// - Parameters:
    ///   - territory: the box that the features ought to lie in, in degrees; without one, features may lie anywhere.
    ///   - geometry: takes the positions in on the way.
    public init(_ source: any ByteSource, territory: GeoBox? = nil, geometry: GeometryCollector? = nil) {
        let feed = JSONFeed(source)
        self.feed = feed
        walk = GeoJSONWalk(feed.read, territory: territory, geometry: geometry)
    }

    public func next(_ batch: RowBatch) throws(TableError) -> Bool {
        batch.removeAll(firstRow: nextRow)
        walk.fill(batch)
        if let error = feed.failure { throw error }
        walk.describe(&form)
        nextRow += batch.rowCount
        return batch.rowCount > 0
    }
}

extension GeoJSONReport {
    /// Reads a file to its end for what there is to say of it.
    public init(checking source: any ByteSource, territory: GeoBox? = nil) throws(TableError) {
        let rows = GeoJSONRows(source, territory: territory)
        let batch = RowBatch()
        while try rows.next(batch) {}
        self = rows.report
    }
}
