/// Strings and numbers, where nearly all the bytes of a document are.
extension JSONReader {
    // MARK: Strings

    /// Reads a string that begins at `position`, and takes its escapes out where it stands: the text never gets longer than the bytes it came from.
    mutating func scanString() throws(JSONError) {
        var start = position
        var index = position + 1
        // What is done: the text up to `written`. What is still to move there: from `pending` to `index`.
        var written = index
        var pending = index
        while true {
            index = plainEnd(from: index)
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                written = move(pending, index, to: written)
                setText(from: start + 1, to: written)
                position = index + 1
                return try checkLength(textCount)
            }
            if index + 12 > end, !isComplete {
                // The sequence at hand may go on outside the window.
                let moved = try fill(keeping: start)
                (start, index, written, pending) = (start - moved, index - moved, written - moved, pending - moved)
                continue
            }
            if byte >= 0x80 {
                let length = scalarLength(at: index)
                guard length > 0 else { throw failure(.invalidText, at: index) }
                index += length
                continuations += length - 1
            } else if byte == UInt8(ascii: "\\") {
                written = move(pending, index, to: written)
                (index, written) = try unescape(at: index, to: written)
                pending = index
            } else if index >= end {
                throw failure(.truncated, at: index)
            } else {
                throw failure(.syntax, at: index)
            }
        }
    }

    /// The first byte from `index` on that is no plain ASCII character of a string, or the end of the window.
    @inline(__always)
    private func plainEnd(from start: Int) -> Int {
        var index = start
        while index + 8 <= end {
            let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self).littleEndian
            let special = Self.specialBytes(word)
            if special != 0 { return index + special.trailingZeroBitCount / 8 }
            index += 8
        }
        // The byte at the end of the window is 0, and ends the walk.
        while bytes[index] >= 0x20, bytes[index] < 0x80, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") { index += 1 }
        return index
    }

    /// Has the top bit of the first byte that is a quote, a backslash, a control character or no ASCII; maybe others above it; 0 if there is none.
    @inline(__always)
    private static func specialBytes(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let found = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- ones &* 0x20) & ~word) | word
        return found & (ones &* 0x80)
    }

    @inline(__always)
    private func move(_ start: Int, _ end: Int, to place: Int) -> Int {
        if start != place { (bytes + place).update(from: bytes + start, count: end - start) }
        return place + end - start
    }

    /// How many bytes the character at `index` takes; 0 if they are not UTF-8 (Unicode, table 3-7). Not for ASCII.
    @inline(__always)
    private func scalarLength(at index: Int) -> Int {
        // Bytes past the end of the window are never looked at: the 0 at its end is no continuation.
        let lead = bytes[index]
        let second = bytes[index + 1]
        if lead < 0xE0 { return lead >= 0xC2 && second & 0xC0 == 0x80 ? 2 : 0 }
        guard second & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else { return 0 }
        switch lead {
        case 0xE0: return second >= 0xA0 ? 3 : 0
        case 0xED: return second < 0xA0 ? 3 : 0
        case 0xE1...0xEF: return 3
        case 0xF0...0xF4:
            guard bytes[index + 3] & 0xC0 == 0x80 else { return 0 }
            return lead == 0xF0 && second < 0x90 || lead == 0xF4 && second >= 0x90 ? 0 : 4
        default: return 0
        }
    }

    /// Writes what the escape at `index` stands for, and gives the places after both.
    private mutating func unescape(at index: Int, to place: Int) throws(JSONError) -> (index: Int, place: Int) {
        guard index + 1 < end else { throw failure(.truncated, at: index + 1) }
        let plain: UInt8
        switch bytes[index + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = bytes[index + 1]
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "n"): plain = 0x0A
        case UInt8(ascii: "r"): plain = 0x0D
        case UInt8(ascii: "t"): plain = 0x09
        case UInt8(ascii: "u"):
            let unit = try fourDigits(at: index + 2)
            guard unit & 0xF800 == 0xD800 else { return (index + 6, write(unit, at: place)) }
            guard unit < 0xDC00, index + 7 < end, bytes[index + 6] == UInt8(ascii: "\\"), bytes[index + 7] == UInt8(ascii: "u") else {
                throw failure(.invalidText, at: index)
            }
            let low = try fourDigits(at: index + 8)
            guard low & 0xFC00 == 0xDC00 else { throw failure(.invalidText, at: index) }
            return (index + 12, write(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, at: place))
        default: throw failure(.syntax, at: index + 1)
        }
        bytes[place] = plain
        return (index + 2, place + 1)
    }

    private func fourDigits(at start: Int) throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for index in start..<(start + 4) {
            guard index < end else { throw failure(.truncated, at: end) }
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw failure(.syntax, at: index)
            }
        }
        return unit
    }

    private func write(_ scalar: UInt32, at place: Int) -> Int {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift) & 0x3F) }
        switch scalar {
        case 0..<0x80: bytes[place] = UInt8(scalar)
        case 0x80..<0x800:
            bytes[place] = UInt8(0xC0 | scalar >> 6)
            bytes[place + 1] = tail(0)
            return place + 2
        case 0x800..<0x10000:
            bytes[place] = UInt8(0xE0 | scalar >> 12)
            bytes[place + 1] = tail(6)
            bytes[place + 2] = tail(0)
            return place + 3
        default:
            bytes[place] = UInt8(0xF0 | scalar >> 18 & 0x07)
            bytes[place + 1] = tail(12)
            bytes[place + 2] = tail(6)
            bytes[place + 3] = tail(0)
            return place + 4
        }
        return place + 1
    }

    // MARK: Numbers

    mutating func scanNumber() throws(JSONError) {
        while true {
            let stop = numberEnd(from: position)
            // What ends the window may not end the number: read more, and begin again.
            if stop.index == end, !isComplete {
                try fill(keeping: position)
                continue
            }
            guard stop.isWhole else { throw failure(stop.index >= end ? .truncated : .syntax, at: stop.index) }
            eventStart = position
            setText(from: position, to: stop.index)
            position = stop.index
            return try checkLength(textCount)
        }
    }

    /// Where a number that begins at `start` stops, and whether it is whole there (RFC 8259 §6).
    @inline(__always)
    private func numberEnd(from start: Int) -> (index: Int, isWhole: Bool) {
        var index = start
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        if bytes[index] == UInt8(ascii: "0") {
            index += 1
        } else {
            let first = index
            index = digitsEnd(from: index)
            if index == first { return (index, false) }
        }
        if bytes[index] == UInt8(ascii: ".") {
            let first = index + 1
            index = digitsEnd(from: first)
            if index == first { return (index, false) }
        }
        if bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
            let first = index
            index = digitsEnd(from: first)
            if index == first { return (index, false) }
        }
        return (index, true)
    }

    @inline(__always)
    private func digitsEnd(from start: Int) -> Int {
        var index = start
        // The 0 at the end of the window ends the walk.
        while bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
        return index
    }
}
