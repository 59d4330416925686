public import Bytes
private import CZlib

/// Writes a ZIP archive as a stream: the same entries give the same bytes, whatever the day and the machine.
///
/// Each entry is packed first, into a place on the disk, so that its sizes stand before it, where every reader finds them, and memory stays flat.
public struct Archive {
    /// A file of the archive.
    public struct Entry {
        /// With `/` between folders.
        public let name: String
        /// Hands out the file's bytes, piece by piece.
        public let read: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void

        public init(_ name: String, read: @escaping ((UnsafeRawBufferPointer) throws -> Void) throws -> Void) {
            self.name = name
            self.read = read
        }

        public init(_ name: String, _ write: @escaping (inout ByteWriter) throws -> Void) {
            self.init(name) { take in
                try withoutActuallyEscaping(take) { take in
                    var out = ByteWriter(sink: take)
                    try write(&out)
                    try out.finish()
                }
            }
        }
    }

    public enum Failure: Error {
        /// There is no room on the disk, or no memory.
        case noRoom
        /// An entry or the whole is larger than the format of 1989 can say, some 4 GB.
        case tooLarge
    }

    private let spool: Spool
    /// 1980-01-01, the first day that the format knows.
    private static let date: UInt16 = 1 << 5 | 1

    public init(_ spool: Spool) { self.spool = spool }

    /// A file that has been packed.
    private struct Packed {
        var name: [UInt8]
        var check: UInt32 = 0
        var size = 0
        var packedSize = 0
        var pieces: [Range<Int>] = []
        var offset = 0
    }

    public func write(_ entries: [Entry], into out: inout ByteWriter) throws {
        let start = out.position
        var packed: [Packed] = []
        for entry in entries {
            var file = try pack(entry)
            file.offset = out.position - start
            guard file.size < UInt32.max, file.offset + file.packedSize < Int(Int32.max) else { throw Failure.tooLarge }
            Self.writeHead(0x0403_4B50, file, isCentral: false, into: &out)
            out.raw(file.name)
            for piece in file.pieces {
                guard let bytes = spool.bytes(piece) else { throw Failure.noRoom }
                out.raw(bytes)
            }
            file.pieces = []
            packed.append(file)
        }
        let directory = out.position - start
        for file in packed {
            Self.writeHead(0x0201_4B50, file, isCentral: true, into: &out)
            out.raw(file.name)
        }
        let end = out.position - start
        Self.long(0x0605_4B50, into: &out)
        for number in [0, 0, packed.count, packed.count] { Self.short(number, into: &out) }
        Self.long(UInt32(end - directory), into: &out)
        Self.long(UInt32(directory), into: &out)
        Self.short(0, into: &out)
    }

    /// The fields that stand before an entry and again in the directory at the end (APPNOTE 4.3.7, 4.3.12).
    private static func writeHead(_ mark: UInt32, _ file: Packed, isCentral: Bool, into out: inout ByteWriter) {
        long(mark, into: &out)
        // Made on Unix, so that the permissions below count.
        if isCentral { short(3 << 8 | 20, into: &out) }
        // Version 2.0, names in UTF-8, deflated.
        for number in [20, 1 << 11, 8, 0, Int(date)] { short(number, into: &out) }
        long(file.check, into: &out)
        long(UInt32(file.packedSize), into: &out)
        long(UInt32(file.size), into: &out)
        short(file.name.count, into: &out)
        short(0, into: &out)
        guard isCentral else { return }
        for number in [0, 0, 0] { short(number, into: &out) }
        long(0o100644 << 16, into: &out)
        long(UInt32(file.offset), into: &out)
    }

    private static func short(_ number: Int, into out: inout ByteWriter) {
        out.byte(UInt8(truncatingIfNeeded: number))
        out.byte(UInt8(truncatingIfNeeded: number >> 8))
    }

    private static func long(_ number: UInt32, into out: inout ByteWriter) {
        short(Int(number & 0xFFFF), into: &out)
        short(Int(number >> 16), into: &out)
    }

    private func pack(_ entry: Entry) throws -> Packed {
        var file = Packed(name: Array(entry.name.utf8.prefix(Int(UInt16.max))))
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        // A window of −15 leaves out zlib's own frame.
        let status = deflateInit2_(stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw Failure.noRoom }
        defer { deflateEnd(stream) }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { room.deallocate() }
        func add(_ bytes: UnsafeRawBufferPointer, _ flush: Int32) throws {
            let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
            stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
            stream.pointee.avail_in = UInt32(bytes.count)
            file.size += bytes.count
            if let start { file.check = UInt32(crc32(UInt(file.check), start, UInt32(bytes.count))) }
            while true {
                stream.pointee.next_out = room.assumingMemoryBound(to: UInt8.self).baseAddress
                stream.pointee.avail_out = UInt32(room.count)
                let status = deflate(stream, flush)
                guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { throw Failure.noRoom }
                let made = room.count - Int(stream.pointee.avail_out)
                if made > 0 {
                    guard let range = spool.append(UnsafeRawBufferPointer(rebasing: room[..<made])) else { throw Failure.noRoom }
                    file.pieces.append(range)
                    file.packedSize += made
                }
                if status != Z_OK || (flush != Z_FINISH && stream.pointee.avail_out > 0) { return }
            }
        }
        try entry.read { try add($0, Z_NO_FLUSH) }
        try add(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH)
        return file
    }
}
