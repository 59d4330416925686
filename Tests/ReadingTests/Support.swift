import Bytes
import Findings
import Model
import TestCatalogue
import Testing

@testable import Reading

extension TestCatalogue {
    func read(keepGoing: Bool = false, memo: ReadingMemo = ReadingMemo()) -> CatalogueReading {
        let reading = CatalogueReader(root: root, crew: Crew(jobs: 2), memo: memo).read(keepGoing: keepGoing)
        for finding in reading.findings { finding.expectFilled() }
        return reading
    }

    /// The catalogue, whatever is said of it.
    var catalogue: Catalogue? { read().catalogue }

    /// The first dataset.
    var dataset: Dataset? { catalogue?.datasets.first }

    /// What is said of the catalogue, a line each; see `Finding.line`.
    var findings: [String] { read().findings.map(\.line) }
}

extension Finding {
    /// Every gap of the rule's wordings has what fills it.
    func expectFilled() {
        for language in Language.allCases {
            let wording = rule.wording(in: language)
            let text = wording.cause + wording.cost + wording.remedy
            #expect(!text.contains("{value}") || value != nil, "\(line)")
            for number in 0..<4 where text.contains("{\(number)}") { #expect(details.count > number, "\(line)") }
        }
    }

    /// `code file:line:column “value” [details] → suggestions`, whatever of it there is.
    var line: String {
        var text = rule.code + " " + place.file
        if place.line > 0 { text += ":\(place.line)" }
        if place.column > 0 { text += ":\(place.column)" }
        if let value { text += " “\(value)”" }
        if !details.isEmpty { text += " [" + details.joined(separator: "; ") + "]" }
        if !suggestions.isEmpty { text += " → " + suggestions.joined(separator: ", ") }
        return text
    }
}

extension Distribution {
    /// The file's name, or the address.
    var shown: String {
        switch location {
        case .file(_, let name): name
        case .remote(let address): address
        }
    }
}

extension RichText {
    var text: String { String(decoding: html, as: UTF8.self) }
}
