public import Bytes
private import Findings

/// A dataset that is not published any more: its address says so.
public struct WithdrawnDataset: Sendable, Hashable {
    /// Where its page stood, as `SiteTarget.dataset` has it: `roques/subventions`.
    public var address: String
    public var title: LocalizedText
    /// Since when it is gone.
    public var day: CalendarDate
    /// As the officer wrote it.
    public var reason: LocalizedText?
    /// What has taken its place.
    public var replacement: Replacement?

    public struct Replacement: Sendable, Hashable {
        public var title: LocalizedText
        /// Nil when it is gone too.
        public var address: String?

        public init(title: LocalizedText, address: String?) {
            self.title = title
            self.address = address
        }
    }

    public init(address: String, title: LocalizedText, day: CalendarDate, reason: LocalizedText? = nil, replacement: Replacement? = nil) {
        self.address = address
        self.title = title
        self.day = day
        self.reason = reason
        self.replacement = replacement
    }

    /// The slug that the publisher whose dataset it was has now; else what its address begins with.
    public var publisher: String { currentPublisher ?? SiteTarget.publisher(in: address) }
    public var currentPublisher: String?

    public func combine(into mark: inout Fingerprint) {
        mark.combine(address)
        mark.combine(publisher)
        title.combine(into: &mark)
        mark.combine(day.description)
        mark.combine(reason != nil)
        reason?.combine(into: &mark)
        mark.combine(replacement != nil)
        replacement?.title.combine(into: &mark)
        mark.combine(replacement?.address)
    }
}

/// What has happened to a dataset on some day, for those who follow a catalogue.
public struct CatalogueChange: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The dataset is new.
        case added
        /// New files of a known dataset; files that are gone.
        case files, gone
        /// Files whose columns are others than before.
        case columns
        /// The dataset has another address; files of it have other names.
        case moved, renamed
        case merged, withdrawn
        /// A dataset that was withdrawn is published again.
        case returned
    }

    public var day: CalendarDate
    public var kind: Kind
    /// The first address of the dataset, which it keeps: `roques/aides`.
    public var origin: String
    /// Where it stands now, or where its tombstone does.
    public var address: String
    /// Where it stood after what has happened; nil when that is where it stands now.
    public var addressThen: String?
    public var title: LocalizedText
    public var files: [FileChange]
    /// As the officer wrote it.
    public var reason: LocalizedText?
    /// What has taken its place.
    public var replacement: LocalizedText?

    public init(
        day: CalendarDate, kind: Kind, origin: String, address: String, title: LocalizedText, files: [FileChange] = [], reason: LocalizedText? = nil,
        replacement: LocalizedText? = nil
    ) {
        self.day = day
        self.kind = kind
        self.origin = origin
        self.address = address
        self.title = title
        self.files = files
        self.reason = reason
        self.replacement = replacement
    }

    /// The slug that the publisher whose dataset it is has now; else what its address begins with.
    public var publisher: String { currentPublisher ?? SiteTarget.publisher(in: address) }
    public var currentPublisher: String?

    public func combine(into mark: inout Fingerprint) {
        mark.combine(day.description)
        mark.combine(kind.rawValue)
        mark.combine(origin)
        mark.combine(address)
        mark.combine(addressThen)
        mark.combine(publisher)
        title.combine(into: &mark)
        mark.combine(files.count)
        for file in files { file.combine(into: &mark) }
        for text in [reason, replacement] {
            mark.combine(text != nil)
            text?.combine(into: &mark)
        }
    }
}

/// What has happened to a file.
public struct FileChange: Sendable, Hashable {
    public var name: String
    /// Its name before, where it has another now.
    public var formerName: String?
    /// Names of columns that are new, that are gone, and whose values are of another type.
    public var newColumns: [String] = []
    public var goneColumns: [String] = []
    public var retypedColumns: [String] = []

    public init(name: String, formerName: String? = nil) {
        self.name = name
        self.formerName = formerName
    }

    func combine(into mark: inout Fingerprint) {
        mark.combine(name)
        mark.combine(formerName)
        for names in [newColumns, goneColumns, retypedColumns] {
            mark.combine(names.count)
            for name in names { mark.combine(name) }
        }
    }
}

extension SiteTarget {
    /// The publisher's slug in a dataset's address: `roques/aides` → `roques`.
    static func publisher(in address: String) -> String { String(decoding: address.utf8.prefix { $0 != 0x2F }, as: UTF8.self) }
}

extension LocalizedText {
    func combine(into mark: inout Fingerprint) {
        mark.combine(text)
        mark.combine(language.rawValue)
        mark.combine(translation)
    }
}
