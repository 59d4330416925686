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
    /// The script for other sites, which has an address of its own.
    static let embed = builtInScripts.first { $0.name == "embed.js" }.map { lean($0.bytes) } ?? []

    init(_ words: [Words]) {
        var all = builtInScripts.filter { $0.name != "embed.js" }.map {
            (name: $0.name, bytes: $0.name.utf8.suffix(3).elementsEqual(".js".utf8) ? Self.lean($0.bytes) : Self.lean(style: $0.bytes))
        }
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

    /// A script as browsers get it: without comments on lines of their own, those that say types (`/** … */`), blank lines and indentation, which half of it
    /// can be. Its strings may span no lines, and hold no `/**`.
    static func lean(_ script: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(script.count)
        var isInComment = false
        for line in script.split(separator: 0x0A) {
            var code = line.drop { $0 == 0x20 }
            let end = code.count < 2 ? nil : code.indices.dropLast().first { code[$0] == 0x2A && code[$0 + 1] == 0x2F }
            if isInComment || code.starts(with: "/*".utf8) {
                isInComment = end == nil
                guard let end else { continue }
                // What follows on the line is code: the comment says its type.
                code = code[(end + 2)...].drop { $0 == 0x20 }
            }
            if code.isEmpty || code.starts(with: "//".utf8) { continue }
            while let start = place(of: "/**", in: code), let length = place(of: "*/", in: code[start...]).map({ $0 + 2 - start }) {
                out += code[..<start]
                code = code[(start + length)...].drop { $0 == 0x20 }
            }
            out += code
            out.append(0x0A)
        }
        return out
    }

    /// A stylesheet as browsers get it: like a script, and without the spaces that only people need. What is in quotes stays.
    static func lean(style: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(style.count)
        var quote: UInt8?
        for byte in lean(style) {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if let last = out.last {
                // After { ; : , and before { and }.
                if byte == 0x20, last == 0x7B || last == 0x3B || last == 0x3A || last == 0x2C { continue }
                if byte == 0x7B || byte == 0x7D, last == 0x20 { out.removeLast() }
            }
            out.append(byte)
        }
        return out
    }

    private static func place(of sign: StaticString, in code: ArraySlice<UInt8>) -> Int? {
        sign.withUTF8Buffer { sign in code.indices.first { code[$0...].starts(with: sign) } }
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
