private import Bytes
private import CHalle
private import Glibc

/// The file by which a folder is known to be a site that Halle wrote, and may replace.
enum Marker {
    static let path = "halle-site.txt"
    private static let firstLine = "Ce dossier est un site écrit par Halle / This folder is a site written by Halle\n"

    static let text =
        firstLine + """

            Halle remplace tout le contenu de ce dossier à chaque construction du site.
            N’y mettez rien d’autre et n’y modifiez rien : cela disparaîtrait.
            Pour changer le site, modifiez ses sources, puis construisez-le de nouveau.

            Halle replaces the whole content of this folder each time the site is built.
            Put nothing else here and change nothing here: it would disappear.
            To change the site, change its sources, then build it again.

            """

    /// Whether a folder holds the marker, known by its first line.
    static func stands(in folder: String) -> Bool {
        let descriptor = halle_open(folder + "/" + path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let expected = Array(firstLine.utf8)
        var bytes = [UInt8](repeating: 0, count: expected.count)
        return read(descriptor, &bytes, bytes.count) == bytes.count && bytes == expected
    }
}
