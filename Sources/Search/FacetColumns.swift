internal import Bytes
internal import Model

/// The values that each document has in each facet, column by column.
struct FacetColumns {
    private struct Column {
        var values: [String] = []
        var numbers: [String: Int] = [:]
        /// What documents have: sets of values, each once.
        var sets: [[Int]] = []
        var setNumbers: [[Int]: Int] = [:]
        var documents: [Int] = []

        mutating func add(_ names: [String]) {
            var set: [Int] = []
            for name in names {
                let number = numbers[name] ?? values.count
                if number == values.count {
                    numbers[name] = number
                    values.append(name)
                }
                if !set.contains(number) { set.append(number) }
            }
            set.sort()
            let number = setNumbers[set] ?? sets.count
            if number == sets.count {
                setNumbers[set] = number
                sets.append(set)
            }
            documents.append(number)
        }
    }
    private var columns = SearchFacet.allCases.map { _ in Column() }
    /// Years of 372 days, which serve to sort by; -1 for documents without a date.
    private var days: [Int] = []

    mutating func add(_ document: SearchDocument) {
        for number in columns.indices { columns[number].add(number < document.facets.count ? document.facets[number] : []) }
        days.append(document.lastChange.map { $0.year * 372 + $0.month * 31 + $0.day } ?? -1)
    }

    /// `{"facets": [{"name", "values", "sets", "docs"}], "newest", "days"}`. A digit or two or three of `docs` for each document: the number of its set of
    /// values; of `days`: how many such days it is older than the newest.
    var file: [UInt8] {
        var out = ByteWriter()
        out.raw("{\"facets\":[")
        for (number, facet) in SearchFacet.allCases.enumerated() {
            let column = columns[number]
            if number > 0 { out.raw(",") }
            out.raw("\n{\"name\":\"" + facet.rawValue + "\",\"values\":[")
            for (position, value) in column.values.enumerated() {
                if position > 0 { out.raw(",") }
                out.text(value)
            }
            out.raw("],\"sets\":[")
            for (position, set) in column.sets.enumerated() {
                if position > 0 { out.raw(",") }
                out.raw(set.count == 1 ? set.map(String.init).joined() : "[" + set.map(String.init).joined(separator: ",") + "]")
            }
            out.raw("],\"docs\":\"")
            // A facet in which all documents are the same narrows nothing.
            out.raw(Self.digits(column.sets.count < 2 ? [] : column.documents, below: column.sets.count))
            out.raw("\"}")
        }
        let newest = days.max() ?? -1
        let oldest = days.filter { $0 >= 0 }.min() ?? newest
        let limit = min(newest - oldest + 2, 91 * 91 * 91)
        out.raw("],\n\"days\":\"")
        out.raw(Self.digits(days.map { $0 < 0 ? limit - 1 : min(newest - $0, limit - 2) }, below: limit))
        out.raw("\"}\n")
        return out.bytes
    }

    private static func digits(_ numbers: [Int], below limit: Int) -> [UInt8] {
        let width = Digits.width(below: limit)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * width)
        for number in numbers { Digits.append(number, width: width, to: &bytes) }
        return bytes
    }
}
