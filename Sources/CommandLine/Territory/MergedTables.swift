internal import Bytes
internal import Findings
internal import Glibc
internal import Merging
internal import Model
internal import Schemas

/// The tables of one merge on the disk: the merged one, and those of rejected rows.
struct MergedTables {
    /// Of the folder that they lie in, after all that they were made from.
    let folderName: String
    private let folder: String
    private let counts: [MergedSource]
    /// The publishers that have a table of rejected rows.
    private let rejecting: [Int]

    enum Failure: Error {
        /// A file of the dataset has the name that the merged table would get.
        case nameTaken(String)
    }

    private static let accountName = "account"

    /// Takes them from where the last build has put them, else makes them.
    init(_ plan: MergePass.Planned, _ catalogue: Catalogue, in parent: String, _ spool: Spool, _ crew: Crew) throws {
        let names = catalogue.datasets[plan.target].distributions.compactMap(\.publishedName).map { $0.lowercased() }
        let language = catalogue.settings.languages[0]
        // The names of tables of rejected rows are ours, whether there is one now or not.
        let prefix = Self.rejectsPrefix(language)
        let wanted = plan.name.lowercased()
        if let taken = (names + [wanted]).first(where: { $0.utf8.starts(with: prefix.utf8) }) ?? names.first(where: { $0 == wanted }) {
            throw Failure.nameTaken(taken)
        }
        let key = plan.key(language)
        folderName = Self.hexadecimal(key.high) + Self.hexadecimal(key.low)
        folder = parent + "/" + folderName
        if let known = Self.account(in: folder, plan, catalogue, language) {
            (counts, rejecting) = known
            return
        }
        for place in [parent, folder] {
            // A link put there would have our files written elsewhere.
            if let status = try Files.status(of: place), status.kind != .folder { unlink(place) }
            mkdir(place, 0o755)
        }
        let merge = Merge(
            schema: plan.schema.prepared, salvage: plan.rule.salvage, sources: plan.sources.map(\.merged), language: language,
            isKeyOfPublisher: plan.isKeyOfPublisher)
        let table = try MergedFile(folder + "/" + plan.name)
        var rejecting: [Int] = []
        var current: MergedFile?
        let place = folder
        counts = try merge.write(
            table: { try table.add($0) },
            rejects: { publisher, bytes in
                if rejecting.last != publisher {
                    rejecting.append(publisher)
                    current = try MergedFile(place + "/" + Self.rejectsName(catalogue.publishers[publisher], language))
                }
                try current?.add(bytes)
            }, crew: crew, spool: spool)
        self.rejecting = rejecting
        current = nil
        let files = Self.names(plan, rejecting, catalogue, language)
        try Files.replace(Self.encoded(counts, rejecting, plan, files.map { Self.signature(of: folder + "/" + $0) }), at: folder + "/" + Self.accountName)
    }

    /// Of all files that are made.
    private static func names(_ plan: MergePass.Planned, _ rejecting: [Int], _ catalogue: Catalogue, _ language: Language) -> [String] {
        [plan.name] + rejecting.map { rejectsName(catalogue.publishers[$0], language) }
    }

    private static func signature(of path: String) -> FileSignature { ((try? Files.status(of: path)) ?? nil)?.signature ?? .none }

    private static func hexadecimal(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func rejectsName(_ publisher: Publisher, _ language: Language) -> String {
        rejectsPrefix(language) + publisher.slug + ".csv"
    }

    private static func rejectsPrefix(_ language: Language) -> String { language == .french ? "lignes-non-reprises-" : "rows-not-taken-" }

    // MARK: The account on the disk

    /// - Parameter files: the state of each file that was made: one that is gone, cut or changed by hand is made again.
    private static func encoded(_ counts: [MergedSource], _ rejecting: [Int], _ plan: MergePass.Planned, _ files: [FileSignature]) -> [UInt8] {
        var out = BinaryEncoder()
        out.list(counts) {
            for number in [$1.rows, $1.kept, $1.rejected, $1.duplicates, $1.duplicatesOfOthers] { $0.number(number) }
            $0.flag($1.isRefused)
        }
        // By its first source: the places of publishers change with the catalogue.
        out.list(rejecting) { out, publisher in out.number(plan.sources.firstIndex { $0.merged.publisher == publisher } ?? 0) }
        out.list(files) { $0.mark($1.fingerprint) }
        return out.bytes
    }

    /// Nil when there is none, or when the files are not as they were made.
    private static func account(in folder: String, _ plan: MergePass.Planned, _ catalogue: Catalogue, _ language: Language) -> (
        counts: [MergedSource], rejecting: [Int]
    )? {
        guard let bytes = try? Files.read(folder + "/" + accountName, limit: 1 << 26) else { return nil }
        let read: (counts: [MergedSource], rejecting: [Int], files: [Fingerprint])? = bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            let counts = try? input.list { (input) throws(BinaryDecoder.Truncated) in
                var source = MergedSource()
                source.rows = try input.number()
                source.kept = try input.number()
                source.rejected = try input.number()
                source.duplicates = try input.number()
                source.duplicatesOfOthers = try input.number()
                source.isRefused = try input.flag()
                return source
            }
            let rejecting = try? input.list { (input) throws(BinaryDecoder.Truncated) in try input.number() }
            let files = try? input.list { (input) throws(BinaryDecoder.Truncated) in try input.mark() }
            guard let counts, let rejecting, let files else { return nil }
            return (counts, rejecting, files)
        }
        guard let read, read.counts.count == plan.sources.count, read.rejecting.allSatisfy(plan.sources.indices.contains) else { return nil }
        let rejecting = read.rejecting.map { plan.sources[$0].merged.publisher }
        guard read.files == names(plan, rejecting, catalogue, language).map({ signature(of: folder + "/" + $0).fingerprint }) else { return nil }
        return (read.counts, rejecting)
    }

    // MARK: In the catalogue

    /// Gives the dataset its tables and the account of them.
    func add(to catalogue: inout Catalogue, _ plan: MergePass.Planned) {
        let language = catalogue.settings.languages[0]
        let number = plan.target
        var account = MergeAccount(
            schema: plan.schema.schema.name, schemaVersion: plan.schema.schema.version, key: plan.schema.schema.mergeKey, salvage: plan.rule.salvage,
            sources: zip(plan.sources, counts).map { planned, count in
                var source = MergeAccount.Source(
                    dataset: planned.dataset, publisher: catalogue.publishers[planned.merged.publisher].name, fileName: planned.merged.fileName,
                    date: planned.merged.date)
                source.rows = count.rows
                source.kept = count.kept
                source.rejected = count.rejected
                source.duplicates = count.duplicates
                source.isRefused = count.isRefused
                return source
            })
        account.isKeyOfPublisher = plan.isKeyOfPublisher
        account.uniqueColumns = plan.schema.schema.uniqueColumns
        var made = [distribution(plan.name, title: catalogue.datasets[number].title, of: catalogue.datasets[number])].compactMap(\.self)
        for index in made.indices {
            made[index].schema = plan.rule.schema
            made[index].description = LocalizedText(
                "Les lignes de tous les producteurs, chacune avec son origine.", in: .french,
                translation: "The rows of all publishers, each with its origin.")
        }
        for publisher in rejecting where catalogue.publishers.indices.contains(publisher) {
            let name = Self.rejectsName(catalogue.publishers[publisher], language)
            let title = LocalizedText(
                "Lignes non reprises : " + catalogue.publishers[publisher].name[.french], in: .french,
                translation: "Rows not taken: " + catalogue.publishers[publisher].name[.english])
            guard var table = distribution(name, title: title, of: catalogue.datasets[number]) else { continue }
            table.role = .documentation
            made.append(table)
            account.rejects.append(MergeAccount.Rejects(publisher: catalogue.publishers[publisher].name, fileName: name))
        }
        catalogue.datasets[number].merge = account
        catalogue.datasets[number].distributions.insert(contentsOf: made, at: 0)
        catalogue.datasets[number].conformity = .publish
        if catalogue.datasets[number].modified == nil { catalogue.datasets[number].modified = plan.sources.compactMap(\.merged.date).max() }
        if catalogue.datasets[number].provenance == nil { catalogue.datasets[number].provenance = Self.provenance(plan) }
        catalogue.datasets[number].fingerprint.combine(plan.key(language))
        for source in plan.sources where catalogue.datasets[source.dataset].mergedInto.last != number {
            catalogue.datasets[source.dataset].mergedInto.append(number)
            catalogue.datasets[source.dataset].fingerprint.combine(catalogue.datasets[number].title.text)
            catalogue.datasets[source.dataset].fingerprint.combine(catalogue.datasets[number].folder)
        }
    }

    private static func provenance(_ plan: MergePass.Planned) -> LocalizedText {
        let files = plan.sources.count
        let publishers = Set(plan.sources.map(\.merged.publisher)).count
        let schema = plan.schema.schema.name
        return LocalizedText(
            "Composé à chaque construction du site avec les fichiers au schéma \(schema) des producteurs du catalogue (\(files) fichier\(files > 1 ? "s" : ""), "
                + "\(publishers) producteur\(publishers > 1 ? "s" : "")).", in: .french,
            translation: "Put together at each build of the site from the files of the catalogue’s publishers that follow the schema \(schema) "
                + "(\(files) file\(files == 1 ? "" : "s"), \(publishers) publisher\(publishers == 1 ? "" : "s")).")
    }

    private func distribution(_ name: String, title: LocalizedText, of dataset: Dataset) -> Distribution? {
        let made = folder + "/" + name
        guard let status = (try? Files.status(of: made)) ?? nil, let format = FileFormat.of(fileName: name) else { return nil }
        let source = FileSource(path: "content/" + dataset.folder + "/" + name, signature: status.signature, made: made)
        return Distribution(location: .file(source, name: name), role: .data, title: title, format: format)
    }

    /// What there is to say of the merge: nothing when every row is there.
    func findings(_ plan: MergePass.Planned, _ catalogue: Catalogue) -> [Finding] {
        guard !plan.sources.isEmpty else {
            return [Finding(.mergeWithoutSources, at: plan.rule.place, value: plan.rule.schema.name, details: [plan.rule.dataset])]
        }
        return rejectsFinding(plan, catalogue) + sharedFinding(plan)
    }

    /// Rows that are passed over because another publisher has one of the same key: the same thing told twice, or two things of one number.
    private func sharedFinding(_ plan: MergePass.Planned) -> [Finding] {
        let shared = counts.reduce(0) { $0 + $1.duplicatesOfOthers }
        guard shared > 0 else { return [] }
        let key = plan.schema.schema.mergeKey.joined(separator: ", ")
        let details = [String(shared), key.isEmpty ? "toutes les colonnes" : key, key.isEmpty ? "all columns" : key]
        return [Finding(.mergeKeysShared, at: plan.rule.place, value: plan.rule.dataset, details: details)]
    }

    private func rejectsFinding(_ plan: MergePass.Planned, _ catalogue: Catalogue) -> [Finding] {
        let rejected = counts.reduce(0) { $0 + $1.rejected }
        guard rejected > 0 else { return [] }
        let names = rejecting.filter { publisher in zip(plan.sources, counts).contains { $0.merged.publisher == publisher && $1.rejected > 0 } }
            .map { catalogue.publishers[$0].name.text }
        let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? "…" : "")
        return [
            Finding(
                .mergeRejects, at: plan.rule.place, value: plan.rule.dataset,
                details: [String(rejected), String(counts.reduce(0) { $0 + $1.rows }), shown, String(names.count)])
        ]
    }
}
