private import OfficialCodes

/// The official codes of communes, départements and EPCI (INSEE, DGCL), and the day they are true of.
enum OfficialLists {
    struct Communes: Sendable {
        /// `2026-01-01`.
        let day: String
        /// Per département, its communes' last digits as a set of bits.
        fileprivate let departments: [String: [UInt64]]
        fileprivate let former: [String: String]

        /// Whether there is such a commune (or municipal arrondissement).
        func contains(_ code: String) -> Bool {
            guard code.utf8.count == 5, let bits = departments[String(code.prefix(2))], let number = Int(code.suffix(3)), (0..<1024).contains(number) else {
                return false
            }
            return bits[number >> 6] & 1 << UInt64(number & 63) != 0
        }

        /// The commune that a former one has become part of.
        func successor(of code: String) -> String? { former[code] }

        /// `01` to `95`, `2A`, `2B`, `971` to `976`.
        func containsDepartment(_ code: String) -> Bool {
            if code.utf8.count == 3 { return ["971", "972", "973", "974", "976"].contains(code) }
            return code.utf8.count == 2 && code != "97" && departments[code] != nil
        }
    }

    static let communes: Communes = {
        let lines = text(official_communes)
        var departments: [String: [UInt64]] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: " ")
            guard let department = parts.first else { continue }
            var bits = [UInt64](repeating: 0, count: 16)
            for run in parts.dropFirst() {
                let ends = run.split(separator: "-").compactMap { Int($0) }
                guard let first = ends.first, let last = ends.last, first >= 0, first <= last, last < 1024 else { continue }
                for number in first...last { bits[number >> 6] |= 1 << UInt64(number & 63) }
            }
            departments[String(department)] = bits
        }
        var former: [String: String] = [:]
        for line in text(official_former_communes).dropFirst() {
            let parts = line.split(separator: " ")
            if parts.count == 2 { former[String(parts[0])] = String(parts[1]) }
        }
        return Communes(day: lines.first.map(String.init) ?? "", departments: departments, former: former)
    }()

    static let epci: (day: String, sirens: Set<String>) = {
        let lines = text(official_epci)
        return (lines.first.map(String.init) ?? "", Set(lines.dropFirst().map(String.init)))
    }()

    private static func text(_ list: official_list) -> [Substring] {
        String(decoding: UnsafeBufferPointer(start: list.bytes, count: list.length), as: UTF8.self).split(separator: "\n")
    }
}
