public import DataFiles
public import Parquet
internal import Profiles
internal import Tables

/// The columns of a table as Parquet keeps them, with types that every cell fits: decided once, and the same for all files that hold parts of the table.
///
/// Numbers are `whole` or `number`, yes and no are `truth`, days are `date`, days with a time `localTime` or, where every cell names its zone,
/// `universalTime`. Where a single cell does not fit its column is of texts, as they stand in the file. Blank cells are missing.
public struct ParquetTable: Sendable {
    /// With unique names.
    public let columns: [ParquetColumn]

    /// - Parameter told: of the whole table, the file itself.
    /// - Throws: what reading the file does, where it has to be read once more for the types to be sure.
    public init(_ file: DataFile, _ told: TableColumns) throws { try self.init(file, told, FormColumn.all(of: told)) }

    init(_ file: DataFile, _ told: TableColumns, _ columns: [FormColumn]) throws {
        var types: [ParquetType] = []
        var trial = ColumnTrial()
        for (position, column) in columns.enumerated() {
            // Columns that have been added to those of the table hold degrees.
            let profile = position < told.profile.columns.count ? told.profile.columns[position] : nil
            if let type = profile.map({ Self.settled(column.type, $0) }) ?? .number {
                types.append(type)
            } else {
                types.append(.text)
                trial.add(position, column.type)
            }
        }
        if !trial.isOver {
            struct Enough: Error {}
            do {
                try file.forEachBatch { _, batch in
                    trial.add(batch)
                    if trial.isOver { throw Enough() }
                }
            } catch is Enough {}
            for (position, type) in trial.types { types[position] = type }
        }
        self.columns = zip(columns, types).map { ParquetColumn($0.name, $1) }
    }

    /// The type of a column where the profile, which has seen every cell, leaves no doubt; nil where the cells must be asked.
    private static func settled(_ type: ColumnType, _ column: ColumnProfile) -> ParquetType? {
        switch type {
        case .text, .empty, .time: return .text
        default: break
        }
        guard column.misfits == 0 else { return nil }
        switch type {
        case .boolean: return .truth
        case .date, .dayFirstDate: return .date
        case .year: return .whole
        case .integer:
            // Within what 64 bits hold, however the bounds were rounded.
            guard let numbers = column.numbers, numbers.minimum > -9e18, numbers.maximum < 9e18 else { return nil }
            return .whole
        case .number, .commaNumber:
            guard let numbers = column.numbers, numbers.minimum > -1e15, numbers.maximum < 1e15 else { return nil }
            return .number
        case .dateTime, .dayFirstDateTime, .text, .empty, .time: return nil
        }
    }
}

/// Finds the types that every cell of some columns fits.
private struct ColumnTrial {
    private struct Candidate {
        let position: Int
        /// Nil once it is known that there is none.
        var type: ParquetType?
        /// Of moments, once one has been seen.
        var hasZone: Bool?
    }

    private var candidates: [Candidate] = []
    /// Whether nothing is left to find.
    private(set) var isOver = true

    mutating func add(_ position: Int, _ type: ColumnType) {
        let wanted: ParquetType
        switch type {
        case .year, .integer: wanted = .whole
        case .number, .commaNumber: wanted = .number
        case .boolean: wanted = .truth
        case .date, .dayFirstDate: wanted = .date
        case .dateTime, .dayFirstDateTime: wanted = .localTime
        case .text, .empty, .time: return
        }
        candidates.append(Candidate(position: position, type: wanted))
        isOver = false
    }

    mutating func add(_ batch: RowBatch) {
        for index in candidates.indices where candidates[index].type != nil { candidates[index].type = fit(&candidates[index], batch) }
        isOver = candidates.allSatisfy { $0.type == nil }
    }

    private func fit(_ candidate: inout Candidate, _ batch: RowBatch) -> ParquetType? {
        guard let type = candidate.type else { return nil }
        for row in 0..<batch.rowCount {
            let cells = batch.cells(ofRow: row)
            guard candidate.position < cells.count, !cells[candidate.position].isEmpty else { continue }
            let text = batch.text(cells[candidate.position])
            let fits: Bool
            switch type {
            case .text: fits = true
            case .whole: fits = exactWhole(text) != .misfit
            case .number: fits = exactNumber(text) != .misfit
            case .truth: fits = exactTruth(text) != .misfit
            case .date: fits = exactDay(text) != .misfit
            case .localTime, .universalTime:
                switch exactMoment(text) {
                case .blank: fits = true
                case .misfit: fits = false
                case .value(let moment):
                    fits = candidate.hasZone == nil || candidate.hasZone == moment.hasZone
                    candidate.hasZone = moment.hasZone
                }
            }
            if !fits { return nil }
        }
        return type
    }

    /// By the positions of the columns; those that are of texts are left out.
    var types: [(position: Int, type: ParquetType)] {
        candidates.compactMap { candidate in
            candidate.type.map { (candidate.position, $0 == .localTime && candidate.hasZone == true ? .universalTime : $0) }
        }
    }
}
