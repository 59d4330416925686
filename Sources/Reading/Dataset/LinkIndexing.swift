private import Bytes
internal import Model

extension CatalogueDraft {
    /// Everything that a text can link to, without what is left out.
    func linkIndex(excluding excluded: Set<Part>) -> LinkIndex {
        var index = LinkIndex()
        func slugged(_ path: String) -> String { path.utf8.split(separator: 0x2F).map { Bytes.slug(String(Substring($0))) + "/" }.joined() }
        for position in publishers.indices where !excluded.contains(.publisher(position)) {
            guard let folder = publishers[position].source?.folder else { continue }
            index.add(folder: LinkIndex.contentPath(folder.path), .publisher(publishers[position].reading.publisher.slug))
            for file in folder.files where FileFormat.of(fileName: file.name)?.isImage == true {
                index.add(image: file, name: slugged(LinkIndex.contentPath(folder.path)) + file.name)
            }
        }
        for position in datasets.indices where !excluded.contains(.dataset(position)) {
            let dataset = datasets[position].reading.dataset
            let path = datasets[position].folder
            let slugs = slugs(of: dataset)
            index.add(folder: path, .dataset(slugs))
            for distribution in dataset.distributions {
                guard case .file(_, let name) = distribution.location, let published = distribution.publishedName else { continue }
                // Whether it is data is not known before the texts are read: a link to it leads to the image itself.
                if datasets[position].reading.unlistedImages.contains(name) { continue }
                index.add(file: path + "/" + name, .file(dataset: slugs, name: published))
            }
            for file in datasets[position].source.folder.files where FileFormat.of(fileName: file.name)?.isImage == true {
                index.add(image: file, name: slugged(path) + file.name)
            }
        }
        for position in pages.indices where !excluded.contains(.page(position)) {
            let slug = pages[position].page.slug
            index.add(folder: ContentPlan.pagesFolder + "/" + slug, .freePage(slug))
            for (_, text) in pages[position].texts { index.add(file: LinkIndex.contentPath(text.path), .freePage(slug)) }
        }
        for file in looseImages { index.add(image: file, name: LinkIndex.contentPath(file.path)) }
        index.prepareGuesses()
        return index
    }
}
