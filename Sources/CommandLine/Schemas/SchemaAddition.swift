internal import Bytes
internal import CHalle
internal import Findings
internal import Glibc
internal import Schemas

/// A schema file that is to become one of the catalogue's own.
struct SchemaAddition {
    let name: String
    let notes: [SchemaNote]
    private let bytes: [UInt8]
    private let fieldCount: Int

    private var path: String { "schemas/" + name + ".json" }

    init(file: String, name given: String?) throws(SchemaRefusal) {
        bytes = try SchemaFiles.read(file)
        let reading = try TableSchema.read(bytes, checkingExamples: true)
        notes = reading.notes
        fieldCount = reading.schema.fields.count
        var fileName = file.utf8.split(separator: 0x2F).last.flatMap { String($0) } ?? file
        for ending in [".json", ".schema"] where fileName.utf8.reversed().starts(with: ending.utf8.reversed()) {
            fileName = String(decoding: fileName.utf8.dropLast(ending.utf8.count), as: UTF8.self)
        }
        // `schema.json`, as most are called, tells nothing.
        let telling = fileName == "schema" ? reading.schema.title.map { slug($0) } ?? "" : slug(fileName)
        name = given.flatMap(Self.checkedName) ?? Self.checkedName(reading.schema.name) ?? Self.checkedName(telling) ?? "schema"
    }

    /// A name that is also a safe path; nil for any other text.
    static func checkedName(_ name: String) -> String? {
        let segments = name.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        let isSafe = segments.allSatisfy { segment in
            guard let first = segment.first, first != 0x2E, first != 0x5F else { return false }
            return segment.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "-_.@".utf8.contains($0) }
        }
        return isSafe && segments.count <= 3 && name.utf8.count <= 120 ? name : nil
    }

    /// Puts the file into the catalogue as it stands, whole or not at all.
    ///
    /// - Returns: what kept it from being written.
    func write(root: String, replacing: Bool) -> Finding? {
        guard let settings = try? Files.status(of: root + "/halle.yml"), settings.kind == .file else {
            return Finding(.schemaNoCatalogue, at: SourcePlace(file: ""), value: root)
        }
        let target = root + "/" + path
        if !replacing, let status = try? Files.status(of: target), status.kind != .folder {
            return Finding(.schemaThere, at: SourcePlace(file: path), value: name)
        }
        do {
            try makeFolders(root)
            try Files.replace(bytes, at: target)
            return nil
        } catch {
            return Finding(.schemaNotWritten, at: SourcePlace(file: path), value: path, details: [error.reason])
        }
    }

    private func makeFolders(_ root: String) throws(FileError) {
        var folder = root
        for segment in path.utf8.split(separator: 0x2F).dropLast() {
            folder += "/" + String(decoding: segment, as: UTF8.self)
            guard mkdir(folder, 0o755) != 0 else { continue }
            guard errno == EEXIST else { throw FileError("mkdir", folder) }
            // A link would lead the file out of the catalogue.
            guard let status = try Files.status(of: folder), status.kind == .folder else { throw FileError("mkdir", folder, number: ENOTDIR) }
        }
    }

    func confirmation(in language: Language) -> String {
        let columns = Counts.counted(fieldCount, language, ("colonne", "colonnes"), ("column", "columns"))
        switch language {
        case .french:
            return "Schéma ajouté : \(path) (\(columns)).\nPour vérifier un jeu de données avec lui, écrivez dans son index.md :  schema: \(name)\n"
        case .english:
            return "Schema added: \(path) (\(columns)).\nTo check a dataset against it, write in its index.md:  schema: \(name)\n"
        }
    }
}

extension Rule {
    /// What `halle schema add` can meet.
    static let addingSchemas = [schemaNoCatalogue, schemaThere, schemaNotWritten]

    static let schemaNoCatalogue = Rule(
        "schema-no-catalogue", .error,
        french: Wording(
            cause: "Il n’y a pas de fichier halle.yml dans « {value} » : le schéma n’a pas de catalogue où aller.",
            remedy: "Lancez la commande dans le dossier du catalogue, ou donnez-le avec --root."),
        english: Wording(
            cause: "There is no halle.yml in “{value}”: the schema has no catalogue to go to.",
            remedy: "Run the command in the catalogue’s folder, or give it with --root."))

    static let schemaThere = Rule(
        "schema-there", .error,
        french: Wording(
            cause: "Le catalogue a déjà un schéma « {value} ».", remedy: "Donnez un autre nom avec --name, ou remplacez-le avec --force."),
        english: Wording(cause: "The catalogue already has a schema “{value}”.", remedy: "Give another name with --name, or replace it with --force."))

    static let schemaNotWritten = Rule(
        "schema-not-written", .error,
        french: Wording(
            cause: "Le schéma n’a pas pu être écrit dans « {value} » ({0}).", remedy: "Vérifiez la place sur le disque et le droit d’écrire dans ce dossier."),
        english: Wording(
            cause: "The schema could not be written to “{value}” ({0}).", remedy: "Check the space on the disk and the right to write to this folder."))
}
