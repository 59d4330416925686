internal import Bytes
internal import Findings
internal import Model
internal import Reading
internal import Territory

/// `quality.csv` beside the settings of a catalogue.
extension QualityHistory {
    /// Empty when there is none.
    init(root: String, findings: inout [Finding]) {
        let path = root + "/" + Self.file
        guard ((try? Files.status(of: path)) ?? nil) != nil else {
            self.init()
            return
        }
        do {
            self.init(try Files.read(path, limit: Self.largestFile), findings: &findings)
        } catch {
            findings.append(Finding(.fileUnreadable, at: SourcePlace(file: Self.file), value: Self.file, details: [error.reason]))
            self.init()
        }
    }

    /// Adds what a board says, of the territory and of each producer, and writes the file if that is new.
    ///
    /// - Returns: how many producers, the territory among them, stand otherwise than before.
    mutating func record(_ board: Board, of catalogue: Catalogue, root: String) throws(FileError) -> Int {
        var news = record(board.note(of: nil), of: "") ? 1 : 0
        for number in catalogue.publishers.indices where !board.datasets[number].isEmpty {
            if record(board.note(of: number), of: catalogue.publishers[number].folder) { news += 1 }
        }
        guard news > 0 else { return 0 }
        try Files.replace(bytes, at: root + "/" + Self.file)
        return news
    }

    /// What tells one state of the file from another.
    static func fingerprint(root: String) -> Fingerprint { (((try? Files.status(of: root + "/" + file)) ?? nil)?.signature ?? .none).fingerprint }
}

extension Inspection {
    /// The board of a catalogue; nil where its settings want none.
    ///
    /// - Parameter day: on which lateness is judged; nil for the day of the catalogue itself, which no clock decides.
    func board(of catalogue: Catalogue, on day: CalendarDate? = nil) -> Board? {
        guard catalogue.settings.hasBoard else { return nil }
        let history = quality ?? QualityHistory()
        let day = day ?? boardDay ?? Board.day(of: catalogue, recorded: history.lastDay, notAfter: today)
        return Board(catalogue, DutyList.builtIn.with(catalogue.expected), history, on: day)
    }
}

extension Board {
    /// `Couverture : 21 jeux de données sur 34 attendus, 2 en retard, 1 avec des erreurs (voir tableau-de-bord/).`
    func inWords(_ language: Language) -> [String] {
        let tally = coverage.tally
        guard tally.expected > 0 else { return [] }
        let isFrench = language == .french
        var parts = [isFrench ? "\(tally.there) jeux de données sur \(tally.expected) attendus" : "\(tally.there) of \(tally.expected) expected datasets"]
        if tally[.late] > 0 { parts.append(isFrench ? "\(tally[.late]) en retard" : "\(tally[.late]) late") }
        if tally[.errors] > 0 { parts.append(isFrench ? "\(tally[.errors]) avec des erreurs" : "\(tally[.errors]) with errors") }
        let whole = quality(of: scores.indices)
        if let tenths = whole.meanTenths {
            parts.append(
                isFrench
                    ? "score moyen \(tenths / 10)\(tenths % 10 == 0 ? "" : ",\(tenths % 10)")/\(QualityScore.most)"
                    : "mean score \(tenths / 10)\(tenths % 10 == 0 ? "" : ".\(tenths % 10)")/\(QualityScore.most)")
        }
        return [(isFrench ? "Couverture, au \(day) : " : "Coverage, as of \(day): ") + parts.joined(separator: ", ") + "."]
    }
}
