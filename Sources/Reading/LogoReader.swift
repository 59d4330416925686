internal import Findings
internal import Model

/// A logo as a header names it, before its file is looked for.
struct NamedLogo: Sendable {
    let file: String
    let place: SourcePlace

    /// The image, if the folder holds it; what is said goes to where the name is written.
    ///
    /// - Parameter prefix: goes before its name among the catalogue's images: `roques/`.
    func image(in folder: ContentScan.Folder, publishedIn prefix: String, _ findings: inout [Finding]) -> PublishedImage? {
        let images = folder.files.filter { FileFormat.of(fileName: $0.name)?.isImage == true }
        if let found = images.first(where: { $0.name == file }) {
            return PublishedImage(name: prefix + file, source: FileSource(path: found.path, signature: found.signature))
        }
        if folder.file(named: file) != nil {
            findings.append(Finding(.imageFormat, at: place, value: file))
        } else {
            findings.append(Finding(.imageBroken, at: place, value: file, suggestions: images.map(\.name)))
        }
        return nil
    }
}

extension Header {
    func logo(_ findings: inout [Finding]) -> NamedLogo? {
        line(.logo, &findings).map { NamedLogo(file: $0, place: place(of: .logo)) }
    }
}
