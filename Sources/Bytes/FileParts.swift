private import Glibc

extension Files {
    /// Reads some of a file's bytes; fewer than asked for are an error.
    public static func read(_ path: String, part: Range<Int>) throws(FileError) -> [UInt8] {
        let (descriptor, signature) = try open(path)
        defer { close(descriptor) }
        guard part.lowerBound >= 0, Int64(part.upperBound) <= signature.size else { throw FileError("read", path, number: EINVAL) }
        var bytes = [UInt8](repeating: 0, count: part.count)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled, off_t(part.lowerBound + filled))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError("read", path) }
            filled += count
        }
        return bytes
    }
}
