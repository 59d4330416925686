public import Bytes
private import Glibc

/// An output that is made from data: a page, a feed, an index.
public struct Made: Sendable {
    /// Relative to the site, with `/`.
    public let path: String
    /// The mark of everything that the output is made of, the program's version included.
    public let key: Fingerprint
    /// Writes the output's bytes. Only called when the key differs from the published output's; may be called on any thread.
    public let make: @Sendable (inout ByteWriter) throws -> Void

    public init(path: String, key: Fingerprint, make: @escaping @Sendable (inout ByteWriter) throws -> Void) {
        self.path = path
        self.key = key
        self.make = make
    }
}

extension Stage {
    /// Takes outputs; writes those whose bytes differ from what is published. May be called as often as needed.
    /// - Throws: `PublishingError`, or what `make` throws (of the first output in order). The build is then given up.
    public func write(_ outputs: [Made]) throws {
        do {
            try writeOutputs(outputs)
        } catch {
            giveUp(error)
            throw (error as? FileError).map { PublishingError($0) } ?? error
        }
    }

    private func writeOutputs(_ outputs: [Made]) throws {
        var pending: [(output: Int, number: Int, prior: Int?)] = []
        for (index, output) in outputs.enumerated() {
            let (number, prior) = try enter(output.path)
            if let prior, lastBuild.valid[prior], lastBuild.manifest.entries[prior].copy < 0, lastBuild.manifest.entries[prior].key == output.key {
                entries[number] = lastBuild.manifest.entries[prior]
                fates[number] = .kept
            } else {
                pending.append((index, number, prior))
            }
        }
        try make(pending, of: outputs)
    }

    /// Makes outputs that have been entered.
    /// - Parameter pending: the position of each among `outputs`, its number, and its number in the last build's manifest.
    func make(_ pending: [(output: Int, number: Int, prior: Int?)], of outputs: [Made]) throws {
        guard !pending.isEmpty else { return }
        let plan = folderPlan()
        let runs = crew.runs(pending.count) { [pending, next, lastBuild, step] range -> Swift.Result<[Entry?], any Error> in
            Swift.Result {
                let desk = Desk(Hand(next, plan))
                var writer = ByteWriter(sink: { try desk.take($0) })
                return try range.map { index in
                    let (output, number, prior) = pending[index]
                    let valid = prior.flatMap { lastBuild.valid[$0] && lastBuild.manifest.entries[$0].copy < 0 ? lastBuild.manifest.entries[$0] : nil }
                    desk.start(outputs[output].path, folder: Int(plan.folderOfFile[number]), published: valid, replaces: prior != nil)
                    try outputs[output].make(&writer)
                    desk.isLastPiece = true
                    try writer.finish()
                    let entry = try desk.finish()
                    if entry != nil { try step(.fileWritten) }
                    return entry
                }
            }
        }
        var index = 0
        for run in runs {
            for entry in try run.get() {
                let (output, number, prior) = pending[index]
                index += 1
                if let entry {
                    entries[number] = entry
                    noteWritten(number)
                    bytesWritten += entry.size
                } else if let prior {
                    entries[number] = lastBuild.manifest.entries[prior]
                    fates[number] = .kept
                    hasNews = true
                }
                entries[number].key = outputs[output].key
            }
        }
    }
}

/// Takes the bytes of one output after the other: small ones are compared in memory, large ones stream into a draft.
private final class Desk {
    private let hand: Hand
    private var path = ""
    private var folder = 0
    /// What is published under this path and as it should be; nil if there is nothing of the kind.
    private var published: Entry?
    private var replaces = false
    var isLastPiece = false
    private var mark = Fingerprint()
    private var size: Int64 = 0
    private var draft: (name: String, descriptor: Int32)?
    private var placed: FileSignature?
    private var isSame = false

    init(_ hand: Hand) { self.hand = hand }

    deinit { if let draft { close(draft.descriptor) } }

    func start(_ path: String, folder: Int, published: Entry?, replaces: Bool) {
        self.path = path
        self.folder = folder
        self.published = published
        self.replaces = replaces
        isLastPiece = false
        mark = Fingerprint()
        size = 0
        placed = nil
        isSame = false
    }

    func take(_ bytes: UnsafeRawBufferPointer) throws {
        mark.combine(bytes)
        size += Int64(bytes.count)
        if isLastPiece, draft == nil { return try place(bytes) }
        if draft == nil {
            let name = hand.newDraft()
            draft = (name, try hand.work.create(name))
        }
        if let draft, !writeAll(draft.descriptor, bytes) { throw FileError("write", hand.work.shown + "/" + path) }
    }

    private func place(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        isSame = published.map { $0.size == size && $0.mark == mark } ?? false
        if !isSame { placed = try hand.place(path, folder: folder, replaces: replaces, bytes) }
    }

    /// - Returns: what was written; nil when the published file has these bytes already.
    func finish() throws(FileError) -> Entry? {
        if let draft {
            close(draft.descriptor)
            self.draft = nil
            isSame = published.map { $0.size == size && $0.mark == mark } ?? false
            if isSame {
                try hand.work.tree.removeFile(draft.name)
            } else {
                placed = try hand.place(path, folder: folder, draft: draft.name)
            }
        } else if placed == nil, !isSame {
            // An empty output never reaches the sink.
            try place(UnsafeRawBufferPointer(start: nil, count: 0))
        }
        guard let placed else { return nil }
        var entry = Entry(placed)
        entry.mark = mark
        return entry
    }
}
