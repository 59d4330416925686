private import Glibc

/// A conformal conic projection of Lambert with two standard parallels on the ellipsoid GRS 80, from metres back to degrees (EPSG Guidance Note 7-2, §3.1.1).
public struct LambertConic: Sendable {
    private let firstMeridian: Double
    private let easting: Double
    private let northing: Double
    private let exponent: Double
    private let scale: Double
    private let poleDistance: Double

    private static let axis = 6_378_137.0
    private static let flattening = 1 / 298.257222101
    private static var eccentricity: Double { (flattening * (2 - flattening)).squareRoot() }

    /// RGF93 v1 / Lambert-93 (EPSG:2154).
    public static let lambert93 = LambertConic(meridian: 3, latitude: 46.5, parallels: (44, 49), easting: 700_000, northing: 6_600_000)

    /// RGF93 v1 / CC42 to CC50 (EPSG:3942 to 3950): one zone for each degree of latitude.
    public static func conicZone(_ zone: Int) -> LambertConic {
        let latitude = Double(zone)
        return LambertConic(
            meridian: 3, latitude: latitude, parallels: (latitude - 0.75, latitude + 0.75), easting: 1_700_000, northing: (latitude - 41) * 1_000_000 + 200_000)
    }

    /// - Parameters: in degrees and metres.
    init(meridian: Double, latitude: Double, parallels: (Double, Double), easting: Double, northing: Double) {
        let degree = Double.pi / 180
        let (first, second) = (parallels.0 * degree, parallels.1 * degree)
        firstMeridian = meridian * degree
        exponent = (log(Self.m(first)) - log(Self.m(second))) / (log(Self.t(first)) - log(Self.t(second)))
        scale = Self.axis * Self.m(first) / (exponent * pow(Self.t(first), exponent))
        poleDistance = scale * pow(Self.t(latitude * degree), exponent)
        self.easting = easting
        self.northing = northing
    }

    private static func m(_ latitude: Double) -> Double {
        let sine = eccentricity * sin(latitude)
        return cos(latitude) / (1 - sine * sine).squareRoot()
    }

    private static func t(_ latitude: Double) -> Double {
        let sine = eccentricity * sin(latitude)
        return tan(.pi / 4 - latitude / 2) / pow((1 - sine) / (1 + sine), eccentricity / 2)
    }

    /// In degrees (RGF93, which is WGS 84 to a metre).
    public func degrees(x: Double, y: Double) -> (longitude: Double, latitude: Double) {
        let (dx, dy) = (x - easting, poleDistance - (y - northing))
        let distance = (dx * dx + dy * dy).squareRoot()
        let t = pow(distance / scale, 1 / exponent)
        var latitude = Double.pi / 2 - 2 * atan(t)
        // Each turn leaves less than a hundredth of the error.
        for _ in 0..<9 {
            let sine = Self.eccentricity * sin(latitude)
            latitude = .pi / 2 - 2 * atan(t * pow((1 - sine) / (1 + sine), Self.eccentricity / 2))
        }
        return ((atan2(dx, dy) / exponent + firstMeridian) * 180 / .pi, latitude * 180 / .pi)
    }
}
