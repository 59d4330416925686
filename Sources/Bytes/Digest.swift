private import CCrypto

/// A SHA-256 digest (FIPS 180-4): 32 bytes.
public struct Digest: Hashable, Sendable {
    public let words: (UInt64, UInt64, UInt64, UInt64)

    public init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    public static func == (a: Digest, b: Digest) -> Bool {
        a.words.0 == b.words.0 && a.words.1 == b.words.1 && a.words.2 == b.words.2 && a.words.3 == b.words.3
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    /// 64 lower-case hexadecimal digits.
    public var hexadecimal: String {
        let digits: [UInt8] = Array("0123456789abcdef".utf8)
        return withUnsafeBytes(of: words) { raw in
            String(unsafeUninitializedCapacity: 64) { out in
                for (index, byte) in raw.enumerated() {
                    out[2 * index] = digits[Int(byte >> 4)]
                    out[2 * index + 1] = digits[Int(byte & 15)]
                }
                return 64
            }
        }
    }
}

/// Computes a SHA-256 digest piece by piece, so that a file of any size takes flat memory.
public struct Digester: ~Copyable {
    private let context: OpaquePointer
    private var isFinished = false
    /// Found once: to look it up takes as long as the digest of a short text.
    nonisolated(unsafe) private static let algorithm: OpaquePointer? = EVP_MD_fetch(nil, "SHA256", nil) ?? EVP_sha256()

    public init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, Self.algorithm, nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        if isFinished { EVP_DigestInit_ex(context, Self.algorithm, nil) }
        isFinished = false
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest of everything given so far; the digester then starts anew.
    public mutating func finish() -> Digest {
        if isFinished { EVP_DigestInit_ex(context, Self.algorithm, nil) }
        isFinished = true
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { raw in
            _ = EVP_DigestFinal_ex(context, raw.baseAddress?.assumingMemoryBound(to: UInt8.self), nil)
        }
        return Digest(words: words)
    }

    public static func digest(of bytes: [UInt8]) -> Digest {
        var digester = Digester()
        bytes.withUnsafeBytes { digester.update($0) }
        return digester.finish()
    }
}
