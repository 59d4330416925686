internal import Findings
internal import Model
internal import Publishing
internal import Reading

/// What a build says at its end.
struct BuildSummary {
    let outcome: BuildOutcome
    let folder: String
    let seconds: Double
    let language: Language

    /// A few lines: what is on the site, what was written, how long it took, what was found, what was left out.
    var text: String {
        guard let publication = outcome.publication, let counts = outcome.counts else { return refusal + "\n" }
        let isFrench = language == .french
        var lines: [String] = []
        if !outcome.leftOut.isEmpty {
            lines.append(isFrench ? "Laissés de côté à cause de leurs erreurs :" : "Left out because of their errors:")
            lines += outcome.leftOut.map { "  " + Finding.shown($0) }
        }
        lines += unpublished
        let total = Counts.size(publication.bytes, language)
        let files = Counts.counted(publication.files, language, ("fichier", "fichiers"), ("file", "files"))
        lines.append(
            isFrench ? "Site écrit dans \(Finding.shown(folder)) : \(files), \(total)." : "Site written to \(Finding.shown(folder)): \(files), \(total).")
        lines.append("  " + counts.inWords(language))
        lines.append("  " + changes(publication))
        lines.append("  " + findings)
        return lines.joined(separator: "\n") + "\n"
    }

    /// What is in the content folder and not on the site, though nobody asked for that: never silent.
    private var unpublished: [String] {
        let places = outcome.unpublished.map { "  " + $0 }
        guard !places.isEmpty else { return [] }
        let rest = places.count > 20 ? ["  … (+\(places.count - 20))"] : []
        return [language == .french ? "Pas publiés (« halle check » dit pourquoi) :" : "Not published (“halle check” says why):"] + places.prefix(20) + rest
    }

    private func changes(_ publication: PublishingReport) -> String {
        let hundredths = Int(seconds * 100)
        let duration = "\(hundredths / 100)\(language == .french ? "," : ".")\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
        let written = Counts.size(publication.bytesWritten, language)
        switch language {
        case .french:
            return "\(publication.written) écrits (\(written)), \(publication.removed) retirés, \(publication.unchanged) inchangés, en \(duration)"
        case .english: return "\(publication.written) written (\(written)), \(publication.removed) removed, \(publication.unchanged) unchanged, in \(duration)"
        }
    }

    private var findings: String {
        let advice = language == .french ? " (« halle check » les explique)" : " (“halle check” explains them)"
        return outcome.tally.inWords(language) + (outcome.tally.warnings > 0 ? advice : "")
    }

    /// Said when nothing was published.
    var refusal: String {
        let found = outcome.tally.inWords(language)
        switch (language, outcome.hadSite) {
        case (.french, true): return "Le site n’est pas construit (\(found)) : \(Finding.shown(folder)) reste comme il était."
        case (.french, false): return "Le site n’est pas construit (\(found))."
        case (.english, true): return "The site is not built (\(found)): \(Finding.shown(folder)) stays as it was."
        case (.english, false): return "The site is not built (\(found))."
        }
    }
}
