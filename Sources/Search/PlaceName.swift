internal import Bytes

/// Names of places within names of bodies.
public enum PlaceName {
    private static let kinds: [[UInt8]] = [
        "mairie", "commune", "ville", "village", "communaute de communes", "communaute d'agglomeration", "communaute urbaine", "communaute", "metropole",
        "departement", "conseil departemental", "conseil regional", "region", "syndicat mixte", "syndicat intercommunal", "syndicat", "ccas", "sivom", "sivu",
        "town", "city", "municipality", "district", "county", "council",
    ].map { Array($0.utf8) }
    private static let articles: [[UInt8]] = ["de la ", "de l'", "des ", "du ", "de ", "d'", "of the ", "of ", "la ", "le ", "les ", "l'"].map {
        Array($0.utf8)
    }

    /// What is left of a name without the kind of body at its beginning: « Commune d’Anduze » is Anduze. Folded.
    static func proper(_ name: String) -> String {
        var rest = folded(name)[...]
        for kind in kinds where rest.starts(with: kind) {
            let after = rest.dropFirst(kind.count)
            guard after.first == 0x20 else { continue }
            rest = after.dropFirst()
            for article in articles where rest.starts(with: article) {
                rest = rest.dropFirst(article.count)
                break
            }
            break
        }
        return String(decoding: rest, as: UTF8.self)
    }

    /// The same as it is written: « Anduze ».
    public static func shown(_ name: String) -> String {
        let rest = Array(proper(name).utf8)
        var shown = name.unicodeScalars[...]
        while !shown.isEmpty, folded(String(shown)) != rest { shown.removeFirst() }
        guard !shown.isEmpty else { return name }
        // An article with a capital is a part of the name: L’Haÿ-les-Roses, Le Mans.
        let before = String(name.unicodeScalars.prefix(name.unicodeScalars.count - shown.count))
        for article in ["L'", "L’", "La ", "Le ", "Les "] where before.utf8.suffix(article.utf8.count).elementsEqual(article.utf8) {
            return article + String(shown)
        }
        return String(shown)
    }
}
