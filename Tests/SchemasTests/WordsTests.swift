import Findings
import Testing

@testable import Schemas

@Suite("What a column expects, in words")
struct WordsTests {
    @Test(
        "A clerk reads what to write, with an example",
        arguments: [
            (#""type": "date""#, "une date au format AAAA-MM-JJ, par exemple 2025-12-31", "a date written YYYY-MM-DD, for instance 2025-12-31"),
            (
                #""type": "date", "format": "%d/%m/%Y""#, "une date au format JJ/MM/AAAA, par exemple 31/12/2025",
                "a date written DD/MM/YYYY, for instance 31/12/2025"
            ),
            (#""type": "date", "format": "%Y""#, "une année sur quatre chiffres, par exemple 2025", "a year in four digits, for instance 2025"),
            (
                #""type": "date", "constraints": {"minimum": "2020-01-01"}"#, "une date au format AAAA-MM-JJ, à partir du 2020-01-01, par exemple 2025-12-31",
                "a date written YYYY-MM-DD, from 2020-01-01 on, for instance 2025-12-31"
            ),
            (
                #""type": "datetime""#, "une date et une heure au format AAAA-MM-JJThh:mm:ss, par exemple 2025-12-31T14:30:00+01:00",
                "a date and time written YYYY-MM-DDThh:mm:ss, for instance 2025-12-31T14:30:00+01:00"
            ),
            (#""type": "time", "format": "%H:%M""#, "une heure au format hh:mm, par exemple 14:30", "a time written hh:mm, for instance 14:30"),
            (#""type": "number""#, "un nombre avec un point décimal, par exemple 1250.50", "a number with a decimal point, for instance 1250.50"),
            (
                #""type": "number", "decimalChar": ",", "example": "12,5""#, "un nombre avec une virgule décimale, par exemple 12,5",
                "a number with a decimal comma, for instance 12,5"
            ),
            (
                #""type": "number", "constraints": {"minimum": -90, "maximum": 90}"#, "un nombre entre -90 et 90, avec un point décimal, par exemple 43.5052",
                "a number from -90 to 90, with a decimal point, for instance 43.5052"
            ),
            (
                #""type": "integer", "constraints": {"minimum": 50}"#, "un nombre entier d’au moins 50, par exemple 100",
                "a whole number of at least 50, for instance 100"
            ),
            (#""type": "boolean""#, "true ou false", "true or false"),
            (#""type": "boolean", "trueValues": ["1", "oui"], "falseValues": ["0", "non"]"#, "oui ou non", "oui or non"),
            (#""type": "year""#, "une année sur quatre chiffres, par exemple 2025", "a year in four digits, for instance 2025"),
            (
                #""type": "geopoint", "format": "array""#, "une longitude puis une latitude en degrés, entre crochets, par exemple [1.3712, 43.5052]",
                "a longitude then a latitude in degrees, between brackets, for instance [1.3712, 43.5052]"
            ),
            (
                #""type": "string", "format": "email""#, "une adresse électronique, par exemple mairie@exemple.fr",
                "an e-mail address, for instance mairie@exemple.fr"
            ),
            (
                #""constraints": {"enum": ["aide en numéraire", "aide en nature"]}"#, "l’une de ces valeurs : aide en numéraire, aide en nature",
                "one of these values: aide en numéraire, aide en nature"
            ),
            (#""constraints": {"enum": ["a, b", "c "]}"#, "l’une de ces valeurs : « a, b », « c  »", "one of these values: “a, b”, “c ”"),
            (#""constraints": {"enum": ["France"]}"#, "la valeur France", "the value France"),
            (
                #""constraints": {"minLength": 3, "maxLength": 10}, "example": "Roques""#, "un texte de 3 à 10 caractères, par exemple Roques",
                "a text of 3 to 10 characters, for instance Roques"
            ),
            (#""type": "any""#, "une valeur", "a value"), (#""type": "string""#, "un texte", "a text"),
            (
                #""type": "array", "arrayItem": {"type": "string", "constraints": {"enum": ["bim", "lsf"]}}"#,
                #"une liste JSON entre crochets, où chaque élément est l’une de ces valeurs : bim, lsf, par exemple ["bim"]"#,
                #"a JSON list between brackets, each member of which is one of these values: bim, lsf, for instance ["bim"]"#
            ),
        ])
    func words(_ json: String, _ french: String, _ english: String) throws {
        let field = try Given.field(json).field
        #expect(field.expectation(in: .french) == french)
        #expect(field.expectation(in: .english) == english)
    }

    @Test(
        "A pattern is said in words",
        arguments: [
            (#"^\\d{14}$"#, "14 chiffres, par exemple 12345678901234"), ("[0-9]{9}", "9 chiffres, par exemple 123456789"),
            ("^([013-9]\\\\d|2[AB1-9])\\\\d{3}$", "un code commune de l’Insee, sur 5 caractères, par exemple 31458"),
            ("^\\\\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\\\\d|3[01])$", "une date au format AAAA-MM-JJ, par exemple 2025-12-31"),
            ("^W[0-9]{9}$", "un numéro RNA, W et 9 chiffres, par exemple W313000123"),
            ("^https?://.+$", "une adresse web complète, par exemple https://www.exemple.fr/page"),
            ("^(oui|non)$", "l’une de ces valeurs : oui, non"), ("[A-Z]{2}", "2 lettres capitales, par exemple AB"),
        ])
    func patterns(_ pattern: String, _ words: String) throws {
        let (field, notes) = try Given.field("\"constraints\": {\"pattern\": \"\(pattern)\"}")
        #expect(notes.isEmpty)
        #expect(field.expectation(in: .french) == words)
    }

    @Test("A long enumeration is cut, and the rest counted")
    func longEnumeration() throws {
        let values = (1...40).map { "\"valeur \($0)\"" }.joined(separator: ", ")
        let words = try Given.field("\"constraints\": {\"enum\": [\(values)]}").field.expectation(in: .french)
        #expect(words.hasPrefix("l’une de ces valeurs : valeur 1, valeur 2,") && words.hasSuffix(" et 28 autres"))
    }

    @Test("The schema’s own example is shown when it is a good one")
    func example() throws {
        #expect(try Given.field(#""type": "number", "example": "89.90""#).field.expectation(in: .french).hasSuffix("par exemple 89.90"))
        #expect(try Given.field(#""type": "number", "example": "89""#).field.expectation(in: .french).hasSuffix("par exemple 1250.50"))
        #expect(try Given.field(#""type": "date", "example": "31/12/2025""#).field.expectation(in: .french).hasSuffix("par exemple 2025-12-31"))
        #expect(
            try Given.field(#""constraints": {"pattern": "^[0-9]{5}$"}, "example": "Toulouse""#).field.expectation(in: .french).hasPrefix(
                "5 chiffres, par exemple "))
    }

    @Test("Each column of each schema that ships has an example that it accepts", arguments: SchemaRegistry().schemas.map(\.name))
    func shipped(_ name: String) throws {
        guard case .found(let schema, _) = SchemaRegistry().find(name) else { return }
        for field in try schema.read().schema.fields {
            let example = try #require(field.validExample, "\(name) \(field.name)")
            #expect(field.accepts(example), "\(name) \(field.name): \(example)")
            for language in Language.allCases {
                let words = field.expectation(in: language)
                #expect(!words.isEmpty && !words.hasSuffix(".") && !words.contains("\n"), "\(name) \(field.name): \(words)")
            }
        }
    }
}
