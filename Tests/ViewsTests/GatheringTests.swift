import Findings
import Geography
import Model
import Profiles
import Schemas
import Tables
import Testing

@testable import Views

/// What comes of a small table.
private func gathered(_ text: String, _ requests: [ViewRequest]? = nil, hasOutlines: Bool = false) throws -> (views: [TableView], findings: [Finding]) {
    let table = try TableReader(CSVRows(MemorySource(Array(text.utf8))), expecting: [])
    let plan = ViewPlan(
        labels: table.header.labels, schema: nil, requests: requests, file: "content/a/b/c.csv", isGeoJSON: false, hasOutlines: hasOutlines)
    let gatherer = ViewGatherer(plan, territory: nil)
    var profiler = TableProfiler(labels: table.header.labels)
    let batch = RowBatch()
    while try table.next(batch) {
        profiler.add(batch)
        gatherer.add(batch)
    }
    return gatherer.finish(profiler.finish())
}

private func charts(_ views: [TableView]) -> [Chart] { views.compactMap { if case .chart(let chart) = $0 { chart } else { nil } } }
private func map(_ views: [TableView]) -> PlaceMap? { views.lazy.compactMap { if case .map(let map) = $0 { map } else { nil } }.first }

private func request(_ kind: ViewRequest.Kind, x: String? = nil, y: String? = nil, _ aggregate: ViewRequest.Aggregate? = nil) -> ViewRequest {
    var request = ViewRequest(kind, at: SourcePlace(file: "content/a/b/index.md", line: 3))
    request.x = x.map { ViewRequest.Named($0, at: SourcePlace(file: "content/a/b/index.md", line: 4)) }
    request.y = y.map { ViewRequest.Named($0, at: SourcePlace(file: "content/a/b/index.md", line: 5)) }
    request.aggregate = aggregate
    return request
}

@Suite("Charts made without being asked for")
struct AutomaticChartTests {
    @Test("Grants are added up by beneficiary, the largest first, and by month; what is left over is told")
    func grants() throws {
        var text = "nomBeneficiaire;montant;dateConvention\n"
        for number in 1...15 { text += "Club \(number);\(number)00,50;2025-0\(number % 3 + 1)-12\n" }
        text += "Club 15;1 000;2025-01-03\nClub 3;;2025-01-03\n"
        let charts = charts(try gathered(text).views)
        #expect(charts.map(\.subject) == ["grants-by-beneficiary", "grants-by-period"])
        #expect(charts[0].groups.count == 12 && charts[0].groups[0] == Chart.Group(label: "Club 15", values: [2_500.5]))
        #expect(charts[0].rest == [601.5] && charts[0].restCount == 3)
        #expect(charts[0].rows == 16 && charts[0].rowsLeftOut == 1 && charts[0].unit == "€")
        #expect(charts[1].period == .month && charts[1].groups.map(\.from) == [24_300, 24_301, 24_302])
    }

    @Test("A chart that is asked for and is the one that the schema makes counts as that one; another calculation does not")
    func askedForToo() throws {
        let text = "nomBeneficiaire;montant;dateConvention\nClub;5;2025-01-03\nJudo;7;2025-02-03\nClub;9;2025-03-03\n"
        let asked = [
            request(.bars, x: "nomBeneficiaire", y: "montant", .sum), request(.line, x: "dateConvention", y: "montant"),
            request(.bars, x: "nomBeneficiaire"),
        ]
        let subjects = charts(try gathered(text, asked).views).map(\.subject)
        #expect(subjects == ["grants-by-beneficiary", "grants-by-period", nil])
    }

    @Test("Identifiers, codes, phone numbers, coordinates and names of persons make no chart")
    func never() throws {
        var text = "id,code_postal,telephone,nom,prenom,lat,lon,date_maj\n"
        for number in 0..<60 {
            text += "\(number),\(["31120", "31450"][number % 2]),05611212\(10 + number % 3),\(["Martin", "Durand"][number % 2]),\(["Anne", "Luc"][number % 2]),"
            text += "43.\(510 + number),1.\(410 + number),2025-0\(1 + number % 9)-01\n"
        }
        #expect(charts(try gathered(text).views).isEmpty)
    }

    @Test("A table of one row, of empty columns or of one value has no chart")
    func nothing() throws {
        #expect(try gathered("type,n\na,1\n").views.isEmpty)
        #expect(try gathered("type,n\n,\n,\n,\n").views.isEmpty)
        #expect(try gathered("type\na\na\na\na\n").views.isEmpty)
    }

    @Test("Ages and sexes make a pyramid, men to the left, the youngest first")
    func pyramid() throws {
        let chart = try #require(
            charts(try gathered("age;sexe;population\n5-9 ans;Femmes;10\n0-4 ans;Hommes;7\n0-4 ans;Femmes;8\n5-9 ans;Hommes;9\n").views).first)
        #expect(chart.kind == .pyramid && chart.series == ["Hommes", "Femmes"])
        #expect(chart.groups == [Chart.Group(label: "0-4 ans", values: [7, 8]), Chart.Group(label: "5-9 ans", values: [9, 10])])
    }

    @Test("Numbers that are no numbers, dates of long ago and texts of script do no harm")
    func hostile() throws {
        var text = "type,montant,date\n"
        for number in 0..<41 {
            text +=
                "<script>\(number % 4)</script>,\(number % 5 == 0 ? "NaN" : "\(number)"),\(["0001-01-01", "1066-10-14", "2025-13-45", "9999-12-31"][number % 4])\n"
        }
        let views = try gathered(text).views
        #expect(charts(views).contains { $0.kind == .bars && $0.groups.count == 4 })
    }
}

@Suite("Charts and maps asked for")
struct ChosenViewTests {
    private let table = "Nom du club;Montant versé;Jour;Note\nA;10;2024-01-05;x\nB;20;2025-03-05;y\nA;30;2025-04-05;z\n"

    @Test("A line, bars of sums or means and counts come as they are asked for")
    func asked() throws {
        let (views, findings) = try gathered(
            table,
            [
                request(.bars, x: "nom-du-club", y: "Montant versé", .mean), request(.line, x: "Jour", y: "Montant versé"), request(.bars, x: "Nom du club"),
            ])
        #expect(findings.isEmpty)
        let made = charts(views)
        #expect(made.map(\.kind) == [.bars, .line, .bars])
        #expect(made[0].groups == [Chart.Group(label: "A", values: [20]), Chart.Group(label: "B", values: [20])])
        #expect(made[1].groups.count == 16 && made[1].groups.reduce(0) { $0 + $1.values[0] } == 60)
        #expect(made[2].groups[0] == Chart.Group(label: "A", values: [2]))
    }

    @Test("What cannot be made is told with its remedy, and the others are made")
    func wrong() throws {
        let (views, findings) = try gathered(
            table,
            [
                request(.bars, x: "Nom du clob"), request(.bars), request(.bars, x: "Nom du club", y: "Note"), request(.line, x: "Nom du club"),
                request(.histogram, x: "Note"), request(.map), request(.bars, x: "Nom du club"),
            ])
        #expect(views.count == 1)
        #expect(
            findings.map(\.rule) == [.viewColumnUnknown, .viewColumnMissing, .viewNoCoordinates, .viewNotNumbers, .viewNotDates, .viewNotNumbers])
        #expect(findings[0].suggestions == ["Nom du club"])
        #expect(findings.allSatisfy { $0.severity == .warning })
        #expect(findings.map(\.place.line) == [4, 3, 3, 5, 4, 4], "Each is told where the name is written that is wrong.")
    }

    @Test("A pyramid that lacks a column says which")
    func pyramids() throws {
        #expect(try gathered("ville;sexe\nA;F\nB;H\n", [request(.pyramid)]).findings.map(\.rule) == [.viewNoAges])
        #expect(try gathered("age;nombre\n1;2\n2;3\n", [request(.pyramid)]).findings.map(\.rule) == [.viewNoSex])
    }

    @Test("One date a year makes a line of years, without zeros in between")
    func sparse() throws {
        let (views, _) = try gathered("Jour;Total\n2021-12-31;5\n2022-12-31;6\n2023-12-31;7\n2024-12-31;8\n", [request(.line, x: "Jour", y: "Total")])
        #expect(charts(views)[0].groups.map(\.values) == [[5], [6], [7], [8]])
    }

    @Test("Bars of more values than can be told apart are not drawn wrong, but refused")
    func tooMany() throws {
        let table = "nom\n" + (0..<20_002).map { "n\($0)" }.joined(separator: "\n") + "\n"
        #expect(try gathered(table, [request(.bars, x: "nom")]).findings.map(\.rule) == [.viewTooManyValues])
    }

    @Test("No views at all where none are wanted")
    func none() throws {
        #expect(try gathered(table, []).views.isEmpty)
    }

    @Test("Values by commune need outlines, and are added up by code")
    func communes() throws {
        let table = "code_insee;population\n31458;10\n31446;5\n31458;7\n"
        #expect(try gathered(table, [request(.map, y: "population")]).findings.map(\.rule) == [.viewNoOutlines])
        let made = try #require(map(try gathered(table, [request(.map, y: "population")], hasOutlines: true).views))
        #expect(made.codes == [PlaceMap.CodeValue("31446", 5), PlaceMap.CodeValue("31458", 17)])
    }
}

@Suite("Places of tables")
struct PlaceTests {
    @Test("Longitude and latitude, both in one cell, or Lambert-93: all come out in degrees")
    func forms() throws {
        let columns = try #require(map(try gathered("nom,latitude,longitude\nA,43.51,1.41\nB,43.52,1.42\n").views))
        #expect(columns.places.map(\.name) == ["A", "B"] && columns.places[0].position == PlaceMap.Position(longitude: 1.41, latitude: 43.51))
        let pair = try #require(map(try gathered("nom;coordonneesXY\nA;[1.41, 43.51]\nB;[1.42,43.52]\n").views))
        #expect(pair.places.map(\.position) == columns.places.map(\.position))
        let swapped = try #require(map(try gathered("nom;geo_point_2d\nA;43.51, 1.41\nB;43.52, 1.42\n").views))
        #expect(swapped.places.map(\.position) == columns.places.map(\.position))
        let metres = try #require(map(try gathered("nom;x;y\nA;574322.5;6279871.3\nB;574400;6279900\n").views))
        #expect(abs(metres.places[0].position.longitude - 1.4437070) < 1e-6 && abs(metres.places[0].position.latitude - 43.6067477) < 1e-6)
    }

    @Test("Places at (0, 0), in another country and missing ones are counted, and not drawn")
    func slips() throws {
        let found = try #require(map(try gathered("nom,lat,lon\nA,43.51,1.41\nB,43.52,1.42\nC,0,0\nD,10,100\nE,,\nF,x,y\n").views))
        #expect(found.places.count == 2 && found.rows == 2 && found.rowsAtZero == 1 && found.rowsOutside == 1 && found.rowsWithoutPlace == 2)
    }

    @Test("A table about the world keeps its places")
    func world() throws {
        let found = try #require(map(try gathered("nom,lat,lon\nTokyo,35.6,139.7\nLima,-12.1,-77.1\nParis,48.8,2.3\n").views))
        #expect(found.places.count == 3 && found.rowsOutside == 0)
    }
}
