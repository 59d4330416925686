internal import ArgumentParser
internal import Bytes
internal import Findings
internal import Interchange
internal import Model
internal import Planning
internal import Profiles
internal import Territory

/// What a plan says, for people and for programs.
struct PlanReport {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    struct Quality {
        let title: String
        let page: String
        /// The dataset's `index.md`.
        let file: String
        let score: QualityScore
    }

    let catalogue: Catalogue
    /// The live site, as its folder or address was given.
    let source: String
    let language: Language
    /// Nil when there is no live site to compare with.
    var plan: SitePlan?
    var quality: [Quality] = []
    /// Of columns whose values are of another type, by page, file and column: the first value that is, and its row.
    var causes: [RetypedValues.Column: RetypedValues.Cause] = [:]

    func text(_ format: Format) -> [UInt8] { format == .json ? json : Array(text.utf8) }

    private func said(_ french: String, _ english: String) -> String { language == .french ? french : english }

    // MARK: For people

    private var text: String {
        var lines: [String] = []
        if let plan {
            if plan.changes.isEmpty { lines.append(said("Rien ne change pour ceux qui utilisent \(source).", "Nothing changes for those who use \(source).")) }
            var page: String?
            for change in plan.changes {
                if change.page != page { lines += ["", change.title + " (" + change.page + ")"] }
                page = change.page
                lines.append((change.isError ? "  ! " : "  · ") + sentence(change))
                if case let text = remedy(change), !text.isEmpty { lines.append("      → " + text) }
            }
        } else {
            lines.append(said("Pas encore de site dans \(source) : tout sera nouveau.", "No site in \(source) yet: everything will be new."))
        }
        if !quality.isEmpty {
            lines += ["", said("Score de qualité de data.gouv.fr (sur \(QualityScore.most)) :", "data.gouv.fr’s quality score (of \(QualityScore.most)):")]
        }
        for dataset in quality {
            lines.append("  \(dataset.score.points)/\(QualityScore.most)  \(dataset.title)")
            let missing = dataset.score.missing
            guard let next = missing.first else { continue }
            lines.append("       " + said("manque : ", "missing: ") + missing.map { $0.label(in: language) }.joined(separator: ", "))
            lines.append("       → \(dataset.file)" + said(" : ", ": ") + next.remedy(in: language) + ".")
        }
        lines += ["", summary]
        // Titles, names and addresses of the live site are anybody’s: none of them may act on a terminal.
        return lines.drop { $0.isEmpty }.map { Finding.shown($0, limit: 10_000) }.joined(separator: "\n") + "\n"
    }

    private var summary: String {
        let points = quality.reduce(0) { $0 + $1.score.points }
        let mean = quality.isEmpty ? "" : Self.tenths(points * 10 / quality.count, language)
        let score = quality.isEmpty ? "" : said(" ; score moyen \(mean)/\(QualityScore.most)", "; mean score \(mean)/\(QualityScore.most)")
        guard let plan else { return Counts(of: catalogue).inWords(language) + score }
        let changes = Counts.counted(plan.changes.count, language, ("changement", "changements"), ("change", "changes"))
        let errors = Counts.counted(
            plan.errors.count, language, ("qui casserait l’usage des données", "qui casseraient l’usage des données"),
            ("that would break the use of the data", "that would break the use of the data"))
        return said("\(changes), dont \(errors)", "\(changes), of which \(errors)") + score
    }

    private static func tenths(_ number: Int, _ language: Language) -> String { "\(number / 10)" + (language == .french ? "," : ".") + "\(number % 10)" }

    private func sentence(_ change: SitePlan.Change) -> String {
        let file = change.file.map { $0 + said(" : ", ": ") } ?? ""
        switch change.kind {
        case .datasetAdded: return said("jeu nouveau", "new dataset")
        case .datasetRemoved: return said("le jeu disparaît", "the dataset goes")
        case .datasetWithdrawn:
            return said("le jeu est retiré ; sa page dit depuis quand et pourquoi", "the dataset is withdrawn; its page says since when and why")
        case .datasetHeld:
            return said(
                "le jeu est retenu (« conformité: retenir ») : un de ses fichiers a des erreurs, et sa page disparaît",
                "the dataset is held (“conformity: hold”): a file of it has errors, and its page goes")
        case .identifierChanged(let old, let new):
            return said(
                "l’identifiant change, de « \(old) » à « \(new) » : les portails prendront ce jeu pour un autre",
                "the identifier changes from “\(old)” to “\(new)”: portals will take this dataset for another one")
        case .rowsChanged(let old, let new):
            let (before, now) = (Self.rows(old, language), Self.rows(new, language))
            return file + said("\(before) avant, \(now) maintenant", "\(before) before, \(now) now")
        case .columnsReordered:
            return file
                + said(
                    "les colonnes ne sont plus dans le même ordre : les programmes qui les comptent se tromperont",
                    "the columns are no longer in the same order: programs that count them will go wrong")
        case .delimiterChanged(let old, let new):
            return file
                + said(
                    "le séparateur change : \(Self.sign(new, .french)), et non plus \(Self.sign(old, .french)) ; des programmes ne liront plus le fichier",
                    "the delimiter changes from \(Self.sign(old, .english)) to \(Self.sign(new, .english)): some programs will not read the file any more")
        case .encodingChanged(let old, let new):
            return file
                + said(
                    "l’encodage change, de \(old) à \(new) : des programmes liront mal les accents",
                    "the encoding changes from \(old) to \(new): some programs will read accents wrong")
        case .acknowledgedInVain(let name):
            return said("« colonnes-changées » nomme « \(name) », qui n’a pas changé", "“changed-columns” names “\(name)”, which has not changed")
        case .datasetMoved(let old): return said("le jeu change d’adresse ; il était à \(old)", "the dataset moves; it was at \(old)")
        case .fileAdded: return file + said("fichier nouveau", "new file")
        case .fileRemoved: return file + said("le fichier disparaît", "the file goes")
        case .linkAdded: return file + said("lien nouveau", "new link")
        case .linkRemoved: return file + said("le lien disparaît", "the link goes")
        case .licenceRemoved(let licence):
            return said(
                "la licence disparaît (\(licence)) : personne ne saura s’il peut réutiliser les données",
                "the licence goes (\(licence)): nobody will know whether the data may be reused")
        case .licenceChanged(let old, let new): return said("la licence change, de \(old) à \(new)", "the licence changes from \(old) to \(new)")
        case .columnsNotCompared:
            return file
                + said(
                    "données nouvelles, et colonnes non comparées : le site n’a pas donné celles du fichier en place, ou le nouveau n’est plus un tableau",
                    "new data, and columns not compared: the site did not tell those of the file in place, or the new one is no table any more")
        case .fileChanged: return file + said("données nouvelles, mêmes colonnes", "new data, same columns")
        case .columnAdded(let name): return file + said("colonne nouvelle « \(name) »", "new column “\(name)”")
        case .columnDropped(let name, _): return file + said("la colonne « \(name) » disparaît", "the column “\(name)” goes")
        case .columnRenamed(let old, let new, _):
            return file + said("la colonne « \(old) » semble s’appeler maintenant « \(new) »", "the column “\(old)” now seems to be called “\(new)”")
        case .columnRetyped(let name, let old, let new, _):
            return file
                + said(
                    "la colonne « \(name) » contenait \(Self.word(old, .french)), et contient maintenant \(Self.word(new, .french))",
                    "the column “\(name)” held \(Self.word(old, .english)), and now holds \(Self.word(new, .english))") + cause(change, name)
        case .addressBroken(let path): return said("plus rien à l’adresse \(path)", "nothing any more at \(path)")
        }
    }

    /// ` (« n.c. », ligne 12)`.
    private func cause(_ change: SitePlan.Change, _ name: String) -> String {
        guard let cause = causes[.init(page: change.page, file: change.file ?? "", name: name)] else { return "" }
        return said(" (« \(Finding.shown(cause.value)) », ligne \(cause.row))", " (“\(Finding.shown(cause.value))”, row \(cause.row))")
    }

    private static func rows(_ count: Int, _ language: Language) -> String { Counts.counted(count, language, ("ligne", "lignes"), ("row", "rows")) }

    private static func sign(_ delimiter: String, _ language: Language) -> String {
        switch (delimiter, language) {
        case (",", .french): "virgule"
        case (";", .french): "point-virgule"
        case ("\t", .french): "tabulation"
        case (",", .english): "a comma"
        case (";", .english): "a semicolon"
        case ("\t", .english): "a tab"
        default: delimiter
        }
    }

    /// The dataset's `index.md`.
    private func sheet(_ change: SitePlan.Change) -> String { quality.first { $0.page == change.page }?.file ?? "index.md" }

    private func remedy(_ change: SitePlan.Change) -> String {
        guard change.isError || change.kind.isInVain else { return "" }
        switch change.kind {
        case .acknowledgedInVain(let name):
            return said(
                "Vérifiez le nom, ou ôtez « \(name) » de l’en-tête de \(sheet(change)).",
                "Check the name, or remove “\(name)” from the header of \(sheet(change)).")
        case .identifierChanged:
            return said(
                "Remettez l’ancien identifiant ; ou, si c’est voulu, notez-le avec « halle identify ».",
                "Put the old identifier back; or, if you mean it, note it with “halle identify”.")
        case .columnsNotCompared:
            return said(
                "Relancez « halle plan » quand le site répond ; si cela revient, vérifiez profile.json à côté de la page du jeu, et le nouveau fichier.",
                "Run “halle plan” again when the site answers; if it comes back, check profile.json beside the dataset’s page, and the new file.")
        case .rowsChanged: return said("Vérifiez que le fichier a bien été enregistré.", "Make sure that the file was saved as it should be.")
        case .addressBroken:
            return said(
                "« halle move » ou « halle withdraw » laissent un mot à l’ancienne adresse.",
                "“halle move” or “halle withdraw” leave a word at the old address.")
        case .columnDropped(let name, _), .columnRenamed(let name, _, _), .columnRetyped(let name, _, _, _):
            let names = acknowledged(change, with: name)
            return said(
                "Rétablissez-la ; ou, si c’est voulu, écrivez « colonnes-changées: \(names) » dans l’en-tête (entre les deux lignes ---) de \(sheet(change)).",
                "Put it back; or, if you mean it, write “changed-columns: \(names)” in the header (between the two lines ---) of \(sheet(change)).")
        default: return ""
        }
    }

    /// All the columns of a dataset that must be named, since a header has the key once.
    private func acknowledged(_ change: SitePlan.Change, with name: String) -> String {
        var names: [String] = []
        for other in plan?.changes ?? [] where other.page == change.page {
            switch other.kind {
            case .columnDropped(let name, _), .columnRenamed(let name, _, _), .columnRetyped(let name, _, _, _): if !names.contains(name) { names.append(name) }
            default: continue
            }
        }
        return "[" + names.map(Self.yaml).joined(separator: ", ") + "]"
    }

    /// A text as it may stand in a list in brackets.
    private static func yaml(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5F || $0 >= 0x80 }
        return isPlain && Int(text) == nil ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static func word(_ type: ColumnType, _ language: Language) -> String {
        let french: String
        let english: String
        switch type {
        case .empty: (french, english) = ("rien", "nothing")
        case .text: (french, english) = ("des textes", "texts")
        case .boolean: (french, english) = ("des oui et des non", "yes and no")
        case .year: (french, english) = ("des années", "years")
        case .integer: (french, english) = ("des nombres entiers", "whole numbers")
        case .number: (french, english) = ("des nombres à point décimal", "numbers with a decimal point")
        case .commaNumber: (french, english) = ("des nombres à virgule décimale", "numbers with a decimal comma")
        case .date: (french, english) = ("des dates (2025-12-31)", "dates (2025-12-31)")
        case .dayFirstDate: (french, english) = ("des dates (31/12/2025)", "dates (31/12/2025)")
        case .dateTime: (french, english) = ("des dates et heures (2025-12-31T08:30)", "dates and times (2025-12-31T08:30)")
        case .dayFirstDateTime: (french, english) = ("des dates et heures (31/12/2025 08:30)", "dates and times (31/12/2025 08:30)")
        case .time: (french, english) = ("des heures", "times")
        }
        return language == .french ? french : english
    }

    // MARK: For programs

    /// `{"live": …, "changes": [{"kind", "dataset", "page", "file", "column", "from", "to", "address", "acknowledged", "error"}], "quality": […]}`.
    private var json: [UInt8] {
        var document = JSONDocument()
        document.object {
            $0.member("live", plan == nil ? nil : source)
            $0.array("changes") { list in
                for change in plan?.changes ?? [] { list.object { Self.write(change, into: &$0) } }
            }
            $0.array("quality") { list in
                for dataset in quality {
                    list.object {
                        $0.member("dataset", dataset.title)
                        $0.member("page", dataset.page)
                        $0.member("points", dataset.score.points)
                        $0.member("of", QualityScore.most)
                        $0.object("criteria") {
                            for criterion in QualityScore.Criterion.allCases { $0.member(criterion.rawValue, dataset.score.met.contains(criterion)) }
                        }
                        $0.member("next", dataset.score.missing.first?.remedy(in: language))
                    }
                }
            }
        }
        document.newLine()
        var out = ByteWriter()
        document.flush(into: &out)
        return out.bytes
    }

    private static func write(_ change: SitePlan.Change, into object: inout JSONDocument) {
        func column(_ kind: String, _ name: String, _ from: String? = nil, _ to: String? = nil, _ isAcknowledged: Bool? = nil) {
            object.member("kind", kind)
            object.member("column", name)
            object.member("from", from)
            object.member("to", to)
            object.member("acknowledged", isAcknowledged)
        }
        func pair(_ kind: String, _ from: String, _ to: String) {
            object.member("kind", kind)
            object.member("from", from)
            object.member("to", to)
        }
        switch change.kind {
        case .datasetAdded: object.member("kind", "dataset-added")
        case .datasetRemoved: object.member("kind", "dataset-removed")
        case .datasetWithdrawn: object.member("kind", "dataset-withdrawn")
        case .datasetHeld: object.member("kind", "dataset-held")
        case .identifierChanged(let old, let new): pair("identifier-changed", old, new)
        case .rowsChanged(let old, let new): pair("rows-changed", String(old), String(new))
        case .columnsReordered: object.member("kind", "columns-reordered")
        case .delimiterChanged(let old, let new): pair("delimiter-changed", old, new)
        case .encodingChanged(let old, let new): pair("encoding-changed", old, new)
        case .acknowledgedInVain(let name): column("acknowledged-in-vain", name)
        case .datasetMoved(let old):
            object.member("kind", "dataset-moved")
            object.member("from", old)
        case .fileAdded: object.member("kind", "file-added")
        case .fileRemoved: object.member("kind", "file-removed")
        case .fileChanged: object.member("kind", "file-changed")
        case .linkAdded: object.member("kind", "link-added")
        case .linkRemoved: object.member("kind", "link-removed")
        case .licenceRemoved(let old):
            object.member("kind", "licence-removed")
            object.member("from", old)
        case .licenceChanged(let old, let new): pair("licence-changed", old, new)
        case .columnsNotCompared: object.member("kind", "columns-not-compared")
        case .columnAdded(let name): column("column-added", name)
        case .columnDropped(let name, let isAcknowledged): column("column-dropped", name, nil, nil, isAcknowledged)
        case .columnRenamed(let old, let new, let isAcknowledged): column("column-renamed", old, old, new, isAcknowledged)
        case .columnRetyped(let name, let old, let new, let isAcknowledged): column("column-retyped", name, old.rawValue, new.rawValue, isAcknowledged)
        case .addressBroken(let path):
            object.member("kind", "address-broken")
            object.member("address", path)
        }
        object.member("dataset", change.title)
        object.member("page", change.page)
        object.member("file", change.file)
        object.member("error", change.isError)
    }
}

extension SitePlan.Kind {
    fileprivate var isInVain: Bool { if case .acknowledgedInVain = self { true } else { false } }
}
