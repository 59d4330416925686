import Profiles
import Tables

/// A batch of rows; a row may have fewer or more cells than others.
func batch(_ rows: [[String]]) -> RowBatch {
    let batch = RowBatch()
    for row in rows {
        for cell in row { Array(cell.utf8).withUnsafeBufferPointer { batch.append($0, kind: .plain) } }
        batch.endRow()
    }
    return batch
}

func profile(_ labels: [String], _ rows: [[String]], rowsPerBatch: Int = 1000) -> TableProfile {
    var profiler = TableProfiler(labels: labels)
    for start in stride(from: 0, to: rows.count, by: rowsPerBatch) {
        profiler.add(batch(Array(rows[start..<min(start + rowsPerBatch, rows.count)])))
    }
    return profiler.finish()
}

/// The profile of a column, beside a filled one, so that no row is blank.
func column(_ label: String, _ cells: [String]) -> ColumnProfile { profile([label, "x"], cells.map { [$0, "·"] }).columns[0] }

func column(_ cells: [String]) -> ColumnProfile { column("valeur", cells) }
