internal import Bytes
internal import Patterns

/// Whether a text written in a schema (an example, a bound) can be a value of a field. It judges the shape; judging data is validation's job.
extension SchemaField {
    /// - Parameter compiled: the field's pattern, where it is at hand.
    func accepts(_ text: String, pattern compiled: Pattern? = nil) -> Bool {
        guard type.accepts(text) else { return false }
        if let values = constraints.enumeration, !values.contains(text) { return false }
        if let source = constraints.pattern, let pattern = compiled ?? (try? Pattern(source)) {
            var text = text
            guard text.withUTF8({ pattern.matches($0) }) else { return false }
        }
        if case .string = type {
            let length = text.unicodeScalars.count
            if length < constraints.minLength ?? 0 || length > constraints.maxLength ?? Int.max { return false }
        }
        if let least = constraints.minimum, type.isOrdered(text, before: least) { return false }
        if let most = constraints.maximum, type.isOrdered(most, before: text) { return false }
        if let bound = constraints.exclusiveMinimum, !type.isOrdered(bound, before: text) { return false }
        if let bound = constraints.exclusiveMaximum, !type.isOrdered(text, before: bound) { return false }
        return true
    }
}

extension FieldType {
    func accepts(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        switch self {
        case .any: return true
        case .string(let format): return format.accepts(bytes)
        case .integer, .number:
            guard let value = numericValue(text) else { return false }
            if case .integer = self { return value.rounded() == value && !numericText(text).utf8.contains(0x2E) }
            return true
        case .boolean(let yes, let no): return yes.contains(text) || no.contains(text)
        case .date(let format): return format.accepts(bytes, default: "%Y-%m-%d")
        case .datetime(let format): return format.accepts(bytes, default: "%Y-%m-%dT%H:%M:%S%z")
        case .time(let format): return format.accepts(bytes, default: "%H:%M:%S%z")
        case .year: return FieldType.TimeFormat.pattern("%Y").accepts(bytes, default: "%Y")
        case .yearmonth: return FieldType.TimeFormat.pattern("%Y-%m").accepts(bytes, default: "%Y-%m")
        case .duration: return bytes.first == 0x50 && bytes.count > 1 || bytes.starts(with: "-P".utf8) && bytes.count > 2
        case .geopoint(.default): return Self.arePair(bytes[...])
        case .geopoint(.array): return Self.isWrapped(bytes, 0x5B, 0x5D) && Self.arePair(bytes.dropFirst().dropLast())
        case .geopoint(.object), .geojson, .object: return Self.isWrapped(bytes, 0x7B, 0x7D)
        case .array: return Self.isWrapped(bytes, 0x5B, 0x5D)
        }
    }

    /// Whether one value comes before the other: numbers by value, dates of ISO 8601 and years by text. False where that cannot be told.
    func isOrdered(_ a: String, before b: String) -> Bool {
        switch self {
        case .integer, .number:
            guard let a = numericValue(a), let b = numericValue(b) else { return false }
            return a < b
        case .date(.default), .datetime(.default), .time(.default), .year, .yearmonth: return a.utf8.lexicographicallyPrecedes(b.utf8)
        default: return false
        }
    }

    /// A number with its marks taken out and a decimal point.
    private func numericText(_ text: String) -> String {
        var bytes = trimmed(text.utf8)
        let (group, decimal, isBare): (String, String, Bool) =
            switch self {
            case .number(let form): (form.groupMark, form.decimalMark, form.bareNumber)
            case .integer(let isBare, let group): (group, ".", isBare)
            default: ("", ".", true)
            }
        if !isBare {
            func isPart(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
            while let first = bytes.first, !isPart(first), first != 0x2D { bytes.removeFirst() }
            while let last = bytes.last, !isPart(last) { bytes.removeLast() }
        }
        if group.utf8.count == 1, let mark = group.utf8.first { bytes.removeAll { $0 == mark } }
        if decimal != ".", decimal.utf8.count == 1, let mark = decimal.utf8.first {
            guard !bytes.contains(0x2E) else { return "" }
            for index in bytes.indices where bytes[index] == mark { bytes[index] = 0x2E }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func numericValue(_ text: String) -> Double? {
        let text = numericText(text)
        // `Double` also reads hexadecimal, infinities and NaN, which no schema means.
        guard text.utf8.allSatisfy({ $0 &- 0x30 < 10 || "+-.eE".utf8.contains($0) }) else { return nil }
        return Double(text)
    }

    private static func isWrapped(_ bytes: [UInt8], _ first: UInt8, _ last: UInt8) -> Bool {
        bytes.count >= 2 && bytes.first == first && bytes.last == last
    }

    private static func arePair(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = bytes.split(separator: 0x2C, omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { FieldType.number(.init()).accepts(String(decoding: trimmed($0), as: UTF8.self)) }
    }
}

extension FieldType.StringFormat {
    fileprivate func accepts(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .default: return true
        case .uri:
            guard let colon = bytes.firstIndex(of: 0x3A), colon > 0, colon + 1 < bytes.count else { return false }
            return !bytes.contains { $0 <= 0x20 } && bytes[..<colon].allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "+-.".utf8.contains($0) }
        case .email:
            let parts = bytes.split(separator: 0x40, omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(0x2E) && !bytes.contains { $0 <= 0x20 || $0 == 0x2C || $0 == 0x3B }
        case .uuid:
            let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
            return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.joined().allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }
        case .binary: return bytes.count % 4 == 0 && bytes.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "+/=".utf8.contains($0) }
        case .wkt: return bytes.last == 0x29 && (bytes.first.map { ($0 | 0x20) &- 0x61 < 26 } ?? false)
        }
    }
}

extension FieldType.TimeFormat {
    fileprivate func accepts(_ bytes: [UInt8], default standard: String) -> Bool {
        switch self {
        case .any: return bytes.contains { $0 &- 0x30 < 10 }
        case .default: return Self.matches(bytes, standard)
        case .pattern(let pattern): return Self.matches(bytes, pattern)
        }
    }

    /// Follows a pattern of `strptime` along a text.
    private static func matches(_ bytes: [UInt8], _ pattern: String) -> Bool {
        var rest = bytes[...]
        var pattern = pattern.utf8[...]
        var month = 0
        var year = 2000
        while let byte = pattern.popFirst() {
            guard byte == 0x25, let directive = pattern.popFirst() else {
                guard rest.popFirst() == byte else { return false }
                continue
            }
            switch directive {
            case 0x25: guard rest.popFirst() == 0x25 else { return false }
            // %Y
            case 0x59:
                guard let number = number(&rest, digits: 4...4, in: 0...9999) else { return false }
                year = number
            // %m
            case 0x6D:
                guard let number = number(&rest, digits: 1...2, in: 1...12) else { return false }
                month = number
            // %d
            case 0x64: guard number(&rest, digits: 1...2, in: 1...days(in: month, year)) != nil else { return false }
            // %H
            case 0x48: guard number(&rest, digits: 1...2, in: 0...23) != nil else { return false }
            // %M
            case 0x4D: guard number(&rest, digits: 1...2, in: 0...59) != nil else { return false }
            // %S, and a fraction of a second as ISO 8601 lets it be added
            case 0x53:
                guard number(&rest, digits: 1...2, in: 0...61) != nil else { return false }
                if rest.first == 0x2E, pattern.first != 0x2E {
                    rest.removeFirst()
                    rest = rest.drop { $0 &- 0x30 < 10 }
                }
            // %z, which may be absent
            case 0x7A:
                if rest.first == 0x5A {
                    rest.removeFirst()
                } else if rest.first == 0x2B || rest.first == 0x2D {
                    rest = rest.dropFirst().drop { $0 &- 0x30 < 10 || $0 == 0x3A }
                }
            // names of days and months, AM and PM, zones: letters
            case 0x61, 0x41, 0x62, 0x42, 0x70, 0x5A: rest = rest.drop { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 || $0 == 0x2E }
            // the rest are numbers
            default: guard number(&rest, digits: 1...9, in: 0...999_999_999) != nil else { return false }
            }
        }
        return rest.isEmpty
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, digits: ClosedRange<Int>, in range: ClosedRange<Int>) -> Int? {
        let run = rest.prefix(digits.upperBound).prefix { $0 &- 0x30 < 10 }
        guard run.count >= digits.lowerBound else { return nil }
        rest = rest.dropFirst(run.count)
        let number = run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return range.contains(number) ? number : nil
    }

    private static func days(in month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
