public import Bytes
internal import Findings
internal import Model

/// What the reading actions of CKAN's API (version 3) answer, as documents: `{"help", "success", "result"}`.
///
/// A host of files ignores what follows `?`, so a dataset has a document of its own (`package_show/NAME.json`), which hosts that can rewrite addresses give
/// for `package_show?id=NAME`. There is no search.
public struct CKANActions: Sendable {
    /// Above so many datasets the documents of each are not made: they share one folder.
    public static let mostDatasets = 5_000
    /// Above so many there is no document that holds them all.
    public static let mostInOne = 100
    /// The longest name that CKAN takes, in characters.
    private static let longestName = 100

    private let descriptions: Descriptions
    private var catalogue: Catalogue { descriptions.graph.catalogue }
    /// Of each dataset, unique: `roques-subventions`.
    public let names: [String]
    /// Of each publisher.
    public let organizationCounts: [Int]
    private let organizationIdentifiers: [String]
    private let groupIdentifiers: [String: String]
    /// Each theme once, sorted by code, with the number of its datasets.
    private let themes: [(theme: Theme, count: Int)]

    public init(_ descriptions: Descriptions) {
        self.descriptions = descriptions
        let catalogue = descriptions.graph.catalogue
        names = Self.names(of: catalogue)
        var counts = [Int](repeating: 0, count: catalogue.publishers.count)
        var themes: [String: (theme: Theme, count: Int)] = [:]
        for number in catalogue.datasets.indices {
            if counts.indices.contains(catalogue.datasets[number].publisher) { counts[catalogue.datasets[number].publisher] += 1 }
            for theme in catalogue.datasets[number].themes { themes[theme.code, default: (theme, 0)].count += 1 }
        }
        organizationCounts = counts
        organizationIdentifiers = descriptions.graph.publishers.map { Self.identifier(of: $0.publisher.text) }
        let home = descriptions.graph.iris.home.text
        groupIdentifiers = themes.reduce(into: [:]) { $0[$1.key] = Self.identifier(of: home + "#group/" + $1.key) }
        self.themes = themes.values.sorted { precedes($0.theme.code, $1.theme.code) }
    }

    /// Two slugs joined may be two others joined elsewhere, and may be too long or too short: such a name ends with a mark of its own.
    private static func names(of catalogue: Catalogue) -> [String] {
        var taken: Set<String> = []
        taken.reserveCapacity(catalogue.datasets.count)
        return catalogue.datasets.indices.map { number in
            let publisher = catalogue.datasets[number].publisher
            let slugs = [catalogue.publishers.indices.contains(publisher) ? catalogue.publishers[publisher].slug : "", catalogue.datasets[number].slug]
            var name = slugs.joined(separator: "-")
            if name.utf8.count > longestName || taken.contains(name) {
                let mark = Digester.digest(of: Array(slugs.joined(separator: "/").utf8)).hexadecimal.utf8.prefix(8)
                name = String(Substring(name.utf8.prefix(longestName - 9))) + "-" + String(Substring(mark))
            }
            taken.insert(name)
            return name
        }
    }

    /// The actions that take no name.
    public enum Action: String, CaseIterable, Sendable {
        case packageList = "package_list"
        case organizationList = "organization_list"
        case groupList = "group_list"
        case tagList = "tag_list"
        case licenseList = "license_list"
        case statusShow = "status_show"
        case siteRead = "site_read"
        case currentPackages = "current_package_list_with_resources"
    }

    /// Whether there is a document for an action.
    public func has(_ action: Action) -> Bool { action != .currentPackages || names.count <= Self.mostInOne }

    /// Whether there is a document for each dataset.
    public var hasPackages: Bool { names.count <= Self.mostDatasets }

    /// The names of the themes, which are groups here, with the number of their datasets.
    public var groups: [(name: String, count: Int)] { themes.map { ($0.theme.code, $0.count) } }

    // MARK: Documents

    public func write(_ action: Action, into writer: inout ByteWriter) {
        answer(action.rawValue, into: &writer) { document in
            switch action {
            case .packageList: document.array("result") { for name in names.sorted(by: precedes) { $0.element(name) } }
            case .organizationList: document.array("result") { for publisher in catalogue.publishers { $0.element(publisher.slug) } }
            case .groupList: document.array("result") { for each in themes { $0.element(each.theme.code) } }
            case .tagList: document.array("result") { for tag in tags { $0.element(tag) } }
            case .licenseList:
                document.array("result") { document in
                    for licence in licences { document.object { write(licence, into: &$0) } }
                }
            case .statusShow:
                document.object("result") {
                    $0.member("site_title", catalogue.settings.title.text)
                    $0.member("site_description", catalogue.settings.description?.text ?? "")
                    $0.member("site_url", descriptions.graph.iris.home.text)
                    $0.member("locale_default", (catalogue.settings.languages.first ?? .french).rawValue)
                    $0.array("extensions") { _ in }
                }
            case .siteRead: document.member("result", true)
            case .currentPackages:
                document.array("result") { document in
                    for number in catalogue.datasets.indices { document.object { writePackage(number, into: &$0) } }
                }
            }
        }
    }

    /// `package_show` of the dataset of that number.
    public func writePackage(_ number: Int, into writer: inout ByteWriter) {
        answer("package_show", into: &writer) { document in
            document.object("result") { writePackage(number, into: &$0) }
        }
    }

    /// `organization_show` of the publisher of that number.
    public func writeOrganization(_ number: Int, into writer: inout ByteWriter) {
        answer("organization_show", into: &writer) { document in
            document.object("result") {
                writeMembers(ofOrganization: number, into: &$0)
                $0.member("package_count", organizationCounts[number])
                $0.array("users") { _ in }
            }
        }
    }

    /// `group_show` of the theme of that name.
    public func writeGroup(_ name: String, into writer: inout ByteWriter) {
        guard let (theme, count) = themes.first(where: { $0.theme.code == name }) else { return }
        answer("group_show", into: &writer) { document in
            document.object("result") {
                write(theme, into: &$0)
                $0.member("package_count", count)
            }
        }
    }

    private func answer(_ action: String, into writer: inout ByteWriter, _ result: (inout JSONDocument) -> Void) {
        var document = JSONDocument()
        document.object {
            $0.member("help", (descriptions.graph.iris.home + Addresses.ckan + action + ".json").text)
            $0.member("success", true)
            result(&$0)
        }
        document.newLine()
        document.flush(into: &writer)
    }

    // MARK: Parts

    private var language: Language { catalogue.settings.languages.first ?? .french }

    private var licences: [Licence] {
        var found: [String: Licence] = [:]
        for number in catalogue.datasets.indices {
            if let licence = catalogue.datasets[number].licence { found[licence.code] = licence }
        }
        return found.values.sorted { precedes($0.code, $1.code) }
    }

    private var tags: [String] {
        var found: Set<String> = []
        for number in catalogue.datasets.indices { found.formUnion(FeedKeyword.clean(catalogue.datasets[number].keywords)) }
        return found.sorted(by: precedes)
    }

    private func write(_ licence: Licence, into document: inout JSONDocument) {
        document.member("id", licence.code)
        document.member("title", licence.label(in: language))
        document.member("url", licence.address ?? "")
        document.member("status", "active")
    }

    private func write(_ theme: Theme, into document: inout JSONDocument) {
        let title = theme.label(in: language)
        document.member("id", groupIdentifiers[theme.code])
        document.member("name", theme.code)
        document.member("title", title)
        document.member("display_name", title)
        document.member("description", "")
        document.member("image_display_url", "")
        document.member("type", "group")
        document.member("state", "active")
    }

    private func writeMembers(ofOrganization number: Int, into document: inout JSONDocument) {
        let publisher = catalogue.publishers[number]
        document.member("id", organizationIdentifiers[number])
        document.member("name", publisher.slug)
        document.member("title", publisher.name[language])
        document.member("display_name", publisher.name[language])
        document.member("description", publisher.description?[language] ?? "")
        document.member("image_url", "")
        document.member("type", "organization")
        document.member("is_organization", true)
        document.member("approval_status", "approved")
        document.member("state", "active")
    }

    private func writePackage(_ number: Int, into document: inout JSONDocument) {
        guard let description = descriptions.description(of: number, withTables: false) else { return }
        let (dataset, node) = (description.dataset, description.node)
        let contact = dataset.contact ?? description.publisher.contact
        let identifier = Self.identifier(of: node.subject?.text ?? "")
        document.member("id", identifier)
        document.member("name", names[number])
        document.member("title", dataset.title[language])
        document.member("notes", dataset.summary?[language] ?? "")
        document.member("type", "dataset")
        document.member("state", "active")
        document.member("private", false)
        document.member("isopen", dataset.licence.map { !$0.code.utf8.starts(with: "other".utf8) } ?? false)
        document.member("url", description.page.text)
        document.member("author", description.publisher.name[language])
        document.member("author_email", contact?.email ?? "")
        document.member("maintainer", contact?.name ?? "")
        document.member("maintainer_email", contact?.email ?? "")
        document.member("license_id", dataset.licence?.code ?? "notspecified")
        document.member("license_title", dataset.licence?.label(in: language) ?? "")
        document.member("license_url", orNull: dataset.licence?.address)
        document.member("metadata_created", orNull: (dataset.issued ?? dataset.created ?? dataset.modified).map(Self.moment))
        document.member("metadata_modified", orNull: dataset.lastChange.map(Self.moment))
        document.member("owner_org", organizationIdentifiers[dataset.publisher])
        document.object("organization") { writeMembers(ofOrganization: dataset.publisher, into: &$0) }
        document.array("groups") { for theme in dataset.themes { $0.object { write(theme, into: &$0) } } }
        let tags = FeedKeyword.clean(dataset.keywords)
        document.member("num_tags", tags.count)
        document.array("tags") {
            for tag in tags {
                $0.object {
                    $0.member("name", tag)
                    $0.member("display_name", tag)
                    $0.member("state", "active")
                }
            }
        }
        document.array("extras") {
            $0.extra("identifier", node.text(.identifier))
            $0.extra("frequency", dataset.frequency?.code)
            $0.extra("language", dataset.language.rawValue)
            $0.extra("temporal_start", dataset.temporal?.start?.description)
            $0.extra("temporal_end", dataset.temporal?.end?.description)
            $0.extra("spatial_code", dataset.spatial?.code)
        }
        let files = description.distributions
        document.member("num_resources", files.count)
        document.array("resources") {
            for (index, file) in files.enumerated() {
                $0.object { writeResource(file.node, dataset.distributions[file.position], dataset, of: identifier, index, into: &$0) }
            }
        }
    }

    private func writeResource(
        _ node: Node, _ distribution: Distribution, _ dataset: Dataset, of package: String, _ index: Int, into document: inout JSONDocument
    ) {
        document.member("id", Self.identifier(of: node.subject?.text ?? ""))
        document.member("package_id", package)
        document.member("name", distribution.title[language])
        document.member("description", distribution.description?[language] ?? "")
        document.member("url", node.iri(.accessURL)?.text)
        document.member("format", distribution.format.name)
        document.member("mimetype", distribution.isZipped ? "application/zip" : distribution.format.mediaType)
        if let facts = distribution.facts {
            document.member("size", facts.size)
            document.member("hash", "sha256:" + facts.digest.hexadecimal)
        }
        document.member("created", orNull: (dataset.issued ?? dataset.created ?? dataset.modified).map(Self.moment))
        document.member("last_modified", orNull: dataset.lastChange.map(Self.moment))
        document.member("position", index)
        document.member("state", "active")
    }

    /// A day as CKAN writes a moment.
    private static func moment(_ day: CalendarDate) -> String { day.description + "T00:00:00" }

    /// A UUID (version 8, RFC 9562) that is the same whenever the text is.
    static func identifier(of text: String) -> String {
        var digits = Array(Digester.digest(of: Array(text.utf8)).hexadecimal.utf8.prefix(32))
        digits[12] = 0x38
        digits[16] = 0x38 + digits[16] & 1
        var identifier: [UInt8] = []
        identifier.reserveCapacity(36)
        for part in [0..<8, 8..<12, 12..<16, 16..<20, 20..<32] {
            if part.lowerBound > 0 { identifier.append(0x2D) }
            identifier += digits[part]
        }
        return String(decoding: identifier, as: UTF8.self)
    }
}

private func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

extension JSONDocument {
    fileprivate mutating func extra(_ key: String, _ value: String?) {
        guard let value else { return }
        object {
            $0.member("key", key)
            $0.member("value", value)
        }
    }
}
