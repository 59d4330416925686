public import Bytes
private import Glibc

/// A file of the catalogue that is published as it stands, or zipped.
public struct Copy: Sendable {
    /// Of the output, relative to the site, with `/`.
    public let path: String
    /// Where the file is.
    public let source: String
    /// The file as the reader saw it: if it has changed since, it is not copied.
    public let expected: FileSignature
    /// The name of the one entry of the archive, when the file is to be published as a ZIP.
    public let zippedAs: String?

    public init(path: String, source: String, expected: FileSignature, zippedAs: String? = nil) {
        self.path = path
        self.source = source
        self.expected = expected
        self.zippedAs = zippedAs
    }

    /// Two copies with the same key, of the same source bytes, give the same output.
    fileprivate var key: Fingerprint {
        var key = Fingerprint()
        key.combine(zippedAs)
        return key
    }
}

/// A file as it was published: the archive's facts, when it was zipped.
public struct PublishedCopy: Sendable, Equatable {
    /// In bytes.
    public let size: Int64
    public let digest: Digest
}

/// Why a file of the catalogue could not be published.
public enum CopyProblem: Error, Sendable, Equatable {
    /// It was changed, or replaced, between its reading and the end of its copying.
    case changed
    case unreadable(FileError)
}

extension Stage {
    /// Takes files of the catalogue as outputs. A file whose source is known from the last build and unchanged since is not even opened.
    /// - Returns: for each file, what was published, or why it cannot be; a file with a problem is no output of this build.
    /// - Throws: what keeps the site from being written. The build is then given up.
    public func copy(_ files: [Copy]) throws(PublishingError) -> [Swift.Result<PublishedCopy, CopyProblem>] { try finish(try begin(files)) }

    /// The same in two steps: between them, whoever reads a file anyway can have it copied on the way.
    public func begin(_ files: [Copy]) throws(PublishingError) -> Copying {
        do {
            return try enter(files)
        } catch {
            giveUp(error)
            throw error
        }
    }

    /// Copies what has not been copied on the way.
    public func finish(_ copying: Copying) throws(PublishingError) -> [Swift.Result<PublishedCopy, CopyProblem>] {
        do {
            return try copyFiles(copying)
        } catch {
            giveUp(error)
            throw PublishingError(failure: error, at: destination)
        }
    }

    private func enter(_ files: [Copy]) throws(PublishingError) -> Copying {
        var pending: [(file: Int, number: Int, prior: Int?)] = []
        var known: [PublishedCopy?] = []
        known.reserveCapacity(files.count)
        for (index, file) in files.enumerated() {
            let (number, prior) = try enter(file.path)
            if let prior, let (entry, record) = published(prior, file.key), record.source == file.expected {
                keep(number, entry, record)
                known.append(PublishedCopy(size: entry.size, digest: Digest(words: record.digest)))
            } else {
                pending.append((index, number, prior))
                known.append(nil)
            }
        }
        return Copying(files, pending: pending, known: known, plan: folderPlan(), next: next, isFresh: !lastBuild.isKnown)
    }

    private func copyFiles(_ copying: Copying) throws -> [Swift.Result<PublishedCopy, CopyProblem>] {
        let files = copying.files
        var results = copying.known.map { known in known.map { Swift.Result<PublishedCopy, CopyProblem>.success($0) } ?? .failure(.changed) }
        let (pending, plan, written) = (copying.pending, copying.plan, copying.written)
        let items = pending.indices.filter { written[$0] == nil }.map { place in
            (
                file: pending[place].file, number: pending[place].number, prior: pending[place].prior,
                published: pending[place].prior.flatMap { published($0, nil) }
            )
        }
        let runs = crew.runs(items.count, atLeast: 1) { [next, step] range in
            Swift.Result<[Outcome], any Error> {
                let hand = Hand(next, plan)
                return try items[range].map { item in
                    let copier = Copier(files[item.file], next, hand, folder: Int(plan.folderOfFile[item.number]))
                    let outcome = try copier.copy(over: item.published?.0, item.published?.1, replaces: item.prior != nil)
                    try step(.copied)
                    return outcome
                }
            }
        }
        var outcomes = try runs.flatMap { try $0.get() }[...]
        for ((index, number, prior), written) in zip(pending, written) {
            guard let outcome = written.map({ Outcome.written($0.0, $0.1) }) ?? outcomes.popFirst() else { continue }
            switch outcome {
            case .problem(let problem): results[index] = .failure(problem)
            case .same(let source):
                guard let prior, let (entry, record) = published(prior, nil) else { continue }
                let digest = Digest(words: record.digest)
                keep(number, entry, CopyRecord(source: source, digest: digest))
                entries[number].key = files[index].key
                hasNews = true
                results[index] = .success(PublishedCopy(size: entry.size, digest: digest))
            case .written(var entry, let record):
                entry.key = files[index].key
                keep(number, entry, record)
                noteWritten(number)
                bytesWritten += entry.size
                results[index] = .success(PublishedCopy(size: entry.size, digest: Digest(words: record.digest)))
            }
        }
        return results
    }

    private func published(_ prior: Int, _ key: Fingerprint?) -> (Entry, CopyRecord)? {
        let entry = lastBuild.manifest.entries[prior]
        guard lastBuild.valid[prior], entry.copy >= 0, key == nil || entry.key == key else { return nil }
        return (entry, lastBuild.manifest.copies[Int(entry.copy)])
    }

    private func keep(_ number: Int, _ entry: Entry, _ record: CopyRecord) {
        entries[number] = entry
        entries[number].copy = Int64(copies.count)
        copies.append(record)
        fates[number] = .kept
    }
}

private enum Outcome: Sendable {
    case problem(CopyProblem)
    /// The published bytes are the same; with the source's signature now.
    case same(FileSignature)
    case written(Entry, CopyRecord)
}

/// Copies one file: its bytes are read once, digested and written in pieces.
private struct Copier {
    let file: Copy
    let next: NextTree
    let hand: Hand
    let folder: Int
    private static let piece = 1 << 19

    init(_ file: Copy, _ next: NextTree, _ hand: Hand, folder: Int) {
        (self.file, self.next, self.hand, self.folder) = (file, next, hand, folder)
    }

    func copy(over entry: Entry?, _ record: CopyRecord?, replaces: Bool) throws -> Outcome {
        let isSteady = file.waitUntilSteady()
        let source: Int32
        let before: FileSignature
        do { (source, before) = try Files.open(file.source) } catch { return .problem(.unreadable(error)) }
        defer { close(source) }
        guard before == file.expected else { return .problem(.changed) }
        let known = isSteady ? before : .none
        let old = record.map { Digest(words: $0.digest) }
        if file.zippedAs == nil, before.size <= Self.piece {
            return try copySmall(source, before, known, old, replaces: replaces)
        }
        let draft = next.newDraft()
        var isPlaced = false
        defer { if !isPlaced { try? next.work.tree.removeFile(draft) } }
        let digest: Digest
        do {
            digest = try file.zippedAs.map { try zip($0, source, before, draft) } ?? copyLarge(source, before, draft)
        } catch let problem as CopyProblem {
            return .problem(problem)
        }
        if digest == old { return .same(known) }
        let placed = try hand.place(file.path, folder: folder, draft: draft)
        isPlaced = true
        return .written(Entry(placed), CopyRecord(source: known, digest: digest))
    }

    private func copySmall(_ source: Int32, _ before: FileSignature, _ known: FileSignature, _ old: Digest?, replaces: Bool) throws -> Outcome {
        // One byte more than expected, to notice a file that has grown.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(before.size) + 1, alignment: 16)
        defer { buffer.deallocate() }
        var filled = 0
        while filled < buffer.count {
            let count = read(source, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
            if count < 0 {
                if errno == EINTR { continue }
                return .problem(.unreadable(FileError("read", file.source)))
            }
            if count == 0 { break }
            filled += count
        }
        guard filled == Int(before.size), isUnchanged(source, before) else { return .problem(.changed) }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
        var digester = Digester()
        digester.update(bytes)
        let digest = digester.finish()
        if digest == old { return .same(known) }
        let placed = try hand.place(file.path, folder: folder, replaces: replaces, bytes)
        return .written(Entry(placed), CopyRecord(source: known, digest: digest))
    }

    private func copyLarge(_ source: Int32, _ before: FileSignature, _ draft: String) throws -> Digest {
        let target = try next.work.create(draft)
        defer { close(target) }
        var size: Int64 = 0
        let digest = try readAll(source) { (bytes) throws(FileError) in
            size += Int64(bytes.count)
            guard writeAll(target, bytes) else { throw FileError("write", next.work.shown + "/" + file.path) }
        }
        guard size == before.size, isUnchanged(source, before) else { throw CopyProblem.changed }
        return digest
    }

    private func zip(_ name: String, _ source: Int32, _ before: FileSignature, _ draft: String) throws -> Digest {
        do {
            try ZippedEntry.write(name, from: source, to: next.work.path + "/" + draft)
        } catch {
            switch error {
            case .writing(let number): throw FileError("write", next.work.shown + "/" + file.path, number: number)
            case .reading(let number):
                guard isUnchanged(source, before) else { throw CopyProblem.changed }
                throw CopyProblem.unreadable(FileError("read", file.source, number: number))
            }
        }
        guard isUnchanged(source, before) else { throw CopyProblem.changed }
        let archive = try Files.open(next.work.path + "/" + draft).descriptor
        defer { close(archive) }
        return try readAll(archive) { _ in }
    }

    /// Reads a file to its end, hands its pieces on, and digests them.
    private func readAll(_ descriptor: Int32, _ body: (UnsafeRawBufferPointer) throws(FileError) -> Void) throws -> Digest {
        var digester = Digester()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw CopyProblem.unreadable(FileError("read", file.source)) }
            if count == 0 { return digester.finish() }
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            digester.update(bytes)
            try body(bytes)
        }
    }

    private func isUnchanged(_ source: Int32, _ before: FileSignature) -> Bool {
        Files.status(ofOpen: source).map { FileSignature($0) == before } ?? false
    }
}

extension Entry {
    /// Of a file that has just been written.
    init(_ placed: FileSignature) {
        self.init()
        (size, modified, inode) = (placed.size, placed.modified, placed.inode)
    }
}
