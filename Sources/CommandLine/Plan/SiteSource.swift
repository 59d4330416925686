internal import Bytes
internal import Findings
internal import Glibc

/// The files of a live site, in its folder or at its address.
struct SiteSource {
    private let place: String
    private let isRemote: Bool

    init(_ place: String) {
        // Schemes are the same in capitals (RFC 3986 §3.1).
        let start = place.utf8.prefix(8).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        isRemote = start.starts(with: "https://".utf8) || start.starts(with: "http://".utf8)
        self.place = place.utf8.last == 0x2F ? String(place.dropLast()) : place
    }

    var exists: Bool { isRemote || bytes("catalog.jsonld") != nil }

    /// Nil when there is no such file.
    func bytes(_ path: String) -> [UInt8]? {
        isRemote ? Self.fetch(place + "/" + path) : try? Files.read(place + "/" + path, limit: 1 << 30)
    }

    /// Why a web address does not answer at all; nil when it does, be it that it has no such file.
    func problem(_ language: Language) -> String? {
        guard isRemote else { return nil }
        let (french, english): (String, String)
        switch Self.ask(place + "/catalog.jsonld").status {
        case 0, 22: return nil
        case 6: (french, english) = ("ce nom de site n’existe pas", "there is no site of that name")
        case 7: (french, english) = ("le serveur refuse la connexion", "the server refuses to connect")
        case 28: (french, english) = ("pas de réponse à temps", "no answer in time")
        case 35, 51, 58, 60: (french, english) = ("son certificat n’est pas valable", "its certificate is not valid")
        case 63: (french, english) = ("le fichier est trop gros", "the file is too large")
        case -1: (french, english) = ("le programme « curl » manque", "the program “curl” is missing")
        case let code: (french, english) = ("curl, erreur \(code)", "curl, error \(code)")
        }
        return language == .french ? french : english
    }

    /// What a web address answers, by way of `curl`: following addresses, proxies and certificates is its trade.
    private static func fetch(_ address: String) -> [UInt8]? {
        let (bytes, status) = ask(address)
        return status == 0 ? bytes : nil
    }

    /// - Returns: with curl's exit code; −1 when it cannot be run.
    private static func ask(_ address: String) -> (bytes: [UInt8], status: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return ([], -1) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_addclose(&actions, ends[1])
        let words = [
            "curl", "--fail", "--silent", "--globoff", "--location", "--max-redirs", "10", "--proto", "=http,https", "--proto-redir", "=http,https",
            "--max-time", "60", "--max-filesize", "1073741824", "--", address,
        ]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let status = posix_spawnp(&process, "curl", &actions, nil, &arguments, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard status == 0 else { return ([], -1) }
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
        return (bytes, result & 0x7F == 0 ? (result >> 8) & 0xFF : 2)
    }
}
