internal import Bytes
internal import DataFiles
internal import Geography
internal import JSON
internal import Tables

/// The features of a GeoJSON file as KML 2.2, and where those that are points lie.
struct FeatureForm {
    /// How many features have a geometry.
    var placed = 0
    /// Whether every geometry is a point.
    var arePoints = true
    /// One for each feature.
    var places = RowPlaces()

    /// Reads the file feature by feature; features that are none are passed over.
    ///
    /// - Parameter kml: nil where only the places are wanted.
    static func write(_ file: DataFile, title: String, kml: ((UnsafeRawBufferPointer) throws -> Void)?) throws -> FeatureForm {
        var form = FeatureForm()
        let reference = try Self.reference(of: file)
        var out = ByteWriter(sink: { try kml?($0) })
        KML.begin(title, into: &out)
        try forEach(in: file) { feature in
            let geometry = feature["geometry"]
            let point = geometry?["type"]?.text == "Point" ? geometry?["coordinates"].flatMap(Self.position) : nil
            let degrees = point.flatMap { reference.degrees($0.x, $0.y) }
            form.places.degrees.append(degrees ?? (.nan, .nan))
            if geometry?["type"]?.text != nil {
                form.placed += 1
                if degrees == nil { form.arePoints = false }
            }
            if kml != nil { write(feature, geometry, reference, into: &out) }
            return true
        }
        KML.end(into: &out)
        try out.finish()
        form.arePoints = form.arePoints && form.placed > 0
        return form
    }

    /// How the file's coordinates are written, from its first positions.
    private static func reference(of file: DataFile) throws -> Georeference {
        var sample: [(x: Double, y: Double)] = []
        try forEach(in: file) { feature in
            var node = feature["geometry"]?["coordinates"]
            while let first = node?.array?.first, first.array != nil { node = first }
            if let position = node.flatMap(Self.position) { sample.append(position) }
            return sample.count < 2_000
        }
        return Georeference(of: sample, in: file.territory)
    }

    private static func position(_ node: JSONNode) -> (x: Double, y: Double)? {
        guard let items = node.array, items.count >= 2, case .number(let x) = items[0].value, case .number(let y) = items[1].value, let x = Double(x),
            let y = Double(y)
        else { return nil }
        return (x, y)
    }

    // MARK: Reading

    /// Each feature of the collection.
    ///
    /// - Parameter take: says whether more are wanted.
    private static func forEach(in file: DataFile, _ take: (JSONNode) throws -> Bool) throws {
        let bytes = try FileBytes(file.path, digests: false)
        var failure: TableError?
        var reader = JSONReader { (buffer: UnsafeMutableRawBufferPointer) throws(JSONError) -> Int in
            do throws(TableError) { return try bytes.read(into: buffer) } catch {
                failure = error
                return 0
            }
        }
        guard try reader.next() == .beginObject else { return }
        while try reader.next() == .name {
            guard reader.string == "features" else {
                try reader.skip(JSONReader.Event.name)
                continue
            }
            guard try reader.next() == .beginArray else { continue }
            while true {
                let event = try reader.next()
                if event == .endArray { break }
                guard try take(try JSONTree.value(from: &reader, event)) else { return }
            }
        }
        if let failure { throw failure }
    }

    // MARK: Writing

    private static func write(_ feature: JSONNode, _ geometry: JSONNode?, _ reference: Georeference, into out: inout ByteWriter) {
        out.raw("<Placemark>")
        var members: [JSONNode.Member] = []
        if case .object(let found)? = feature["properties"]?.value { members = found }
        let names = ["nom", "name", "libelle", "titre", "title", "label", "intitule"]
        if let name = names.lazy.compactMap({ wanted in members.first { slug($0.name) == wanted }?.node.text }).first {
            out.raw("<name>")
            out.html(name)
            out.raw("</name>")
        }
        out.raw("<ExtendedData>")
        for member in members {
            guard let text = text(of: member.node) else { continue }
            KML.beginData(member.name, into: &out)
            out.html(text)
            out.raw("</value></Data>")
        }
        out.raw("</ExtendedData>")
        if let geometry { write(geometry, reference, depth: 0, into: &out) }
        out.raw("</Placemark>\n")
    }

    /// What stands in a cell; nil for nothing, and for what is no single value.
    private static func text(of node: JSONNode) -> String? {
        switch node.value {
        case .null, .object: nil
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number
        case .string(let text): text
        case .array(let items): items.compactMap { text(of: $0, isNested: true) }.joined(separator: ", ")
        }
    }

    private static func text(of node: JSONNode, isNested: Bool) -> String? {
        switch node.value {
        case .number(let number): number
        case .string(let text): text
        case .boolean(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    private static func write(_ geometry: JSONNode, _ reference: Georeference, depth: Int, into out: inout ByteWriter) {
        guard depth < 4, let type = geometry["type"]?.text else { return }
        let parts = geometry["coordinates"]?.array ?? []
        func degrees(_ items: [JSONNode]) -> [String] {
            items.compactMap { item in
                position(item).flatMap { reference.degrees($0.x, $0.y) }.map { degreesText($0.longitude) + "," + degreesText($0.latitude) }
            }
        }
        func coordinates(_ places: [String]) { out.raw("<coordinates>" + places.joined(separator: " ") + "</coordinates>") }
        func polygon(_ rings: [JSONNode]) {
            // A ring ends where it began (KML 2.2 §10.8); what goes nowhere is no ring, and a surface without an outline none at all.
            let rings = rings.map { ring in
                let places = degrees(ring.array ?? [])
                return places.count > 2 && places.first != places.last ? places + places.prefix(1) : places
            }
            guard let outline = rings.first, outline.count > 3 else { return }
            out.raw("<Polygon><outerBoundaryIs><LinearRing>")
            coordinates(outline)
            out.raw("</LinearRing></outerBoundaryIs>")
            for hole in rings.dropFirst() where hole.count > 3 {
                out.raw("<innerBoundaryIs><LinearRing>")
                coordinates(hole)
                out.raw("</LinearRing></innerBoundaryIs>")
            }
            out.raw("</Polygon>")
        }
        func line(_ node: JSONNode) {
            let places = degrees(node.array ?? [])
            guard places.count > 1 else { return }
            out.raw("<LineString>")
            coordinates(places)
            out.raw("</LineString>")
        }
        func point(_ node: JSONNode) {
            let place = degrees([node])
            guard !place.isEmpty else { return }
            out.raw("<Point>")
            coordinates(place)
            out.raw("</Point>")
        }
        func several(_ items: [JSONNode], _ write: (JSONNode) -> Void) {
            out.raw("<MultiGeometry>")
            for item in items { write(item) }
            out.raw("</MultiGeometry>")
        }
        switch type {
        case "Point": if let node = geometry["coordinates"] { point(node) }
        case "MultiPoint": several(parts) { point($0) }
        case "LineString": if let node = geometry["coordinates"] { line(node) }
        case "MultiLineString": several(parts) { line($0) }
        case "Polygon": polygon(parts)
        case "MultiPolygon": several(parts) { polygon($0.array ?? []) }
        case "GeometryCollection":
            out.raw("<MultiGeometry>")
            for item in geometry["geometries"]?.array ?? [] { write(item, reference, depth: depth + 1, into: &out) }
            out.raw("</MultiGeometry>")
        default: break
        }
    }
}
