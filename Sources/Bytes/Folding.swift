/// Text as it is compared, searched and sorted: lower case, without accents.
///
/// ASCII letters are lowered; Latin letters lose their accents (Latin-1 Supplement, Latin Extended-A, and the letters of Latin Extended-B
/// and Latin Extended Additional that are a base letter and marks); œ, æ, ß and their like become two letters; combining marks
/// (U+0300–036F), soft hyphens and zero-width characters are dropped; typographic apostrophes become `'`, quotes `"`, dashes `-`, spaces a
/// space. Everything else, other scripts included, stays as it is. NFC and NFD give the same. The result is never longer than the text.
public func folded(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { folded($0) }
}

/// The same for bytes; what is not UTF-8 stays as it is.
public func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in count = fold(bytes, into: output) }
}

/// A text as a segment of an address: folded, then each run of anything but `a-z0-9_` becomes one `-`; none at either end.
///
/// It may be empty, and it is as long as the text: whoever makes a folder of it chooses another name, or a shorter one.
public func slug(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { buffer in
            let length = fold(bytes, into: buffer)
            var kept = 0
            var gap = false
            for index in 0..<length {
                let byte = buffer[index]
                guard isWordByte(byte) || byte == 0x5F else {
                    gap = true
                    continue
                }
                if gap, kept > 0 {
                    buffer[kept] = 0x2D
                    kept += 1
                }
                gap = false
                buffer[kept] = byte
                kept += 1
            }
            return String(decoding: UnsafeBufferPointer(rebasing: buffer[..<kept]), as: UTF8.self)
        }
    }
}

/// How many edits make one text of the other: a byte added, removed or replaced, or two neighbours swapped (optimal string alignment).
/// Nil when it takes more than `limit`.
///
/// It costs about `limit` × the shorter length, whatever the texts are: texts of more than 512 bytes are only compared for equality.
public func editDistance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    guard limit >= 0 else { return nil }
    if a == b { return 0 }
    guard limit > 0, max(a.count, b.count) <= 512, abs(a.count - b.count) <= limit else { return nil }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    let limit = min(limit, 512)
    let far = limit + 1
    let width = b.count + 1
    var beforeLast = [Int](repeating: far, count: width)
    var last = [Int](repeating: far, count: width)
    var row = [Int](repeating: far, count: width)
    for column in 0...min(b.count, limit) { last[column] = column }
    var nearestBefore = 0
    for line in 1...a.count {
        // Only cells within `limit` of the diagonal can lead to a distance within it.
        let first = max(1, line - limit)
        let end = min(b.count, line + limit)
        row[first - 1] = first == 1 ? min(line, far) : far
        var nearest = row[first - 1]
        for column in first...end {
            var cost = a[line - 1] == b[column - 1] ? last[column - 1] : last[column - 1] + 1
            cost = min(cost, row[column - 1] + 1)
            if column < line + limit { cost = min(cost, last[column] + 1) }
            if line > 1, column > 1, a[line - 1] == b[column - 2], a[line - 2] == b[column - 1] {
                cost = min(cost, beforeLast[column - 2] + 1)
            }
            row[column] = min(cost, far)
            nearest = min(nearest, cost)
        }
        // A swap reaches two lines back, so the line before counts as well.
        if nearest > limit, nearestBefore > limit { return nil }
        nearestBefore = nearest
        (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count] <= limit ? last[b.count] : nil
}

@inline(__always)
private func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10
}

/// Writes the folded text, which is never longer than the text; gives its length. For those who fold word after word.
public func fold(_ bytes: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var written = 0
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
            output[written] = byte &- 0x41 < 26 ? byte | 0x20 : byte
            written += 1
            index += 1
            continue
        }
        let length = sequenceLength(bytes, at: index)
        let replacement = length == 1 ? nil : FoldingTable.shared.replacement(for: decodeScalar(bytes, at: index).scalar)
        if let replacement {
            var letters = replacement
            while letters != 0 {
                output[written] = UInt8(truncatingIfNeeded: letters)
                written += 1
                letters >>= 8
            }
        } else {
            for offset in 0..<length { output[written + offset] = bytes[index + offset] }
            written += length
        }
        index += length
    }
    return written
}

/// Length in bytes of the UTF-8 sequence at `index`; 1 where it is broken off or not one.
@inline(__always)
private func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let length =
        switch bytes[index] {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    guard index + length <= bytes.count else { return 1 }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return 1 }
    // Overlong forms are not UTF-8 either.
    if length == 3, bytes[index] == 0xE0, bytes[index + 1] < 0xA0 { return 1 }
    if length == 4, bytes[index] == 0xF0, bytes[index + 1] < 0x90 { return 1 }
    return length
}
