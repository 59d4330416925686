internal import Bytes
internal import Model

/// The form of what scripts read: JSON; on a portable site, a script that hands the same over (`index.json.js`).
///
/// Without a web server browsers let no page read a file, but run the scripts that stand beside it. A site has one form or the other, never both.
struct ScriptData {
    private let isPortable: Bool

    init(_ settings: Settings) { isPortable = settings.isPortable }

    private static let ending = ".js"
    private static let start = Array("halle.give(".utf8)
    private static let end = Array(")\n".utf8)

    /// The path of a file that holds the JSON which would stand at this one.
    func path(_ json: String) -> String { isPortable ? json + Self.ending : json }

    func write(into out: inout ByteWriter, _ json: (inout ByteWriter) -> Void) {
        if isPortable { out.raw(Self.start) }
        json(&out)
        if isPortable { out.raw(Self.end) }
    }

    /// The JSON of a file that an earlier build has written in this form.
    func json(in bytes: [UInt8]) -> [UInt8] {
        isPortable && bytes.starts(with: Self.start) ? Array(bytes.dropFirst(Self.start.count).dropLast(Self.end.count)) : bytes
    }
}
