public import Bytes
internal import Findings
public import JSON
internal import Model

// The views of a table, as `views.json` has them:
//
//     [{"kind": "bars", "aggregate": "count", "x": {"name", "label"}, "y": {"name", "label"}, "period", "unit", "series": ["F", "M"],
//       "groups": [["Quercus", 12]], "rest": [40], "restCount", "rows", "rowsLeftOut", "subject", "title"},
//      {"kind": "map", "places": [[1.48938, 43.52869, "Mairie"], [1.4, 43.5, 12]], "forms": [{"name", "surface", "value", "rows": [[1.4, 43.5, …]]}],
//       "rows", "rowsWithoutPlace", "rowsAtZero", "rowsOutside", "grouped", "title"}]
//
// Groups of a line and of a histogram begin with their two bounds in place of a label. What is nil, 0, false or empty is left out.

extension [TableView] {
    public func write(to json: inout JSONText) {
        json.raw("[")
        for (index, view) in enumerated() {
            json.raw(index > 0 ? ",\n" : "\n")
            switch view {
            case .chart(let chart): chart.write(to: &json)
            case .map(let map): map.write(to: &json)
            }
        }
        json.raw("]")
    }

    /// Reads what `write` has written; nil for anything that it cannot have written.
    public init?(_ node: JSONNode) {
        guard let nodes = node.array else { return nil }
        self = []
        for node in nodes {
            if node["kind"]?.text == "map" {
                guard let map = PlaceMap(node) else { return nil }
                append(.map(map))
            } else {
                guard let chart = Chart(node) else { return nil }
                append(.chart(chart))
            }
        }
    }
}

// MARK: Charts

extension Chart {
    private var hasBounds: Bool { kind == .line || kind == .histogram }

    fileprivate func write(to json: inout JSONText) {
        json.raw("{\"kind\":")
        json.string(kind.rawValue)
        json.raw(",\"aggregate\":")
        json.string(aggregate.rawValue)
        json.raw(",\"x\":")
        x.write(to: &json)
        if let y {
            json.raw(",\"y\":")
            y.write(to: &json)
        }
        json.text(period?.rawValue, after: ",\"period\":")
        json.text(unit, after: ",\"unit\":")
        if !series.isEmpty {
            json.raw(",\"series\":[")
            for (index, name) in series.enumerated() {
                if index > 0 { json.raw(",") }
                json.string(name)
            }
            json.raw("]")
        }
        json.raw(",\"groups\":[")
        for (index, group) in groups.enumerated() {
            json.raw(index > 0 ? ",[" : "[")
            if hasBounds {
                json.number(group.from)
                json.raw(",")
                json.number(group.to)
            } else {
                json.string(group.label)
            }
            for value in group.values {
                json.raw(",")
                json.number(value)
            }
            json.raw("]")
        }
        json.raw("]")
        if let rest {
            json.raw(",\"rest\":[")
            for (index, value) in rest.enumerated() {
                if index > 0 { json.raw(",") }
                json.number(value)
            }
            json.raw("]")
        }
        json.count(restCount, after: ",\"restCount\":")
        json.raw(",\"rows\":")
        json.number(rows)
        json.count(rowsLeftOut, after: ",\"rowsLeftOut\":")
        json.text(filter, after: ",\"filter\":")
        json.text(cut, after: ",\"cut\":")
        json.count(limit ?? 0, after: ",\"limit\":")
        json.text(subject, after: ",\"subject\":")
        json.order(order)
        json.title(title)
        json.raw("}")
    }

    fileprivate init?(_ node: JSONNode) {
        guard let kind = node["kind"]?.text.flatMap(Kind.init), let aggregate = node["aggregate"]?.text.flatMap(Aggregate.init),
            let x = node["x"].flatMap(Column.init), let nodes = node["groups"]?.array, let rows = node["rows"]?.whole
        else { return nil }
        self.init(kind: kind, x: x, groups: [], rows: rows)
        self.aggregate = aggregate
        y = node["y"].flatMap(Column.init)
        period = node["period"]?.text.flatMap(Period.init)
        unit = node["unit"]?.text
        series = node["series"]?.array?.compactMap(\.text) ?? []
        rest = node["rest"]?.array?.compactMap(\.double)
        restCount = node["restCount"]?.whole ?? 0
        rowsLeftOut = node["rowsLeftOut"]?.whole ?? 0
        filter = node["filter"]?.text
        cut = node["cut"]?.text
        limit = node["limit"]?.whole
        subject = node["subject"]?.text
        order = node["order"]?.whole
        title = node["title"].flatMap(LocalizedText.init)
        let width = max(1, series.count)
        for node in nodes {
            guard let parts = node.array else { return nil }
            let numbers = parts.compactMap(\.double)
            var group = Group(values: Array(numbers.suffix(width)))
            if hasBounds {
                guard numbers.count == width + 2 else { return nil }
                (group.from, group.to) = (numbers[0], numbers[1])
            } else {
                guard numbers.count == width, let label = parts.first?.text else { return nil }
                group.label = label
            }
            groups.append(group)
        }
        if let rest, rest.count != width { return nil }
    }
}

extension Chart.Column {
    fileprivate func write(to json: inout JSONText) {
        json.raw("{\"name\":")
        json.string(name)
        json.raw(",\"label\":")
        json.string(label)
        json.raw("}")
    }

    fileprivate init?(_ node: JSONNode) {
        guard let name = node["name"]?.text, let label = node["label"]?.text else { return nil }
        self.init(name: name, label: label)
    }
}

// MARK: Maps

extension PlaceMap {
    fileprivate func write(to json: inout JSONText) {
        json.raw("{\"kind\":\"map\"")
        if let y {
            json.raw(",\"y\":")
            y.write(to: &json)
        }
        json.text(unit, after: ",\"unit\":")
        json.raw(",\"rows\":")
        json.number(rows)
        json.count(rowsWithoutPlace, after: ",\"rowsWithoutPlace\":")
        json.count(rowsAtZero, after: ",\"rowsAtZero\":")
        json.count(rowsOutside, after: ",\"rowsOutside\":")
        if isGrouped { json.raw(",\"grouped\":true") }
        json.order(order)
        json.title(title)
        if !codes.isEmpty {
            json.raw(",\"codes\":[")
            for (index, item) in codes.enumerated() {
                json.raw(index > 0 ? ",[" : "[")
                json.string(item.code)
                json.raw(",")
                json.number(item.value)
                json.raw("]")
            }
            json.raw("]")
        }
        json.raw(",\"places\":[")
        for (index, place) in places.enumerated() {
            json.raw(index > 0 ? ",\n[" : "[")
            place.position.write(to: &json)
            if !place.name.isEmpty {
                json.raw(",")
                json.string(place.name)
            } else if place.count > 1 {
                json.raw(",")
                json.number(place.count)
            }
            json.raw("]")
        }
        json.raw("],\"forms\":[")
        for (index, form) in forms.enumerated() {
            json.raw(index > 0 ? ",\n{\"name\":" : "{\"name\":")
            json.string(form.name)
            if form.isSurface { json.raw(",\"surface\":true") }
            if let value = form.value {
                json.raw(",\"value\":")
                json.number(value)
            }
            json.raw(",\"rows\":[")
            for (index, row) in form.rows.enumerated() {
                json.raw(index > 0 ? ",[" : "[")
                for (index, position) in row.enumerated() {
                    if index > 0 { json.raw(",") }
                    position.write(to: &json)
                }
                json.raw("]")
            }
            json.raw("]}")
        }
        json.raw("]}")
    }

    fileprivate init?(_ node: JSONNode) {
        guard let places = node["places"]?.array, let forms = node["forms"]?.array, let rows = node["rows"]?.whole else { return nil }
        self.init()
        self.rows = rows
        y = node["y"].flatMap(Chart.Column.init)
        unit = node["unit"]?.text
        rowsWithoutPlace = node["rowsWithoutPlace"]?.whole ?? 0
        rowsAtZero = node["rowsAtZero"]?.whole ?? 0
        rowsOutside = node["rowsOutside"]?.whole ?? 0
        isGrouped = node["grouped"]?.boolean ?? false
        order = node["order"]?.whole
        title = node["title"].flatMap(LocalizedText.init)
        for node in node["codes"]?.array ?? [] {
            guard let parts = node.array, parts.count == 2, let code = parts[0].text, let value = parts[1].double else { return nil }
            codes.append(CodeValue(code, value))
        }
        for node in places {
            guard let parts = node.array, parts.count >= 2, let x = parts[0].double, let y = parts[1].double else { return nil }
            let last = parts.count > 2 ? parts[2] : nil
            self.places.append(Place(Position(longitude: x, latitude: y), name: last?.text ?? "", count: last?.whole ?? 1))
        }
        for node in forms {
            guard let name = node["name"]?.text, let rows = node["rows"]?.array else { return nil }
            let read = rows.map { row -> [Position] in
                let numbers = (row.array ?? []).compactMap(\.double)
                return stride(from: 0, to: numbers.count - 1, by: 2).map { Position(longitude: numbers[$0], latitude: numbers[$0 + 1]) }
            }
            self.forms.append(Form(name: name, isSurface: node["surface"]?.boolean ?? false, rows: read, value: node["value"]?.double))
        }
    }
}

extension PlaceMap.Position {
    /// To a metre.
    fileprivate func write(to json: inout JSONText) {
        json.number((longitude * 1e5).rounded() / 1e5)
        json.raw(",")
        json.number((latitude * 1e5).rounded() / 1e5)
    }
}

// MARK: Parts

extension LocalizedText {
    /// Of `{"fr": …, "en": …}`, its own language first.
    fileprivate init?(_ node: JSONNode) {
        guard case .object(let members) = node.value, let first = members.first, let language = Language(rawValue: first.name), let text = first.node.text
        else { return nil }
        self.init(text, in: language, translation: node[language.other.rawValue]?.text)
    }
}

extension JSONText {
    fileprivate mutating func order(_ order: Int?) {
        guard let order else { return }
        raw(",\"order\":")
        number(order)
    }

    fileprivate mutating func title(_ title: LocalizedText?) {
        guard let title else { return }
        raw(",\"title\":{")
        string(title.language.rawValue)
        raw(":")
        string(title.text)
        if let translation = title.translation {
            raw(",")
            string(title.language.other.rawValue)
            raw(":")
            string(translation)
        }
        raw("}")
    }

    fileprivate mutating func text(_ text: String?, after name: StaticString) {
        guard let text else { return }
        raw(name)
        string(text)
    }

    fileprivate mutating func count(_ count: Int, after name: StaticString) {
        guard count != 0 else { return }
        raw(name)
        number(count)
    }
}

extension JSONNode {
    fileprivate var double: Double? { if case .number(let text) = value { Double(text) } else { nil } }
    fileprivate var whole: Int? { if case .number(let text) = value { Int(text) } else { nil } }
}
