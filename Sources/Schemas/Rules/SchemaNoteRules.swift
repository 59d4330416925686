internal import Findings

extension SchemaNote.Kind {
    var rule: Rule {
        switch self {
        case .fieldWithoutName: Self.fieldWithoutNameRule
        case .fieldTwice: Self.fieldTwiceRule
        case .typeUnknown: Self.typeUnknownRule
        case .formatUnknown: Self.formatUnknownRule
        case .constraintUnsupported: Self.constraintUnsupportedRule
        case .constraintUnknown: Self.constraintUnknownRule
        case .constraintInvalid: Self.constraintInvalidRule
        case .constraintsContradict: Self.constraintsContradictRule
        case .constraintMisplaced: Self.constraintMisplacedRule
        case .propertyMisspelled: Self.propertyMisspelledRule
        case .propertyForeign: Self.propertyForeignRule
        case .propertyInvalid: Self.propertyInvalidRule
        case .patternInvalid: Self.patternInvalidRule
        case .primaryKeyUnknown: Self.primaryKeyUnknownRule
        case .primaryKeyJoined: Self.primaryKeyJoinedRule
        case .foreignKeyInvalid: Self.foreignKeyInvalidRule
        case .missingValuesInvalid: Self.missingValuesInvalidRule
        case .customCheckUnknown: Self.customCheckUnknownRule
        case .customCheckInvalid: Self.customCheckInvalidRule
        case .customCheckColumnUnknown: Self.customCheckColumnUnknownRule
        case .exampleInvalid: Self.exampleInvalidRule
        }
    }

    private static let fieldWithoutNameRule = Rule(
        "schema-field-without-name", .note,
        french: Wording(
            cause: "Une colonne du schéma n’a pas de nom : elle n’est pas prise en compte.",
            remedy: "Donnez-lui un « name », le nom de la colonne dans les fichiers."),
        english: Wording(
            cause: "A column of the schema has no name: it is not taken into account.", remedy: "Give it a “name”, the name of the column in the files."))

    private static let fieldTwiceRule = Rule(
        "schema-field-twice", .note,
        french: Wording(
            cause: "La colonne « {value} » est décrite deux fois dans le schéma : la première description compte.",
            remedy: "Retirez l’une des deux, ou renommez-la."),
        english: Wording(
            cause: "The column “{value}” is described twice in the schema: the first description counts.", remedy: "Remove one of them, or rename it."))

    private static let typeUnknownRule = Rule(
        "schema-type-unknown", .note,
        french: Wording(
            cause: "Le schéma donne à la colonne « {0} » le type « {value} », qui n’existe pas : toute valeur y est acceptée.",
            remedy: "Les types sont string, integer, number, boolean, date, datetime, time, year, geopoint, geojson, array, object et any."),
        english: Wording(
            cause: "The schema gives the column “{0}” the type “{value}”, which does not exist: any value is accepted there.",
            remedy: "The types are string, integer, number, boolean, date, datetime, time, year, geopoint, geojson, array, object and any."))

    private static let formatUnknownRule = Rule(
        "schema-format-unknown", .note,
        french: Wording(
            cause: "Le schéma donne à la colonne « {0} » le format « {value} », que le type {1} n’a pas : il n’est pas pris en compte.",
            remedy: "Retirez ce format, ou écrivez-en un que ce type connaît (uri ou email pour un texte, %d/%m/%Y pour une date)."),
        english: Wording(
            cause: "The schema gives the column “{0}” the format “{value}”, which the type {1} does not have: it is not taken into account.",
            remedy: "Remove this format, or write one that the type has (uri or email for a text, %d/%m/%Y for a date)."))

    private static let constraintUnsupportedRule = Rule(
        "schema-constraint-unsupported", .note,
        french: Wording(
            cause: "Dans le schéma, la colonne « {0} » porte la contrainte « {1} », qui n’existe pas pour le type {value} : elle n’est pas prise en compte.",
            remedy: "Retirez cette contrainte, ou changez le type de la colonne."),
        english: Wording(
            cause: "In the schema, the column “{0}” has the constraint “{1}”, which does not exist for the type {value}: it is not taken into account.",
            remedy: "Remove this constraint, or change the type of the column."))

    private static let constraintUnknownRule = Rule(
        "schema-constraint-unknown", .note,
        french: Wording(
            cause: "Dans le schéma, la colonne « {0} » porte la contrainte « {1} », qui n’existe pas : elle n’est pas prise en compte.",
            remedy: "Les contraintes sont required, unique, enum, pattern, minimum, maximum, minLength et maxLength."),
        english: Wording(
            cause: "In the schema, the column “{0}” has the constraint “{1}”, which does not exist: it is not taken into account.",
            remedy: "The constraints are required, unique, enum, pattern, minimum, maximum, minLength and maxLength."))

    private static let constraintInvalidRule = Rule(
        "schema-constraint-invalid", .note,
        french: Wording(
            cause: "Dans le schéma, la contrainte « {1} » de la colonne « {0} » vaut « {value} », ce qui n’a pas de sens ici : elle n’est pas prise en compte.",
            remedy: "Corrigez la valeur : true ou false pour required et unique, un nombre entier pour une longueur, une liste pour enum, "
                + "une valeur du type de la colonne pour une borne."),
        english: Wording(
            cause: "In the schema, the constraint “{1}” of the column “{0}” is “{value}”, which makes no sense here: it is not taken into account.",
            remedy: "Mend the value: true or false for required and unique, a whole number for a length, a list for enum, "
                + "a value of the column’s type for a bound."))

    private static let constraintsContradictRule = Rule(
        "schema-constraints-contradict", .note,
        french: Wording(
            cause: "Dans le schéma, les contraintes « {1} » de la colonne « {0} » se contredisent ({value}) : elles ne sont pas prises en compte.",
            remedy: "Corrigez l’une des deux."),
        english: Wording(
            cause: "In the schema, the constraints “{1}” of the column “{0}” contradict each other ({value}): they are not taken into account.",
            remedy: "Mend one of them."))

    private static let constraintMisplacedRule = Rule(
        "schema-constraint-misplaced", .note,
        french: Wording(
            cause: "Dans le schéma, « {1} » est écrit à côté des contraintes de la colonne « {0} », et non dedans : il n’est pas pris en compte.",
            remedy: "Placez-le dans « constraints »."),
        english: Wording(
            cause: "In the schema, “{1}” is written beside the constraints of the column “{0}”, not among them: it is not taken into account.",
            remedy: "Put it into “constraints”."))

    private static let propertyMisspelledRule = Rule(
        "schema-property-misspelled", .note,
        french: Wording(
            cause: "Le schéma écrit « {value} », un mot que Table Schema ne connaît pas : ce qui suit n’est pas pris en compte.",
            remedy: "Corrigez ce mot dans le schéma."),
        english: Wording(
            cause: "The schema writes “{value}”, a word that Table Schema does not know: what follows it is not taken into account.",
            remedy: "Mend this word in the schema."))

    private static let propertyForeignRule = Rule(
        "schema-property-foreign", .note,
        french: Wording(
            cause: "Dans le schéma, « {1} » de la colonne « {0} » vient d’une autre norme (JSON Schema) : il n’est pas pris en compte.",
            remedy: "Retirez-le, ou dites la même chose dans « constraints » (required, enum, minLength…) ou « arrayItem »."),
        english: Wording(
            cause: "In the schema, “{1}” of the column “{0}” comes from another standard (JSON Schema): it is not taken into account.",
            remedy: "Remove it, or say the same in “constraints” (required, enum, minLength…) or “arrayItem”."))

    private static let propertyInvalidRule = Rule(
        "schema-property-invalid", .note,
        french: Wording(
            cause: "Dans le schéma, « {1} » de la colonne « {0} » vaut « {value} », ce qui n’a pas de sens ici : il n’est pas pris en compte.",
            remedy: "Corrigez cette valeur : une liste de textes pour trueValues et falseValues, un signe entre guillemets pour decimalChar et groupChar."),
        english: Wording(
            cause: "In the schema, “{1}” of the column “{0}” is “{value}”, which makes no sense here: it is not taken into account.",
            remedy: "Mend this value: a list of texts for trueValues and falseValues, a sign between quotes for decimalChar and groupChar."))

    private static let patternInvalidRule = Rule(
        "schema-pattern-invalid", .note,
        french: Wording(
            cause: "Dans le schéma, le motif de la colonne « {0} » ne peut pas être compris : {value}. Il n’est pas pris en compte.",
            remedy: "Corrigez cette expression régulière : cherchez une parenthèse ou un crochet qui manque."),
        english: Wording(
            cause: "In the schema, the pattern of the column “{0}” cannot be understood: {value}. It is not taken into account.",
            remedy: "Mend this regular expression: look for a missing parenthesis or bracket."))

    private static let primaryKeyUnknownRule = Rule(
        "schema-primary-key-unknown", .note,
        french: Wording(
            cause: "La clé primaire du schéma nomme « {value} », qui n’est pas une de ses colonnes : les doublons ne sont pas cherchés.",
            remedy: "Écrivez dans « primaryKey » des noms de colonnes tels que dans « fields »."),
        english: Wording(
            cause: "The primary key of the schema names “{value}”, which is not one of its columns: duplicates are not looked for.",
            remedy: "Write in “primaryKey” names of columns as they are in “fields”."))

    private static let primaryKeyJoinedRule = Rule(
        "schema-primary-key-joined", .note,
        french: Wording(
            cause: "La clé primaire du schéma est écrite « {value} », en un seul texte : elle est lue comme plusieurs colonnes.",
            remedy: "Écrivez une liste : [\"a\", \"b\"]."),
        english: Wording(
            cause: "The primary key of the schema is written “{value}”, as one text: it is read as several columns.", remedy: "Write a list: [\"a\", \"b\"]."))

    private static let foreignKeyInvalidRule = Rule(
        "schema-foreign-key-invalid", .note,
        french: Wording(
            cause: "Une clé étrangère du schéma est incomplète ou nomme une colonne qu’il n’a pas (« {value} ») : elle n’est pas prise en compte.",
            remedy: "Une clé étrangère a « fields », et « reference » avec « resource » et autant de « fields »."),
        english: Wording(
            cause: "A foreign key of the schema is incomplete or names a column that it does not have (“{value}”): it is not taken into account.",
            remedy: "A foreign key has “fields”, and “reference” with “resource” and as many “fields”."))

    private static let missingValuesInvalidRule = Rule(
        "schema-missing-values-invalid", .note,
        french: Wording(
            cause: "Dans le schéma, « missingValues » n’est pas une liste de textes (« {value} »).",
            remedy: "Écrivez une liste : [\"\", \"NA\"]."),
        english: Wording(cause: "In the schema, “missingValues” is not a list of texts (“{value}”).", remedy: "Write a list: [\"\", \"NA\"]."))

    private static let customCheckUnknownRule = Rule(
        "schema-custom-check-unknown", .note,
        french: Wording(
            cause: "Le schéma demande le contrôle « {value} », que Halle ne connaît pas : il n’est pas fait.",
            remedy: "Vérifiez l’orthographe de ce nom dans « custom_checks »."),
        english: Wording(
            cause: "The schema asks for the check “{value}”, which Halle does not know: it is not made.",
            remedy: "Check the spelling of this name in “custom_checks”."))

    private static let customCheckInvalidRule = Rule(
        "schema-custom-check-invalid", .note,
        french: Wording(
            cause: "Dans le schéma, il manque un paramètre au contrôle « {1} », ou il est mal écrit : le contrôle n’est pas fait.",
            remedy: "Complétez « params », par exemple {\"column\": \"SIRET\"}."),
        english: Wording(
            cause: "In the schema, a parameter of the check “{1}” is missing or badly written: the check is not made.",
            remedy: "Complete “params”, for instance {\"column\": \"SIRET\"}."))

    private static let customCheckColumnUnknownRule = Rule(
        "schema-custom-check-column-unknown", .note,
        french: Wording(
            cause: "Dans le schéma, le contrôle « {1} » porte sur « {value} », qui n’est pas une de ses colonnes : il n’est pas fait.",
            remedy: "Écrivez le nom de la colonne tel que dans « fields »."),
        english: Wording(
            cause: "In the schema, the check “{1}” is about “{value}”, which is not one of its columns: it is not made.",
            remedy: "Write the name of the column as it is in “fields”."))

    private static let exampleInvalidRule = Rule(
        "schema-example-invalid", .note,
        french: Wording(
            cause: "Dans le schéma, l’exemple de la colonne « {0} » ne suit pas ses propres règles : {value}.",
            remedy: "Corrigez l’exemple ; les données ne sont pas jugées d’après lui."),
        english: Wording(
            cause: "In the schema, the example of the column “{0}” breaks the column’s own rules: {value}.",
            remedy: "Mend the example; the data are not judged by it."))
}
