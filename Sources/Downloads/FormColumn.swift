internal import Bytes
internal import DataFiles
internal import Profiles
internal import Tables

/// A column of a derived file.
struct FormColumn {
    /// Unique among the columns, never empty.
    let name: String
    /// What its cells are written as.
    let type: ColumnType
    /// The longest cell, in characters.
    let width: Int

    /// The columns of a table: those without a name get one, and names that come twice are told apart.
    static func all(of told: TableColumns) -> [FormColumn] {
        // A column keeps its own name, whatever others are renamed to.
        let own = Set(told.profile.columns.map(\.name))
        var taken: Set<String> = []
        return told.profile.columns.enumerated().map { position, column in
            let wanted = column.name.isEmpty ? "col_\(position + 1)" : column.name
            var name = wanted
            var number = 2
            while name != column.name && own.contains(name) || !taken.insert(name).inserted {
                name = wanted + "_\(number)"
                number += 1
            }
            return FormColumn(name: name, type: told.isText(column) ? .text : column.type, width: max(column.longest, min(name.unicodeScalars.count, 40)))
        }
    }

    /// A column with degrees, under a name that no other has.
    static func degrees(_ wanted: String, beside others: [FormColumn]) -> FormColumn {
        var name = wanted
        while others.contains(where: { $0.name == name }) { name += "_" }
        return FormColumn(name: name, type: .number, width: 12)
    }
}

/// Writes the rows of a table in one form, batch by batch.
protocol FormWriter: AnyObject {
    func add(_ batch: RowBatch)
    /// - Returns: false when the form would be of no use, or could not be made.
    func finish() throws -> Bool
    /// How many cells were defused.
    var defused: Int { get }
}

extension FormWriter { var defused: Int { 0 } }

/// Where each feature of a GeoJSON file lies, for the rows that have no columns for it.
struct RowPlaces {
    /// NaN where a feature is no point.
    var degrees: [(longitude: Double, latitude: Double)] = []
}
