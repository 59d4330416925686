/// GIF files (GIF89a specification): a screen descriptor, then images and extensions made of sub-blocks, up to the trailer.
enum GIF {
    /// Keeps images, their graphic control (delay, transparency) and the number of loops.
    ///
    /// Comments (§24) go, application data (§26) such as XMP, and plain text (§25): no browser draws it, so nobody would see it published.
    static func withoutMetadata(_ image: [UInt8]) -> [UInt8]? {
        var input = ByteCursor(image[...])
        guard let signature = input.take(6), signature.elementsEqual("GIF89a".utf8) || signature.elementsEqual("GIF87a".utf8),
            let screen = input.take(7), let palette = input.take(colourTableSize(screen[screen.startIndex + 4]))
        else { return nil }
        var output = signature + screen + palette
        output.reserveCapacity(image.count)
        var hasImage = false

        while let introducer = input.next() {
            switch introducer {
            case 0x2C:
                guard let descriptor = input.take(9), let palette = input.take(colourTableSize(descriptor[descriptor.startIndex + 8])),
                    let codeSize = input.take(1), let data = input.takeSubBlocks()
                else { return nil }
                output += [introducer] + descriptor + palette + codeSize
                output += data
                hasImage = true
            case 0x21:
                guard let label = input.next(), let data = input.takeSubBlocks() else { return nil }
                switch label {
                case 0xF9 where data.count == 6: output += [introducer, label] + data
                case 0xFF: output += loops(data).map { [introducer, label] + $0 } ?? []
                default: break
                }
            case 0x3B:
                return hasImage ? Array(output) + [introducer] : nil
            default:
                return nil
            }
        }
        return nil
    }

    /// The bytes of the colour table that a descriptor’s packed field announces (§18, §20).
    private static func colourTableSize(_ packed: UInt8) -> Int { packed & 0x80 == 0 ? 0 : 3 << (Int(packed & 7) + 1) }

    /// Of an application extension’s sub-blocks, the two that say how often an animation repeats, as Netscape’s browser made it habitual.
    private static func loops(_ data: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard data.starts(with: "\u{0B}NETSCAPE2.0".utf8) || data.starts(with: "\u{0B}ANIMEXTS1.0".utf8) else { return nil }
        let count = data.dropFirst(12).prefix(5)
        guard count.count == 5, count.starts(with: [3, 1]) else { return nil }
        return data.prefix(16) + [0]
    }
}

extension ByteCursor {
    /// Sub-blocks of a length and as many bytes, with the empty one that ends them (§15, §16).
    fileprivate mutating func takeSubBlocks() -> ArraySlice<UInt8>? {
        let start = rest
        while let length = next() {
            if length == 0 { return start.prefix(start.count - rest.count) }
            guard take(Int(length)) != nil else { return nil }
        }
        return nil
    }
}
