import Findings
import Geography
import JSON
import Tables
import Testing

@Suite("GeoJSON files")
struct FileTests {
    private let point = geometry("Point", "[1.44, 43.6]")

    @Test(
        "What is no GeoJSON is told by what it is",
        arguments: [
            ("[1, 2]", .rootNotObject), ("null", .rootNotObject), ("{}", .typeMissing), (#"{"type": "Topology", "objects": {}}"#, .topology),
            (#"{"geometryType": "esriGeometryPoint", "features": []}"#, .esri), (#"{"type": 3}"#, .typeNotText), (#"{"type": "Carte"}"#, .typeUnknown),
            (#"{"type": "FeatureCollection"}"#, .featuresMissing), (#"{"type": "FeatureCollection", "features": {}}"#, .featuresMissing),
            (#"{"type": "FeatureCollection", "features": []}"#, .emptyCollection), ("", .truncated), ("{\"type\": ", .truncated), ("{type: 1}", .notJSON),
            ("{\"a\": \"\\ud800\"}", .notUTF8), (String(repeating: "[", count: 200), .tooDeep),
        ] as [(String, GeoJSONIssue.Kind)])
    func wrongFiles(_ text: String, _ kind: GeoJSONIssue.Kind) throws {
        #expect(try kinds(text) == [kind])
    }

    @Test(
        "A wrong feature is told by what is wrong with it",
        arguments: [
            ("null", .featureNotObject), (#"{"type": "Feature", "properties": {}}"#, .geometryMissing),
            (#"{"type": "Feature", "geometry": null, "properties": {}}"#, .geometryNull),
            (#"{"type": "Feature", "geometry": [1.4, 43.6], "properties": {}}"#, .geometryNotObject),
            (#"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1.44, 43.6]}}"#, .propertiesMissing),
            (feature(geometry("Point", "[1.44, 43.6]"), "[]"), .propertiesNotObject),
            (feature(geometry("Point", "[1.44, 43.6]"), #"{"a": 1, "a": 2}"#), .propertyRepeated),
            (#"{"type": "Feature", "id": {}, "geometry": {"type": "Point", "coordinates": [1.44, 43.6]}, "properties": null}"#, .identifierInvalid),
            (#"{"geometry": {"type": "Point", "coordinates": [1.44, 43.6]}, "properties": null}"#, .typeMissing),
            (#"{"type": "Feature", "type": "Feature", "geometry": {"type": "Point", "coordinates": [1.44, 43.6]}, "properties": null}"#, .memberRepeated),
        ] as [(String, GeoJSONIssue.Kind)])
    func wrongFeatures(_ text: String, _ kind: GeoJSONIssue.Kind) throws {
        let found = try report(collection(feature(point), text))
        #expect(found.issues.map(\.kind) == [kind])
        #expect(found.issues.first?.places.first?.feature == 2)
        #expect(found.summary.featureCount == 2)
    }

    @Test("Members may come in any order; a feature or a geometry may be the whole file")
    func order() throws {
        #expect(try kinds(#"{"features": [{"properties": {}, "geometry": \#(point), "type": "Feature"}], "type": "FeatureCollection"}"#) == [])
        #expect(try kinds(#"{"properties": {"a": 1}, "geometry": \#(point), "type": "Feature"}"#) == [])
        #expect(try kinds(point) == [])
    }

    @Test("An identifier that several features have is told, a number and a text being two")
    func identifiers() throws {
        func identified(_ id: String) -> String { #"{"type": "Feature", "id": \#(id), "geometry": \#(point), "properties": null}"# }
        #expect(try kinds(collection(identified("1"), identified("2"), identified("\"1\""))) == [])
        let found = try report(collection(identified("1"), identified("2"), identified("1"), identified("2")))
        #expect(found[.identifierRepeated]?.places.map(\.feature) == [3, 4])
        #expect(found[.identifierRepeated]?.value == "1")
    }

    @Test("The summary tells what is in the file")
    func summary() throws {
        let line = geometry("LineString", "[[1.4, 43.5], [1.5, 43.7]]")
        let text = collection(feature(point, #"{"nom": "Mairie", "places": 3}"#), feature(line, #"{"nom": null, "ouvert": true}"#), feature("null"))
        let summary = try report(text).summary
        #expect(summary.type == .featureCollection)
        #expect((summary.featureCount, summary.withoutGeometry, summary.positionCount) == (3, 1, 3))
        #expect(summary.geometryCounts.map { "\($0.count) \($0.type.name)" } == ["1 Point", "1 LineString"])
        #expect(summary.box == GeoBox(west: 1.4, south: 43.5, east: 1.5, north: 43.7))
        #expect(summary.properties.map(\.name) == ["nom", "places", "ouvert"])
        #expect(summary.properties.map { [$0.texts, $0.numbers, $0.booleans, $0.nulls] } == [[1, 0, 0, 1], [0, 1, 0, 0], [0, 0, 1, 0]])
    }

    @Test("Properties are rows under their names, one for each feature")
    func rows() throws {
        let text = collection(feature(point, #"{"nom": "Mairie", "places": 3}"#), "7", feature("null", "null"), feature(point, #"{"ouvert": true}"#))
        let source = GeoJSONRows(MemorySource(Array(text.utf8)))
        let batch = RowBatch()
        #expect(try source.next(batch))
        let rows = (0..<batch.rowCount).map { batch.cells(ofRow: $0).map(batch.string) }
        #expect(rows == [["nom", "places", "ouvert"], ["Mairie", "3", ""], [], ["", "", ""], ["", "", "true"]])
        #expect(try !source.next(batch))
        #expect(source.form.format == .geojson)
    }

    @Test("A file that breaks off gives the rows and the issues before, and says where it breaks")
    func broken() throws {
        let text = collection(feature(point, #"{"nom": "Mairie"}"#), feature(geometry("Point", "[1]"))) + "}"
        let source = GeoJSONRows(MemorySource(Array(text.utf8)))
        let batch = RowBatch()
        #expect(try source.next(batch))
        #expect(batch.rowCount == 3)
        #expect(source.report.issues.map(\.kind) == [.positionTooShort, .notJSON])
        #expect(source.report.failure == JSONError(.syntax, line: 2, column: 91))
        #expect(source.report.summary.featureCount == 2)
    }

    @Test("Large files come in several batches and every feature is counted")
    func large() throws {
        let features = (1...20_000).map { feature(point, #"{"rang": \#($0)}"#) }.joined(separator: ",")
        let source = GeoJSONRows(MemorySource(Array(collection(features).utf8)))
        let batch = RowBatch()
        var rows = 0
        while try source.next(batch) {
            #expect(batch.firstRow == rows + 1)
            rows += batch.rowCount
        }
        #expect(rows == 20_001)
        #expect(source.report.summary.featureCount == 20_000)
    }

    @Test("Findings say the cause, the objects and the remedy, in both languages")
    func findings() throws {
        let text = collection(feature(point), feature(geometry("Point", "[574357.82, 6279642.97]"), #"{"libelle": "Salle des fêtes"}"#))
        let findings = try report(text).findings(in: "content/roques/lieux/lieux.geojson")
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.severity == .error)
        #expect(finding.place == SourcePlace(file: "content/roques/lieux/lieux.geojson", line: 2, column: 66))
        #expect(finding.sentences(in: .french).cause == "Les coordonnées sont en mètres (Lambert-93) et non en degrés : objet n° 2 (Salle des fêtes).")
        #expect(finding.sentences(in: .english).cause == "The coordinates are in metres (Lambert-93), not in degrees: object no. 2 (Salle des fêtes).")
    }

    @Test("A type in the wrong capitals is given in the right ones")
    func suggestion() throws {
        let finding = try #require(try report(#"{"type": "featurecollection", "features": []}"#).findings(in: "a.geojson").first)
        #expect(finding.sentences(in: .french).suggestion == "Vouliez-vous dire « FeatureCollection » ?")
    }
}
