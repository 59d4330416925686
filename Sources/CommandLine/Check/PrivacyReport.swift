internal import Bytes
internal import Findings
internal import Model
internal import Privacy

/// `halle check --privacy-report FILE`: what may be personal data and what waivers let pass, as Markdown, for those who answer for it. No build writes it.
struct PrivacyReport {
    private let standing: [Finding]
    private let waived: [WaivedFinding]
    /// Each waiver once, wherever it is inherited.
    private let waivers: [PrivacyWaiver]
    private let language: Language

    init(_ inspection: Inspection, root: String, language: Language) {
        self.language = language
        let datasets = inspection.catalogue?.datasets ?? []
        standing = Report(inspection.findings.filter { Rule.isPrivacy($0.rule) }, language: language).findings
        waived = inspection.waivedPrivacy + datasets.flatMap { Self.waivedTexts(of: $0, root: root) }
        var seen: Set<SourcePlace> = []
        waivers = datasets.flatMap(\.privacy.waivers).filter { seen.insert($0.place).inserted }.sorted { $0.place < $1.place }
    }

    /// What waivers silence in descriptions, which the reading does not keep.
    private static func waivedTexts(of dataset: Dataset, root: String) -> [WaivedFinding] {
        guard !dataset.privacy.waivers.isEmpty else { return [] }
        let names = ["index.md"] + Language.allCases.map { "index.\($0.rawValue).md" }
        return names.flatMap { name -> [WaivedFinding] in
            let path = "content/" + dataset.folder + "/" + name
            guard let bytes = try? Files.read(root + "/" + path, limit: 2 << 20) else { return [] }
            return dataset.privacy.waivers.parted(personalData(inDescription: bytes, file: path)).waived
        }
    }

    var text: String {
        let isFrench = language == .french
        var text = isFrench ? "# Données personnelles : rapport interne\n\n" : "# Personal data: internal report\n\n"
        text +=
            isFrench
            ? "Ce rapport n’est pas publié. Les valeurs y sont masquées ; le lieu suffit pour les retrouver.\n\n## À examiner (\(standing.count))\n\n"
            : "This report is not published. Values are masked; their places are enough to find them.\n\n## To look into (\(standing.count))\n\n"
        if standing.isEmpty { text += isFrench ? "Rien.\n" : "Nothing.\n" }
        if !standing.isEmpty {
            text += isFrench ? "| gravité | code | où | combien | quoi |\n" : "| severity | code | where | how many | what |\n"
            text += "| --- | --- | --- | ---: | --- |\n"
            for finding in standing {
                text += "| \(finding.rule.severity.name(in: language)) | \(finding.rule.code) | \(position(finding)) | \(finding.table?.count ?? 1) | "
                text += "\(cell(finding.sentences(in: language).cause)) |\n"
            }
        }
        text += isFrench ? "\n## Dérogations (\(waivers.count))\n" : "\n## Waivers (\(waivers.count))\n"
        if waivers.isEmpty { text += isFrench ? "\nAucune.\n" : "\nNone.\n" }
        for waiver in waivers {
            let silenced = waived.filter { $0.waiver.place == waiver.place }
            text += "\n### \(cell(waiver.place.shown))\n\n"
            text += isFrench ? "- Motif : \(cell(waiver.reason))\n- Date : \(waiver.day)\n" : "- Reason: \(cell(waiver.reason))\n- Date: \(waiver.day)\n"
            for (french, english, value) in [("Règle", "Rule", waiver.rule), ("Colonne", "Column", waiver.column), ("Fichier", "File", waiver.file)] {
                if let value { text += isFrench ? "- \(french) : \(cell(value))\n" : "- \(english): \(cell(value))\n" }
            }
            if silenced.isEmpty {
                text += isFrench ? "- Ne fait plus rien taire : elle peut être retirée.\n" : "- Silences nothing any more: it can be taken out.\n"
            } else {
                text += isFrench ? "- Fait taire :\n" : "- Silences:\n"
                for item in silenced {
                    text += "  - \(item.finding.rule.code), \(position(item.finding)) (\(item.finding.table?.count ?? 1))\n"
                }
            }
        }
        return text
    }

    /// `content/…/exposants.csv, telephone`
    private func position(_ finding: Finding) -> String {
        let field = finding.table?.field ?? ""
        return cell(finding.place.shown + (field.isEmpty ? "" : ", " + field))
    }

    /// A text that cannot break the table or the list it stands in.
    private func cell(_ text: String) -> String {
        String(decoding: text.utf8.flatMap { $0 == 0x7C ? [0x5C, 0x7C] : $0 < 0x20 ? [0x20] : [$0] }, as: UTF8.self)
    }
}
