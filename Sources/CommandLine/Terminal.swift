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

    /// Makes the standard streams fit to work with: a broken pipe shows as a failed write, not as a signal, and a stream that was closed
    /// leads nowhere, so that no file opened later takes its number and gets what was meant for it.
    static func settle() {
        signal(SIGPIPE, SIG_IGN)
        while true {
            let descriptor = open("/dev/null", O_RDWR)
            guard (0...2).contains(descriptor) else {
                if descriptor > 2 { close(descriptor) }
                return
            }
        }
    }
}
