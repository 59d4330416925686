import Findings
import Geography
import Testing

@Suite("Shapes of GeoJSON")
struct ShapeTests {
    private static let square = "[[[1.4, 43.6], [1.5, 43.6], [1.5, 43.61], [1.4, 43.6]]]"

    @Test(
        "Right shapes raise nothing",
        arguments: [
            geometry("Point", "[1.4, 43.6]"), geometry("Point", "[1.4, 43.6, 150]"), geometry("MultiPoint", "[[1.4, 43.6]]"),
            geometry("LineString", "[[1.4,43.6],[1.5,43.6]]"), geometry("MultiLineString", "[[[1.4, 43.6], [1.5, 43.6]], [[1.4, 43.6], [1.5, 43.7]]]"),
            geometry("Polygon", square), geometry("MultiPolygon", "[\(square), \(square)]"), geometry("Point", "[\n  1.4e0,\n  43.6\n]"),
            #"{"type": "GeometryCollection", "geometries": [\#(geometry("Point", "[1.4, 43.6]"))]}"#,
            #"{"coordinates": [[1.4, 43.6], [1.5, 43.6]], "type": "LineString", "bbox": [1.4, 43.6, 1.5, 43.6], "autre": {"coordinates": 1}}"#,
        ])
    func right(_ geometry: String) throws {
        #expect(try kinds(geometry) == [])
        #expect(try kinds(collection(feature(geometry))) == [])
    }

    @Test(
        "A wrong shape is told by what is wrong with it",
        arguments: [
            (geometry("Polygon", "[[[1.4, 43.6], [1.5, 43.6], [1.5, 43.61], [1.4, 43.61]]]"), .ringNotClosed),
            (geometry("Polygon", "[[[1.4, 43.6], [1.5, 43.6], [1.5, 43.61], [1.4, 43.6, 12]]]"), .ringNotClosed),
            (geometry("Polygon", "[[[1.4, 43.6], [1.5, 43.6], [1.4, 43.6]]]"), .ringTooShort), (geometry("Polygon", "[[]]"), .ringTooShort),
            (geometry("Polygon", "[[[1.4, 43.6], [1.5, 43.61], [1.5, 43.6], [1.4, 43.6]]]"), .winding),
            (geometry("LineString", "[[1.4, 43.6]]"), .lineTooShort), (geometry("MultiLineString", "[[]]"), .lineTooShort),
            (geometry("Point", "[1.4]"), .positionTooShort), (geometry("LineString", "[[], [1.4, 43.6], [1.5, 43.6]]"), .positionTooShort),
            (geometry("Point", #"["1.4", "43.6"]"#), .positionNotNumbers), (geometry("LineString", "[[1.4, null], [1.4, 43.6]]"), .positionNotNumbers),
            (geometry("Point", "[1.4, 43.6, 1, 2]"), .positionTooLong), (geometry("MultiPoint", "[1.4, 43.6]"), .nestingWrong),
            (geometry("Point", "[[1.4, 43.6]]"), .nestingWrong), (geometry("LineString", "[[1.4, 43.6], 5]"), .nestingWrong),
            (geometry("MultiPolygon", "[[[[[[1.4, 43.6]]]]]]"), .nestingWrong), (geometry("LineString", "[[1.4, 43.6], [[1.4, 43.6]]]"), .nestingWrong),
            (geometry("Polygon", "[]"), .geometryEmpty), (geometry("Point", "null"), .coordinatesMissing), (#"{"type": "Point"}"#, .coordinatesMissing),
            (#"{"type": "GeometryCollection"}"#, .geometriesMissing), (geometry("Point", "[1.12345678, 43.6]"), .precision),
            (geometry("Point", "[0, 0.0]"), .zeroPoint), (geometry("point", "[1.4, 43.6]"), .typeCase), (geometry("Feature", "[1.4, 43.6]"), .typeUnknown),
            (#"{"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": []}]}"#, .collectionNested),
            (#"{"type": "Point", "coordinates": [1.4, 43.6], "bbox": [1, 2, 3]}"#, .boxInvalid),
            (#"{"type": "Point", "coordinates": [1.4, 43.6], "properties": {}}"#, .memberMisplaced),
        ] as [(String, GeoJSONIssue.Kind)])
    func wrong(_ geometry: String, _ kind: GeoJSONIssue.Kind) throws {
        #expect(try kinds(collection(feature(geometry))) == [kind])
    }

    @Test("One cause is one issue, with how often, in how many objects and where first")
    func grouping() throws {
        let open = "[[1.4, 43.6], [1.5, 43.6], [1.5, 43.61]]"
        let all = (1...20).map { feature(geometry("Polygon", "[\(open), \(open)]"), #"{"nom": "Parc \#($0)"}"#) }
        let issue = try #require(try report(collection(feature(geometry("Polygon", Self.square)), all.joined(separator: ",\n")))[.ringNotClosed])
        #expect((issue.count, issue.features) == (40, 20))
        #expect(issue.places.count == 5)
        let first = try #require(issue.places.first)
        #expect((first.feature, first.label, first.line, first.column) == (2, "Parc 1", 2, 69))
        #expect(issue.places.last?.label == "Parc 5")
        #expect(issue.whereabouts(in: .french) == "20 objets, dont n° 2 (Parc 1), n° 3 (Parc 2) et n° 4 (Parc 3)")
    }

    @Test("Holes turn the other way than outlines")
    func holes() throws {
        let hole = "[[1.41, 43.601], [1.42, 43.602], [1.42, 43.601], [1.41, 43.601]]"
        let turned = "[[1.41, 43.601], [1.42, 43.601], [1.42, 43.602], [1.41, 43.601]]"
        let outline = "[[1.4, 43.6], [1.5, 43.6], [1.5, 43.61], [1.4, 43.6]]"
        #expect(try kinds(geometry("Polygon", "[\(outline), \(hole)]")) == [])
        #expect(try kinds(geometry("Polygon", "[\(outline), \(turned)]")) == [.winding])
    }
}
