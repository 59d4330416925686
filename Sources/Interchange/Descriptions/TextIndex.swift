public import Bytes
internal import Findings
internal import Model

/// `llms.txt`: what the site is and where all of it is, for language models (the form of llmstxt.org: Markdown, links with a remark).
extension Descriptions {
    /// Above so many datasets, producers are listed instead.
    private static let mostDatasetsNamed = 500

    /// Writes `llms.txt`, in the site's first language.
    public func writeTextIndex(into out: inout ByteWriter) {
        let settings = graph.catalogue.settings
        let language = settings.languages.first ?? .french
        let isFrench = language == .french
        let home = graph.iris.home
        let addresses = Addresses(settings)
        out.raw("# ")
        out.markdown(settings.title[language])
        out.raw("\n\n> ")
        out.markdown(settings.description?[language] ?? settings.title[language])
        out.raw("\n\n")
        out.raw(
            isFrench
                ? "Un catalogue de données ouvertes. Chaque jeu de données a une page, la même page en Markdown (dataset.md), en JSON (dataset.json) et en DCAT (dataset.jsonld) ; ses fichiers sont à côté. Citez la source et respectez la licence de chaque jeu.\n"
                : "An open data catalogue. Each dataset has a page, the same page as Markdown (dataset.md), as JSON (dataset.json) and as DCAT (dataset.jsonld); its files are beside it. Name the source and respect the licence of each dataset.\n"
        )
        func entry(_ title: String, _ path: String, _ remark: String? = nil) {
            out.raw("- [")
            out.markdown(title)
            out.raw("](")
            out.markdownAddress((home + Addresses.encodedPath(path)).text)
            out.raw(")")
            if let remark {
                out.raw(isFrench ? "\u{A0}: " : ": ")
                out.markdown(remark)
            }
            out.raw("\n")
        }
        out.raw(isFrench ? "\n## Pour les programmes\n\n" : "\n## For programs\n\n")
        entry(isFrench ? "Interface JSON" : "JSON interface", Addresses.api("index"), isFrench ? "point de départ" : "start here")
        entry("OpenAPI", Addresses.api("openapi"), isFrench ? "description de l’interface" : "description of the interface")
        entry(isFrench ? "Tous les jeux de données" : "All datasets", Addresses.api("datasets"))
        entry("DCAT-AP", Addresses.catalogueFeed, isFrench ? "le catalogue entier en JSON-LD" : "the whole catalogue in JSON-LD")
        entry(isFrench ? "Nouveautés" : "News", addresses.newsFeed(language), "Atom")
        entry(isFrench ? "Développeurs" : "Developers", addresses.developers(language), isFrench ? "exemples à copier" : "examples to copy")
        guard graph.catalogue.datasets.count > Self.mostDatasetsNamed else {
            out.raw(isFrench ? "\n## Jeux de données\n\n" : "\n## Datasets\n\n")
            for number in graph.catalogue.datasets.indices {
                let dataset = graph.catalogue.datasets[number]
                guard let publisher = graph.publisher(of: dataset) else { continue }
                entry(dataset.title[language], addresses.text(of: dataset, publisher, language), publisher.name[language])
            }
            return
        }
        var counts = [Int](repeating: 0, count: graph.catalogue.publishers.count)
        for number in graph.catalogue.datasets.indices where counts.indices.contains(graph.catalogue.datasets[number].publisher) {
            counts[graph.catalogue.datasets[number].publisher] += 1
        }
        out.raw(isFrench ? "\n## Producteurs\n\n" : "\n## Publishers\n\n")
        for (number, publisher) in graph.catalogue.publishers.enumerated() {
            entry(publisher.name[language], addresses.publisher(publisher, language), isFrench ? "\(counts[number]) jeux" : "\(counts[number]) datasets")
        }
    }
}
