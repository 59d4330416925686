public import Findings

/// What can be wrong with the shapes of a GeoJSON file.
extension Rule {
    public static let geoJSONCoordinatesMissing = Rule(
        "geojson-coordinates-missing", .error,
        french: Wording(
            cause: "Une forme n’a pas de coordonnées : {0}.",
            cost: "Elle n’apparaît sur aucune carte.",
            remedy: "Exportez-la de nouveau, ou écrivez \"geometry\": null pour un objet sans lieu."),
        english: Wording(
            cause: "A shape has no coordinates: {1}.",
            cost: "It shows on no map.",
            remedy: "Export it again, or write \"geometry\": null for an object without a place."))

    public static let geoJSONNestingWrong = Rule(
        "geojson-nesting-wrong", .error,
        french: Wording(
            cause: "Les crochets des coordonnées ne vont pas avec le type « {value} » : {0}.",
            cost: "La forme n’apparaît sur aucune carte.",
            remedy: "Point : [x, y] ; LineString : [[x, y], …] ; Polygon : [[[x, y], …]] ; MultiPolygon : un crochet de plus. Corrigez le type ou les "
                + "crochets."),
        english: Wording(
            cause: "The brackets of the coordinates do not go with the type “{value}”: {1}.",
            cost: "The shape shows on no map.",
            remedy: "Point: [x, y]; LineString: [[x, y], …]; Polygon: [[[x, y], …]]; MultiPolygon: one bracket more. Correct the type or the brackets."))

    public static let geoJSONPositionTooShort = Rule(
        "geojson-position-too-short", .error,
        french: Wording(
            cause: "Un point n’a pas ses deux coordonnées : {0}.",
            cost: "La forme n’apparaît sur aucune carte.",
            remedy: "Écrivez la longitude puis la latitude : [1.444, 43.604]."),
        english: Wording(
            cause: "A point does not have its two coordinates: {1}.",
            cost: "The shape shows on no map.",
            remedy: "Write the longitude, then the latitude: [1.444, 43.604]."))

    public static let geoJSONPositionNotNumbers = Rule(
        "geojson-position-not-numbers", .error,
        french: Wording(
            cause: "Une coordonnée n’est pas un nombre : {0}.",
            cost: "La forme n’apparaît sur aucune carte.",
            remedy: "Écrivez les coordonnées sans guillemets et avec un point : [1.444, 43.604]."),
        english: Wording(
            cause: "A coordinate is not a number: {1}.",
            cost: "The shape shows on no map.",
            remedy: "Write coordinates without quotes and with a decimal point: [1.444, 43.604]."))

    public static let geoJSONPositionTooLong = Rule(
        "geojson-position-too-long", .warning,
        french: Wording(
            cause: "Un point a plus de trois coordonnées : {0}.",
            cost: "Ce qui suit l’altitude est perdu, ou fait refuser le fichier.",
            remedy: "Gardez la longitude, la latitude et au besoin l’altitude ; mettez les autres mesures dans « properties »."),
        english: Wording(
            cause: "A point has more than three coordinates: {1}.",
            cost: "What stands behind the altitude is lost, or has the file refused.",
            remedy: "Keep longitude, latitude and if needed altitude; put other measures into “properties”."))

    public static let geoJSONLineTooShort = Rule(
        "geojson-line-too-short", .error,
        french: Wording(
            cause: "Une ligne a moins de deux points : {0}.",
            cost: "Elle ne peut pas être tracée, et le fichier peut être refusé.",
            remedy: "Complétez la ligne, ou supprimez-la dans votre logiciel de carte."),
        english: Wording(
            cause: "A line has fewer than two points: {1}.",
            cost: "It cannot be drawn, and the file may be refused.",
            remedy: "Complete the line, or delete it in your map program."))

    public static let geoJSONRingTooShort = Rule(
        "geojson-ring-too-short", .error,
        french: Wording(
            cause: "Le contour d’une surface a moins de quatre points (le dernier répète le premier) : {0}.",
            cost: "La surface ne peut pas être tracée, et le fichier peut être refusé.",
            remedy: "Redessinez la surface, ou supprimez-la. Dans QGIS : « Vecteur », « Outils de géométrie », « Vérifier la validité »."),
        english: Wording(
            cause: "The outline of a surface has fewer than four points (the last repeats the first): {1}.",
            cost: "The surface cannot be drawn, and the file may be refused.",
            remedy: "Draw the surface again, or delete it. In QGIS: “Vector”, “Geometry Tools”, “Check Validity”."))

    public static let geoJSONRingNotClosed = Rule(
        "geojson-ring-not-closed", .error,
        french: Wording(
            cause: "Le contour d’une surface n’est pas fermé : {0}.",
            cost: "Chaque logiciel le referme à sa façon, ou refuse le fichier.",
            remedy: "Répétez le premier point à la fin du contour, ou exportez de nouveau depuis votre logiciel de carte, qui le fera."),
        english: Wording(
            cause: "The outline of a surface is not closed: {1}.",
            cost: "Each program closes it in its own way, or refuses the file.",
            remedy: "Repeat the first point at the end of the outline, or export again from your map program, which will do it."))

    public static let geoJSONCollectionNested = Rule(
        "geojson-collection-nested", .warning,
        french: Wording(
            cause: "Un groupe de formes en contient un autre : {0}.",
            cost: "Beaucoup de logiciels de carte n’en montrent rien.",
            remedy: "Séparez les formes : un objet pour chacune, ou une forme multiple (MultiPolygon)."),
        english: Wording(
            cause: "A group of shapes holds another: {1}.",
            cost: "Many map programs show nothing of it.",
            remedy: "Separate the shapes: an object for each, or a multiple shape (MultiPolygon)."))

    public static let geoJSONGeometriesMissing = Rule(
        "geojson-geometries-missing", .error,
        french: Wording(
            cause: "Un groupe de formes n’a pas de liste « geometries » : {0}.",
            cost: "L’objet n’apparaît sur aucune carte.",
            remedy: "Exportez-le de nouveau, ou remplacez le groupe par une seule forme."),
        english: Wording(
            cause: "A group of shapes has no list “geometries”: {1}.",
            cost: "The object shows on no map.",
            remedy: "Export it again, or replace the group by one shape."))

    public static let geoJSONGeometryEmpty = Rule(
        "geojson-geometry-empty", .note,
        french: Wording(
            cause: "Une forme n’a aucun point : {0}.",
            cost: "Elle n’apparaît pas sur la carte.",
            remedy: "Dessinez-la, ou écrivez \"geometry\": null."),
        english: Wording(
            cause: "A shape has no point at all: {1}.",
            cost: "It does not show on the map.",
            remedy: "Draw it, or write \"geometry\": null."))

    public static let geoJSONWinding = Rule(
        "geojson-winding", .note,
        french: Wording(
            cause: "Des contours tournent dans le mauvais sens (RFC 7946, § 3.1.6) : {0}.",
            cost: "La plupart des cartes les montrent bien ; quelques outils colorient tout sauf la surface.",
            remedy: "Rien ne presse. À l’export depuis QGIS, l’option « RFC7946 » à YES les remet dans le bon sens."),
        english: Wording(
            cause: "Outlines turn the wrong way (RFC 7946, § 3.1.6): {1}.",
            cost: "Most maps show them well; some tools colour everything but the surface.",
            remedy: "There is no hurry. On export from QGIS, the option “RFC7946” set to YES turns them the right way."))

    public static let geoJSONPrecision = Rule(
        "geojson-precision", .note,
        french: Wording(
            cause: "Des coordonnées ont plus de sept décimales : {0}.",
            cost: "Sept décimales sont déjà un centimètre : le reste alourdit le fichier pour rien.",
            remedy: "À l’export depuis QGIS, mettez « COORDINATE_PRECISION » à 6 ou 7."),
        english: Wording(
            cause: "Coordinates have more than seven decimals: {1}.",
            cost: "Seven decimals are a centimetre already: the rest makes the file heavy for nothing.",
            remedy: "On export from QGIS, set “COORDINATE_PRECISION” to 6 or 7."))
}
