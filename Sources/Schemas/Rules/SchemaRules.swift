public import Findings

/// What can be said of a schema: why it cannot be used, and what in it is left aside.
///
/// In the wordings of notes `{value}` is what the schema writes, `{0}` the field, `{1}` the constraint, property or check.
extension Rule {
    /// Every rule about schemas, for the reference page.
    public static let schemas: [Rule] =
        [
            schemaNotJSON, schemaWithoutFields, schemaIsDataPackage, schemaIsJSONSchema, schemaFieldsEmpty, schemaUnreadable, schemaTooLarge, schemaUnknown,
            schemaNotFetched, schemaVersionOther,
        ] + SchemaNote.Kind.allCases.map(\.rule)

    // MARK: Refusals

    public static let schemaNotJSON = Rule(
        "schema-not-json", .error,
        french: Wording(
            cause: "Le schéma « {value} » n’est pas du JSON lisible : la lecture s’arrête à la ligne indiquée.",
            cost: "Les données ne peuvent pas être vérifiées avec ce schéma.",
            remedy: "Cherchez à cet endroit une virgule, un guillemet ou une accolade qui manque ou qui est de trop."),
        english: Wording(
            cause: "The schema “{value}” is not readable JSON: reading stops at the line shown.",
            cost: "The data cannot be checked against this schema.",
            remedy: "Look there for a comma, a quote or a brace that is missing or in excess."))

    public static let schemaWithoutFields = Rule(
        "schema-without-fields", .error,
        french: Wording(
            cause: "« {value} » n’est pas un schéma de table : il n’a pas de liste « fields ».",
            cost: "Les données ne peuvent pas être vérifiées avec ce schéma.",
            remedy: "Donnez un fichier Table Schema, qui décrit chaque colonne dans « fields » ; `halle schema list` montre ceux qui sont fournis."),
        english: Wording(
            cause: "“{value}” is not a table schema: it has no “fields” list.",
            cost: "The data cannot be checked against this schema.",
            remedy: "Give a Table Schema file, which describes each column in “fields”; `halle schema list` shows those that are provided."))

    public static let schemaIsDataPackage = Rule(
        "schema-is-data-package", .error,
        french: Wording(
            cause: "« {value} » est un Data Package : il nomme plusieurs fichiers, et peut-être plusieurs schémas.",
            cost: "Les données ne peuvent pas être vérifiées avec ce schéma.",
            remedy: "Donnez le fichier du schéma lui-même, celui qui a une liste « fields »."),
        english: Wording(
            cause: "“{value}” is a data package: it names several files, and maybe several schemas.",
            cost: "The data cannot be checked against this schema.",
            remedy: "Give the file of the schema itself, the one with a “fields” list."))

    public static let schemaIsJSONSchema = Rule(
        "schema-is-json-schema", .error,
        french: Wording(
            cause: "« {value} » est un JSON Schema : il décrit des documents JSON, pas les colonnes d’une table.",
            cost: "Les données ne peuvent pas être vérifiées avec ce schéma.",
            remedy: "Donnez la version « Table Schema » de ce schéma, si elle existe."),
        english: Wording(
            cause: "“{value}” is a JSON Schema: it describes JSON documents, not the columns of a table.",
            cost: "The data cannot be checked against this schema.",
            remedy: "Give the “Table Schema” version of this schema, if there is one."))

    public static let schemaFieldsEmpty = Rule(
        "schema-fields-empty", .error,
        french: Wording(
            cause: "Le schéma « {value} » ne décrit aucune colonne.",
            cost: "Les données ne peuvent pas être vérifiées avec ce schéma.",
            remedy: "Ajoutez dans « fields » un objet par colonne, par exemple {\"name\": \"commune\", \"type\": \"string\"}."),
        english: Wording(
            cause: "The schema “{value}” describes no column.",
            cost: "The data cannot be checked against this schema.",
            remedy: "Add to “fields” an object for each column, for instance {\"name\": \"commune\", \"type\": \"string\"}."))

    public static let schemaUnreadable = Rule(
        "schema-unreadable", .error,
        french: Wording(
            cause: "Le schéma « {value} » ne peut pas être lu ({0}).", remedy: "Vérifiez que le fichier existe et que vous avez le droit de le lire."),
        english: Wording(cause: "The schema “{value}” cannot be read ({0}).", remedy: "Check that the file exists and that you may read it."))

    public static let schemaTooLarge = Rule(
        "schema-too-large", .error,
        french: Wording(
            cause: "Le schéma « {value} » dépasse 5 Mo.", remedy: "Vérifiez que c’est bien un schéma, et non un fichier de données."),
        english: Wording(cause: "The schema “{value}” is larger than 5 MB.", remedy: "Check that it is a schema, and not a file of data."))

    // MARK: Names

    public static let schemaUnknown = Rule(
        "schema-unknown", .warning,
        french: Wording(
            cause: "Aucun schéma ne s’appelle « {value} ».",
            cost: "Les données ne peuvent pas être vérifiées.",
            remedy: "`halle schema list` montre les schémas connus ; `halle schema add FICHIER` en ajoute un."),
        english: Wording(
            cause: "There is no schema called “{value}”.",
            cost: "The data cannot be checked.",
            remedy: "`halle schema list` shows the schemas that are known; `halle schema add FILE` adds one."))

    public static let schemaNotFetched = Rule(
        "schema-not-fetched", .warning,
        french: Wording(
            cause: "Le schéma à l’adresse {value} n’est pas fourni avec Halle, qui ne va rien chercher sur le réseau.",
            cost: "Les données ne sont pas vérifiées.",
            remedy: "Téléchargez ce fichier, puis ajoutez-le avec `halle schema add FICHIER`."),
        english: Wording(
            cause: "The schema at {value} does not come with Halle, which fetches nothing from the network.",
            cost: "The data are not checked.",
            remedy: "Download that file, then add it with `halle schema add FILE`."))

    public static let schemaVersionOther = Rule(
        "schema-version-other", .warning,
        french: Wording(
            cause: "La version {value} du schéma {0} est demandée ; celle qui est connue est la {1}.",
            cost: "Les données sont vérifiées avec la version {1}.",
            remedy: "Écrivez « {0} » sans version, ou ajoutez la version voulue avec `halle schema add FICHIER`."),
        english: Wording(
            cause: "Version {value} of the schema {0} is asked for; the one that is known is {1}.",
            cost: "The data are checked against version {1}.",
            remedy: "Write “{0}” without a version, or add the version wanted with `halle schema add FILE`."))
}
