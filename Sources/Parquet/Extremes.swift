private import Glibc

/// The least and the greatest value of a column in a group of rows, by which readers leave groups out.
struct Extremes {
    private var least: Int64 = .max
    private var greatest: Int64 = .min
    private var leastNumber = Double.infinity
    private var greatestNumber = -Double.infinity
    private var leastText = Bound()
    private var greatestText = Bound()

    /// A bound as a file says it: PLAIN, without a length before it.
    struct Said: Equatable {
        var bytes: [UInt8]
        /// Whether a value is the bound itself, and not only within it.
        var isExact = true
    }

    /// A text, cut to its first bytes.
    private struct Bound {
        var bytes: [UInt8]?
        /// The first eight bytes, as a number that grows as texts do.
        var key: UInt64 = 0
        var isCut = false
    }

    /// Longer texts are cut: a bound of a megabyte would help nobody.
    static let longestText = 64

    @inline(__always)
    mutating func add(_ value: Int64) {
        if value < least { least = value }
        if value > greatest { greatest = value }
    }

    /// What is not a number (NaN) is neither less nor greater than anything, and stands in no bound.
    @inline(__always)
    mutating func add(_ value: Double) {
        if value < leastNumber { leastNumber = value }
        if value > greatestNumber { greatestNumber = value }
    }

    @inline(__always)
    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        let key = Self.key(text)
        if key > leastText.key, key < greatestText.key, leastText.bytes != nil { return }
        consider(text, key)
    }

    @inline(never)
    private mutating func consider(_ text: UnsafeBufferPointer<UInt8>, _ key: UInt64) {
        let cut = UnsafeBufferPointer(rebasing: text.prefix(Self.longestText))
        let isCut = text.count > cut.count
        let toLeast = leastText.bytes.map { Self.order(cut, $0) } ?? -1
        if toLeast < 0 {
            leastText = Bound(bytes: Array(cut), key: key, isCut: isCut)
        } else if toLeast == 0, !isCut {
            leastText.isCut = false
        }
        let toGreatest = greatestText.bytes.map { Self.order(cut, $0) } ?? 1
        if toGreatest > 0 {
            greatestText = Bound(bytes: Array(cut), key: key, isCut: isCut)
        } else if toGreatest == 0, isCut {
            greatestText.isCut = true
        }
    }

    @inline(__always)
    private static func key(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let start = text.baseAddress else { return 0 }
        if text.count >= 8 { return UInt64(bigEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)) }
        var key: UInt64 = 0
        for index in 0..<text.count { key |= UInt64(text[index]) << UInt64(56 - index * 8) }
        return key
    }

    /// By bytes without sign, which is the order of characters too.
    private static func order(_ one: UnsafeBufferPointer<UInt8>, _ other: [UInt8]) -> Int {
        let common = min(one.count, other.count)
        if common > 0, let start = one.baseAddress {
            let order = other.withUnsafeBufferPointer { $0.baseAddress.map { memcmp(start, $0, common) } ?? 0 }
            if order != 0 { return Int(order) }
        }
        return one.count - other.count
    }

    /// What the file says; nil where no value has a place in an order.
    func said(of type: ParquetType) -> (least: Said, greatest: Said?)? {
        switch type {
        case .text:
            guard let first = leastText.bytes, let last = greatestText.bytes else { return nil }
            let least = Said(bytes: leastText.isCut ? Self.wholeCharacters(first) : first, isExact: !leastText.isCut)
            if !greatestText.isCut { return (least, Said(bytes: last)) }
            return (least, Self.above(Self.wholeCharacters(last)).map { Said(bytes: $0, isExact: false) })
        case .number:
            guard leastNumber <= greatestNumber else { return nil }
            // Either zero may be meant by one (parquet.thrift, ColumnOrder).
            let bounds = (leastNumber == 0 ? -0.0 : leastNumber, greatestNumber == 0 ? 0.0 : greatestNumber)
            return (Self.said(bounds.0.bitPattern), Self.said(bounds.1.bitPattern))
        case .truth:
            guard least <= greatest else { return nil }
            return (Said(bytes: [UInt8(truncatingIfNeeded: least)]), Said(bytes: [UInt8(truncatingIfNeeded: greatest)]))
        case .date:
            guard least <= greatest else { return nil }
            return (Self.said(Int32(truncatingIfNeeded: least)), Self.said(Int32(truncatingIfNeeded: greatest)))
        case .whole, .localTime, .universalTime:
            guard least <= greatest else { return nil }
            return (Self.said(least), Self.said(greatest))
        }
    }

    private static func said(_ value: some FixedWidthInteger) -> Said { Said(bytes: withUnsafeBytes(of: value.littleEndian) { Array($0) }) }

    /// Without the start of a character that a cut has left at the end.
    private static func wholeCharacters(_ text: [UInt8]) -> [UInt8] {
        var end = text.count
        while end > 0, text[end - 1] & 0xC0 == 0x80 { end -= 1 }
        guard end > 0 else { return text }
        let length = text[end - 1] < 0x80 ? 1 : text[end - 1] < 0xE0 ? 2 : text[end - 1] < 0xF0 ? 3 : 4
        return end - 1 + length <= text.count ? text : Array(text[..<(end - 1)])
    }

    /// A text that comes after all those that start with one: its last character that has a next one becomes that; nil when none has.
    private static func above(_ text: [UInt8]) -> [UInt8]? {
        var scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        while let last = scalars.popLast() {
            guard last.value < 0x10FFFF else { continue }
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let scalar = Unicode.Scalar(next) else { continue }
            var view = String.UnicodeScalarView(scalars)
            view.append(scalar)
            return Array(String(view).utf8)
        }
        return nil
    }
}
