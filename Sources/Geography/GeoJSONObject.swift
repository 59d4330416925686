internal import JSON
internal import Tables

/// An object of a GeoJSON document as far as it has been read: a collection, a feature or a geometry.
struct GeoJSONObject {
    enum Role { case root, feature, geometry }

    var place: JSONReader.Place
    var members: GeoJSONMembers = []
    var type: GeoJSONType?
    /// The type as it is written, when it is none that is known.
    var otherType: String?
    var typePlace: JSONReader.Place?
    var identifier: String?
    var shape = Shape()
    var hasFeatures = false
    var hasGeometries = false

    init(place: JSONReader.Place) { self.place = place }
}

extension GeoJSONWalk {
    /// How many collections of geometries may stand in one another; what is deeper is only counted.
    private static let deepestCollection = 8

    /// Says that an object has a member, whose name is the reader's last event.
    mutating func note(_ member: GeoJSONMember, in object: inout GeoJSONObject) {
        if object.members.contains(member) { log.add(.memberRepeated, at: reader.place, value: member.name) }
        object.members.insert(GeoJSONMembers(member))
    }

    /// Reads the member whose name is the reader's last event.
    mutating func readMember(of object: inout GeoJSONObject, role: GeoJSONObject.Role, depth: Int = 0, _ batch: RowBatch) throws(JSONError) {
        guard let member = GeoJSONMember(reader.text) else { return try reader.skip(.name) }
        note(member, in: &object)
        let event = try reader.next()
        switch member {
        case .type: try readType(event, into: &object)
        case .coordinates: try readCoordinates(event, into: &object)
        case .geometries: try readGeometries(event, into: &object, depth: depth, batch)
        case .geometry where role != .geometry: try readGeometry(event, batch)
        case .properties where role != .geometry: try readProperties(event, batch)
        case .bbox: try readBox(event)
        case .id where role != .geometry:
            if event == .string || event == .number {
                takeIdentifier(event, into: &object)
            } else {
                if event != .null { log.add(.identifierInvalid, at: reader.place) }
                try reader.skip(event)
            }
        case .crs where role == .root: try readReference(event)
        case .geometry, .properties, .features, .id, .crs, .esriType, .esriReference: try reader.skip(event)
        }
    }

    private mutating func readType(_ event: JSONReader.Event, into object: inout GeoJSONObject) throws(JSONError) {
        object.typePlace = reader.place
        object.type = nil
        object.otherType = nil
        guard event == .string else { return try reader.skip(event) }
        object.type = GeoJSONType(reader.text)
        if object.type == nil { object.otherType = String(decoding: reader.text.prefix(80), as: UTF8.self) }
    }

    private mutating func readCoordinates(_ event: JSONReader.Event, into object: inout GeoJSONObject) throws(JSONError) {
        object.shape = Shape()
        object.shape.place = reader.place
        guard event == .beginArray else { return try reader.skip(event) }
        object.shape.isArray = true
        try coordinates.read(&reader, into: &object.shape, &extent)
        positionCount += object.shape.positions
    }

    private mutating func readGeometry(_ event: JSONReader.Event, _ batch: RowBatch) throws(JSONError) {
        switch event {
        case .beginObject: try readGeometryObject(depth: 0, batch)
        case .null:
            withoutGeometry += 1
            log.add(.geometryNull, at: reader.place)
        default:
            log.add(.geometryNotObject, at: reader.place)
            try reader.skip(event)
        }
    }

    private mutating func readGeometryObject(depth: Int, _ batch: RowBatch) throws(JSONError) {
        var object = GeoJSONObject(place: reader.place)
        while try reader.next() == .name { try readMember(of: &object, role: .geometry, depth: depth, batch) }
        if let type = judgeType(of: object, role: .geometry) { judgeMembers(of: object, as: type) }
        judgeGeometry(object, depth: depth)
    }

    private mutating func readGeometries(_ event: JSONReader.Event, into object: inout GeoJSONObject, depth: Int, _ batch: RowBatch) throws(JSONError) {
        guard event == .beginArray, depth < Self.deepestCollection else { return try reader.skip(event) }
        object.hasGeometries = true
        while true {
            let element = try reader.next()
            if element == .endArray { return }
            if element == .beginObject {
                try readGeometryObject(depth: depth + 1, batch)
            } else {
                log.add(.geometryNotObject, at: reader.place)
                try reader.skip(element)
            }
        }
    }

    private mutating func readProperties(_ event: JSONReader.Event, _ batch: RowBatch) throws(JSONError) {
        if event == .beginObject { return try records.readObject(&reader) }
        if event != .null { log.add(.propertiesNotObject, at: reader.place) }
        try reader.skip(event)
    }

    /// A box is as many numbers for its south-west as for its north-east corner (RFC 7946 §5).
    private mutating func readBox(_ event: JSONReader.Event) throws(JSONError) {
        let place = reader.place
        guard event == .beginArray else {
            log.add(.boxInvalid, at: place)
            return try reader.skip(event)
        }
        var numbers = 0
        var isValid = true
        while true {
            let element = try reader.next()
            if element == .endArray { break }
            numbers += 1
            if element != .number { isValid = false }
            try reader.skip(element)
        }
        if !isValid || numbers != 4 && numbers != 6 { log.add(.boxInvalid, at: place) }
    }

    /// Looks for `{"type": "name", "properties": {"name": "urn:…"}}`.
    private mutating func readReference(_ event: JSONReader.Event) throws(JSONError) {
        guard event == .beginObject else { return try reader.skip(event) }
        referencePlace = reader.place
        let outside = reader.depth - 1
        var isName = false
        while reader.depth > outside {
            let inner = try reader.next()
            if inner == .string, isName || referenceName == nil { referenceName = String(decoding: reader.text.prefix(120), as: UTF8.self) }
            isName = inner == .name && reader.text.elementsEqual("name".utf8)
        }
    }
}
