/// The places of a table's rows, as many as a map can show: each with its name as long as they are few, then put together by squares of a grid that grows
/// coarser as they become many. Memory is flat whatever their number.
public struct PointCloud: Sendable {
    public struct Point: Sendable {
        public var x: Double
        public var y: Double
        public var count: Int
        /// Empty where several are put together.
        public var name: String
    }

    /// So many places stand alone.
    public static let mostPlaces = 5_000
    private static let mostSquares = 4_096

    private var points: [Point] = []
    private var squares: [Square: (x: Double, y: Double, count: Int)] = [:]
    private var side = 0.0
    /// All that were taken in, but those at (0, 0).
    public private(set) var count = 0
    public private(set) var atZero = 0
    /// Rows without a place.
    public var unplaced = 0

    private struct Square: Hashable {
        var x: Int
        var y: Int
    }

    public init() {}

    /// Whether names are still wanted.
    public var isNamed: Bool { side == 0 }
    public var isGrouped: Bool { side > 0 }

    /// In any unit.
    public mutating func add(_ x: Double, _ y: Double, name: @autoclosure () -> String = "") {
        guard x.isFinite, y.isFinite, x.magnitude < 1e9, y.magnitude < 1e9 else {
            unplaced += 1
            return
        }
        if x == 0, y == 0 {
            atZero += 1
            return
        }
        count += 1
        if side > 0 { return put(x, y, 1) }
        guard points.count < Self.mostPlaces else {
            // Some ten metres, whether the unit is degrees or metres.
            side = max(x.magnitude, y.magnitude) > 400 ? 10 : 1e-4
            for point in points { put(point.x, point.y, 1) }
            points = []
            return put(x, y, 1)
        }
        points.append(Point(x: x, y: y, count: 1, name: name()))
    }

    private mutating func put(_ x: Double, _ y: Double, _ count: Int) {
        let square = Square(x: Int((x / side).rounded(.down)), y: Int((y / side).rounded(.down)))
        let held = squares[square, default: (0, 0, 0)]
        squares[square] = (held.x + x * Double(count), held.y + y * Double(count), held.count + count)
        guard squares.count > Self.mostSquares else { return }
        side *= 2
        let all = squares
        squares.removeAll(keepingCapacity: true)
        // In one order: sums of fractions depend on it, and so does the square of what lies on an edge.
        for (_, sum) in all.sorted(by: { ($0.key.y, $0.key.x) < ($1.key.y, $1.key.x) }) {
            let square = Square(x: Int((sum.x / Double(sum.count) / side).rounded(.down)), y: Int((sum.y / Double(sum.count) / side).rounded(.down)))
            let held = squares[square, default: (0, 0, 0)]
            squares[square] = (held.x + sum.x, held.y + sum.y, held.count + sum.count)
        }
    }

    /// In the order of the rows, or from the north-west corner on.
    public var all: [Point] {
        if side == 0 { return points }
        return squares.map { Point(x: $0.value.x / Double($0.value.count), y: $0.value.y / Double($0.value.count), count: $0.value.count, name: "") }
            .sorted { ($0.y, $0.x) < ($1.y, $1.x) }
    }
}

/// From what positions are written in to degrees.
public struct Georeference: Sendable {
    private let places: [GeoBox]
    private let isSwapped: Bool

    /// - Parameters:
    ///   - positions: some of those that are to be read: they tell whether latitude was written first.
    ///   - territory: the box that they ought to lie in; nil for anywhere in France.
    public init(of positions: some Sequence<(x: Double, y: Double)>, in territory: GeoBox?) {
        places = territory.map { [$0.widened(by: 0.05)] } ?? GeoBox.france
        var straight = 0
        var swapped = 0
        for (x, y) in positions where x.magnitude <= 180 && y.magnitude <= 180 {
            if places.contains(where: { $0.contains(x, y) }) { straight += 1 }
            if places.contains(where: { $0.contains(y, x) }) { swapped += 1 }
        }
        isSwapped = swapped > straight
    }

    /// Nil where nobody knows.
    public func degrees(_ x: Double, _ y: Double) -> (longitude: Double, latitude: Double)? {
        if isSwapped, y.magnitude <= 180, x.magnitude <= 90 { return (y, x) }
        if x.magnitude <= 180, y.magnitude <= 90 { return (x, y) }
        return CoordinateSystem(x: x, y: y, in: places).degrees(x: x, y: y)
    }

    /// Whether a place lies where it ought to.
    public func isExpected(_ longitude: Double, _ latitude: Double) -> Bool { places.contains { $0.contains(longitude, latitude) } }
}
