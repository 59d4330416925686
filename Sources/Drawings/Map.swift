public import Bytes
private import Glibc

/// Places, lines and surfaces on Mercator's projection, with the outlines around them, a scale and the north: nothing comes from elsewhere.
public struct Map: Drawing {
    public struct Position: Sendable, Equatable {
        public var longitude: Double
        public var latitude: Double

        public init(_ longitude: Double, _ latitude: Double) {
            self.longitude = longitude
            self.latitude = latitude
        }
    }

    /// A place, or so many together.
    public struct Place: Sendable {
        public var position: Position
        public var count: Int

        public init(_ position: Position, count: Int = 1) {
            self.position = position
            self.count = count
        }
    }

    public struct Form: Sendable {
        public var rows: [[Position]]
        public var isSurface: Bool
        /// 1 to 5 for the strength of its colour; 0 for the usual one.
        public var strength: Int

        public init(_ rows: [[Position]], isSurface: Bool, strength: Int = 0) {
            self.rows = rows
            self.isSurface = isSurface
            self.strength = strength
        }
    }

    let places: [Place]
    let forms: [Form]
    let outlines: [[Position]]
    let figures: Figures
    /// The part of the world that is shown, in the units of the projection.
    private let frame: Frame

    /// - Parameter outlines: of the territory, drawn under all else as far as they come into the picture.
    public init(places: [Place], forms: [Form], outlines: [[Position]], _ figures: Figures) {
        self.places = places
        self.forms = forms
        self.outlines = outlines
        self.figures = figures
        frame = Frame(places.lazy.map(\.position), forms.lazy.flatMap { $0.rows.joined() })
    }

    static let width = 800.0
    static let drawnHeight = 533.0
    public var height: Int { 474 }
    public var isScaled: Bool { true }
    public var margin: Int { 0 }
    /// The room for the paths of all forms, in positions.
    private static let mostPositions = 1_300
    private static let mostDots = 900

    /// From degrees to the 800 by 533 units of the picture, and what the script needs to do the same.
    public struct Frame: Sendable {
        /// Units of the picture for each degree of longitude.
        public let scale: Double
        /// Longitude and projected latitude of the top left corner.
        public let west: Double
        public let top: Double

        init(_ places: some Sequence<Position>, _ corners: some Sequence<Position>) {
            var (west, east, low, high) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
            func include(_ position: Position) {
                let y = Frame.projected(position.latitude)
                guard position.longitude.isFinite, y.isFinite else { return }
                west = min(west, position.longitude)
                east = max(east, position.longitude)
                low = min(low, y)
                high = max(high, y)
            }
            for place in places { include(place) }
            for corner in corners { include(corner) }
            if west > east { (west, east, low, high) = (-5, 9, Frame.projected(41), Frame.projected(51)) }
            // Room around, and at least some four hundred metres: one place alone is no dot in nothing.
            let span = max((east - west) * 1.14, (high - low) * 1.2 * Map.width / Map.drawnHeight, 0.008)
            scale = Map.width / span
            self.west = (west + east) / 2 - span / 2
            top = (low + high) / 2 + Map.drawnHeight / scale / 2
        }

        /// Mercator's northing, in degrees of the equator.
        static func projected(_ latitude: Double) -> Double {
            let bounded = min(85, max(-85, latitude)) * .pi / 180
            return log(tan(.pi / 4 + bounded / 2)) * 180 / .pi
        }

        func point(_ position: Position) -> Point {
            Point(x: (position.longitude - west) * scale, y: (top - Self.projected(position.latitude)) * scale)
        }

        /// Of the middle of the picture.
        var latitude: Double {
            let y = (top - Map.drawnHeight / scale / 2) * .pi / 180
            return (2 * atan(exp(y)) - .pi / 2) * 180 / .pi
        }

        /// How many metres the picture is wide, across its middle.
        var metres: Double { Map.width / scale * 111_319.49 * cos(latitude * .pi / 180) }
    }

    /// Scale, west, top and width in metres, for the script.
    public var frameText: String { "\(frame.scale) \(frame.west) \(frame.top) \(frame.metres)" }

    public func write(into out: inout ByteWriter, width: Double?) {
        out.raw("<rect class=\"sea\" width=\"100%\" height=\"100%\"/><svg class=\"ground\" width=\"100%\" height=\"100%\" viewBox=\"0 0 800 533\">")
        if width == nil {
            writeGround(into: &out)
        } else {
            // A file is as large as it is: strokes need not be kept from growing.
            var ground = ByteWriter()
            writeGround(into: &ground)
            var rest = ground.bytes[...]
            while let (before, after) = rest.split(around: Array(Self.keepsStroke.utf8)) {
                out.raw(before)
                rest = after
            }
            out.raw(rest)
        }
        out.raw("</svg>")
        writeScale(into: &out)
    }

    private static let keepsStroke = " vector-effect=\"non-scaling-stroke\""

    private func writeGround(into out: inout ByteWriter) {
        writeOutlines(into: &out)
        writeForms(into: &out)
        writePlaces(into: &out)
    }

    private func writeOutlines(into out: inout ByteWriter) {
        guard !outlines.isEmpty else { return }
        out.raw("<path class=\"outline\" vector-effect=\"non-scaling-stroke\" d=\"")
        let margin = (Point(x: -40, y: -40), Point(x: Self.width + 40, y: Self.drawnHeight + 40))
        let rings = outlines.map { clipped($0.map(frame.point), to: margin.0, margin.1) }
        for ring in reduced(rings, to: Self.mostPositions, from: 1.2) where ring.count > 2 { Self.write(ring, closes: true, into: &out) }
        out.raw("\"/>")
    }

    private func writeForms(into out: inout ByteWriter) {
        guard !forms.isEmpty else { return }
        let starts = forms.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.rows.count) }
        let all = reduced(forms.flatMap { form in form.rows.map { $0.map(frame.point) } }, to: Self.mostPositions, from: 0.35)
        // A path for all forms that look alike.
        for (isSurface, strength) in [(true, 0), (true, 1), (true, 2), (true, 3), (true, 4), (true, 5), (false, 0)] {
            let chosen = forms.indices.filter { forms[$0].isSurface == isSurface && (forms[$0].strength == strength || !isSurface) }
            guard !chosen.isEmpty else { continue }
            out.raw("<path class=\"")
            out.raw(isSurface ? (strength > 0 ? "land v\(strength)" : "land") : "way")
            out.raw("\" vector-effect=\"non-scaling-stroke\" fill-rule=\"evenodd\" d=\"")
            for index in chosen { for row in all[starts[index]..<starts[index + 1]] where row.count > 1 { Self.write(row, closes: isSurface, into: &out) } }
            out.raw("\"/>")
        }
    }

    private static func write(_ points: [Point], closes: Bool, into out: inout ByteWriter) {
        var last = (x: 0, y: 0)
        for (index, point) in points.enumerated() {
            // In tenths, each from the one before: short numbers.
            let (x, y) = (Int((min(1e6, max(-1e6, point.x)) * 10).rounded()), Int((min(1e6, max(-1e6, point.y)) * 10).rounded()))
            if index == 0 {
                out.raw("M")
                out.decimal(Double(x) / 10, 1)
                out.raw(" ")
                out.decimal(Double(y) / 10, 1)
                if points.count > 1 { out.raw("l") }
            } else {
                if index > 1, x >= last.x { out.raw(" ") }
                out.decimal(Double(x - last.x) / 10, 1)
                if y >= last.y { out.raw(" ") }
                out.decimal(Double(y - last.y) / 10, 1)
            }
            last = (x, y)
        }
        if closes { out.raw("z") }
    }

    /// Of places that are drawn together: how many there are at least, and how wide their dot is.
    private static let sizes: [(count: Int, width: Int)] = [(1, 9), (10, 15), (50, 22), (200, 30), (1_000, 40)]

    private var isGrouped: Bool { places.contains { $0.count > 1 } || places.count > Self.mostDots }

    private func writePlaces(into out: inout ByteWriter) {
        guard !places.isEmpty else { return }
        if !isGrouped {
            return writeDots(places.map { frame.point($0.position) }, width: places.count <= 60 ? 10 : places.count <= 300 ? 8 : 6, into: &out)
        }
        let groups = grouped()
        for (index, size) in Self.sizes.enumerated() {
            let next = index + 1 < Self.sizes.count ? Self.sizes[index + 1].count : Int.max
            let chosen = groups.filter { $0.count >= size.count && $0.count < next }
            if !chosen.isEmpty { writeDots(chosen.map(\.point), width: size.width, isGroup: true, into: &out) }
        }
    }

    /// Places by squares of the picture.
    private func grouped() -> [(point: Point, count: Int)] {
        let side = 30.0
        var squares: [Int: (x: Double, y: Double, count: Int)] = [:]
        for place in places {
            let point = frame.point(place.position)
            let square = Int((point.y / side).rounded(.down)) * 1_000 + Int((point.x / side).rounded(.down))
            let held = squares[square] ?? (0, 0, 0)
            squares[square] = (held.x + point.x * Double(place.count), held.y + point.y * Double(place.count), held.count + place.count)
        }
        return squares.sorted { $0.key < $1.key }.map {
            (Point(x: $0.value.x / Double($0.value.count), y: $0.value.y / Double($0.value.count)), $0.value.count)
        }
    }

    /// Round dots of one size whatever the picture's: ends of lines without a length.
    private func writeDots(_ points: [Point], width: Int, isGroup: Bool = false, into out: inout ByteWriter) {
        var path = ByteWriter()
        for point in points {
            path.raw("M")
            path.decimal(point.x, 1)
            path.raw(" ")
            path.decimal(point.y, 1)
            path.raw("h0")
        }
        let d = path.bytes
        if !isGroup {
            out.raw("<path class=\"rim\" vector-effect=\"non-scaling-stroke\" stroke-width=\"\(width + 2)\" d=\"")
            out.raw(d)
            out.raw("\"/>")
        }
        out.raw("<path class=\"dots\(isGroup ? " some" : "")\" vector-effect=\"non-scaling-stroke\" stroke-width=\"\(width)\" d=\"")
        out.raw(d)
        out.raw("\"/>")
    }

    /// What the sizes of dots stand for; empty where all stand for one place.
    public var sizesShown: [(width: Int, count: Int)] {
        guard isGrouped else { return [] }
        let most = grouped().map(\.count).max() ?? 1
        return Self.sizes.filter { $0.count <= most }.map { ($0.width, $0.count) }
    }

    private func writeScale(into out: inout ByteWriter) {
        let metres = frame.metres
        guard metres.isFinite, metres > 1 else { return }
        // A round length of about a quarter of the width.
        var length = 1.0
        for step in [1.0, 2, 5] + [10.0, 20, 50] + [100.0, 200, 500] + [1e3, 2e3, 5e3] + [1e4, 2e4, 5e4] + [1e5, 2e5, 5e5] + [1e6, 2e6, 5e6]
        where step <= metres * 0.28 {
            length = step
        }
        let share = length / metres
        out.raw("<svg class=\"scale\" x=\"14\" y=\"100%\" width=\"100%\" height=\"1\" overflow=\"visible\"><line class=\"base\" y1=\"-14\" y2=\"-14\" x2=\"")
        out.percent(share)
        out.raw("\"/>")
        let bare = Figures(figures.language)
        Self.writeText(length >= 1_000 ? bare.bare(length / 1_000) + "\u{A0}km" : bare.bare(length) + "\u{A0}m", " y=\"-20\"", into: &out)
        out.raw("</svg><g class=\"north\">")
        Self.writeText("N", " x=\"100%\" dx=\"-18\" y=\"40\" text-anchor=\"middle\"", into: &out)
        out.raw("<svg x=\"100%\" overflow=\"visible\"><path class=\"c1\" d=\"M-18 8l5 15-5-4-5 4z\"/></svg></g>")
    }

    /// A text on a rim of the paper's colour, which is a text of its own: not every reader of SVG paints a stroke below its letters.
    private static func writeText(_ text: String, _ place: String, into out: inout ByteWriter) {
        for style in ["tick halo", "tick"] {
            out.raw("<text class=\"")
            out.raw(style)
            out.raw("\"")
            out.raw(place)
            out.raw(">")
            out.html(text)
            out.raw("</text>")
        }
    }
}

extension ArraySlice<UInt8> {
    /// What stands before the first such part and after it; nil where there is none.
    fileprivate func split(around part: [UInt8]) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
        var index = startIndex
        while let first = self[index...].firstIndex(of: part[0]) {
            if self[first...].starts(with: part) { return (self[..<first], self[(first + part.count)...]) }
            index = first + 1
        }
        return nil
    }
}

struct Point: Equatable {
    var x: Double
    var y: Double
}

/// Lines that together have about so many corners at most: simplified more and more, and in the end, where they go to and fro without end, by leaving out.
func reduced(_ lines: [[Point]], to most: Int, from finest: Double) -> [[Point]] {
    var lines = lines.map { thinned($0, finest / 2) }
    var tolerance = finest
    var count = 0
    for _ in 0..<9 {
        lines = lines.map { simplified(thinned($0, tolerance / 2), tolerance: tolerance) }
        count = lines.reduce(0) { $0 + $1.count }
        if count <= most { return lines }
        tolerance *= 1.7
    }
    let every = count / most + 1
    return lines.map { line in line.enumerated().filter { $0.offset % every == 0 || $0.offset < 2 }.map(\.element) }
}

/// A line without the points that lie closer to the one before than a tolerance; the first and the last stay.
private func thinned(_ points: [Point], _ tolerance: Double) -> [Point] {
    guard let first = points.first, let last = points.last, points.count > 3 else { return points }
    var kept = [first]
    let limit = tolerance * tolerance
    for point in points.dropFirst().dropLast() {
        let (dx, dy) = (point.x - kept[kept.count - 1].x, point.y - kept[kept.count - 1].y)
        if dx * dx + dy * dy >= limit { kept.append(point) }
    }
    return kept + [last]
}

/// A line without the corners that lie within a tolerance of it (Douglas and Peucker), in time that does not grow with its square: long lines are cut
/// into stretches first.
func simplified(_ points: [Point], tolerance: Double) -> [Point] {
    guard points.count > 2 else { return points }
    var keeps = [Bool](repeating: false, count: points.count)
    keeps[0] = true
    keeps[points.count - 1] = true
    var open: [(Int, Int)] = []
    let stretch = 2_000
    var start = 0
    while start < points.count - 1 {
        let end = min(start + stretch, points.count - 1)
        keeps[end] = true
        open.append((start, end))
        start = end
    }
    let limit = tolerance * tolerance
    while let (first, last) = open.popLast() {
        guard last > first + 1 else { continue }
        let (a, b) = (points[first], points[last])
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = dx * dx + dy * dy
        var farthest = (index: 0, distance: limit)
        for index in (first + 1)..<last {
            let (px, py) = (points[index].x - a.x, points[index].y - a.y)
            // A ring ends where it begins: then the distance from there counts.
            let along = length > 0 ? min(1, max(0, (px * dx + py * dy) / length)) : 0
            let (qx, qy) = (px - along * dx, py - along * dy)
            let distance = qx * qx + qy * qy
            if distance > farthest.distance { farthest = (index, distance) }
        }
        guard farthest.index > 0 else { continue }
        keeps[farthest.index] = true
        open.append((first, farthest.index))
        open.append((farthest.index, last))
    }
    return zip(points, keeps).compactMap { $1 ? $0 : nil }
}

/// What of a ring lies in a box (Sutherland and Hodgman).
func clipped(_ ring: [Point], to low: Point, _ high: Point) -> [Point] {
    var ring = ring
    for side in 0..<4 {
        guard let last = ring.last else { return [] }
        func isInside(_ point: Point) -> Bool {
            switch side {
            case 0: point.x >= low.x
            case 1: point.x <= high.x
            case 2: point.y >= low.y
            default: point.y <= high.y
            }
        }
        func crossing(_ a: Point, _ b: Point) -> Point {
            switch side {
            case 0, 1:
                let x = side == 0 ? low.x : high.x
                return Point(x: x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
            default:
                let y = side == 2 ? low.y : high.y
                return Point(x: a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y: y)
            }
        }
        var out: [Point] = []
        var before = last
        for point in ring {
            if isInside(point) != isInside(before) { out.append(crossing(before, point)) }
            if isInside(point) { out.append(point) }
            before = point
        }
        ring = out
    }
    return ring
}
