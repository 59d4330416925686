internal import Bytes
internal import DataFiles
internal import Model
internal import Planning
internal import Profiles
internal import Tables

/// Which cell makes a column be of another type than before.
struct RetypedValues {
    struct Column: Hashable {
        /// Of the dataset, of the file as published, and the column's own name.
        var page: String
        var file: String
        var name: String
    }

    struct Cause {
        var value: String
        /// As a spreadsheet numbers it.
        var row: Int
    }

    private let catalogue: Catalogue
    private let root: String

    init(_ catalogue: Catalogue, root: String) {
        self.catalogue = catalogue
        self.root = root
    }

    /// The first value of each retyped column that is not of the old type; the files concerned are read once more.
    func causes(of plan: SitePlan, _ tables: TableShelf) -> [Column: Cause] {
        var wanted: [String: [String: [(name: String, type: ColumnType)]]] = [:]
        for change in plan.changes {
            guard case .columnRetyped(let name, let old, _, _) = change.kind, let file = change.file else { continue }
            wanted[change.page, default: [:]][file, default: []].append((name, old))
        }
        if wanted.isEmpty { return [:] }
        let addresses = Addresses(catalogue.settings)
        var causes: [Column: Cause] = [:]
        for (number, dataset) in catalogue.datasets.enumerated() {
            let page = addresses.dataset(dataset, of: catalogue.publishers[dataset.publisher], addresses.primary)
            guard let files = wanted[page] else { continue }
            for table in tables.numbers(of: number).map({ tables.tables[$0] }) {
                let names = [dataset.distributions[table.distribution].publishedName, dataset.distributions[table.distribution].firstName].compactMap(\.self)
                for name in names.map({ Addresses.encodedPath($0) }) {
                    guard let columns = files[name] else { continue }
                    for (column, cause) in Self.causes(columns, in: table.file) { causes[Column(page: page, file: name, name: column)] = cause }
                }
            }
        }
        return causes
    }

    private static func causes(_ columns: [(name: String, type: ColumnType)], in file: DataFile) -> [String: Cause] {
        var causes: [String: Cause] = [:]
        file.read { labels, row, cells in
            for (name, type) in columns where causes[name] == nil {
                guard let place = labels.firstIndex(of: name), let text = cells(place), !text.isEmpty, !isOf(type, text) else { continue }
                causes[name] = Cause(value: text, row: row)
            }
            return causes.count < columns.count
        }
        return causes
    }

    /// Whether a cell is of a type, as far as that is told by its signs.
    private static func isOf(_ type: ColumnType, _ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isDigits(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy { $0 &- 0x30 < 10 } }
        let unsigned = bytes.first == 0x2D || bytes.first == 0x2B ? bytes.dropFirst() : bytes[...]
        switch type {
        case .integer, .year: return !unsigned.isEmpty && isDigits(unsigned)
        case .number: return Double(text) != nil
        case .commaNumber: return Double(String(decoding: bytes.map { $0 == 0x2C ? 0x2E : $0 }, as: UTF8.self)) != nil
        case .date: return bytes.count == 10 && CalendarDate(iso8601: text) != nil
        case .dateTime: return bytes.count > 10 && CalendarDate(iso8601: text) != nil
        case .dayFirstDate, .dayFirstDateTime: return bytes.count >= 8 && bytes.contains(0x2F)
        case .time: return bytes.contains(0x3A)
        case .boolean, .text, .empty: return true
        }
    }
}
