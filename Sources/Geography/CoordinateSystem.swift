private import Glibc

/// What coordinates are that cannot be degrees of longitude and latitude.
enum CoordinateSystem: Sendable, Equatable {
    case lambert93
    /// A conic zone of RGF93: CC42 to CC50.
    case conicZone(Int)
    case lambert2Extended
    case webMercator
    /// Degrees, latitude written first.
    case swappedDegrees
    case unknown

    /// Recognises coordinates by the ranges they lie in (IGN, systems of reference in use in France).
    ///
    /// - Parameter places: where the points ought to lie, in degrees.
    init(x: Double, y: Double, in places: [GeoBox]) {
        func fits(_ longitude: Double, _ latitude: Double) -> Bool { places.contains { $0.contains(longitude, latitude) } }
        if abs(x) <= 90, abs(y) <= 180 {
            self = fits(y, x) ? .swappedDegrees : .unknown
        } else if places.count == 1, Self.fromMercator(x, y).map(fits) == true {
            // Where one territory is meant, its Web Mercator coordinates are told from the Lambert-93 of another part of France.
            self = .webMercator
        } else if (0...1_300_000).contains(x), (6_000_000...7_200_000).contains(y) {
            self = .lambert93
        } else if (1_100_000...2_300_000).contains(x), (1_000_000...10_000_000).contains(y) {
            self = .conicZone(min(max(41 + Int(((y - 200_000) / 1_000_000).rounded()), 42), 50))
        } else if (0...1_300_000).contains(x), (1_600_000...2_700_000).contains(y) {
            self = .lambert2Extended
        } else if Self.fromMercator(x, y).map(fits) == true {
            self = .webMercator
        } else {
            self = .unknown
        }
    }

    /// Longitude and latitude of a point of Web Mercator (EPSG:3857); nil outside its square.
    private static func fromMercator(_ x: Double, _ y: Double) -> (Double, Double)? {
        let edge = 20_037_508.342789244
        guard abs(x) <= edge, abs(y) <= edge else { return nil }
        let latitude = 2 * atan(exp(y / edge * .pi)) - .pi / 2
        return (x / edge * 180, latitude * 180 / .pi)
    }

    /// Longitude and latitude of a position in it; nil for a system that is not known well enough.
    func degrees(x: Double, y: Double) -> (longitude: Double, latitude: Double)? {
        switch self {
        case .lambert93: LambertConic.lambert93.degrees(x: x, y: y)
        case .conicZone(let zone): LambertConic.conicZone(zone).degrees(x: x, y: y)
        case .webMercator: Self.fromMercator(x, y).map { (longitude: $0.0, latitude: $0.1) }
        case .swappedDegrees: (longitude: y, latitude: x)
        case .lambert2Extended, .unknown: nil
        }
    }

    var issue: GeoJSONIssue.Kind {
        switch self {
        case .lambert93: .lambert93
        case .conicZone, .lambert2Extended: .lambertOther
        case .webMercator: .webMercator
        case .swappedDegrees: .swapped
        case .unknown: .notDegrees
        }
    }

    /// Its name in French usage; nil where there is none to give.
    var name: String? {
        switch self {
        case .lambert93: "Lambert-93"
        case .conicZone(let zone): "Lambert CC\(zone)"
        case .lambert2Extended: "Lambert II étendu"
        case .webMercator: "Web Mercator"
        case .swappedDegrees, .unknown: nil
        }
    }
}
