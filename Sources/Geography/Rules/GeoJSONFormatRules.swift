public import Findings

/// What can be wrong with a GeoJSON file as a whole: it is no JSON, or no GeoJSON.
extension Rule {
    public static let geoJSONNotJSON = Rule(
        "geojson-not-json", .error,
        french: Wording(
            cause: "Ce fichier n’est pas du GeoJSON : son texte ne suit pas les règles du JSON à partir de cette place.",
            cost: "Aucun logiciel de carte ne peut l’ouvrir.",
            remedy: "Exportez de nouveau le fichier depuis votre logiciel de carte. S’il a été modifié à la main, cherchez ici une virgule, un "
                + "guillemet ou un crochet manquant ou en trop."),
        english: Wording(
            cause: "This file is not GeoJSON: its text does not follow the rules of JSON from this place on.",
            cost: "No map program can open it.",
            remedy: "Export the file again from your map program. If it was changed by hand, look here for a comma, a quote or a bracket that is "
                + "missing or too many."))

    public static let geoJSONTruncated = Rule(
        "geojson-truncated", .error,
        french: Wording(
            cause: "Ce fichier est incomplet : il s’arrête avant la fin.",
            cost: "Aucun logiciel de carte ne peut l’ouvrir.",
            remedy: "Copiez-le ou téléchargez-le de nouveau en entier, ou exportez-le de nouveau."),
        english: Wording(
            cause: "This file is incomplete: it stops before its end.",
            cost: "No map program can open it.",
            remedy: "Copy or download it again in full, or export it again."))

    public static let geoJSONNotUTF8 = Rule(
        "geojson-not-utf8", .error,
        french: Wording(
            cause: "Ce fichier contient ici un caractère qui n’est pas en UTF-8.",
            cost: "Ses accents ne peuvent pas être lus, et les logiciels de carte le refusent.",
            remedy: "Exportez-le de nouveau en choisissant l’encodage UTF-8."),
        english: Wording(
            cause: "This file holds here a character that is not in UTF-8.",
            cost: "Its accents cannot be read, and map programs refuse it.",
            remedy: "Export it again with the encoding UTF-8."))

    public static let geoJSONTooDeep = Rule(
        "geojson-too-complex", .error,
        french: Wording(
            cause: "Ce fichier emboîte trop de niveaux, ou contient un texte démesuré.",
            cost: "Il ne peut pas être lu sans risque.",
            remedy: "Exportez-le de nouveau depuis votre logiciel de carte."),
        english: Wording(
            cause: "This file nests too many levels, or holds a text beyond all measure.",
            cost: "It cannot be read without risk.",
            remedy: "Export it again from your map program."))

    public static let geoJSONRootNotObject = Rule(
        "geojson-not-object", .error,
        french: Wording(
            cause: "Ce fichier est du JSON, mais pas du GeoJSON : il doit commencer par une accolade.",
            cost: "Aucun logiciel de carte ne peut l’ouvrir.",
            remedy: "Exportez vos données au format GeoJSON, ou nommez ce fichier en .json si ce n’est pas une carte."),
        english: Wording(
            cause: "This file is JSON but not GeoJSON: it has to begin with a brace.",
            cost: "No map program can open it.",
            remedy: "Export your data as GeoJSON, or name this file .json if it is not a map."))

    public static let geoJSONTopology = Rule(
        "geojson-topojson", .error,
        french: Wording(
            cause: "Ce fichier est au format TopoJSON, et non GeoJSON.",
            cost: "La plupart des logiciels de carte ne l’ouvrent pas.",
            remedy: "Ouvrez-le dans QGIS et exportez-le : clic droit sur la couche, « Exporter », « Sauvegarder les entités sous », format GeoJSON."),
        english: Wording(
            cause: "This file is in TopoJSON format, not GeoJSON.",
            cost: "Most map programs do not open it.",
            remedy: "Open it in QGIS and export it: right-click the layer, “Export”, “Save Features As”, format GeoJSON."))

    public static let geoJSONEsri = Rule(
        "geojson-esri", .error,
        french: Wording(
            cause: "Ce fichier est au format JSON d’ArcGIS, et non GeoJSON.",
            cost: "La plupart des logiciels de carte ne l’ouvrent pas.",
            remedy: "Dans ArcGIS, choisissez l’export « GeoJSON » ; dans l’adresse du service, remplacez f=json par f=geojson."),
        english: Wording(
            cause: "This file is in the JSON format of ArcGIS, not GeoJSON.",
            cost: "Most map programs do not open it.",
            remedy: "In ArcGIS, choose the export “GeoJSON”; in the service’s address, replace f=json by f=geojson."))

    public static let geoJSONTypeMissing = Rule(
        "geojson-type-missing", .error,
        french: Wording(
            cause: "Il manque l’indication « type » : {0}.",
            cost: "Sans elle, un logiciel de carte ne sait pas ce que c’est.",
            remedy: "Ajoutez \"type\" avec sa valeur : FeatureCollection pour le fichier, Feature pour un objet, Point, LineString ou Polygon pour une forme."),
        english: Wording(
            cause: "“type” is missing: {1}.",
            cost: "Without it a map program does not know what this is.",
            remedy: "Add \"type\" with its value: FeatureCollection for the file, Feature for an object, Point, LineString or Polygon for a shape."))

    public static let geoJSONTypeUnknown = Rule(
        "geojson-type-unknown", .error,
        french: Wording(
            cause: "Le type « {value} » n’a pas sa place ici : {0}.",
            cost: "Un logiciel de carte passe outre, ou refuse le fichier.",
            remedy: "Un fichier est une FeatureCollection ; un objet, une Feature ; une forme, un Point, MultiPoint, LineString, MultiLineString, "
                + "Polygon, MultiPolygon ou une GeometryCollection."),
        english: Wording(
            cause: "The type “{value}” has no place here: {1}.",
            cost: "A map program passes over it, or refuses the file.",
            remedy: "A file is a FeatureCollection; an object, a Feature; a shape, a Point, MultiPoint, LineString, MultiLineString, Polygon, "
                + "MultiPolygon or GeometryCollection."))

    public static let geoJSONTypeCase = Rule(
        "geojson-type-case", .error,
        french: Wording(
            cause: "Le type « {value} » n’est pas écrit avec les bonnes majuscules : {0}.",
            cost: "Un logiciel de carte ne le reconnaît pas.",
            remedy: "Écrivez FeatureCollection, Feature, Point, LineString, Polygon… exactement ainsi."),
        english: Wording(
            cause: "The type “{value}” is not written with the right capitals: {1}.",
            cost: "A map program does not recognise it.",
            remedy: "Write FeatureCollection, Feature, Point, LineString, Polygon… exactly so."))

    public static let geoJSONTypeNotText = Rule(
        "geojson-type-not-text", .error,
        french: Wording(
            cause: "L’indication « type » n’est pas un mot : {0}.",
            cost: "Un logiciel de carte ne sait pas ce que c’est.",
            remedy: "Écrivez entre guillemets : \"type\": \"Feature\"."),
        english: Wording(
            cause: "“type” is not a word: {1}.",
            cost: "A map program does not know what this is.",
            remedy: "Write it between quotes: \"type\": \"Feature\"."))

    public static let geoJSONFeaturesMissing = Rule(
        "geojson-features-missing", .error,
        french: Wording(
            cause: "Ce fichier annonce une collection, mais n’a pas de liste « features ».",
            cost: "La carte serait vide.",
            remedy: "Exportez-le de nouveau ; la liste des objets s’écrit \"features\": […]."),
        english: Wording(
            cause: "This file announces a collection but has no list “features”.",
            cost: "The map would be empty.",
            remedy: "Export it again; the list of objects is written \"features\": […]."))

    public static let geoJSONEmptyCollection = Rule(
        "geojson-empty", .warning,
        french: Wording(
            cause: "Cette carte ne contient aucun objet.",
            cost: "Elle n’apprend rien à personne.",
            remedy: "Vérifiez le filtre ou la sélection au moment de l’export, et exportez de nouveau."),
        english: Wording(
            cause: "This map holds no object at all.",
            cost: "It tells nobody anything.",
            remedy: "Check the filter or the selection at the time of the export, and export it again."))

    public static let geoJSONMemberRepeated = Rule(
        "geojson-member-repeated", .warning,
        french: Wording(
            cause: "« {value} » est écrit deux fois pour la même chose : {0}.",
            cost: "Chaque logiciel prend l’un ou l’autre.",
            remedy: "Gardez un seul des deux."),
        english: Wording(
            cause: "“{value}” is written twice for the same thing: {1}.",
            cost: "Each program takes one or the other.",
            remedy: "Keep only one of them."))

    public static let geoJSONMemberMisplaced = Rule(
        "geojson-member-misplaced", .warning,
        french: Wording(
            cause: "« {value} » n’a pas sa place ici : {0}.",
            cost: "La norme l’interdit (RFC 7946, § 7.1) : certains logiciels refusent le fichier.",
            remedy: "Retirez-le, ou placez-le dans l’objet (Feature) auquel il appartient."),
        english: Wording(
            cause: "“{value}” has no place here: {1}.",
            cost: "The standard forbids it (RFC 7946, § 7.1): some programs refuse the file.",
            remedy: "Remove it, or put it into the object (Feature) it belongs to."))

    public static let geoJSONBoxInvalid = Rule(
        "geojson-box-invalid", .warning,
        french: Wording(
            cause: "Le cadre « bbox » n’est pas une liste de quatre ou six nombres : {0}.",
            cost: "La carte peut s’ouvrir au mauvais endroit.",
            remedy: "Retirez « bbox » : il est facultatif. Sinon écrivez [ouest, sud, est, nord]."),
        english: Wording(
            cause: "The box “bbox” is not a list of four or six numbers: {1}.",
            cost: "The map may open at the wrong place.",
            remedy: "Remove “bbox”: it is optional. Else write [west, south, east, north]."))

    public static let geoJSONReferenceObsolete = Rule(
        "geojson-reference-obsolete", .warning,
        french: Wording(
            cause: "Ce fichier annonce le système de coordonnées « {value} », que la norme n’admet plus.",
            cost: "Les cartes du web n’en tiennent pas compte et lisent des degrés WGS 84.",
            remedy: "Exportez de nouveau en WGS 84 (EPSG:4326) ; dans QGIS, avec l’option « RFC7946 » à YES. Si les coordonnées sont déjà en WGS 84, "
                + "retirez « crs »."),
        english: Wording(
            cause: "This file announces the coordinate system “{value}”, which the standard no longer allows.",
            cost: "Web maps disregard it and read degrees of WGS 84.",
            remedy: "Export it again in WGS 84 (EPSG:4326); in QGIS, with the option “RFC7946” set to YES. If the coordinates are in WGS 84 already, "
                + "remove “crs”."))
}
