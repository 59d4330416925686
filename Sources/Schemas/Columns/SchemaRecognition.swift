internal import Bytes

/// Tells by its columns which of the known schemas a table follows without saying so.
///
/// Columns that many schemas have (`id`, `nom`, `longitude`) tell little and count little. Made once for a registry, asked for every table.
public struct SchemaRecognition: Sendable {
    private let candidates: [Candidate]
    /// How much a name tells: 1 when one schema has it, less the more have it.
    private let weights: [[UInt8]: Double]

    private struct Candidate: Sendable {
        let name: String
        let schema: TableSchema
        let bareNames: [[UInt8]]
    }

    /// Schemas of the registry that cannot be read are passed over.
    public init(_ registry: SchemaRegistry) {
        self.init(registry.schemas.compactMap { TableSchema.outline($0.bytes, named: $0.name) })
    }

    public init(_ schemas: [TableSchema]) {
        candidates = schemas.map { Candidate(name: $0.name, schema: $0, bareNames: $0.fields.map { bareName($0.name) }) }
        // Versions of one schema have most columns in common, and count as one.
        var families: [[UInt8]: Set<String>] = [:]
        for candidate in candidates {
            let family = SchemaReference.family(of: candidate.name)
            for name in candidate.bareNames { families[name, default: []].insert(family) }
        }
        weights = families.mapValues { 1 / Double($0.count) }
    }

    /// The schema that a table's columns most resemble; nil when none is near enough to be worth a word.
    public func recognise(_ labels: [String]) -> RecognisedSchema? {
        scored(labels).first { $0.isConvincing }
    }

    /// Only so many candidates, those with the most columns in common, are looked at closely.
    private static let mostCandidates = 5

    /// The candidates that have something in common with the table, the likeliest first.
    func scored(_ labels: [String]) -> [RecognisedSchema] {
        let bareLabels = labels.map { bareName($0) }
        let present = Set(bareLabels.filter { !$0.isEmpty })
        let promising = candidates.indices.map { number in
            (number: number, common: candidates[number].bareNames.reduce(0) { $0 + (present.contains($1) ? weights[$1] ?? 1 : 0) })
        }.filter { $0.common > 0 }.sorted { ($1.common, $0.number) < ($0.common, $1.number) }.prefix(Self.mostCandidates)
        return promising.map { score(candidates[$0.number], labels, bareLabels) }
            .sorted { $0.score != $1.score ? $0.score > $1.score : $0.schema.name.utf8.lexicographicallyPrecedes($1.schema.name.utf8) }
    }

    private func score(_ candidate: Candidate, _ labels: [String], _ bareLabels: [[UInt8]]) -> RecognisedSchema {
        let matching = candidate.schema.match(labels)
        var met: [Int: Double] = [:]
        for case let field? in matching.fields { met[field] = 1 }
        // A name that is only nearly right tells nearly as much.
        for repair in matching.repairs { met[repair.field] = repair.difference == .writing ? 0.95 : 0.7 }

        var all = 0.0
        var allMet = 0.0
        var required = 0.0
        var requiredMet = 0.0
        var telling = 0.0
        for (number, field) in candidate.schema.fields.enumerated() {
            let weight = weights[candidate.bareNames[number]] ?? 1
            let share = met[number] ?? 0
            all += weight
            allMet += weight * share
            telling += weight * share
            guard field.constraints.required else { continue }
            required += weight
            requiredMet += weight * share
        }
        let labelsGiven = bareLabels.filter { !$0.isEmpty }.count
        let known = labelsGiven == 0 ? 0 : Double(met.count) / Double(labelsGiven)
        let shareOfAll = all == 0 ? 0 : allMet / all
        let shareOfRequired = required == 0 ? shareOfAll : requiredMet / required
        return RecognisedSchema(
            schema: candidate.schema, score: 0.45 * shareOfRequired + 0.2 * shareOfAll + 0.35 * known, common: met.count, telling: telling,
            shareOfRequired: shareOfRequired, shareOfLabels: known, matching: matching)
    }
}

/// A schema that the columns of a table resemble.
public struct RecognisedSchema: Sendable {
    /// Its names, types and what it requires; no patterns, no examples.
    public let schema: TableSchema
    /// From 0 to 1: 1 when every field is there and nothing else.
    public let score: Double
    /// How many columns they have in common.
    public let common: Int
    /// The same, each column weighed by how few schemas have it.
    public let telling: Double
    /// Share of the schema's required fields, and of the table's labels, that are in common; from 0 to 1.
    public let shareOfRequired: Double
    public let shareOfLabels: Double
    /// What is missing, misspelled and unknown.
    public let matching: ColumnMatching

    /// Whether it is near enough to be suggested: most of what must be there is, the two share enough columns that others don't have, and
    /// the table has no crowd of columns besides, as one that follows a neighbouring schema has.
    var isConvincing: Bool {
        let isCrowded = matching.unknown.count >= 12 && shareOfLabels < 0.8
        return score >= 0.7 && shareOfRequired >= 0.5 && shareOfLabels >= 0.4 && common >= 3 && telling >= 2 && !isCrowded
    }
}
