public import Bytes
public import Findings

/// Which charts and maps of its data a dataset’s page shows.
public enum ViewChoice: Sendable, Hashable {
    /// Those that seem the most telling.
    case automatic
    /// None at all.
    case none
    /// Those that its officer asks for.
    case chosen([ViewRequest])
}

/// A chart or a map that an officer asks for (`views` in the front matter).
public struct ViewRequest: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable { case line, bars, histogram, pyramid, map }
    public enum Aggregate: String, Sendable, CaseIterable { case count, sum, mean }

    public var kind: Kind
    /// The name of the file; nil for the first that can be read as a table.
    public var file: String?
    /// Names of columns, as written.
    public var x: Named?
    public var y: Named?
    public var aggregate: Aggregate?
    public var title: LocalizedText?
    /// How many bars, before the rest.
    public var limit: Int?
    /// Its place among the views of the dataset, from 0.
    public var order = 0
    public var place: SourcePlace

    public init(_ kind: Kind, at place: SourcePlace) {
        self.kind = kind
        self.place = place
    }

    /// A name, and where it is written: what is wrong with it is said there.
    public struct Named: Sendable, Hashable {
        public let name: String
        public let place: SourcePlace

        public init(_ name: String, at place: SourcePlace) {
            self.name = name
            self.place = place
        }
    }

    public func combine(into mark: inout Fingerprint) {
        for text in [kind.rawValue, file, x?.name, y?.name, aggregate?.rawValue, title?.text, title?.language.rawValue, title?.translation, place.file] {
            mark.combine(text)
        }
        mark.combine(limit ?? -1)
        mark.combine(order)
        for place in [place, x?.place ?? place, y?.place ?? place] {
            mark.combine(place.line)
            mark.combine(place.column)
        }
    }
}

extension ViewChoice {
    /// What is asked for of a file; nil where nobody has chosen.
    ///
    /// - Parameter isFirst: whether it is the dataset’s first table: requests that name no file mean that one.
    public func requests(for file: String, isFirst: Bool) -> [ViewRequest]? {
        switch self {
        case .automatic: nil
        case .none: []
        case .chosen(let requests):
            requests.enumerated().compactMap { order, request in
                guard request.file == file || request.file == nil && isFirst else { return nil }
                var request = request
                request.order = order
                return request
            }
        }
    }
}

/// Outlines of a territory, for maps to be drawn on and for values by commune (`outlines` in the settings).
public struct MapOutlines: Sendable {
    public struct Area: Sendable {
        public var name: String
        /// Its official code; empty where the file has none.
        public var code: String
        /// Longitudes and latitudes by turns, for each ring.
        public var rings: [[Double]]

        public init(name: String, code: String, rings: [[Double]]) {
            self.name = name
            self.code = code
            self.rings = rings
        }
    }

    /// The GeoJSON file, relative to the catalogue's root.
    public var path: String
    public var place: SourcePlace
    /// None until the file has been read.
    public var areas: [Area] = []
    /// Of the file's state.
    public var fingerprint = Fingerprint()

    public init(path: String, at place: SourcePlace) {
        self.path = path
        self.place = place
    }
}
