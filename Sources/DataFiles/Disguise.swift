internal import Spreadsheets
internal import Tables

/// What a file is whose name says something else, and what to do.
struct Disguise {
    /// What it is, in French and in English, then the remedy in both.
    let details: [String]

    private init(_ french: String, _ english: String, _ frenchRemedy: String, _ englishRemedy: String) {
        details = [french, english, frenchRemedy, englishRemedy]
    }

    private static func workbook(_ ending: String) -> Disguise {
        Disguise(
            "un classeur \(ending.uppercased())", "an \(ending.uppercased()) workbook",
            "Renommez-le en « .\(ending) », ou ouvrez-le dans votre tableur et enregistrez-le au format CSV UTF-8.",
            "Rename it to “.\(ending)”, or open it in your spreadsheet and save it as CSV UTF-8.")
    }

    private static let zip = Disguise(
        "une archive ZIP", "a ZIP archive", "Décompressez-la, et publiez les fichiers qu’elle contient.", "Unpack it, and publish the files that it holds.")

    private static let protected = Disguise(
        "un classeur protégé par un mot de passe", "a workbook protected by a password",
        "Ouvrez-le dans votre tableur, retirez le mot de passe, et enregistrez-le au format XLSX, ODS ou CSV UTF-8.",
        "Open it in your spreadsheet, remove the password, and save it as XLSX, ODS or CSV UTF-8.")

    private static let old = Disguise(
        "un document d’un ancien Office (XLS ou DOC)", "a document of an old Office (XLS or DOC)",
        "Ouvrez-le dans votre tableur et enregistrez-le au format XLSX, ODS ou CSV UTF-8.",
        "Open it in your spreadsheet and save it as XLSX, ODS or CSV UTF-8.")

    /// What the readers of spreadsheets have told from a file's first bytes; nil for formats that need not have another's name.
    init?(refused format: String) {
        switch format {
        case "html":
            self.init(
                "une page web (HTML)", "a page of the web (HTML)", "Ouvrez-la dans votre tableur et enregistrez-la au format XLSX, ODS ou CSV UTF-8.",
                "Open it in your spreadsheet and save it as XLSX, ODS or CSV UTF-8.")
        case "pdf":
            self.init(
                "un document PDF", "a PDF document",
                "Publiez le tableau dont il vient, au format XLSX, ODS ou CSV UTF-8 : un PDF ne se lit pas comme un tableau.",
                "Publish the table that it comes from, as XLSX, ODS or CSV UTF-8: a PDF cannot be read as a table.")
        case "xml":
            self.init(
                "un document XML", "an XML document", "Ouvrez-le dans votre tableur et enregistrez-le au format XLSX, ODS ou CSV UTF-8.",
                "Open it in your spreadsheet and save it as XLSX, ODS or CSV UTF-8.")
        case "text":
            self.init(
                "du texte, sans doute un tableau CSV", "text, probably a CSV table",
                "Renommez-le en « .csv », ou ouvrez-le dans votre tableur et enregistrez-le au format XLSX ou ODS.",
                "Rename it to “.csv”, or open it in your spreadsheet and save it as XLSX or ODS.")
        default: return nil
        }
    }

    init?(_ magic: FileMagic, path: String) {
        switch magic {
        case .page: self.init(refused: "html")
        case .pdf: self.init(refused: "pdf")
        case .zip:
            switch (try? Spreadsheet.open(path))?.form.format {
            case .xlsx: self = Self.workbook("xlsx")
            case .ods: self = Self.workbook("ods")
            default: self = Self.zip
            }
        case .compound:
            do throws(TableError) {
                _ = try Spreadsheet.open(path)
                return nil
            } catch {
                self = error == .refused(format: "password") ? Self.protected : Self.old
            }
        }
    }
}

extension DataFile {
    /// `.csv`; empty when the name has no ending.
    var ending: String {
        let name = Self.name(of: shownPath)
        return name.utf8.lastIndex(of: 0x2E).map { String(name[$0...]) } ?? ""
    }

    /// What the file is by its first bytes, when its name says something else.
    var disguise: Disguise? {
        guard let bytes = try? FileBytes(path) else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 16) { buffer in
            guard let count = try? bytes.read(into: buffer) else { return nil }
            let head = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]).assumingMemoryBound(to: UInt8.self)
            return FileMagic(head).flatMap { Disguise($0, path: path) }
        }
    }

    /// The same once the file has turned out to be damaged: a workbook that is cut or broken is no other archive.
    func disguise(after damage: Damage) -> Disguise? {
        switch damage {
        case .noWorkbook, .otherOldDocument: disguise
        default: format.isStream ? disguise : nil
        }
    }
}
