internal import Bytes
public import Model

/// Why the ledger does not take something that it is asked to.
public enum LedgerRefusal: Error, Sendable, Equatable {
    /// No dataset, publisher or file of that name is published.
    case unknown(String)
    /// Another one has that name.
    case taken(String)
    /// A dataset that would become a file, a file that would change its dataset or its format…
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
        if let dataset = self[old] {
            guard (1...2).contains(segments.count), old != new else { throw .unlike(old, new) }
            guard self[new] == nil else { throw .taken(new) }
            let wasFlat = !old.utf8.contains(0x2F)
            var address = segments.map { slug($0) }.joined(separator: "/")
            // Who publishes a dataset that lies directly under content/ is not told by its folder.
            if segments.count == 1 {
                let publisher = String(decoding: dataset.address.utf8.prefix { $0 != 0x2F }, as: UTF8.self)
                address = wasFlat && !publisher.isEmpty ? publisher + "/" + address : ""
            }
            return (LedgerEvent(.moved, on: day, folder: old, address: address, target: new), new)
        }
        let datasets = numbers(under: old)
        if !datasets.isEmpty {
            guard segments.count == 1, old != new else { throw .unlike(old, new) }
            for number in datasets {
                let folder = new + String(decoding: self.datasets[number].folder.utf8.dropFirst(old.utf8.count), as: UTF8.self)
                guard self[folder] == nil else { throw .taken(folder) }
            }
            return (LedgerEvent(.moved, on: day, folder: old, address: slug(new), target: new), new)
        }
        return try movingFile(old, to: new, segments, on: day)
    }

    private func movingFile(
        _ old: String, to new: String, _ segments: [String], on day: CalendarDate
    ) throws(LedgerRefusal) -> (event: LedgerEvent, path: String) {
        guard let slash = old.utf8.lastIndex(of: 0x2F), let dataset = self[String(old[..<slash])] else { throw .unknown(old) }
        let name = String(old[old.index(after: slash)...])
        guard dataset.publishedFiles.contains(where: { $0.name == name }) else { throw .unknown(old) }
        let target = segments.last ?? ""
        guard !target.isEmpty, segments.count == 1 || segments.dropLast().joined(separator: "/") == dataset.folder, target != name,
            FileEnding(target) == FileEnding(name)
        else { throw .unlike(old, new) }
        let path = dataset.folder + "/" + target
        guard !dataset.publishedFiles.contains(where: { $0.name == target }) else { throw .taken(path) }
        return (LedgerEvent(.moved, on: day, folder: dataset.folder, file: name, target: target), path)
    }

    /// What is written when a dataset, or all the datasets of a publisher, are published no more.
    ///
    /// - Parameter other: the folder of the dataset that takes their place.
    public func withdrawing(
        _ folder: String, reason: String, mergedInto other: String?, on day: CalendarDate
    ) throws(LedgerRefusal) -> [LedgerEvent] {
        let numbers = number(inFolder: folder).map { [$0] } ?? numbers(under: folder)
        guard !numbers.isEmpty else { throw .unknown(folder) }
        if let other {
            guard let replacement = number(inFolder: other) else { throw .unknown(other) }
            guard !numbers.contains(replacement) else { throw .unlike(folder, other) }
        }
        return numbers.map { number in
            let dataset = datasets[number]
            return LedgerEvent(
                other == nil ? .withdrawn : .merged, on: day, folder: dataset.folder, identifier: dataset.identifier ?? "", address: dataset.address,
                title: dataset.title, reason: reason, target: other ?? "")
        }
    }
}
