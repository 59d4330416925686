internal import Findings
internal import Model

/// The catalogue, its publishers and whom to write to, in the words of DCAT-AP 3.0.1, property by property.
extension CatalogueGraph {
    /// `dcat:Catalog` of the whole, without its list of datasets.
    func catalogueNode(isFirst: Bool = true, isPaged: Bool = false) -> Node {
        let settings = catalogue.settings
        var node = Self.catalogue(iris.catalogue, isPaged)
        node.add(.title, settings.title)
        node.add(.description, settings.description ?? settings.title)
        node.add(.publisher, cataloguePublisher.iri)
        node.add(.homepage, Node(iris.home, .document))
        let place = places.value(for: settings.territory, of: settings.publisher, else: iris.cataloguePlace)
        complete(&node, of: whole, at: place, isFirst)
        return node
    }

    /// `dcat:Catalog` of one publisher's datasets, likewise.
    func catalogueNode(of position: Int, isFirst: Bool = true, isPaged: Bool = false) -> Node {
        let publisher = catalogue.publishers[position]
        let page = iris.page(of: publisher)
        let title = publisher.name.followed(by: catalogue.settings.title)
        var node = Self.catalogue(SiteIRIs.catalogue(at: page), isPaged)
        node.add(.title, title)
        node.add(.description, publisher.description ?? title)
        node.add(.publisher, publishers[position].publisher)
        node.add(.homepage, Node(page, .document))
        let place = publisher.insee.map { SpatialCoverage(code: $0, name: publisher.name.text) } ?? parts[position].place
        complete(&node, of: parts[position], at: places.value(for: place, of: publisher, else: SiteIRIs.place(at: page)), isFirst)
        return node
    }

    private static func catalogue(_ iri: IRI, _ isPaged: Bool) -> Node {
        isPaged ? Node(iri, .catalogue, .collection, capacity: 16) : Node(iri, .catalogue, capacity: 16)
    }

    private func complete(_ node: inout Node, of part: CataloguePart, at place: Value?, _ isFirst: Bool) {
        for language in catalogue.settings.languages { node.add(.language, language.iri) }
        node.add(.licence, part.licence.map { iri(of: $0) })
        node.add(.themeTaxonomy, FixedTerms.themeTaxonomy)
        if let place { node.add(.spatial, place) }
        guard isFirst else { return }
        node.add(.issued, catalogue.settings.issued ?? part.issued)
        node.add(.modified, part.lastChange)
    }

    /// Who runs the catalogue, and a node for it when it is none of the publishers. DCAT-AP wants one: for want of a name, the site's title.
    var cataloguePublisher: (iri: IRI, node: Node?) {
        guard let publisher = catalogue.settings.publisher else {
            if publishers.count == 1 { return (publishers[0].publisher, nil) }
            var node = Node(iris.cataloguePublisher, .agent, .organization)
            node.add(.name, catalogue.settings.title)
            return (iris.cataloguePublisher, node)
        }
        let position = catalogue.publishers.firstIndex {
            ($0.siret != nil && $0.siret == publisher.siret) || ($0.siren != nil && $0.siren == publisher.siren) || $0.name == publisher.name
        }
        if let position { return (publishers[position].publisher, nil) }
        return (iris.cataloguePublisher, Self.agent(publisher, iris.cataloguePublisher))
    }

    func publisherNode(_ position: Int) -> Node { Self.agent(catalogue.publishers[position], publishers[position].publisher) }

    /// `dct:RightsStatement`: the source that reusers name.
    func attributionNode(_ position: Int) -> Node {
        let name = catalogue.publishers[position].name
        var node = Node(publishers[position].attribution, .rightsStatement)
        node.add(.label, french: "Source\u{A0}: " + name[.french], english: "Source: " + name[.english])
        return node
    }

    /// `foaf:Agent`.
    private static func agent(_ publisher: Publisher, _ iri: IRI) -> Node {
        var node = Node(iri, .agent, .organization, capacity: 10)
        node.add(.name, publisher.name)
        node.add(.identifier, plain: publisher.siret ?? publisher.siren)
        node.add(.termType, publisher.kind.flatMap(PublisherType.init)?.iri)
        node.add(.mbox, publisher.contact?.email.flatMap { IRI(mail: $0) })
        node.add(.homepage, publisher.homepage.flatMap { IRI(web: $0) }.map { Node($0, .document) })
        return node
    }

    /// Whom to write to about a dataset: most share their publisher's contact, or the catalogue's.
    enum ContactOfDataset {
        case ofPublisher, ofCatalogue
        case own(Contact)
    }

    func contact(of dataset: Dataset, _ publisher: Publisher) -> ContactOfDataset? {
        switch dataset.contact {
        case nil: publisher.contact != nil ? .ofPublisher : catalogue.settings.contact != nil ? .ofCatalogue : nil
        case publisher.contact: .ofPublisher
        case .some(let contact): .own(contact)
        }
    }

    func publisherContactNode(_ position: Int) -> Node? {
        let publisher = catalogue.publishers[position]
        return publisher.contact.map { Self.contact($0, named: publisher.name, publishers[position].contact) }
    }

    func catalogueContactNode() -> Node? {
        let settings = catalogue.settings
        return settings.contact.map { Self.contact($0, named: settings.publisher?.name ?? settings.title, iris.catalogueContact) }
    }

    /// `vcard:Kind`; a contact without a name bears that of its body.
    static func contact(_ contact: Contact, named name: LocalizedText, _ iri: IRI) -> Node {
        var node = Node(iri, .contact, .contactOrganization)
        node.add(.fullName, plain: contact.name ?? name.text)
        node.add(.hasEmail, contact.email.flatMap { IRI(mail: $0) })
        node.add(.hasTelephone, contact.telephone.flatMap { IRI(telephone: $0) })
        node.add(.hasURL, contact.address.flatMap { IRI(web: $0) }.map { Node($0, .document) })
        return node
    }
}

extension LocalizedText {
    /// “Ville de Roques – Données de la Haute-Garonne”, in both languages where one of the two has both.
    fileprivate func followed(by other: LocalizedText) -> LocalizedText {
        let second = language.other
        let isTranslated = translation != nil || other.shownLanguage(for: second) == second
        return LocalizedText(
            text + " – " + other[language], in: language, translation: isTranslated ? self[second] + " – " + other[second] : nil)
    }
}
