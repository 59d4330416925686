import Findings
import Geography
import Tables

// Checks any bytes as GeoJSON: no crash, cells inside of their batches, and findings that can be said.

/// One for all runs: the fuzzer is single-threaded, and making a batch takes longer than reading a small file.
nonisolated(unsafe) private let batch = RowBatch()

@_cdecl("LLVMFuzzerTestOneInput")
public func takeGeoJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let territory = bytes.last.map { $0 & 1 == 0 } == true ? GeoBox(west: 0.4, south: 42.6, east: 2.1, north: 44) : nil
    let source = GeoJSONRows(MemorySource(bytes), territory: territory)
    var next = 1
    do {
        while try source.next(batch) {
            guard batch.firstRow == next else { fatalError("rows are counted wrong") }
            next += batch.rowCount
            for row in 0..<batch.rowCount {
                for cell in batch.cells(ofRow: row) where Int(cell.offset) + cell.length > batch.byteCount { fatalError("a cell outside of its batch") }
            }
        }
    } catch {
        fatalError("memory can always be read: \(error)")
    }
    let report = source.report
    for issue in report.issues {
        guard issue.count > 0, !issue.places.isEmpty, issue.features <= max(report.summary.featureCount, 1) else { fatalError("\(issue)") }
    }
    for finding in report.findings(in: "a.geojson") {
        for language in Language.allCases where finding.sentences(in: language).cause.isEmpty { fatalError("nothing is said of \(finding)") }
    }
    return 0
}
