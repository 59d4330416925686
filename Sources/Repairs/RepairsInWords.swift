public import Bytes
internal import DataFiles
public import Findings
internal import Validation

extension FileRepairs {
    /// Shows what is mended, for people: each cause with its count, then the first rows as they are (`-`) and as they will be (`+`).
    public func write(in language: Language, into out: inout ByteWriter) {
        let isFrench = language == .french
        guard isReady else { return out.raw(refusal(isFrench)) }
        let count = groups.reduce(0) { $0 + $1.count }
        out.raw(Finding.shown(file.shownPath, limit: .max))
        out.raw(isFrench ? " : \(counted(count, "correction sûre", "corrections sûres"))\n\n" : ": \(counted(count, "safe repair", "safe repairs"))\n\n")
        for group in groups { out.raw("  [\(group.rule.code)]  \(group.inWords(isFrench))\n") }
        if !rows.isEmpty { out.raw("\n") }
        for row in rows { write(row, into: &out) }
        if rowCount > rows.count {
            let rest = rowCount - rows.count
            out.raw(
                isFrench
                    ? "  … et \(counted(rest, "autre ligne", "autres lignes")) (--all montre tout)\n"
                    : "  … and \(counted(rest, "more row", "more rows")) (--all shows all)\n")
        }
        out.raw("\n" + errorsInWords(isFrench) + "\n")
    }

    /// What was written and where, and what to know of it.
    public func written(_ written: WrittenRepairs, in language: Language) -> String {
        let path = Finding.shown(written.path, limit: .max)
        guard let original = written.original.map({ Finding.shown($0, limit: .max) }) else {
            return language == .french
                ? "La copie corrigée est « \(path) » ; l’original n’a pas changé. Son nom commence par « _ » : elle n’est pas publiée tant qu’elle ne remplace pas l’original.\n"
                : "The mended copy is “\(path)”; the original has not changed. Its name begins with “_”: it is not published until it takes the original’s place.\n"
        }
        return language == .french
            ? "« \(path) » est corrigé ; l’original est gardé dans « \(original) », qui n’est jamais publié.\n"
            : "“\(path)” is mended; the original is kept in “\(original)”, which is never published.\n"
    }

    private func errorsInWords(_ isFrench: Bool) -> String {
        let (old, new) = (errorsBefore, errorsAfter)
        var words =
            isFrench
            ? "\(counted(old, "erreur", "erreurs")) avant, \(new == 0 ? "aucune" : String(new)) après."
            : "\(counted(old, "error", "errors")) before, \(new == 0 ? "none" : String(new)) after."
        if new > old {
            words +=
                isFrench
                ? " Des colonnes sont vérifiées maintenant que leur en-tête est juste : leurs erreurs étaient là, cachées."
                : " Columns are checked now that their headings are right: their errors were there, hidden."
        }
        return words
    }

    private func write(_ row: RepairedRow, into out: inout ByteWriter) {
        let (before, after) = LinePair.shown(row.before, row.after)
        out.raw("  - \(row.row): \(before)\n")
        if let after { out.raw("  + \(row.row): \(after)\n") }
    }

    private func refusal(_ isFrench: Bool) -> String {
        let path = Finding.shown(file.shownPath, limit: .max)
        let start = isFrench ? "\(path) : " : "\(path): "
        let format = file.format.rawValue.uppercased()
        let words: String =
            switch (outcome, isFrench) {
            case (.none, true) where !before.findings.contains { $0.severity != .note }: "il n’y a rien à corriger."
            case (.none, false) where !before.findings.contains { $0.severity != .note }: "there is nothing to mend."
            case (.none, true), (.ready, true): "rien ne peut être corrigé sans risque par un programme."
            case (.none, false), (.ready, false): "nothing can be mended safely by a program."
            case (.otherFormat, true) where file.format == .geojson:
                "un fichier GeoJSON n’est pas corrigé par ce programme, qui ne corrige que les fichiers CSV. Corrigez les objets et les propriétés indiqués dans le logiciel qui l’a produit."
            case (.otherFormat, false) where file.format == .geojson:
                "a GeoJSON file is not mended by this program, which mends CSV files only. Correct the objects and properties that are named in the program that made it."
            case (.otherFormat, true) where file.format == .json:
                "un fichier JSON n’est pas corrigé par ce programme, qui ne corrige que les fichiers CSV. Faites les corrections proposées dans le logiciel qui l’a produit."
            case (.otherFormat, false) where file.format == .json:
                "a JSON file is not mended by this program, which mends CSV files only. Make the proposed repairs in the program that made it."
            case (.otherFormat, true):
                "un fichier \(format) n’est pas corrigé par ce programme : mises en forme, formules et autres feuilles seraient perdues. Faites les corrections proposées dans le logiciel qui l’a produit."
            case (.otherFormat, false):
                "a \(format) file is not mended by this program: layout, formulas and other sheets would be lost. Make the proposed repairs in the program that made it."
            case (.mixedEncoding, true):
                "rien n’est corrigé, car les accents y sont codés de deux façons. Ouvrez le fichier dans un tableur, corrigez les accents, enregistrez au format « CSV UTF-8 », puis recommencez."
            case (.mixedEncoding, false):
                "nothing is mended, for accents are encoded in two ways. Open the file in a spreadsheet, correct the accents, save in the format “CSV UTF-8”, then try again."
            case (.worse(let rules), true):
                "rien n’est corrigé, car le fichier corrigé aurait de nouvelles erreurs (\(rules.map(\.code).joined(separator: ", ")))."
            case (.worse(let rules), false): "nothing is mended, for the mended file would have new errors (\(rules.map(\.code).joined(separator: ", ")))."
            case (.unreadable, true): "rien ne peut être corrigé, car le fichier ne peut pas être lu comme un tableau."
            case (.unreadable, false): "nothing can be mended, for the file cannot be read as a table."
            }
        return start + words + "\n"
    }
}

extension RepairError {
    public func inWords(_ language: Language) -> String {
        switch (self, language) {
        case (.changed, .french): "Le fichier a changé pendant la correction ; rien n’a été écrit. Recommencez."
        case (.changed, .english): "The file has changed while it was being mended; nothing was written. Try again."
        case (.exists(let path), .french):
            "« \(Finding.shown(path, limit: .max)) » existe déjà ; rien n’a été écrit. Renommez-le ou supprimez-le, puis recommencez."
        case (.exists(let path), .english): "“\(Finding.shown(path, limit: .max))” exists already; nothing was written. Rename or remove it, then try again."
        case (.refused(let path, let reason), .french):
            "« \(Finding.shown(path, limit: .max)) » ne peut pas être écrit (\(reason)) ; le fichier n’a pas changé."
        case (.refused(let path, let reason), .english): "“\(Finding.shown(path, limit: .max))” cannot be written (\(reason)); the file has not changed."
        }
    }
}

private func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

extension RepairGroup {
    /// `69 cellules, colonne I (nature) : « Aide en numéraire » → « aide en numéraire »`.
    func inWords(_ isFrench: Bool) -> String {
        func quoted(_ text: String) -> String {
            if text.isEmpty { return isFrench ? "(vide)" : "(empty)" }
            return isFrench ? "« \(Finding.shown(text, limit: 60)) »" : "“\(Finding.shown(text, limit: 60))”"
        }
        let change = "\(quoted(before)) → \(quoted(after))"
        if column > 0 {
            let isHeading = rule == .columnPadded || rule == .columnRenamed || rule == .columnPerhapsRenamed
            let place = TablePlace(row: 0, column: column, field: isHeading ? "" : heading).inWords(isFrench ? .french : .english)
            if isHeading { return isFrench ? "en-tête, \(place) : \(change)" : "heading, \(place): \(change)" }
            let cells = isFrench ? counted(count, "cellule", "cellules") : counted(count, "cell", "cells")
            if isUniform { return "\(cells), \(place)\(isFrench ? " :" : ":") \(change)" }
            return "\(cells), \(place), \(isFrench ? "par exemple" : "for instance") \(change)"
        }
        switch rule {
        case .rowBlank:
            return isFrench
                ? "\(counted(count, "ligne vide retirée", "lignes vides retirées")) au milieu du tableau"
                : "\(counted(count, "empty row", "empty rows")) in the middle of the table, taken out"
        case .rowsBlankAtEnd:
            return isFrench
                ? "\(counted(count, "ligne vide retirée", "lignes vides retirées")) à la fin du tableau"
                : "\(counted(count, "empty row", "empty rows")) at the end of the table, taken out"
        case .columnsBlankAtEnd:
            return isFrench
                ? "\(counted(count, "colonne vide et sans en-tête retirée", "colonnes vides et sans en-tête retirées")) à la fin du tableau"
                : "\(counted(count, "empty column without a heading", "empty columns without headings")) at the end of the table, taken out"
        case .nulBytes:
            return isFrench
                ? counted(count, "caractère nul retiré", "caractères nuls retirés") : counted(count, "NUL character", "NUL characters") + ", taken out"
        default:
            let example = after.isEmpty ? "" : isFrench ? ", par exemple \(quoted(after))" : ", for instance \(quoted(after))"
            return isFrench ? "accents : \(before) → UTF-8\(example)" : "accents: \(before) → UTF-8\(example)"
        }
    }
}

/// Two lines cut to where they differ, so that the difference is seen in long ones.
enum LinePair {
    /// In characters.
    private static let longest = 160
    private static let surroundings = 40

    static func shown(_ before: String, _ after: String?) -> (String, String?) {
        guard let after else { return (Finding.shown(before, limit: longest), nil) }
        let (old, new) = (Array(before.unicodeScalars), Array(after.unicodeScalars))
        guard max(old.count, new.count) > longest else { return (Finding.shown(before, limit: longest), Finding.shown(after, limit: longest)) }
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
        func cut(_ scalars: [Unicode.Scalar]) -> String {
            let first = start > surroundings ? start - surroundings : 0
            let last = min(scalars.count, scalars.count - end + surroundings)
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[first..<last])
            return (first > 0 ? "…" : "") + Finding.shown(String(view), limit: 2 * longest) + (last < scalars.count ? "…" : "")
        }
        return (cut(old), cut(new))
    }
}
