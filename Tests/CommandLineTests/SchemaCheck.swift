import Foundation

/// The part of JSON Schema that the interface's description uses: what a document has that its schema does not describe is a fault too.
struct SchemaCheck {
    let components: [String: Any]
    private(set) var faults: [String] = []

    /// - Parameter description: an OpenAPI document.
    init(_ description: [String: Any]) { components = (description["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:] }

    static func faults(in document: Any, _ schema: String, _ description: [String: Any]) -> [String] {
        var check = SchemaCheck(description)
        check.check(document, ["$ref": "#/components/schemas/" + schema], at: schema)
        return check.faults
    }

    private mutating func check(_ value: Any, _ schema: [String: Any], at place: String) {
        if let reference = schema["$ref"] as? String {
            guard let target = components[String(reference.split(separator: "/").last ?? "")] as? [String: Any] else {
                return faults.append("\(place): unknown \(reference)")
            }
            return check(value, target, at: place)
        }
        let types = schema["type"] as? [String] ?? [schema["type"] as? String].compactMap { $0 }
        if !types.isEmpty, !types.contains(where: { Self.isOf($0, value) }) { return faults.append("\(place): \(value) is not \(types)") }
        if let values = schema["enum"] as? [String], let text = value as? String, !values.contains(text) { faults.append("\(place): \(text)") }
        if schema["format"] as? String == "uri", let text = value as? String, URL(string: text)?.scheme == nil { faults.append("\(place): \(text)") }
        if let least = schema["minimum"] as? Int, let number = value as? Int, number < least { faults.append("\(place): \(number)") }
        if let object = value as? [String: Any] {
            let properties = schema["properties"] as? [String: Any] ?? [:]
            for name in schema["required"] as? [String] ?? [] where object[name] == nil { faults.append("\(place): no \(name)") }
            for (name, member) in object {
                if let property = (properties[name] ?? schema["additionalProperties"]) as? [String: Any] {
                    check(member, property, at: place + "." + name)
                } else if schema["properties"] != nil {
                    faults.append("\(place): \(name) is not described")
                }
            }
        }
        if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
            for (index, item) in list.enumerated() { check(item, items, at: place + "[\(index)]") }
        }
    }

    private static func isOf(_ type: String, _ value: Any) -> Bool {
        let number = value as? NSNumber
        let isTruth = number.map { Self.isTruth($0) } ?? false
        return switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "null": value is NSNull
        case "boolean": isTruth
        case "integer": !isTruth && number.map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
        case "number": !isTruth && number != nil
        default: false
        }
    }

    /// JSON's truths and numbers are one class here: a truth has the type of a C `bool`.
    private static func isTruth(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B" }
}
