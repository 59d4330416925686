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
        guard !names.contains(plan.name.lowercased()) else { throw Failure.nameTaken(plan.name) }
        let language = catalogue.settings.languages[0]
        let key = plan.key(language)
        folderName = Self.hexadecimal(key.high) + Self.hexadecimal(key.low)
        folder = parent + "/" + folderName
        if let known = Self.account(in: folder, sources: plan.sources.count) {
            (counts, rejecting) = known
            return
        }
        mkdir(parent, 0o755)
        mkdir(folder, 0o755)
        let merge = Merge(schema: plan.schema.prepared, salvage: plan.rule.salvage, sources: plan.sources.map(\.merged), language: language)
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
        try Files.replace(Self.encoded(counts, rejecting), at: folder + "/" + Self.accountName)
    }

    private static func hexadecimal(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func rejectsName(_ publisher: Publisher, _ language: Language) -> String {
        (language == .french ? "lignes-non-reprises-" : "rows-not-taken-") + publisher.slug + ".csv"
    }

    // MARK: The account on the disk

    private static func encoded(_ counts: [MergedSource], _ rejecting: [Int]) -> [UInt8] {
        var out = BinaryEncoder()
        out.list(counts) {
            for number in [$1.rows, $1.kept, $1.rejected, $1.duplicates] { $0.number(number) }
            $0.flag($1.isRefused)
        }
        out.list(rejecting) { $0.number($1) }
        return out.bytes
    }

    private static func account(in folder: String, sources: Int) -> (counts: [MergedSource], rejecting: [Int])? {
        guard let bytes = try? Files.read(folder + "/" + accountName, limit: 1 << 26) else { return nil }
        let read: (counts: [MergedSource], rejecting: [Int])? = bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            let counts = try? input.list { (input) throws(BinaryDecoder.Truncated) in
                var source = MergedSource()
                source.rows = try input.number()
                source.kept = try input.number()
                source.rejected = try input.number()
                source.duplicates = try input.number()
                source.isRefused = try input.flag()
                return source
            }
            let rejecting = try? input.list { (input) throws(BinaryDecoder.Truncated) in try input.number() }
            guard let counts, let rejecting else { return nil }
            return (counts, rejecting)
        }
        return read?.counts.count == sources ? read : nil
    }

    // MARK: In the catalogue

    /// Gives the dataset its tables and the account of them.
    func add(to catalogue: inout Catalogue, _ plan: MergePass.Planned) {
        let language = catalogue.settings.languages[0]
        let number = plan.target
        var account = MergeAccount(
            schema: plan.schema.schema.name, schemaVersion: plan.schema.schema.version, key: plan.schema.schema.primaryKey, salvage: plan.rule.salvage,
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
