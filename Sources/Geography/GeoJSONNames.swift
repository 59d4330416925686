/// The types of RFC 7946 §1.4.
public enum GeoJSONType: Int, Sendable, CaseIterable {
    case point, multiPoint, lineString, multiLineString, polygon, multiPolygon, geometryCollection, feature, featureCollection

    /// As the file writes it.
    public var name: String { "\(Self.names[rawValue])" }

    private static let names: [StaticString] = [
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection", "Feature", "FeatureCollection",
    ]

    init?(_ text: UnsafeBufferPointer<UInt8>) {
        guard let index = Self.names.firstIndex(where: { isSame(text, $0) }) else { return nil }
        self.init(rawValue: index)
    }

    /// The type that a name in other letters is for (`featurecollection`, `POINT`).
    static func meant(by text: String) -> GeoJSONType? {
        let lowered = text.utf8.map { $0 | 0x20 }
        return allCases.first { $0.name.utf8.map { $0 | 0x20 } == lowered }
    }

    var isGeometry: Bool { rawValue <= GeoJSONType.geometryCollection.rawValue }

    /// In how many arrays a position stands in `coordinates`, its own among them; 0 for types without coordinates.
    var positionDepth: Int {
        switch self {
        case .point: 1
        case .multiPoint, .lineString: 2
        case .multiLineString, .polygon: 3
        case .multiPolygon: 4
        case .geometryCollection, .feature, .featureCollection: 0
        }
    }

    var hasRings: Bool { self == .polygon || self == .multiPolygon }
    var hasLines: Bool { self == .lineString || self == .multiLineString }
    var hasPoints: Bool { self == .point || self == .multiPoint }
}

/// The members that RFC 7946 gives a meaning, `crs` of the format's older edition, and what tells other formats.
enum GeoJSONMember: Int, CaseIterable {
    case type, coordinates, geometries, geometry, properties, features, bbox, id, crs, esriType, esriReference

    private static let names: [StaticString] = [
        "type", "coordinates", "geometries", "geometry", "properties", "features", "bbox", "id", "crs", "geometryType", "spatialReference",
    ]

    init?(_ text: UnsafeBufferPointer<UInt8>) {
        guard let index = Self.names.firstIndex(where: { isSame(text, $0) }) else { return nil }
        self.init(rawValue: index)
    }

    var name: String { "\(Self.names[rawValue])" }

    /// Which members an object of that type must not have (RFC 7946 §7.1).
    static func misplaced(in type: GeoJSONType) -> [GeoJSONMember] {
        switch type {
        case .feature: [.coordinates, .geometries, .features]
        case .featureCollection: [.coordinates, .geometries, .geometry, .properties]
        default: [.geometry, .properties, .features]
        }
    }
}

struct GeoJSONMembers: OptionSet {
    let rawValue: Int

    init(rawValue: Int) { self.rawValue = rawValue }
    init(_ member: GeoJSONMember) { rawValue = 1 << member.rawValue }

    func contains(_ member: GeoJSONMember) -> Bool { contains(GeoJSONMembers(member)) }
}

private func isSame(_ text: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
    guard text.count == name.utf8CodeUnitCount else { return false }
    for index in 0..<text.count where text[index] != name.utf8Start[index] { return false }
    return true
}
