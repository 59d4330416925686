/// Reads a JSON document (RFC 8259) event by event, from bytes that come piece by piece.
///
/// It is strict: one value, no trailing comma, no comment, no `NaN`; text must be UTF-8 (a byte order mark before it is passed over), and an
/// escape of half a surrogate pair is an error. A document of any size takes one buffer, which grows only for a text longer than it is.
public struct JSONReader: ~Copyable {
    /// Fills the buffer from its start and gives how many bytes were put there; 0 only at the end of the document.
    public typealias Source = (UnsafeMutableRawBufferPointer) throws(JSONError) -> Int

    public enum Event: UInt8, Sendable {
        case beginObject, endObject, beginArray, endArray
        /// The name of a member; its value's event comes next.
        case name
        case string, number, boolean, null
        /// The document is over; asking again gives the same.
        case end
    }

    /// A place in the document.
    public struct Place: Sendable, Hashable {
        /// From 1.
        public var line: Int
        /// In characters (Unicode scalars), from 1.
        public var column: Int
        /// In bytes, from 0.
        public var offset: Int

        public init(line: Int, column: Int, offset: Int) {
            self.line = line
            self.column = column
            self.offset = offset
        }
    }

    /// How deep arrays and objects may stand in one another.
    public static let usualDepth = 128
    /// The longest name, string or number, in bytes.
    public static let longestText = 1 << 26

    /// What the grammar allows next.
    enum Expected { case value, valueOrEnd, nameOrEnd, name, colon, separator, nothing }

    private let source: Source
    private let deepest: Int
    private let longest: Int

    // The window of the document that is in memory. `bytes[end]` is always 0, so that a scan that runs to the end of the window stops there.
    var bytes: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    var end = 0
    var position = 0
    /// Whether the source has no more than what is in the window.
    var isComplete = false

    // For places: what lies before the window, where the line began, and how many bytes of it are no characters of their own.
    private var windowOffset = 0
    private var line = 1
    private var lineOffset = 0
    private var lastReturn = -1
    var continuations = 0

    /// Whether the document begins with one; known from the first event on.
    public private(set) var hasByteOrderMark = false

    private var expected = Expected.value
    private var containers: UnsafeMutablePointer<Bool>
    /// How many arrays and objects are open: the last event's own among them after `beginArray` and `beginObject`, no more after their ends.
    public private(set) var depth = 0

    var eventStart = 0
    private var eventContinuations = 0
    var textStart = 0
    var textCount = 0

    /// - Parameters:
    ///   - window: how many bytes to hold at a time.
    ///   - depth: how deep arrays and objects may stand in one another; what is deeper is an error.
    ///   - longestText: in bytes; a longer name, string or number is an error.
    public init(window: Int = 1 << 17, depth: Int = JSONReader.usualDepth, longestText: Int = JSONReader.longestText, source: @escaping Source) {
        self.source = source
        deepest = max(depth, 0)
        longest = max(longestText, 16)
        capacity = max(window, 16)
        bytes = .allocate(capacity: capacity + 1)
        bytes[0] = 0
        containers = .allocate(capacity: deepest + 1)
    }

    deinit {
        bytes.deallocate()
        containers.deallocate()
    }

    // MARK: The event at hand

    /// The text of the last event if it was a name, a string (both without quotes and escapes) or a number, `true`, `false` or `null` as
    /// written. Void at the next call of `next`.
    @inline(__always)
    public var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes + textStart, count: textCount) }

    /// The same as a value of its own.
    public var string: String { String(decoding: text, as: UTF8.self) }

    /// Whether the last event was `true`.
    public var isTrue: Bool { textCount == 4 }

    /// Where the last event's text begins in the document.
    public var place: Place {
        let offset = windowOffset + eventStart
        return Place(line: line, column: offset - lineOffset - eventContinuations + 1, offset: offset)
    }

    // MARK: Going on

    /// The next event of the document. After an error, the document cannot be read on.
    public mutating func next() throws(JSONError) -> Event {
        textCount = 0
        var byte = try skipSpace()
        if expected == .separator {
            if byte == UInt8(ascii: ",") {
                position += 1
                expected = containers[depth - 1] ? .name : .value
                byte = try skipSpace()
            } else {
                return try close(byte)
            }
        } else if expected == .colon {
            guard byte == UInt8(ascii: ":") else { throw unexpected(byte) }
            position += 1
            expected = .value
            byte = try skipSpace()
        }
        eventStart = position
        eventContinuations = continuations
        switch expected {
        case .value: return try value(byte)
        case .name:
            guard byte == UInt8(ascii: "\"") else { throw unexpected(byte) }
            try scanString()
            expected = .colon
            return .name
        case .valueOrEnd: return byte == UInt8(ascii: "]") ? try close(byte) : try value(byte)
        case .nameOrEnd:
            guard byte != UInt8(ascii: "}") else { return try close(byte) }
            guard byte == UInt8(ascii: "\"") else { throw unexpected(byte) }
            try scanString()
            expected = .colon
            return .name
        case .nothing:
            guard byte == 0 else { throw unexpected(byte) }
            return .end
        case .separator, .colon: throw unexpected(byte)
        }
    }

    /// Passes over the rest of the value that the last event began: to its end if it began an array or an object; else nothing.
    ///
    /// After `name`, passes over the member's whole value.
    public mutating func skip(_ event: Event) throws(JSONError) {
        switch event {
        case .name: try skip(try next())
        case .beginArray, .beginObject:
            let outside = depth - 1
            while depth > outside { _ = try next() }
        default: break
        }
    }

    private mutating func value(_ byte: UInt8) throws(JSONError) -> Event {
        switch byte {
        case UInt8(ascii: "\""):
            try scanString()
            expected = depth == 0 ? .nothing : .separator
            return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            try scanNumber()
            expected = depth == 0 ? .nothing : .separator
            return .number
        case UInt8(ascii: "["):
            try open(object: false)
            return .beginArray
        case UInt8(ascii: "{"):
            try open(object: true)
            return .beginObject
        case UInt8(ascii: "t"): return try literal("true", .boolean)
        case UInt8(ascii: "f"): return try literal("false", .boolean)
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: throw unexpected(byte)
        }
    }

    private mutating func open(object: Bool) throws(JSONError) {
        guard depth < deepest else { throw failure(.tooDeep) }
        containers[depth] = object
        depth += 1
        position += 1
        expected = object ? .nameOrEnd : .valueOrEnd
    }

    private mutating func close(_ byte: UInt8) throws(JSONError) -> Event {
        guard depth > 0, byte == UInt8(ascii: containers[depth - 1] ? "}" : "]") else { throw unexpected(byte) }
        eventStart = position
        eventContinuations = continuations
        let isObject = containers[depth - 1]
        depth -= 1
        position += 1
        expected = depth == 0 ? .nothing : .separator
        return isObject ? .endObject : .endArray
    }

    private mutating func literal(_ word: StaticString, _ event: Event) throws(JSONError) -> Event {
        let count = word.utf8CodeUnitCount
        while end - position < count, !isComplete { try fill(keeping: position) }
        eventStart = position
        let letters = word.utf8Start
        for index in 0..<count where position + index >= end || bytes[position + index] != letters[index] {
            position += index
            throw position >= end ? failure(.truncated) : failure(.syntax)
        }
        textStart = position
        textCount = count
        position += count
        expected = depth == 0 ? .nothing : .separator
        return event
    }

    /// Whether the last event was `beginArray`.
    var isAtArrayStart: Bool { expected == .valueOrEnd }

    /// Ends the array that the last event began, whose closing bracket is at `index`.
    mutating func closeArray(at index: Int) {
        textCount = 0
        depth -= 1
        position = index + 1
        expected = depth == 0 ? .nothing : .separator
    }

    // MARK: Space and the window

    /// The first byte that is no space, or 0 at the end of the document.
    @inline(__always)
    private mutating func skipSpace() throws(JSONError) -> UInt8 {
        let byte = bytes[position]
        return byte > 0x20 ? byte : try skipLongSpace()
    }

    private mutating func skipLongSpace() throws(JSONError) -> UInt8 {
        while true {
            let byte = bytes[position]
            switch byte {
            case 0x20:
                position += 1
                while position + 8 <= end, UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self) == 0x2020_2020_2020_2020 { position += 8 }
            case 0x09: position += 1
            case 0x0A, 0x0D: passLineEnd(byte)
            case 0 where position == end:
                if isComplete { return 0 }
                let isStart = windowOffset == 0 && position == 0
                try fill(keeping: position)
                if isStart { try passByteOrderMark() }
            case 0..<0x20: throw failure(.syntax)
            default: return byte
            }
        }
    }

    private mutating func passLineEnd(_ byte: UInt8) {
        let offset = windowOffset + position
        if byte == 0x0D { lastReturn = offset }
        // The line feed of a CRLF ends no other line.
        if byte == 0x0D || lastReturn < 0 || lastReturn != offset - 1 { line += 1 }
        position += 1
        lineOffset = offset + 1
        continuations = 0
    }

    private mutating func passByteOrderMark() throws(JSONError) {
        while end < 3, !isComplete { try fill(keeping: 0) }
        guard end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF else { return }
        position = 3
        lineOffset = 3
        hasByteOrderMark = true
    }

    /// Moves what is needed of the window to its start and takes more behind it. Indices from before go down by the answer.
    @discardableResult
    mutating func fill(keeping start: Int) throws(JSONError) -> Int {
        let kept = end - start
        if start > 0 {
            bytes.update(from: bytes + start, count: kept)
            windowOffset += start
            position -= start
            eventStart -= start
            end = kept
        }
        if end == capacity {
            guard end < longest else { throw failure(.tooLong, at: 0) }
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + 1)
            larger.update(from: bytes, count: end)
            bytes.deallocate()
            bytes = larger
            capacity *= 2
        }
        while end < capacity, !isComplete {
            let room = UnsafeMutableRawBufferPointer(start: bytes + end, count: capacity - end)
            bytes[end] = 0
            let count = min(max(try source(room), 0), capacity - end)
            end += count
            isComplete = count == 0
        }
        bytes[end] = 0
        return start
    }

    // MARK: Errors

    private func unexpected(_ byte: UInt8) -> JSONError { failure(byte == 0 && position >= end ? .truncated : .syntax) }

    func failure(_ kind: JSONError.Kind) -> JSONError { failure(kind, at: position) }

    func failure(_ kind: JSONError.Kind, at index: Int) -> JSONError {
        JSONError(kind, line: line, column: max(windowOffset + index - lineOffset - continuations + 1, 1))
    }

    /// Ends a token whose length goes over the limit.
    func checkLength(_ count: Int) throws(JSONError) {
        guard count <= longest else { throw failure(.tooLong, at: eventStart) }
    }

    mutating func setText(from start: Int, to end: Int) {
        textStart = start
        textCount = end - start
    }
}
