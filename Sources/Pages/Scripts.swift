internal import BuiltInScripts
internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// The scripts of the pages with the texts they show, in one folder named after all that it holds: `assets/scripts-1a2b3c4d5e/`.
///
/// They find one another by their folder, so that a browser never mixes scripts of two builds.
struct Scripts {
    /// `halle.js`, which pages load.
    let entry: String
    let files: [(path: String, bytes: [UInt8])]

    init(_ words: [Words]) {
        var all = builtInScripts
        for words in words { all.append(("words." + words.language.rawValue + ".js", Self.script(of: words))) }
        var everything = ByteWriter()
        for (name, bytes) in all {
            everything.raw(name)
            everything.raw(bytes)
        }
        let mark = Digester.digest(of: everything.bytes).hexadecimal.utf8.prefix(10)
        let folder = Addresses.assets + "scripts-" + String(Substring(mark)) + "/"
        entry = folder + "halle.js"
        files = all.map { (folder + $0.name, $0.bytes) }
    }

    /// The words whose names start with `script-`, without that.
    private static func script(of words: Words) -> [UInt8] {
        var out = ByteWriter()
        out.raw("halle.words = {")
        for (number, (name, text)) in words.texts(under: "script-").enumerated() {
            out.raw(number == 0 ? "\n" : ",\n")
            out.json(name)
            out.raw(": ")
            out.json(text)
        }
        out.raw("\n};\n")
        return out.bytes
    }
}
