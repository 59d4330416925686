internal import Findings
internal import Model

/// What forbids the rows of other producers on a producer's own portal: its merged tables hold them, so what is wrong with their files counts there as it
/// does on the whole site. What is merely to be mended stays theirs.
struct NeighbouringSources {
    private(set) var findings: [Finding] = []
    /// The folders of those that wait.
    private(set) var held: Set<String> = []

    /// Nil when the producer has no merged table of others' rows.
    ///
    /// - Parameter judged: reads and judges every table of a catalogue.
    init?(of publisher: Int, in catalogue: Catalogue, judged: (inout Catalogue) -> DataPass) {
        var sources: Set<Int> = []
        for dataset in catalogue.datasets where dataset.publisher == publisher { sources.formUnion(dataset.merge?.sources.compactMap(\.dataset) ?? []) }
        sources = sources.filter { catalogue.datasets[$0].publisher != publisher }
        guard !sources.isEmpty else { return nil }
        var whole = catalogue
        let data = judged(&whole)
        held = data.held.intersection(sources.map { catalogue.datasets[$0].folder })
        let folders = sources.map { "content/" + catalogue.datasets[$0].folder + "/" }
        findings = data.findings.filter { finding in
            (finding.severity == .error || finding.rule == .datasetHeld || finding.rule == .datasetHeldForPrivacy)
                && folders.contains { finding.place.file.utf8.starts(with: $0.utf8) }
        }
    }
}
