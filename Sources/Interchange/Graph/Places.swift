internal import Bytes
internal import Findings
internal import Model

/// The places that a catalogue is about: each is described once, under the IRI of its Insee code.
///
/// One IRI must have one box. The catalogue's territory, then the first dataset that gives a box, say what the box of a code is;
/// a dataset with another box for the same code, or with a place that has no code, describes it under an IRI of its own page.
struct Places: Sendable {
    private var known: [IRI: SpatialCoverage] = [:]
    private let home: SiteIRIs

    init(of catalogue: Catalogue, iris: SiteIRIs) {
        home = iris
        if let territory = catalogue.settings.territory { learn(territory, of: catalogue.settings.publisher) }
        // By number: a dataset is large, and taking it out of its list to look at one field costs more than the look.
        for number in catalogue.datasets.indices {
            let publisher = catalogue.datasets[number].publisher
            guard let coverage = catalogue.datasets[number].spatial, !catalogue.datasets[number].isBoxDerived, catalogue.publishers.indices.contains(publisher)
            else { continue }
            learn(coverage, of: catalogue.publishers[publisher])
        }
    }

    private mutating func learn(_ coverage: SpatialCoverage, of publisher: Publisher?) {
        guard let iri = iri(of: coverage, publisher) else { return }
        guard let before = known[iri] else {
            known[iri] = coverage
            return
        }
        if before.box == nil, coverage.box != nil { known[iri] = coverage }
    }

    /// What `dct:spatial` refers to; nil when nothing is known of the place.
    ///
    /// - Parameter isBoxDerived: whether the box is that of the data, and no word against the place's own.
    func value(for coverage: SpatialCoverage?, of publisher: Publisher?, isBoxDerived: Bool = false, else own: @autoclosure () -> IRI) -> Value? {
        guard let coverage, coverage.code != nil || coverage.name != nil || coverage.box != nil else { return nil }
        var asWritten = coverage
        if isBoxDerived, let iri = iri(of: coverage, publisher), known[iri]?.box != nil { asWritten.box = nil }
        return sharedIRI(for: asWritten, of: publisher).map { .iri($0) } ?? .node(Self.node(own(), coverage))
    }

    /// The IRI that says all that the coverage says; nil when there is none.
    private func sharedIRI(for coverage: SpatialCoverage, of publisher: Publisher?) -> IRI? {
        guard let iri = iri(of: coverage, publisher), let place = known[iri], coverage.box == nil || coverage.box == place.box else { return nil }
        return iri
    }

    /// What every dataset's place may be described by: a dataset's own description can change with another dataset's box.
    var fingerprint: Fingerprint {
        var mark = Fingerprint()
        for (iri, coverage) in known.sorted(by: { $0.key < $1.key }) {
            mark.combine(iri.text)
            mark.combine(coverage.code)
            mark.combine(coverage.name)
            for number in coverage.box.map({ [$0.west, $0.south, $0.east, $0.north] }) ?? [] { mark.combine(number.bitPattern) }
        }
        return mark
    }

    /// A node for each place, in no order.
    var nodes: [Node] { known.map { Self.node($0.key, $0.value) } }

    /// `dct:Location` (DCAT-AP 3.0.1).
    private static func node(_ iri: IRI, _ coverage: SpatialCoverage) -> Node {
        var node = Node(iri, .location)
        if let box = coverage.box, box.isArea {
            node.add(.bbox, .area(box))
            node.add(.centroid, .middle(box))
        }
        node.add(.identifier, plain: coverage.code)
        node.add(.prefLabel, plain: coverage.name)
        return node
    }

    /// Insee's IRI of a commune, a département or a région; one of our own for an EPCI, which has none.
    ///
    /// Two digits are a département, unless a région speaks of itself.
    private func iri(of coverage: SpatialCoverage, _ publisher: Publisher?) -> IRI? {
        guard let code = coverage.code, !code.isEmpty else { return nil }
        guard code.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }) else { return home.place(code) }
        return switch code.utf8.count {
        case 5: IRI("http://id.insee.fr/geo/commune/" + code)
        case 2 where publisher?.kind == .region && publisher?.insee == code: IRI("http://id.insee.fr/geo/region/" + code)
        case 2, 3: IRI("http://id.insee.fr/geo/departement/" + code)
        default: home.place(code)
        }
    }
}

extension BoundingBox {
    /// Whether the box lies on the globe and has an inside: harvesters refuse a polygon that has none.
    var isArea: Bool { west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90 }
}
