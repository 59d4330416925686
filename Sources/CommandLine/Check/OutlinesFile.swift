internal import Bytes
internal import Findings
internal import Geography
internal import Model
internal import Tables

extension Settings {
    /// Reads the outlines that maps are drawn on; what they lack is left out, and said.
    mutating func readOutlines(root: String) -> Finding? {
        guard var outlines else { return nil }
        defer { self.outlines = outlines }
        let unreadable = Finding(.outlinesUnreadable, at: outlines.place, value: outlines.path)
        let parts = outlines.path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).map { String(Substring($0)) }
        // Only what is published anyway, and is looked at before each build.
        guard parts.first == "content", !parts.contains(where: { $0.isEmpty || $0.utf8.first == 0x2E }) else {
            return Finding(.outlinesOutside, at: outlines.place, value: outlines.path)
        }
        guard let status = try? Files.status(of: root + "/" + outlines.path), let bytes = try? FileBytes(root + "/" + outlines.path) else {
            return Finding(.outlinesAbsent, at: outlines.place, value: outlines.path)
        }
        let collector = GeometryCollector()
        let source = GeoJSONRows(bytes, geometry: collector)
        var codes: [String] = []
        guard let table = try? TableReader(source, expecting: []) else { return unreadable }
        let column = table.header.labels.firstIndex { ["code_insee", "insee", "code", "codgeo", "code-insee", "insee_com", "com"].contains(slug($0)) }
        let batch = RowBatch()
        while (try? table.next(batch)) == true {
            for row in 0..<batch.rowCount {
                let cells = batch.cells(ofRow: row)
                codes.append(column.flatMap { $0 < cells.count ? batch.string(cells[$0]) : nil } ?? "")
            }
        }
        let reference = Georeference(of: collector.forms.compactMap { $0.rows.first.map { (x: $0[0], y: $0[1]) } }, in: nil)
        for form in collector.forms where form.isSurface {
            let rings = form.rows.map { row in
                stride(from: 0, to: row.count - 1, by: 2).flatMap { index -> [Double] in
                    reference.degrees(row[index], row[index + 1]).map { [$0.longitude, $0.latitude] } ?? []
                }
            }
            outlines.areas.append(MapOutlines.Area(name: form.name, code: codes.indices.contains(form.feature) ? codes[form.feature] : "", rings: rings))
        }
        outlines.fingerprint.combine(outlines.path)
        outlines.fingerprint.combine(status.signature.fingerprint)
        return outlines.areas.isEmpty ? unreadable : nil
    }
}
