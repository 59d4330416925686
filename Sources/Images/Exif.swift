/// The one thing that Exif (CIPA DC-008, Exif 2.3) says of how to draw an image: which side is up.
enum Exif {
    private static let header: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]
    private static let orientationTag = 0x0112
    private static let shortType = 3

    /// The orientation (1 upright … 8, §4.6.4 A) in the content of a JPEG’s APP1 segment; nil where it says none, or is not Exif.
    static func orientation(_ segment: ArraySlice<UInt8>) -> UInt8? {
        guard segment.starts(with: header) else { return nil }
        let tiff = segment.dropFirst(header.count)
        let order: ByteOrder
        if tiff.starts(with: "II*\0".utf8) {
            order = .little
        } else if tiff.starts(with: "MM\0*".utf8) {
            order = .big
        } else {
            return nil
        }
        var start = ByteCursor(tiff.dropFirst(4))
        guard let offset = start.number(4, order) else { return nil }
        var directory = ByteCursor(tiff.dropFirst(offset))
        guard let count = directory.number(2, order) else { return nil }
        for _ in 0..<count {
            guard let tag = directory.number(2, order), let type = directory.number(2, order), let values = directory.number(4, order),
                let value = directory.number(2, order), directory.take(2) != nil
            else { return nil }
            if tag == orientationTag {
                return type == shortType && values == 1 && (1...8).contains(value) ? UInt8(value) : nil
            }
        }
        return nil
    }

    /// The content of an APP1 segment that says the orientation and nothing else: a TIFF header, and a directory of one entry (§4.5.2).
    static func segment(orientation: UInt8) -> [UInt8] {
        header + Array("MM\0*".utf8) + [0, 0, 0, 8] + [0, 1] + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0] + [0, 0, 0, 0]
    }
}
