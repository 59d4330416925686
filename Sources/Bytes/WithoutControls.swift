/// The text with U+FFFD for each character that XML 1.0 cannot hold (§2.2: control characters but tab and line ends, U+FFFE, U+FFFF) and for U+007F:
/// what is said in several formats is then the same in all of them.
public func withoutControls(_ text: String) -> String {
    var text = text
    let isClean = text.withUTF8 { bytes in
        var start = 0
        while true {
            let found = EscapedBytes.end(ofRunIn: bytes, from: start) { EscapedBytes.suspect($0) }
            guard found < bytes.count else { return true }
            if length(ofControlAt: found, in: bytes) != nil { return false }
            start = found + 1
        }
    }
    if isClean { return text }
    var clean: [UInt8] = []
    clean.reserveCapacity(text.utf8.count + 16)
    text.withUTF8 { bytes in
        var index = 0
        while index < bytes.count {
            if let length = length(ofControlAt: index, in: bytes) {
                clean += [0xEF, 0xBF, 0xBD]
                index += length
            } else {
                clean.append(bytes[index])
                index += 1
            }
        }
    }
    return String(decoding: clean, as: UTF8.self)
}

/// In bytes; nil for what XML can hold.
private func length(ofControlAt index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    switch bytes[index] {
    case 0x09, 0x0A, 0x0D: nil
    case 0x00..<0x20, 0x7F: 1
    case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE: 3
    default: nil
    }
}
