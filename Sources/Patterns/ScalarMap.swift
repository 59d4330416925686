/// Tells the class of each scalar of a UTF-8 text: a table for ASCII, pages of 64 scalars for the rest of the first plane (the last byte of a
/// character is its place in the page), and ranges above. The memory is `Tables`'.
@frozen @usableFromInline
struct ScalarMap {
    /// 128 classes.
    @usableFromInline let ascii: UnsafePointer<UInt8>
    /// 1,024 page numbers, by the scalar's upper bits.
    @usableFromInline let pageNumbers: UnsafePointer<UInt16>
    @usableFromInline let pages: UnsafePointer<UInt8>
    /// First scalars of runs above the first plane, each shifted by eight bits, with its class below.
    @usableFromInline let upperRuns: UnsafePointer<UInt32>
    @usableFromInline let upperRunCount: Int

    init(_ classes: ScalarClasses, in tables: Tables) {
        ascii = tables.keep((0..<128).map { classes.number(of: $0) })
        var numbers: [UInt16] = []
        var pages: [UInt8] = []
        var uniform: [UInt8: UInt16] = [:]
        var mixed: [[UInt8]: UInt16] = [:]
        var run = 0
        for page in UInt32(0)..<1024 {
            let first = page * 64
            while run + 1 < classes.runs.count, classes.runs[run + 1].first <= first { run += 1 }
            let isUniform = run + 1 == classes.runs.count || classes.runs[run + 1].first >= first + 64
            let class0 = classes.runs[run].number
            if isUniform, let known = uniform[class0] {
                numbers.append(known)
                continue
            }
            var content = [UInt8](repeating: class0, count: 64)
            var inner = run
            for place in 0..<64 {
                while inner + 1 < classes.runs.count, classes.runs[inner + 1].first <= first + UInt32(place) { inner += 1 }
                content[place] = classes.runs[inner].number
            }
            let number: UInt16
            if let known = mixed[content] {
                number = known
            } else {
                number = UInt16(pages.count / 64)
                pages += content
                mixed[content] = number
            }
            if isUniform { uniform[class0] = number }
            numbers.append(number)
        }
        pageNumbers = tables.keep(numbers)
        self.pages = tables.keep(pages)
        var upper = [UInt32(0x10000) << 8 | UInt32(classes.number(of: 0x10000))]
        for run in classes.runs where run.first > 0x10000 { upper.append(run.first << 8 | UInt32(run.number)) }
        upperRuns = tables.keep(upper)
        upperRunCount = upper.count
    }

    /// The class of the character that starts at `index`, which is moved to the next. A byte that starts none stands for U+FFFD.
    @inlinable @inline(__always)
    func next(_ text: UnsafePointer<UInt8>, _ index: inout Int, count: Int) -> UInt8 {
        let byte = text[index]
        guard byte >= 0x80 else {
            index &+= 1
            return ascii[Int(byte)]
        }
        return nextBeyondASCII(text, &index, count: count)
    }

    @inlinable
    func nextBeyondASCII(_ text: UnsafePointer<UInt8>, _ index: inout Int, count: Int) -> UInt8 {
        let byte = UInt32(text[index])
        let left = count &- index
        func tail(_ distance: Int) -> UInt32 { UInt32(text[index &+ distance]) }
        if byte >= 0xC2, byte < 0xE0, left >= 2, tail(1) & 0xC0 == 0x80 {
            let number = pageNumbers[Int(byte & 0x1F)]
            let place = Int(tail(1) & 0x3F)
            index &+= 2
            return pages[Int(number) &* 64 &+ place]
        }
        if byte >= 0xE0, byte < 0xF0, left >= 3, tail(1) & 0xC0 == 0x80, tail(2) & 0xC0 == 0x80 {
            let number = pageNumbers[Int((byte & 0x0F) << 6 | (tail(1) & 0x3F))]
            let place = Int(tail(2) & 0x3F)
            index &+= 3
            return pages[Int(number) &* 64 &+ place]
        }
        if byte >= 0xF0, byte < 0xF5, left >= 4, tail(1) & 0xC0 == 0x80, tail(2) & 0xC0 == 0x80, tail(3) & 0xC0 == 0x80 {
            let scalar = (byte & 0x07) << 18 | (tail(1) & 0x3F) << 12 | (tail(2) & 0x3F) << 6 | (tail(3) & 0x3F)
            index &+= 4
            if scalar >= 0x10000 { return upper(scalar) }
            return pages[Int(pageNumbers[Int(scalar >> 6)]) &* 64 &+ Int(scalar & 0x3F)]
        }
        index &+= 1
        return pages[Int(pageNumbers[0xFFFD >> 6]) &* 64 &+ (0xFFFD & 0x3F)]
    }

    @usableFromInline
    func upper(_ scalar: UInt32) -> UInt8 {
        var low = 0
        var high = upperRunCount
        while high - low > 1 {
            let middle = (low + high) / 2
            if upperRuns[middle] >> 8 <= scalar { low = middle } else { high = middle }
        }
        return UInt8(truncatingIfNeeded: upperRuns[low])
    }
}

/// Memory of a compiled pattern: written once, freed with it.
final class Tables: @unchecked Sendable {
    private var blocks: [UnsafeMutableRawPointer] = []
    private(set) var byteCount = 0

    func keep<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafePointer<Value> {
        let block = UnsafeMutablePointer<Value>.allocate(capacity: max(values.count, 1))
        block.initialize(from: values, count: values.count)
        blocks.append(UnsafeMutableRawPointer(block))
        byteCount += values.count * MemoryLayout<Value>.stride
        return UnsafePointer(block)
    }

    deinit { for block in blocks { block.deallocate() } }
}
