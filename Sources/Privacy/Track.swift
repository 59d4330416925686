internal import Glibc
internal import Tables

/// Places and times of one after the other: a table of them that is dense like a walk or a drive is somebody's journey.
struct Track {
    /// Of the latitudes.
    let column: Int
    private let longitude: Int
    /// Some tables have the day and the hour apart: of these columns the first counts that holds an hour.
    private let times: [Int]
    private(set) var firstRow = 0
    private(set) var points = 0
    private var pairs = 0
    private var near = 0
    private var moved = 0
    private var last: (seconds: Double, latitude: Double, longitude: Double)?

    private static let fewestPoints = 20
    /// Between two points, in seconds and in kilometres.
    private static let longestPause = 300.0
    private static let longestWay = 3.0

    init?(_ roles: [ColumnRole]) {
        guard let latitude = roles.firstIndex(where: { $0.contains(.latitude) }), let longitude = roles.firstIndex(where: { $0.contains(.longitude) })
        else { return nil }
        (column, self.longitude) = (latitude, longitude)
        times = roles.indices.filter { roles[$0].contains(.time) }
        if times.isEmpty { return nil }
    }

    mutating func add(_ batch: RowBatch) {
        // A long table whose rows are no journey so far is none.
        guard points < 2_000 || near * 2 > pairs else { return }
        for row in 0..<batch.rowCount {
            let cells = batch.cells(ofRow: row)
            guard max(column, longitude) < cells.count,
                let seconds = times.lazy.compactMap({ $0 < cells.count ? Self.seconds(batch.text(cells[$0])) : nil }).first,
                let y = Self.number(batch.text(cells[column])), let x = Self.number(batch.text(cells[longitude])), abs(y) <= 90, abs(x) <= 180
            else { continue }
            points += 1
            if firstRow == 0 { firstRow = batch.firstRow + row }
            if let last {
                pairs += 1
                let way = hypot((y - last.latitude) * 111.2, (x - last.longitude) * 111.2 * cos(y * .pi / 180))
                let pause = abs(seconds - last.seconds)
                if pause <= Self.longestPause, pause > 0, way <= Self.longestWay { near += 1 }
                if way > 0.001 { moved += 1 }
            }
            last = (seconds, y, x)
        }
    }

    var isJourney: Bool { points >= Self.fewestPoints && near * 5 >= pairs * 4 && moved * 2 >= pairs }

    private static func number(_ text: Bytes8) -> Double? {
        var value = 0.0
        var scale = 0.0
        var index = 0
        let isNegative = text.first == 0x2D
        if isNegative { index = 1 }
        guard index < text.count, text.count < 32 else { return nil }
        while index < text.count {
            if isDigit(text[index]) {
                value = value * 10 + Double(text[index] - 0x30)
                scale *= 10
            } else if (text[index] == 0x2E || text[index] == 0x2C) && scale == 0 {
                scale = 1
            } else {
                return nil
            }
            index += 1
        }
        value /= max(scale, 1)
        return isNegative ? -value : value
    }

    /// Of `2024-05-12T08:30:05`, `12/05/2024 08:30` or `08:30:05`; nil without an hour. Counted from any day.
    private static func seconds(_ text: Bytes8) -> Double? {
        guard let colon = text.firstIndex(of: 0x3A), colon >= 1, text.count < 40 else { return nil }
        var numbers: [Double] = []
        var isOpen = false
        for byte in text.prefix(19) {
            guard isDigit(byte) else {
                isOpen = false
                continue
            }
            if isOpen { numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Double(byte - 0x30) } else { numbers.append(Double(byte - 0x30)) }
            isOpen = true
        }
        switch numbers.count {
        case 2: return numbers[0] * 3_600 + numbers[1] * 60
        case 3: return numbers[0] * 3_600 + numbers[1] * 60 + numbers[2]
        case 5, 6:
            let day = numbers[0] > 31 ? numbers[2] : numbers[0]
            let month = numbers[1]
            return (month * 31 + day) * 86_400 + numbers[3] * 3_600 + numbers[4] * 60 + (numbers.count > 5 ? numbers[5] : 0)
        default: return nil
        }
    }
}
