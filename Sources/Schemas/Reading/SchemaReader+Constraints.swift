internal import Bytes
internal import JSON
internal import Patterns

/// `constraints` of a field.
extension SchemaReader {
    static let constraintNames: Set<String> = [
        "required", "unique", "enum", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength",
    ]

    /// - Parameter isKnown: whether the type is one of the specification's; of a type that nobody knows, only what fits any value is kept, and
    ///   nothing more is said.
    mutating func readConstraints(_ node: JSONNode, of type: FieldType, isKnown: Bool) -> FieldConstraints {
        var result = FieldConstraints()
        guard let given = node["constraints"], !given.isNull else { return result }
        guard given.isObject else {
            note(.propertyInvalid, at: given, subject: "constraints")
            return result
        }
        for member in given.members where !member.node.isNull {
            guard Self.constraintNames.contains(member.name) else {
                let near = Self.constraintNames.filter { sameName($0, member.name) }
                note(
                    .constraintUnknown, at: member.node, subject: member.name,
                    suggestions: near.isEmpty ? nearestNames(to: member.name, among: Self.constraintNames) : Array(near))
                continue
            }
            guard type.allows(constraint: member.name) else {
                if isKnown { note(.constraintUnsupported, at: member.node, subject: member.name, value: type.name) }
                continue
            }
            if !read(member.name, member.node, of: type, into: &result) { note(.constraintInvalid, at: member.node, subject: member.name) }
        }
        dropContradictions(in: given, of: type, &result)
        return result
    }

    /// False when the value cannot be one of that constraint.
    private mutating func read(_ name: String, _ node: JSONNode, of type: FieldType, into result: inout FieldConstraints) -> Bool {
        switch name {
        case "required":
            guard let flag = node.boolean else { return false }
            result.required = flag
        case "unique":
            guard let flag = node.boolean else { return false }
            result.unique = flag
        case "enum":
            guard let items = node.array else { return false }
            let values = items.compactMap { $0.scalarText ?? ($0.isNull ? nil : $0.compactText) }
            guard !values.isEmpty else { return false }
            result.enumeration = values
        case "pattern":
            guard let source = node.text else { return false }
            guard isWhole else { return true }
            do {
                pattern = try Pattern(source)
                result.pattern = source
            } catch {
                note(.patternInvalid, at: node)
            }
        case "minLength":
            guard let count = node.count else { return false }
            result.minLength = count
        case "maxLength":
            guard let count = node.count else { return false }
            result.maxLength = count
        default:
            guard let bound = node.scalarText, node.boolean == nil, type.accepts(bound) else { return false }
            switch name {
            case "minimum": result.minimum = bound
            case "maximum": result.maximum = bound
            case "exclusiveMinimum": result.exclusiveMinimum = bound
            default: result.exclusiveMaximum = bound
            }
        }
        return true
    }

    /// Bounds that no value can lie between would refuse every row: both are left aside.
    private mutating func dropContradictions(in node: JSONNode, of type: FieldType, _ result: inout FieldConstraints) {
        if let least = result.minLength, let most = result.maxLength, least > most {
            note(.constraintsContradict, at: node["minLength"] ?? node, subject: "minLength, maxLength", value: "\(least) > \(most)")
            result.minLength = nil
            result.maxLength = nil
        }
        if let least = result.minimum, let most = result.maximum, type.isOrdered(most, before: least) {
            note(.constraintsContradict, at: node["minimum"] ?? node, subject: "minimum, maximum", value: "\(least) > \(most)")
            result.minimum = nil
            result.maximum = nil
        }
    }
}

extension FieldType {
    /// The name that the specification gives it.
    public var name: String {
        switch self {
        case .string: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .date: "date"
        case .datetime: "datetime"
        case .time: "time"
        case .year: "year"
        case .yearmonth: "yearmonth"
        case .duration: "duration"
        case .geopoint: "geopoint"
        case .geojson: "geojson"
        case .object: "object"
        case .array: "array"
        case .any: "any"
        }
    }

    /// Which constraints a type has (specs.frictionlessdata.io/table-schema §Constraints, as the reference validator reads it).
    func allows(constraint: String) -> Bool {
        switch constraint {
        case "required", "unique", "enum": return true
        case "minLength", "maxLength":
            switch self {
            case .string, .array, .object: return true
            default: return false
            }
        case "pattern":
            if case .string = self { return true }
            return false
        default:
            switch self {
            case .integer, .number, .date, .datetime, .time, .year, .yearmonth: return true
            default: return false
            }
        }
    }
}
