internal import ArgumentParser
internal import Bytes
internal import Findings
internal import Schemas

/// `halle schema`: the schemas that data can be checked against.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "List, show, add or draft the schemas that data can be checked against.",
        discussion: "Exit code: 0 done, 1 a schema that is not there or cannot be used, 2 for a wrong command.",
        subcommands: [SchemaList.self, SchemaShow.self, SchemaAdd.self, SchemaInfer.self])
}

/// Which catalogue's own schemas count, and how it is said.
struct SchemaOptions: ParsableArguments {
    @Option(help: "The folder with halle.yml, whose own schemas count too (default: here).", completion: .directory)
    var root = "."

    @Option(help: "The language: fr or en (default: the catalogue's first; French where there is no catalogue).")
    var language: Language?

    var spokenLanguage: Language { language ?? .ofCatalogue(in: root) }

    /// The schemas that can be named, and what there is to say of those that cannot be read.
    func registry() -> (registry: SchemaRegistry, findings: [Finding]) {
        let (own, refused) = SchemaFiles.own(in: root)
        return (SchemaRegistry(own: own), refused.map { $0.refusal.finding(in: $0.path) })
    }

    /// Shows findings where errors go, so that what is asked for stands alone on the output.
    func tell(_ findings: [Finding]) {
        guard !findings.isEmpty else { return }
        var out = ByteWriter()
        Report(findings, language: spokenLanguage).write(.text, into: &out)
        Terminal.write(out.bytes, to: .errors)
    }
}

enum SchemaFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// `halle schema list`.
struct SchemaList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the schemas that can be named: the catalogue's own, and those that come with Halle.")

    @OptionGroup var options: SchemaOptions

    @Option(help: "How to write the list: text or json.")
    var format: SchemaFormat = .text

    mutating func run() throws {
        var (registry, findings) = options.registry()
        var readings: [(RegisteredSchema, TableSchema)] = []
        for schema in registry.schemas {
            do throws(SchemaRefusal) {
                readings.append((schema, try schema.read().schema))
            } catch {
                findings.append(error.finding(in: schema.place))
            }
        }
        var out = ByteWriter()
        switch format {
        case .text: SchemaPage.list(readings, in: options.spokenLanguage, into: &out)
        case .json: SchemaPage.listAsJSON(readings, into: &out)
        }
        Terminal.write(out.bytes, to: .output)
        options.tell(findings)
        if !findings.isEmpty { throw ExitCode(1) }
    }
}

/// `halle schema show NAME`.
struct SchemaShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a schema: each column, what it must hold, and an example.")

    @Argument(help: "The name of a schema (scdl/subventions), or a file.", completion: .file())
    var name: String

    @OptionGroup var options: SchemaOptions

    @Option(help: "How to write it: text, or json for the Table Schema itself.")
    var format: SchemaFormat = .text

    mutating func run() throws {
        let (reading, findings) = try read()
        var out = ByteWriter()
        switch format {
        case .text: SchemaPage.show(reading.schema, in: options.spokenLanguage, into: &out)
        case .json: reading.schema.write(into: &out)
        }
        Terminal.write(out.bytes, to: .output)
        options.tell(findings)
    }

    /// The schema of that name, or of that file where no schema has the name; and what there is to say of it.
    private func read() throws -> (SchemaReading, [Finding]) {
        let registry = options.registry().registry
        let lookup = registry.find(name)
        do {
            if case .found(let schema, let version) = lookup {
                let reading = try schema.read(checkingExamples: true)
                let other = SchemaRegistry.finding(forVersion: version, of: reading.schema, at: SourcePlace(file: ""))
                return (reading, [other].compactMap(\.self) + reading.notes.map { $0.finding(in: schema.place) })
            }
            if let status = try? Files.status(of: name), status.kind == .file {
                let reading = try TableSchema.read(SchemaFiles.read(name), checkingExamples: true)
                return (reading, reading.notes.map { $0.finding(in: name) })
            }
        } catch {
            options.tell([error.finding(in: name)])
            throw ExitCode(1)
        }
        options.tell([registry.finding(for: lookup, of: name, at: SourcePlace(file: ""))].compactMap(\.self))
        throw ExitCode(1)
    }
}

/// `halle schema add FILE`.
struct SchemaAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a schema file to the catalogue's schemas/ folder, after reading it.")

    @Argument(help: "The file of a Table Schema (JSON).", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: "The name to know it by (default: the one it gives itself, or its file's).")
    var name: String?

    @Flag(help: "Replace a schema of the same name.")
    var force = false

    @OptionGroup var options: SchemaOptions

    mutating func run() throws {
        if let name, SchemaAddition.checkedName(name) == nil {
            throw ValidationError("--name takes letters, digits, “-”, “_”, “.” and “/”: scdl/subventions.")
        }
        let addition: SchemaAddition
        do throws(SchemaRefusal) {
            addition = try SchemaAddition(file: file, name: name)
        } catch {
            options.tell([error.finding(in: file)])
            throw ExitCode(1)
        }
        options.tell(addition.notes.map { $0.finding(in: file) })
        if let problem = addition.write(root: options.root, replacing: force) {
            options.tell([problem])
            throw ExitCode(1)
        }
        Terminal.write(addition.confirmation(in: options.spokenLanguage), to: .output)
    }
}
