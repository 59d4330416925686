internal import ArgumentParser
internal import Bytes
internal import Findings

/// `halle reference`: the pages of the reference, from the same tables that the program works by.
struct ReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference",
        abstract: "Print the reference: keys, findings, a JSON Schema for editors, or what each format calls things.",
        discussion: "Exit code: 0, or 2 for a wrong command.")

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case keys
        case findings
        case schema
        case mapping
    }

    @Argument(help: "keys, findings, schema or mapping (in English only).")
    var subject: Subject

    @Option(help: "The language: fr or en.")
    var language: Language = .french

    mutating func run() throws {
        let text =
            switch subject {
            case .keys: Reference.keys(in: language)
            case .findings: Reference.findings(in: language)
            case .schema: Reference.schema(in: language)
            case .mapping: Reference.mapping
            }
        Terminal.write(text, to: .output)
    }
}
