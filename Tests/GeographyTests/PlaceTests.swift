import Geography
import Testing

@Suite("Where shapes lie")
struct PlaceTests {
    private func points(_ positions: String...) -> String { collection(positions.map { feature(geometry("Point", $0)) }.joined(separator: ",\n")) }

    @Test(
        "Coordinates that are not degrees are told by the system they come from",
        arguments: [
            ("[574357.82, 6279642.97]", .lambert93, "Lambert-93"), ("[652381.2, 6862047.0]", .lambert93, "Lambert-93"),
            ("[1574123.5, 2267311.2]", .lambertOther, "Lambert CC43"), ("[1700000, 8200000]", .lambertOther, "Lambert CC49"),
            ("[527000, 1843000]", .lambertOther, "Lambert II étendu"), ("[160800, 5404000]", .webMercator, "Web Mercator"),
            ("[372000000, 4829000000]", .notDegrees, "372000000.0, 4829000000.0"), ("[1.44, 436.0]", .notDegrees, "1.44, 436.0"),
        ] as [(String, GeoJSONIssue.Kind, String)])
    func systems(_ position: String, _ kind: GeoJSONIssue.Kind, _ name: String) throws {
        let found = try report(points(position))
        #expect(found.issues.map(\.kind) == [kind])
        #expect(found.issues.first?.value == name)
        #expect(!found.isValid)
    }

    @Test("Where the territory is known, its Web Mercator is told from another place’s Lambert-93")
    func ambiguous() throws {
        let lille = GeoBox(west: 2.9, south: 50.5, east: 3.2, north: 50.7)
        #expect(try kinds(points("[340000, 6555000]")) == [.lambert93])
        #expect(try kinds(points("[340000, 6555000]"), territory: lille) == [.webMercator])
    }

    @Test("Latitude written first is recognised, in degrees and where they are out of range")
    func swapped() throws {
        #expect(try kinds(points("[43.6, 1.44]", "[43.61, 1.45]")) == [.swapped])
        #expect(try kinds(points("[43.6, 1.44]"), territory: toulouse) == [.swapped])
        #expect(try kinds(points("[-22.27, 166.44]")) == [.swapped])
        #expect(try kinds(points("[1.44, 43.6]"), territory: toulouse) == [])
    }

    @Test("Points all over the world are no mistake where no territory is given")
    func world() throws {
        let cities = points("[139.7, 35.7]", "[-74, 40.7]", "[28, -26.2]", "[45.3, 2.04]")
        #expect(try kinds(cities) == [])
        #expect(try kinds(cities, territory: toulouse) == [.outsideTerritory])
    }

    @Test("What reaches into the territory or covers it is not outside; what is near its border neither")
    func territory() throws {
        let department = geometry("Polygon", "[[[0.4, 42.6], [2.1, 42.6], [2.1, 44], [0.4, 44], [0.4, 42.6]]]")
        #expect(try kinds(department, territory: toulouse) == [])
        #expect(try kinds(points("[1.33, 43.6]"), territory: toulouse) == [])
        let outside = try report(points("[1.44, 43.6]", "[2.35, 48.85]"), territory: toulouse)
        #expect(outside[.outsideTerritory]?.places.map(\.feature) == [2])
        #expect(outside[.outsideTerritory]?.value == "2.35, 48.85")
    }

    @Test("An announced system of coordinates is told, unless it is the usual one or explains the coordinates")
    func reference() throws {
        func file(_ name: String, _ position: String) -> String {
            #"{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "\#(name)"}}, "features": ["#
                + feature(geometry("Point", position)) + "]}"
        }
        #expect(try kinds(file("urn:ogc:def:crs:OGC:1.3:CRS84", "[1.44, 43.6]")) == [])
        #expect(try kinds(file("urn:ogc:def:crs:EPSG::4326", "[1.44, 43.6]")) == [])
        #expect(try kinds(file("urn:ogc:def:crs:EPSG::4171", "[1.44, 43.6]")) == [.referenceObsolete])
        #expect(try kinds(file("urn:ogc:def:crs:EPSG::2154", "[574357.82, 6279642.97]")) == [.lambert93])
        #expect(try report(file("urn:ogc:def:crs:EPSG::2154", "[574357.82, 6279642.97]")).summary.referenceName == "urn:ogc:def:crs:EPSG::2154")
    }
}
