internal import Bytes
internal import Findings
internal import Images
internal import Model
internal import Publishing
internal import Reading

/// The images that pages show: published without what they say of people, places and devices. Unlike data, they are not anybody's original.
struct PageImages {
    private(set) var made: [Made] = []
    /// Images that cannot be read as images.
    private(set) var findings: [Finding] = []

    /// Far above any picture on a page; a larger one is a file for download.
    private static let maximumSize = 64 << 20

    init(_ catalogue: Catalogue, root: String, lastBuild: LastBuild, crew: Crew) {
        let addresses = Addresses(catalogue.settings)
        let outputs = (try? crew.map(catalogue.images) { Self.output(for: $0, addresses, root: root, lastBuild) }) ?? []
        for output in outputs {
            switch output {
            case .success(let made): self.made.append(made)
            case .failure(let refused): findings.append(refused.finding)
            }
        }
    }

    /// What a build would refuse, without writing anything.
    static func damaged(in catalogue: Catalogue, root: String, crew: Crew) -> [Finding] {
        let refused = try? crew.map(catalogue.images) { image -> Finding? in
            do throws(Refused) {
                _ = try clean(image, root: root)
                return nil
            } catch { return error.finding }
        }
        return refused?.compactMap(\.self) ?? []
    }

    private struct Refused: Error {
        let finding: Finding
    }

    private static func output(for image: PublishedImage, _ addresses: Addresses, root: String, _ lastBuild: LastBuild) -> Result<Made, Refused> {
        let path = addresses.path(of: .image(image.name), addresses.primary)
        var key = Program.fingerprint
        key.combine(image.source.signature.fingerprint)
        // Nothing is read of an image that stands on the site as it is.
        if lastBuild.isCurrent(path, key: key) { return .success(Made(path: path, key: key) { _ in }) }
        do throws(Refused) {
            let clean = try clean(image, root: root)
            return .success(Made(path: path, key: key) { $0.raw(clean) })
        } catch { return .failure(error) }
    }

    private static func clean(_ image: PublishedImage, root: String) throws(Refused) -> [UInt8] {
        let place = SourcePlace(file: image.source.path)
        let name = image.source.path.utf8.split(separator: 0x2F).last.flatMap { String($0) } ?? image.source.path
        let bytes: [UInt8]
        do throws(FileError) { bytes = try Files.read(root + "/" + image.source.path, limit: maximumSize) } catch {
            throw Refused(finding: Finding(.fileUnreadable, at: place, value: name, details: [error.reason]))
        }
        guard let clean = withoutMetadata(bytes) else { throw Refused(finding: Finding(.imageDamaged, at: place, value: name)) }
        return clean
    }
}
