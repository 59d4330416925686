/// Where a reader takes the bytes of a file from, piece by piece: an open file, a file being copied and hashed on the way, an array.
public protocol ByteSource: AnyObject {
    /// Fills the buffer from its start. Gives how many bytes were put there; 0 only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int
}

/// Bytes that are in memory already.
public final class MemorySource: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        let count = min(buffer.count, bytes.count - position)
        bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)])) }
        position += count
        return count
    }
}
