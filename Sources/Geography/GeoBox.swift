/// A box on the map, in degrees (WGS 84), or in the unit of the file it was measured in.
public struct GeoBox: Sendable, Equatable {
    public var west: Double
    public var south: Double
    public var east: Double
    public var north: Double

    public init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The box of no point, to which points are added.
    static let none = GeoBox(west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)

    var isEmpty: Bool { west > east }

    @inline(__always)
    mutating func include(_ x: Double, _ y: Double) {
        if x < west { west = x }
        if x > east { east = x }
        if y < south { south = y }
        if y > north { north = y }
    }

    mutating func include(_ other: GeoBox) {
        guard !other.isEmpty else { return }
        include(other.west, other.south)
        include(other.east, other.north)
    }

    func contains(_ x: Double, _ y: Double) -> Bool { x >= west && x <= east && y >= south && y <= north }
    func contains(_ other: GeoBox) -> Bool { contains(other.west, other.south) && contains(other.east, other.north) }
    func intersects(_ other: GeoBox) -> Bool { west <= other.east && other.west <= east && south <= other.north && other.south <= north }

    /// The same box where longitude was written for latitude.
    var swapped: GeoBox { GeoBox(west: south, south: west, east: north, north: east) }

    /// Larger by so much on each side, in its own unit.
    func widened(by margin: Double) -> GeoBox { GeoBox(west: west - margin, south: south - margin, east: east + margin, north: north + margin) }

    /// Metropolitan France and the overseas territories with their waters, by rounded corners.
    static let france: [GeoBox] = [
        GeoBox(west: -5.6, south: 41.2, east: 9.8, north: 51.3),
        // Guadeloupe and Martinique, Guyane, Réunion, Mayotte.
        GeoBox(west: -61.9, south: 14.3, east: -60.7, north: 16.6), GeoBox(west: -54.7, south: 2, east: -51.5, north: 5.9),
        GeoBox(west: 55.1, south: -21.5, east: 55.9, north: -20.8), GeoBox(west: 44.9, south: -13.1, east: 45.4, north: -12.5),
        // Saint-Pierre-et-Miquelon, Saint-Martin and Saint-Barthélemy, Nouvelle-Calédonie, Wallis-et-Futuna, Polynésie française.
        GeoBox(west: -56.6, south: 46.7, east: -56, north: 47.2), GeoBox(west: -63.2, south: 17.8, east: -62.7, north: 18.2),
        GeoBox(west: 163, south: -23, east: 168.5, north: -19), GeoBox(west: -178.3, south: -14.5, east: -176, north: -13),
        GeoBox(west: -155, south: -28.5, east: -134, north: -7.5),
    ]
}
