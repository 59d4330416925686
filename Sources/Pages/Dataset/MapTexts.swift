internal import Bytes
internal import Drawings
internal import Findings
internal import Model
internal import Templating
internal import Views

/// What is said of a map in one language, and its drawing.
struct MapTexts {
    private let map: PlaceMap
    private let words: Words
    private let drawing: Map
    /// Those of the table, and those of communes.
    private let forms: [PlaceMap.Form]
    /// The bounds between the colours of surfaces.
    private let bounds: [Double]

    /// What its places are: the title of the dataset or of the file.
    private let subject: String

    init(_ map: PlaceMap, of subject: String, _ words: Words, outlines: [MapOutlines.Area]) {
        self.map = map
        self.subject = subject
        self.words = words
        // Values by commune are drawn in its outline.
        let values = Dictionary(map.codes.map { ($0.code, $0.value) }, uniquingKeysWith: { first, _ in first })
        let areas: [PlaceMap.Form] = outlines.compactMap { area in
            guard let value = values[area.code] else { return nil }
            let rows = area.rings.map { ring in
                stride(from: 0, to: ring.count - 1, by: 2).map { PlaceMap.Position(longitude: ring[$0], latitude: ring[$0 + 1]) }
            }
            return PlaceMap.Form(name: area.name.isEmpty ? area.code : area.name, isSurface: true, rows: rows, value: value)
        }
        let forms = map.forms + areas
        self.forms = forms
        let isColoured = map.y != nil || !map.codes.isEmpty
        let bounds = isColoured ? Self.bounds(of: forms.compactMap(\.value)) : []
        self.bounds = bounds
        func positions(_ row: [PlaceMap.Position]) -> [Map.Position] { row.map { Map.Position($0.longitude, $0.latitude) } }
        let rings = outlines.flatMap { area in
            area.rings.map { ring in stride(from: 0, to: ring.count - 1, by: 2).map { Map.Position(ring[$0], ring[$0 + 1]) } }
        }
        drawing = Map(
            places: map.places.map { Map.Place(Map.Position($0.position.longitude, $0.position.latitude), count: $0.count) },
            forms: forms.map { form in
                let strength = form.value.map { value in
                    1 + (bounds.dropFirst().dropLast().firstIndex { value < $0 }.map { $0 - 1 } ?? max(0, bounds.count - 2))
                }
                return Map.Form(form.rows.map(positions), isSurface: form.isSurface, strength: isColoured ? strength ?? 0 : 0)
            }, outlines: rings, Figures(words.language, unit: map.unit))
    }

    /// As many values between each two bounds, at most five classes.
    private static func bounds(of values: [Double]) -> [Double] {
        let sorted = values.filter(\.isFinite).sorted()
        guard let first = sorted.first, let last = sorted.last, first < last else { return [] }
        var bounds = [first]
        let classes = min(5, sorted.count)
        for part in 1..<classes {
            let bound = sorted[part * sorted.count / classes]
            if bound > bounds[bounds.count - 1] { bounds.append(bound) }
        }
        if bounds.count == 1 || last > bounds[bounds.count - 1] { bounds.append(last) }
        return bounds
    }

    // MARK: Words

    var title: String { map.title?[words.language] ?? map.y.map { words.text("map-of-values", ["y": $0.label]) } ?? words.text("map", ["title": subject]) }

    var subtitle: String {
        var parts = [words.plural(map.codes.isEmpty ? "map-rows" : "map-communes", map.codes.isEmpty ? map.rows : forms.count)]
        if let unit = map.unit, let y = map.y { parts.append(words.text("chart-in-unit", ["value": y.label, "unit": unit])) }
        if !drawing.sizesShown.isEmpty { parts.append(words.text("map-grouped")) }
        return parts.joined(separator: " · ")
    }

    /// What the map does not show.
    var notes: [String] {
        [("map-at-zero", map.rowsAtZero), ("map-outside", map.rowsOutside), ("map-unplaced", map.rowsWithoutPlace)]
            .compactMap { $1 > 0 ? words.plural($0, $1) : nil }
            + (map.codes.count > forms.count && !map.codes.isEmpty ? [words.plural("map-codes-unknown", map.codes.count - forms.count)] : [])
    }

    var legend: [LegendView] {
        let sizes = drawing.sizesShown.enumerated().map { LegendView(name: words.plural("map-size", $1.count), colour: "s\($0 + 1)") }
        guard bounds.count > 1 else { return sizes }
        let figures = Figures(words.language)
        return (1..<bounds.count).map { index in
            LegendView(
                name: words.text("from-to", ["from": figures.bare(bounds[index - 1]), "to": figures.bare(bounds[index])]), colour: "v\(index)")
        } + sizes
    }

    // MARK: The list

    private static let mostPlaces = 50

    private var named: [(name: String, position: PlaceMap.Position, value: Double?)] {
        let places = map.places.filter { $0.count == 1 }.map { ($0.name, $0.position, Double?.none) }
        let forms = forms.compactMap { form in form.rows.first?.first.map { (form.name, $0, form.value) } }
        return places + forms
    }

    /// The first places by name, each with its value or its position.
    var places: [String] {
        let sorted = named.map { (key: folded($0.name), place: $0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        return sorted.prefix(Self.mostPlaces).map { item in
            let name = item.place.name.isEmpty ? words.text("map-unnamed") : item.place.name
            if let value = item.place.value { return words.text("map-value", ["name": name, "value": words.decimal(value)]) }
            let latitude = words.decimal((item.place.position.latitude * 1e5).rounded() / 1e5)
            let longitude = words.decimal((item.place.position.longitude * 1e5).rounded() / 1e5)
            return words.text("map-list", ["name": name, "latitude": latitude, "longitude": longitude])
        }
    }

    var placesHidden: Int { max(0, (map.codes.isEmpty ? map.rows : forms.count) - places.count) }

    // MARK: The drawing

    /// For the script: how degrees become the units of the drawing.
    var frame: String { drawing.frameText }

    func picture(source: String) -> Picture {
        Picture(drawing, title: title, subtitle: subtitle, source: source, language: words.language.rawValue, legend: [])
    }
}
