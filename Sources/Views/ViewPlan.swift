internal import Bytes
internal import Findings
public import Model
public import Schemas

/// What is to be gathered from the rows of a table while they are read: decided from the names of its columns, its schema and what its officer asks for, before
/// the first row.
public struct ViewPlan: Sendable {
    enum Item: Sendable {
        case groups(GroupSpec)
        /// The histogram that the profile has anyway.
        case histogram(column: Int, request: ViewRequest)
        case map(MapSpec)
    }

    let items: [Item]
    let labels: [String]
    let schema: TableSchema?
    let file: String
    /// Nil where nobody has chosen.
    let isChosen: Bool
    let findings: [Finding]

    /// - Parameters:
    ///   - requests: nil where nobody has chosen.
    ///   - file: as findings name it.
    ///   - isGeoJSON: whether places come with the rows, and not in them.
    ///   - hasOutlines: whether the catalogue has the outlines of communes.
    public init(labels: [String], schema: TableSchema?, requests: [ViewRequest]?, file: String, isGeoJSON: Bool, hasOutlines: Bool = false) {
        self.labels = labels
        self.schema = schema
        self.file = file
        isChosen = requests != nil
        var findings: [Finding] = []
        if let requests {
            var items: [Item] = []
            for request in requests {
                if let item = Self.item(for: request, labels, schema, file, isGeoJSON, hasOutlines, &findings) { items.append(item) }
            }
            self.items = items
        } else {
            let map = MapSpec(labels, schema, isGeoJSON: isGeoJSON)
            items = (map.map { [.map($0)] } ?? []) + GroupSpec.automatic(labels).map { .groups($0) }
        }
        self.findings = findings
    }

    public var isEmpty: Bool { items.isEmpty && (isChosen || labels.isEmpty) }

    private static func item(
        for request: ViewRequest, _ labels: [String], _ schema: TableSchema?, _ file: String, _ isGeoJSON: Bool, _ hasOutlines: Bool,
        _ findings: inout [Finding]
    ) -> Item? {
        let shown = file.utf8.lastIndex(of: 0x2F).map { String(file[file.utf8.index(after: $0)...]) } ?? file
        /// The column of a name; nil, with a finding, when there is none.
        func column(_ named: ViewRequest.Named?, _ key: String, _ findings: inout [Finding]) -> Int? {
            guard let named else {
                findings.append(Finding(.viewColumnMissing, at: request.place, details: [key]))
                return nil
            }
            let name = named.name
            if let found = labels.firstIndex(of: name) { return found }
            let wanted = slug(name)
            if let found = labels.firstIndex(where: { slug($0) == wanted }) { return found }
            findings.append(Finding(.viewColumnUnknown, at: named.place, value: name, details: [shown], suggestions: nearestNames(to: name, among: labels)))
            return nil
        }
        var y: Int?
        if let name = request.y {
            guard let found = column(name, "y", &findings) else { return nil }
            y = found
        }
        if request.kind == .map {
            let places = MapSpec(labels, schema, isGeoJSON: isGeoJSON)
            // Where a value is asked for, places cannot show it.
            let codes = y != nil || places == nil ? MapSpec(codesAmong: labels) : nil
            if !isGeoJSON, codes != nil, !hasOutlines {
                findings.append(Finding(.viewNoOutlines, at: request.place))
                return nil
            }
            guard var map = isGeoJSON ? places : codes ?? places else {
                findings.append(Finding(.viewNoCoordinates, at: request.place, details: [shown]))
                return nil
            }
            map.y = y
            map.request = request
            return .map(map)
        }
        if request.kind == .pyramid {
            let age = request.x == nil ? labels.firstIndex { ColumnName($0).has(GroupSpec.ages) } : column(request.x, "x", &findings)
            guard let age else {
                if request.x == nil { findings.append(Finding(.viewNoAges, at: request.place, details: [shown])) }
                return nil
            }
            guard let sex = labels.firstIndex(where: { ColumnName($0).has(["sexe", "sex", "genre"]) }) else {
                findings.append(Finding(.viewNoSex, at: request.place, details: [shown]))
                return nil
            }
            var spec = GroupSpec(.pyramid, x: age)
            spec.series = sex
            spec.y = y.map { [$0] } ?? []
            spec.aggregate = y == nil ? .count : .sum
            spec.request = request
            return .groups(spec)
        }
        guard let x = column(request.x, "x", &findings) else { return nil }
        if request.kind == .histogram { return .histogram(column: x, request: request) }
        var spec = GroupSpec(request.kind == .line ? .line : .bars, x: x)
        spec.aggregate = request.aggregate.flatMap { Chart.Aggregate(rawValue: $0.rawValue) } ?? (y == nil ? .count : .sum)
        if spec.aggregate != .count {
            guard let y else {
                findings.append(Finding(.viewColumnMissing, at: request.place, details: ["y"]))
                return nil
            }
            spec.y = [y]
        }
        spec.limit = request.limit ?? Chart.mostBars
        // What is asked for and what the national schema makes of the table may be one chart: figures for councillors look for it by its subject.
        spec.subject = GroupSpec.automatic(labels).first { $0.asksTheSame(as: spec) }?.subject
        spec.request = request
        return .groups(spec)
    }
}

/// Rows put together by what they have in a column.
struct GroupSpec: Sendable {
    var kind: Chart.Kind
    var x: Int
    /// What is added up: the first of these columns whose total is not 0; none where rows are counted.
    var y: [Int] = []
    var series: Int?
    var aggregate = Chart.Aggregate.count
    /// Only rows that have this text there.
    var filter: (column: Int, text: String)?
    /// Only the text before this byte counts.
    var cut: UInt8?
    var limit = Chart.mostBars
    var subject: String?
    var request: ViewRequest?

    init(_ kind: Chart.Kind, x: Int) {
        self.kind = kind
        self.x = x
    }

    func asksTheSame(as other: GroupSpec) -> Bool {
        kind == other.kind && x == other.x && y == other.y && series == other.series && aggregate == other.aggregate && cut == other.cut && filter == nil
            && other.filter == nil
    }

    static let ages: Set<String> = ["age", "ages", "tranche"]

    /// What tables whose columns are called so are asked for.
    static func automatic(_ labels: [String]) -> [GroupSpec] {
        let names = labels.map { slug($0) }
        func column(_ name: String) -> Int? { names.firstIndex(of: name) }
        func made(_ kind: Chart.Kind, _ x: Int?, sum y: [Int?] = [], _ subject: String? = nil) -> GroupSpec? {
            guard let x else { return nil }
            var spec = GroupSpec(kind, x: x)
            spec.y = y.compactMap(\.self)
            if !y.isEmpty, spec.y.isEmpty { return nil }
            spec.aggregate = spec.y.isEmpty ? .count : .sum
            spec.subject = subject
            return spec
        }
        if let beneficiary = column("nombeneficiaire"), let amount = column("montant") {
            return [made(.bars, beneficiary, sum: [amount], "grants-by-beneficiary"), made(.line, column("dateconvention"), sum: [amount], "grants-by-period")]
                .compactMap(\.self)
        }
        if let supplier = column("titulaire_denominationsociale"), let amount = column("montant") {
            return [
                made(.bars, supplier, sum: [amount], "contracts-by-supplier"), made(.line, column("datenotification"), sum: [amount], "contracts-by-period"),
            ]
            .compactMap(\.self)
        }
        if let chapter = column("bgt_nature_label"), let side = column("bgt_codrd") {
            let amounts = ["bgt_mtreal", "bgt_mtprev", "bgt_mtpropnouv", "bgt_mtbudgprec"].map(column)
            return [("dépense", "budget-spending"), ("recette", "budget-income")].compactMap { text, subject in
                var spec = made(.bars, chapter, sum: amounts, subject)
                spec?.filter = (side, text)
                return spec
            }
        }
        if let subject = column("delib_matiere_nom") {
            var bars = made(.bars, subject, "deliberations-by-subject")
            bars?.cut = 0x2F
            return [bars, made(.line, column("delib_date"), "deliberations-by-period")].compactMap(\.self)
        }
        if let name = column("enfant_prenom"), let number = column("nombre_occurrences") {
            return [made(.bars, name, sum: [number], "first-names"), made(.line, column("annee"), sum: [number], "first-names-by-period")].compactMap(\.self)
        }
        // No word of them is among those of most tables.
        let columns = labels.prefix(400).map(ColumnName.init)
        if let age = columns.firstIndex(where: { $0.has(ages) }), let sex = columns.firstIndex(where: { $0.has(["sexe", "sex"]) }) {
            var spec = made(.pyramid, age)
            spec?.series = sex
            if let number = columns.firstIndex(where: { $0.has(["population", "effectif", "effectifs", "nombre", "nb", "count", "habitants"]) }) {
                spec?.y = [number]
                spec?.aggregate = .sum
            }
            return [spec].compactMap(\.self)
        }
        guard let time = columns.firstIndex(where: { $0.has(times) && !$0.isTimeOfEditing }) else { return [] }
        guard let measure = columns.firstIndex(where: { $0.has(measures) && !$0.isTechnical }), measure != time else { return [] }
        var spec = made(.line, time, sum: [measure])
        if columns[measure].has(rates) { spec?.aggregate = .mean }
        return [spec].compactMap(\.self)
    }

    private static let times: Set<String> = [
        "annee", "year", "exercice", "millesime", "mois", "month", "date", "jour", "datetime", "horodatage", "periode", "start",
    ]
    private static let measures: Set<String> = [
        "count", "total", "consommation", "production", "effectif", "effectifs", "population", "quantite", "frequentation", "passages", "entrees", "visites",
        "prets", "tonnage", "tonnes", "valeur", "montant", "tmja", "debit", "value", "amount", "volume", "habitants",
    ]
    private static let rates: Set<String> = [
        "tmja", "taux", "moyenne", "prix", "pct", "pourcentage", "indice", "valeur", "value", "debit", "population", "habitants",
    ]
}

/// Where the places of rows are written.
struct MapSpec: Sendable {
    enum Source: Sendable {
        case columns(x: Int, y: Int)
        /// Both in one cell.
        case pair(Int)
        case geometry
        /// Official codes of communes, whose outlines are known.
        case codes(Int)
    }

    var source: Source
    /// What a place is called, and what it is.
    var name: Int?
    var kind: Int?
    /// What the colours of surfaces stand for.
    var y: Int?
    var request: ViewRequest?

    init?(_ labels: [String], _ schema: TableSchema?, isGeoJSON: Bool) {
        let columns = labels.map(ColumnName.init)
        func first(_ words: Set<String>) -> Int? { columns.firstIndex { $0.has(words) } }
        if isGeoJSON {
            source = .geometry
        } else if let latitude = first(["lat", "latitude", "ylat", "coordlat"]),
            let longitude = first(["lon", "lng", "long", "longitude", "xlong", "xlon", "coordlon"])
        {
            source = .columns(x: longitude, y: latitude)
        } else if let pair = labels.indices.first(where: { Self.isPair(labels[$0], schema) }) {
            source = .pair(pair)
        } else if let x = first(["x", "xl93", "coordx", "lambx", "easting"]), let y = first(["y", "yl93", "coordy", "lamby", "northing"]), x != y {
            source = .columns(x: x, y: y)
        } else {
            return nil
        }
        name =
            Self.names.lazy.compactMap { wanted in
                columns.firstIndex { column in
                    column.words.last == wanted && !column.has(["commune", "com", "coll", "amenageur", "operateur", "amenageur", "enseigne", "voie"])
                }
            }.first
        kind = columns.firstIndex { $0.has(["type", "categorie", "nature", "theme", "mobilier"]) && !$0.has(["code", "id"]) }
    }

    /// By the codes of communes; nil when no column seems to hold them.
    init?(codesAmong labels: [String]) {
        let columns = labels.map(ColumnName.init)
        guard
            let code = columns.firstIndex(where: { $0.has(["insee", "codgeo", "depcom", "cog"]) })
                ?? columns.firstIndex(where: { $0.words == ["code", "commune"] })
        else { return nil }
        source = .codes(code)
    }

    private static let names = ["nom", "name", "libelle", "intitule", "titre", "title", "label", "designation", "lieu", "station", "adresse", "site"]

    private static func isPair(_ label: String, _ schema: TableSchema?) -> Bool {
        if case .geopoint? = schema?.fields.first(where: { $0.name == label })?.type { return true }
        return pairs.contains(slug(label))
    }

    private static let pairs: Set<String> = [
        "coordonneesxy", "coordonnees", "coordonnees_xy", "coordonnees-xy", "geo_point_2d", "geo-point-2d", "geo_point", "geopoint", "geolocalisation", "coord",
        "coordinates", "point_geo", "latlon", "lat_lon", "xy", "position_geographique",
    ]
}
