internal import Bytes
internal import Findings

/// Turns one entry and its partials into a program, and checks each name, kind and place on the way.
struct TemplateCompiler {
    private let templates: [String: ParsedTemplate]
    private let words: Words
    private let format: TemplateSource.Format
    private(set) var program = Program()
    private(set) var findings: [Finding] = []
    /// The templates met, this entry's own among them.
    private(set) var used: Set<String> = []
    /// The names of the interface texts that are shown.
    private(set) var shownWords: Set<String> = []
    /// Whether a file that this entry needs could not be read as a template; then places in the HTML would be guesses.
    private(set) var isBroken = false

    private var scopes: [Scope] = []
    private var depth = 0
    private var html = HTMLPlace()
    private var callers: [String] = []
    private var calls = 0
    /// Literals may be joined to an earlier one only from this operation on: sections jump to the others.
    private var barrier = 0

    private static let deepestCall = 32
    private static let mostCalls = 10_000
    /// In bytes.
    private static let mostLiterals = 1 << 26
    private static let wordsName = "words"

    /// A place where names are looked up.
    private enum Scope {
        /// The fields of a record or a row, at a depth of the running program.
        case fields(Shape, depth: Int)
        /// Inside a section over a text: `{{.}}` shows it.
        case alias(Reference, Shape.Kind)
        /// Inside a section whose name is unknown: what cannot be found here is no second mistake.
        case unknown
    }

    private struct Section {
        enum Closing { case label, leave, next, nothing }
        let name: TagName
        let closing: Closing
        /// The operation that opened it.
        let opening: Int
        let hasScope: Bool
        let deepens: Bool
        let html: HTMLPlace
    }

    init(templates: [String: ParsedTemplate], words: Words, format: TemplateSource.Format) {
        self.templates = templates
        self.words = words
        self.format = format
    }

    mutating func compile(_ entry: ParsedTemplate, shape: Shape) {
        scopes = [.fields(shape, depth: 0)]
        inline(entry)
        if format == .html, html.state != .content, findings.isEmpty, !isBroken {
            let source = entry.source
            findings.append(Finding(.templateUnfinishedTag, at: source.place(of: source.bytes.count), value: source.name))
        }
    }

    /// Adds a template at this place, with the names known here. Calls itself for partials, at most `deepestCall` deep.
    private mutating func inline(_ template: ParsedTemplate) {
        let source = template.source
        used.insert(source.name)
        callers.append(source.name)
        defer { callers.removeLast() }
        if !template.findings.isEmpty { isBroken = true }
        var sections: [Section] = []
        for part in template.parts {
            switch part {
            case .literal(let range): literal(range, of: source)
            case .show(let name, let unescaped): show(name, unescaped: unescaped, in: source)
            case .open(let name, let inverted): sections.append(open(name, inverted: inverted, in: source))
            case .close: if let section = sections.popLast() { close(section, in: source) }
            case .partial(let name): partial(name, in: source)
            }
        }
    }

    private mutating func report(_ rule: Rule, _ name: TagName, in source: TemplateSource, details: [String] = [], suggestions: [String] = []) {
        findings.append(Finding(rule, at: source.place(of: name.offset), value: name.text, details: details, suggestions: suggestions))
    }

    private mutating func report(_ problem: HTMLPlace.Problem, at offset: Int, value: String? = nil, in source: TemplateSource) {
        if isBroken { return }
        findings.append(Finding(problem.rule, at: source.place(of: offset), value: value))
    }

    // MARK: Literals

    private mutating func literal(_ range: Range<Int>, of source: TemplateSource) {
        if format == .html {
            for offset in range {
                if let problem = html.feed(source.bytes[offset]) { report(problem, at: offset, in: source) }
            }
        }
        append(literal: source.bytes[range])
    }

    private mutating func append(literal bytes: some Collection<UInt8>) {
        let start = Int32(program.literals.count)
        program.literals += bytes
        let end = Int32(program.literals.count)
        let last = program.operations.count - 1
        if last >= barrier, case .literal(let earlier, start) = program.operations[last] {
            program.operations[last] = .literal(earlier, end)
        } else {
            program.operations.append(.literal(start, end))
        }
    }

    // MARK: Names

    private enum Found {
        case value(Reference, Shape.Kind)
        case words(String)
        /// It has been reported.
        case nothing
    }

    /// Finds a name: its first part in the nearest scope that knows it, the rest in the record found.
    private mutating func find(_ name: TagName, in source: TemplateSource) -> Found {
        if name.text == "." {
            guard let found = lookUp(".") else { return unknown(".", offset: name.offset, known: knownNames(), in: source) }
            return .value(found.reference, found.kind)
        }
        var steps = name.text.utf8.split(separator: 0x2E).map { String(Substring($0)) }
        let first = steps.removeFirst()
        if first == Self.wordsName, !steps.isEmpty { return .words(steps.joined(separator: ".")) }
        guard let start = lookUp(first) else {
            let known = steps.isEmpty ? knownNames() : knownNames() + [Self.wordsName]
            return unknown(first, offset: name.offset, known: known, in: source)
        }
        var kind = start.kind
        var offset = name.offset
        var soFar = first
        var path: [Int32] = []
        for step in steps {
            offset = name.offset + soFar.utf8.count + 1
            guard case .record(let shape) = kind.present else {
                report(.templateNotARecord, TagName(text: soFar, offset: name.offset), in: source)
                return .nothing
            }
            guard let index = shape.index(of: step) else {
                return unknown(step, offset: offset, known: shape.fields.map(\.name), in: source)
            }
            path.append(Int32(index))
            kind = shape.fields[index].kind
            soFar += "." + step
        }
        var reference = start.reference
        if !path.isEmpty {
            let before = reference.path.map { program.paths[Int($0)] }
            let pathStart = Int32(program.paths.count)
            program.paths += before + path
            reference = Reference(depth: reference.depth, index: reference.index, path: pathStart..<Int32(program.paths.count))
        }
        return .value(reference, kind)
    }

    private func lookUp(_ name: String) -> (reference: Reference, kind: Shape.Kind)? {
        for scope in scopes.reversed() {
            switch scope {
            case .fields(let shape, let depth):
                if let index = shape.index(of: name) {
                    return (Reference(depth: Int32(depth), index: Int32(index), path: 0..<0), shape.fields[index].kind)
                }
                // `{{.}}` means the nearest thing only.
                if name == "." { return nil }
            case .alias(let reference, let kind):
                if name == "." { return (reference, kind) }
            case .unknown: if name == "." { return nil }
            }
        }
        return nil
    }

    private mutating func unknown(_ part: String, offset: Int, known: [String], in source: TemplateSource) -> Found {
        let isExcused = scopes.contains { if case .unknown = $0 { true } else { false } }
        if !isExcused {
            let suggestions = nearestNames(to: part, among: known)
            report(.templateUnknownName, TagName(text: part, offset: offset), in: source, details: [known.joined(separator: ", ")], suggestions: suggestions)
        }
        return .nothing
    }

    /// The names known here, the nearest first.
    private func knownNames() -> [String] {
        var names: [String] = []
        for scope in scopes.reversed() {
            switch scope {
            case .fields(let shape, _):
                for field in shape.fields where !names.contains(field.name) { names.append(field.name) }
            case .alias: if !names.contains(".") { names.append(".") }
            case .unknown: break
            }
        }
        return names
    }

    // MARK: Showing

    private mutating func show(_ name: TagName, unescaped: Bool, in source: TemplateSource) {
        switch find(name, in: source) {
        case .nothing: return
        case .words(let key): show(word: key, name, unescaped: unescaped, in: source)
        case .value(let reference, let kind):
            let shown: HTMLPlace.Shown
            switch kind.present {
            case .text: shown = .text
            case .address: shown = .address
            case .number: shown = .number
            case .markup: shown = .markup
            case .json: shown = .json
            default: return report(.templateNotText, name, in: source)
            }
            let isReady = shown == .markup || shown == .json
            if unescaped, !isReady { return report(.templateTextUnescaped, name, in: source) }
            if !unescaped, isReady { return report(.templateMarkupEscaped, name, in: source) }
            if format == .html, let problem = html.show(shown) { report(problem, at: name.offset, value: name.text, in: source) }
            switch shown {
            case .text: program.operations.append(.text(reference))
            case .address: program.operations.append(format == .html && html.isInAttribute ? .address(reference) : .text(reference))
            case .number: program.operations.append(.number(reference))
            case .markup, .json: program.operations.append(.markup(reference))
            }
        }
    }

    private mutating func show(word key: String, _ name: TagName, unescaped: Bool, in source: TemplateSource) {
        if unescaped { return report(.templateTextUnescaped, name, in: source) }
        shownWords.insert(key)
        guard let pieces = words.pieces(key) else {
            let suggestions = words.nearest(to: key).map { Self.wordsName + "." + $0 }
            return report(.wordsUnknown, name, in: source, details: [key], suggestions: suggestions)
        }
        var writer = ByteWriter()
        for piece in pieces {
            switch piece {
            case .literal(let text): if format == .xml { writer.xml(text) } else { writer.html(text) }
            case .gap(let gap): return report(.wordsWithGaps, name, in: source, details: ["{\(gap)}"])
            }
        }
        if format == .html, let problem = html.show(word: writer.bytes) { report(problem, at: name.offset, value: name.text, in: source) }
        append(literal: writer.bytes)
    }

    // MARK: Sections

    private mutating func open(_ name: TagName, inverted: Bool, in source: TemplateSource) -> Section {
        func section(_ closing: Section.Closing, hasScope: Bool = false, deepens: Bool = false) -> Section {
            Section(name: name, closing: closing, opening: program.operations.count, hasScope: hasScope, deepens: deepens, html: html)
        }
        switch find(name, in: source) {
        case .words:
            report(.templateNotARecord, name, in: source)
            scopes.append(.unknown)
            return section(.nothing, hasScope: true)
        case .nothing:
            scopes.append(.unknown)
            return section(.nothing, hasScope: true)
        case .value(let reference, _) where inverted:
            let opened = section(.label)
            begin(.skipIf(reference, to: 0))
            return opened
        case .value(let reference, let kind):
            switch kind.present {
            case .list(let row):
                let opened = section(.next, hasScope: true, deepens: true)
                begin(.each(reference, end: 0))
                depth += 1
                scopes.append(.fields(row, depth: depth))
                return opened
            case .record(let shape):
                let opened = section(.leave, hasScope: true, deepens: true)
                begin(.enter(reference, end: 0))
                depth += 1
                scopes.append(.fields(shape, depth: depth))
                return opened
            case .flag:
                let opened = section(.label)
                begin(.skipUnless(reference, to: 0))
                return opened
            default:
                let opened = section(.label, hasScope: true)
                begin(.skipUnless(reference, to: 0))
                scopes.append(.alias(reference, kind))
                return opened
            }
        }
    }

    private mutating func begin(_ operation: Operation) {
        program.operations.append(operation)
        barrier = program.operations.count
    }

    private mutating func close(_ section: Section, in source: TemplateSource) {
        if section.hasScope { scopes.removeLast() }
        if section.deepens { depth -= 1 }
        switch section.closing {
        case .next: program.operations.append(.next(Int32(section.opening + 1)))
        case .leave: program.operations.append(.leave)
        case .label, .nothing: break
        }
        barrier = program.operations.count
        let end = Int32(barrier)
        if section.closing != .nothing {
            switch program.operations[section.opening] {
            case .skipIf(let reference, _): program.operations[section.opening] = .skipIf(reference, to: end)
            case .skipUnless(let reference, _): program.operations[section.opening] = .skipUnless(reference, to: end)
            case .each(let reference, _): program.operations[section.opening] = .each(reference, end: end)
            case .enter(let reference, _): program.operations[section.opening] = .enter(reference, end: end)
            default: break
            }
        }
        guard format == .html else { return }
        if let after = HTMLPlace.after(sectionFrom: section.html, to: html, repeats: section.closing == .next) {
            html = after
        } else if !isBroken {
            report(.templateSectionSplitsTag, section.name, in: source)
        }
    }

    // MARK: Partials

    private mutating func partial(_ name: TagName, in source: TemplateSource) {
        guard let template = templates[name.text] else {
            return report(.templateUnknownPartial, name, in: source, suggestions: nearestNames(to: name.text, among: templates.keys))
        }
        if let first = callers.firstIndex(of: name.text) {
            let chain = (callers[first...] + [name.text]).joined(separator: " → ")
            return report(.templatePartialCycle, name, in: source, details: [chain])
        }
        calls += 1
        let size = program.literals.count + template.source.bytes.count
        guard callers.count < Self.deepestCall, calls <= Self.mostCalls, size < Self.mostLiterals else {
            return report(.templateTooLarge, name, in: source)
        }
        inline(template)
    }
}

extension HTMLPlace.Problem {
    fileprivate var rule: Rule {
        switch self {
        case .inlineScript, .eventAttribute: .templateInlineScript
        case .inlineStyle, .styleAttribute: .templateInlineStyle
        case .embeddedDocument: .templateEmbeddedDocument
        case .unsafeAddress: .templateUnsafeAddress
        case .spaceWanted: .templateSpaceWanted
        case .tagInPlainText, .cdata: .templateTagInPlainText
        case .valueInTag: .templateValueInTag
        case .valueInComment: .templateValueInComment
        case .valueInCode: .templateValueInCode
        case .markupOutsideContent: .templateMarkupOutsideContent
        case .jsonOutsideData: .templateJSONOutsideData
        case .textAsAddress: .templateTextAsAddress
        }
    }
}
