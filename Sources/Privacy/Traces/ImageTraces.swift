/// What Exif (CIPA DC-008), XMP and the text chunks of PNG say of who took a picture and where.
func imageTraces(_ bytes: [UInt8], _ kind: FileTraces.Kind) -> Traces {
    var traces = Traces()
    switch kind {
    case .jpeg:
        var index = 2
        while index + 4 <= bytes.count, bytes[index] == 0xFF {
            let marker = bytes[index + 1]
            // Standalone markers have no length; the picture itself begins with 0xDA.
            if marker == 0xFF {
                index += 1
                continue
            }
            if marker == 0xDA || marker == 0xD9 { break }
            let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
            guard length >= 2, index + 2 + length <= bytes.count else { break }
            let content = bytes[(index + 4)..<(index + 2 + length)]
            if marker == 0xE1 {
                if content.starts(with: "Exif\0\0".utf8) { readExif(content.dropFirst(6), into: &traces) }
                if content.starts(with: "http://ns.adobe.com/xap".utf8) { readXMP(content, into: &traces) }
            }
            index += 2 + length
        }
    case .png:
        var index = 8
        while index + 12 <= bytes.count {
            let length = bytes[index..<(index + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard index + 12 + length <= bytes.count else { break }
            let type = bytes[(index + 4)..<(index + 8)]
            let content = bytes[(index + 8)..<(index + 8 + length)]
            if type.elementsEqual("eXIf".utf8) { readExif(content, into: &traces) }
            if type.elementsEqual("tEXt".utf8), content.starts(with: "Author\0".utf8) { traces.authors.append(Array(content.dropFirst(7))) }
            if type.elementsEqual("iTXt".utf8) {
                if content.starts(with: "Author\0".utf8) { traces.authors.append(Array(content.dropFirst(7).drop { $0 < 0x20 })) }
                if content.starts(with: "XML:com.adobe.xmp".utf8) { readXMP(content, into: &traces) }
            }
            index += 12 + length
        }
    case .webp:
        var index = 12
        while index + 8 <= bytes.count {
            let length = bytes[(index + 4)..<(index + 8)].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard index + 8 + length <= bytes.count else { break }
            let content = bytes[(index + 8)..<(index + 8 + length)]
            let type = bytes[index..<(index + 4)]
            if type.elementsEqual("EXIF".utf8) { readExif(content.starts(with: "Exif\0\0".utf8) ? content.dropFirst(6) : content, into: &traces) }
            if type.elementsEqual("XMP ".utf8) { readXMP(content, into: &traces) }
            index += 8 + length + length % 2
        }
    default: break
    }
    return traces
}

private func readXMP(_ content: ArraySlice<UInt8>, into traces: inout Traces) {
    traces.authors += content.texts(after: "<dc:creator")
    if content.firstIndex(of: "exif:GPSLatitude", from: content.startIndex) != nil { traces.hasPlace = true }
}

/// The first directory of a TIFF header: 0x013B is the artist, 0x8825 the directory of the place.
private func readExif(_ tiff: ArraySlice<UInt8>, into traces: inout Traces) {
    let isLittle = tiff.starts(with: "II*\0".utf8)
    guard isLittle || tiff.starts(with: "MM\0*".utf8) else { return }
    func number(_ offset: Int, _ length: Int) -> Int? {
        guard offset >= 0, offset + length <= tiff.count else { return nil }
        let part = tiff[(tiff.startIndex + offset)..<(tiff.startIndex + offset + length)]
        return isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }
    func entries(_ start: Int) -> [(tag: Int, count: Int, place: Int)] {
        guard let count = number(start, 2), count <= 500 else { return [] }
        return (0..<count).compactMap { entry in
            let at = start + 2 + 12 * entry
            guard let tag = number(at, 2), let values = number(at + 4, 4) else { return nil }
            return (tag, values, at + 8)
        }
    }
    guard let first = number(4, 4) else { return }
    for entry in entries(first) {
        if entry.tag == 0x8825, let place = number(entry.place, 4) {
            // 2 and 4 are the latitude and the longitude; cameras without reception leave them out.
            let tags = entries(place).map(\.tag)
            if tags.contains(2), tags.contains(4) { traces.hasPlace = true }
        }
        if entry.tag == 0x013B, entry.count <= 200 {
            let start = entry.count <= 4 ? entry.place : number(entry.place, 4) ?? 0
            guard start >= 0, start + entry.count <= tiff.count else { continue }
            let text = tiff[(tiff.startIndex + start)..<(tiff.startIndex + start + entry.count)]
            traces.authors.append(Array(text.prefix { $0 != 0 }))
        }
    }
}
