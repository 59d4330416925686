/// What a template may ask of a value: its fields in order, each with a name and a kind.
///
/// Written next to the view it describes: `["title": .text, "link": .address, "files": .list(FileRow.shape)]`.
public struct Shape: Sendable, ExpressibleByDictionaryLiteral {
    public let fields: [Field]

    public struct Field: Sendable {
        public let name: String
        public let kind: Kind
    }

    /// What a field holds, and so how a template may use it.
    public indirect enum Kind: Sendable {
        /// Plain text: always escaped when shown. As a section: shown when it is not empty.
        case text
        /// A link: `http`, `https`, `mailto`, `tel` or relative. The only kind of text that `href`, `src` and their like accept.
        case address
        /// Markup that our own code has made safe: shown as it stands, only with `{{{name}}}` or `{{&name}}`. As a section: shown when it is not empty.
        case markup
        /// JSON that our own code has made safe inside HTML (`ByteWriter.json`): shown as it stands, only with `{{{name}}}` or `{{&name}}`, and only
        /// inside `<script type="application/ld+json">`. As a section: shown when it is not empty.
        case json
        /// A whole number, shown in plain digits. As a section: shown when it is not zero.
        case number
        /// Yes or no: only for sections.
        case flag
        /// Fields of their own: `{{a.b}}`, or a section in whose scope they stand.
        case record(Shape)
        /// A section repeats itself for each row.
        case list(Shape)
        /// Any of the others, that may be absent: a section over it is then left out, and showing it shows nothing.
        case optional(Kind)

        /// A list of plain texts: `{{#names}}{{.}}{{/names}}`.
        public static let texts = Kind.list([".": .text])

        /// The kind itself, whether it may be absent or not.
        var present: Kind {
            var kind = self
            while case .optional(let inner) = kind { kind = inner }
            return kind
        }

        /// One word for messages to developers.
        var name: String {
            switch self {
            case .text: "text"
            case .address: "address"
            case .markup: "markup"
            case .json: "JSON"
            case .number: "number"
            case .flag: "flag"
            case .record: "record"
            case .list: "list"
            case .optional(let kind): "optional " + kind.name
            }
        }
    }

    public init(dictionaryLiteral elements: (String, Kind)...) {
        fields = elements.map { Field(name: $0.0, kind: $0.1) }
    }

    /// Where a field stands; names are compared byte by byte.
    func index(of name: String) -> Int? {
        fields.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
    }
}

/// One value that a template shows or asks. Values stand in the order of their shape's fields, so that rendering looks nothing up by name.
public enum Value: Sendable, Equatable {
    /// For an optional field only.
    case absent
    case text(String)
    case address(String)
    /// UTF-8 that is already safe where the template shows it.
    case markup([UInt8])
    /// Pure ASCII without `<`, `>` and `&`.
    case json([UInt8])
    case number(Int)
    case flag(Bool)
    case record([Value])
    case list([[Value]])

    // Seen by the modules that make values, so that each of them has its own without generics.
    @inlinable public static func text(orAbsent text: String?) -> Value { text.map { .text($0) } ?? .absent }
    @inlinable public static func address(orAbsent address: String?) -> Value { address.map { .address($0) } ?? .absent }
    @inlinable public static func markup(orAbsent markup: [UInt8]?) -> Value { markup.map { .markup($0) } ?? .absent }
    @inlinable public static func json(orAbsent json: [UInt8]?) -> Value { json.map { .json($0) } ?? .absent }
    @inlinable public static func texts(_ texts: [String]) -> Value { .list(texts.map { [.text($0)] }) }
    @inlinable public static func view(_ view: some View) -> Value { .record(view.values) }
    @inlinable public static func view(orAbsent view: (some View)?) -> Value { view.map { .record($0.values) } ?? .absent }
    @inlinable public static func views(_ views: [some View]) -> Value { .list(views.map { $0.values }) }
}

/// Something a template can show: what may be asked of it, and the answers in the same order.
public protocol View: Sendable {
    static var shape: Shape { get }
    /// One value for each field of `shape`, in its order.
    var values: [Value] { get }
}

extension Shape {
    /// Where values differ from this shape, in a sentence for developers, as `files[2].title: text wanted, flag given`; nil when they conform.
    public func mismatch(of values: [Templating.Value]) -> String? { mismatch(of: values, path: "") }

    public func conforms(_ values: [Templating.Value]) -> Bool { mismatch(of: values) == nil }

    // As deep as the shape, which is written in code and finite.
    private func mismatch(of values: [Templating.Value], path: String) -> String? {
        guard values.count == fields.count else {
            return "\(path.isEmpty ? "" : path + ": ")\(fields.count) values wanted, \(values.count) given"
        }
        for (field, value) in zip(fields, values) {
            let place = path.isEmpty ? field.name : path + "." + field.name
            if let sentence = Self.mismatch(of: value, kind: field.kind, path: place) { return sentence }
        }
        return nil
    }

    private static func mismatch(of value: Templating.Value, kind: Kind, path: String) -> String? {
        switch (kind, value) {
        case (.optional, .absent), (.text, .text), (.address, .address), (.markup, .markup), (.json, .json), (.number, .number), (.flag, .flag): return nil
        case (.optional(let inner), _): return mismatch(of: value, kind: inner, path: path)
        case (.record(let shape), .record(let values)): return shape.mismatch(of: values, path: path)
        case (.list(let shape), .list(let rows)):
            for (index, row) in rows.enumerated() {
                if let sentence = shape.mismatch(of: row, path: "\(path)[\(index)]") { return sentence }
            }
            return nil
        default: return "\(path): \(kind.name) wanted, \(value.name) given"
        }
    }
}

extension Value {
    var name: String {
        switch self {
        case .absent: "nothing"
        case .text: "text"
        case .address: "address"
        case .markup: "markup"
        case .json: "JSON"
        case .number: "number"
        case .flag: "flag"
        case .record: "record"
        case .list: "list"
        }
    }
}
