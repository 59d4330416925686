internal import Bytes
public import Findings
internal import Tables

/// What a file carries of persons beside what it shows: authors, comments, hidden sheets, places of photographs, times of a journey.
public enum FileTraces {
    /// The formats that are looked into.
    public enum Kind: String, Sendable {
        case jpeg, png, webp, pdf, office, openDocument, gpx
        /// Whatever is lines of text and no table.
        case text

        /// By the ending of a file's name.
        public init?(ofName name: String) {
            guard let dot = name.utf8.lastIndex(of: 0x2E) else { return nil }
            switch String(name[name.index(after: dot)...]).lowercased() {
            case "jpg", "jpeg", "jpe", "jfif": self = .jpeg
            case "png": self = .png
            case "webp": self = .webp
            case "pdf": self = .pdf
            case "xlsx", "xlsm", "docx", "docm", "pptx", "pptm": self = .office
            case "ods", "odt", "odp": self = .openDocument
            case "gpx": self = .gpx
            case "txt", "md", "markdown", "ndjson", "jsonl", "kml", "xml", "svg", "html", "htm", "rtf", "vcf", "ics", "yml", "yaml", "log": self = .text
            default: return nil
            }
        }
    }

    /// Larger files are not looked into.
    public static let mostBytes = 64 << 20

    /// - Parameters:
    ///   - path: where the file is on this machine. One that cannot be read has no traces: others say why it cannot.
    ///   - file: its name in findings.
    public static func findings(of path: String, as kind: Kind, file: String) -> [Finding] {
        guard let bytes = try? Files.read(path, limit: mostBytes) else { return [] }
        return findings(in: bytes, as: kind, file: file)
    }

    /// - Parameter bytes: of the whole file; whatever they are, nothing outside them is read.
    public static func findings(in bytes: [UInt8], as kind: Kind, file: String) -> [Finding] {
        let traces: Traces =
            switch kind {
            case .jpeg, .png, .webp: imageTraces(bytes, kind)
            case .pdf: pdfTraces(bytes)
            case .office, .openDocument: packageTraces(bytes)
            case .gpx: journeyTraces(bytes)
            case .text: Traces()
            }
        let place = SourcePlace(file: file)
        var findings: [Finding] = []
        var told: Set<[UInt8]> = []
        let authors = traces.authors.filter { isPersonal($0) && told.insert($0).inserted }
        if !authors.isEmpty {
            let masked = authors.prefix(3).map { name in name.withUnsafeBufferPointer { Masked.name($0) } }
            findings.append(Finding(.privacyAuthor, at: place, value: masked.joined(separator: ", ")))
        }
        if traces.hasPlace { findings.append(Finding(.privacyImagePlace, at: place)) }
        if traces.hasComments { findings.append(Finding(.privacyComments, at: place)) }
        if traces.hasHiddenSheet { findings.append(Finding(.privacyHiddenSheet, at: place)) }
        let lines = kind == .text || kind == .gpx ? bytes : traces.words
        if !lines.isEmpty { findings += personalData(inText: lines, file: file) }
        if traces.points > 0 { findings.append(Finding(.privacyTrack, at: place, details: [String(traces.points)])) }
        return findings
    }

    /// Whether the name of an author is a person's, and no program's, town hall's or standing one.
    private static func isPersonal(_ name: [UInt8]) -> Bool {
        let words = name.withUnsafeBufferPointer { folded($0) }.split { !(isLetter($0) || $0 >= 0x80) }.map(Array.init)
        guard words.joined().count >= 4 else { return false }
        return !words.contains { organisationWords.contains($0) || programWords.contains($0) }
    }

    private static let programWords = WordList(
        """
        microsoft office user utilisateur admin adobe libreoffice openoffice word excel powerpoint acrobat apple google canva scan scanner hp canon epson ricoh
        xerox konica sharp kyocera lexmark brother unknown inconnu anonymous anonyme openpyxl xlsxwriter apache poi python latex pdftex tcpdf fpdf system
        windows pc poste owner proprietaire default author auteur nom exemple example test demo invite guest client usager docs qgis arcgis esri
        prestataire collectivite cc epci sdis metropole halle
        """)
}

struct Traces {
    var authors: [[UInt8]] = []
    var hasPlace = false
    var hasComments = false
    var hasHiddenSheet = false
    var points = 0
    /// The text of a document, a paragraph a line.
    var words: [UInt8] = []
}

/// A recorded journey (GPX): points of a track with their times. The line of a path has none.
private func journeyTraces(_ bytes: [UInt8]) -> Traces {
    var traces = Traces()
    var index = 0
    while let start = bytes.firstIndex(of: "<trkpt", from: index) {
        let end = bytes.firstIndex(of: "</trkpt", from: start) ?? bytes.count
        if bytes[start..<end].firstIndex(of: "<time", from: start).map({ $0 < end }) == true { traces.points += 1 }
        index = end
    }
    if traces.points < 10 { traces.points = 0 }
    return traces
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
    /// Where a word stands from a place on.
    func firstIndex(of word: StaticString, from start: Int) -> Int? {
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard let first = wanted.first, endIndex - start >= wanted.count, start >= startIndex else { return nil }
        var index = start
        while let found = self[index..<(endIndex - wanted.count + 1)].firstIndex(of: first) {
            if self[found..<(found + wanted.count)].elementsEqual(wanted) { return found }
            index = found + 1
            if index > endIndex - wanted.count { return nil }
        }
        return nil
    }

    /// The texts between the end of the tag that a word begins and the next `<`, each without the tags inside it.
    func texts(after opening: StaticString, most: Int = 20) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var index = startIndex
        while found.count < most, let start = firstIndex(of: opening, from: index) {
            guard let close = self[start...].firstIndex(of: 0x3E) else { break }
            index = close + 1
            if close > startIndex, self[close - 1] == 0x2F { continue }
            var text: [UInt8] = []
            // A creator in XMP stands in a list of one: <dc:creator><rdf:Seq><rdf:li>…
            var depth = 0
            while index < endIndex, text.count < 200, depth < 8 {
                let byte = self[index]
                if byte == 0x3C {
                    if text.contains(where: { $0 > 0x20 }) { break }
                    text = []
                    guard let end = self[index...].firstIndex(of: 0x3E) else { break }
                    index = end + 1
                    depth += 1
                } else {
                    text.append(byte)
                    index += 1
                }
            }
            let trimmed = Array(text.drop { $0 <= 0x20 })
            if !trimmed.isEmpty { found.append(trimmed) }
        }
        return found
    }
}
