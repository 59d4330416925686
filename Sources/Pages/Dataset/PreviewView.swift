internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Profiles
internal import Templating

/// The first rows of a table.
struct PreviewView: View {
    /// The title of the table's file.
    let title: ShownText
    /// « 400 lignes, 14 colonnes ».
    let extent: String
    /// What the table is called among those of the page.
    let label: String
    /// « Les 50 premières lignes sur 400 ».
    let caption: String
    /// Whether the page shows it only when it is asked for, and whether it says the title where it is not.
    let isFolded: Bool
    let isNamed: Bool
    /// Names of classes: `n1 n4` for numbers in the first and the fourth column.
    let classes: String
    let headings: [String]
    /// `<tr><td>…</td></tr>`, made here rather than by a template: cells are many.
    let rows: [UInt8]
    /// How many columns are left out, in words.
    let rest: String?
    /// What the element is called on the page, and where scripts find the rows; nil where they cannot.
    let explorer: ExplorerView?

    static let shape: Shape = [
        "title": .record(ShownText.shape), "extent": .text, "label": .text, "caption": .text, "isFolded": .flag, "isNamed": .flag, "classes": .text,
        "headings": .texts, "rows": .markup, "rest": .optional(.text), "explorer": .optional(.record(ExplorerView.shape)),
    ]
    var values: [Value] {
        [
            .view(title), .text(extent), .text(label), .text(caption), .flag(isFolded), .flag(isNamed), .text(classes), .texts(headings), .markup(rows),
            .text(orAbsent: rest), .view(orAbsent: explorer),
        ]
    }
}

extension SiteContent {
    /// The first tables of a dataset have a preview; those after some have a small one.
    private static let mostPreviews = 24
    private static let mostUsualPreviews = 4
    private static let fewColumns = 4
    /// What the previews of a page may come to, so that it stays light: elements, and bytes.
    private static let mostCells = 650
    private static let fewestCells = 150
    private static let mostBytes = 22_000
    /// Of every table but the first.
    private static let fewRows = 3

    /// - Parameter columns: what the page says of columns: what they take, and the files, is not there for rows.
    func previewViews(
        _ number: Int, _ language: Language, _ tables: DatasetTables, beside columns: [ColumnsView], _ links: PageLinks
    ) -> [PreviewView] {
        let dataset = catalogue.datasets[number]
        let words = speech(language).words
        let previewed = tables.previews.sorted { $0.key < $1.key }.prefix(Self.mostPreviews).compactMap {
            position, preview -> (Int, TablePreview, TableColumns, TableMark)? in
            guard let table = tables.columns[position], let mark = dataset.distributions[position].table, preview.rows.count > 0 else { return nil }
            return (position, preview, table, mark)
        }
        let described = columns.reduce(0) { sum, table in
            table.columns.reduce(sum + 16) { $0 + 11 + 2 * $1.frequent.count }
        }
        let room = 1010 - described - 75 * min(dataset.distributions.count, 4) - 60 * min(max(0, previewed.count - 1), 6)
        let cells = max(Self.fewestCells, min(Self.mostCells, room))
        var bytes = Self.mostBytes
        var views: [PreviewView] = []
        for (position, preview, table, mark) in previewed {
            let isFirst = views.isEmpty
            let isSmall = views.count >= Self.mostUsualPreviews
            // What may be about a person is not put on show; it is in the file for those who need it.
            let usable = table.profile.columns.prefix(preview.rows.columns).indices.filter { !table.profile.columns[$0].isPrivate }
            let shown = isSmall ? Array(usable.prefix(Self.fewColumns)) : usable
            guard !shown.isEmpty else { continue }
            let most = isFirst ? max(1, min(PreviewRows.mostRows, cells / (shown.count + 1))) : isSmall ? 1 : Self.fewRows
            let (markup, count) = markup(of: preview.rows, shown, most: most, bytes: bytes, words)
            bytes -= markup.count
            let title = ShownText(dataset.distributions[position].title, for: language)
            let columns = table.profile.columns
            views.append(
                PreviewView(
                    title: title, extent: words.extent(mark) ?? "", label: words.text("rows-of", ["title": title.text]),
                    caption: count < mark.rows
                        ? words.text("first-rows", ["n": words.number(count), "all": words.number(mark.rows)]) : words.plural("all-rows", count),
                    isFolded: !isFirst, isNamed: isFirst && previewed.count > 1,
                    classes: shown.enumerated().filter { isNumber(columns[$1], table) }.map { "n\($0.offset + 1)" }.joined(separator: " "),
                    headings: shown.map { columns[$0].name.isEmpty ? words.text("column-unnamed") : shortened(columns[$0].name, to: 80) },
                    rows: markup, rest: columns.count > shown.count ? words.plural("columns-more", columns.count - shown.count) : nil,
                    explorer: preview.source.flatMap { explorer(of: position, of: dataset, table, $0, links) }))
        }
        return views
    }

    private func isNumber(_ column: ColumnProfile, _ table: TableColumns) -> Bool {
        column.type.isNumeric && column.type != .year && !table.isText(column)
    }

    /// - Returns: the rows, and how many they are.
    private func markup(of preview: PreviewRows, _ columns: [Int], most: Int, bytes: Int, _ words: Words) -> (rows: [UInt8], count: Int) {
        var out = ByteWriter()
        var written = 0
        var isShown = [Bool](repeating: false, count: preview.columns)
        for column in columns { isShown[column] = true }
        let cut = words.text("cell-cut")
        preview.forEachCell { row, column, text, isCut in
            if column == 0 {
                if row >= most { return false }
                out.raw("<tr>")
            }
            if isShown[column] {
                out.raw("<td>")
                out.html(text)
                if isCut { out.html(cut) }
            }
            guard column == preview.columns - 1 else { return true }
            out.raw("\n")
            written += 1
            return out.bytes.count < bytes
        }
        return (out.bytes, written)
    }
}
