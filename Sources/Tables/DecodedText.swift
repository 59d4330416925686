private import CHalle

/// A file's text as UTF-8, whatever its encoding: without a byte order mark and without NUL.
///
/// UTF-8 is read straight to where it is wanted and only looked at there. What comes out does not depend on the pieces in which the source
/// gives its bytes.
final class DecodedText {
    private(set) var encoding: TextEncoding
    let hasByteOrderMark: Bool
    /// How many bytes have come out so far.
    private(set) var position = 0

    /// Something that was met in the text: how often, and the position of the first.
    struct Sighting {
        var position = 0
        var count = 0

        mutating func add(at position: Int, count: Int = 1) {
            guard count > 0 else { return }
            if self.count == 0 { self.position = position }
            self.count += count
        }
    }
    private(set) var nulBytes = Sighting()
    private(set) var strayBytes = Sighting()
    private(set) var damagedAccents = Sighting()

    /// Nil when the text lies in the memory of another.
    private let source: (any ByteSource)?
    private let memory: HeadMemory?
    /// Bytes that have been read and not yet taken: at first the head of the file, later what could not be passed on as it is.
    private let raw: UnsafeMutablePointer<UInt8>
    private var rawStart = 0
    private var rawEnd: Int
    /// Up to where the head is known to be UTF-8 with nothing to note: it is not looked at a second time. 0 once it has been passed on.
    private var cleanEnd: Int
    private var isAtEnd = false
    private var hasMultibyte = false
    private var notes = halle_utf8_notes()

    /// The least room that `read` wants, in bytes.
    static let leastRoom = 16
    /// About how many bytes are read at a time: less than `HeadMemory` has.
    private static let step = 1 << 18

    /// Reads the head of the file.
    init(_ source: any ByteSource, encoding: TextEncoding? = nil) throws(TableError) {
        let memory = HeadMemory.taken()
        var end = 0
        var isAtEnd = false
        while end < HeadMemory.capacity {
            let room = min(Self.step, HeadMemory.capacity - end)
            let count: Int
            do { count = try source.read(into: UnsafeMutableRawBufferPointer(start: memory.bytes + end, count: room)) } catch {
                memory.giveBack()
                throw error
            }
            if count == 0 {
                isAtEnd = true
                break
            }
            end += count
        }
        self.source = source
        self.memory = memory
        raw = memory.bytes
        rawEnd = end
        self.isAtEnd = isAtEnd
        let guess = EncodingGuess(head: UnsafeBufferPointer(start: raw, count: end), isWhole: isAtEnd)
        self.encoding = encoding ?? guess.encoding
        hasByteOrderMark = guess.markLength > 0
        rawStart = guess.markLength
        cleanEnd = self.encoding == .utf8 ? guess.cleanEnd : 0
        if cleanEnd > 0 { notes = guess.notes }
        hasMultibyte = guess.isMixed || notes.multibyte != 0
    }

    /// A text in UTF-8, or nearly, that lies in memory and stays there as long as this.
    init(viewing start: UnsafePointer<UInt8>, count: Int) {
        source = nil
        memory = nil
        // Nothing is written there: what has no source is at its end.
        raw = UnsafeMutablePointer(mutating: start)
        rawEnd = count
        isAtEnd = true
        let guess = EncodingGuess(head: UnsafeBufferPointer(start: start, count: count), isWhole: count < EncodingGuess.sampleLength)
        encoding = .utf8
        hasByteOrderMark = guess.markLength > 0
        rawStart = guess.markLength
        cleanEnd = guess.cleanEnd
        if cleanEnd > 0 { notes = guess.notes }
        hasMultibyte = guess.isMixed || notes.multibyte != 0
    }

    deinit { memory?.giveBack() }

    /// The head of the file as it is on disk, after its mark; only before the first `read`.
    var head: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: raw + rawStart, count: rawEnd - rawStart) }
    /// Whether all of the text is UTF-8 and in memory, with nothing to note; only before the first `read`.
    var isClean: Bool { isAtEnd && cleanEnd == rawEnd }
    /// Whether the source has no more bytes than those read so far.
    var isWholeInMemory: Bool { isAtEnd }

    /// Whether there was anything to note so far.
    var hasSightings: Bool { nulBytes.count | strayBytes.count | damagedAccents.count != 0 }

    /// Writes the next bytes of the text; gives how many, 0 only at the end.
    func read(into output: UnsafeMutablePointer<UInt8>, room: Int) throws(TableError) -> Int {
        guard room >= Self.leastRoom else { return 0 }
        while true {
            let count: Int
            if rawStart < cleanEnd {
                count = passOn(into: output, room: room)
            } else if encoding == .utf8, !isAtEnd, rawEnd - rawStart < 4 {
                count = try readDirectly(into: output, room: min(room, Self.step))
            } else {
                count = try decode(into: output, room: room)
            }
            if count > 0 {
                position += count
                return count
            }
            if isAtEnd, rawStart == rawEnd { return 0 }
        }
    }

    /// Passes whole characters of the clean head on.
    private func passOn(into output: UnsafeMutablePointer<UInt8>, room: Int) -> Int {
        let rest = cleanEnd - rawStart
        var count = min(rest, room)
        while count < rest, count > 0, raw[rawStart + count] & 0xC0 == 0x80 { count -= 1 }
        output.update(from: raw + rawStart, count: count)
        rawStart += count
        if rawStart == cleanEnd { cleanEnd = 0 }
        return count
    }

    /// Passes UTF-8 on as it is, up to the first byte that is none; that and what follows it is kept for `decode`.
    private func readDirectly(into output: UnsafeMutablePointer<UInt8>, room: Int) throws(TableError) -> Int {
        let kept = rawEnd - rawStart
        for index in 0..<kept { output[index] = raw[rawStart + index] }
        let count = try source?.read(into: UnsafeMutableRawBufferPointer(start: output + kept, count: room - kept)) ?? 0
        if count == 0 {
            isAtEnd = true
            return 0
        }
        let total = kept + count
        let good = halle_utf8_prefix(output, total, &notes)
        if notes.multibyte != 0 { hasMultibyte = true }
        sight(in: good)
        raw.update(from: output + good, count: total - good)
        rawStart = 0
        rawEnd = total - good
        // A broken off character waits for its end; anything else is no UTF-8 and settles the encoding.
        if rawEnd > 0, !isCutOff(UnsafeBufferPointer(start: raw, count: rawEnd)), raw[0] != 0 { meetStrayByte() }
        return good
    }

    /// Notes what the last look at the output has found.
    private func sight(in length: Int) {
        guard notes.damaged > 0 else { return }
        damagedAccents.add(at: position + Int(truncatingIfNeeded: notes.first_damaged), count: Int(truncatingIfNeeded: notes.damaged))
        notes.damaged = 0
    }

    /// The first byte that is not UTF-8, beyond the head: if nothing before it shows that the file is UTF-8, it is not.
    private func meetStrayByte() {
        if !hasMultibyte, encoding == .utf8 { encoding = .windows1252 }
    }

    /// Turns kept bytes into UTF-8. Gives 0 when there is not enough of them, or nothing of them is kept.
    private func decode(into output: UnsafeMutablePointer<UInt8>, room: Int) throws(TableError) -> Int {
        if rawEnd - rawStart < 4, !isAtEnd {
            let kept = rawEnd - rawStart
            for index in 0..<kept { raw[index] = raw[rawStart + index] }
            rawStart = 0
            rawEnd = kept
            let count = try source?.read(into: UnsafeMutableRawBufferPointer(start: raw + kept, count: Self.step)) ?? 0
            if count == 0 { isAtEnd = true }
            rawEnd += count
        }
        let count: Int
        switch encoding {
        case .utf8: count = repairUTF8(into: output, room: room)
        case .windows1252: count = widen(into: output, room: room) { SingleByteText.windows1252($0) }
        case .latin9: count = widen(into: output, room: room) { SingleByteText.latin9($0) }
        case .utf16LittleEndian: count = narrow(into: output, room: room, high: 1)
        case .utf16BigEndian: count = narrow(into: output, room: room, high: 0)
        }
        if count > 0 {
            _ = halle_utf8_prefix(output, count, &notes)
            sight(in: count)
        }
        return count
    }

    private func repairUTF8(into output: UnsafeMutablePointer<UInt8>, room: Int) -> Int {
        var written = 0
        while rawStart < rawEnd, room - written >= 4 {
            var found = halle_utf8_notes()
            var good = halle_utf8_prefix(raw + rawStart, min(rawEnd - rawStart, room - written), &found)
            if found.multibyte != 0 { hasMultibyte = true }
            (output + written).update(from: raw + rawStart, count: good)
            written += good
            rawStart += good
            guard rawStart < rawEnd else { break }
            let rest = UnsafeBufferPointer(start: raw + rawStart, count: min(4, rawEnd - rawStart))
            if raw[rawStart] == 0 {
                nulBytes.add(at: position + written)
                rawStart += 1
                continue
            }
            // The room may have ended inside a character that is all there.
            good = sequenceLength(rest)
            if good > 0 { break }
            if !isAtEnd, isCutOff(rest) { break }
            if !hasMultibyte {
                encoding = .windows1252
                break
            }
            guard room - written >= 4 else { break }
            strayBytes.add(at: position + written)
            written += write(SingleByteText.windows1252(raw[rawStart]), to: output + written)
            rawStart += 1
        }
        return written
    }

    @inline(__always)
    private func widen(into output: UnsafeMutablePointer<UInt8>, room: Int, _ scalar: (UInt8) -> UInt32) -> Int {
        var written = 0
        var at = rawStart
        while at < rawEnd, room - written >= 4 {
            if rawEnd - at >= 9, room - written >= 12 {
                // The bytes before the first that is NUL or not ASCII are passed on at once.
                let eight = UInt64(littleEndian: UnsafeRawPointer(raw + at).loadUnaligned(as: UInt64.self))
                UnsafeMutableRawPointer(output + written).storeBytes(of: eight.littleEndian, as: UInt64.self)
                let other = (eight | (eight &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
                let plain = other.trailingZeroBitCount >> 3
                at += plain
                written += plain
                if other == 0 { continue }
            }
            let byte = raw[at]
            at += 1
            if byte >= 0x80 {
                written += write(scalar(byte), to: output + written)
            } else if byte == 0 {
                nulBytes.add(at: position + written)
            } else {
                output[written] = byte
                written += 1
            }
        }
        rawStart = at
        return written
    }

    /// - Parameter high: which of the two bytes of a unit is the higher one.
    private func narrow(into output: UnsafeMutablePointer<UInt8>, room: Int, high: Int) -> Int {
        var written = 0
        while rawEnd - rawStart >= 2, room - written >= 4 {
            let unit = UInt32(raw[rawStart + high]) << 8 | UInt32(raw[rawStart + 1 - high])
            var scalar = unit
            var length = 2
            if unit & 0xFC00 == 0xD800 {
                if rawEnd - rawStart >= 4 {
                    let low = UInt32(raw[rawStart + 2 + high]) << 8 | UInt32(raw[rawStart + 3 - high])
                    if low & 0xFC00 == 0xDC00 {
                        scalar = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
                        length = 4
                    } else {
                        scalar = 0xFFFD
                    }
                } else if !isAtEnd {
                    break
                } else {
                    scalar = 0xFFFD
                }
            } else if unit & 0xFC00 == 0xDC00 {
                scalar = 0xFFFD
            }
            rawStart += length
            if scalar == 0 {
                nulBytes.add(at: position + written)
            } else {
                written += write(scalar, to: output + written)
            }
        }
        // Half a unit at the very end is none.
        if isAtEnd, rawEnd - rawStart == 1 { rawStart = rawEnd }
        return written
    }
}
