public import Bytes
internal import Model

/// The catalogue for harvesters: DCAT-AP 3 in JSON-LD, whole and dataset by dataset.
///
/// One graph (`CatalogueGraph`) says what there is to say; a `GraphWriter` says it in a format. A format more is a writer more.
public struct Feed: Sendable {
    private let graph: CatalogueGraph
    private let shared: SharedNodes

    public init(_ graph: CatalogueGraph) {
        self.graph = graph
        shared = SharedNodes(of: graph)
    }

    /// What every dataset's description depends on besides the dataset, its publisher and its files.
    public var fingerprint: Fingerprint {
        var mark = Fingerprint()
        let settings = graph.catalogue.settings
        mark.combine(settings.fingerprint)
        mark.combine(settings.baseAddress)
        mark.combine(settings.publisher?.fingerprint ?? Fingerprint())
        mark.combine(graph.places.fingerprint)
        return mark
    }

    /// Writes `catalog.jsonld`: the whole catalogue. Memory is flat with a writer that has a sink.
    public func writeCatalogue(into writer: inout ByteWriter) {
        var format = JSONLDWriter()
        writeCatalogue(&format, into: &writer)
    }

    /// The same, taking over from the last feed the datasets that are as they were.
    ///
    /// - Parameters:
    ///   - keys: of each dataset of the catalogue: all that its line is made from.
    ///   - last: where the lines of the last feed are in `bytes`.
    /// - Returns: where the lines of this feed are.
    public func writeCatalogue(into writer: inout ByteWriter, keys: [Fingerprint], last: FeedLines, of bytes: [UInt8]) -> FeedLines {
        var format = JSONLDWriter()
        var lines = FeedLines()
        // The writer may have written other documents before.
        let origin = writer.position
        format.begin(into: &writer)
        format.write(graph.catalogueNode(), .dataset, graph.datasetIRIs, into: &writer)
        for node in shared.all { format.write(node, into: &writer) }
        bytes.withUnsafeBufferPointer { old in
            for index in graph.catalogue.datasets.indices {
                let start = writer.position - origin + JSONLDWriter.separator.utf8CodeUnitCount
                if let range = last.range(of: keys[index]), range.upperBound <= old.count {
                    format.write(line: UnsafeBufferPointer(rebasing: old[range]), into: &writer)
                } else if let node = graph.dataset(graph.catalogue.datasets[index]) {
                    format.write(node, into: &writer)
                } else {
                    continue
                }
                lines.add(keys[index], start..<(writer.position - origin))
            }
        }
        format.end(into: &writer)
        return lines
    }

    /// Writes the `dataset.jsonld` of the dataset at `index` of `Catalogue.datasets`: the dataset and all it refers to.
    public func writeDataset(_ index: Int, into writer: inout ByteWriter) {
        var format = JSONLDWriter()
        writeDataset(index, &format, into: &writer)
    }

    private func writeCatalogue(_ format: inout some GraphWriter, into writer: inout ByteWriter) {
        format.begin(into: &writer)
        format.write(graph.catalogueNode(), .dataset, graph.datasetIRIs, into: &writer)
        for node in shared.all { format.write(node, into: &writer) }
        for index in graph.catalogue.datasets.indices {
            if let node = graph.dataset(graph.catalogue.datasets[index]) { format.write(node, into: &writer) }
        }
        format.end(into: &writer)
    }

    private func writeDataset(_ index: Int, _ format: inout some GraphWriter, into writer: inout ByteWriter) {
        guard graph.catalogue.datasets.indices.contains(index), let node = graph.dataset(graph.catalogue.datasets[index]) else { return }
        format.begin(into: &writer)
        format.write(node, into: &writer)
        for other in shared.referred(by: node) { format.write(other, into: &writer) }
        format.end(into: &writer)
    }
}
