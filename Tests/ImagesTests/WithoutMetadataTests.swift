import Images
import Testing

struct Sample: CustomTestStringConvertible {
    let testDescription: String
    let image: [UInt8]

    init(_ name: String, _ image: [UInt8]) {
        testDescription = name
        self.image = image
    }

    static let plain = [
        Sample("JPEG", JPEGFile.plain), Sample("PNG", PNGFile.plain), Sample("GIF", GIFFile.plain), Sample("lossless WebP", WebPFile.plain),
        Sample("lossy WebP", WebPFile.riff(WebPFile.lossy)), Sample("animated WebP", WebPFile.animation(secrets: false)),
    ]
    static let full = [
        Sample("JPEG with metadata", JPEGFile.full), Sample("PNG with metadata", PNGFile.full), Sample("GIF with metadata", GIFFile.full),
        Sample("WebP with metadata", WebPFile.full), Sample("animated WebP with metadata", WebPFile.animation(secrets: true)),
    ]
}

private func holds(_ image: [UInt8], _ text: String) -> Bool {
    let text = Array(text.utf8)
    return image.indices.contains { image[$0...].starts(with: text) }
}

@Suite("Images without metadata")
struct WithoutMetadataTests {
    @Test("An image that says nothing but its pixels comes back as it is", arguments: Sample.plain)
    func untouched(_ sample: Sample) {
        #expect(withoutMetadata(sample.image) == sample.image)
    }

    @Test("What programs and cameras write goes, and a second time changes nothing", arguments: Sample.full)
    func secrets(_ sample: Sample) throws {
        let image = sample.image
        #expect(holds(image, "SECRET"))
        let clean = try #require(withoutMetadata(image))
        #expect(!holds(clean, "SECRET"))
        #expect(withoutMetadata(clean) == clean)
    }

    @Test("JPEG: tables, scans, colours and orientation stay; comments between scans and images behind the image go")
    func jpeg() {
        #expect(
            withoutMetadata(JPEGFile.full) == JPEGFile.start + JPEGFile.jfif + JPEGFile.orientation(6)
                + JPEGFile.segment(0xE2, "ICC_PROFILE\0\u{1}\u{1}colours") + JPEGFile.segment(0xEE, "Adobe\0d\0\0\0\0\u{1}") + JPEGFile.tables
                + JPEGFile.progressive.0 + JPEGFile.progressive.1 + JPEGFile.end)
    }

    @Test("JPEG: a photo taken upright stays upright, in either byte order", arguments: [false, true])
    func orientation(littleEndian: Bool) {
        let body = JPEGFile.tables + JPEGFile.baseline + JPEGFile.end
        for orientation in 2...8 {
            let photo = JPEGFile.start + JPEGFile.exif(orientation: orientation, littleEndian: littleEndian) + body
            #expect(withoutMetadata(photo) == JPEGFile.start + JPEGFile.orientation(UInt8(orientation)) + body)
        }
        for nothing in [0, 1, 9, 65535] {
            let photo = JPEGFile.start + JPEGFile.exif(orientation: nothing, littleEndian: littleEndian) + body
            #expect(withoutMetadata(photo) == JPEGFile.start + body)
        }
    }

    @Test("JPEG: thumbnails go, in JFIF and beside it")
    func thumbnails() {
        let large = JPEGFile.segment(0xE0, Array("JFIF\0".utf8) + bytes("0101000001000101 01 aabbcc"))
        let beside = JPEGFile.segment(0xE0, "JFXX\0\u{10}thumbnail")
        #expect(withoutMetadata(JPEGFile.start + large + beside + JPEGFile.tables + JPEGFile.baseline + JPEGFile.end) == JPEGFile.plain)
    }

    @Test("JPEG: stuffed zeros and restart markers belong to the pixels")
    func scanData() {
        let scan = JPEGFile.baseline + bytes("ff00 ffd0 12 ffff00 ffd7 34")
        let image = JPEGFile.start + JPEGFile.tables + scan + JPEGFile.end
        #expect(withoutMetadata(image) == image)
    }

    @Test("PNG: what says how to draw stays")
    func png() {
        #expect(withoutMetadata(PNGFile.full) == PNGFile.start + PNGFile.chunk("gAMA", "\0\0\u{1}\u{1}") + PNGFile.data + PNGFile.end)
        for name in ["cHRM", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "hIST", "tRNS", "pHYs", "sPLT", "acTL", "fcTL", "fdAT", "PLTE"] {
            let image = PNGFile.start + PNGFile.chunk(name, "kept") + PNGFile.data + PNGFile.end
            #expect(withoutMetadata(image) == image, "\(name)")
        }
    }

    @Test("GIF: pictures, delays and loops stay")
    func gif() {
        let kept = GIFFile.start + GIFFile.loops + GIFFile.control + GIFFile.picture + GIFFile.control + GIFFile.picture + GIFFile.end
        #expect(withoutMetadata(GIFFile.full) == kept)
    }

    @Test("WebP: colours and frames stay, and the header no longer announces what has gone")
    func webp() {
        #expect(withoutMetadata(WebPFile.full) == WebPFile.riff(WebPFile.header(flags: "20") + WebPFile.chunk("ICCP", "colours") + WebPFile.lossy))
        #expect(withoutMetadata(WebPFile.animation(secrets: true)) == WebPFile.animation(secrets: false))
    }

    @Test("An image cut short anywhere is no image", arguments: Sample.plain)
    func truncated(_ sample: Sample) {
        let image = sample.image
        for length in image.indices {
            #expect(withoutMetadata(Array(image.prefix(length))) == nil, "\(length) of \(image.count) bytes")
        }
    }

    @Test("What is not an image of these formats, or has none in it, is refused")
    func refused() {
        let texts = ["", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "GIF", "RIFF\u{4}\0\0\0WAVE", "BM", "\0\0\0\u{18}ftypheic"]
        for text in texts { #expect(withoutMetadata(Array(text.utf8)) == nil, "\(text)") }
        #expect(withoutMetadata(JPEGFile.start + JPEGFile.end) == nil)
        #expect(withoutMetadata(JPEGFile.start + JPEGFile.segment(0xF7, "?") + JPEGFile.tables + JPEGFile.baseline + JPEGFile.end) == nil)
        #expect(withoutMetadata(PNGFile.start + PNGFile.end) == nil)
        #expect(withoutMetadata(PNGFile.start + PNGFile.chunk("CgBI") + PNGFile.data + PNGFile.end) == nil)
        #expect(withoutMetadata(GIFFile.start + GIFFile.end) == nil)
        #expect(withoutMetadata(WebPFile.riff(WebPFile.header(flags: "00"))) == nil)
        #expect(withoutMetadata(WebPFile.riff(WebPFile.chunk("VP8 ", "not a key frame"))) == nil)
    }

    @Test("No damage makes it fail, and what it gives it would give again", arguments: Sample.plain + Sample.full)
    func damaged(_ sample: Sample) {
        let image = sample.image
        var random = SeededGenerator(state: 2026)
        for _ in 0..<2000 {
            var damaged = image
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<damaged.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
                case 1: damaged[place] = [0x00, 0x01, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
                case 2: damaged.insert(UInt8.random(in: 0...255, using: &random), at: place)
                default: damaged.removeSubrange(place..<min(damaged.count, place + Int.random(in: 1...8, using: &random)))
                }
                if damaged.isEmpty { damaged = [0xFF] }
            }
            guard let clean = withoutMetadata(damaged) else { continue }
            #expect(withoutMetadata(clean) == clean)
        }
    }
}

/// SplitMix64: the same numbers in every run.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
