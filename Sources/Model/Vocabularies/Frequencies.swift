extension Frequency {
    /// The EU's frequency authority table, from the most to the least often; the words that people use and the codes of other standards
    /// (DCAT-US durations, Dublin Core's `freq:`, ISO 19115) lead to its terms.
    public static let vocabulary = Vocabulary<Frequency>(entries)

    /// French labels agree with « mise à jour » and « fréquence ».
    private static let entries: [Vocabulary<Frequency>.Entry] = [
        entry(
            "UPDATE_CONT", "en continu", "continuously updated", days: 1, udata: "continuous", duration: "R/PT1S",
            words: ["continu", "continue", "continual", "temps réel", "en temps réel", "real time", "realtime", "mise à jour continue"]),
        entry("1MIN", "toutes les minutes", "every minute", days: 1, udata: "oneMinute", duration: "R/PT1M"),
        entry("5MIN", "toutes les cinq minutes", "every five minutes", days: 1, udata: "fiveMinutes", duration: "R/PT5M"),
        entry("10MIN", "toutes les dix minutes", "every ten minutes", days: 1, udata: "tenMinutes", duration: "R/PT10M"),
        entry(
            "15MIN", "tous les quarts d’heure", "every fifteen minutes", days: 1, udata: "fifteenMinutes", duration: "R/PT15M",
            words: ["toutes les quinze minutes"]),
        entry(
            "30MIN", "toutes les demi-heures", "every thirty minutes", days: 1, udata: "thirtyMinutes", duration: "R/PT30M",
            words: ["toutes les trente minutes"]),
        entry("HOURLY", "toutes les heures", "hourly", days: 1, udata: "hourly", duration: "R/PT1H", words: ["horaire", "chaque heure", "every hour"]),
        entry("BIHOURLY", "toutes les deux heures", "every two hours", days: 1, udata: "bihourly", duration: "R/PT2H"),
        entry("TRIHOURLY", "toutes les trois heures", "every three hours", days: 1, udata: "trihourly", duration: "R/PT3H"),
        entry("12HRS", "toutes les douze heures", "every twelve hours", days: 1, udata: "twelveHours", duration: "R/PT12H"),
        entry(
            "CONT", "plusieurs fois par jour", "several times a day", days: 1, udata: "severalTimesADay", words: ["pluriquotidien", "pluriquotidienne"]),
        entry("DAILY_2", "deux fois par jour", "twice a day", days: 1, udata: "semidaily", words: ["biquotidien", "biquotidienne", "twice daily"]),
        entry(
            "DAILY", "quotidienne", "daily", days: 1, udata: "daily", duration: "R/P1D", dublinCore: true,
            words: ["quotidien", "quotidiennement", "journalier", "journalière", "tous les jours", "chaque jour", "every day"]),
        entry("WEEKLY_5", "cinq fois par semaine", "five times a week", days: 3, udata: "fiveTimesAWeek", words: ["jours ouvrés", "jours ouvrables"]),
        entry("WEEKLY_3", "trois fois par semaine", "three times a week", days: 3, udata: "threeTimesAWeek", duration: "R/P0.33W", dublinCore: true),
        entry(
            "WEEKLY_2", "deux fois par semaine", "twice a week", days: 4, udata: "semiweekly", duration: "R/P3.5D", dublinCore: true,
            words: ["bihebdomadaire", "semi-weekly"]),
        entry(
            "WEEKLY", "hebdomadaire", "weekly", days: 7, udata: "weekly", duration: "R/P1W", dublinCore: true,
            words: ["hebdo", "R/P7D", "toutes les semaines", "chaque semaine", "une fois par semaine", "every week"]),
        entry("MONTHLY_3", "trois fois par mois", "three times a month", days: 11, udata: "threeTimesAMonth", duration: "R/P0.33M", dublinCore: true),
        entry(
            "BIWEEKLY", "tous les quinze jours", "every two weeks", days: 15, udata: "biweekly", duration: "R/P2W", dublinCore: true,
            words: ["toutes les deux semaines", "R/P14D", "fortnightly", "every fortnight", "bi-weekly"]),
        entry(
            "MONTHLY_2", "deux fois par mois", "twice a month", days: 16, udata: "semimonthly", duration: "R/P0.5M", dublinCore: true,
            words: ["bimensuel", "bimensuelle", "semi-monthly"]),
        entry(
            "MONTHLY", "mensuelle", "monthly", days: 31, udata: "monthly", duration: "R/P1M", dublinCore: true,
            words: ["mensuel", "mensuellement", "tous les mois", "chaque mois", "une fois par mois", "every month"]),
        entry(
            "BIMONTHLY", "bimestrielle", "every two months", days: 62, udata: "bimonthly", duration: "R/P2M", dublinCore: true,
            words: ["bimestriel", "tous les deux mois", "bi-monthly"]),
        entry(
            "QUARTERLY", "trimestrielle", "quarterly", days: 92, udata: "quarterly", duration: "R/P3M", dublinCore: true,
            words: ["trimestriel", "tous les trimestres", "tous les trois mois", "chaque trimestre", "every quarter", "every three months"]),
        entry(
            "ANNUAL_3", "trois fois par an", "three times a year", days: 123, udata: "threeTimesAYear", duration: "R/P4M", dublinCore: true,
            words: ["quadrimestriel", "quadrimestrielle", "tous les quatre mois", "every four months"]),
        entry(
            "ANNUAL_2", "semestrielle", "twice a year", days: 184, udata: "semiannual", duration: "R/P6M", dublinCore: true,
            words: [
                "semestriel", "tous les six mois", "deux fois par an", "chaque semestre", "biannuel", "biannuelle", "semi-annual", "half-yearly",
                "biannual", "biannually", "every six months",
            ]),
        entry(
            "ANNUAL", "annuelle", "annual", days: 366, udata: "annual", duration: "R/P1Y", dublinCore: true,
            words: [
                "annuel", "annuellement", "tous les ans", "chaque année", "une fois par an", "yearly", "annually", "once a year", "every year", "R/P12M",
            ]),
        entry(
            "BIENNIAL", "tous les deux ans", "every two years", days: 731, udata: "biennial", duration: "R/P2Y", dublinCore: true,
            words: ["biennal", "biennale", "bisannuel", "bisannuelle"]),
        entry(
            "TRIENNIAL", "tous les trois ans", "every three years", days: 1096, udata: "triennial", duration: "R/P3Y", dublinCore: true,
            words: ["triennal", "triennale"]),
        entry(
            "QUADRENNIAL", "tous les quatre ans", "every four years", days: 1461, udata: "quadrennial", duration: "R/P4Y",
            words: ["quadriennal", "quadriennale"]),
        entry(
            "QUINQUENNIAL", "tous les cinq ans", "every five years", days: 1827, udata: "quinquennial", duration: "R/P5Y",
            words: ["quinquennal", "quinquennale"]),
        entry("SEXENNIAL", "tous les six ans", "every six years", days: 2192, duration: "R/P6Y", words: ["sexennal", "sexennale"]),
        entry("DECENNIAL", "tous les dix ans", "every ten years", days: 3653, udata: "decennial", duration: "R/P10Y", words: ["décennal", "décennale"]),
        entry("BIDECENNIAL", "tous les vingt ans", "every twenty years", days: 7305, udata: "bidecennial", duration: "R/P20Y"),
        entry("TRIDECENNIAL", "tous les trente ans", "every thirty years", days: 10958, udata: "tridecennial", duration: "R/P30Y"),
        entry(
            "AS_NEEDED", "ponctuelle, selon les besoins", "as needed", udata: "punctual",
            words: [
                "ponctuel", "ponctuelle", "ponctuellement", "selon les besoins", "si besoin", "au besoin", "au fil de l’eau", "en cas de besoin",
                "asNeeded", "ad hoc", "on demand",
            ]),
        entry(
            "IRREG", "irrégulière", "irregular", udata: "irregular", dublinCore: true,
            words: ["irrégulier", "irrégulièrement", "variable", "occasionnel", "occasionnelle"]),
        entry(
            "NEVER", "jamais", "never", udata: "never",
            words: ["aucune", "aucune mise à jour", "pas de mise à jour", "figé", "figée", "unique", "une seule fois", "once"]),
        entry("NOT_PLANNED", "non planifiée", "not planned", udata: "notPlanned", words: ["non planifié", "non prévue", "non prévu"]),
        entry("OTHER", "autre", "other", udata: "other"),
        entry(
            "UNKNOWN", "inconnue", "unknown", udata: "unknown",
            words: ["inconnu", "non renseignée", "non renseigné", "non précisée", "indéterminée", "indéterminé"]),
        entry("OP_DATPRO", "données provisoires", "provisional data"),
    ]

    /// `udata`: the national portal's word; `duration`: DCAT-US's; `dublinCore`: whether Dublin Core's frequency vocabulary has that word too.
    private static func entry(
        _ code: String, _ french: String, _ english: String, days: Int? = nil, udata: String? = nil, duration: String? = nil,
        dublinCore: Bool = false, words: [String] = []
    ) -> Vocabulary<Frequency>.Entry {
        let frequency = Frequency(code: code, french: french, english: english, days: days, duration: duration)
        var addresses = [frequency.address]
        if code == "UPDATE_CONT" { addresses.append("http://purl.org/cld/freq/continuous") }
        if dublinCore, let udata { addresses.append("http://purl.org/cld/freq/" + udata) }
        return Vocabulary<Frequency>.Entry(term: frequency, words: words + [udata, duration].compactMap(\.self), addresses: addresses)
    }
}
