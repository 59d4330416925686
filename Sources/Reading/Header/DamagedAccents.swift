/// UTF-8 that a program took for Windows-1252 and saved as UTF-8 again: `é` has become `Ã©`.
struct DamagedAccents: Equatable {
    let offset: Int
    /// The word around it, and the same as it was.
    let word: String
    let repaired: String

    /// The first word whose damaged letters give back letters when the mistake is undone.
    static func first(in bytes: ArraySlice<UInt8>) -> DamagedAccents? {
        var index = bytes.startIndex
        while let lead = bytes[index...].firstIndex(of: 0xC3) {
            index = lead + 1
            // “Ã” or “â”, the lead bytes of accented letters and of typographic quotes read as letters; “Â” goes with them or with nothing harmful.
            guard index < bytes.endIndex, bytes[index] == 0x83 || bytes[index] == 0xA2 || bytes[index] == 0x82 else { continue }
            var start = lead
            while start > bytes.startIndex, lead - start < 60, bytes[start - 1] > 0x20, bytes[start - 1] != 0x3A { start -= 1 }
            var end = index
            while end < bytes.endIndex, end - lead < 60, bytes[end] > 0x20, bytes[end] != 0x3A { end += 1 }
            let word = String(decoding: bytes[start..<end], as: UTF8.self)
            if let repaired = repaired(word) { return DamagedAccents(offset: start, word: word, repaired: repaired) }
        }
        return nil
    }

    private static func repaired(_ word: String) -> String? {
        var bytes: [UInt8] = []
        for scalar in word.unicodeScalars {
            guard let byte = windows1252(scalar) else { return nil }
            bytes.append(byte)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The byte of a character in Windows-1252.
    private static func windows1252(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x100 { return UInt8(scalar.value) }
        return high[scalar.value]
    }

    private static let high: [UInt32: UInt8] = [
        0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A,
        0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97,
        0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B, 0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
    ]
}
