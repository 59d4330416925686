internal import Bytes
internal import Model

/// What tells a host the type of each file and the rules that browsers are to keep. Harvesters choose their reader by the type, and most hosts know
/// half of the types below; a host that reads neither file needs the same in its own settings (docs/hosting).
/// Nothing is written unless the settings name the host: files that steer a server are not to lie about on others.
struct HostFiles {
    let host: WebHost?
    /// The path of the site's root on its host (`/` or `/sub/`); nil when it is not known.
    let basePath: String?

    var outputs: [PageOutput] {
        var mark = Fingerprint()
        mark.combine("host-files")
        mark.combine(basePath)
        mark.combine(tiles)
        switch host {
        case .apache: return [PageOutput(path: Addresses.apacheRules, key: mark) { writeApache(into: &$0) }] + actionRules(mark)
        case .netlify, .cloudflare: return [PageOutput(path: Addresses.headerRules, key: mark) { writeHeaders(into: &$0) }]
        case nil: return []
        }
    }

    private func actionRules(_ mark: Fingerprint) -> [PageOutput] {
        guard let basePath, basePath.utf8.allSatisfy(Self.isPlain) else { return [] }
        return [Addresses.ckan, Addresses.ckanUnversioned].map { folder in
            PageOutput(path: folder + Addresses.apacheRules, key: mark) { Self.writeActions(at: basePath + Addresses.ckan, into: &$0) }
        }
    }

    /// What follows `?` chooses among CKAN's documents. The rules stand in the folders of these alone: a host that forbids them shuts the folders where they stand.
    private static func writeActions(at path: String, into writer: inout ByteWriter) {
        writer.raw("# Apache: package_show?id=NAME gives package_show/NAME.json, as CKAN's clients ask. Written by Halle.\n<IfModule mod_rewrite.c>\n")
        writer.raw("RewriteEngine On\nRewriteCond %{QUERY_STRING} (?:^|&)id=([A-Za-z0-9_-]+)(?:&|$)\n")
        writer.raw("RewriteRule ^((?:package|organization|group)_show)/?$ " + path + "$1/%1.json [L]\n")
        writer.raw("RewriteRule ^([a-z_]+)$ " + path + "$1.json [L]\n</IfModule>\n")
    }

    /// The site that tiles below maps are from; nil for none.
    var tiles: String?

    /// The same as in the pages, for files that are no pages.
    private var contentPolicy: String {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:\(tiles.map { " " + $0 } ?? ""); connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
    }

    /// Open data may be read by the scripts of other sites.
    private var headers: [(name: String, value: String)] {
        [

            ("Content-Security-Policy", contentPolicy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Access-Control-Allow-Origin", "*"),
        ]
    }

    /// Those of the files that may be published, besides which hosts know well: pages, images, plain texts.
    static let mediaTypes: [(extension: String, mediaType: String)] = FileFormat.mediaTypes.filter { row in
        !row.mediaType.hasPrefix("image/") && !["text/html", "text/plain", "text/javascript"].contains(row.mediaType)
    }

    /// Every directive is of the kind that hosts allow most readily (`AllowOverride FileInfo`): one that is not allowed would stop the whole site.
    private func writeApache(into writer: inout ByteWriter) {
        writer.raw("# Apache: the types of files, and what browsers are to keep to. Written by Halle.\n<IfModule mod_mime.c>\n")
        for (name, type) in Self.mediaTypes { writer.raw("AddType " + type + " ." + name + "\n") }
        // A packed file is what is asked for: it must not be unpacked on the way, nor taken for a packed page.
        writer.raw("RemoveEncoding .gz\n</IfModule>\n<IfModule mod_headers.c>\n")
        for (name, value) in headers { writer.raw("Header set " + name + " \"" + value + "\"\n") }
        writer.raw("</IfModule>\n")
        if let basePath, basePath.utf8.allSatisfy(Self.isPlain) { writer.raw("ErrorDocument 404 " + basePath + Addresses.notFound + "\n") }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "/-._~".utf8.contains(byte)
    }

    private func writeHeaders(into writer: inout ByteWriter) {
        writer.raw("/*\n")
        for (name, value) in headers { writer.raw("  " + name + ": " + value + "\n") }
        for (name, type) in Self.mediaTypes { writer.raw("/*." + name + "\n  Content-Type: " + type + "\n") }
    }
}
