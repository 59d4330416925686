extension Finding {
    /// Where it is, for people, cleaned for a terminal or a log: `content/a/index.md:4:10`, and for a finding about a table
    /// `subventions.csv, feuille « 2024 », ligne 12, colonne I (montant)`. Empty for what is said of no file.
    public func placeInWords(_ language: Language) -> String {
        guard let table else { return place.shown }
        return [Self.shownPath(place.file), table.inWords(language)].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// How far the cause goes in its table: `143 cellules, lignes 12, 13, 14…`, or `143 lignes : 12, 13…` when whole rows are meant; empty when only
    /// this place has it, and when the sentence itself gives the number.
    public func extentInWords(_ language: Language) -> String {
        let cause = Array(rule.wording(in: language).cause.utf8)
        let saysCount = cause.contains(Array("{count}".utf8)) || cause.contains(Array("{count|".utf8))
        return saysCount ? "" : table?.extentInWords(language) ?? ""
    }

    /// All its sentences on one line, for reports that show the file and the line beside them; of a table also the place in it.
    func message(in language: Language, arrow: String = "") -> String {
        let sentences = sentences(in: language)
        let position = table?.inWords(language) ?? ""
        let cause = position.isEmpty ? sentences.cause : position + (language == .french ? " : " : ": ") + sentences.cause
        let extent = extentInWords(language)
        return [cause, extent.isEmpty ? "" : "(\(extent))", sentences.suggestion, sentences.cost, arrow + sentences.remedy].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}

extension TablePlace {
    /// `feuille « 2024 », ligne 12, colonne I (montant)`, of a map `objet n° 11, propriété montant`; empty for the table as a whole.
    public func inWords(_ language: Language) -> String {
        let isFrench = language == .french
        var parts: [String] = []
        if isOfObjects {
            if shownRow > 0 { parts.append("\(isFrench ? "objet n°" : "object no.") \(shownRow)") }
            if column > 0 { parts.append("\(isFrench ? "propriété" : "property") \(field.isEmpty ? String(column) : Finding.shown(field, limit: 60))") }
            return parts.joined(separator: ", ")
        }
        if let sheet, !sheet.isEmpty { parts.append(isFrench ? "feuille « \(Finding.shown(sheet)) »" : "sheet “\(Finding.shown(sheet))”") }
        if row > 0 { parts.append("\(isFrench ? "ligne" : "row") \(row)") }
        if column > 0 {
            let name = field.isEmpty ? "" : " (\(Finding.shown(field, limit: 60)))"
            parts.append("\(isFrench ? "colonne" : "column") \(Self.letters(ofColumn: column))\(name)")
        }
        return parts.joined(separator: ", ")
    }

    fileprivate func extentInWords(_ language: Language) -> String {
        // Without a row or a column it is not known what is counted.
        guard count > 1, row > 0 || column > 0 else { return "" }
        let isFrench = language == .french
        let isCells = column > 0
        // A row can have several of the cells, so that fewer rows than cells do not tell of more rows; a full list does.
        let hasMore = rows.count < count && (!isCells || rows.count >= Self.mostRows)
        let list = rows.map { String(isOfObjects ? $0 - 1 : $0) }.joined(separator: ", ") + (hasMore ? "…" : "")
        let rowWord = isOfObjects ? isFrench ? "objet" : "object" : isFrench ? "ligne" : "row"
        guard isCells else { return rows.isEmpty ? "\(count) \(rowWord)s" : "\(count) \(rowWord)s\(isFrench ? " :" : ":") \(list)" }
        let cells = "\(count) \(isOfObjects ? isFrench ? "propriétés" : "properties" : isFrench ? "cellules" : "cells")"
        return rows.isEmpty ? cells : "\(cells), \(rowWord)\(rows.count > 1 ? "s" : "") \(list)"
    }
}
