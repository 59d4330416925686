public import Bytes
private import Glibc
private import Synchronization

/// Files of the catalogue that have been entered as outputs, before all of them are copied: somebody who reads one anyway can have it copied on the way.
public final class Copying: Sendable {
    let files: [Copy]
    /// Those that are not known from the last build, with their numbers and their numbers in the last build's manifest.
    let pending: [(file: Int, number: Int, prior: Int?)]
    /// For each of the others, what is published.
    let known: [PublishedCopy?]
    let plan: FolderPlan
    private let next: NextTree
    /// Whether nothing stands at any of the outputs yet.
    private let isFresh: Bool
    /// The position of each file among the pending ones, −1 for one that is known.
    private let places: [Int]
    private let state: Mutex<State>

    private struct State {
        /// One for each pending file: what was written on the way.
        var written: [(Entry, CopyRecord)?]
        /// Hands that nobody uses now.
        var hands: [Hand] = []
    }

    init(
        _ files: [Copy], pending: [(file: Int, number: Int, prior: Int?)], known: [PublishedCopy?], plan: FolderPlan, next: NextTree, isFresh: Bool
    ) {
        self.files = files
        self.pending = pending
        self.known = known
        self.plan = plan
        self.next = next
        self.isFresh = isFresh
        var places = [Int](repeating: -1, count: files.count)
        for (place, item) in pending.enumerated() { places[item.file] = place }
        self.places = places
        state = Mutex(State(written: Array(repeating: nil, count: pending.count)))
    }

    /// Begins the copy of a file that is about to be read; nil when it is to be copied by itself, or is there already. Safe to call from many threads.
    ///
    /// - Parameter file: its position among the files.
    public func begin(_ file: Int) -> PassingCopy? {
        guard isFresh, files[file].zippedAs == nil, places[file] >= 0 else { return nil }
        let isSteady = files[file].waitUntilSteady()
        let hand = state.withLock { $0.hands.popLast() } ?? Hand(next, plan)
        return PassingCopy(self, file, hand, folder: Int(plan.folderOfFile[pending[places[file]].number]), isSteady: isSteady)
    }

    fileprivate func end(_ file: Int, _ hand: Hand, _ written: (Entry, CopyRecord)?) {
        state.withLock {
            $0.hands.append(hand)
            $0.written[places[file]] = written
        }
    }

    /// What was written on the way, for each pending file.
    var written: [(Entry, CopyRecord)?] { state.withLock { $0.written } }
}

/// A copy that is written while its file is read for another purpose. Used by one thread.
///
/// Nothing that goes wrong with it is an error: the file is then copied by itself, when the others are.
public final class PassingCopy {
    private let copying: Copying
    private let number: Int
    private let hand: Hand
    private let folder: Int
    private let isSteady: Bool
    private var target: Int32 = -1
    private var hasFailed = false
    private var digester = Digester()
    private var size: Int64 = 0
    private var file: Copy { copying.files[number] }

    fileprivate init(_ copying: Copying, _ number: Int, _ hand: Hand, folder: Int, isSteady: Bool) {
        self.copying = copying
        self.number = number
        self.hand = hand
        self.folder = folder
        self.isSteady = isSteady
    }

    /// Adds the next bytes of the file.
    public func add(_ bytes: UnsafeRawBufferPointer) {
        guard !hasFailed else { return }
        do {
            if target < 0 { target = try hand.create(file.path, folder: folder) }
            digester.update(bytes)
            size += Int64(bytes.count)
            if !writeAll(target, bytes) { hasFailed = true }
        } catch {
            hasFailed = true
        }
    }

    /// - Parameter source: what the file was when it was opened, when all of it has been added and it is still the same; else nil.
    public func finish(_ source: FileSignature?) {
        var written: (Entry, CopyRecord)?
        defer { copying.end(number, hand, written) }
        guard target >= 0 else { return }
        defer { close(target) }
        guard !hasFailed, let source, source == file.expected, source.size == size, let placed = try? hand.settle(target, file.path) else {
            return hand.discard(file.path)
        }
        written = (Entry(placed), CopyRecord(source: isSteady ? source : .none, digest: digester.finish()))
    }
}

extension Copy {
    /// A file changed again within the same tick of the clock keeps its signature: one that has changed just now is only read after that tick.
    /// - Returns: false when the file's time lies in the future, so that its signature cannot be relied on.
    func waitUntilSteady() -> Bool {
        let tick: Int64 = 20_000_000
        for _ in 0..<2 {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            let age = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec) - max(expected.changed, expected.modified)
            if age >= tick { return true }
            if age < -tick { return false }
            usleep(UInt32((tick - age) / 1000) + 1)
        }
        return true
    }
}
