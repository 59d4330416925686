private import OfficialCodes

/// Whether a code of two, three or five characters is that of a département or of a commune, present or former; nil for overseas places that the lists do
/// not have, and for codes of another length.
public func isOfficialPlace(_ code: String) -> Bool? {
    if code.hasPrefix("97") || code.hasPrefix("98") { return nil }
    switch code.utf8.count {
    case 2, 3: return OfficialLists.communes.containsDepartment(code)
    case 5: return Array(code.utf8).withUnsafeBufferPointer { OfficialLists.communes.contains($0) } || OfficialLists.communes.successor(of: code) != nil
    default: return nil
    }
}

/// The official codes of communes, départements and EPCI (INSEE, DGCL), and the day they are true of.
enum OfficialLists {
    struct Communes: Sendable {
        /// `2026-01-01`.
        let day: String
        /// Per département, by its two characters, its communes' last digits as 1,024 bits.
        fileprivate let bits: [UInt64]
        fileprivate let departments: Set<String>

        /// Whether there is such a commune (or municipal arrondissement).
        func contains(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
            guard code.count == 5, let department = OfficialLists.number(of: code[0], code[1]) else { return false }
            var number = 0
            for index in 2..<5 {
                guard Numbers.isDigit(code[index]) else { return false }
                number = number * 10 + Int(code[index] & 15)
            }
            return bits[department * 16 + (number >> 6)] & (1 << UInt64(number & 63)) != 0
        }

        /// The commune that a former one has become part of.
        func successor(of code: String) -> String? { OfficialLists.former[code] }

        /// `01` to `95`, `2A`, `2B`, `971` to `976`.
        func containsDepartment(_ code: String) -> Bool {
            if code.utf8.count == 3 { return ["971", "972", "973", "974", "976"].contains(code) }
            return code.utf8.count == 2 && code != "97" && departments.contains(code)
        }
    }

    /// The place of a département's two characters (`01` to `97`, `2A`, `2B`) among all there could be.
    private static let departmentCount = 10 * 12
    fileprivate static func number(of first: UInt8, _ last: UInt8) -> Int? {
        guard Numbers.isDigit(first) else { return nil }
        let ones: UInt8 = Numbers.isDigit(last) ? last & 15 : last == 0x41 ? 10 : last == 0x42 ? 11 : 12
        return ones < 12 ? Int(first & 15) * 12 + Int(ones) : nil
    }

    // Byte by byte: a small catalogue is built in little more time than it takes to make texts of thousands of runs.
    static let communes: Communes = {
        let lines = UnsafeBufferPointer(start: official_communes.bytes, count: official_communes.length).split(separator: 0x0A)
        var bits = [UInt64](repeating: 0, count: departmentCount * 16)
        var departments: Set<String> = []
        for line in lines.dropFirst() where line.count > 2 {
            guard let department = number(of: line[line.startIndex], line[line.startIndex + 1]) else { continue }
            departments.insert(String(decoding: line.prefix(2), as: UTF8.self))
            var (first, last) = (-1, 0)
            func mark() {
                let start = first < 0 ? last : first
                guard start <= last, last < 1024 else { return }
                for number in start...last { bits[department * 16 + (number >> 6)] |= 1 << UInt64(number & 63) }
            }
            for byte in line.dropFirst(3) {
                switch byte {
                case 0x20:
                    mark()
                    (first, last) = (-1, 0)
                case 0x2D: (first, last) = (last, 0)
                default: last = min(last * 10 + Int(byte & 15), 1024)
                }
            }
            mark()
        }
        return Communes(day: lines.first.map { String(decoding: $0, as: UTF8.self) } ?? "", bits: bits, departments: departments)
    }()

    private static let former: [String: String] = {
        var former: [String: String] = [:]
        for line in text(official_former_communes).dropFirst() {
            let parts = line.split(separator: " ")
            if parts.count == 2 { former[String(parts[0])] = String(parts[1]) }
        }
        return former
    }()

    static let epci: (day: String, sirens: Set<String>) = {
        let lines = text(official_epci)
        return (lines.first.map(String.init) ?? "", Set(lines.dropFirst().map(String.init)))
    }()

    private static func text(_ list: official_list) -> [Substring] {
        String(decoding: UnsafeBufferPointer(start: list.bytes, count: list.length), as: UTF8.self).split(separator: "\n")
    }
}
