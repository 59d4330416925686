import Bytes
import Geography
import Tables
import Testing

@Suite("From metres to degrees")
struct ProjectionTests {
    @Test(
        "Lambert-93 comes out where PROJ 9 puts it, to a billionth of a degree",
        arguments: [
            (700_000.0, 6_600_000.0, 3.0, 46.5), (574_322.5, 6_279_871.3, 1.4437070341397, 43.6067477566606),
            (124_218.1, 6_838_442.9, -4.7903102282430, 48.3904496705458), (1_042_301.7, 6_297_312.4, 7.2468775249450, 43.6919792660868),
            (652_469.02, 6_862_035.26, 2.3521999630140, 48.8566000050153), (1_176_000.5, 6_102_000.25, 8.7251313946488, 41.8634305300593),
        ])
    func lambert93(_ x: Double, _ y: Double, _ longitude: Double, _ latitude: Double) {
        let found = LambertConic.lambert93.degrees(x: x, y: y)
        #expect(abs(found.longitude - longitude) < 1e-9 && abs(found.latitude - latitude) < 1e-9)
    }

    @Test(
        "So do the conic zones",
        arguments: [
            (43, 1_700_000.0, 2_200_000.0, 3.0, 43.0), (43, 1_574_322.5, 2_252_871.3, 1.4467744325302, 43.4654777514457),
            (50, 1_574_322.5, 9_252_871.3, 1.2297940428728, 50.4619811256278),
        ])
    func zones(_ zone: Int, _ x: Double, _ y: Double, _ longitude: Double, _ latitude: Double) {
        let found = LambertConic.conicZone(zone).degrees(x: x, y: y)
        #expect(abs(found.longitude - longitude) < 1e-9 && abs(found.latitude - latitude) < 1e-9)
    }

    @Test("Whether longitude or latitude was written first is told from where the places would lie")
    func order() throws {
        let straight = Georeference(of: [(x: 1.44, y: 43.6), (x: 1.5, y: 43.5)], in: nil)
        #expect(try #require(straight.degrees(1.44, 43.6)) == (1.44, 43.6))
        let swapped = Georeference(of: [(x: 43.6, y: 1.44), (x: 43.5, y: 1.5)], in: nil)
        #expect(try #require(swapped.degrees(43.6, 1.44)) == (1.44, 43.6))
        let metres = try #require(straight.degrees(574_322.5, 6_279_871.3))
        #expect(abs(metres.longitude - 1.4437) < 1e-4)
        #expect(straight.degrees(1e7, 1e8) == nil)
    }
}

@Suite("Places and geometries for maps")
struct MapGatheringTests {
    @Test("A hundred thousand places take no more room than some thousands, and none is lost from the count")
    func cloud() {
        var cloud = PointCloud()
        for number in 0..<100_000 { cloud.add(1 + Double(number % 317) / 500, 43 + Double(number / 317) / 500) }
        cloud.add(0, 0)
        cloud.add(.nan, 3)
        #expect(cloud.count == 100_000 && cloud.atZero == 1 && cloud.unplaced == 1)
        #expect(cloud.isGrouped && cloud.all.count <= 4_096)
        #expect(cloud.all.reduce(0) { $0 + $1.count } == 100_000)
    }

    private func collected(_ text: String) throws -> GeometryCollector {
        let collector = GeometryCollector()
        let rows = GeoJSONRows(MemorySource(Array(text.utf8)), geometry: collector)
        let batch = RowBatch()
        while try rows.next(batch) {}
        return collector
    }

    @Test("A surface of half a million corners is thinned on the way, and keeps its extent")
    func hugeRing() throws {
        var ring = ""
        let count = 500_000
        for number in 0...count {
            let share = Double(number % count) / Double(count) * 4
            let side = Int(share)
            let along = share - Double(side)
            let (x, y) = [(along, 0), (1, along), (1 - along, 1), (0, 1 - along)][side]
            ring += (number == 0 ? "" : ",") + "[\(1 + x),\(43 + y)]"
        }
        let collector = try collected(
            "{\"type\":\"Feature\",\"properties\":{\"nom\":\"Carré\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring)]]}}")
        let form = try #require(collector.forms.first)
        #expect(form.name == "Carré" && form.isSurface && form.rows.count == 1)
        #expect(form.rows[0].count < 12_002)
        let (xs, ys) = (
            stride(from: 0, to: form.rows[0].count, by: 2).map { form.rows[0][$0] }, stride(from: 1, to: form.rows[0].count, by: 2).map { form.rows[0][$0] }
        )
        #expect(xs.min()! < 1.01 && xs.max()! > 1.99 && ys.min()! < 43.01 && ys.max()! > 43.99)
    }

    @Test("Points, lines and surfaces come apart, whatever the order of members, and broken geometries are left out")
    func kinds() throws {
        let collector = try collected(
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"nom":"A"},"geometry":{"coordinates":[1.4,43.5],"type":"Point"}},
            {"type":"Feature","properties":{"nom":"B"},"geometry":{"type":"LineString","coordinates":[[1,43],[1.1,43.1]]}},
            {"type":"Feature","properties":{"nom":"C"},"geometry":{"type":"MultiPoint","coordinates":[[1,43],[1.1,43.1]]}},
            {"type":"Feature","properties":{"nom":"D"},"geometry":null},
            {"type":"Feature","properties":{"nom":"E"},"geometry":{"type":"Polygon","coordinates":[[1,43],[1.1,43.1]]}},
            {"type":"Feature","properties":{"nom":"F"},"geometry":{"type":"Polygon","coordinates":[[[1,43],[1.1,43],[1.1,43.1],[1,43]]]}}]}
            """)
        #expect(collector.points.all.map(\.name) == ["A", "C", "C"])
        #expect(collector.forms.map(\.name) == ["B", "F"])
        #expect(collector.forms.map(\.feature) == [1, 5])
        #expect(collector.placed == 4 && collector.unplaced == 2)
    }
}
