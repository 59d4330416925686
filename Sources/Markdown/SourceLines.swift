private import Glibc

/// The lines of a body, by their number from 1, as libcmark counts them: a line ends at LF, CR or CR LF.
struct SourceLines {
    let body: UnsafeBufferPointer<UInt8>
    private var starts: [Int] = [0]

    init(_ body: UnsafeBufferPointer<UInt8>) {
        self.body = body
        starts.reserveCapacity(body.count / 48 + 2)
        guard let base = body.baseAddress else { return }
        guard memchr(base, 0x0D, body.count) == nil else {
            addLinesEndedByReturns()
            return
        }
        var index = 0
        while index < body.count, let found = memchr(base + index, 0x0A, body.count - index) {
            index = UnsafeRawPointer(base).distance(to: found) + 1
            starts.append(index)
        }
    }

    private mutating func addLinesEndedByReturns() {
        var index = 0
        while index < body.count {
            let byte = body[index]
            index += 1
            guard byte == 0x0A || byte == 0x0D else { continue }
            if byte == 0x0D, index < body.count, body[index] == 0x0A { index += 1 }
            starts.append(index)
        }
    }

    var count: Int { starts.count }

    /// Without its line ending; empty when there is no such line.
    func range(_ line: Int) -> Range<Int> {
        guard line >= 1, line <= starts.count else { return body.count..<body.count }
        let start = starts[line - 1]
        var end = line < starts.count ? starts[line] : body.count
        while end > start, body[end - 1] == 0x0A || body[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// What a line says within `quotes` block quotes, without the space around it.
    func content(_ line: Int, quotes: Int) -> Range<Int> {
        var content = trimmed(range(line))
        for _ in 0..<quotes {
            guard let first = content.first, body[first] == 0x3E else { break }
            content = trimmed(first + 1..<content.upperBound)
        }
        return content
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isSpace(body[start]) { start += 1 }
        while end > start, isSpace(body[end - 1]) { end -= 1 }
        return start..<end
    }

    /// A column, from 1, of a place in a line.
    func column(_ place: Int, line: Int) -> Int { place - range(line).lowerBound + 1 }
}

@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

/// Whether there may be link definitions (`[name]: address`): a `]:` somewhere.
func mayHoldDefinitions(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = body.baseAddress else { return false }
    var index = 0
    while index + 1 < body.count, let found = memchr(base + index, 0x5D, body.count - 1 - index) {
        index = UnsafeRawPointer(base).distance(to: found) + 1
        if body[index] == 0x3A { return true }
    }
    return false
}
