internal import JSON
internal import Schemas

/// Cells that hold more than one value: points, JSON objects and arrays, geometries.
enum Structures {
    /// What a member of JSON must be to count as a number, as text or as a number.
    private static func number(_ node: JSONNode) -> Double? {
        switch node.value {
        case .number(let text), .string(let text):
            var text = text
            return text.withUTF8 { Numbers.decimal(Numbers.trimmed($0)) }
        default: return nil
        }
    }

    private static func isOnEarth(_ longitude: Double?, _ latitude: Double?) -> Bool {
        guard let longitude, let latitude else { return false }
        return abs(longitude) <= 180 && abs(latitude) <= 90
    }

    static func isGeopoint(_ text: UnsafeBufferPointer<UInt8>, _ format: FieldType.GeopointFormat) -> Bool {
        switch format {
        case .default:
            let parts = text.split(separator: 0x2C, omittingEmptySubsequences: false).map { Numbers.trimmed(UnsafeBufferPointer(rebasing: $0)) }
            return parts.count == 2 && isOnEarth(Numbers.decimal(parts[0]), Numbers.decimal(parts[1]))
        case .array:
            guard case .array(let members)? = json(text)?.value, members.count == 2 else { return false }
            return isOnEarth(number(members[0]), number(members[1]))
        case .object:
            guard let node = json(text), case .object(let members) = node.value, members.count == 2, let longitude = node["lon"], let latitude = node["lat"]
            else { return false }
            return isOnEarth(number(longitude), number(latitude))
        }
    }

    static func json(_ text: UnsafeBufferPointer<UInt8>) -> JSONNode? { try? JSONTree.parse(Array(text)) }

    /// How many members an object or an array has; nil for what is none.
    static func objectCount(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard case .object(let members)? = json(text)?.value else { return nil }
        return members.count
    }

    static func array(_ text: UnsafeBufferPointer<UInt8>) -> [JSONNode]? {
        guard case .array(let members)? = json(text)?.value else { return nil }
        return members
    }

    /// A GeoJSON object (RFC 7946 §3), its geometry's positions being numbers.
    static func isGeoJSON(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let node = json(text) else { return false }
        return isGeoJSON(node, depth: 0)
    }

    private static func isGeoJSON(_ node: JSONNode, depth: Int) -> Bool {
        guard depth < 8, case .object = node.value, case .string(let type)? = node["type"]?.value else { return false }
        switch type {
        case "Feature":
            guard let geometry = node["geometry"] else { return false }
            if case .null = geometry.value { return true }
            return isGeoJSON(geometry, depth: depth + 1)
        case "FeatureCollection": return members(node["features"])?.allSatisfy { isGeoJSON($0, depth: depth + 1) } ?? false
        case "GeometryCollection": return members(node["geometries"])?.allSatisfy { isGeoJSON($0, depth: depth + 1) } ?? false
        case "Point": return isPosition(node["coordinates"])
        case "MultiPoint", "LineString": return arePositions(node["coordinates"], levels: 1)
        case "MultiLineString", "Polygon": return arePositions(node["coordinates"], levels: 2)
        case "MultiPolygon": return arePositions(node["coordinates"], levels: 3)
        default: return false
        }
    }

    private static func members(_ node: JSONNode?) -> [JSONNode]? {
        guard case .array(let members)? = node?.value else { return nil }
        return members
    }

    private static func isPosition(_ node: JSONNode?) -> Bool {
        guard let members = members(node), members.count >= 2 else { return false }
        return members.allSatisfy { if case .number = $0.value { true } else { false } }
    }

    private static func arePositions(_ node: JSONNode?, levels: Int) -> Bool {
        guard levels > 0 else { return isPosition(node) }
        return members(node)?.allSatisfy { arePositions($0, levels: levels - 1) } ?? false
    }
}
