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
        // Everything is looked at where it stands: counting who holds each value would take longer than showing it.
        operations.withUnsafeBufferPointer { operations in
            literals.withUnsafeBufferPointer { literals in
                paths.withUnsafeBufferPointer { paths in
                    values.withUnsafeBufferPointer { values in
                        var run = Run(literals: literals, paths: paths, xml: xml, scopes: [values])
                        run.go(through: operations, into: &writer)
                    }
                }
            }
        }
    }
}

/// A program on its way through the values of one page.
private struct Run {
    let literals: UnsafeBufferPointer<UInt8>
    let paths: UnsafeBufferPointer<Int32>
    let xml: Bool
    /// The fields of the records and rows that are open, the innermost last. They all belong to the page's values, which outlive the run and never change.
    var scopes: [UnsafeBufferPointer<Value>]
    private var loops: [(rows: UnsafeBufferPointer<[Value]>, next: Int)] = []

    init(literals: UnsafeBufferPointer<UInt8>, paths: UnsafeBufferPointer<Int32>, xml: Bool, scopes: [UnsafeBufferPointer<Value>]) {
        self.literals = literals
        self.paths = paths
        self.xml = xml
        self.scopes = scopes
    }

    mutating func go(through operations: UnsafeBufferPointer<Operation>, into writer: inout ByteWriter) {
        var position = 0
        while position < operations.count {
            let operation = operations[position]
            position += 1
            switch operation {
            case .literal(let start, let end): writer.raw(UnsafeBufferPointer(rebasing: literals[Int(start)..<Int(end)]))
            case .text(let reference):
                switch value(reference)?.pointee {
                case .text(let text), .address(let text): if xml { writer.xml(text) } else { writer.html(text) }
                default: break
                }
            case .address(let reference):
                guard case .address(var address) = value(reference)?.pointee else { continue }
                address.withUTF8 { if SafeAddress.allows($0) { writer.html($0) } }
            case .number(let reference):
                if case .number(let number) = value(reference)?.pointee { writer.number(number) }
            case .markup(let reference):
                switch value(reference)?.pointee {
                case .markup(let bytes), .json(let bytes): writer.raw(bytes)
                default: break
                }
            case .skipUnless(let reference, let target):
                if !isShown(reference) { position = Int(target) }
            case .skipIf(let reference, let target):
                if isShown(reference) { position = Int(target) }
            case .enter(let reference, let end):
                if case .record(let fields) = value(reference)?.pointee { scopes.append(Self.inPlace(fields)) } else { position = Int(end) }
            case .leave: scopes.removeLast()
            case .each(let reference, let end):
                if case .list(let rows) = value(reference)?.pointee, let first = rows.first {
                    scopes.append(Self.inPlace(first))
                    loops.append((Self.inPlace(rows), 1))
                } else {
                    position = Int(end)
                }
            case .next(let start):
                let last = loops.count - 1
                let next = loops[last].next
                if next < loops[last].rows.count {
                    scopes[scopes.count - 1] = Self.inPlace(loops[last].rows[next])
                    loops[last].next = next + 1
                    position = Int(start)
                } else {
                    loops.removeLast()
                    scopes.removeLast()
                }
            }
        }
    }

    /// What an array of the page's values holds, where it stands.
    @inline(__always)
    private static func inPlace<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> { elements.withUnsafeBufferPointer { $0 } }

    /// Nil for what is not there.
    @inline(__always)
    private func value(_ reference: Reference) -> UnsafePointer<Value>? {
        let depth = Int(reference.depth)
        let index = Int(reference.index)
        guard depth < scopes.count, index < scopes[depth].count, let fields = scopes[depth].baseAddress else { return nil }
        return reference.path.isEmpty ? fields + index : follow(reference.path, from: fields + index)
    }

    private func follow(_ path: Range<Int32>, from start: UnsafePointer<Value>) -> UnsafePointer<Value>? {
        var value = start
        for step in path {
            let index = Int(paths[Int(step)])
            guard case .record(let fields) = value.pointee, index < fields.count, let first = Self.inPlace(fields).baseAddress else { return nil }
            value = first + index
        }
        return value
    }

    @inline(__always)
    private func isShown(_ reference: Reference) -> Bool { value(reference)?.pointee.isShown ?? false }
}

extension Value {
    /// Whether a section over it shows.
    var isShown: Bool {
        switch self {
        case .absent: false
        case .text(let text), .address(let text): !text.isEmpty
        case .markup(let bytes), .json(let bytes): !bytes.isEmpty
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
