/// Small numbers as Parquet's hybrid of runs and packed bits (Encodings.md, “RLE”): eight or more equal ones as one run, others packed by eights.
enum HybridRuns {
    /// How many bits the numbers up to one take.
    static func width(of largest: Int) -> Int { Int.bitWidth - largest.leadingZeroBitCount }

    /// - Parameters:
    ///   - numbers: of 32 bits each, little endian.
    ///   - width: how many bits of each count, 0 to 32.
    static func append(_ numbers: UnsafeRawBufferPointer, width: Int, to out: inout Buffer) {
        let count = numbers.count / 4
        func number(_ index: Int) -> UInt32 { UInt32(littleEndian: numbers.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)) }
        var packedFrom = 0
        var index = 0
        while index < count {
            let value = number(index)
            var end = index + 1
            while end < count, number(end) == value { end += 1 }
            // What is packed before a run must be whole eights: the run lends what is missing.
            let lent = (8 - (index - packedFrom) % 8) % 8
            if end - index - lent >= 8 {
                pack(packedFrom..<(index + lent), width, to: &out, number)
                out.varint((end - index - lent) << 1)
                for byte in 0..<((width + 7) / 8) { out.append(UInt8(truncatingIfNeeded: value >> UInt32(byte * 8))) }
                packedFrom = end
            }
            index = end
        }
        pack(packedFrom..<count, width, to: &out, number)
    }

    @inline(__always)
    private static func pack(_ range: Range<Int>, _ width: Int, to out: inout Buffer, _ number: (Int) -> UInt32) {
        guard !range.isEmpty else { return }
        let groups = (range.count + 7) / 8
        out.varint(groups << 1 | 1)
        var bits: UInt64 = 0
        var held = 0
        for index in range {
            bits |= UInt64(number(index)) << UInt64(held)
            held += width
            while held >= 8 {
                out.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                held -= 8
            }
        }
        // The last eight is filled up with zeros.
        held += (groups * 8 - range.count) * width
        while held > 0 {
            out.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            held -= 8
        }
    }

    /// The definition levels of a page of nullable values, after the length that page version 1 wants before them.
    ///
    /// - Parameters:
    ///   - presence: a bit for each value; not read when all or none are there.
    ///   - count: of values, the missing ones included.
    static func appendLevels(_ presence: UnsafeRawBufferPointer, count: Int, filled: Int, to out: inout Buffer) {
        let start = out.count
        out.append(littleEndian: UInt32(0))
        if filled == count || filled == 0 {
            out.varint(count << 1)
            out.append(filled == 0 ? 0 : 1)
        } else {
            let groups = (count + 7) / 8
            out.varint(groups << 1 | 1)
            out.append(UnsafeRawBufferPointer(rebasing: presence[..<min(groups, presence.count)]))
        }
        let length = UInt32(truncatingIfNeeded: out.count - start - 4)
        if let memory = out.start { UnsafeMutableRawPointer(memory + start).storeBytes(of: length.littleEndian, as: UInt32.self) }
    }
}
