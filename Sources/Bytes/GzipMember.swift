private import CZlib

/// A zlib stream (RFC 1950) of some bytes; PNG images hold one.
public func zlibStream(_ bytes: [UInt8]) throws -> [UInt8] {
    let packer = try Packer(header: 0)
    try bytes.withUnsafeBytes { try packer.add($0) }
    try packer.finish()
    return packer.packed
}

/// The check sum of gzip and PNG (CRC-32).
public func cyclicCheck(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, UInt32($0.count))) } }

/// The bytes that `write` appends, as one member of a gzip file (RFC 1952). Members may follow one another: unpacked, they are one text.
///
/// What is written may be of any size: it is packed as it comes. The header names no file and no time, so that the same bytes always give the same member.
public func gzipMember(_ write: (inout ByteWriter) throws -> Void) throws -> [UInt8] {
    let packer = try Packer(header: 16)
    var writer = ByteWriter(sink: { try packer.add($0) })
    try write(&writer)
    try writer.finish()
    try packer.finish()
    return packer.packed
}

/// zlib could not go on: there is no memory for it.
public struct PackingFailure: Error {}

private final class Packer {
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var packed: [UInt8] = []
    private var room = [UInt8](repeating: 0, count: 1 << 16)

    /// - Parameter header: 16 for gzip's, 0 for zlib's own.
    init(header: Int32) throws(PackingFailure) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 is the largest window. Level 3 takes half the time of the usual 6, for a fifth more bytes.
        let status = deflateInit2_(stream, 3, Z_DEFLATED, 15 + header, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw PackingFailure() }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    func add(_ bytes: UnsafeRawBufferPointer) throws(PackingFailure) { try pack(bytes, Z_NO_FLUSH) }

    func finish() throws(PackingFailure) { try pack(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH) }

    /// - Parameter flush: `Z_FINISH` after the last bytes.
    private func pack(_ bytes: UnsafeRawBufferPointer, _ flush: Int32) throws(PackingFailure) {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.assumingMemoryBound(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(bytes.count)
        while true {
            let status = room.withUnsafeMutableBufferPointer { room in
                stream.pointee.next_out = room.baseAddress
                stream.pointee.avail_out = UInt32(room.count)
                return deflate(stream, flush)
            }
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { throw PackingFailure() }
            packed += room[..<(room.count - Int(stream.pointee.avail_out))]
            // With room left, all that was given is packed.
            if status != Z_OK || (flush != Z_FINISH && stream.pointee.avail_out > 0) { return }
        }
    }
}
