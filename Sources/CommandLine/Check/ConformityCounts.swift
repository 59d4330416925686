internal import Findings
internal import Model

/// How many tables of a catalogue follow their schemas, in words.
struct ConformityCounts {
    /// Tables that have a schema, and those of them that do not follow it.
    private var checked = 0
    private var nonConforming = 0
    /// Tables that have none, and have errors all the same.
    private var damaged = 0
    /// Whether errors of some table count as warnings, because it is to be published all the same.
    private var isTolerant = false

    init(_ shelf: TableShelf, of catalogue: Catalogue) {
        for table in shelf.tables {
            let isFaulty = (table.entry?.mark?.errors ?? 0) > 0
            if table.schema != nil { checked += 1 }
            guard isFaulty else { continue }
            if table.schema != nil { nonConforming += 1 } else { damaged += 1 }
            if catalogue.datasets[table.dataset].conformity == .publish { isTolerant = true }
        }
    }

    /// A line each; none when no table has a schema and none has errors.
    func inWords(_ language: Language) -> [String] {
        let isFrench = language == .french
        var lines: [String] = []
        if nonConforming > 0, checked == 1 {
            lines.append(isFrench ? "Le tableau qui a un schéma n’y est pas conforme." : "The table that has a schema does not conform to it.")
        } else if nonConforming > 0 {
            let tables = Counts.counted(nonConforming, language, ("tableau", "tableaux"), ("table", "tables"))
            lines.append(
                isFrench
                    ? "\(tables) sur \(checked) \(nonConforming > 1 ? "ne sont pas conformes à leur schéma" : "n’est pas conforme à son schéma")."
                    : "\(nonConforming) of \(checked) tables \(nonConforming > 1 ? "do not conform to their schemas" : "does not conform to its schema").")
        } else if checked > 0 {
            lines.append(
                isFrench
                    ? checked > 1 ? "Les \(checked) tableaux qui ont un schéma y sont conformes." : "Le tableau qui a un schéma y est conforme."
                    : checked > 1 ? "The \(checked) tables that have a schema conform to it." : "The table that has a schema conforms to it.")
        }
        if damaged > 0 {
            let some = Counts.counted(damaged, language, ("fichier de données sans schéma", "fichiers de données sans schéma"), ("data file", "data files"))
            lines.append(isFrench ? "\(some) \(damaged > 1 ? "ont" : "a") des erreurs." : "\(some) without a schema \(damaged > 1 ? "have" : "has") errors.")
        }
        if isTolerant {
            lines.append(
                isFrench
                    ? "Les erreurs dans les lignes d’un fichier publié comptent ici comme des avertissements : il est publié avec une marque "
                        + "(« conformité: publier »). Pour que son jeu attende ou que la construction s’arrête, écrivez « conformité: retenir » ou "
                        + "« conformité: bloquer » dans halle.yml, ou dans l’index.md d’un producteur ou d’un jeu."
                    : "Errors in the rows of a published file count as warnings here: it is published with a mark (“conformity: publish”). To make its "
                        + "dataset wait or the build stop, write “conformity: hold” or “conformity: block” in halle.yml, or in the index.md of a publisher "
                        + "or of a dataset.")
        }
        return lines
    }
}
