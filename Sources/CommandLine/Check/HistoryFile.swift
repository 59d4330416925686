internal import Bytes
internal import Findings
internal import History
internal import Model
internal import Reading

/// `history.csv` beside the settings of a catalogue.
extension VerdictHistory {
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

    /// Adds what a check has found, and writes the file if that is new.
    ///
    /// - Returns: how many files have another verdict than before.
    mutating func record(_ data: DataPass, on day: CalendarDate, root: String) throws(FileError) -> Int {
        var news = 0
        for (path, verdict) in data.verdicts(on: day) where record(verdict, of: path) { news += 1 }
        guard news > 0 else { return 0 }
        try Files.replace(bytes, at: root + "/" + Self.file)
        return news
    }

    /// What tells one state of the file from another.
    static func fingerprint(root: String) -> Fingerprint { (((try? Files.status(of: root + "/" + file)) ?? nil)?.signature ?? .none).fingerprint }
}
