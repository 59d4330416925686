internal import Findings

/// The words that the search passes over; `Scripts/search-engine.js` has the same.
enum StopWords {
    /// Those that say nothing, neither in the index nor in a query.
    static func silent(_ language: Language) -> Set<[UInt8]> { language == .french ? frenchSilent : englishSilent }
    /// Those of questions.
    static func asked(_ language: Language) -> Set<[UInt8]> { language == .french ? frenchAsked : englishAsked }

    private static let frenchSilent = words(
        "au aux avec ce ces cet cette chez dans de des du elle elles en entre est et etre eux il ils je la le les leur leurs lui ma mais me "
            + "mes moi mon ne ni nos notre nous on ont ou par pas pour qu que qui sa sans se ses si son sont sous sur ta te tes toi ton tu un une "
            + "vers vos votre vous")
    private static let englishSilent = words(
        "about all also an and any are as at be been but by can did do does for from had has have he her his if in into is it its me my no "
            + "not of on or our she so such than that the their them then there these they this those to up was we were which who will with would "
            + "you your")
    private static let frenchAsked = words(
        "ai aimerais aller afficher as avez avoir avons bien cherche chercher combien comment connaitre consulter dire dois doit doivent "
            + "donc donne etes existe existent faire fait faut ici jusqu laquelle lequel lesquels lesquelles obtenir ont parle peut peuvent peux "
            + "pourquoi pouvoir pres proche puis quand que quel quelle quelles quels quelqu quoi sais sait savoir serait suis souhaite "
            + "telecharger tous tout toute toutes trouve trouver trouvent va vais voir voudrais veux vont y")
    private static let englishAsked = words(
        "am available could exist exists find get give how know list look looking much many may near need please search see show tell want "
            + "what when where why")

    private static func words(_ text: String) -> Set<[UInt8]> { Set(text.utf8.split(separator: 0x20).map(Array.init)) }
}
