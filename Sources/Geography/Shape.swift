internal import JSON

/// What the `coordinates` of a geometry look like, seen position by position and never held: enough to judge them once the type is known,
/// which may stand behind them.
struct Shape {
    /// Where the value of `coordinates` begins; nil as long as there is none.
    var place: JSONReader.Place?
    var isArray = false
    var positions = 0
    /// In how many arrays the positions stand, at the least and at the most.
    var shallowest = Int.max
    var deepest = 0
    /// Arrays and numbers side by side, or arrays deeper than any type has.
    var mixed = Tally()
    /// Empty arrays by how deep they stand, from 1.
    private(set) var empty: [(level: Int, tally: Tally)] = []
    var shortPositions = Tally()
    var longPositions = Tally()
    var notNumbers = Tally()
    /// Rows of positions, as lines and as rings.
    var shortLines = Tally()
    var shortRings = Tally()
    var openRings = Tally()
    var wrongTurns = Tally()
    var zeroPositions = Tally()
    var precisePositions = Tally()

    mutating func addEmpty(level: Int, at place: JSONReader.Place) {
        let index = empty.firstIndex { $0.level == level } ?? empty.count
        if index == empty.count { empty.append((level, Tally())) }
        empty[index].tally.add(place)
    }
}

/// Where the positions of a feature lie.
struct Extent {
    /// Of positions that can be degrees, but for those at (0, 0).
    var degrees = GeoBox.none
    /// Of all positions.
    var all = GeoBox.none
    /// The first position that can be degrees.
    var first: JSONReader.Place?
    /// Positions that cannot be degrees, by what they are.
    var foreign: [(system: CoordinateSystem, tally: Tally, value: String)] = []
}

/// Reads the value of `coordinates`.
struct CoordinatesReader {
    /// Takes the positions in, where a map is wanted.
    var geometry: GeometryCollector?
    /// Where points ought to lie: the territory's box, or those of France.
    let places: [GeoBox]

    /// More than any type has.
    private static let deepestLevel = 5
    /// A centimetre on the ground.
    private static let usefulDecimals = 7

    private var children = [Int](repeating: 0, count: deepestLevel + 1)
    private var starts = [JSONReader.Place](repeating: JSONReader.Place(line: 1, column: 1, offset: 0), count: deepestLevel + 1)

    // The line or ring at hand.
    private var rowLevel = 0
    private var rowCount = 0
    private var first = JSONNumbers()
    private var last = JSONNumbers()
    private var doubledArea = 0.0

    init(places: [GeoBox]) { self.places = places }

    /// Reads the array that the reader's last event began, to its end.
    mutating func read(_ reader: inout JSONReader, into shape: inout Shape, _ extent: inout Extent) throws(JSONError) {
        var level = 0
        var event = JSONReader.Event.beginArray
        // A position that is read number by number, because it is not written on one line or not made of plain numbers.
        var isInPosition = false
        var numbers = JSONNumbers()
        var numberCount = 0
        var hasText = false
        children[0] = 0
        rowLevel = 0
        rowCount = 0
        repeat {
            switch event {
            case .beginArray:
                if isInPosition {
                    shape.mixed.add(reader.place)
                    isInPosition = false
                }
                children[level] += 1
                if level == Self.deepestLevel {
                    shape.mixed.add(reader.place)
                    try reader.skip(event)
                } else if let numbers = reader.shortNumbers() {
                    take(numbers, count: numbers.count, level: level + 1, isWhole: true, at: reader.place, &shape, &extent)
                } else {
                    level += 1
                    children[level] = 0
                    starts[level] = reader.place
                }
            case .endArray:
                if isInPosition {
                    isInPosition = false
                    let start = starts[level]
                    take(numbers, count: numberCount, level: level, isWhole: !hasText, at: start, &shape, &extent)
                } else if children[level] == 0 {
                    shape.addEmpty(level: level, at: starts[level])
                } else if rowLevel == level {
                    geometry?.endRow()
                    endRow(&shape)
                }
                level -= 1
            default:
                if !isInPosition {
                    if children[level] > 0 { shape.mixed.add(reader.place) }
                    isInPosition = children[level] == 0
                    numbers = JSONNumbers()
                    numberCount = 0
                    hasText = false
                }
                numberCount += 1
                if event == .number {
                    numbers.append(JSONNumber(reader.text))
                } else {
                    shape.notNumbers.add(reader.place)
                    hasText = true
                    try reader.skip(event)
                }
            }
            if level > 0 { event = try reader.next() }
        } while level > 0
    }

    @inline(__always)
    private mutating func take(
        _ numbers: JSONNumbers, count: Int, level: Int, isWhole: Bool, at place: @autoclosure () -> JSONReader.Place, _ shape: inout Shape,
        _ extent: inout Extent
    ) {
        shape.positions += 1
        if level < shape.shallowest { shape.shallowest = level }
        if level > shape.deepest { shape.deepest = level }
        guard count >= 2 else { return shape.shortPositions.add(place()) }
        if count > 3 { shape.longPositions.add(place()) }
        // A position with a text in it was counted already, and lies nowhere.
        if isWhole {
            locate(numbers, at: place(), &shape, &extent)
            geometry?.add(numbers.first, numbers.second, level: level)
        }

        if rowLevel != level - 1 {
            rowLevel = level - 1
            rowCount = 0
        }
        if rowCount == 0 {
            first = numbers
            doubledArea = 0
        } else {
            let (x0, y0) = (first.first, first.second)
            doubledArea += (last.first - x0) * (numbers.second - y0) - (numbers.first - x0) * (last.second - y0)
        }
        last = numbers
        rowCount += 1
    }

    @inline(__always)
    private func locate(_ numbers: JSONNumbers, at place: @autoclosure () -> JSONReader.Place, _ shape: inout Shape, _ extent: inout Extent) {
        let (x, y) = (numbers.first, numbers.second)
        if x >= -180, x <= 180, y >= -90, y <= 90 {
            if numbers.decimals > Self.usefulDecimals { shape.precisePositions.add(place()) }
            if x == 0, y == 0 { return shape.zeroPositions.add(place()) }
            if extent.first == nil { extent.first = place() }
            extent.degrees.include(x, y)
        } else {
            locateForeign(x, y, at: place(), &extent)
        }
    }

    private func locateForeign(_ x: Double, _ y: Double, at place: JSONReader.Place, _ extent: inout Extent) {
        extent.all.include(x, y)
        let system = CoordinateSystem(x: x, y: y, in: places)
        if let index = extent.foreign.firstIndex(where: { $0.system.issue == system.issue }) {
            extent.foreign[index].tally.add(place)
        } else {
            var tally = Tally()
            tally.add(place)
            extent.foreign.append((system, tally, "\(x), \(y)"))
        }
    }

    /// Judges the line or ring whose array ends.
    private mutating func endRow(_ shape: inout Shape) {
        let start = starts[rowLevel]
        if rowCount < 2 { shape.shortLines.add(start) }
        if rowCount > 1, first.isSame(as: last) {
            if rowCount < 4 { shape.shortRings.add(start) }
            // The first ring of a surface is its outline and turns against the clock; the others, its holes, with it (RFC 7946 §3.1.6).
            let isOutline = rowLevel > 0 && children[rowLevel - 1] == 1
            if isOutline ? doubledArea < 0 : doubledArea > 0 { shape.wrongTurns.add(start) }
        } else if rowCount < 3 {
            shape.shortRings.add(start)
        } else {
            shape.openRings.add(start)
        }
        rowCount = 0
        rowLevel = 0
    }
}
