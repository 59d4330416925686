internal import Bytes
public import Model

/// Why the ledger does not take something that it is asked to.
public enum LedgerRefusal: Error, Sendable, Equatable {
    /// No dataset, publisher or file of that name is published; with names that are like it.
    case unknown(String, near: [String] = [])
    /// It is not known, but what it should become is.
    case reversed(String, String)
    /// It is withdrawn already; how to bring it back.
    case withdrawn(String, since: CalendarDate, restore: String)
    /// It is published: nothing is to be brought back.
    case published(String)
    /// Another one has that name.
    case taken(String)
    /// A withdrawn dataset has that name; its title, since when, and how to bring it back.
    case takenByWithdrawn(String, title: String, since: CalendarDate, restore: String)
    /// Another dataset has that identifier.
    case identifierTaken(String, by: String)
    /// Nothing would change.
    case same(String)
    /// A name that is not published, as `_aides`.
    case hidden(String)
    /// A file that would change its format, or leave its dataset's folder.
    case otherFormat(String, String)
    case otherFolder(String, String)
    /// A file, or a publisher, where a dataset is wanted.
    case file(String)
    case publisher(String)
    /// Not a dataset as `publisher/dataset`, nor a publisher as `publisher`.
    case unlike(String, String)
}

extension CatalogueLedger {
    /// What is written when something gets another name.
    ///
    /// - Parameters:
    ///   - old: the folder of a dataset or of a publisher under `content/`, or a file: `roques/aides/aides.csv`.
    ///   - new: the same, or the mere name of a file.
    /// - Returns: the event, and the new path under `content/`.
    public func moving(_ old: String, to new: String, on day: CalendarDate) throws(LedgerRefusal) -> (event: LedgerEvent, path: String) {
        let segments = new.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
        if old == new { throw .same(old) }
        if let dataset = self[old] {
            if segments.contains(where: Self.isHidden) { throw .hidden(new) }
            guard (1...2).contains(segments.count) else { throw .unlike(old, new) }
            guard self[new] == nil else { throw .taken(new) }
            let wasFlat = !old.utf8.contains(0x2F)
            var address = segments.map { slug($0) }.joined(separator: "/")
            // Who publishes a dataset that lies directly under content/ is not told by its folder.
            if segments.count == 1 {
                let publisher = String(decoding: dataset.address.utf8.prefix { $0 != 0x2F }, as: UTF8.self)
                address = wasFlat && !publisher.isEmpty ? publisher + "/" + address : ""
            }
            try refuseWithdrawn(address, new)
            return (LedgerEvent(.moved, on: day, folder: old, address: address, target: new), new)
        }
        let datasets = numbers(under: old)
        if !datasets.isEmpty {
            if segments.contains(where: Self.isHidden) { throw .hidden(new) }
            guard segments.count == 1 else { throw .unlike(old, new) }
            for number in datasets {
                let rest = String(decoding: self.datasets[number].folder.utf8.dropFirst(old.utf8.count), as: UTF8.self)
                guard self[new + rest] == nil else { throw .taken(new + rest) }
                try refuseWithdrawn(slug(new) + rest, new + rest)
            }
            return (LedgerEvent(.moved, on: day, folder: old, address: slug(new), target: new), new)
        }
        return try movingFile(old, to: new, segments, on: day)
    }

    /// A name that begins with `_` or `.` is neither read nor published.
    static func isHidden(_ name: String) -> Bool { name.utf8.first == 0x5F || name.utf8.first == 0x2E }

    private func refuseWithdrawn(_ address: String, _ folder: String) throws(LedgerRefusal) {
        guard !address.isEmpty, let other = datasets.last(where: { $0.end != nil && $0.addresses.contains(address) }), let end = other.end else { return }
        throw .takenByWithdrawn(folder, title: other.title, since: end.day, restore: other.folder)
    }

    private func movingFile(
        _ old: String, to new: String, _ segments: [String], on day: CalendarDate
    ) throws(LedgerRefusal) -> (event: LedgerEvent, path: String) {
        guard let slash = old.utf8.lastIndex(of: 0x2F), let dataset = self[String(old[..<slash])] else { throw refusal(of: old, new) }
        let name = String(old[old.index(after: slash)...])
        let target = segments.last ?? ""
        let path = dataset.folder + "/" + target
        guard let known = dataset.files.firstIndex(where: { $0.name == name }) else { throw refusal(of: old, path) }
        if target == name { throw .same(old) }
        if Self.isHidden(target) { throw .hidden(new) }
        guard segments.count == 1 || segments.dropLast().joined(separator: "/") == dataset.folder, !target.isEmpty else { throw .otherFolder(old, new) }
        guard FileEnding(target) == FileEnding(name) else { throw .otherFormat(old, new) }
        guard dataset.canBecome(known, target) || (!dataset.files[known].isGone && !dataset.publishedFiles.contains { $0.name == target }) else {
            throw .taken(path)
        }
        return (LedgerEvent(.moved, on: day, folder: dataset.folder, file: name, target: target), path)
    }

    // MARK: Withdrawing, and bringing back

    /// What is written when a dataset, or all the datasets of a publisher, are published no more.
    ///
    /// - Parameter other: the folder of the dataset that takes their place.
    public func withdrawing(
        _ folder: String, reason: String, mergedInto other: String?, on day: CalendarDate
    ) throws(LedgerRefusal) -> [LedgerEvent] {
        let numbers = number(inFolder: folder).map { [$0] } ?? numbers(under: folder)
        guard !numbers.isEmpty else {
            if let slash = folder.utf8.lastIndex(of: 0x2F), let dataset = self[String(folder[..<slash])],
                dataset.files.contains(where: { $0.name == String(folder[folder.index(after: slash)...]) })
            {
                throw .file(folder)
            }
            throw refusal(of: folder)
        }
        if let other {
            guard let replacement = number(inFolder: other) else {
                if !self.numbers(under: other).isEmpty { throw .publisher(other) }
                throw refusal(of: other)
            }
            if numbers == [replacement] { throw .same(folder) }
            guard !numbers.contains(replacement) else { throw .unlike(folder, other) }
        }
        return numbers.map { number in
            let dataset = datasets[number]
            return LedgerEvent(
                other == nil ? .withdrawn : .merged, on: day, folder: dataset.folder, identifier: dataset.identifier ?? "", address: dataset.address,
                title: dataset.title, reason: reason, target: other ?? "")
        }
    }

    /// What is written when a withdrawn dataset, or all those of a publisher, are published again.
    ///
    /// - Parameters:
    ///   - folder: where they lay; a name that begins with `_`, as withdrawing has given it, is taken for the one without.
    ///   - new: where the dataset lies now; nil for the same folder.
    public func restoring(_ folder: String, to new: String?, on day: CalendarDate) throws(LedgerRefusal) -> [LedgerEvent] {
        let folder = Self.unhidden(folder)
        let numbers = ended(in: folder)
        if numbers.isEmpty || number(inFolder: folder) != nil {
            if number(inFolder: folder) != nil || !self.numbers(under: folder).isEmpty { throw .published(folder) }
            throw .unknown(folder, near: nearestNames(to: folder, among: datasets.lazy.filter { $0.end != nil }.map(\.folder)))
        }
        if let new {
            let segments = new.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
            guard numbers.count == 1, datasets[numbers[0]].folder == folder, (1...2).contains(segments.count) else { throw .unlike(folder, new) }
            if segments.contains(where: Self.isHidden) { throw .hidden(new) }
        }
        var events: [LedgerEvent] = []
        for number in numbers {
            let dataset = datasets[number]
            let target = new ?? dataset.folder
            guard self[target] == nil else { throw .taken(target) }
            let isSame = target == dataset.folder
            let isFlat = !target.utf8.contains(0x2F)
            let address =
                isSame
                ? dataset.address : isFlat ? "" : target.utf8.split(separator: 0x2F).map { slug(String(decoding: $0, as: UTF8.self)) }.joined(separator: "/")
            events.append(
                LedgerEvent(
                    .returned, on: day, folder: dataset.folder, identifier: dataset.identifier ?? "", address: address, title: dataset.title,
                    target: isSame ? "" : target))
        }
        return events
    }

    /// What is written when a dataset gets another identifier.
    public func identifying(_ folder: String, as identifier: String, on day: CalendarDate) throws(LedgerRefusal) -> LedgerEvent {
        guard let number = number(inFolder: folder) else { throw refusal(of: folder) }
        if datasets[number].identifier == identifier { throw .same(identifier) }
        if let other = datasets.indices.first(where: { $0 != number && datasets[$0].identifier == identifier }) {
            throw .identifierTaken(identifier, by: datasets[other].folder)
        }
        return LedgerEvent(.identified, on: day, folder: folder, identifier: identifier)
    }

    /// `roques/_aides` → `roques/aides`.
    static func unhidden(_ folder: String) -> String {
        folder.utf8.split(separator: 0x2F).map { String(decoding: $0.first == 0x5F ? $0.dropFirst() : $0, as: UTF8.self) }.joined(separator: "/")
    }

    /// Why nothing of that name can be taken.
    private func refusal(of path: String, _ new: String? = nil) -> LedgerRefusal {
        if let new, isKnown(new) { return .reversed(path, new) }
        let folder = Self.unhidden(path)
        if let number = lastEnded(inFolder: folder), let end = datasets[number].end { return .withdrawn(folder, since: end.day, restore: folder) }
        if let number = ended(in: folder).last, let end = datasets[number].end { return .withdrawn(folder, since: end.day, restore: folder) }
        if let slash = path.utf8.lastIndex(of: 0x2F), let dataset = self[String(path[..<slash])] {
            let name = String(path[path.index(after: slash)...])
            return .unknown(path, near: nearestNames(to: name, among: dataset.publishedFiles.map(\.name)).map { dataset.folder + "/" + $0 })
        }
        return .unknown(path, near: near(path))
    }

    /// Folders that somebody may mean: by their own names, those of the same publisher first.
    private func near(_ path: String) -> [String] {
        let folders = datasets.lazy.filter { $0.end == nil }.map(\.folder)
        guard let slash = path.utf8.lastIndex(of: 0x2F) else {
            return nearestNames(to: path, among: Set(folders.map { String(decoding: $0.utf8.prefix { $0 != 0x2F }, as: UTF8.self) }).sorted())
        }
        let publisher = String(path[...slash])
        var byName: [String: [String]] = [:]
        for folder in folders { byName[LedgerFile.name(of: folder), default: []].append(folder) }
        let names = nearestNames(to: String(path[path.index(after: slash)...]), among: byName.keys.sorted())
        let found = names.flatMap { byName[$0] ?? [] }
        return Array((found.filter { $0.hasPrefix(publisher) } + found.filter { !$0.hasPrefix(publisher) }).prefix(3))
    }

    private func isKnown(_ path: String) -> Bool {
        if self[path] != nil || !numbers(under: path).isEmpty { return true }
        guard let slash = path.utf8.lastIndex(of: 0x2F), let dataset = self[String(path[..<slash])] else { return false }
        return dataset.publishedFiles.contains { $0.name == String(path[path.index(after: slash)...]) }
    }
}
