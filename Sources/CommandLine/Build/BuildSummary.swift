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
    /// Whether warnings count as errors.
    let isStrict: Bool

    /// A few lines: what is on the site, what was written, how long it took, what was found, what was left out.
    var text: String {
        guard let publication = outcome.publication, let counts = outcome.counts else { return refusal + "\n" }
        let isFrench = language == .french
        var lines: [String] = []
        if !outcome.leftOut.isEmpty {
            lines.append(isFrench ? "Laissés de côté :" : "Left out:")
            lines += outcome.leftOut.map { "  " + Finding.shown($0) + reason(for: $0) }
        }
        lines += unpublished
        let total = Counts.size(publication.bytes, language)
        let files = Counts.counted(publication.files, language, ("fichier", "fichiers"), ("file", "files"))
        lines.append(
            isFrench ? "Site écrit dans \(Finding.shown(folder)) : \(files), \(total)." : "Site written to \(Finding.shown(folder)): \(files), \(total).")
        lines.append("  " + counts.inWords(language))
        lines.append("  " + changes(publication))
        lines.append("  " + findings)
        let before = outcome.datasetsBefore.map { DatasetCount(datasets: $0) }
        if let before, let loss = DatasetCount(datasets: counts.datasets).loss(since: before, language) { lines.append(loss) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Why a folder under `content/` was left out: the first error that stands in it, whatever it counts as.
    private func reason(for folder: String) -> String {
        let path = "content/" + folder
        let errors = outcome.findings.filter { $0.rule.severity == .error && ($0.place.file == path || $0.place.file.hasPrefix(path + "/")) }
        // What is said of a publisher stands in its own folder, and not in one of its datasets'.
        let own = errors.first { !$0.place.file.utf8.dropFirst(path.utf8.count + 1).contains(0x2F) }
        guard let error = own ?? errors.first else { return "" }
        var place = error.placeInWords(language)
        if place.hasPrefix(path + "/") { place = String(place.dropFirst(path.count + 1)) }
        let colon = language == .french ? " : " : ": "
        return colon + (place.isEmpty || place == path ? "" : place + colon) + error.sentences(in: language).cause + " [\(error.rule.code)]"
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
        let strictness = isStrict && outcome.tally.warnings > 0 ? " " + CatalogueOptions.strictInWords(language) : ""
        switch (language, outcome.hadSite) {
        case (.french, true): return "Le site n’est pas construit (\(found)) : \(Finding.shown(folder)) reste comme il était.\(strictness)"
        case (.french, false): return "Le site n’est pas construit (\(found)).\(strictness)"
        case (.english, true): return "The site is not built (\(found)): \(Finding.shown(folder)) stays as it was.\(strictness)"
        case (.english, false): return "The site is not built (\(found)).\(strictness)"
        }
    }
}
