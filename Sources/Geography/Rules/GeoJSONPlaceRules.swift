public import Findings

/// What can be wrong with where the shapes of a GeoJSON file lie.
extension Rule {
    public static let geoJSONLambert93 = Rule(
        "geojson-lambert-93", .error,
        french: Wording(
            cause: "Les coordonnées sont en mètres (Lambert-93) et non en degrés : {0}.",
            cost: "Sur une carte du web, rien n’apparaît au bon endroit.",
            remedy: "Exportez de nouveau en WGS 84 (EPSG:4326). Dans QGIS : clic droit sur la couche, « Exporter », « Sauvegarder les entités sous », "
                + "format GeoJSON, SCR « EPSG:4326 - WGS 84 »."),
        english: Wording(
            cause: "The coordinates are in metres (Lambert-93), not in degrees: {1}.",
            cost: "On a web map nothing shows at the right place.",
            remedy: "Export again in WGS 84 (EPSG:4326). In QGIS: right-click the layer, “Export”, “Save Features As”, format GeoJSON, CRS “EPSG:4326 "
                + "- WGS 84”."))

    public static let geoJSONLambertOther = Rule(
        "geojson-lambert-zone", .error,
        french: Wording(
            cause: "Les coordonnées sont en mètres ({value}) et non en degrés : {0}.",
            cost: "Sur une carte du web, rien n’apparaît au bon endroit.",
            remedy: "Exportez de nouveau en WGS 84 (EPSG:4326). Dans QGIS : clic droit sur la couche, « Exporter », « Sauvegarder les entités sous », "
                + "format GeoJSON, SCR « EPSG:4326 - WGS 84 »."),
        english: Wording(
            cause: "The coordinates are in metres ({value}), not in degrees: {1}.",
            cost: "On a web map nothing shows at the right place.",
            remedy: "Export again in WGS 84 (EPSG:4326). In QGIS: right-click the layer, “Export”, “Save Features As”, format GeoJSON, CRS “EPSG:4326 "
                + "- WGS 84”."))

    public static let geoJSONWebMercator = Rule(
        "geojson-web-mercator", .error,
        french: Wording(
            cause: "Les coordonnées sont en mètres (Web Mercator, EPSG:3857) et non en degrés : {0}.",
            cost: "Sur une carte du web, rien n’apparaît au bon endroit.",
            remedy: "Exportez de nouveau en WGS 84 (EPSG:4326). Dans QGIS : clic droit sur la couche, « Exporter », « Sauvegarder les entités sous », "
                + "format GeoJSON, SCR « EPSG:4326 - WGS 84 »."),
        english: Wording(
            cause: "The coordinates are in metres (Web Mercator, EPSG:3857), not in degrees: {1}.",
            cost: "On a web map nothing shows at the right place.",
            remedy: "Export again in WGS 84 (EPSG:4326). In QGIS: right-click the layer, “Export”, “Save Features As”, format GeoJSON, CRS “EPSG:4326 "
                + "- WGS 84”."))

    public static let geoJSONNotDegrees = Rule(
        "geojson-not-degrees", .error,
        french: Wording(
            cause: "Des coordonnées ne sont pas des degrés ({value}) : {0}.",
            cost: "Une longitude va de -180 à 180, une latitude de -90 à 90 : ailleurs, rien n’apparaît sur la carte.",
            remedy: "Vérifiez le système de coordonnées de la couche, et exportez de nouveau en WGS 84 (EPSG:4326). S’il s’agit de quelques objets, "
                + "corrigez leurs coordonnées."),
        english: Wording(
            cause: "Coordinates are not degrees ({value}): {1}.",
            cost: "A longitude goes from -180 to 180, a latitude from -90 to 90: elsewhere nothing shows on the map.",
            remedy: "Check the coordinate system of the layer, and export again in WGS 84 (EPSG:4326). If it is about a few objects, correct their "
                + "coordinates."))

    public static let geoJSONSwapped = Rule(
        "geojson-swapped", .warning,
        french: Wording(
            cause: "La latitude et la longitude semblent inversées ({value}) : {0}.",
            cost: "Les objets apparaissent dans un autre pays, ou en mer.",
            remedy: "GeoJSON veut la longitude d’abord : [1.444, 43.604] pour Toulouse. Échangez X et Y à l’import de votre tableau, et exportez de nouveau."),
        english: Wording(
            cause: "Latitude and longitude seem to be swapped ({value}): {1}.",
            cost: "The objects show in another country, or at sea.",
            remedy: "GeoJSON wants the longitude first: [1.444, 43.604] for Toulouse. Exchange X and Y when you import your table, and export again."))

    public static let geoJSONOutsideTerritory = Rule(
        "geojson-outside-territory", .warning,
        french: Wording(
            cause: "Des objets sont hors du territoire ({value}) : {0}.",
            cost: "La carte s’ouvre trop large, et ces objets peuvent être mal placés.",
            remedy: "Vérifiez leur place dans votre logiciel de carte. S’ils sont bien placés, il n’y a rien à faire."),
        english: Wording(
            cause: "Objects lie outside the territory ({value}): {1}.",
            cost: "The map opens too wide, and these objects may be misplaced.",
            remedy: "Check their place in your map program. If it is right, there is nothing to do."))

    public static let geoJSONZeroPoint = Rule(
        "geojson-zero-point", .warning,
        french: Wording(
            cause: "Un point est à la place 0, 0, dans l’océan au large du Ghana : {0}.",
            cost: "C’est presque toujours une adresse qui n’a pas été trouvée.",
            remedy: "Placez l’objet, ou écrivez \"geometry\": null tant que son lieu n’est pas connu."),
        english: Wording(
            cause: "A point is at the place 0, 0, in the ocean off Ghana: {1}.",
            cost: "It is nearly always an address that was not found.",
            remedy: "Put the object in its place, or write \"geometry\": null as long as its place is unknown."))
}
