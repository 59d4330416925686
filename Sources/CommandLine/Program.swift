internal import Bytes

/// This program, as far as what it makes depends on it.
enum Program {
    static let version = "0.1.0"

    /// Changes with every build of the program: whatever an older one has kept is made anew.
    static let fingerprint: Fingerprint = {
        var mark = Fingerprint()
        mark.combine(version)
        if let (descriptor, signature) = try? Files.open("/proc/self/exe", followingLinks: true) {
            Files.close(descriptor)
            mark.combine(Int(signature.size))
            mark.combine(UInt64(bitPattern: signature.modified))
        }
        return mark
    }()
}
