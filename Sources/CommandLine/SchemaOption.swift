internal import ArgumentParser
internal import Bytes
internal import Findings
internal import Schemas

/// `--schema NAME|FILE`: a file, or the name of a schema of the catalogue that the command is run in, or of those that come with Halle.
enum SchemaOption {
    /// - Throws: exit code 2, once it is said in the language what is wrong: there is no such schema, or it cannot be read.
    static func read(_ written: String, in language: Language) throws -> TableSchema {
        let finding: Finding?
        do throws(SchemaRefusal) {
            if ((try? Files.status(of: written)) ?? nil) != nil { return try SchemaFiles.schema(SchemaFiles.read(written), from: written) }
            let registry = SchemaRegistry(own: SchemaFiles.own(in: ".").schemas)
            let lookup = registry.find(written)
            if case .found(let found, _) = lookup { return try found.read().schema }
            finding = registry.finding(for: lookup, of: written, at: SourcePlace(file: ""))
        } catch {
            finding = error.finding(in: written)
        }
        let place = finding.map { $0.place.line > 0 ? $0.place.shown + (language == .french ? " : " : ": ") : "" } ?? ""
        if let finding { Terminal.write("--schema\(language == .french ? " : " : ": ")" + place + sentence(finding, language) + "\n", to: .errors) }
        throw ExitCode(2)
    }

    private static func sentence(_ finding: Finding, _ language: Language) -> String {
        let said = finding.sentences(in: language)
        return [said.cause, said.suggestion, said.remedy].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
