internal import Bytes
internal import Geography
internal import Profiles
internal import Tables
internal import Views

/// A table with coordinates as points, in GeoJSON (RFC 7946) or KML 2.2: degrees of WGS 84, whatever the file has. Rows without a place are features without one.
final class PlaceForm: FormWriter {
    enum Language { case geojson, kml }

    private let language: Language
    private let columns: [FormColumn]
    private let places: PlaceColumns
    private let territory: GeoBox?
    private let row: ObjectRow
    private var reference: Georeference?
    private var isFirst = true
    private var placed = 0
    private var unplaced = 0
    private var out: ByteWriter
    /// So many rows tell how coordinates are written.
    private static let mostSampled = 2_000

    init(
        _ language: Language, _ columns: [FormColumn], _ places: PlaceColumns, title: String, territory: GeoBox?,
        sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) {
        self.language = language
        self.columns = columns
        self.places = places
        self.territory = territory
        row = ObjectRow(columns)
        out = ByteWriter(sink: sink)
        switch language {
        case .geojson: out.raw("{\"type\":\"FeatureCollection\",\"features\":[")
        case .kml: KML.begin(title, into: &out)
        }
    }

    func add(_ batch: RowBatch) {
        if reference == nil {
            var sample: [(x: Double, y: Double)] = []
            for number in 0..<batch.rowCount where sample.count < Self.mostSampled {
                if let position = places.position(batch.cells(ofRow: number), of: batch) { sample.append(position) }
            }
            // Rows that come before the first position have none.
            if !sample.isEmpty { reference = Georeference(of: sample, in: territory) }
        }
        for number in 0..<batch.rowCount where !batch.isBlank(number) {
            let cells = batch.cells(ofRow: number)
            var place = places.position(cells, of: batch).flatMap { reference?.degrees($0.x, $0.y) }
            // What lies in the sea off Africa is a place that nobody wrote.
            if let found = place, found.longitude == 0, found.latitude == 0 { place = nil }
            if place == nil { unplaced += 1 } else { placed += 1 }
            switch language {
            case .geojson:
                out.raw(isFirst ? "\n" : ",\n")
                out.raw("{\"type\":\"Feature\",\"geometry\":")
                if let place {
                    out.raw("{\"type\":\"Point\",\"coordinates\":[" + degreesText(place.longitude) + "," + degreesText(place.latitude) + "]}")
                } else {
                    out.raw("null")
                }
                out.raw(",\"properties\":")
                row.write(batch, cells, into: &out)
                out.raw("}")
            case .kml: placemark(batch, cells, place)
            }
            isFirst = false
        }
    }

    private func placemark(_ batch: RowBatch, _ cells: UnsafeBufferPointer<Cell>, _ place: (longitude: Double, latitude: Double)?) {
        out.raw("<Placemark>")
        if let name = places.name, name < cells.count, !cells[name].isEmpty {
            out.raw("<name>")
            out.html(batch.text(cells[name]))
            out.raw("</name>")
        }
        out.raw("<ExtendedData>")
        for column in columns.indices where column < cells.count && !cells[column].isEmpty {
            KML.beginData(columns[column].name, into: &out)
            out.html(batch.text(cells[column]))
            out.raw("</value></Data>")
        }
        out.raw("</ExtendedData>")
        if let place { out.raw("<Point><coordinates>" + degreesText(place.longitude) + "," + degreesText(place.latitude) + "</coordinates></Point>") }
        out.raw("</Placemark>\n")
    }

    /// A form that has no place for most rows is of no use.
    func finish() throws -> Bool {
        switch language {
        case .geojson: out.raw("\n]}\n")
        case .kml: KML.end(into: &out)
        }
        try out.finish()
        return placed > 0 && placed >= unplaced
    }
}

/// The frame of a KML document.
enum KML {
    static func begin(_ title: String, into out: inout ByteWriter) {
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n<name>")
        out.html(title)
        out.raw("</name>\n")
    }

    static func beginData(_ name: String, into out: inout ByteWriter) {
        out.raw("<Data name=\"")
        out.html(name)
        out.raw("\"><value>")
    }

    static func end(into out: inout ByteWriter) { out.raw("</Document>\n</kml>\n") }
}
