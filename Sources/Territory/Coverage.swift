private import Bytes
public import Model

/// Which of the datasets that are expected of each producer are there, and in what state.
public struct Coverage: Sendable {
    /// From the best to the worst that can be, then those that count for nothing.
    public enum State: String, Sendable, CaseIterable {
        /// Every table of it follows its schema.
        case conforming
        /// There, without a schema to be held against.
        case present
        /// There and in time, but no longer: late.
        case late
        /// There, with errors.
        case errors
        case missing
        /// Whether it concerns the producer, no file tells.
        case unknown
        case notConcerned = "not-concerned"

        public var isThere: Bool {
            switch self {
            case .conforming, .present, .late, .errors: true
            case .missing, .unknown, .notConcerned: false
            }
        }

        /// Whether the dataset is one that the producer is expected to have, or has.
        public var counts: Bool { self == .missing || isThere }

        /// What it is worth, of 1: what is missing nothing, what follows its schema all.
        public var worth: Double {
            switch self {
            case .conforming: 1
            case .present: 0.8
            case .late: 0.6
            case .errors: 0.5
            case .missing, .unknown, .notConcerned: 0
            }
        }
    }

    public struct Cell: Sendable, Hashable {
        public var state: State
        /// The datasets that answer, the newest first: numbers in `Catalogue.datasets`.
        public var datasets: [Int] = []
        /// How many cells or rows of theirs are wrong.
        public var errors = 0
        /// How late they are; told beside errors too.
        public var freshness: Freshness?

        public init(_ state: State) { self.state = state }
    }

    public struct Row: Sendable, Hashable {
        /// Number in `Catalogue.publishers`.
        public var publisher: Int
        /// One for each of `Coverage.expected`.
        public var cells: [Cell]
    }

    /// The columns: duties that a dataset answers, and that concern somebody here.
    public var expected: [Duty]
    /// Of producers that something is expected of, in the catalogue's order.
    public var rows: [Row]

    /// Counts of states in some cells.
    public struct Tally: Sendable, Hashable {
        public private(set) var counts: [State: Int] = [:]

        public init(_ cells: some Sequence<Cell> = []) { for cell in cells { counts[cell.state, default: 0] += 1 } }

        public subscript(state: State) -> Int { counts[state, default: 0] }
        /// How many are expected or there, and how many of these are there.
        public var expected: Int { State.allCases.reduce(0) { $0 + ($1.counts ? self[$1] : 0) } }
        public var there: Int { State.allCases.reduce(0) { $0 + ($1.isThere ? self[$1] : 0) } }
    }

    public var tally: Tally { Tally(rows.lazy.flatMap(\.cells)) }

    public func tally(ofColumn column: Int) -> Tally { Tally(rows.lazy.map { $0.cells[column] }) }
}

extension Coverage {
    /// - Parameter day: on which lateness is judged.
    public init(_ catalogue: borrowing Catalogue, _ list: DutyList, on day: CalendarDate) {
        let duties = list.expected
        let matcher = DutyMatcher(duties)
        var answers = [[[Int]]](repeating: [], count: catalogue.publishers.count)
        let kinds = Set(duties.flatMap(\.audiences).map(\.kind))
        for number in catalogue.publishers.indices {
            let publisher = catalogue.publishers[number]
            if !publisher.hasStopped, let kind = publisher.kind, kinds.contains(kind) { answers[number] = [[Int]](repeating: [], count: duties.count) }
        }
        for number in catalogue.datasets.indices {
            let publisher = catalogue.datasets[number].publisher
            // What is merged from the data of others answers for nobody.
            guard answers.indices.contains(publisher), !answers[publisher].isEmpty, catalogue.datasets[number].merge == nil,
                catalogue.datasets[number].distributions.contains(where: \.isData)
            else { continue }
            for duty in matcher.duties(of: catalogue.datasets[number]) { answers[publisher][duty].append(number) }
        }
        var rows: [Row] = []
        for number in answers.indices where !answers[number].isEmpty {
            let publisher = catalogue.publishers[number]
            let cells = duties.indices.map { column in
                Self.cell(duties[column], duties[column].concern(of: publisher), answers[number][column], catalogue, day)
            }
            rows.append(Row(publisher: number, cells: cells))
        }
        let shown = duties.indices.filter { column in rows.contains { $0.cells[column].state != .notConcerned } }
        expected = shown.map { duties[$0] }
        self.rows = rows.map { row in Row(publisher: row.publisher, cells: shown.map { row.cells[$0] }) }
    }

    private static func cell(_ duty: Duty, _ concern: Duty.Concern, _ datasets: [Int], _ catalogue: borrowing Catalogue, _ day: CalendarDate) -> Cell {
        guard !datasets.isEmpty else {
            switch concern {
            case .concerned: return Cell(.missing)
            case .unknown: return Cell(.unknown)
            case .notConcerned: return Cell(.notConcerned)
            }
        }
        var cell = Cell(.present)
        func change(_ number: Int) -> Int { catalogue.datasets[number].lastChange?.daysSince1970 ?? Int.min }
        cell.datasets = datasets.sorted { (change($0), $1) > (change($1), $0) }
        var (tables, checked) = (0, 0)
        for number in datasets {
            for distribution in catalogue.datasets[number].distributions where distribution.role == .data {
                guard let table = distribution.table else { continue }
                tables += 1
                cell.errors += table.errors
                if table.schema != nil { checked += 1 }
            }
        }
        // The freshest of them answers for all: the files of past years need not change.
        let freshness = datasets.compactMap { Freshness.of(catalogue.datasets[$0], on: day, usual: duty.frequency) }
        cell.freshness = freshness.min { $0.daysLate < $1.daysLate }
        if cell.errors > 0 {
            cell.state = .errors
        } else if cell.freshness?.isLate == true {
            cell.state = .late
        } else if checked > 0, checked == tables {
            cell.state = .conforming
        }
        return cell
    }
}

extension Distribution {
    /// Whether programs can read it: a page or a picture of a table answers no duty to publish data.
    fileprivate var isData: Bool { role == .data && !["pdf", "docx", "odt", "pptx", "odp", "png", "jpg", "jpeg", "html"].contains(ending) }

    /// Of the file's name or address, in small letters.
    private var ending: String {
        let name: String
        switch location {
        case .file(_, let file): name = file
        case .remote(let address): name = address
        }
        return name.utf8.lastIndex(of: 0x2E).map { String(name[name.utf8.index(after: $0)...]).lowercased() } ?? ""
    }
}

/// Which duties a dataset answers: by the schemas of its files, and where none of these is asked for, by its words.
struct DutyMatcher {
    private var bySchema: [String: [Int]] = [:]
    /// The words of each, folded; a duty is answered by all the words of one phrase, in their order.
    private var byWord: [(phrase: [UInt8], duty: Int)] = []

    init(_ duties: [Duty]) {
        for (number, duty) in duties.enumerated() {
            for schema in duty.schemas { bySchema[schema, default: []].append(number) }
            for word in duty.words { byWord.append((Self.phrase(word), number)) }
        }
    }

    func duties(of dataset: borrowing Dataset) -> [Int] {
        var found: [Int] = []
        func add(_ name: String?) {
            guard let name, let duties = bySchema[name] else { return }
            for duty in duties where !found.contains(duty) { found.append(duty) }
        }
        add(dataset.schema?.name)
        for distribution in dataset.distributions where distribution.role == .data {
            add(distribution.table?.schema)
            add(distribution.schema?.name)
        }
        guard found.isEmpty, !byWord.isEmpty else { return found }
        var text: [UInt8] = []
        Self.add(dataset.slug, to: &text)
        Self.add(dataset.title.text, to: &text)
        for (phrase, duty) in byWord where !found.contains(duty) && contains(text, phrase) { found.append(duty) }
        return found
    }

    private static func phrase(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        add(text, to: &bytes)
        return bytes
    }

    /// Its words between blanks: ` subventions versees `.
    private static func add(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x20)
        for byte in folded(text) {
            let isPart = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
            if isPart { bytes.append(byte) } else if bytes.last != 0x20 { bytes.append(0x20) }
        }
        if bytes.last != 0x20 { bytes.append(0x20) }
    }
}

private func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.dropFirst().first, part.count <= text.count else { return false }
    return text.withUnsafeBufferPointer { text in
        part.withUnsafeBufferPointer { part in
            var place = 0
            let last = text.count - part.count
            while place <= last {
                if text[place] == 0x20, text[place + 1] == first {
                    var length = 2
                    while length < part.count, text[place + length] == part[length] { length += 1 }
                    if length == part.count { return true }
                }
                place += 1
            }
            return false
        }
    }
}
