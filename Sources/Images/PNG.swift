/// PNG files (W3C PNG third edition): a signature, then chunks of length, name, content and CRC (§5), from IHDR to IEND.
enum PNG {
    /// Keeps the critical chunks and those that say how to draw: colours, transparency, size of a pixel, animation (§11.3).
    ///
    /// Texts, dates and Exif go, and with Exif its orientation: what is upright in a PNG is stored upright.
    static func withoutMetadata(_ image: [UInt8]) -> [UInt8]? {
        var input = ByteCursor(image[...])
        guard input.take(signature) else { return nil }
        var output = signature
        output.reserveCapacity(image.count)
        var hasHeader = false
        var hasData = false

        while !input.isAtEnd {
            let chunk = input.rest
            guard let length = input.number(4, .big), let name = input.take(4), input.take(length) != nil, input.take(4) != nil else { return nil }
            let isHeader = ChunkName(name) == "IHDR"
            guard isHeader != hasHeader, !isHeader || length == 13 else { return nil }
            hasHeader = true
            hasData = hasData || ChunkName(name) == "IDAT"
            if kept.contains(ChunkName(name)) {
                output += chunk.prefix(12 + length)
            } else if !isAncillary(name) {
                return nil
            }
            if ChunkName(name) == "IEND" { return hasData && length == 0 ? output : nil }
        }
        return nil
    }

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static let kept: Set<ChunkName> = [
        "IHDR", "PLTE", "IDAT", "IEND", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "hIST", "tRNS", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    ]

    /// Whether a decoder may pass over a chunk that it does not know (§5.4): its name is four letters, and the first is small.
    /// An unknown critical chunk is an image that no browser shows.
    private static func isAncillary(_ name: ArraySlice<UInt8>) -> Bool {
        name.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) } && name.first.map { $0 >= 0x61 } == true
    }
}
