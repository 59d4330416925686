internal import Bytes
internal import Findings
internal import Model
internal import Templating

/// How the table of a merged dataset was made: its rules, and what has become of the rows of each file.
struct MergeView: View {
    let frame: FrameView
    let dataset: NamedLink
    let publisher: NamedLink
    /// `280 rows taken + 31 rejected + 0 duplicates = 311 rows read`.
    let sum: String
    let rules: [Rule]
    let sources: [Source]
    let total: Source
    let rejects: [Reject]
    /// The list of the Parquet files, and a question to all of them; nil where there are none.
    let partitions: String?
    let query: String?

    struct Rule: View {
        let text: String

        static let shape: Shape = ["text": .text]
        var values: [Value] { [.text(text)] }
    }

    struct Source: View {
        let publisher: ShownText
        let file: String
        let link: String?
        let date: String
        let rows: String
        let kept: String
        let rejected: String
        let duplicates: String
        /// In words, where nothing was taken of the file.
        let note: String?

        static let shape: Shape = [
            "publisher": .record(ShownText.shape), "file": .text, "link": .optional(.address), "date": .text, "rows": .text, "kept": .text, "rejected": .text,
            "duplicates": .text, "note": .optional(.text),
        ]
        var values: [Value] {
            [
                .view(publisher), .text(file), .address(orAbsent: link), .text(date), .text(rows), .text(kept), .text(rejected), .text(duplicates),
                .text(orAbsent: note),
            ]
        }
    }

    struct Reject: View {
        let publisher: ShownText
        let size: String
        let link: String

        static let shape: Shape = ["publisher": .record(ShownText.shape), "size": .text, "link": .address]
        var values: [Value] { [.view(publisher), .text(size), .address(link)] }
    }

    static let shape: Shape = [
        "page": .record(FrameView.shape), "dataset": .record(NamedLink.shape), "publisher": .record(NamedLink.shape), "sum": .text, "rules": .list(Rule.shape),
        "sources": .list(Source.shape), "total": .record(Source.shape), "hasRejects": .flag, "rejects": .list(Reject.shape), "partitions": .optional(.address),
        "query": .optional(.text),
    ]
    var values: [Value] {
        [
            .view(frame), .view(dataset), .view(publisher), .text(sum), .views(rules), .views(sources), .view(total), .flag(!rejects.isEmpty), .views(rejects),
            .address(orAbsent: partitions), .text(orAbsent: query),
        ]
    }
}

extension SiteContent {
    /// - Parameter account: of the dataset.
    func mergeView(_ number: Int, _ account: MergeAccount, _ language: Language) -> MergeView {
        let dataset = catalogue.datasets[number]
        let owner = catalogue.publishers[dataset.publisher]
        let place = PagePlace.merge(number)
        let links = links(from: place, language)
        let words = speech(language).words
        let page = pageBelowDataset(number, place, "merge", language)
        let sources = account.sources.map { source in
            mergeSource(source, ShownText(source.publisher, for: language), link: source.dataset.map { links(path(.dataset($0), language)) }, words)
        }
        let all = LocalizedText(words.text("merge-total"), in: language)
        var whole = MergeAccount.Source(dataset: nil, publisher: all, fileName: "")
        (whole.rows, whole.kept, whole.rejected, whole.duplicates) = (account.rows, account.kept, account.rejected, account.duplicates)
        let rejects = account.rejects.compactMap { reject -> MergeView.Reject? in
            guard let table = dataset.distributions.first(where: { $0.publishedName == reject.fileName }) else { return nil }
            return MergeView.Reject(
                publisher: ShownText(reject.publisher, for: language), size: table.facts.map { words.size($0.size) } ?? "",
                link: links(Addresses.encodedPath(addresses.file(reject.fileName, of: dataset, owner))))
        }
        let list = catalogue.partitions(of: number).map { _ in addresses.partitions(of: dataset, owner) }
        return MergeView(
            frame: page.frame, dataset: page.dataset, publisher: page.publisher, sum: mergeSum(account, words),
            rules: mergeRules(account, words).map { MergeView.Rule(text: $0) }, sources: sources,
            total: mergeSource(whole, ShownText(all, for: language), link: nil, words), rejects: rejects,
            partitions: list.map { links($0) }, query: list.flatMap { list in base.map { mergeQuery($0 + list) } })
    }

    private func mergeQuery(_ list: String) -> String {
        "SET VARIABLE files = (SELECT list(url) FROM read_json('\(list)'));\nSELECT producteur, count(*) FROM read_parquet(getvariable('files'), hive_partitioning = true) GROUP BY producteur;"
    }

    private func mergeSource(_ source: MergeAccount.Source, _ publisher: ShownText, link: String?, _ words: Words) -> MergeView.Source {
        MergeView.Source(
            publisher: publisher, file: source.fileName, link: link, date: source.date.map { words.date($0) } ?? "", rows: words.number(source.rows),
            kept: words.number(source.kept),
            rejected: words.number(source.rejected), duplicates: words.number(source.duplicates),
            note: source.isRefused ? words.text("merge-file-refused") : nil)
    }

    private func mergeSum(_ account: MergeAccount, _ words: Words) -> String {
        words.text(
            "merge-sum",
            [
                "rows": words.plural("merge-rows", account.rows), "kept": words.plural("merge-rows-kept", account.kept),
                "rejected": words.plural("merge-rows-rejected", account.rejected), "duplicates": words.plural("merge-rows-twice", account.duplicates),
            ])
    }

    private func mergeRules(_ account: MergeAccount, _ words: Words) -> [String] {
        let schema = withoutTurns([account.schema, account.schemaVersion].compactMap { $0 }.joined(separator: " "))
        let key = account.key.map { withoutTurns($0) }.joined(separator: ", ")
        return [
            words.text("merge-rule-schema", ["schema": schema]), words.text("merge-rule-origin"),
            words.text(account.salvage == .rows ? "merge-rule-rows" : "merge-rule-files"),
            key.isEmpty ? words.text("merge-rule-all-columns") : words.text("merge-rule-key", ["columns": key]),
        ] + (account.isKeyOfPublisher ? [words.text("merge-rule-own")] : []) + [words.text("merge-rule-newest")]
            + account.uniqueColumns.map { words.text("merge-rule-unique", ["column": withoutTurns($0)]) } + [words.text("merge-rule-order")]
    }

    /// Of the first screen: of how many files it is made, and how many of their rows it holds.
    func mergeFacts(_ number: Int, _ language: Language, _ links: PageLinks) -> [Fact] {
        guard let account = catalogue.datasets[number].merge else { return [] }
        let words = speech(language).words
        let publishers = Set(account.sources.map(\.publisher)).count
        let link = links(path(.merge(number), language))
        let of = words.text(
            "merge-of", ["files": words.plural("file-count", account.sources.count), "publishers": words.plural("merge-publishers", publishers)])
        let taken = words.text("merge-taken", ["kept": words.number(account.kept), "rows": words.plural("merge-rows", account.rows)])
        return [Fact(label: words.text("merge"), value: of, link: link), Fact(label: words.text("merge-kept"), value: taken, link: link)]
    }

    /// The merged datasets that hold the rows of another one.
    func mergedDetails(_ dataset: Dataset, _ language: Language, _ links: PageLinks) -> [Detail] {
        dataset.mergedInto.filter { catalogue.datasets.indices.contains($0) }.map { number in
            Detail(
                label: speech(language).words.text("part-of-merge"), value: ShownText(catalogue.datasets[number].title, for: language),
                link: links(path(.dataset(number), language)))
        }
    }
}
