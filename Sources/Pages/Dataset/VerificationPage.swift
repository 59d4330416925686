internal import Bytes
internal import DataFiles
internal import Findings
internal import Model
internal import Schemas
internal import Tables
internal import Templating

/// What the check of a dataset's files found, file by file and cause by cause.
struct VerificationView: View {
    let frame: FrameView
    let dataset: NamedLink
    let publisher: NamedLink
    let files: [CheckedFileView]
    /// The same for programs.
    let document: String

    static let shape: Shape = [
        "page": .record(FrameView.shape), "dataset": .record(NamedLink.shape), "publisher": .record(NamedLink.shape), "hasSeveral": .flag,
        "files": .list(CheckedFileView.shape), "document": .address,
    ]
    var values: [Value] { [.view(frame), .view(dataset), .view(publisher), .flag(files.count > 1), .views(files), .address(document)] }
}

/// A file that was checked.
struct CheckedFileView: View {
    let id: String
    /// To its place on the page.
    let link: String
    let title: ShownText
    let name: String
    let check: CheckView
    let details: [Detail]
    let findings: [FindingView]
    /// What earlier checks have come to, the latest first.
    let history: [PastVerdictView]
    /// What its table is called among those of the page.
    let historyLabel: String
    /// How many causes are left out, in words.
    let rest: String?

    static let shape: Shape = [
        "id": .text, "link": .address, "title": .record(ShownText.shape), "name": .text, "check": .record(CheckView.shape),
        "details": .list(Detail.shape),
        "hasFindings": .flag, "findings": .list(FindingView.shape), "rest": .optional(.text), "hasHistory": .flag,
        "historyLabel": .text,
        "history": .list(PastVerdictView.shape),
    ]
    var values: [Value] {
        [
            .text(id), .address(link), .view(title), .text(name), .view(check), .views(details), .flag(!findings.isEmpty), .views(findings),
            .text(orAbsent: rest), .flag(!history.isEmpty), .text(historyLabel), .views(history),
        ]
    }
}

/// What a file came to on some day.
struct PastVerdictView: View {
    let date: String
    let check: CheckView
    let rows: String

    static let shape: Shape = ["date": .text, "check": .record(CheckView.shape), "rows": .text]
    var values: [Value] { [.text(date), .view(check), .text(rows)] }

    init(_ verdict: PastVerdict, _ words: Words) {
        date = words.date(verdict.day)
        check = CheckView(verdict, words)
        rows = words.number(verdict.rows)
    }
}

/// A cause, with what it takes to mend it.
struct FindingView: View {
    /// `error`, `warning` or `note`.
    let kind: String
    let severity: String
    let cause: String
    let place: String
    let extent: String
    let suggestion: String
    let cost: String
    let remedy: String
    /// What the column holds, where no sentence has told it.
    let expected: String?
    /// What to write instead, likewise, and whether that can be done without looking.
    let repair: String?
    let repairLabel: String
    let row: DrawnRowView?

    static let shape: Shape = [
        "kind": .text, "severity": .text, "cause": .text, "place": .text, "extent": .text, "suggestion": .text, "cost": .text, "remedy": .text,
        "expected": .optional(.text), "repair": .optional(.text), "repairLabel": .text, "row": .optional(.record(DrawnRowView.shape)),
    ]
    var values: [Value] {
        [
            .text(kind), .text(severity), .text(cause), .text(place), .text(extent), .text(suggestion), .text(cost), .text(remedy),
            .text(orAbsent: expected), .text(orAbsent: repair), .text(repairLabel), .view(orAbsent: row),
        ]
    }
}

/// A part of a row with the headings over it, the cell in question marked.
struct DrawnRowView: View {
    let label: String
    /// As the spreadsheet shows it; empty when there is none.
    let number: String
    let headings: [String]
    let cells: [Cell]

    struct Cell: View {
        let text: String
        let isMarked: Bool

        static let shape: Shape = ["text": .text, "isMarked": .flag]
        var values: [Value] { [.text(text), .flag(isMarked)] }
    }

    static let shape: Shape = [
        "label": .text, "number": .text, "hasHeadings": .flag, "headings": .texts, "cells": .list(Cell.shape),
    ]
    var values: [Value] {
        [.text(label), .text(number), .flag(headings.contains { !$0.isEmpty }), .texts(headings), .views(cells)]
    }
}

extension SiteContent {
    private static let mostCausesShown = 200
    /// Older ones are in the document for programs.
    private static let mostDaysShown = 24

    func verificationKey(_ number: Int, _ language: Language, from shared: Fingerprint) -> Fingerprint {
        var mark = shared
        mark.combine(index.verificationPages[number])
        mark.combine(speech(language).namesakes.contains(number))
        return mark
    }

    func verificationView(_ number: Int, _ language: Language, _ checks: [Int: TableCheck]) -> VerificationView {
        let dataset = catalogue.datasets[number]
        let publisher = catalogue.publishers[dataset.publisher]
        let files = checks.sorted { $0.key < $1.key }.compactMap { position, check in checkedFile(position, check, of: dataset, language) }
        let place = PagePlace.verification(number)
        let page = pageBelowDataset(number, place, "verification", language)
        return VerificationView(
            frame: page.frame, dataset: page.dataset, publisher: page.publisher, files: files,
            document: links(from: place, language)(addresses.verdicts(of: dataset, publisher)))
    }

    private func checkedFile(_ position: Int, _ check: TableCheck, of dataset: Dataset, _ language: Language) -> CheckedFileView? {
        let distribution = dataset.distributions[position]
        guard let table = distribution.table else { return nil }
        let words = speech(language).words
        func detail(_ word: String, _ value: String?, _ link: String? = nil) -> Detail? {
            value.map { Detail(label: words.text(word), value: ShownText($0), link: link) }
        }
        let form = check.form
        let details = [
            detail("file-name", distribution.publishedName),
            detail("form", words.form(of: form, else: distribution.format.name)),
            detail("sheet-read", form?.sheet.map { shortened($0, to: 80) }),
            detail("rows", table.isRead ? words.number(table.rows) : nil),
            detail("columns", table.isRead ? words.number(table.columns) : nil),
            detail("data-schema", table.shownSchema ?? words.text("schema-undeclared"), table.schema == nil ? nil : ContactLinks.web(check.schema?.homepage)),
        ].compactMap { $0 }
        // The gravest first, then as they stand in the file.
        let findings = Severity.allCases.reversed().flatMap { severity in check.findings.filter { $0.severity == severity } }
        let rest = findings.count - Self.mostCausesShown
        return CheckedFileView(
            id: Self.anchor(position), link: "#" + Self.anchor(position), title: ShownText(distribution.title, for: language),
            name: distribution.publishedName ?? "",
            check: CheckView(table, link: nil, words), details: details,
            findings: findings.prefix(Self.mostCausesShown).map { FindingView($0, in: distribution.publishedName ?? "", words) },
            history: table.history.suffix(Self.mostDaysShown).reversed().map { PastVerdictView($0, words) },
            historyLabel: [words.text("history"), distribution.publishedName ?? ""].joined(separator: ", "),
            rest: rest > 0 ? words.plural("causes-more", rest) : nil)
    }
}

extension Words {
    /// « CSV, UTF-8, point-virgule ».
    fileprivate func form(of form: TableForm?, else name: String) -> String {
        guard let form, form.format == .csv else { return name }
        return ["CSV", form.encoding.rawValue, form.delimiter.flatMap { separator($0) }].compactMap { $0 }.joined(separator: ", ")
    }

    private func separator(_ delimiter: UInt8) -> String? {
        switch delimiter {
        case 0x2C: text("separator-comma")
        case 0x3B: text("separator-semicolon")
        case 0x09: text("separator-tab")
        case 0x7C: text("separator-bar")
        default: nil
        }
    }
}

extension FindingView {
    /// - Parameter file: the name of the file as published.
    init(_ finding: Finding, in file: String, _ words: Words) {
        let language = words.language
        let sentences = finding.sentences(in: language, typeset: true)
        let table = finding.table
        switch finding.severity {
        case .error: kind = "error"
        case .warning: kind = "warning"
        case .note: kind = "note"
        }
        severity = words.text("severity-" + kind)
        cause = sentences.cause
        place = capitalised(table?.inWords(language) ?? finding.lineInWords(language))
        extent = finding.extentInWords(language)
        suggestion = sentences.suggestion
        cost = sentences.cost
        remedy = sentences.remedy
        func untold(_ text: String?, limit: Int) -> String? {
            guard let text, !text.isEmpty else { return nil }
            let shown = Finding.shown(text, limit: limit)
            let told = [sentences.cause, sentences.remedy, sentences.suggestion].contains { holds(Array($0.utf8), Array(shown.utf8)) }
            return told || shown.isEmpty ? nil : shown
        }
        expected = untold(table?.expected?.text(in: language), limit: 500)
        repair = untold(table?.repair, limit: 120)
        repairLabel = words.text(table?.isRepairSafe == true ? "repair-safe" : "repair-possible")
        // What scrolls is told apart by its name.
        let label = [file, table?.inWords(language) ?? "", severity].filter { !$0.isEmpty }.joined(separator: ", ")
        row = table.flatMap { table in table.excerpt.flatMap { DrawnRowView($0, row: table.shownRow, label: label, words) } }
    }
}

extension DrawnRowView {
    private static let longestCell = 60

    /// Nil when there is nothing in it.
    init?(_ excerpt: RowExcerpt, row: Int, label: String, _ words: Words) {
        let count = max(excerpt.headings.count, excerpt.cells.count)
        guard count > 0 else { return nil }
        number = row > 0 ? String(row) : ""
        self.label = label
        func shown(_ texts: [String], _ index: Int) -> String { index < texts.count ? Finding.shown(texts[index], limit: Self.longestCell) : "" }
        headings = (0..<count).map { shown(excerpt.headings, $0) }
        cells = (0..<count).map { index in
            let text = shown(excerpt.cells, index)
            let isMarked = index == excerpt.marked
            // A mark around nothing would not be seen.
            return Cell(text: isMarked && text.isEmpty ? words.text("cell-empty") : text, isMarked: isMarked)
        }
    }
}

extension Finding {
    /// Where in the file it is, for what is said of no table; empty when it is the whole file.
    fileprivate func lineInWords(_ language: Language) -> String {
        place.line > 0 ? "\(language == .french ? "ligne" : "line") \(place.line)" : ""
    }
}

/// With its first letter in upper case.
private func capitalised(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.uppercaseMapping + String(text.unicodeScalars.dropFirst())
}

/// Whether some bytes stand among others.
private func holds(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty, part.count <= bytes.count else { return false }
    return (0...(bytes.count - part.count)).contains { bytes[$0...].starts(with: part) }
}
