import Findings
import Privacy
import Testing

/// What files carry beside what they show.
@Suite("Traces of persons in files")
struct TraceTests {
    private func codes(_ bytes: [UInt8], _ kind: FileTraces.Kind) -> [String] { FileTraces.findings(in: bytes, as: kind, file: "f").map(\.rule.code) }

    /// A number in little-endian bytes.
    private func little(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }

    /// A little-endian TIFF directory with an artist, and with a place of which these tags are there.
    private func exif(artist: String? = nil, place: [Int]? = nil) -> [UInt8] {
        var text: [UInt8] = []
        if let artist { text = Array(artist.utf8) + [0] }
        let count = (artist == nil ? 0 : 1) + (place == nil ? 0 : 1)
        let after = 8 + 2 + 12 * count + 4
        var bytes = Array("II*\0".utf8)
        bytes += little(8, 4)
        bytes += little(count, 2)
        func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: Int) {
            bytes += little(tag, 2)
            bytes += little(type, 2)
            bytes += little(count, 4)
            bytes += little(value, 4)
        }
        if artist != nil { entry(0x013B, 2, text.count, after) }
        if place != nil { entry(0x8825, 4, 1, after + text.count) }
        bytes += little(0, 4)
        bytes += text
        if let place {
            bytes += little(place.count, 2)
            for tag in place { entry(tag, 5, 3, 0) }
        }
        return bytes
    }

    private func jpeg(_ segments: [UInt8]...) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        for segment in segments {
            bytes += [0xFF, 0xE1] + little(segment.count + 2, 2).reversed()
            bytes += segment
        }
        return bytes + [0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9]
    }

    private func png(_ type: String, _ content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        bytes += little(content.count, 4).reversed()
        bytes += Array(type.utf8)
        return bytes + content + little(0, 4)
    }

    private func webp(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let head = Array("RIFF\0\0\0\0WEBP".utf8) + Array(type.utf8)
        return head + little(content.count, 4) + content
    }

    @Test("A picture that tells where or by whom it was taken is found, as JPEG, PNG or WebP; one without reception tells no place")
    func pictures() {
        let header = Array("Exif\0\0".utf8)
        #expect(codes(jpeg(header + exif(place: [1, 2, 3, 4])), .jpeg) == ["privacy-image-place"])
        #expect(codes(jpeg(header + exif(artist: "Claire Fictif")), .jpeg) == ["privacy-author"])
        #expect(codes(jpeg(header + exif(artist: "Claire Fictif", place: [2, 4])), .jpeg) == ["privacy-author", "privacy-image-place"])
        #expect(codes(jpeg(header + exif(place: [0, 29])), .jpeg).isEmpty)
        #expect(codes(jpeg(), .jpeg).isEmpty)
        #expect(codes(png("eXIf", exif(place: [2, 4])), .png) == ["privacy-image-place"])
        #expect(codes(png("tEXt", Array("Author\0Claire Fictif".utf8)), .png) == ["privacy-author"])
        #expect(codes(png("tEXt", Array("Software\0Claire Fictif".utf8)), .png).isEmpty)
        #expect(codes(webp("EXIF", exif(place: [2, 4])), .webp) == ["privacy-image-place"])
        let packet = "http://ns.adobe.com/xap/1.0/\0<dc:creator><rdf:Seq><rdf:li>Claire Fictif</rdf:li></rdf:Seq></dc:creator><x exif:GPSLatitude=\"1\"/>"
        #expect(codes(jpeg(Array(packet.utf8)), .jpeg) == ["privacy-author", "privacy-image-place"])
    }

    @Test(
        "The author of a PDF is found as text, in hexadecimal, in UTF-16 and in its XMP packet",
        arguments: [
            "<< /Author (Claire Fictif) >>", "<< /Author (Claire \\(dite Lou\\) Fictif) >>", "<</Author<436C6169726520466963 746966>>>",
            "<</Author<FEFF0043006C00610069007200650020004600690063>>>", "<dc:creator><rdf:Seq><rdf:li>Claire Fictif</rdf:li></rdf:Seq></dc:creator>",
        ])
    func documents(_ text: String) { #expect(codes(Array("%PDF-1.7\n\(text)\n%%EOF".utf8), .pdf) == ["privacy-author"]) }

    @Test(
        "A program, a town hall, a work station and an encrypted text are no authors",
        arguments: [
            "<< /Author (Mairie de Roques) >>", "<< /Author (Microsoft Office User) >>", "<< /Author (PC-ACCUEIL) >>", "<< /Author () >>",
            "<< /Author (Claire Fictif) /Encrypt 5 0 R >>", "<< /Title (Claire Fictif) >>", "<< /Author (admin) >>",
        ])
    func noAuthors(_ text: String) { #expect(codes(Array("%PDF-1.7\n\(text)\n%%EOF".utf8), .pdf).isEmpty) }

    @Test("Authors, comments and hidden sheets of office files are found, Microsoft’s and OpenDocument’s")
    func office() {
        func excel(_ parts: (String, String)...) -> [String] {
            codes(archive([("xl/workbook.xml", "<sheets><sheet name=\"A\"/></sheets>")] + parts.map { ($0.0, $0.1) }), .office)
        }
        #expect(excel().isEmpty)
        #expect(excel(("docProps/core.xml", "<dc:creator>Claire Fictif</dc:creator>")) == ["privacy-author"])
        #expect(excel(("docProps/core.xml", "<dc:creator>openpyxl</dc:creator><cp:lastModifiedBy>Paul Fictif</cp:lastModifiedBy>")) == ["privacy-author"])
        #expect(excel(("docProps/core.xml", "<dc:creator>Service urbanisme</dc:creator>")).isEmpty)
        #expect(excel(("xl/comments1.xml", "<comments/>")) == ["privacy-comments"])
        #expect(excel(("xl/threadedComments/threadedComment1.xml", "<x/>")) == ["privacy-comments"])
        for state in ["hidden", "veryHidden"] {
            #expect(codes(archive([("xl/workbook.xml", "<sheet name=\"A\" state=\"\(state)\"/>")]), .office) == ["privacy-hidden-sheet"])
        }
        #expect(codes(archive([("word/comments.xml", "<w:comments/>")]), .office) == ["privacy-comments"])
        let content = "<table:table table:name=\"A\"><office:annotation/></table:table><style table:display=\"false\"/>"
        let all = codes(archive([("meta.xml", "<meta:initial-creator>Claire Fictif</meta:initial-creator>"), ("content.xml", content)]), .openDocument)
        #expect(all == ["privacy-author", "privacy-comments", "privacy-hidden-sheet"])
    }

    @Test("A recorded journey is found by the times of its points; the line of a path has none")
    func journeys() {
        let timed = String(repeating: "<trkpt lat=\"43\" lon=\"1\"><time>2025-05-12T08:00:00Z</time></trkpt>", count: 12)
        let line = String(repeating: "<trkpt lat=\"43\" lon=\"1\"><ele>120</ele></trkpt>", count: 12)
        #expect(codes(Array("<gpx><time>2025</time>\(timed)</gpx>".utf8), .gpx) == ["privacy-track"])
        #expect(codes(Array("<gpx><time>2025</time>\(line)</gpx>".utf8), .gpx).isEmpty)
    }

    @Test("A file that is cut off anywhere, or another than its name says, has traces or none, and harms nobody")
    func brokenFiles() {
        let whole = jpeg(Array("Exif\0\0".utf8) + exif(artist: "Claire Fictif", place: [2, 4]))
        for kind in [FileTraces.Kind.jpeg, .png, .webp, .pdf, .office, .gpx] {
            for length in 0...whole.count { _ = codes(Array(whole[..<length]), kind) }
        }
        #expect(codes(whole, .jpeg).count == 2)
    }

    @Test(
        "The kinds of files are told by their endings, whatever the case",
        arguments: [
            ("a.JPG", FileTraces.Kind.jpeg), ("b.pdf", .pdf), ("c.docx", .office), ("d.ods", .openDocument), ("e.gpx", .gpx), ("f.csv", nil), ("g", nil),
        ])
    func kinds(_ name: String, _ kind: FileTraces.Kind?) { #expect(FileTraces.Kind(ofName: name) == kind) }
}
