import Bytes
import Geography
import JSON
import Model
import Testing

@testable import Downloads

@Suite("Tables with coordinates, and maps as tables")
struct PlaceFormTests {
    private func features(_ made: Made) throws -> [JSONNode] { try JSONTree.parse(made.bytes[.geojson] ?? [])["features"]?.array ?? [] }

    private func position(_ feature: JSONNode) -> [String] {
        feature["geometry"]?["coordinates"]?.array?.map { if case .number(let text) = $0.value { text } else { "" } } ?? []
    }

    @Test("Points come from columns of degrees; rows without a place are features without one")
    func degrees() throws {
        let made = try Made("nom;lat;lon\nMairie;43,5;1,25\nÉcole;43,6;1,3\nPort;;\n")
        let found = try features(made)
        #expect(found.map(position) == [["1.25", "43.5"], ["1.3", "43.6"], []])
        #expect(found[2]["properties"]?["nom"]?.text == "Port")
        let kml = made.text(.kml)
        #expect(kml.contains("<name>Mairie</name>"))
        #expect(kml.contains("<Point><coordinates>1.25,43.5</coordinates></Point>"))
    }

    @Test("The points are valid GeoJSON")
    func valid() throws {
        let made = try Made("nom;lat;lon\n\"M\"\"a<i>\";43,5;1,25\nÉcole;43,6;1,3\n")
        let again = try Made(made.bytes[.geojson] ?? [], as: "points.geojson")
        #expect(
            try again.rows(.csv) == [
                ["nom", "lat", "lon", "longitude", "latitude"], ["M\"a<i>", "43.5", "1.25", "1.25", "43.5"], ["École", "43.6", "1.3", "1.3", "43.6"],
            ])
    }

    @Test("Lambert-93 becomes degrees")
    func lambert() throws {
        let made = try Made("nom;x;y\nToulouse;574357.8;6279642.97\nAutre;574400;6279700\n")
        let found = try features(made)
        let first = position(try #require(found.first)).compactMap(Double.init)
        #expect(abs((first.first ?? 0) - 1.444) < 0.01)
        #expect(abs((first.last ?? 0) - 43.604) < 0.01)
    }

    @Test("A column of pairs is read with latitude first, where that is how places are written")
    func pairs() throws {
        let made = try Made("nom;geo_point_2d\nMairie;\"43.5, 1.25\"\nÉcole;\"43.6, 1.3\"\n")
        #expect(try features(made).map(position) == [["1.25", "43.5"], ["1.3", "43.6"]])
    }

    @Test("A table without places is offered as no map")
    func noPlaces() throws {
        #expect(try Made("a;b\n1;2\n").formats.allSatisfy { $0 != .geojson && $0 != .kml })
        #expect(try Made("nom;lat;lon\na;;\nb;;\n").formats.allSatisfy { $0 != .geojson && $0 != .kml })
        #expect(try Made("nom;lat;lon\na;0;0\nb;0;0\n").formats.allSatisfy { $0 != .geojson && $0 != .kml })
    }

    @Test("A map of points is a table with two columns more; one of lines is a table of what is said of them")
    func mapAsTable() throws {
        func collection(_ geometry: String) -> String {
            #"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"nom": "=Un", "n": 1.5}, "geometry": "# + geometry + "}]}"
        }
        let points = try Made(collection(#"{"type": "Point", "coordinates": [1.25, 43.5]}"#), as: "carte.geojson")
        #expect(try points.rows(.csv) == [["nom", "n", "longitude", "latitude"], ["'=Un", "1.5", "1.25", "43.5"]])
        #expect(try points.rows(.xlsx) == [["nom", "n", "longitude", "latitude"], ["=Un", "1.5", "1.25", "43.5"]])
        #expect(points.formats == [.xlsx, .excelCSV, .csv, .parquet, .kml])
        let line = try Made(collection(#"{"type": "LineString", "coordinates": [[1.25, 43.5], [1.26, 43.51, 120]]}"#), as: "carte.geojson")
        #expect(try line.rows(.csv) == [["nom", "n"], ["'=Un", "1.5"]])
        #expect(line.text(.kml).contains("<LineString><coordinates>1.25,43.5 1.26,43.51</coordinates></LineString>"))
    }

    @Test("Surfaces keep their holes in KML, and texts are escaped")
    func surfaces() throws {
        let ring = "[[1,43],[2,43],[2,44],[1,43]]"
        let made = try Made(
            #"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"nom": "A & B <c>"}, "geometry": {"type": "MultiPolygon", "coordinates": [["#
                + ring + "," + ring + "]]}}]}", as: "carte.geojson")
        let kml = made.text(.kml)
        #expect(kml.contains("<name>A &amp; B &lt;c&gt;</name>"))
        #expect(kml.contains("<MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>1,43 2,43 2,44 1,43</coordinates>"))
        #expect(kml.contains("<innerBoundaryIs>"))
        #expect(kml.hasSuffix("</Document>\n</kml>\n"))
    }

    @Test("A ring that is not closed is closed in KML; one of two places is none, nor is a line of one")
    func rings() throws {
        func kml(_ type: String, _ coordinates: String) throws -> String {
            let feature = #"{"type": "Feature", "properties": {"nom": "A"}, "geometry": {"type": "\#(type)", "coordinates": \#(coordinates)}}"#
            let sound = #"{"type": "Feature", "properties": {"nom": "B"}, "geometry": {"type": "Point", "coordinates": [1, 43]}}"#
            return try Made(#"{"type": "FeatureCollection", "features": [\#(sound), \#(feature)]}"#, as: "carte.geojson").text(.kml)
        }
        #expect(try kml("Polygon", "[[[1,43],[2,43],[2,44]]]").contains("<coordinates>1,43 2,43 2,44 1,43</coordinates>"))
        #expect(try !kml("Polygon", "[[[1,43],[2,43]]]").contains("<Polygon>"))
        #expect(try !kml("LineString", "[[1,43]]").contains("<LineString>"))
    }

    @Test("Latitude written first is seen where the first rows have no place")
    func latePlaces() throws {
        let empty = String(repeating: "a;\n", count: 20_000)
        let made = try Made("nom;geo_point_2d\n" + empty + String(repeating: "b;\"43.5, 1.25\"\n", count: 30_000), [.geojson])
        let last = try #require(try features(made).last)
        #expect(position(last) == ["1.25", "43.5"])
    }

    @Test("Degrees are written to the centimetre, near Greenwich and the equator too")
    func writtenDegrees() {
        let written = [1.44, -0.00001, 0.0000049, -1.5, 43, 0.12345678].map { degreesText($0) }
        #expect(written == ["1.44", "-0.00001", "0.0000049", "-1.5", "43", "0.1234568"])
    }
}
