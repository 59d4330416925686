internal import Schemas

extension ColumnCheck.Kind {
    init(_ type: FieldType, column: Int, missingValues: [String]) {
        switch type {
        case .string(.uri): self = .uri
        case .string(.email): self = .email
        case .string(.uuid): self = .uuid
        case .string: self = .text
        case .integer(let isBare, let groupMark):
            self = isBare && groupMark.isEmpty ? .integer : .dressedInteger(Numbers.Dress(decimalMark: [], groupMark: Array(groupMark.utf8), isBare: isBare))
        case .number(let form):
            let dress = Numbers.Dress(decimalMark: Array(form.decimalMark.utf8), groupMark: Array(form.groupMark.utf8), isBare: form.bareNumber)
            self = dress == .plain ? .number : .dressedNumber(dress)
        case .boolean(let trueValues, let falseValues): self = .boolean(trueTexts: TextSet(trueValues), falseTexts: TextSet(falseValues))
        case .date(.default): self = .date
        case .date(.any): self = .anyDate
        case .date(.pattern(let pattern)): self = TimePattern(pattern).map(Self.patternDate) ?? .any
        case .datetime(.default): self = .datetime
        case .datetime(.any): self = .anyDatetime
        case .datetime(.pattern(let pattern)): self = TimePattern(pattern).map(Self.patternDatetime) ?? .any
        case .time(.default), .time(.any): self = .time
        case .time(.pattern(let pattern)): self = TimePattern(pattern).map(Self.patternTime) ?? .any
        case .year: self = .year
        case .yearmonth: self = .yearmonth
        case .duration: self = .duration
        case .geopoint(let format): self = .geopoint(format)
        case .geojson: self = .geojson
        case .object: self = .object
        case .array(let item): self = .array(item: item.map { ColumnCheck($0, column: column, missingValues: missingValues) })
        case .any: self = .any
        }
    }

    var isText: Bool {
        switch self {
        case .text, .uri, .email, .uuid: true
        default: false
        }
    }

    var isNumber: Bool {
        switch self {
        case .integer, .dressedInteger, .number, .dressedNumber: true
        default: false
        }
    }

    /// Whether values are days, with an hour or not.
    var isDay: Bool {
        switch self {
        case .date, .anyDate, .patternDate, .datetime, .anyDatetime, .patternDatetime: true
        default: false
        }
    }

    /// Whether values are compared by what they mean and not by their letters.
    var isOrdered: Bool {
        switch self {
        case .text, .uri, .email, .uuid, .boolean, .duration, .geopoint, .geojson, .object, .array, .any: false
        default: true
        }
    }

    /// A text's place in the order of the type: a number, a day as `YYYYMMDD`, a moment in milliseconds. Nil when it is not of the type.
    func value(of text: UnsafeBufferPointer<UInt8>) -> Double? {
        switch self {
        case .integer: Numbers.integer(Numbers.trimmed(text))
        case .dressedInteger(let dress): dress.undressed(Numbers.trimmed(text)).flatMap { $0.withUnsafeBufferPointer { Numbers.integer($0) } }
        case .number: Numbers.decimal(Numbers.trimmed(text))
        case .dressedNumber(let dress): dress.undressed(Numbers.trimmed(text)).flatMap { $0.withUnsafeBufferPointer { Numbers.decimal($0) } }
        case .date: Dates.date(text).map(Double.init)
        case .datetime: Dates.datetime(text).map(Double.init)
        case .time: Dates.timeOfDay(text).map(Double.init)
        case .year: Dates.year(text).map(Double.init)
        case .yearmonth: Dates.yearAndMonth(text).map(Double.init)
        case .anyDate: (Dates.date(text) ?? Self.habitual(text)?.date).map(Double.init)
        case .anyDatetime: (Dates.datetime(text) ?? Self.habitual(text).map { $0.date * 86_400_000 + $0.time }).map(Double.init)
        case .patternDate(let pattern): pattern.read(text).map { Double($0.date) }
        case .patternDatetime(let pattern): pattern.read(text).map { Double($0.date * 86_400_000 + $0.time) }
        case .patternTime(let pattern): pattern.read(text).map { Double($0.time) }
        default: nil
        }
    }

    /// The ways of writing a date that the format `any` lets through.
    private static let habits = [
        "%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d", "%d-%m-%Y", "%d.%m.%Y", "%Y%m%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S",
        "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%Y-%m", "%Y",
    ].compactMap(TimePattern.init)

    private static func habitual(_ text: UnsafeBufferPointer<UInt8>) -> (date: Int, time: Int)? {
        for habit in habits { if let moment = habit.read(text) { return moment } }
        return nil
    }
}
