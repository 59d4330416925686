internal import JSON

/// Collects issues by kind while a file is read, in flat memory.
struct IssueLog {
    private var issues = [GeoJSONIssue?](repeating: nil, count: GeoJSONIssue.Kind.allCases.count)
    private var lastFeature = [Int](repeating: -1, count: GeoJSONIssue.Kind.allCases.count)
    /// Kinds with a place in the feature at hand, whose name is not known yet.
    private var pending: [GeoJSONIssue.Kind] = []
    /// The number of the feature at hand, from 1; 0 outside any.
    var feature = 0

    /// Whether a place waits for the name of its feature.
    var hasPending: Bool { !pending.isEmpty }

    mutating func add(_ kind: GeoJSONIssue.Kind, _ count: Int = 1, at place: JSONReader.Place, value: @autoclosure () -> String? = nil) {
        let index = kind.rawValue
        if issues[index] == nil { issues[index] = GeoJSONIssue(kind: kind, count: 0, features: 0, places: [], value: value()) }
        issues[index]?.count += count
        guard lastFeature[index] != feature else { return }
        lastFeature[index] = feature
        if feature > 0 { issues[index]?.features += 1 }
        guard let known = issues[index]?.places.count, known < GeoJSONIssue.mostPlaces else { return }
        issues[index]?.places.append(GeoJSONIssue.Place(feature: feature, label: nil, line: place.line, column: place.column))
        if feature > 0 { pending.append(kind) }
    }

    mutating func add(_ kind: GeoJSONIssue.Kind, _ tally: Tally) {
        if let place = tally.place { add(kind, tally.count, at: place) }
    }

    /// Gives the places of the feature at hand its name.
    mutating func label(_ label: String?) {
        for kind in pending {
            guard let last = issues[kind.rawValue]?.places.indices.last else { continue }
            issues[kind.rawValue]?.places[last].label = label
        }
        pending.removeAll(keepingCapacity: true)
    }

    mutating func remove(_ kind: GeoJSONIssue.Kind) { issues[kind.rawValue] = nil }

    subscript(kind: GeoJSONIssue.Kind) -> GeoJSONIssue? { issues[kind.rawValue] }

    /// In the order of their first places.
    var all: [GeoJSONIssue] {
        issues.compactMap(\.self).sorted { a, b in
            let (first, second) = (a.places.first, b.places.first)
            return (first?.line ?? 0, first?.column ?? 0, a.kind.rawValue) < (second?.line ?? 0, second?.column ?? 0, b.kind.rawValue)
        }
    }
}

/// How often something came, and where first.
struct Tally {
    private(set) var count = 0
    private(set) var place: JSONReader.Place?

    @inline(__always)
    mutating func add(_ place: @autoclosure () -> JSONReader.Place) {
        if count == 0 { self.place = place() }
        count += 1
    }
}
