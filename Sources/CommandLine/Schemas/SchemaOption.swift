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
            if case .found(let found, let version) = lookup {
                let schema = try found.read().schema
                // Another version than the one asked for is better than none, and is told.
                if let other = SchemaRegistry.finding(forVersion: version, of: schema, at: SourcePlace(file: "")) { say(other, language) }
                return schema
            }
            finding = registry.finding(for: lookup, of: written, at: SourcePlace(file: ""))
        } catch {
            finding = error.finding(in: written)
        }
        if let finding { say(finding, language) }
        throw ExitCode(2)
    }

    private static func say(_ finding: Finding, _ language: Language) {
        let colon = language == .french ? " : " : ": "
        let place = finding.place.line > 0 ? finding.place.shown + colon : ""
        let said = finding.sentences(in: language)
        let sentences = [said.cause, said.suggestion, said.remedy].filter { !$0.isEmpty }.joined(separator: " ")
        Terminal.write("--schema" + colon + place + sentences + "\n", to: .errors)
    }
}
