internal import CZlib

/// The author in a PDF's information dictionary and in its XMP packet (ISO 32000-1, §14.3). Newer files keep the dictionary in a packed stream.
func pdfTraces(_ bytes: [UInt8]) -> Traces {
    var traces = Traces()
    guard bytes.starts(with: "%PDF".utf8) else { return traces }
    // An encrypted file’s texts cannot be told.
    if bytes.firstIndex(of: "/Encrypt", from: 0) != nil { return traces }
    readAuthor(in: bytes[...], into: &traces)
    traces.authors += bytes.texts(after: "<dc:creator", most: 3)
    var index = 0
    var unpackedInAll = 0
    while unpackedInAll < 32 << 20, let found = bytes.firstIndex(of: "/ObjStm", from: index) {
        index = found + 7
        // The dictionary of a stream is short: what stands farther away is another's.
        guard let stream = bytes[found..<min(bytes.count, found + 4_096)].firstIndex(of: "stream", from: found) else {
            unpackedInAll += 1_024
            continue
        }
        let start = stream + 6 + (stream + 7 < bytes.count && bytes[stream + 6] == 0x0D ? 2 : 1)
        guard start < bytes.count else { break }
        let unpacked = inflated(bytes[start...], most: 4 << 20)
        unpackedInAll += unpacked.count + 1_024
        readAuthor(in: unpacked[...], into: &traces)
    }
    return traces
}

private func readAuthor(in bytes: ArraySlice<UInt8>, into traces: inout Traces) {
    var index = bytes.startIndex
    while traces.authors.count < 20, let found = bytes.firstIndex(of: "/Author", from: index) {
        index = found + 7
        while index < bytes.endIndex, bytes[index] <= 0x20 { index += 1 }
        guard index < bytes.endIndex else { break }
        let text = bytes[index] == 0x28 ? literal(bytes[(index + 1)...]) : bytes[index] == 0x3C ? hexadecimal(bytes[(index + 1)...]) : []
        let name = decoded(text)
        if !name.isEmpty { traces.authors.append(name) }
    }
}

/// A string in parentheses, up to a few hundred bytes (§7.3.4.2).
private func literal(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var depth = 1
    var index = bytes.startIndex
    while index < bytes.endIndex, text.count < 400 {
        let byte = bytes[index]
        index += 1
        if byte == 0x5C, index < bytes.endIndex {
            var code = 0
            var digits = 0
            while digits < 3, index < bytes.endIndex, (0x30...0x37).contains(bytes[index]) {
                code = code * 8 + Int(bytes[index] - 0x30)
                digits += 1
                index += 1
            }
            if digits == 0 {
                text.append(bytes[index])
                index += 1
            } else {
                text.append(UInt8(truncatingIfNeeded: code))
            }
            continue
        }
        if byte == 0x28 { depth += 1 }
        if byte == 0x29 {
            depth -= 1
            if depth == 0 { return text }
        }
        text.append(byte)
    }
    return text
}

private func hexadecimal(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var half: UInt8?
    for byte in bytes.prefix(1_000) {
        if byte == 0x3E { break }
        let value: UInt8
        switch byte {
        case 0x30...0x39: value = byte - 0x30
        case 0x41...0x46, 0x61...0x66: value = (byte | 0x20) - 0x57
        default: continue
        }
        if let high = half {
            text.append(high << 4 | value)
        } else {
            half = value
            continue
        }
        half = nil
    }
    return text
}

/// UTF-16 after its mark, else one byte a character, which is as good as Latin 1 for names.
private func decoded(_ text: [UInt8]) -> [UInt8] {
    if text.starts(with: [0xFE, 0xFF]) {
        let units = stride(from: 2, to: text.count - 1, by: 2).map { UInt16(text[$0]) << 8 | UInt16(text[$0 + 1]) }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(text.dropFirst(3)) }
    return Array(String(String.UnicodeScalarView(text.map { Unicode.Scalar($0) })).utf8)
}

/// What a zlib stream at the start of some bytes holds; as far as it goes where it is broken.
private func inflated(_ bytes: ArraySlice<UInt8>, most: Int) -> [UInt8] {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return [] }
    defer { inflateEnd(&stream) }
    return bytes.withUnsafeBufferPointer { input in
        [UInt8](unsafeUninitializedCapacity: most) { output, filled in
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = UInt32(clamping: input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(clamping: output.count)
            _ = inflate(&stream, Z_FINISH)
            filled = output.count - Int(stream.avail_out)
        }
    }
}
