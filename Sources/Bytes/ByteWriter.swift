/// Collects the bytes of one output and escapes text by the context it lands in.
///
/// This is the only way text reaches HTML, XML, JSON or an address. Everything works on UTF-8 bytes, never on `Character`:
/// a quote followed by a combining mark is one `Character`, and an escape that looks at characters lets that quote through.
public struct ByteWriter: ~Copyable {
    // Memory of its own: an array would be asked, for every few bytes, who else holds it.
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0
    /// How many bytes have been handed to the sink.
    private var handedOn = 0
    private let sink: ((UnsafeRawBufferPointer) throws -> Void)?
    /// With this many bytes or more, they are handed to the sink.
    private let limit: Int
    private var failure: (any Error)?
    private static let chunk = 1 << 18

    private init(capacity: Int, limit: Int, sink: ((UnsafeRawBufferPointer) throws -> Void)?) {
        self.capacity = max(capacity, 64)
        self.limit = limit
        self.sink = sink
        memory = .allocate(capacity: self.capacity)
    }

    /// A writer that keeps everything in `bytes`.
    public init(capacity: Int = 0) { self.init(capacity: capacity, limit: .max, sink: nil) }

    /// A writer that hands its bytes on in chunks of about 256 KB, so that a document of any size takes flat memory.
    /// Call `finish()` at the end: it hands on the rest and throws what the sink has thrown.
    public init(sink: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.init(capacity: Self.chunk + (1 << 14), limit: Self.chunk, sink: sink)
    }

    deinit { memory.deallocate() }

    public mutating func finish() throws {
        flush()
        if let failure { throw failure }
    }

    /// What has been written and not yet handed to the sink, as an array of its own.
    public var bytes: [UInt8] { withBytes { Array($0) } }

    /// The same, where it stands.
    public borrowing func withBytes<Result>(_ read: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try read(UnsafeBufferPointer(start: memory, count: count))
    }

    /// The last byte of these.
    public var last: UInt8? { count == 0 ? nil : memory[count - 1] }

    /// How many bytes have been written so far.
    public var position: Int { handedOn + count }

    /// Empties the writer and keeps its memory, for the next document.
    public mutating func removeAll() { count = 0 }

    private mutating func flush() {
        guard let sink else { return }
        if failure == nil, count > 0 {
            do { try sink(UnsafeRawBufferPointer(start: memory, count: count)) } catch { failure = error }
            handedOn += count
        }
        count = 0
    }

    @inline(__always)
    private mutating func flushIfLarge() {
        if count >= limit { flush() }
    }

    // MARK: Memory

    /// Makes room for so many bytes more.
    @inline(__always)
    private mutating func reserve(_ room: Int) {
        if capacity - count < room { grow(room) }
    }

    @inline(never)
    private mutating func grow(_ room: Int) {
        capacity = max(capacity * 2, count + room)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: memory, count: count)
        memory.deallocate()
        memory = larger
    }

    @inline(__always)
    private mutating func append(_ other: UnsafeBufferPointer<UInt8>) {
        guard let start = other.baseAddress else { return }
        reserve(other.count)
        (memory + count).update(from: start, count: other.count)
        count += other.count
    }

    /// Appends a byte there is room for.
    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        memory[count] = byte
        count += 1
    }

    // MARK: Raw

    /// Appends text as it stands: only for text of our own, or already escaped.
    public mutating func raw(_ text: String) { text.withBytes { raw($0) } }

    public mutating func raw(_ text: StaticString) { raw(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) }

    public mutating func raw(_ other: [UInt8]) { other.withUnsafeBufferPointer { raw($0) } }

    public mutating func raw(_ other: UnsafeBufferPointer<UInt8>) {
        append(other)
        flushIfLarge()
    }

    public mutating func raw(_ other: ArraySlice<UInt8>) { other.withUnsafeBufferPointer { raw($0) } }

    public mutating func byte(_ byte: UInt8) {
        reserve(1)
        put(byte)
    }

    /// Appends a whole number in decimal digits.
    public mutating func number(_ number: Int) {
        reserve(20)
        if number < 0 { put(0x2D) }
        var rest = number.magnitude
        var size = 1
        while rest >= 10 {
            rest /= 10
            size += 1
        }
        rest = number.magnitude
        for place in stride(from: count + size - 1, through: count, by: -1) {
            memory[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += size
    }

    // MARK: Escaped by context

    /// Appends text into HTML, as element content or inside a quoted attribute value.
    /// Control characters that HTML does not allow become U+FFFD.
    public mutating func html(_ text: String) {
        text.withBytes { html($0) }
    }

    /// The same for bytes that are already known to be UTF-8.
    public mutating func html(_ text: UnsafeBufferPointer<UInt8>) {
        var run = 0
        while true {
            let end = EscapedBytes.end(ofRunIn: text, from: run) { EscapedBytes.html($0) }
            append(UnsafeBufferPointer(rebasing: text[run..<end]))
            guard end < text.count else { break }
            run = end + entity(at: end, of: text)
        }
        flushIfLarge()
    }

    /// Appends one path segment or one query value of an address: every byte but the unreserved ones of RFC 3986 §2.3 is percent-encoded.
    public mutating func addressSegment(_ text: String) {
        text.withBytes { buffer in
            for byte in buffer {
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: self.byte(byte)
                default:
                    self.byte(0x25)
                    self.byte(Self.hexDigitsUpper[Int(byte >> 4)])
                    self.byte(Self.hexDigitsUpper[Int(byte & 15)])
                }
            }
        }
    }

    /// Appends a JSON string with its quotes, in pure ASCII (`\uXXXX`), safe inside HTML too: `<`, `>` and `&` are escaped as well.
    public mutating func json(_ text: String) {
        byte(0x22)
        text.withBytes { buffer in
            JSONPieces.forEach(of: buffer, escaping: { EscapedBytes.json($0) }, run: { append($0) }, escape: { append($0) })
        }
        byte(0x22)
        flushIfLarge()
    }

    /// Appends a JSON string with its quotes, for bytes that are known to be UTF-8: only what RFC 8259 §7 demands is escaped.
    public mutating func jsonText(_ text: UnsafeBufferPointer<UInt8>) {
        byte(0x22)
        JSONPieces.forEach(of: text, escaping: { EscapedBytes.jsonText($0) }, run: { append($0) }, escape: { append($0) })
        byte(0x22)
        flushIfLarge()
    }

    /// Appends text into XML, as content or inside a quoted attribute value, in pure ASCII (`&#xE9;`).
    /// What XML 1.0 §2.2 does not allow becomes U+FFFD.
    public mutating func xml(_ text: String) {
        text.withBytes { buffer in
            var run = 0
            while true {
                let end = EscapedBytes.end(ofRunIn: buffer, from: run) { EscapedBytes.xml($0) }
                append(UnsafeBufferPointer(rebasing: buffer[run..<end]))
                guard end < buffer.count else { break }
                run = end + 1
                switch buffer[end] {
                case 0x26: raw("&amp;")
                case 0x3C: raw("&lt;")
                case 0x3E: raw("&gt;")
                case 0x22: raw("&quot;")
                case 0x27: raw("&#39;")
                case 0x09, 0x0A: byte(buffer[end])
                // As it stands, readers of XML would take it for a line feed (§2.11).
                case 0x0D: raw("&#xD;")
                case 0x80...0xFF:
                    let (scalar, length) = decodeScalar(buffer, at: end)
                    raw("&#x")
                    hexadecimal(scalar == 0xFFFE || scalar == 0xFFFF ? 0xFFFD : scalar)
                    byte(0x3B)
                    run = end + length
                default: raw("&#xFFFD;")
                }
            }
        }
        flushIfLarge()
    }

    /// A cell of a CSV file (RFC 4180), quoted where it must be: between cells any of `,` and `;` may stand, for programs that guess which it is.
    public mutating func csv(_ text: String) {
        var text = text
        text.withUTF8 { csv($0) }
    }

    /// The same of UTF-8.
    public mutating func csv(_ text: UnsafeBufferPointer<UInt8>) {
        var needsQuotes = false
        for each in text where each == 0x22 || each == 0x2C || each == 0x3B || each == 0x0A || each == 0x0D {
            needsQuotes = true
            break
        }
        guard needsQuotes else { return raw(text) }
        byte(0x22)
        for each in text {
            if each == 0x22 { byte(0x22) }
            byte(each)
        }
        byte(0x22)
    }

    // MARK: Parts

    private mutating func append(_ escape: JSONPieces.Escape) {
        // Escapes are put as words of eight bytes.
        reserve(8)
        UnsafeMutableRawPointer(memory + count).storeBytes(of: escape.bytes.littleEndian, as: UInt64.self)
        count += escape.count
    }

    private static let hexDigitsUpper: [UInt8] = Array("0123456789ABCDEF".utf8)

    /// Appends what begins with one of the bytes of `EscapedBytes.html` as HTML writes it, and gives how many bytes that was.
    private mutating func entity(at index: Int, of text: UnsafeBufferPointer<UInt8>) -> Int {
        let byte = text[index]
        switch byte {
        case 0xEF:
            // U+FFFE and U+FFFF are no characters (HTML §13.2.3.5); what else begins so is.
            if index + 2 < text.count, text[index + 1] == 0xBF, text[index + 2] >= 0xBE {
                raw("\u{FFFD}")
                return 3
            }
            self.byte(byte)
        case 0x26: raw("&amp;")
        case 0x3C: raw("&lt;")
        case 0x3E: raw("&gt;")
        case 0x22: raw("&quot;")
        case 0x27: raw("&#39;")
        case 0x09, 0x0A, 0x0D: self.byte(byte)
        default: raw("\u{FFFD}")
        }
        return 1
    }

    private mutating func hexadecimal(_ value: UInt32) {
        var started = false
        for shift in stride(from: 28, through: 0, by: -4) {
            let digit = Int((value >> UInt32(shift)) & 15)
            if digit != 0 || started || shift == 0 {
                started = true
                byte(Self.hexDigitsUpper[digit])
            }
        }
    }
}

extension String {
    /// Its UTF-8, where it stands when that can be.
    @inline(__always)
    fileprivate func withBytes(_ read: (UnsafeBufferPointer<UInt8>) -> Void) {
        if utf8.withContiguousStorageIfAvailable(read) == nil {
            var text = self
            text.withUTF8(read)
        }
    }
}

/// Decodes one scalar of valid UTF-8 (a `String`'s storage always is): its value and its length in bytes.
@inline(__always)
func decodeScalar(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
    func continuation(_ offset: Int) -> UInt32 {
        index + offset < buffer.count ? UInt32(buffer[index + offset] & 0x3F) : 0
    }
    let first = UInt32(buffer[index])
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | continuation(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3) }
    return ((first & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3), 4)
}
