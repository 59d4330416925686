public import Findings

/// What can be wrong with the objects of a GeoJSON file, their identifiers and their properties.
extension Rule {
    public static let geoJSONFeatureNotObject = Rule(
        "geojson-feature-not-object", .error,
        french: Wording(
            cause: "Un élément de la liste « features » n’est pas un objet : {0}.",
            cost: "Il n’apparaît sur aucune carte.",
            remedy: "Retirez-le, ou exportez de nouveau le fichier."),
        english: Wording(
            cause: "An element of the list “features” is not an object: {1}.",
            cost: "It shows on no map.",
            remedy: "Remove it, or export the file again."))

    public static let geoJSONGeometryMissing = Rule(
        "geojson-geometry-missing", .error,
        french: Wording(
            cause: "Un objet n’a pas d’indication « geometry » : {0}.",
            cost: "Il n’apparaît sur aucune carte, et des logiciels refusent le fichier.",
            remedy: "Donnez-lui sa forme, ou écrivez \"geometry\": null s’il n’en a pas."),
        english: Wording(
            cause: "An object has no “geometry”: {1}.",
            cost: "It shows on no map, and some programs refuse the file.",
            remedy: "Give it its shape, or write \"geometry\": null if it has none."))

    public static let geoJSONGeometryNotObject = Rule(
        "geojson-geometry-not-object", .error,
        french: Wording(
            cause: "La forme d’un objet n’est pas écrite comme une forme : {0}.",
            cost: "L’objet n’apparaît sur aucune carte.",
            remedy: "Une forme s’écrit {\"type\": \"Point\", \"coordinates\": [1.44, 43.60]}."),
        english: Wording(
            cause: "The shape of an object is not written as a shape: {1}.",
            cost: "The object shows on no map.",
            remedy: "A shape is written {\"type\": \"Point\", \"coordinates\": [1.44, 43.60]}."))

    public static let geoJSONGeometryNull = Rule(
        "geojson-geometry-null", .note,
        french: Wording(
            cause: "Un objet n’a pas de forme : {0}.",
            cost: "La norme le permet, mais il n’apparaît pas sur la carte.",
            remedy: "Si le lieu est connu, placez-le dans votre logiciel de carte."),
        english: Wording(
            cause: "An object has no shape: {1}.",
            cost: "The standard allows it, but it does not show on the map.",
            remedy: "If the place is known, put it there in your map program."))

    public static let geoJSONPropertiesMissing = Rule(
        "geojson-properties-missing", .error,
        french: Wording(
            cause: "Un objet n’a pas d’indication « properties » : {0}.",
            cost: "La norme l’exige, et des logiciels refusent le fichier.",
            remedy: "Ajoutez \"properties\": {} ou les informations de l’objet."),
        english: Wording(
            cause: "An object has no “properties”: {1}.",
            cost: "The standard requires it, and some programs refuse the file.",
            remedy: "Add \"properties\": {} or the object’s information."))

    public static let geoJSONPropertiesNotObject = Rule(
        "geojson-properties-not-object", .error,
        french: Wording(
            cause: "Les informations d’un objet (« properties ») ne sont pas écrites comme telles : {0}.",
            cost: "Elles ne peuvent pas être lues.",
            remedy: "Écrivez \"properties\": {\"nom\": \"Mairie\"}, ou \"properties\": null."),
        english: Wording(
            cause: "The information of an object (“properties”) is not written as such: {1}.",
            cost: "It cannot be read.",
            remedy: "Write \"properties\": {\"name\": \"Town hall\"}, or \"properties\": null."))

    public static let geoJSONPropertyRepeated = Rule(
        "geojson-property-repeated", .warning,
        french: Wording(
            cause: "Un objet a deux informations du même nom : {0}.",
            cost: "Seule la dernière est gardée.",
            remedy: "Renommez l’une des deux colonnes avant d’exporter."),
        english: Wording(
            cause: "An object has two items of information under one name: {1}.",
            cost: "Only the last is kept.",
            remedy: "Rename one of the two columns before you export."))

    public static let geoJSONIdentifierInvalid = Rule(
        "geojson-identifier-invalid", .warning,
        french: Wording(
            cause: "L’identifiant « id » d’un objet n’est ni un texte ni un nombre : {0}.",
            cost: "Il n’est pas pris en compte.",
            remedy: "Écrivez \"id\": \"31433-1\" ou \"id\": 12, ou retirez-le."),
        english: Wording(
            cause: "The identifier “id” of an object is neither a text nor a number: {1}.",
            cost: "It is disregarded.",
            remedy: "Write \"id\": \"31433-1\" or \"id\": 12, or remove it."))

    public static let geoJSONIdentifierRepeated = Rule(
        "geojson-identifier-repeated", .warning,
        french: Wording(
            cause: "Plusieurs objets ont le même identifiant (« {value} » d’abord) : {0}.",
            cost: "On ne peut plus distinguer ces objets, ni suivre leurs mises à jour.",
            remedy: "Donnez à chaque objet un « id » qui n’est qu’à lui."),
        english: Wording(
            cause: "Several objects have the same identifier (“{value}” first): {1}.",
            cost: "These objects can no longer be told apart, nor their updates followed.",
            remedy: "Give each object an “id” of its own."))
}
