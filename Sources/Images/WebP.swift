/// WebP files (RFC 9649 §2): a RIFF header, then chunks of name, length, content and padding.
enum WebP {
    /// Keeps image data, transparency, colour profile and animation.
    ///
    /// Exif goes with its orientation: browsers do not agree on turning a WebP, and programs that write one turn the pixels.
    static func withoutMetadata(_ image: [UInt8]) -> [UInt8]? {
        var input = ByteCursor(image[...])
        guard input.take(Array("RIFF".utf8)), let size = input.number(4, .little), input.take(Array("WEBP".utf8)),
            let chunks = input.take(size - 4)
        else { return nil }
        var output = Array("WEBP".utf8)
        output.reserveCapacity(image.count)
        var body = ByteCursor(chunks)
        guard let first = body.takeChunk() else { return nil }
        switch first.code {
        case "VP8 ", "VP8L":
            guard output.appendImage(first) else { return nil }
        case "VP8X":
            guard appendExtended(first, followedBy: &body, to: &output) else { return nil }
        default:
            return nil
        }
        return UInt32(exactly: output.count).map { Array("RIFF".utf8) + littleEndian($0) + output }
    }

    /// The extended format (RFC 9649 §2.7): the header names what follows it.
    private static func appendExtended(_ header: Chunk, followedBy body: inout ByteCursor, to output: inout [UInt8]) -> Bool {
        var features = Array(header.content.prefix(10))
        guard features.count == 10 else { return false }
        features[0] &= ~(exifFlag | xmpFlag)
        output.append(Chunk(name: header.name, content: features[...]))
        var hasImage = false
        while !body.isAtEnd {
            guard let chunk = body.takeChunk() else { return false }
            switch chunk.code {
            case "VP8 ", "VP8L":
                guard output.appendImage(chunk) else { return false }
                hasImage = true
            case "ANMF":
                guard let frame = frame(chunk.content) else { return false }
                output.append(Chunk(name: chunk.name, content: frame))
                hasImage = true
            case "ICCP", "ANIM", "ALPH":
                output.append(chunk)
            default:
                continue
            }
        }
        return hasImage
    }

    /// An animation’s frame (§2.7.1.1): 16 bytes of place and duration, then chunks, of which those unknown are left out.
    private static func frame(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var input = ByteCursor(content)
        guard var output = input.take(16).map(Array.init) else { return nil }
        var hasImage = false
        while !input.isAtEnd {
            guard let chunk = input.takeChunk() else { return nil }
            switch chunk.code {
            case "ALPH":
                output.append(chunk)
            case "VP8 ", "VP8L":
                guard output.appendImage(chunk) else { return nil }
                hasImage = true
            default:
                continue
            }
        }
        return hasImage ? output[...] : nil
    }

    private static let exifFlag: UInt8 = 0x08
    private static let xmpFlag: UInt8 = 0x04

    fileprivate static func littleEndian(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }

    fileprivate struct Chunk {
        let name: ArraySlice<UInt8>
        let content: ArraySlice<UInt8>

        var code: ChunkName { ChunkName(name) }
    }
}

extension ByteCursor {
    /// A chunk, and the byte that pads it to an even length. Some programs leave that byte out at the very end.
    fileprivate mutating func takeChunk() -> WebP.Chunk? {
        guard let name = take(4), let length = number(4, .little), let content = take(length) else { return nil }
        if !length.isMultiple(of: 2) { _ = next() }
        return WebP.Chunk(name: name, content: content)
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ chunk: WebP.Chunk) {
        self += chunk.name
        self += WebP.littleEndian(UInt32(truncatingIfNeeded: chunk.content.count))
        self += chunk.content
        if !chunk.content.count.isMultiple(of: 2) { append(0) }
    }

    /// Appends lossy or lossless image data whose first bytes are those of a key frame (RFC 6386 §9.1) or the lossless signature (RFC 9649 §3.4).
    fileprivate mutating func appendImage(_ chunk: WebP.Chunk) -> Bool {
        let isWhole =
            chunk.code == "VP8L" ? chunk.content.first == 0x2F : chunk.content.dropFirst(3).starts(with: [0x9D, 0x01, 0x2A] as [UInt8])
        if isWhole { append(chunk) }
        return isWhole
    }
}
