internal import Bytes
internal import Tables

/// A row that is no data: the total under a table, a note at its end.
enum OddRow {
    /// In bytes: a note is a sentence or two.
    private static let longest = 400

    /// The first text of a row that looks like a total or a note; nil for any other row.
    ///
    /// A total has a first cell that says so and besides it only numbers and empty cells; a note has one filled cell, which begins as notes do.
    static func title(_ batch: RowBatch, _ row: Int, width: Int) -> String? {
        let cells = batch.cells(ofRow: row)
        guard width >= 2, let first = cells.firstIndex(where: { !$0.isEmpty }), cells[first].length <= longest, mayBeOdd(batch.text(cells[first])) else {
            return nil
        }
        let title = batch.string(cells[first])
        let letters = folded(WrittenText.trimmed(title)).map { Numbers.isDigit($0) || ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 ? $0 : 0x20 }
        let words = WrittenText.split(String(decoding: letters, as: UTF8.self), " ").filter { !$0.isEmpty }
        let others = cells[(first + 1)...].filter { !$0.isEmpty }
        if others.isEmpty, width >= 3, saysNote(words, title) { return title }
        guard others.count < max(width, cells.count) - 1, saysTotal(words) else { return nil }
        return others.allSatisfy { $0.length <= 40 && FrenchNumber(WrittenText.withoutSpaces(batch.string($0))) != nil } ? title : nil
    }

    /// Most rows are told by their first letter.
    private static func mayBeOdd(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first(where: { $0 > 0x20 }) else { return false }
        switch first | 0x20 {
        case UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "n"), UInt8(ascii: "g"), UInt8(ascii: "r"), UInt8(ascii: "*"), UInt8(ascii: "("): return true
        default: return false
        }
    }

    private static let totals: Set<String> = ["total", "totaux", "totals", "subtotal", "somme", "sum"]
    /// What may stand beside the word for a total.
    private static let qualifiers: Set<String> = [
        "general", "generale", "generaux", "sous", "grand", "grands", "ttc", "ht", "euro", "euros", "eur", "cumule", "cumules", "annuel", "montant", "montants",
        "lignes", "exercice", "annee", "de", "des", "du", "d", "la", "le", "les", "l", "en", "et", "par", "pour", "sur", "overall", "of", "the", "all", "rows",
    ]

    private static func saysTotal(_ words: [String]) -> Bool {
        guard (1...8).contains(words.count), let place = words.firstIndex(where: totals.contains), place <= 1 else { return false }
        if place == 1, !["sous", "grand", "le", "la"].contains(words[0]) { return false }
        // `Total Danse` is a name; `Total des subventions` is not.
        guard let next = words.dropFirst(place + 1).first else { return true }
        return qualifiers.contains(next) || next.utf8.allSatisfy(Numbers.isDigit)
    }

    private static func saysNote(_ words: [String], _ title: String) -> Bool {
        if let first = title.utf8.first, first == 0x2A { return true }
        guard let first = words.first else { return false }
        if ["source", "sources", "note", "notes", "nb", "remarque", "remarques", "nota"].contains(first) { return true }
        if title.utf8.first == 0x28, first.utf8.allSatisfy(Numbers.isDigit) { return true }
        return first == "n" && words.dropFirst().first == "b"
    }
}
