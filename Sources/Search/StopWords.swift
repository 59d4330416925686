public import Findings

/// The words that the search passes over, folded. Scripts find them in the index.
public enum StopWords {
    /// Those that say nothing: neither in the index nor in a query.
    public static func silent(_ language: Language) -> Set<[UInt8]> { language == .french ? frenchSilentSet : englishSilentSet }
    /// Those of questions: dropped from a query that says more than these.
    static func asked(_ language: Language) -> Set<[UInt8]> { language == .french ? frenchAskedSet : englishAskedSet }

    private static let frenchSilentSet = words(frenchSilent)
    private static let englishSilentSet = words(englishSilent)
    private static let frenchAskedSet = words(frenchAsked)
    private static let englishAskedSet = words(englishAsked)

    private static func words(_ text: String) -> Set<[UInt8]> { Set(text.utf8.split(separator: 0x20).map(Array.init)) }

    /// As the index gives them to scripts: those that say nothing, those of questions, and those that most datasets could have, which weigh little.
    static func lists(_ language: Language) -> [(name: String, words: String)] {
        language == .french
            ? [("stop", frenchSilent), ("asked", frenchAsked), ("pale", frenchPale)]
            : [("stop", englishSilent), ("asked", englishAsked), ("pale", englishPale)]
    }

    private static let frenchSilent =
        "au aux avec ce ces cet cette chez dans de des du elle elles en entre est et etre eux il ils je la le les leur leurs lui "
        + "ma mais me mes moi mon ne ni nos notre nous on ont ou par pas pour qu que qui sa sans se ses si son sont sous sur ta te "
        + "tes toi ton tu un une vers vos votre vous"
    private static let frenchAsked =
        "actuel actuelle actuellement actuels afficher ai ainsi aimerais aller as aujourd autour avez avoir avons besoin bien "
        + "bonjour cela cherche chercher combien comment concernant connaitre consulter derniere dernieres derniers dire disponible "
        + "disponibles dois doit doivent donc donne etes existe existent faire fait faut ici jusqu laquelle lequel lesquelles "
        + "lesquels maintenant merci obtenir ont parle peut peuvent peux pourquoi pouvoir pres proche puis quand quel quelle "
        + "quelles quelqu quels quoi recente recentes recents relatif relatifs relative relatives sais sait savoir serait souhaite "
        + "suis svp telecharger tous tout toute toutes trouve trouvent trouver va vais voir voudrais veux vont y"
    private static let frenchPale =
        "annee annuaire base carte chiffre commune communal communale communaux dernier detail donnee donnees ensemble fichier "
        + "fichiers habitant information informations inventaire jeu liste local localisation ma mairie municipal municipale "
        + "municipaux nombre nouveau ouverte ouvertes plan public publics publique repertoire tableau territoire total type ville "
        + "village"
    private static let englishSilent =
        "about all also an and any are as at be been but by can did do does for from had has have he her his if in into is it its "
        + "me my no not of on or our she so such than that the their them then there these they this those to up was we were which "
        + "who will with would you your"
    private static let englishAsked =
        "am available could exist exists find get give how know latest like look looking many may much near need please search "
        + "see show tell want what when where why"
    private static let englishPale =
        "city commune council data dataset datasets file information list local map municipal number open public town village "
        + "year"
}
