internal import Bytes
internal import Findings
internal import Model
internal import Publishing
internal import Reading

/// The files of a catalogue that are published as they stand, and where each comes from.
struct CopyPlan {
    struct Origin {
        var dataset: Int
        var distribution: Int
    }

    private(set) var copies: [Copy] = []
    private(set) var origins: [Origin] = []

    init(_ catalogue: Catalogue, root: String) {
        let addresses = Addresses(catalogue.settings)
        for number in catalogue.datasets.indices {
            let publisher = catalogue.publishers[catalogue.datasets[number].publisher]
            let folder = addresses.dataset(catalogue.datasets[number], of: publisher, addresses.primary)
            for position in catalogue.datasets[number].distributions.indices {
                let distribution = catalogue.datasets[number].distributions[position]
                guard case .file(let source, let name) = distribution.location, let published = distribution.publishedName else { continue }
                // Where it stood before, it stays: a program that fetches it there follows no page.
                for path in [folder + published] + distribution.formerPaths.map({ addresses.datasets(addresses.primary) + $0 }) {
                    copies.append(
                        Copy(path: path, source: root + "/" + source.path, expected: source.signature, zippedAs: distribution.isZipped ? name : nil))
                    origins.append(Origin(dataset: number, distribution: position))
                }
            }
        }
    }

    /// The source of a copy, relative to the catalogue's root.
    func path(of origin: Origin, in catalogue: Catalogue) -> String {
        guard case .file(let source, _) = catalogue.datasets[origin.dataset].distributions[origin.distribution].location else { return "" }
        return source.path
    }
}

extension CopyProblem {
    func finding(for path: String) -> Finding {
        let name = path.utf8.split(separator: 0x2F).last.flatMap { String($0) } ?? path
        switch self {
        case .changed: return Finding(.fileChanged, at: SourcePlace(file: path), value: name)
        case .unreadable(let error): return Finding(.fileUnreadable, at: SourcePlace(file: path), value: name, details: [error.reason])
        }
    }
}
