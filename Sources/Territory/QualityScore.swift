public import Findings
public import Model

/// The score that the national portal gives a dataset's metadata: nine criteria of equal weight, as udata computes them
/// (udata 17.18, `core/dataset/models.py`, `rdf.py` and `constants.py`), judged on what its harvester reads from our feed.
public struct QualityScore: Sendable, Equatable {
    public enum Criterion: String, Sendable, CaseIterable {
        case licence, temporal, spatial, frequency
        /// The promised rhythm is kept: judged on a given day.
        case frequencyKept = "frequency-kept"
        case description
        case openFormat = "open-format"
        /// Files of the site are there; whether links elsewhere answer is for the portal to find out.
        case availability, documentation
    }

    public var met: Set<Criterion>

    public init(met: Set<Criterion>) { self.met = met }

    /// 0 to 9.
    public var points: Int { met.count }
    public static var most: Int { Criterion.allCases.count }

    /// What is missing, the cheapest to mend first.
    public var missing: [Criterion] { Self.byEffort.filter { !met.contains($0) } }

    /// A line of the header first; then a sentence, a document, another format; last, new data.
    public static let byEffort: [Criterion] = [
        .licence, .frequency, .temporal, .spatial, .description, .documentation, .openFormat, .availability, .frequencyKept,
    ]

    /// What the portal asks of a description, in characters.
    public static let leastDescription = 100

    /// How long a rhythm takes to the portal.
    public enum Span: Sendable, Equatable {
        /// It cannot be told, and always counts as kept: irregular, never, continuous.
        case none
        /// In whole days.
        case days(Int)
    }

    /// By the codes of the EU's table; what is not here is unknown to the portal. A rhythm of several times in a span may take the whole of it.
    public static let spans: [String: Span] = [
        "UPDATE_CONT": .none, "AS_NEEDED": .none, "IRREG": .none, "NEVER": .none, "NOT_PLANNED": .none, "OTHER": .none,
        "1MIN": .days(0), "5MIN": .days(0), "10MIN": .days(0), "15MIN": .days(0), "30MIN": .days(0),
        "HOURLY": .days(0), "BIHOURLY": .days(0), "TRIHOURLY": .days(0), "12HRS": .days(0),
        "CONT": .days(1), "DAILY_2": .days(1), "DAILY": .days(1),
        "WEEKLY_5": .days(7), "WEEKLY_3": .days(7), "WEEKLY_2": .days(7), "WEEKLY": .days(7), "BIWEEKLY": .days(14),
        "MONTHLY_3": .days(31), "MONTHLY_2": .days(31), "MONTHLY": .days(31), "BIMONTHLY": .days(62), "QUARTERLY": .days(93),
        "ANNUAL_3": .days(365), "ANNUAL_2": .days(365), "ANNUAL": .days(365), "BIENNIAL": .days(730), "TRIENNIAL": .days(1_095),
        "QUADRENNIAL": .days(1_460), "QUINQUENNIAL": .days(1_825), "DECENNIAL": .days(3_650), "BIDECENNIAL": .days(7_300), "TRIDECENNIAL": .days(10_950),
    ]

    /// The portal asks for a change within the span and a day, from the midnight at which the day of the change begins: all of today must be within.
    public static func isKept(_ span: Span, lastChange: CalendarDate?, today: CalendarDate) -> Bool {
        guard case .days(let days) = span else { return true }
        guard let lastChange else { return false }
        return lastChange.daysSince1970 + days >= today.daysSince1970
    }

    /// Whether the portal takes a format for an open one, by its European code.
    public static func isOpen(format code: String) -> Bool {
        !["pdf", "doc", "docx", "word", "xls", "excel", "xlsx"].contains(code.lowercased())
    }
}

extension QualityScore {
    /// Judged on the dataset itself: what `Descriptions.quality` reads from its description for harvesters, without making one.
    public init(_ dataset: borrowing Dataset, on day: CalendarDate) {
        // What has no licence gets the portal's "not specified", which counts as one.
        var met: Set<Criterion> = [.licence]
        if dataset.temporal?.start != nil || dataset.temporal?.end != nil { met.insert(.temporal) }
        if let box = dataset.spatial?.box, box.west < box.east, box.south < box.north, box.west >= -180, box.east <= 180, box.south >= -90, box.north <= 90 {
            met.insert(.spatial)
        }
        if let frequency = dataset.frequency, let span = Self.spans[frequency.code] {
            met.insert(.frequency)
            if Self.isKept(span, lastChange: dataset.modified ?? dataset.issued, today: day) { met.insert(.frequencyKept) }
        }
        let summary = dataset.summary ?? dataset.title
        if [summary.text, summary.translation ?? ""].contains(where: { $0.unicodeScalars.count > Self.leastDescription }) { met.insert(.description) }
        for distribution in dataset.distributions {
            met.insert(.availability)
            if distribution.description != nil { met.insert(.documentation) }
            if let code = distribution.format.europeanCode, Self.isOpen(format: code) {
                met.insert(.openFormat)
            }
        }
        self.init(met: met)
    }
}

extension QualityScore.Criterion {
    public func label(in language: Language) -> String {
        switch (self, language) {
        case (.licence, .french): "licence"
        case (.licence, .english): "licence"
        case (.temporal, .french): "couverture temporelle"
        case (.temporal, .english): "temporal coverage"
        case (.spatial, .french): "couverture spatiale"
        case (.spatial, .english): "spatial coverage"
        case (.frequency, .french): "fréquence de mise à jour"
        case (.frequency, .english): "update frequency"
        case (.frequencyKept, .french): "fréquence respectée"
        case (.frequencyKept, .english): "frequency kept"
        case (.description, .french): "description"
        case (.description, .english): "description"
        case (.openFormat, .french): "format ouvert"
        case (.openFormat, .english): "open format"
        case (.availability, .french): "fichiers disponibles"
        case (.availability, .english): "files available"
        case (.documentation, .french): "documentation des fichiers"
        case (.documentation, .english): "documentation of the files"
        }
    }

    /// What brings the point.
    public func remedy(in language: Language) -> String {
        switch (self, language) {
        case (.licence, .french): "ajoutez « licence: lov2 »"
        case (.licence, .english): "add “license: lov2”"
        case (.temporal, .french): "ajoutez « période: 2024 », ou {début: …, fin: …}"
        case (.temporal, .english): "add “temporal: 2024”, or {start: …, end: …}"
        case (.spatial, .french): "ajoutez « lieu: {insee: …, bbox: [ouest, sud, est, nord]} », ici ou chez le producteur"
        case (.spatial, .english): "add “spatial: {insee: …, bbox: [west, south, east, north]}”, here or at the publisher’s"
        case (.frequency, .french): "ajoutez par exemple « fréquence: annuelle »"
        case (.frequency, .english): "add for instance “frequency: annual”"
        case (.frequencyKept, .french): "mettez les données à jour et changez « modifié », ou annoncez la fréquence réelle"
        case (.frequencyKept, .english): "update the data and change “modified”, or announce the frequency that is true"
        case (.description, .french): "écrivez une description de plus de 100 caractères"
        case (.description, .english): "write a description of more than 100 characters"
        case (.openFormat, .french): "ajoutez le même fichier en CSV"
        case (.openFormat, .english): "add the same file as CSV"
        case (.availability, .french): "ajoutez un fichier"
        case (.availability, .english): "add a file"
        case (.documentation, .french): "décrivez un fichier (« description: » dans « fichiers: »), ou joignez une notice"
        case (.documentation, .english): "describe a file (“description:” in “resources:”), or add a notice"
        }
    }
}
