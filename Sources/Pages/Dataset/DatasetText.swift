internal import Bytes
internal import Findings
internal import Markdown
internal import Model
internal import Templating

/// The page of a dataset as Markdown (`dataset.md` beside it), for programs that read text: it says what the page says, with absolute links.
struct DatasetText {
    private let view: DatasetView
    /// The body with absolute links.
    private let html: [UInt8]?
    private let words: Words
    private let root: Root

    /// What makes a link of the page an absolute one.
    struct Root {
        /// What the page's links to the rest of the site begin with.
        let prefix: String
        let base: String

        func callAsFunction(_ link: String) -> String {
            guard link.utf8.starts(with: prefix.utf8) else { return link }
            let path = String(Substring(link.utf8.dropFirst(prefix.utf8.count)))
            // A site that opens without a web server has the same addresses on one.
            let index = Array("index.html".utf8)
            let page = path.utf8.prefix { $0 != 0x23 }
            guard page.suffix(index.count).elementsEqual(index) else { return base + path }
            return base + String(Substring(page.dropLast(index.count))) + String(Substring(path.utf8.dropFirst(page.count)))
        }
    }

    init(_ view: DatasetView, html: [UInt8]?, _ words: Words, _ root: Root) {
        self.view = view
        self.html = html
        self.words = words
        self.root = root
    }

    func write(into out: inout ByteWriter) {
        out.raw("# ")
        out.markdown(view.title.text)
        out.raw("\n\n")
        out.markdown(words.text("published-by"))
        out.raw(" ")
        out.link(view.publisher.text, root(view.publisherLink))
        out.raw("\n")
        if let summary = view.summary {
            out.raw("\n> ")
            out.markdown(summary.text)
            out.raw("\n")
        }
        writeDetails(into: &out)
        if !view.files.isEmpty {
            out.heading(2, view.fileCount)
            for file in view.files { write(file, into: &out) }
        }
        if !view.tables.isEmpty {
            out.heading(2, words.text("dictionary"))
            for table in view.tables { write(table, into: &out) }
        }
        if !view.documents.isEmpty {
            out.heading(2, words.text("documentation"))
            for file in view.documents { write(file, into: &out) }
        }
        if let html {
            out.heading(2, words.text("description"))
            out.raw("\n")
            writeMarkdown(ofHTML: html, into: &out)
        }
        out.heading(2, words.text("reuse"))
        out.raw("\n")
        out.markdown(view.citation)
        out.raw("\n\n")
        out.markdown(view.notice)
        if let link = view.noticeLink {
            out.raw(" ")
            out.link(words.text("read-licence"), link)
        }
        out.raw("\n")
        guard !view.metadata.isEmpty else { return }
        out.heading(2, words.text("for-machines"))
        out.raw("\n")
        for each in view.metadata { out.item(each.name.text, link: each.link.map { root($0) }) }
    }

    private func writeDetails(into out: inout ByteWriter) {
        out.heading(2, words.text("details"))
        out.raw("\n")
        for detail in view.details { out.item(detail.label, detail.value.text, link: detail.link.map { root($0) }, words.language) }
        if let day = view.facts.first(where: { $0.label == words.text("last-change") }) { out.item(day.label, day.value, words.language) }
        if !view.themes.isEmpty { out.item(words.text("themes"), view.themes.map(\.name.text).joined(separator: ", "), words.language) }
        if !view.keywords.isEmpty { out.item(words.text("keywords"), view.keywords.map(\.name.text).joined(separator: ", "), words.language) }
        guard let contact = view.contact else { return }
        let parts = [contact.name, contact.email, contact.telephone, contact.website].compactMap { $0 }
        out.item(words.text("contact"), parts.joined(separator: ", "), words.language)
    }

    private func write(_ file: FileView, into out: inout ByteWriter) {
        out.heading(3, file.title.text)
        out.raw("\n")
        out.item(words.text("format"), file.format, words.language)
        if let link = file.download.map({ root($0) }) ?? file.address {
            out.item(words.text(file.download == nil ? "open-elsewhere" : "download"), link, link: link, words.language)
        }
        if let note = file.note { out.item(words.text("file-name"), note, words.language) }
        if let check = file.check { out.item(words.text("verification"), check.text, link: check.link.map { root($0) }, words.language) }
        if let schema = file.schema { out.item(words.text("data-schema"), schema, link: file.schemaLink, words.language) }
        if let digest = file.digest { out.item(words.text("digest"), digest, words.language) }
        for text in [file.description?.text, file.zipped] {
            guard let text else { continue }
            out.raw("\n")
            out.markdown(text)
            out.raw("\n")
        }
    }

    private func write(_ table: ColumnsView, into out: inout ByteWriter) {
        out.heading(3, table.label)
        out.raw("\n")
        let heads = ["column", "description", "column-type", "column-filled", "column-distinct", "column-content"].map { words.text($0) }
        out.row(heads)
        out.row(heads.map { _ in "---" }, isPlain: true)
        for column in table.columns {
            let frequent = column.frequent.map { $0.value + " (" + $0.count + ")" }.joined(separator: ", ")
            let content = column.range ?? (frequent.isEmpty ? column.example.map { words.text("example") + " " + $0 } ?? "" : frequent)
            let about = [column.label?.text, column.description?.text].compactMap { $0 }.joined(separator: " – ")
            out.row([column.name, about, column.type, column.filled, column.distinct, content])
        }
        if let rest = table.rest {
            out.raw("\n")
            out.markdown(rest)
            out.raw("\n")
        }
    }
}

extension ByteWriter {
    fileprivate mutating func heading(_ level: Int, _ text: String) {
        raw("\n")
        raw(String(repeating: "#", count: level))
        raw(" ")
        markdown(text)
        raw("\n")
    }

    fileprivate mutating func link(_ text: String, _ address: String) {
        raw("[")
        markdown(text)
        raw("](")
        markdownAddress(address)
        raw(")")
    }

    fileprivate mutating func item(_ text: String, link address: String?) {
        raw("- ")
        if let address { link(text, address) } else { markdown(text) }
        raw("\n")
    }

    fileprivate mutating func item(_ label: String, _ value: String, link address: String? = nil, _ language: Language) {
        raw("- ")
        markdown(label)
        raw(language == .french ? "\u{A0}: " : ": ")
        if let address { link(value, address) } else { markdown(value) }
        raw("\n")
    }

    fileprivate mutating func row(_ cells: [String], isPlain: Bool = false) {
        raw("|")
        for cell in cells {
            raw(" ")
            if isPlain { raw(cell) } else { markdown(cell) }
            raw(" |")
        }
        raw("\n")
    }
}
