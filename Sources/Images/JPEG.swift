/// JPEG files (ITU-T T.81 annex B): marker segments, then scans of entropy-coded data, between SOI and EOI.
enum JPEG {
    /// Keeps what decoders need: tables, frames, scans, JFIF (without its thumbnail), colour profiles, Adobe’s colour transform,
    /// and of Exif the orientation, so that photos taken upright stay upright.
    static func withoutMetadata(_ image: [UInt8]) -> [UInt8]? {
        var input = ByteCursor(image[...])
        guard input.take([0xFF, Marker.start]) else { return nil }
        var output: [UInt8] = [0xFF, Marker.start]
        output.reserveCapacity(image.count)
        var kept = Kept()

        while let marker = input.nextMarker() {
            switch marker {
            case Marker.end:
                guard kept.scan else { return nil }
                output += [0xFF, Marker.end]
                return output
            case Marker.temporary, Marker.restarts:
                // Markers without a segment, which mean nothing here.
                continue
            default:
                guard let length = input.number(2, .big), let content = input.take(length - 2) else { return nil }
                switch marker {
                case Marker.scan:
                    guard kept.frame, content.count >= 6, Int(content[content.startIndex]) * 2 + 4 == content.count else { return nil }
                    output.appendSegment(marker, content)
                    guard let data = input.takeScanData() else { return nil }
                    output += data
                    kept.scan = true
                case Marker.huffmanTables, Marker.arithmeticConditioning, Marker.otherTables:
                    output.appendSegment(marker, content)
                case Marker.frames where marker != Marker.reserved:
                    guard content.count >= 9, Int(content[content.startIndex + 5]) * 3 + 6 == content.count else { return nil }
                    output.appendSegment(marker, content)
                    kept.frame = true
                case Marker.applications:
                    if let content = kept.application(marker, content) { output.appendSegment(marker, content) }
                case Marker.comment:
                    continue
                default:
                    return nil
                }
            }
        }
        return nil
    }

    /// What of an image has been kept so far.
    private struct Kept {
        var frame = false
        var scan = false
        private var jfif = false
        private var adobe = false
        private var orientation = false

        /// What to keep of an application segment: all, the part that says how to draw, or nil.
        mutating func application(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
            switch marker {
            case 0xE0 where !jfif && content.count >= 14 && content.starts(with: "JFIF\0".utf8):
                jfif = true
                // The last two numbers are the thumbnail’s width and height (T.871 §10.1): it may show what was cut from the image.
                return content.prefix(12) + [0, 0]
            case 0xE1 where !orientation && !scan:
                guard let turned = Exif.orientation(content) else { return nil }
                orientation = true
                return turned == 1 ? nil : Exif.segment(orientation: turned)[...]
            case 0xE2 where content.starts(with: "ICC_PROFILE\0".utf8):
                return content
            case 0xEE where !adobe && content.count >= 12 && content.starts(with: "Adobe".utf8):
                adobe = true
                return content.prefix(12)
            default:
                return nil
            }
        }
    }

    /// Marker codes of T.81 table B.1.
    private enum Marker {
        static let temporary: UInt8 = 0x01
        static let frames: ClosedRange<UInt8> = 0xC0...0xCF
        static let huffmanTables: UInt8 = 0xC4
        static let reserved: UInt8 = 0xC8
        static let arithmeticConditioning: UInt8 = 0xCC
        static let restarts: ClosedRange<UInt8> = 0xD0...0xD7
        static let start: UInt8 = 0xD8
        static let end: UInt8 = 0xD9
        static let scan: UInt8 = 0xDA
        /// Quantization tables, number of lines, restart interval, hierarchical progression, expansion.
        static let otherTables: ClosedRange<UInt8> = 0xDB...0xDF
        static let applications: ClosedRange<UInt8> = 0xE0...0xEF
        static let comment: UInt8 = 0xFE
    }
}

extension ByteCursor {
    /// The code of a marker, which any number of fill bytes may precede (T.81 §B.1.1.2).
    fileprivate mutating func nextMarker() -> UInt8? {
        guard next() == 0xFF else { return nil }
        while let byte = next() {
            if byte != 0xFF { return byte }
        }
        return nil
    }

    /// Entropy-coded data with its stuffed zeros and restart markers (T.81 §B.1.1.5), up to the next marker.
    /// Segments that stand between scans are thus seen too: comments hide there.
    fileprivate mutating func takeScanData() -> ArraySlice<UInt8>? {
        let data = rest
        var index = data.startIndex
        while index < data.endIndex {
            guard data[index] == 0xFF else {
                index += 1
                continue
            }
            let mark = index
            while index < data.endIndex, data[index] == 0xFF { index += 1 }
            guard index < data.endIndex else { return nil }
            guard data[index] == 0 || (0xD0...0xD7).contains(data[index]) else { return take(mark - data.startIndex) }
            index += 1
        }
        return nil
    }
}

extension [UInt8] {
    fileprivate mutating func appendSegment(_ marker: UInt8, _ content: ArraySlice<UInt8>) {
        let length = UInt16(truncatingIfNeeded: content.count + 2)
        self += [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)]
        self += content
    }
}
