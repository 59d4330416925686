internal import Findings
public import Model
public import Territory

extension Descriptions {
    /// Nil for a dataset that has no page.
    public func quality(of number: Int, today: CalendarDate) -> QualityScore? {
        description(of: number).map { QualityScore($0, shared, today: today) }
    }
}

extension Descriptions {
    /// The address of a dataset's licence in the feed; nil without one.
    public func licence(of number: Int) -> String? { description(of: number)?.node.iri(.licence)?.text }

    /// The addresses of a dataset's data that stand elsewhere, as the feed has them.
    public func links(of number: Int) -> [String] {
        (description(of: number)?.dataset.distributions ?? []).compactMap { distribution in
            guard distribution.role == .data, case .remote(let address) = distribution.location else { return nil }
            return IRI(web: address)?.text
        }
    }
}

extension QualityScore {
    init(_ description: DatasetDescription, _ shared: SharedNodes, today: CalendarDate) {
        let node = description.node
        let distributions = node.nodes(.distribution)
        var met: Set<Criterion> = []
        // What has no licence gets the portal's "not specified", which counts as one.
        met.insert(.licence)
        if node.nodes(.temporal).first != nil { met.insert(.temporal) }
        if Self.hasBox(node, shared) { met.insert(.spatial) }
        if let frequency = description.dataset.frequency, let span = Self.spans[frequency.code] {
            met.insert(.frequency)
            if Self.isKept(span, lastChange: description.dataset.modified ?? description.dataset.issued, today: today) { met.insert(.frequencyKept) }
        }
        if node.texts(.description).contains(where: { $0.unicodeScalars.count > Self.leastDescription }) { met.insert(.description) }
        // Documents are files to the portal too, of the type "other": they document nothing by being there, but a description does.
        let files = distributions + node.nodes(.page).filter { $0.first(.title) != nil }
        if !files.isEmpty {
            if files.contains(where: Self.isOpen) { met.insert(.openFormat) }
            met.insert(.availability)
            if files.contains(where: { $0.first(.description) != nil }) { met.insert(.documentation) }
        }
        self.init(met: met)
    }

    /// The national harvester reads a place from its polygon alone.
    private static func hasBox(_ node: Node, _ shared: SharedNodes) -> Bool {
        if node.nodes(.spatial).contains(where: { $0.first(.bbox) != nil }) { return true }
        return shared.referred(by: node).contains { place in node.iri(.spatial) == place.subject && place.first(.bbox) != nil }
    }

    /// Whether the portal takes a file's format for an open one: one that it is told, and not of those.
    private static func isOpen(_ file: Node) -> Bool {
        guard let code = file.iri(.format)?.text.utf8.split(separator: 0x2F).last else { return false }
        return isOpen(format: String(Substring(code)))
    }
}
