/// A filled cell, and what one look over its bytes tells: a hash, the first bytes, and whether a closer look is worth it.
struct CellScan {
    /// At least one byte.
    let text: UnsafePointer<UInt8>
    /// Of all bytes and their number; equal for equal texts on every machine. Two texts of a table share one by chance once in 10¹¹ tables.
    let hash: UInt64
    /// The first eight bytes, the first one lowest, filled up with zeros.
    let head: UInt64
    /// In bytes.
    let length: Int32
    let isASCII: Bool
    let hasAt: Bool

    @inline(__always)
    init(_ text: UnsafePointer<UInt8>, length: Int, hash: UInt64, head: UInt64, all: UInt64, at: UInt64) {
        self.text = text
        self.hash = hash
        self.head = head
        self.length = Int32(truncatingIfNeeded: length)
        isASCII = all & 0x8080_8080_8080_8080 == 0
        hasAt = at != 0
    }

    /// Where a cell is, before it is scanned.
    @inline(__always)
    init(_ text: UnsafePointer<UInt8>, length: Int) { self.init(text, length: length, hash: 0, head: 0, all: 0, at: 0) }

    @inline(__always) var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: text, count: Int(length)) }

    /// In characters (Unicode scalars).
    @inline(__always) var characters: Int { isASCII ? Int(length) : characterCount(text, length: Int(length)) }
}

private let firstSecret: UInt64 = 0xA076_1D64_78BD_642F
private let secondSecret: UInt64 = 0xE703_7ED1_A0B4_28DB
private let thirdSecret: UInt64 = 0x8EBC_6AF0_9C88_C6E3

@inline(__always)
private func foldedProduct(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
}

@inline(__always)
private func eightBytes(_ text: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

@inline(__always)
private func fourBytes(_ text: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    UInt64(UInt32(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
}

/// Up to eight bytes of a text of `length` bytes from `offset`, the first one lowest, filled up with zeros. Reads nothing outside the text.
@inline(__always)
func word(_ text: UnsafeRawPointer, from offset: Int, length: Int) -> UInt64 {
    let count = length - offset
    if count >= 8 { return eightBytes(text, offset) }
    if length >= 8 { return count <= 0 ? 0 : eightBytes(text, length - 8) >> UInt64(64 - count * 8) }
    // Overlapping reads agree on the bytes that they share.
    if count >= 4 { return fourBytes(text, offset) | fourBytes(text, length - 4) << UInt64((count - 4) * 8) }
    guard count > 0 else { return 0 }
    let middle = count >> 1
    let byte = { (index: Int) -> UInt64 in UInt64(text.load(fromByteOffset: offset + index, as: UInt8.self)) << UInt64(index * 8) }
    return byte(0) | byte(middle) | byte(count - 1)
}

/// The bits of `@` in eight bytes; the lowest one set is true, those above may not be.
@inline(__always)
private func atSigns(_ word: UInt64) -> UInt64 {
    let difference = word ^ 0x4040_4040_4040_4040
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
}

/// Scans a text of at least one byte.
@inline(__always)
func scan(_ text: UnsafePointer<UInt8>, length: Int) -> CellScan { scan(text, length: length, head: word(text, from: 0, length: length)) }

/// Scans a text of at least one byte that lies in memory up to `end`.
@inline(__always)
func scan(_ text: UnsafePointer<UInt8>, length: Int, before end: UnsafePointer<UInt8>) -> CellScan {
    guard end - text >= 8 else { return scan(text, length: length) }
    // What comes after the text is read too and cut off: quicker than to ask how long it is.
    let others = UInt64(max(8 - length, 0) * 8)
    return scan(text, length: length, head: (eightBytes(text, 0) &<< others) &>> others)
}

@inline(__always)
private func scan(_ text: UnsafePointer<UInt8>, length: Int, head: UInt64) -> CellScan {
    if length <= 8 {
        let hash = foldedProduct(foldedProduct(head ^ firstSecret, UInt64(length) ^ secondSecret) ^ thirdSecret, head ^ secondSecret)
        return CellScan(text, length: length, hash: hash, head: head, all: head, at: atSigns(head))
    }
    var seed = thirdSecret
    var all = head
    var at = atSigns(head)
    var offset = 0
    while offset + 16 < length {
        let a = eightBytes(text, offset)
        let b = eightBytes(text, offset + 8)
        all |= a | b
        at |= atSigns(a) | atSigns(b)
        seed = foldedProduct(a ^ firstSecret, b ^ seed)
        offset += 16
    }
    let a = length >= 16 ? eightBytes(text, length - 16) : head
    let b = eightBytes(text, length - 8)
    all |= a | b
    at |= atSigns(a) | atSigns(b)
    let hash = foldedProduct(foldedProduct(a ^ firstSecret, b ^ seed) ^ UInt64(length), secondSecret)
    return CellScan(text, length: length, hash: hash, head: head, all: all, at: at)
}

/// How many characters (Unicode scalars) a text in UTF-8 has: its bytes without those that continue a character.
func characterCount(_ text: UnsafeRawPointer, length: Int) -> Int {
    var continuing = 0
    var offset = 0
    while offset + 8 <= length {
        // A count for each place of eight; at most 255 rounds, so that none overflows.
        var counts: UInt64 = 0
        let end = min(length - 7, offset + 8 * 255)
        while offset < end {
            counts &+= continuationMarks(eightBytes(text, offset))
            offset &+= 8
        }
        let pairs = (counts & 0x00FF_00FF_00FF_00FF) &+ (counts >> 8 & 0x00FF_00FF_00FF_00FF)
        continuing &+= Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    if offset < length { continuing &+= continuingBytes(word(text, from: offset, length: length)) }
    return length - continuing
}

/// How many bytes of a text make its first `count` characters; never cuts a character in two.
///
/// - Parameter total: how many characters the text has.
func prefixLength(_ text: UnsafeBufferPointer<UInt8>, characters count: Int, of total: Int) -> Int {
    guard let start = text.baseAddress else { return 0 }
    if total > count, total - count <= 64 {
        // Sooner found from the end.
        var index = text.count
        var others = total - count
        while others > 0, index > 0 {
            index &-= 1
            if start[index] & 0xC0 != 0x80 { others &-= 1 }
        }
        return index
    }
    var characters = 0
    var index = 0
    while index + 8 <= text.count {
        let starting = 8 - continuingBytes(eightBytes(start, index))
        guard characters + starting <= count else { break }
        characters += starting
        index += 8
    }
    while index < text.count {
        if start[index] & 0xC0 != 0x80 {
            if characters == count { return index }
            characters += 1
        }
        index += 1
    }
    // Only what is not UTF-8 has more than four bytes a character.
    return min(text.count, count * 4)
}

/// How many of eight bytes continue a character.
@inline(__always)
private func continuingBytes(_ bytes: UInt64) -> Int {
    Int((continuationMarks(bytes) &* 0x0101_0101_0101_0101) >> 56)
}

/// A 1 in each of eight bytes that continues a character.
@inline(__always)
private func continuationMarks(_ bytes: UInt64) -> UInt64 {
    // 10xxxxxx: the high bit set, the next not.
    (bytes >> 7) & ~(bytes >> 6) & 0x0101_0101_0101_0101
}
