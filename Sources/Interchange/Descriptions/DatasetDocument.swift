public import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Profiles
internal import Schemas
internal import Tables

/// `dataset.json`, in the folder of each dataset: a document of the site's own interface (`ProgramInterface`).
extension Descriptions {
    /// Writes `dataset.json`: what the page of the dataset says, and each of its files with all that is known of it.
    public func writeDataset(_ number: Int, into writer: inout ByteWriter) {
        guard let description = description(of: number) else { return }
        let dataset = description.dataset
        var document = JSONDocument()
        document.object { document in
            document.member("version", Self.interfaceVersion)
            document.member("identifier", description.node.text(.identifier))
            document.member("address", description.page.text)
            document.member("title", dataset.title[language])
            document.member("description", dataset.summary?[language])
            writeTranslations(of: dataset, into: &document)
            document.object("producer") { writeMembers(of: description.publisher, into: &$0) }
            if let licence = dataset.licence {
                document.object("licence") {
                    $0.member("code", licence.code)
                    $0.member("title", licence.label(in: language))
                    $0.member("address", licence.address)
                }
            }
            if let frequency = dataset.frequency {
                document.object("frequency") {
                    $0.member("code", frequency.code)
                    $0.member("title", frequency.label(in: language))
                }
            }
            document.array("themes") {
                for theme in dataset.themes {
                    $0.object {
                        $0.member("code", theme.code)
                        $0.member("title", theme.label(in: language))
                        $0.member("european", theme.european?.code)
                    }
                }
            }
            document.array("keywords") { for keyword in dataset.keywords { $0.element(keyword) } }
            document.member("language", dataset.language.rawValue)
            document.write(dataset.spatial, isBoxDerived: dataset.isBoxDerived)
            if let period = dataset.temporal, period.start != nil || period.end != nil {
                document.object("temporal") {
                    $0.member("start", period.start?.description)
                    $0.member("end", period.end?.description)
                    if dataset.isPeriodDerived { $0.member("derived", true) }
                }
            }
            document.member("created", dataset.created?.description)
            document.member("issued", dataset.issued?.description)
            document.member("modified", dataset.modified?.description)
            document.write(dataset.contact ?? description.publisher.contact)
            document.member("homepage", dataset.homepage.flatMap { IRI(web: $0) }?.text)
            document.member("schema", dataset.followedSchema)
            document.member("dataVersion", dataset.version)
            document.member("provenance", dataset.provenance?[language])
            document.member("accessRights", dataset.accessRights?.code)
            if !dataset.legislation.isEmpty {
                document.array("legislation") { for address in dataset.legislation { $0.element(IRI(web: address)?.text) } }
            }
            if !dataset.highValue.isEmpty {
                document.array("highValue") {
                    for category in dataset.highValue {
                        $0.object {
                            $0.member("address", category.address)
                            $0.member("title", category.label(in: language))
                        }
                    }
                }
            }
            document.newLine()
            document.array("files") {
                for (position, node) in description.distributions {
                    $0.newLine()
                    writeFile(position, node, description, into: &$0)
                }
            }
            document.array("documents") {
                for document in description.node.nodes(.page) where document.text(.title) != nil {
                    $0.object {
                        $0.member("title", document.text(.title, in: language))
                        $0.member("address", document.subject?.text)
                    }
                }
            }
            document.newLine()
            writeLinks(of: description, into: &document)
        }
        document.newLine()
        document.flush(into: &writer)
    }

    private func writeTranslations(of dataset: Dataset, into document: inout JSONDocument) {
        guard let other = catalogue.settings.languages.first(where: { $0 != language }) else { return }
        let title = dataset.title.shownLanguage(for: other) == other ? dataset.title[other] : nil
        let summary = dataset.summary.flatMap { $0.shownLanguage(for: other) == other ? $0[other] : nil }
        guard title != nil || summary != nil else { return }
        document.object("translations") {
            $0.object(other.rawValue) {
                $0.member("title", title)
                $0.member("description", summary)
            }
        }
    }

    private func writeLinks(of description: DatasetDescription, into document: inout JSONDocument) {
        let (dataset, publisher) = (description.dataset, description.publisher)
        document.object("links") {
            $0.member("self", address(addresses.document(of: dataset, publisher)))
            $0.member("text", address(addresses.text(of: dataset, publisher, language)))
            $0.member("dcat", address(addresses.metadata(of: dataset, publisher)))
            if dataset.isProfiled { $0.member("profile", address(addresses.profile(of: dataset, publisher))) }
            if dataset.isVerified { $0.member("verification", address(addresses.verdicts(of: dataset, publisher))) }
        }
    }

    /// - Parameter node: of the distribution.
    private func writeFile(_ position: Int, _ node: Node, _ description: DatasetDescription, into document: inout JSONDocument) {
        let distribution = description.dataset.distributions[position]
        let table = description.tables[position]
        document.object {
            $0.member("name", distribution.publishedName)
            $0.member("title", distribution.title[language])
            $0.member("description", distribution.description?[language])
            $0.member("address", node.iri(.accessURL)?.text)
            $0.member("isFile", !distribution.format.isService)
            $0.member("format", distribution.format.code)
            $0.member("mediaType", distribution.isZipped ? "application/zip" : distribution.format.mediaType)
            $0.member("size", distribution.facts?.size)
            $0.member("sha256", distribution.facts?.digest.hexadecimal)
            if let form = table?.form {
                if form.format == .csv || form.format == .json || form.format == .geojson { $0.member("encoding", form.encoding.rawValue) }
                $0.member("delimiter", form.delimiter.map { String(Unicode.Scalar($0)) })
                $0.member("headerRow", table?.layout?.headerRow)
                $0.member("sheet", form.sheet)
            }
            if let mark = distribution.table {
                if let schema = mark.schema {
                    $0.object("conformity") {
                        $0.member("schema", schema)
                        $0.member("version", mark.schemaVersion)
                        $0.member("valid", mark.isConform)
                        $0.member("errors", mark.errors)
                    }
                } else {
                    $0.member("schema", distribution.schema?.name)
                }
                if mark.isRead { $0.member("rows", mark.rows) }
            } else {
                $0.member("schema", distribution.schema?.name)
            }
            if let table { writeColumns(table, into: &$0) }
            if let mark = distribution.table, mark.rowsServed > 0, let name = distribution.publishedName {
                $0.object("firstRows") {
                    let path = addresses.rows(1, of: name, of: description.dataset, description.publisher)
                    $0.member("address", address(path))
                    $0.member("rows", mark.rowsServed)
                    $0.member("pages", RowPages.count(rows: mark.rowsServed))
                    $0.member("complete", mark.isServedWhole)
                }
            }
        }
    }

    private func writeColumns(_ table: TableColumns, into document: inout JSONDocument) {
        document.array("columns") {
            for column in table.profile.columns {
                let field = table.field(named: column.name)
                $0.object {
                    $0.member("name", column.name)
                    $0.member("type", (table.isText(column) ? .text : column.type).rawValue)
                    $0.member("title", field?.title == column.name ? nil : field?.title)
                    $0.member("description", field?.description == field?.title ? nil : field?.description)
                }
            }
        }
    }
}

extension DatasetDescription {
    /// The distributions that are data, by their positions among the dataset's, with their nodes.
    var distributions: [(position: Int, node: Node)] {
        let positions = dataset.distributions.indices.filter { position in
            guard dataset.distributions[position].role == .data else { return false }
            if case .remote(let address) = dataset.distributions[position].location { return IRI(web: address) != nil }
            return true
        }
        return zip(positions, node.nodes(.distribution)).map { ($0, $1) }
    }
}

extension JSONDocument {
    fileprivate mutating func write(_ place: SpatialCoverage?, isBoxDerived: Bool) {
        guard let place else { return }
        object("spatial") {
            $0.member("code", place.code)
            $0.member("name", place.name)
            guard let box = place.box else { return }
            if isBoxDerived { $0.member("derived", true) }
            $0.array("bbox") { for side in [box.west, box.south, box.east, box.north] { $0.element(json: Array(side.description.utf8)) } }
        }
    }
}
