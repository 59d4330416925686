internal import Profiles
public import Schemas
public import Tables

/// The columns of a table that say where its rows lie, and what they are called.
public struct PlaceColumns: Sendable {
    private let source: MapSpec.Source
    /// The column with the names of places; nil when none seems to have them.
    public let name: Int?

    /// Nil when no column speaks of coordinates.
    public init?(labels: [String], schema: TableSchema?) {
        guard let spec = MapSpec(labels, schema, isGeoJSON: false) else { return nil }
        source = spec.source
        name = spec.name
    }

    /// As written: degrees or not, in any order; nil where there is none.
    public func position(_ cells: UnsafeBufferPointer<Cell>, of batch: RowBatch) -> (x: Double, y: Double)? { source.position(cells, of: batch) }
}

extension MapSpec.Source {
    /// Of a row, as written; nil where it has none.
    func position(_ cells: UnsafeBufferPointer<Cell>, of batch: RowBatch) -> (x: Double, y: Double)? {
        switch self {
        case .columns(let x, let y):
            guard x < cells.count, y < cells.count, case .number(let first) = CellValue(batch.text(cells[x])),
                case .number(let second) = CellValue(batch.text(cells[y]))
            else { return nil }
            return (first, second)
        case .pair(let column): return column < cells.count ? numberPair(batch.text(cells[column])) : nil
        case .geometry, .codes: return nil
        }
    }
}
