import Findings
import Foundation
import Testing

@testable import CommandLine

@Suite("The reference")
struct ReferenceTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/reference")

    @Test("The reference pages say what the program does; mend them with `halle reference`", arguments: Language.allCases)
    func pages(_ language: Language) throws {
        let keys = try String(contentsOf: folder.appending(path: "keys.\(language.rawValue).md"), encoding: .utf8)
        let findings = try String(contentsOf: folder.appending(path: "findings.\(language.rawValue).md"), encoding: .utf8)
        #expect(keys == Reference.keys(in: language))
        #expect(findings == Reference.findings(in: language))
    }

    @Test("The mapping is what the program writes; mend it with `halle reference mapping`")
    func mapping() throws {
        let file = folder.deletingLastPathComponent().appending(path: "interoperability.md")
        #expect(try String(contentsOf: file, encoding: .utf8) == Reference.mapping)
    }

    @Test("The schema for editors is JSON and knows every key of a dataset")
    func schema() throws {
        let text = try String(contentsOf: folder.appending(path: "index-md.schema.json"), encoding: .utf8)
        #expect(text == Reference.schema(in: .french))
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let properties = object?["properties"] as? [String: Any]
        #expect(properties?["title"] != nil && properties?["titre"] != nil && properties?["fichiers"] != nil)
    }
}
