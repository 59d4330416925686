private import Bytes
internal import JSON
internal import Tables

/// Goes through a GeoJSON document once, feature by feature.
///
/// Members may come in any order, so each object is read into a `GeoJSONObject`, and judged at its end.
struct GeoJSONWalk: ~Copyable {
    private(set) var report = GeoJSONReport()

    private enum Stage { case start, root, features, done }

    var reader: JSONReader
    var records = JSONRecords()
    var log = IssueLog()
    var coordinates: CoordinatesReader
    /// Of the feature at hand.
    var extent = Extent()
    let territory: GeoBox?
    var counts = [Int](repeating: 0, count: GeoJSONType.allCases.count)
    var featureCount = 0
    var withoutGeometry = 0
    var positionCount = 0
    var box = GeoBox.none
    var usualBox = GeoBox.none
    /// Features that lie neither in France nor would if their coordinates were swapped.
    var elsewhere = 0
    var referenceName: String?
    var referencePlace: JSONReader.Place?

    private var stage = Stage.start
    private var root = GeoJSONObject(place: JSONReader.Place(line: 1, column: 1, offset: 0))
    private var identifiers: Set<UInt64> = []
    private var labelColumn: (columns: Int, column: Int?) = (0, nil)

    /// How many identifiers are compared with one another.
    private static let mostIdentifiers = 1 << 23

    init(_ source: @escaping JSONReader.Source, territory: GeoBox?, geometry: GeometryCollector? = nil) {
        reader = JSONReader(source: source)
        self.territory = territory
        // Files are seldom cut along a border: about 5 km around are still the territory.
        coordinates = CoordinatesReader(places: territory.map { [$0.widened(by: 0.05)] } ?? GeoBox.france)
        coordinates.geometry = geometry
    }

    /// Fills the batch with rows of properties, and puts what ends the reading early into the report.
    mutating func fill(_ batch: RowBatch) {
        do {
            while stage != .done, !records.isFull(batch) || records.isLookingAhead && batch.rowCount == 0 {
                if records.isLookingAhead, records.isFull(batch) { records.finishLookahead(into: batch) } else { try step(batch) }
            }
        } catch {
            fail(error)
        }
        guard stage == .done, records.isLookingAhead else { return }
        records.finishLookahead(into: batch)
    }

    func describe(_ form: inout TableForm) {
        form.hasByteOrderMark = reader.hasByteOrderMark
        records.remark(&form)
    }

    private mutating func step(_ batch: RowBatch) throws(JSONError) {
        switch stage {
        case .start:
            let event = try reader.next()
            root.place = reader.place
            guard event == .beginObject else {
                log.add(.rootNotObject, at: reader.place)
                try reader.skip(event)
                _ = try reader.next()
                return finish()
            }
            stage = .root
        case .root:
            if try reader.next() == .name {
                var object = root
                if let member = GeoJSONMember(reader.text), member == .features {
                    try enterFeatures(&object)
                } else {
                    try readMember(of: &object, role: .root, batch)
                }
                root = object
            } else {
                judgeRoot(batch)
                _ = try reader.next()
                finish()
            }
        case .features:
            let event = try reader.next()
            if event == .endArray {
                log.feature = 0
                stage = .root
                return
            }
            featureCount += 1
            log.feature = featureCount
            if event == .beginObject {
                try readFeature(batch)
            } else {
                log.add(.featureNotObject, at: reader.place)
                log.label(nil)
                try reader.skip(event)
                records.blankRow(into: batch)
            }
        case .done: break
        }
    }

    // MARK: The document

    private mutating func enterFeatures(_ object: inout GeoJSONObject) throws(JSONError) {
        note(.features, in: &object)
        let event = try reader.next()
        if event == .beginArray {
            // Properties beside the features belong to none of them.
            records.dropRow()
            extent = Extent()
            object.hasFeatures = true
            stage = .features
        } else {
            try reader.skip(event)
        }
    }

    private mutating func judgeRoot(_ batch: RowBatch) {
        let type = judgeType(of: root, role: .root)
        report.summary.type = type
        guard let type else { return }
        judgeMembers(of: root, as: type)
        switch type {
        case .featureCollection:
            if !root.hasFeatures { log.add(.featuresMissing, at: root.place) }
            if root.hasFeatures, featureCount == 0 { log.add(.emptyCollection, at: root.place) }
        case .feature:
            featureCount = 1
            judgeFeature(root, batch)
            records.endRow(into: batch)
        default:
            judgeGeometry(root, depth: 0)
            judgeExtent()
            coordinates.geometry?.endFeature(named: nil)
        }
    }

    private mutating func finish() {
        stage = .done
        report.summary.featureCount = featureCount
        report.summary.withoutGeometry = withoutGeometry
        report.summary.positionCount = positionCount
        report.summary.box = box.isEmpty ? nil : box
        report.summary.usualBox = usualBox.isEmpty ? nil : usualBox
        report.summary.referenceName = referenceName
        report.summary.properties = records.columns
        report.summary.geometryCounts = GeoJSONType.allCases.filter(\.isGeometry).map { ($0, counts[$0.rawValue]) }.filter { $0.1 > 0 }
        judgeReference()
        if let place = records.firstRepeatedPlace {
            log.feature = records.firstRepeatingObject
            log.add(.propertyRepeated, records.repeatedNames, at: place)
        }
        // Without a territory, only a file that mostly seems to be swapped is: points all over the world are no mistake.
        if territory == nil, let swapped = log[.swapped], elsewhere > swapped.features { log.remove(.swapped) }
        // Exporting the file again for its coordinates mends these on the way; where they are swapped, they are only its consequence.
        let causes: [GeoJSONIssue.Kind] = [.lambert93, .lambertOther, .webMercator, .swapped]
        if causes.contains(where: { log[$0] != nil }) { log.remove(.winding) }
        report.issues = log.all
    }

    private mutating func fail(_ error: JSONError) {
        report.failure = error
        log.label(nil)
        // What is no JSON need not be told that it is no GeoJSON.
        log.remove(.rootNotObject)
        let kind: GeoJSONIssue.Kind
        switch error.kind {
        case .truncated: kind = .truncated
        case .invalidText: kind = .notUTF8
        case .tooDeep, .tooLong: kind = .tooDeep
        case .syntax, .unreadable: kind = .notJSON
        }
        log.add(kind, at: JSONReader.Place(line: error.line, column: error.column, offset: 0))
        finish()
    }

    // MARK: Features

    private mutating func readFeature(_ batch: RowBatch) throws(JSONError) {
        var object = GeoJSONObject(place: reader.place)
        while try reader.next() == .name { try readMember(of: &object, role: .feature, batch) }
        if let type = judgeType(of: object, role: .feature) { judgeMembers(of: object, as: type) }
        judgeFeature(object, batch)
        records.endRow(into: batch)
    }

    private mutating func judgeFeature(_ object: GeoJSONObject, _ batch: RowBatch) {
        if !object.members.contains(.geometry) { log.add(.geometryMissing, at: object.place) }
        if !object.members.contains(.properties) { log.add(.propertiesMissing, at: object.place) }
        judgeExtent()
        if let geometry = coordinates.geometry { geometry.endFeature(named: geometry.isNamed ? label(in: batch) ?? object.identifier : nil) }
        guard log.hasPending else { return }
        log.label(label(in: batch) ?? object.identifier)
    }

    /// The feature's name, from the property that most looks like one.
    private mutating func label(in batch: RowBatch) -> String? {
        if labelColumn.columns != records.columns.count {
            let ranks = records.columns.map { column in
                let name = folded(column.name)
                return Self.labelNames.firstIndex { name.elementsEqual($0.utf8) || $0.utf8.count > 2 && name.starts(with: ($0 + "_").utf8) } ?? Int.max
            }
            let best = ranks.min() ?? Int.max
            labelColumn = (ranks.count, best == Int.max ? nil : ranks.firstIndex(of: best))
        }
        return labelColumn.column.flatMap { records.text(ofColumn: $0) }
    }

    private static let labelNames = [
        "nom", "name", "libelle", "intitule", "titre", "title", "label", "designation", "adresse", "id", "id_local", "code", "insee", "fid", "objectid",
    ]

    /// Keeps a feature's identifier for messages, and says so when another has it.
    mutating func takeIdentifier(_ event: JSONReader.Event, into object: inout GeoJSONObject) {
        object.identifier = String(decoding: reader.text.prefix(80), as: UTF8.self)
        guard log.feature > 0, identifiers.count < Self.mostIdentifiers else { return }
        var mark = Fingerprint()
        mark.combine(event == .string)
        mark.combine(UnsafeRawBufferPointer(reader.text))
        if !identifiers.insert(mark.low ^ mark.high).inserted { log.add(.identifierRepeated, at: reader.place, value: object.identifier) }
    }
}
