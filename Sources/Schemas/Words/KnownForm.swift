internal import Patterns

/// A form of text that has a name, told by what a pattern lets through: publishers write one form in many ways.
struct KnownForm {
    /// A pattern of this form matches one of these; the first is shown as the example.
    let samples: [String]
    /// It matches every one of these too.
    var also: [String] = []
    /// And none of these.
    let others: [String]
    let french: String
    let english: String

    /// A text of this form that a pattern of this form matches; nil when the pattern is of another.
    func sample(matching pattern: Pattern) -> String? {
        guard let sample = samples.first(where: { pattern.matches($0) }), also.allSatisfy({ pattern.matches($0) }),
            !others.contains(where: { pattern.matches($0) })
        else { return nil }
        return sample
    }

    /// The narrow before the wide.
    static let all: [KnownForm] = [
        KnownForm(
            samples: ["2025-12-31"], others: ["1234-56-78", "31/12/2025", "2025", "abc", "20251231", "2025-12-31T14:30:00"],
            french: "une date au format AAAA-MM-JJ", english: "a date written YYYY-MM-DD"),
        KnownForm(
            samples: ["31/12/2025"], others: ["99/99/2025", "2025-12-31", "abc"], french: "une date au format JJ/MM/AAAA",
            english: "a date written DD/MM/YYYY"),
        KnownForm(
            samples: ["2025-12-31T14:30:00", "2025-12-31T14:30:00Z", "2025-12-31T14:30:00+01:00", "2025-12-31 14:30:00"], others: ["2025", "abc", "12:30"],
            french: "une date et une heure", english: "a date and time"),
        KnownForm(
            samples: ["14:30", "14:30:00"], others: ["99:99", "99:99:99", "2025", "abc", "14"], french: "une heure", english: "a time"),
        KnownForm(
            samples: ["31458"], also: ["2A004"], others: ["3145", "314580", "ZZZZZ", "AAAAA", "99A99", "abcde", "1B234"],
            french: "un code commune de l’Insee, sur 5 caractères", english: "an Insee code of a commune, of 5 characters"),
        KnownForm(
            samples: ["31"], also: ["2A"], others: ["3", "ZZ", "AA", "ab", "3145", "31458"], french: "un code de département",
            english: "a code of a département"),
        KnownForm(
            samples: ["W313000123"], others: ["A313000123", "3130001234", "ABCDEFGHIJ", "W3130"], french: "un numéro RNA, W et 9 chiffres",
            english: "an RNA number, W and 9 digits"),
        KnownForm(
            samples: ["https://www.exemple.fr/page", "http://www.exemple.fr/page"], others: ["exemple", "mairie@exemple.fr", "12", "www"],
            french: "une adresse web complète", english: "a whole web address"),
        KnownForm(
            samples: ["mairie@exemple.fr"], others: ["exemple", "12", "mairie@", "@exemple.fr"], french: "une adresse électronique",
            english: "an e-mail address"),
        KnownForm(
            samples: ["+33561000000", "+33 5 61 00 00 00", "05 61 00 00 00", "05.61.00.00.00"],
            others: ["12", "abc", "99999999999999", "exemple", "[1.3712, 43.5052]", "2025-12-31", "-5.5"], french: "un numéro de téléphone",
            english: "a telephone number"),
        KnownForm(
            samples: ["[1.3712, 43.5052]", "[1.3712,43.5052]"], others: ["[abc]", "1.3712", "[1.3712]", "abc"],
            french: "une longitude puis une latitude en degrés, entre crochets", english: "a longitude then a latitude in degrees, between brackets"),
    ]
}
