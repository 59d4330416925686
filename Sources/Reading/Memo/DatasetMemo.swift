internal import Bytes
internal import Findings
internal import Markdown
internal import Model

/// All that reading one dataset's folder gave, and what it was read from.
struct DatasetMemo: Sendable {
    /// Of the folder's listing, its texts' signatures and what it inherits.
    var sources: Fingerprint
    var reading: DatasetReading
    /// None of them an error: a dataset with errors is always read again.
    var findings: [Finding]
    var own: BodyOutline?
    var translated: BodyOutline?

    init(sources: Fingerprint, reading: DatasetReading, findings: [Finding], own: BodyOutline?, translated: BodyOutline?) {
        self.sources = sources
        self.reading = reading
        self.findings = findings
        self.own = own
        self.translated = translated
    }

    func encode(into out: inout BinaryEncoder) {
        out.mark(sources)
        out.optional(reading.publisherName)
        out.optional(reading.publisherPlace) { $0.write($1) }
        out.list(reading.unlistedImages.sorted()) { $0.text($1) }
        out.flag(reading.isDraft)
        out.write(reading.dataset)
        out.list(findings) { $0.write($1) }
        out.optional(own) { $0.write($1) }
        out.optional(translated) { $0.write($1) }
    }

    /// Whether all but the bodies of two readings is the same: what the header says, what is inherited, what was said of it.
    func differsInBodiesOnly(from other: DatasetMemo) -> Bool {
        func rest(_ memo: DatasetMemo) -> [UInt8] {
            var rest = memo
            rest.sources = Fingerprint()
            rest.reading.dataset.bodyFingerprint = Fingerprint()
            rest.own = nil
            rest.translated = nil
            var out = BinaryEncoder()
            rest.encode(into: &out)
            return out.bytes
        }
        return rest(self) == rest(other)
    }

    /// Nil when the entry was made from other sources than those asked for.
    init?(from input: inout BinaryDecoder, madeFrom wanted: Fingerprint?) throws(BinaryDecoder.Truncated) {
        sources = try input.mark()
        if let wanted, wanted != sources { return nil }
        let publisherName = try input.optionalText()
        let publisherPlace = try input.optionalPlace()
        let images = try input.list { (input) throws(BinaryDecoder.Truncated) in try input.text() }
        let isDraft = try input.flag()
        reading = DatasetReading(dataset: try input.dataset(), publisherName: publisherName, unlistedImages: Set(images), isDraft: isDraft)
        reading.publisherPlace = publisherPlace
        findings = try input.list { (input) throws(BinaryDecoder.Truncated) in try input.finding() }
        own = try input.optional { (input) throws(BinaryDecoder.Truncated) in try input.outline() }
        translated = try input.optional { (input) throws(BinaryDecoder.Truncated) in try input.outline() }
    }
}

// MARK: Findings and outlines

extension BinaryEncoder {
    mutating func write(_ place: SourcePlace) {
        text(place.file)
        number(place.line)
        number(place.column)
    }

    fileprivate mutating func write(_ finding: Finding) {
        text(finding.rule.code)
        write(finding.place)
        optional(finding.value)
        list(finding.details) { $0.text($1) }
        list(finding.suggestions) { $0.text($1) }
    }

    fileprivate mutating func write(_ outline: BodyOutline) {
        for links in [outline.links, outline.spaced] {
            list(links) {
                $0.text($1.destination)
                $0.flag($1.isImage)
                $0.number($1.line)
                $0.number($1.column)
            }
        }
        list(outline.remarks) {
            $0.number(MarkdownNote.Kind.allCases.firstIndex(of: $1.kind) ?? 0)
            $0.number($1.line)
            $0.text($1.excerpt)
        }
        flag(outline.hasBody)
        text(outline.opening)
    }
}

extension BinaryDecoder {
    mutating func place() throws(Truncated) -> SourcePlace {
        SourcePlace(file: try text(), line: try number(), column: try number())
    }

    fileprivate mutating func optionalPlace() throws(Truncated) -> SourcePlace? { try flag() ? try place() : nil }

    fileprivate mutating func finding() throws(Truncated) -> Finding {
        guard let rule = Rule.readingByCode[try text()] else { throw Truncated() }
        return Finding(
            rule, at: try place(), value: try optionalText(), details: try list { (input) throws(Truncated) in try input.text() },
            suggestions: try list { (input) throws(Truncated) in try input.text() })
    }

    private mutating func outlineLinks() throws(Truncated) -> [BodyOutline.Link] {
        try list { (input) throws(Truncated) in
            BodyOutline.Link(destination: try input.text(), isImage: try input.flag(), line: try input.number(), column: try input.number())
        }
    }

    fileprivate mutating func outline() throws(Truncated) -> BodyOutline {
        let kinds = MarkdownNote.Kind.allCases
        let links = try outlineLinks()
        let spaced = try outlineLinks()
        return BodyOutline(
            links: links,
            remarks: try list { (input) throws(Truncated) in
                let kind = try input.number()
                guard kinds.indices.contains(kind) else { throw Truncated() }
                return BodyOutline.Remark(kind: kinds[kind], line: try input.number(), excerpt: try input.text())
            }, spaced: spaced, hasBody: try flag(), opening: try text())
    }
}

// MARK: Datasets

extension BinaryEncoder {
    mutating func write(_ text: LocalizedText) {
        self.text(text.text)
        flag(text.language == .french)
        optional(text.translation)
    }

    fileprivate mutating func write(_ date: CalendarDate) {
        number(date.year)
        number(date.month)
        number(date.day)
    }

    fileprivate mutating func write(_ dataset: Dataset) {
        text(dataset.folder)
        text(dataset.slug)
        write(dataset.title)
        optional(dataset.summary) { $0.write($1) }
        optional(dataset.licence?.code)
        optional(dataset.frequency?.code)
        list(dataset.themes) {
            $0.text($1.code)
            $0.text($1.french)
            $0.text($1.english)
            $0.optional($1.european?.code)
        }
        list(dataset.keywords) { $0.text($1) }
        optional(dataset.contact) {
            $0.optional($1.name)
            $0.optional($1.email)
            $0.optional($1.telephone)
            $0.optional($1.address)
        }
        optional(dataset.spatial) {
            $0.optional($1.code)
            $0.optional($1.name)
            $0.optional($1.box) { for number in [$1.west, $1.south, $1.east, $1.north] { $0.word(number.bitPattern) } }
        }
        optional(dataset.temporal) {
            $0.optional($1.start) { $0.write($1) }
            $0.optional($1.end) { $0.write($1) }
        }
        for date in [dataset.created, dataset.issued, dataset.modified] { optional(date) { $0.write($1) } }
        let places = dataset.keyPlaces
        for place in [places.licence, places.created, places.issued, places.modified, places.identifier, places.accessRights] {
            optional(place) { $0.write($1) }
        }
        optional(dataset.identifier)
        optional(dataset.version)
        optional(dataset.provenance) { $0.write($1) }
        optional(dataset.accessRights?.code)
        list(dataset.legislation) { $0.text($1) }
        list(dataset.highValue) { $0.text($1.code) }
        list(dataset.changedColumns) { $0.text($1) }
        write(dataset.views)
        flag(dataset.language == .french)
        optional(dataset.homepage)
        optional(dataset.schema) { $0.write($1) }
        text(dataset.conformity.rawValue)
        write(dataset.downloads)
        write(dataset.privacy)
        list(dataset.distributions) { $0.write($1) }
        write(dataset.place)
        mark(dataset.fingerprint)
        mark(dataset.bodyFingerprint)
    }

    private mutating func write(_ distribution: Distribution) {
        switch distribution.location {
        case .file(let source, let name):
            flag(true)
            text(source.path)
            word(source.signature.inode)
            word(UInt64(bitPattern: source.signature.size))
            word(UInt64(bitPattern: source.signature.modified))
            word(UInt64(bitPattern: source.signature.changed))
            text(name)
        case .remote(let address):
            flag(false)
            text(address)
        }
        flag(distribution.role == .data)
        write(distribution.title)
        optional(distribution.description) { $0.write($1) }
        text(distribution.format.code)
        optional(distribution.schema) { $0.write($1) }
        optional(distribution.sheet)
        flag(distribution.isZipped)
        optional(distribution.identifier)
    }

    private mutating func write(_ schema: SchemaChoice) {
        text(schema.name)
        write(schema.place)
        flag(schema.isOwn)
    }
}

extension BinaryDecoder {
    private mutating func localized() throws(Truncated) -> LocalizedText {
        LocalizedText(try text(), in: try flag() ? .french : .english, translation: try optionalText())
    }

    mutating func optionalLocalized() throws(Truncated) -> LocalizedText? { try flag() ? try localized() : nil }

    private mutating func optionalDate() throws(Truncated) -> CalendarDate? {
        guard try flag() else { return nil }
        guard let date = CalendarDate(year: try number(), month: try number(), day: try number()) else { throw Truncated() }
        return date
    }

    /// A term by its code: one that the vocabulary does not have any more makes the entry useless.
    private mutating func optionalTerm<T: Term>(in vocabulary: Vocabulary<T>) throws(Truncated) -> T? {
        guard try flag() else { return nil }
        guard let term = vocabulary.find(try text()) else { throw Truncated() }
        return term
    }

    fileprivate mutating func dataset() throws(Truncated) -> Dataset {
        let folder = try text()
        let slug = try text()
        var dataset = Dataset(folder: folder, publisher: 0, slug: slug, title: try localized(), language: .french, place: SourcePlace(file: ""))
        dataset.summary = try optionalLocalized()
        dataset.licence = try optionalTerm(in: Licence.vocabulary)
        dataset.frequency = try optionalTerm(in: Frequency.vocabulary)
        dataset.themes = try list { (input) throws(Truncated) in
            Theme(
                code: try input.text(), french: try input.text(), english: try input.text(),
                european: try input.optionalTerm(in: EuropeanTheme.vocabulary))
        }
        dataset.keywords = try list { (input) throws(Truncated) in try input.text() }
        if try flag() {
            dataset.contact = Contact(name: try optionalText(), email: try optionalText(), telephone: try optionalText(), address: try optionalText())
        }
        if try flag() { dataset.spatial = SpatialCoverage(code: try optionalText(), name: try optionalText(), box: try optionalBox()) }
        if try flag() { dataset.temporal = Period(start: try optionalDate(), end: try optionalDate()) }
        dataset.created = try optionalDate()
        dataset.issued = try optionalDate()
        dataset.modified = try optionalDate()
        dataset.keyPlaces = KeyPlaces(
            licence: try optionalPlace(), created: try optionalPlace(), issued: try optionalPlace(), modified: try optionalPlace())
        dataset.keyPlaces.identifier = try optionalPlace()
        dataset.keyPlaces.accessRights = try optionalPlace()
        dataset.identifier = try optionalText()
        dataset.version = try optionalText()
        dataset.provenance = try optionalLocalized()
        dataset.accessRights = try optionalTerm(in: AccessRights.vocabulary)
        dataset.legislation = try list { (input) throws(Truncated) in try input.text() }
        dataset.highValue = try list { (input) throws(Truncated) in
            guard let category = HighValueCategory.vocabulary.find(try input.text()) else { throw Truncated() }
            return category
        }
        dataset.changedColumns = try list { (input) throws(Truncated) in try input.text() }
        dataset.views = try viewChoice()
        dataset.language = try flag() ? .french : .english
        dataset.homepage = try optionalText()
        dataset.schema = try optionalSchema()
        guard let conformity = Conformity(rawValue: try text()) else { throw Truncated() }
        dataset.conformity = conformity
        dataset.downloads = try downloadChoice()
        dataset.privacy = try privacySettings()
        dataset.distributions = try list { (input) throws(Truncated) in try input.distribution() }
        dataset.place = try place()
        dataset.fingerprint = try mark()
        dataset.bodyFingerprint = try mark()
        return dataset
    }

    private mutating func optionalBox() throws(Truncated) -> BoundingBox? {
        guard try flag() else { return nil }
        return BoundingBox(
            west: Double(bitPattern: try word()), south: Double(bitPattern: try word()), east: Double(bitPattern: try word()),
            north: Double(bitPattern: try word()))
    }

    private mutating func distribution() throws(Truncated) -> Distribution {
        let location: Distribution.Location
        if try flag() {
            let path = try text()
            let signature = FileSignature(
                inode: try word(), size: Int64(bitPattern: try word()), modified: Int64(bitPattern: try word()), changed: Int64(bitPattern: try word()))
            location = .file(FileSource(path: path, signature: signature), name: try text())
        } else {
            location = .remote(try text())
        }
        let role: Distribution.Role = try flag() ? .data : .documentation
        let title = try localized()
        let description = try optionalLocalized()
        guard let format = FileFormat.vocabulary.find(try text()) else { throw Truncated() }
        let schema = try optionalSchema()
        let sheet = try optionalText()
        var distribution = Distribution(
            location: location, role: role, title: title, description: description, format: format, schema: schema, isZipped: try flag())
        distribution.sheet = sheet
        distribution.identifier = try optionalText()
        return distribution
    }

    private mutating func optionalSchema() throws(Truncated) -> SchemaChoice? {
        guard try flag() else { return nil }
        return SchemaChoice(name: try text(), place: try place(), isOwn: try flag())
    }
}
