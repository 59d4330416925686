internal import CXML
internal import Tables

/// The name of an element or an attribute without its prefix. Equal names of one stream are one place in memory.
struct XMLName: Equatable {
    fileprivate let place: UnsafePointer<UInt8>?

    @inline(__always)
    static func == (a: XMLName, b: XMLName) -> Bool { a.place == b.place }
}

/// The attributes of an element that is being opened; void when its visit is over.
struct XMLAttributes {
    /// Five pointers for each: name, prefix, namespace, start and end of the value.
    private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int

    @inline(__always)
    fileprivate init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int32) {
        self.pointers = pointers
        self.count = pointers == nil ? 0 : Int(count)
    }

    @inline(__always)
    func name(_ index: Int) -> XMLName { XMLName(place: pointers.unsafelyUnwrapped[index * 5]) }

    @inline(__always)
    func hasPrefix(_ index: Int) -> Bool { pointers.unsafelyUnwrapped[index * 5 + 1] != nil }

    @inline(__always)
    func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard let start = pointers.unsafelyUnwrapped[index * 5 + 3], let end = pointers.unsafelyUnwrapped[index * 5 + 4] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    /// The value of the first attribute of that name, whatever its prefix.
    func value(of name: XMLName) -> UnsafeBufferPointer<UInt8>? {
        for index in 0..<count where self.name(index) == name { return value(index) }
        return nil
    }

    func string(of name: XMLName) -> String? { value(of: name).map { String(decoding: $0, as: UTF8.self) } }
}

/// What walks through an XML document while it is being read. Its methods are called in the order of the document.
class XMLVisitor {
    /// Why the visit ended early. What comes after is not visited.
    private(set) var failure: TableError?
    fileprivate(set) final var isStopped = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {}
    func end() {}
    /// A piece of text; one text may come in many.
    func text(_ text: UnsafeBufferPointer<UInt8>) {}

    final func fail(_ error: TableError) {
        if failure == nil { failure = error }
        isStopped = true
    }

    /// Ends the visit: what was looked for is found.
    final func stop() { isStopped = true }
}

/// Reads an XML document piece by piece, in flat memory.
///
/// No network, no file, no DTD and no entity but the five of XML itself: a document with a DOCTYPE is refused.
final class XMLStream {
    private let context: xmlParserCtxtPtr
    /// The part's name in errors.
    private let part: String

    /// To be set before the first piece.
    var visitor: XMLVisitor? {
        didSet { context.pointee.userData = visitor.map { Unmanaged.passUnretained($0).toOpaque() } }
    }

    /// The library's tables are made once, before any thread needs them.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    init(part: String) throws(TableError) {
        self.part = part
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = { context, name, _, _, _, _, count, _, attributes in
            guard let context else { return }
            Unmanaged<XMLVisitor>.fromOpaque(context)._withUnsafeGuaranteedRef {
                if !$0.isStopped { $0.start(XMLName(place: name), XMLAttributes(attributes, count: count)) }
            }
        }
        handler.endElementNs = { context, _, _, _ in
            guard let context else { return }
            Unmanaged<XMLVisitor>.fromOpaque(context)._withUnsafeGuaranteedRef { if !$0.isStopped { $0.end() } }
        }
        let text: charactersSAXFunc = { context, characters, count in
            guard let context, let characters, count > 0 else { return }
            Unmanaged<XMLVisitor>.fromOpaque(context)._withUnsafeGuaranteedRef {
                if !$0.isStopped { $0.text(UnsafeBufferPointer(start: characters, count: Int(count))) }
            }
        }
        handler.characters = text
        handler.ignorableWhitespace = text
        handler.cdataBlock = text
        handler.internalSubset = { context, _, _, _ in
            guard let context else { return }
            Unmanaged<XMLVisitor>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.fail(.damaged(.doctype)) }
        }
        // Without it the library writes its errors to the terminal.
        handler.serror = { _, _ in }
        guard Self.isReady, let context = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else { throw .unreadable("out of memory") }
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        self.context = context
    }

    deinit {
        // The library makes a document of its own for the entities that a DOCTYPE declares, even if nobody asks for them.
        if let document = context.pointee.myDoc { xmlFreeDoc(document) }
        xmlFreeParserCtxt(context)
    }

    func name(_ name: StaticString) -> XMLName { XMLName(place: xmlDictLookup(context.pointee.dict, name.utf8Start, Int32(name.utf8CodeUnitCount))) }

    /// Reads the next piece, a megabyte at most. Texts and elements that are whole are visited before it returns.
    func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {
        try parse(bytes, isLast: false)
    }

    func finish() throws(TableError) {
        try parse(UnsafeBufferPointer(start: nil, count: 0), isLast: true)
    }

    private func parse(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(TableError) {
        guard visitor?.isStopped == false else { return }
        let chunk = UnsafeRawBufferPointer(bytes).assumingMemoryBound(to: CChar.self)
        xmlParseChunk(context, chunk.baseAddress, Int32(truncatingIfNeeded: chunk.count), isLast ? 1 : 0)
        if let failure = visitor?.failure { throw failure }
        guard visitor?.isStopped == false else { return }
        if context.pointee.wellFormed == 0 || context.pointee.disableSAX != 0 {
            let line = context.pointee.input == nil ? 0 : Int(context.pointee.input.pointee.line)
            throw .damaged(.brokenXML(part: part, line: line))
        }
    }
}
