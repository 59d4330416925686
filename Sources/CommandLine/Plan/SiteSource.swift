internal import Bytes
internal import Glibc

/// The files of a live site, in its folder or at its address.
struct SiteSource {
    private let place: String
    private let isRemote: Bool

    init(_ place: String) {
        isRemote = place.utf8.starts(with: "https://".utf8) || place.utf8.starts(with: "http://".utf8)
        self.place = place.utf8.last == 0x2F ? String(place.dropLast()) : place
    }

    var exists: Bool { isRemote || bytes("catalog.jsonld") != nil }

    /// Nil when there is no such file.
    func bytes(_ path: String) -> [UInt8]? {
        isRemote ? Self.fetch(place + "/" + path) : try? Files.read(place + "/" + path, limit: 1 << 30)
    }

    /// What a web address answers, by way of `curl`: following addresses, proxies and certificates is its trade.
    private static func fetch(_ address: String) -> [UInt8]? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_addclose(&actions, ends[1])
        let words = ["curl", "--fail", "--silent", "--location", "--proto", "=http,https", "--max-time", "60", "--max-filesize", "1073741824", "--", address]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let status = posix_spawnp(&process, "curl", &actions, nil, &arguments, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard status == 0 else { return nil }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(ends[0], &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        var result: Int32 = 0
        while waitpid(process, &result, 0) < 0, errno == EINTR {}
        return result == 0 ? bytes : nil
    }
}
