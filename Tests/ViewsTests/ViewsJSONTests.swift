import Bytes
import Findings
import JSON
import Model
import Testing
import Views

@Suite struct ViewsJSONTests {
    @Test("What is written of charts and maps is read back as it was")
    func roundTrip() throws {
        var bars = Chart(
            kind: .bars, x: Chart.Column(name: "genre", label: "Genre"),
            groups: [Chart.Group(label: "Quercus \"</script>", values: [12, 3.5]), Chart.Group(label: "12", values: [7, 0])], rows: 40)
        bars.aggregate = .sum
        bars.y = Chart.Column(name: "n", label: "Nombre")
        bars.series = ["F", "M"]
        bars.rest = [21, 1]
        bars.restCount = 4
        bars.rowsLeftOut = 2
        bars.unit = "€"
        bars.title = LocalizedText("Les arbres", in: .french, translation: "Trees")
        bars.subject = "trees"
        bars.order = 2
        bars.filter = "side=left"
        bars.cut = "/"
        bars.limit = 5
        var line = Chart(kind: .line, x: Chart.Column(name: "d", label: "D"), groups: [Chart.Group(from: 24_303, to: 24_304, values: [3])], rows: 3)
        line.period = .month
        var map = PlaceMap()
        map.places = [
            PlaceMap.Place(PlaceMap.Position(longitude: 1.48938, latitude: 43.52869), name: "Mairie"),
            PlaceMap.Place(PlaceMap.Position(longitude: -1.4, latitude: 43), count: 12),
        ]
        map.forms = [
            PlaceMap.Form(
                name: "Roques", isSurface: true,
                rows: [[PlaceMap.Position(longitude: 1, latitude: 2), PlaceMap.Position(longitude: 3, latitude: 4.5)]], value: 3)
        ]
        map.rows = 13
        map.rowsAtZero = 1
        map.isGrouped = true
        let views: [TableView] = [.chart(bars), .chart(line), .map(map)]
        var json = JSONText()
        views.write(to: &json)
        let read = [TableView](try JSONTree.parse(json.withBytes { Array($0) }))
        #expect(read == views)
    }

    @Test("What is no list of views is none")
    func damaged() throws {
        for text in ["{}", "[{}]", "[{\"kind\":\"bars\"}]", "[{\"kind\":\"map\",\"places\":[[1]],\"forms\":[],\"rows\":1}]"] {
            #expect([TableView](try JSONTree.parse(Array(text.utf8))) == nil)
        }
    }
}
