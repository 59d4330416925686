internal import JSON
internal import Tables

/// What is said of an object once all its members are known.
extension GeoJSONWalk {
    /// Gives the object's type, or says what is wrong with it. A type that is another's place, such as a geometry among features, is wrong too.
    mutating func judgeType(of object: GeoJSONObject, role: GeoJSONObject.Role) -> GeoJSONType? {
        let place = object.typePlace ?? object.place
        if let type = object.type {
            let isRight =
                switch role {
                case .root: true
                case .feature: type == .feature
                case .geometry: type.isGeometry
                }
            if isRight { return type }
            log.add(.typeUnknown, at: place, value: type.name)
        } else if let other = object.otherType {
            if role == .root, other == "Topology" {
                log.add(.topology, at: place)
            } else if GeoJSONType.meant(by: other) != nil {
                log.add(.typeCase, at: place, value: other)
            } else {
                log.add(.typeUnknown, at: place, value: other)
            }
        } else if object.members.contains(.type) {
            log.add(.typeNotText, at: place)
        } else if role == .root, object.members.contains(.esriType) || object.members.contains(.esriReference) {
            log.add(.esri, at: place)
        } else {
            log.add(.typeMissing, at: place)
        }
        return nil
    }

    mutating func judgeMembers(of object: GeoJSONObject, as type: GeoJSONType) {
        for member in GeoJSONMember.misplaced(in: type) where object.members.contains(member) {
            log.add(.memberMisplaced, at: object.place, value: member.name)
        }
    }

    /// - Parameter depth: in how many collections the geometry stands.
    mutating func judgeGeometry(_ object: GeoJSONObject, depth: Int) {
        guard let type = object.type, type.isGeometry else { return }
        if depth == 0 { counts[type.rawValue] += 1 }
        if type == .geometryCollection {
            if depth > 0 { log.add(.collectionNested, at: object.place) }
            if !object.members.contains(.geometries) || !object.hasGeometries && depth == 0 { log.add(.geometriesMissing, at: object.place) }
            return
        }
        let shape = object.shape
        guard let place = shape.place, shape.isArray else { return log.add(.coordinatesMissing, at: object.place) }
        let expected = type.positionDepth
        let isFlat = shape.positions == 0 || shape.shallowest == expected && shape.deepest == expected
        guard isFlat, shape.mixed.count == 0, shape.empty.allSatisfy({ $0.level <= expected }) else {
            return log.add(.nestingWrong, at: place, value: type.name)
        }
        for (level, tally) in shape.empty {
            if level == 1 {
                log.add(.geometryEmpty, tally)
            } else if level == expected {
                log.add(.positionTooShort, tally)
            } else {
                log.add(type.hasLines ? .lineTooShort : .ringTooShort, tally)
            }
        }
        coordinates.geometry?.endGeometry(type.hasPoints ? .points : type.hasLines ? .lines : .surfaces)
        log.add(.positionTooShort, shape.shortPositions)
        log.add(.positionNotNumbers, shape.notNumbers)
        log.add(.positionTooLong, shape.longPositions)
        log.add(.precision, shape.precisePositions)
        if type.hasPoints { log.add(.zeroPoint, shape.zeroPositions) }
        if type.hasLines { log.add(.lineTooShort, shape.shortLines) }
        if type.hasRings {
            log.add(.ringTooShort, shape.shortRings)
            log.add(.ringNotClosed, shape.openRings)
            log.add(.winding, shape.wrongTurns)
        }
    }

    /// Says where the positions of the feature at hand lie that ought to lie elsewhere, and makes ready for the next.
    mutating func judgeExtent() {
        box.include(extent.degrees)
        box.include(extent.all)
        if extent.foreign.isEmpty, coordinates.places.contains(where: { $0.intersects(extent.degrees) }) { usualBox.include(extent.degrees) }
        if !extent.foreign.isEmpty {
            for (system, tally, value) in extent.foreign {
                guard let place = tally.place else { continue }
                log.add(system.issue, tally.count, at: place, value: system.name ?? value)
            }
        } else if let place = extent.first, !coordinates.places.contains(where: { $0.intersects(extent.degrees) }) {
            // A surface larger than the territory has no corner in it, and yet lies there: the boxes are compared, not the points.
            let swapped = extent.degrees.swapped
            if coordinates.places.contains(where: { $0.contains(swapped) }) {
                log.add(.swapped, at: place, value: "\(extent.degrees.west), \(extent.degrees.south)")
            } else if territory != nil {
                log.add(.outsideTerritory, at: place, value: "\(extent.degrees.west), \(extent.degrees.south)")
            } else {
                elsewhere += 1
            }
        }
        extent = Extent()
    }

    /// A `crs` that says what the format has always been is harmless; one that explains coordinates in metres has been said with them.
    mutating func judgeReference() {
        guard let place = referencePlace else { return }
        let name = referenceName ?? ""
        let bytes = Array(name.utf8)
        let isUsual = ends(bytes, with: "CRS84") || ends(bytes, with: ":4326")
        let kinds: [GeoJSONIssue.Kind] = [.lambert93, .lambertOther, .webMercator, .notDegrees]
        guard !isUsual, kinds.allSatisfy({ log[$0] == nil }) else { return }
        log.feature = 0
        log.add(.referenceObsolete, at: place, value: name)
    }

    private func ends(_ bytes: [UInt8], with ending: String) -> Bool { bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8) }
}
