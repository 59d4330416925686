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
                        Copy(path: path, source: source.location(in: root), expected: source.signature, zippedAs: distribution.isZipped ? name : nil))
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

/// The copying of a catalogue's files, from the time when they are read and checked to the time when all are copied.
final class FileCopying {
    private let stage: Stage
    private let root: String
    private(set) var plan: CopyPlan?
    private var copying: Swift.Result<Copying, PublishingError>?

    init(_ stage: Stage, root: String) {
        self.stage = stage
        self.root = root
    }

    /// Enters the files of a catalogue, so that they can be copied while they are read.
    ///
    /// - Returns: nil when they cannot; `finish` says why.
    func begin(_ catalogue: Catalogue) -> TableCopying? {
        let plan = CopyPlan(catalogue, root: root)
        self.plan = plan
        let copying = Swift.Result { () throws(PublishingError) in try stage.begin(plan.copies) }
        self.copying = copying
        return (try? copying.get()).map { TableCopying(copying: $0, origins: plan.origins) }
    }

    /// Copies what was not copied on the way.
    func finish() throws(PublishingError) -> [Swift.Result<PublishedCopy, CopyProblem>] {
        guard let copying else { return [] }
        return try stage.finish(copying.get())
    }
}

/// The copying of the files that are tables, by dataset and distribution.
struct TableCopying: Sendable {
    fileprivate let copying: Copying
    /// Rising.
    fileprivate let origins: [CopyPlan.Origin]

    /// Begins the copy of a file that is about to be read; nil when it is not to be copied now.
    func begin(dataset: Int, distribution: Int) -> PassingCopy? {
        var (low, high) = (0, origins.count)
        while low < high {
            let middle = (low + high) / 2
            if (origins[middle].dataset, origins[middle].distribution) < (dataset, distribution) { low = middle + 1 } else { high = middle }
        }
        guard low < origins.count, origins[low].dataset == dataset, origins[low].distribution == distribution else { return nil }
        return copying.begin(low)
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
