public import Model

/// Something that a producer can do, and what it brings.
public struct NextStep: Sendable, Hashable {
    public enum Action: Sendable, Hashable {
        /// Publish an expected dataset, by its column in the coverage.
        case publish(column: Int)
        /// Mend the errors in the tables of datasets.
        case mend(errors: Int)
        case update(Freshness)
        /// Say whether an expected dataset concerns it.
        case tell(column: Int)
        /// Complete the metadata of datasets.
        case describe(QualityScore.Criterion)
    }

    public var action: Action
    /// The datasets to work on.
    public var datasets: [Int] = []
    /// What it brings: 2 for a dataset that the law asks for, 1 for one that most publish, 1 for data without errors, up to 1 for data that is up to date,
    /// a ninth for each criterion of each dataset.
    public var gain: Double
}

extension Board {
    /// What a producer can do next, what brings most first.
    public func steps(of publisher: Int, _ catalogue: borrowing Catalogue) -> [NextStep] {
        var steps: [NextStep] = []
        var answered: Set<Int> = []
        for (column, cell) in (row(of: publisher)?.cells ?? []).enumerated() {
            answered.formUnion(cell.datasets)
            switch cell.state {
            case .missing: steps.append(NextStep(action: .publish(column: column), gain: coverage.expected[column].basis == .law ? 2 : 1))
            case .unknown: steps.append(NextStep(action: .tell(column: column), gain: 0.01))
            default: break
            }
            if let freshness = cell.freshness, freshness.isLate {
                steps.append(NextStep(action: .update(freshness), datasets: Array(cell.datasets.prefix(1)), gain: Self.gain(of: freshness)))
            }
        }
        for number in datasets[publisher] {
            let errors = catalogue.datasets[number].distributions.reduce(0) { $0 + ($1.role == .data ? $1.table?.errors ?? 0 : 0) }
            if errors > 0 { steps.append(NextStep(action: .mend(errors: errors), datasets: [number], gain: 1)) }
            if !answered.contains(number), let freshness = Freshness.of(catalogue.datasets[number], on: day), freshness.isLate {
                steps.append(NextStep(action: .update(freshness), datasets: [number], gain: Self.gain(of: freshness) / 2))
            }
        }
        for criterion in QualityScore.byEffort where criterion != .frequencyKept {
            let lacking = datasets[publisher].filter { !scores[$0].met.contains(criterion) }
            guard !lacking.isEmpty else { continue }
            steps.append(NextStep(action: .describe(criterion), datasets: lacking, gain: Double(lacking.count) / Double(QualityScore.most)))
        }
        // Stable: what brings as much stays in the order above.
        return steps.enumerated().sorted { ($0.element.gain, $1.offset) > ($1.element.gain, $0.offset) }.map(\.element)
    }

    private static func gain(of freshness: Freshness) -> Double { 0.4 + 0.6 * Double(min(freshness.monthsLate, 24)) / 24 }
}
