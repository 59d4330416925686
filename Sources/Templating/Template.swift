public import Bytes

/// A compiled template: a flat run of operations over values that stand by position. It looks nothing up by name and decides nothing twice.
public struct Template: Sendable {
    let name: String
    let format: TemplateSource.Format
    let shape: Shape
    let program: Program

    /// Appends the page. It never throws nor traps in a release build: a value that is not of its field's kind shows nothing.
    /// - Parameter values: in the order of the entry's shape; a debug build stops when they do not conform to it.
    public func render(_ values: [Value], into writer: inout ByteWriter) {
        assert(shape.conforms(values), "\(name): \(shape.mismatch(of: values) ?? "")")
        program.run(values, xml: format == .xml, into: &writer)
    }

    public func render(_ view: some View, into writer: inout ByteWriter) { render(view.values, into: &writer) }
}

/// Where a value stands: how many sections that open a scope are around it, its index there, and further indexes into records.
struct Reference: Sendable {
    let depth: Int32
    let index: Int32
    /// Where the further indexes stand in the program's `paths`.
    let path: Range<Int32>
}

enum Operation: Sendable {
    /// A range of the program's literals.
    case literal(Int32, Int32)
    case text(Reference)
    case address(Reference)
    case number(Reference)
    case markup(Reference)
    /// Goes on at the operation when the value is absent, empty, zero or false.
    case skipUnless(Reference, to: Int32)
    /// Goes on at the operation when it is not.
    case skipIf(Reference, to: Int32)
    /// Opens a record as a scope, or goes on at the operation, behind its `leave`.
    case enter(Reference, end: Int32)
    case leave
    /// Opens a list's first row as a scope, or goes on at the operation, behind its `next`.
    case each(Reference, end: Int32)
    /// Puts the next row in the place of the scope and goes back to the operation, or closes the scope.
    case next(Int32)
}

struct Program: Sendable {
    var operations: [Operation] = []
    var literals: [UInt8] = []
    var paths: [Int32] = []

    func run(_ values: [Value], xml: Bool, into writer: inout ByteWriter) {
        var scopes = [values]
        var loops: [(rows: [[Value]], next: Int)] = []
        var position = 0
        while position < operations.count {
            let operation = operations[position]
            position += 1
            switch operation {
            case .literal(let start, let end): writer.raw(literals[Int(start)..<Int(end)])
            case .text(let reference):
                switch value(reference, scopes) {
                case .text(let text), .address(let text): if xml { writer.xml(text) } else { writer.html(text) }
                default: break
                }
            case .address(let reference):
                guard case .address(var address) = value(reference, scopes) else { continue }
                if address.withUTF8({ SafeAddress.allows($0) }) { writer.html(address) }
            case .number(let reference):
                if case .number(let number) = value(reference, scopes) { writer.number(number) }
            case .markup(let reference):
                if case .markup(let bytes) = value(reference, scopes) { writer.raw(bytes) }
            case .skipUnless(let reference, let target):
                if !value(reference, scopes).isShown { position = Int(target) }
            case .skipIf(let reference, let target):
                if value(reference, scopes).isShown { position = Int(target) }
            case .enter(let reference, let end):
                if case .record(let fields) = value(reference, scopes) { scopes.append(fields) } else { position = Int(end) }
            case .leave: scopes.removeLast()
            case .each(let reference, let end):
                if case .list(let rows) = value(reference, scopes), let first = rows.first {
                    scopes.append(first)
                    loops.append((rows, 1))
                } else {
                    position = Int(end)
                }
            case .next(let start):
                let last = loops.count - 1
                let next = loops[last].next
                if next < loops[last].rows.count {
                    scopes[scopes.count - 1] = loops[last].rows[next]
                    loops[last].next = next + 1
                    position = Int(start)
                } else {
                    loops.removeLast()
                    scopes.removeLast()
                }
            }
        }
    }

    /// What is not there is absent.
    @inline(__always)
    private func value(_ reference: Reference, _ scopes: [[Value]]) -> Value {
        let depth = Int(reference.depth)
        let index = Int(reference.index)
        guard depth < scopes.count, index < scopes[depth].count else { return .absent }
        if reference.path.isEmpty { return scopes[depth][index] }
        var value = scopes[depth][index]
        for step in reference.path {
            let index = Int(paths[Int(step)])
            guard case .record(let fields) = value, index < fields.count else { return .absent }
            value = fields[index]
        }
        return value
    }
}

extension Value {
    /// Whether a section over it shows.
    var isShown: Bool {
        switch self {
        case .absent: false
        case .text(let text), .address(let text): !text.isEmpty
        case .markup(let bytes): !bytes.isEmpty
        case .number(let number): number != 0
        case .flag(let flag): flag
        case .record: true
        case .list(let rows): !rows.isEmpty
        }
    }
}

extension Program {
    /// Changes whenever what the program writes could.
    var fingerprint: Fingerprint {
        var mark = Fingerprint()
        func combine(_ code: Int, _ reference: Reference?, _ number: Int32) {
            mark.combine(code)
            mark.combine(Int(number))
            guard let reference else { return }
            mark.combine(Int(reference.depth))
            mark.combine(Int(reference.index))
            for step in reference.path { mark.combine(Int(paths[Int(step)])) }
            mark.combine(-1)
        }
        for operation in operations {
            switch operation {
            case .literal(let start, let end):
                combine(1, nil, start)
                combine(1, nil, end)
            case .text(let reference): combine(2, reference, 0)
            case .address(let reference): combine(3, reference, 0)
            case .number(let reference): combine(4, reference, 0)
            case .markup(let reference): combine(5, reference, 0)
            case .skipUnless(let reference, let target): combine(6, reference, target)
            case .skipIf(let reference, let target): combine(7, reference, target)
            case .enter(let reference, let end): combine(8, reference, end)
            case .leave: combine(9, nil, 0)
            case .each(let reference, let end): combine(10, reference, end)
            case .next(let start): combine(11, nil, start)
            }
        }
        mark.combine(literals)
        return mark
    }
}
