internal import Bytes
public import Findings

/// How numbers are written beside bars and axes: few digits, in the reader's language.
public struct Figures: Sendable {
    public let language: Language
    /// `€`, `m`; nil for plain counts.
    public let unit: String?

    public init(_ language: Language, unit: String? = nil) {
        self.language = language
        self.unit = unit
    }

    /// « 12 500 € », « 1,25 M », « 0,4 »: three digits that count, with the unit.
    public func short(_ value: Double) -> String { bare(value) + (unit.map { "\u{A0}" + $0 } ?? "") }

    /// The same without the unit.
    public func bare(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        let size = value.magnitude
        let text: String
        if size >= 999_500_000 {
            text = digits(size / 1e9) + "\u{A0}" + (language == .french ? "Md" : "bn")
        } else if size >= 999_950 {
            text = digits(size / 1e6) + "\u{A0}M"
        } else {
            text = digits(size)
        }
        return (value < 0 && text != "0" ? "\u{2212}" : "") + text
    }

    /// A number with three digits that count, or all those before its decimal mark.
    private func digits(_ size: Double) -> String {
        guard size < 1e15 else {
            var (left, power) = (size, 0)
            while left >= 10 {
                left /= 10
                power += 1
            }
            return digits(left) + "e" + String(power)
        }
        var places = size >= 99.95 || size == 0 ? 0 : size >= 9.995 ? 1 : size >= 0.0995 ? 2 : 3
        let scale = [1.0, 10, 100, 1_000][places]
        var whole = Int((size * scale).rounded())
        while places > 0, whole % 10 == 0 {
            whole /= 10
            places -= 1
        }
        var text = Array(String(whole).utf8)
        var decimals: [UInt8] = []
        if places > 0 {
            while text.count <= places { text.insert(0x30, at: 0) }
            decimals = [language == .french ? 0x2C : 0x2E] + text.suffix(places)
            text.removeLast(places)
        }
        var grouped: [UInt8] = []
        for (index, digit) in text.enumerated() {
            if index > 0, (text.count - index) % 3 == 0 { grouped += Array((language == .french ? "\u{202F}" : ",").utf8) }
            grouped.append(digit)
        }
        return String(decoding: grouped + decimals, as: UTF8.self)
    }
}

/// Marks of an axis at 1, 2 or 5 times a power of ten, from at or below zero to at or above the greatest value.
public struct Ticks: Sendable, Equatable {
    public let values: [Double]
    public var low: Double { values.first ?? 0 }
    public var high: Double { values.last ?? 1 }

    /// - Parameter intervals: how many of them at most.
    public init(from least: Double, to greatest: Double, intervals: Int = 4, isWhole: Bool = false) {
        let low = min(0, least.isFinite ? least : 0)
        let high = max(0, greatest.isFinite ? greatest : 0)
        guard high > low else {
            values = [0, 1]
            return
        }
        var step = Self.power(of: (high - low) / Double(max(1, intervals)))
        search: for _ in 0..<3 {
            for digit in [1.0, 2, 5] {
                let candidate = step * digit
                if isWhole, candidate < 1 { continue }
                let count = (high / candidate).rounded(.up) - (low / candidate).rounded(.down)
                if count <= Double(max(1, intervals)) {
                    step = candidate
                    break search
                }
            }
            step *= 10
        }
        if isWhole { step = max(1, step) }
        let first = Int((low / step).rounded(.down))
        let last = Int((high / step).rounded(.up))
        values = (first...max(last, first + 1)).map { Double($0) * step }
    }

    /// The power of ten at or below a number.
    private static func power(of value: Double) -> Double {
        var power = 1.0
        var steps = 0
        while power > value, steps < 300 {
            power /= 10
            steps += 1
        }
        while power * 10 <= value, steps < 300 {
            power *= 10
            steps += 1
        }
        return power
    }

    /// Where a value stands between the first mark and the last: 0 to 1.
    public func share(_ value: Double) -> Double { min(1, max(0, (value - low) / (high - low))) }
}
