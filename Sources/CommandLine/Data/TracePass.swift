internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Privacy

/// The looking for what published files carry of persons beside what they show: images, documents, workbooks. A file that an earlier build has looked into
/// and that has not changed is not opened again.
struct TracePass {
    static let memoName = "traces"

    /// What stands after the waivers of the datasets.
    private(set) var findings: [Finding] = []
    private(set) var waived: [WaivedFinding] = []
    private var known: [(path: String, state: Fingerprint, findings: [Finding])] = []

    private struct Task: Sendable {
        var dataset: Int
        var source: FileSource
        var kind: FileTraces.Kind
    }

    init(_ catalogue: Catalogue, root: String, memo: TraceMemo = TraceMemo(), crew: Crew) {
        var tasks: [Task] = []
        for number in catalogue.datasets.indices {
            for distribution in catalogue.datasets[number].distributions {
                guard case .file(let source, let name) = distribution.location, source.made == nil, let kind = FileTraces.Kind(ofName: name) else { continue }
                tasks.append(Task(dataset: number, source: source, kind: kind))
            }
        }
        let found =
            (try? crew.map(tasks) { task in
                memo[task.source] ?? FileTraces.findings(of: root + "/" + task.source.path, as: task.kind, file: task.source.path)
            }) ?? []
        for (task, said) in zip(tasks, found) {
            known.append((task.source.path, task.source.signature.fingerprint, said))
            let parts = catalogue.datasets[task.dataset].privacy.waivers.parted(said)
            findings += parts.standing
            waived += parts.waived
        }
    }

    /// What is known of files, for the next build.
    var encoded: [UInt8] {
        var out = BinaryEncoder()
        out.mark(Program.fingerprint)
        out.list(known) {
            $0.text($1.path)
            $0.mark($1.state)
            $0.list($1.findings) { $0.write($1) }
        }
        return out.bytes
    }
}

/// What the last build found in files beside what they show.
struct TraceMemo: Sendable {
    private var known: [String: (state: Fingerprint, findings: [Finding])] = [:]

    init() {}

    /// Nothing when there is none, or another program has written it.
    init(encoded bytes: [UInt8]?) {
        known = bytes?.withUnsafeBytes { try? Self.read($0) } ?? [:]
    }

    private static func read(_ buffer: UnsafeRawBufferPointer) throws(BinaryDecoder.Truncated) -> [String: (state: Fingerprint, findings: [Finding])] {
        var input = BinaryDecoder(buffer)
        guard try input.mark() == Program.fingerprint else { return [:] }
        var known: [String: (state: Fingerprint, findings: [Finding])] = [:]
        for _ in 0..<(try input.count()) {
            let path = try input.text()
            known[path] = (try input.mark(), try input.list { (input) throws(BinaryDecoder.Truncated) in try input.finding() })
        }
        return known
    }

    subscript(source: FileSource) -> [Finding]? {
        guard let entry = known[source.path], entry.state == source.signature.fingerprint else { return nil }
        return entry.findings
    }
}
