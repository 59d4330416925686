public import Model

/// One line of the ledger: something that has happened to a dataset, or to one of its files.
public struct LedgerEvent: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A dataset is published for the first time, or a file of it.
        case added
        /// A dataset has got its identifier, or another one.
        case identified
        /// A file has other columns.
        case columns
        /// A file is gone.
        case gone
        /// A dataset has another folder or another address, a file another name, or all the datasets of a publisher another folder.
        case moved
        /// A dataset is gone, and another has taken its place.
        case merged
        /// A dataset is gone.
        case withdrawn
        /// A dataset that was gone is published again, with the identifier and the addresses that it had.
        case returned
    }

    public var day: CalendarDate
    public var kind: Kind
    public var identifier = ""
    /// Under `content/`: of the dataset, or of a publisher that has moved.
    public var folder: String
    /// The name of a file in it; empty where it is about the dataset.
    public var file = ""
    /// What its address is made of, `roques/subventions`: where it stands from this day on.
    public var address = ""
    public var title = ""
    /// As `LedgerColumn.written` has them.
    public var columns = ""
    public var reason = ""
    /// The new folder or the new name, where there is one; of a merged dataset the folder of the one that has taken its place.
    public var target = ""

    public init(
        _ kind: Kind, on day: CalendarDate, folder: String, file: String = "", identifier: String = "", address: String = "", title: String = "",
        columns: String = "", reason: String = "", target: String = ""
    ) {
        self.day = day
        self.kind = kind
        self.identifier = identifier
        self.folder = folder
        self.file = file
        self.address = address
        self.title = title
        self.columns = columns
        self.reason = reason
        self.target = target
    }
}

/// A column of a table as the ledger knows it.
public struct LedgerColumn: Sendable, Hashable {
    public var name: String
    /// A type of Table Schema: `string`, `integer`, `number`, `date`…; `any` where nothing is known of its values.
    public var type: String

    public init(name: String, type: String) {
        self.name = name
        self.type = type
    }

    private static let comma: UInt8 = 0x2C
    private static let colon: UInt8 = 0x3A
    private static let backslash: UInt8 = 0x5C

    /// `annee:year, montant:number`: with a backslash before a comma or a backslash of a name, and `\n` for a line break.
    public static func written(_ columns: [LedgerColumn]) -> String {
        var out: [UInt8] = []
        for (index, column) in columns.enumerated() {
            if index > 0 { out += ", ".utf8 }
            for byte in column.name.utf8 {
                switch byte {
                case comma, backslash: out += [backslash, byte]
                case 0x0A, 0x0D: out += "\\n".utf8
                default: out.append(byte)
                }
            }
            out.append(colon)
            out += column.type.utf8
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// What `written` has written.
    public static func read(_ text: String) -> [LedgerColumn] {
        var columns: [LedgerColumn] = []
        var current: [UInt8] = []
        var rest = Array(text.utf8)[...]
        func end() {
            if current.isEmpty { return }
            let mark = current.lastIndex(of: colon) ?? current.count
            columns.append(
                LedgerColumn(name: String(decoding: current[..<mark], as: UTF8.self), type: String(decoding: current[mark...].dropFirst(), as: UTF8.self)))
            current = []
        }
        while let byte = rest.popFirst() {
            if byte == backslash, let next = rest.popFirst() {
                current.append(next == 0x6E ? 0x0A : next)
            } else if byte == comma {
                end()
                if rest.first == 0x20 { rest.removeFirst() }
            } else {
                current.append(byte)
            }
        }
        end()
        return columns
    }

    /// Whether two tables have the same columns; the order does not count, nor a type that is not known.
    static func areAlike(_ one: [LedgerColumn], _ other: [LedgerColumn]) -> Bool {
        let change = FileChange(of: "", from: one, to: other)
        return one.count == other.count && change.newColumns.isEmpty && change.goneColumns.isEmpty && change.retypedColumns.isEmpty
    }
}

extension FileChange {
    /// What the columns of a file have become.
    init(of name: String, from before: [LedgerColumn], to now: [LedgerColumn]) {
        self.init(name: name)
        let old = Dictionary(before.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(now.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
        newColumns = now.map(\.name).filter { old[$0] == nil }
        goneColumns = before.map(\.name).filter { new[$0] == nil }
        retypedColumns = now.filter { column in old[column.name].map { $0 != column.type && $0 != "any" && column.type != "any" } ?? false }.map(\.name)
    }
}
