internal import Bytes
internal import Findings
internal import Schemas

/// Schemas as text for people, and a list of them for programs.
enum SchemaPage {
    // MARK: List

    static func list(_ schemas: [(RegisteredSchema, TableSchema)], in language: Language, into out: inout ByteWriter) {
        let french = language == .french
        let own = schemas.filter { $0.0.origin != .shipped }
        let shipped = schemas.filter { $0.0.origin == .shipped }
        let width = schemas.map { $0.0.name.unicodeScalars.count }.max() ?? 0
        for (title, some) in [
            (french ? "Schémas du catalogue" : "Schemas of the catalogue", own),
            (french ? "Schémas fournis avec Halle" : "Schemas that come with Halle", shipped),
        ] where !some.isEmpty {
            out.raw(title + "\n")
            for (registered, schema) in some {
                out.raw("  " + padded(registered.name, to: width) + "  " + padded(schema.version ?? "", to: 7) + "  ")
                out.raw(Finding.shown(schema.title ?? "") + "\n")
            }
            out.raw("\n")
        }
        out.raw(
            french
                ? "`halle schema show NOM` montre les colonnes d’un schéma.\n" : "`halle schema show NAME` shows the columns of a schema.\n")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        let shown = Finding.shown(text)
        return shown + String(repeating: " ", count: max(0, width - shown.unicodeScalars.count))
    }

    static func listAsJSON(_ schemas: [(RegisteredSchema, TableSchema)], into out: inout ByteWriter) {
        out.raw("{\"schemas\": [")
        for (number, (registered, schema)) in schemas.enumerated() {
            out.raw(number == 0 ? "\n  {\"name\": " : ",\n  {\"name\": ")
            out.json(registered.name)
            if let title = schema.title {
                out.raw(", \"title\": ")
                out.json(title)
            }
            if let version = schema.version {
                out.raw(", \"version\": ")
                out.json(version)
            }
            out.raw(", \"fields\": ")
            out.number(schema.fields.count)
            switch registered.origin {
            case .shipped: out.raw(", \"origin\": \"shipped\"}")
            case .catalogue(let path):
                out.raw(", \"origin\": \"catalogue\", \"path\": ")
                out.json(path)
                out.raw("}")
            }
        }
        out.raw("\n]}\n")
    }

    // MARK: One schema

    static func show(_ schema: TableSchema, in language: Language, into out: inout ByteWriter) {
        let french = language == .french
        out.raw(Finding.shown(schema.name))
        if let version = schema.version { out.raw(" " + Finding.shown(version)) }
        if let title = schema.title { out.raw(" — " + Finding.shown(title)) }
        out.raw("\n")
        if let description = schema.description { out.raw(Finding.shown(description, limit: 2000) + "\n") }
        if let homepage = schema.homepage { out.raw(Finding.shown(homepage) + "\n") }
        out.raw("\n" + Counts.counted(schema.fields.count, language, ("colonne", "colonnes"), ("column", "columns")))
        out.raw(french ? " (* : obligatoire)\n" : " (*: required)\n")
        let width = min(32, schema.fields.map { $0.name.unicodeScalars.count }.max() ?? 0)
        for field in schema.fields {
            let isRequired = field.constraints.required || schema.primaryKey.contains(field.name)
            out.raw((isRequired ? "* " : "  ") + padded(field.name, to: width) + "  " + field.expectation(in: language))
            if field.constraints.unique || schema.primaryKey == [field.name] { out.raw(french ? " (sans doublon)" : " (no duplicates)") }
            out.raw("\n")
        }
        if schema.primaryKey.count > 1 {
            let names = schema.primaryKey.map { Finding.shown($0) }.joined(separator: ", ")
            out.raw(french ? "\nPas deux lignes avec les mêmes valeurs dans : \(names).\n" : "\nNo two rows with the same values in: \(names).\n")
        }
        if !schema.rules.isEmpty {
            out.raw(french ? "\nEt sur chaque ligne\n" : "\nAnd on each row\n")
            for rule in schema.rules { out.raw("  " + Finding.shown(rule.sentence(in: language), limit: 2000) + "\n") }
        }
    }
}
