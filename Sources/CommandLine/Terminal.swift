internal import Glibc

/// Where the command speaks: standard output and standard error, by whole writes that never crash when nobody listens.
enum Terminal {
    enum Stream: Int32 {
        case output = 1
        case errors = 2
    }

    static func write(_ text: String, to stream: Stream) { write(Array(text.utf8), to: stream) }

    static func write(_ bytes: [UInt8], to stream: Stream) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(stream.rawValue, $0.baseAddress?.advanced(by: offset), $0.count - offset) }
            if count < 0, errno == EINTR { continue }
            // A closed pipe or a full disk behind the log is no reason to fail the work.
            guard count > 0 else { return }
            offset += count
        }
    }

    static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

    /// A broken pipe shows as a failed write, not as a signal.
    static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
