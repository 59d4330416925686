public import Model

/// Something that a kind of producer is to publish, or how: asked for by a text of law, or done by most.
public struct Duty: Sendable, Hashable {
    public enum Basis: String, Sendable { case law, practice }

    /// How far a fact can be relied on.
    public enum Mark: String, Sendable, CaseIterable {
        /// Read at the source.
        case verified
        /// Read on a page about it.
        case published
        case toVerify = "to-verify"
    }

    /// The least population from which it concerns a kind of producer.
    public struct Threshold: Sendable, Hashable {
        public var inhabitants: Int
        /// Whether it takes more than that.
        public var isStrict: Bool

        public init(_ inhabitants: Int, isStrict: Bool = true) {
            self.inhabitants = inhabitants
            self.isStrict = isStrict
        }

        public func isMet(by population: Int) -> Bool { isStrict ? population > inhabitants : population >= inhabitants }
    }

    public struct Audience: Sendable, Hashable {
        public var kind: PublisherKind
        public var threshold: Threshold?
        /// Whether it is concerned whatever else must be true.
        public var isCertain: Bool

        public init(_ kind: PublisherKind, _ threshold: Threshold? = nil, isCertain: Bool = false) {
            self.kind = kind
            self.threshold = threshold
            self.isCertain = isCertain
        }
    }

    /// Whether a duty concerns a producer.
    public enum Concern: Sendable, Hashable { case concerned, unknown, notConcerned }

    /// Short, for addresses and programs: `subventions`.
    public var id: String
    public var label: LocalizedText
    public var basis = Basis.law
    /// Whether a dataset answers it; else it is a rule on how to publish.
    public var asksForDataset = true
    public var audiences: [Audience] = []
    /// What else must be true, and no file tells.
    public var condition: LocalizedText?
    public var asks: LocalizedText?
    public var law: LocalizedText?
    /// Where it can be read.
    public var source: String?
    public var since: CalendarDate?
    /// The names of schemas of files that answer it.
    public var schemas: [String] = []
    /// Else, words of datasets that do.
    public var words: [String] = []
    public var frequency: Frequency?
    public var delay: LocalizedText?
    public var mark = Mark.toVerify
    /// What of it is to be verified.
    public var doubt: LocalizedText?
    /// When it was last read through.
    public var checked: CalendarDate?

    public init(id: String, label: LocalizedText) {
        self.id = id
        self.label = label
    }

    /// Whether it concerns a producer: unknown where the population is not written, or where more must be true than files tell.
    public func concern(of publisher: Publisher) -> Concern {
        guard let kind = publisher.kind, let audience = audiences.first(where: { $0.kind == kind }) else { return .notConcerned }
        if let threshold = audience.threshold {
            guard let population = publisher.population else { return .unknown }
            guard threshold.isMet(by: population) else { return .notConcerned }
        }
        return condition == nil || audience.isCertain ? .concerned : .unknown
    }
}
