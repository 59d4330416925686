internal import Bytes

/// A picture of few colours, as a PNG file (W3C Recommendation, third edition: colour type 3, eight bits).
///
/// - Parameters:
///   - palette: red, green and blue of each colour; 256 at most.
///   - colour: the position in the palette of each pixel, by column and row from the top left.
public func palettePNG(width: Int, height: Int, palette: [(UInt8, UInt8, UInt8)], colour: (_ x: Int, _ y: Int) -> UInt8) throws -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    func bytes(_ number: UInt32) -> [UInt8] { stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt32($0)) } }
    func add(_ name: String, _ content: [UInt8]) {
        let chunk = Array(name.utf8) + content
        file += bytes(UInt32(content.count)) + chunk + bytes(cyclicCheck(chunk))
    }
    add("IHDR", bytes(UInt32(width)) + bytes(UInt32(height)) + [8, 3, 0, 0, 0])
    add("PLTE", palette.flatMap { [$0.0, $0.1, $0.2] })
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * height)
    for y in 0..<height {
        // Each row begins with its filter: none.
        rows.append(0)
        for x in 0..<width { rows.append(colour(x, y)) }
    }
    add("IDAT", try zlibStream(rows))
    add("IEND", [])
    return file
}
