public import JSON

/// Why a file is not of the format that its name tells.
public enum Damage: Sendable, Equatable {
    // MARK: JSON

    /// What breaks it, and where.
    case notJSON(JSONError)
    case noListOfObjects

    // MARK: Spreadsheets

    /// Neither an archive nor an old spreadsheet.
    case notWorkbook
    /// An archive that holds no workbook.
    case noWorkbook
    /// A text, say.
    case otherOpenDocument
    /// The same of old Office.
    case otherOldDocument
    /// The archive's end is missing.
    case archiveCut
    case archiveBroken
    /// An entry of the archive has another checksum than when it was saved.
    case entryChanged
    case entryBroken
    /// With the part's name in the archive, and about where in it.
    case brokenXML(part: String, line: Int)
    /// A DOCTYPE, which no spreadsheet writes.
    case doctype
    case sheetMissing
    /// The texts that the cells of a workbook share.
    case textsMissing
    /// One of them.
    case textMissing
    /// The part of an OpenDocument file that its sheets are in.
    case contentMissing
    case rowUnnumbered
    case rowOutOfOrder(row: Int, after: Int)
    case rowBeyondEnd(row: Int)
}
