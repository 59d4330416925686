import Tables

/// How people and spreadsheets write values wrong, by kind of column.
enum WrongCells {
    private static let text = #""type": "string""#
    private static let number = #""type": "number""#
    private static let whole = #""type": "integer""#
    private static let date = #""type": "date""#
    private static let moment = #""type": "datetime""#
    private static let siret = #""type": "string", "constraints": {"pattern": "^\\d{14}$"}"#
    private static let nature = #""type": "string", "constraints": {"enum": ["aide en nature", "aide en numéraire", "prêt"]}"#

    static let numbers: [WrongCell] = [
        WrongCell(number, "12,5", "decimal-comma", "12.5"),
        WrongCell(number, "-3,25", "decimal-comma", "-3.25"),
        // 1,250 may be a thousand or one and a quarter.
        WrongCell(number, "1,250", "decimal-comma", unsafe: "1.250"),
        WrongCell(number, "1 234,56", "thousands-mark", "1234.56"),
        WrongCell(number, "1\u{202F}234\u{A0}567", "thousands-mark", "1234567"),
        WrongCell(number, "1.234,56", "thousands-mark", "1234.56"),
        WrongCell(number, "1'234'567", "thousands-mark", "1234567"),
        WrongCell(number, "1,234,567.8", "thousands-mark", "1234567.8"),
        WrongCell(number, "1500 €", "unit-in-number", "1500"),
        WrongCell(number, "€12,50", "unit-in-number", "12.50"),
        // Fifty, or a half: only its author knows.
        WrongCell(number, "50%", "percent-in-number", unsafe: "50"),
        WrongCell(number, "12,5 %", "percent-in-number", unsafe: "12.5"),
        WrongCell(#""type": "number", "constraints": {"maximum": 1}"#, "50%", "percent-in-number", unsafe: "0.5"),
        WrongCell(number, "12 km", "unit-in-number", "12"),
        // Francs are no euros, and a letter may stand for thousands, brackets for a minus.
        WrongCell(number, "1500 F", "unit-in-number", unsafe: "1500"),
        WrongCell(number, "50 cts", "unit-in-number", unsafe: "50"),
        WrongCell(number, "12k€", "cell-not-number"),
        WrongCell(number, "3 millions", "cell-not-number"),
        WrongCell(number, "néant", "cell-not-number"),
        WrongCell(number, "(12)", "cell-not-number"),
        WrongCell(number, "1,5E+3", "number-exponent", "1500"),
        WrongCell(number, "douze", "cell-not-number"),
        WrongCell(number, "12/5", "cell-not-number"),
        WrongCell(number, "1.2.3", "cell-not-number"),
        WrongCell(number, "NC", "absent-in-words", ""),
        WrongCell(number, "n.c.", "absent-in-words", ""),
        WrongCell(number, "-", "absent-in-words", ""),
        WrongCell(number, "Non renseigné", "absent-in-words", ""),
        WrongCell(number, "   ", "cell-only-spaces", ""),
        WrongCell(number, "#DIV/0!", "formula-error"),
        WrongCell(number, "#VALEUR!", "formula-error"),
        WrongCell(whole, "12.0", "whole-with-decimals", "12"),
        WrongCell(whole, "12,00", "whole-with-decimals", "12"),
        WrongCell(whole, "12.5", "number-not-whole"),
        WrongCell(whole, "1 250", "thousands-mark", "1250"),
        WrongCell(whole, "1,5E+3", "number-exponent", "1500"),
        WrongCell(whole, "douze", "cell-not-number"),
        WrongCell(#""type": "number", "decimalChar": ",""#, "12.5", "decimal-point", "12,5"),
        WrongCell(#""type": "number", "constraints": {"minimum": 0}"#, "-1", "value-too-small"),
        WrongCell(#""type": "number", "constraints": {"maximum": 100}"#, "100.01", "value-too-large"),
        WrongCell(#""type": "integer", "constraints": {"minimum": 1, "maximum": 5}"#, "6", "value-too-large"),
        WrongCell(#""type": "integer", "constraints": {"enum": [1, 2, 3]}"#, "4", "value-unlisted"),
    ]

    static let dates: [WrongCell] = [
        WrongCell(date, "31/12/2025", "date-order", "2025-12-31"),
        WrongCell(date, "31-12-2025", "date-order", "2025-12-31"),
        WrongCell(date, "31.12.2025", "date-order", "2025-12-31"),
        WrongCell(date, "1/2/2025", "date-order", "2025-02-01"),
        WrongCell(date, "2025/12/31", "date-order", "2025-12-31"),
        WrongCell(date, "20251231", "date-order", "2025-12-31"),
        WrongCell(date, "31122025", "date-order", "2025-12-31"),
        WrongCell(date, "31 décembre 2025", "date-order", "2025-12-31"),
        WrongCell(date, "1er janvier 2025", "date-order", "2025-01-01"),
        WrongCell(date, "mercredi 31 déc. 2025", "date-order", "2025-12-31"),
        // The century of two digits is a guess, and so is an American order.
        WrongCell(date, "31/12/25", "date-order", unsafe: "2025-12-31"),
        WrongCell(date, "12/31/2025", "date-order", unsafe: "2025-12-31"),
        WrongCell(date, "2025-02-30", "date-impossible"),
        WrongCell(date, "2025-13-01", "date-impossible"),
        WrongCell(date, "31/02/2025", "date-impossible"),
        WrongCell(date, "31 avril 2025", "date-impossible"),
        WrongCell(date, "99/99", "cell-not-date"),
        WrongCell(date, "2025-12-31T00:00:00", "date-with-time", "2025-12-31"),
        WrongCell(date, "31/12/2025 00:00", "date-with-time", "2025-12-31"),
        WrongCell(date, "2025-12-31 14:30", "date-with-time", unsafe: "2025-12-31"),
        WrongCell(date, "46022", "date-as-number", unsafe: "2025-12-31"),
        WrongCell(date, "2025-1-5", "date-unpadded", "2025-01-05"),
        WrongCell(date, "bientôt", "cell-not-date"),
        WrongCell(date, " 2025-12-31", "spaces-around", "2025-12-31"),
        WrongCell(date, "NC", "absent-in-words", ""),
        WrongCell(#""type": "date", "constraints": {"minimum": "2020-01-01"}"#, "2019-12-31", "value-too-small"),
        WrongCell(#""type": "date", "constraints": {"maximum": "2025-12-31"}"#, "2026-01-01", "value-too-large"),
        WrongCell(#""type": "date", "format": "%d/%m/%Y""#, "2025-12-31", "date-order", "31/12/2025"),
        WrongCell(#""type": "date", "format": "%d/%m/%Y""#, "31/12/25", "date-order", unsafe: "31/12/2025"),
        WrongCell(moment, "31/12/2025 14:30", "date-order", "2025-12-31T14:30:00"),
        WrongCell(moment, "2025-12-31 14h30", "date-order", "2025-12-31T14:30:00"),
        // Midnight would be made up.
        WrongCell(moment, "2025-12-31", "date-order", unsafe: "2025-12-31T00:00:00"),
        WrongCell(moment, "2025-02-30T10:00:00", "date-impossible"),
        WrongCell(moment, "hier", "cell-not-date"),
        WrongCell(#""type": "datetime", "format": "%Y-%m-%d %H:%M""#, "31/12/2025 14:30", "date-order", "2025-12-31 14:30"),
        WrongCell(#""type": "time""#, "14h30", "cell-type"),
        WrongCell(#""type": "time""#, "25:00:00", "cell-type"),
        WrongCell(#""type": "year""#, "2025.0", "whole-with-decimals", "2025"),
        WrongCell(#""type": "year""#, "31/12/2025", "cell-not-date", unsafe: "2025"),
        WrongCell(#""type": "year""#, "25", "cell-type"),
        WrongCell(#""type": "yearmonth""#, "31/12/2025", "cell-not-date", unsafe: "2025-12"),
        WrongCell(#""type": "yearmonth""#, "2025-13", "cell-type"),
        WrongCell(#""type": "duration""#, "2 heures", "cell-type"),
        WrongCell(#""type": "duration""#, "P", "cell-type"),
    ]

    static let texts: [WrongCell] = [
        WrongCell(siret, "2,10104E+13", "identifier-shortened", unsafe: "21010400000018").with(identifiers: ["21010400000018", "213104581"]),
        WrongCell(siret, "2,10104E+13", "identifier-shortened").with(identifiers: ["21310458100011"]),
        WrongCell(siret, "2,10104E+13", "identifier-shortened"),
        WrongCell(siret, "2.1310458100011E+13", "identifier-as-number", "21310458100011"),
        WrongCell(siret, "213 104 581 00011", "spaces-inside", "21310458100011"),
        WrongCell(siret, "213.104.581.00011", "spaces-inside", "21310458100011"),
        WrongCell(siret, " 21310458100011", "spaces-around", "21310458100011"),
        WrongCell(siret, "21310458100011.0", "whole-with-decimals", "21310458100011"),
        WrongCell(siret, "1310458100011", "leading-zero-lost", unsafe: "01310458100011"),
        WrongCell(#""type": "string", "constraints": {"pattern": "^\\d{5}$"}"#, "1004", "leading-zero-lost", "01004"),
        WrongCell(siret, "Mairie", "pattern-mismatch"),
        WrongCell(nature, "Aide en Nature", "letter-case", "aide en nature"),
        WrongCell(nature, "aide en numeraire", "letter-case", "aide en numéraire"),
        WrongCell(nature, "aide-en-nature", "letter-case", "aide en nature"),
        WrongCell(nature, "aide en nature ", "spaces-around", "aide en nature"),
        WrongCell(nature, "subvention", "value-unlisted"),
        WrongCell(#""type": "string", "constraints": {"pattern": "^[A-Z]{3}$"}"#, "eur", "letter-case", "EUR"),
        WrongCell(
            #""type": "string", "constraints": {"pattern": "^\\d{4}-\\d{2}-\\d{2}/\\d{4}-\\d{2}-\\d{2}$"}"#,
            "01/01/2017 - 31/12/2017", "date-order", "2017-01-01/2017-12-31"),
        WrongCell(
            #""type": "string", "constraints": {"pattern": "^\\d{4}-\\d{2}-\\d{2}/\\d{4}-\\d{2}-\\d{2}$"}"#,
            "2017-01-01_2017-12-31", "separator-wrong", "2017-01-01/2017-12-31"),
        WrongCell(#""type": "string", "constraints": {"maxLength": 4}"#, "étéàç", "text-too-long"),
        WrongCell(#""type": "string", "constraints": {"minLength": 3}"#, "éé", "text-too-short"),
        WrongCell(#""type": "string", "format": "uri""#, "www.roques.fr", "web-address-invalid", unsafe: "https://www.roques.fr"),
        WrongCell(#""type": "string", "format": "email""#, "mairie@roques", "email-invalid"),
        WrongCell(#""type": "string", "format": "email""#, "mairie.roques.fr", "email-invalid"),
        WrongCell(#""type": "string", "format": "uuid""#, "3f2504e0-4f89-41d3-9a0c", "cell-type"),
        WrongCell(#""type": "string", "constraints": {"required": true}"#, "", "cell-required"),
        WrongCell(#""type": "string", "constraints": {"required": true, "pattern": "^\\d+$"}"#, "  ", "cell-required"),
        WrongCell(#""type": "number", "constraints": {"required": true}"#, "NC", "absent-in-words-required"),
        WrongCell(#""type": "boolean""#, "oui", "boolean-word", "true"),
        WrongCell(#""type": "boolean""#, "FAUX", "boolean-word", "false"),
        WrongCell(#""type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]"#, "OUI", "letter-case", "oui"),
        WrongCell(#""type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]"#, "0", "boolean-word", "non"),
        WrongCell(#""type": "boolean""#, "peut-être", "boolean-invalid"),
        WrongCell(#""type": "boolean", "constraints": {"enum": ["true"]}"#, "false", "value-unlisted"),
    ]

    static let structures: [WrongCell] = [
        WrongCell(#""type": "geopoint""#, "43,5056;1,3701", "coordinates-invalid", unsafe: "43.5056, 1.3701"),
        WrongCell(#""type": "geopoint""#, "[1.3701, 43.5056]", "coordinates-invalid", unsafe: "1.3701, 43.5056"),
        WrongCell(#""type": "geopoint""#, "1.3701", "coordinates-invalid"),
        WrongCell(#""type": "geopoint""#, "200, 43", "coordinates-invalid"),
        WrongCell(#""type": "geopoint", "format": "array""#, "1.3701, 43.5056", "coordinates-invalid", unsafe: "[1.3701, 43.5056]"),
        WrongCell(#""type": "geopoint", "format": "object""#, "1.3701, 43.5056", "coordinates-invalid", unsafe: #"{"lon": 1.3701, "lat": 43.5056}"#),
        WrongCell(#""type": "geojson""#, "POINT (1 2)", "cell-type"),
        WrongCell(#""type": "object""#, "[1]", "cell-type"),
        WrongCell(#""type": "array""#, "gaz;électricité", "list-unbracketed", unsafe: #"["gaz", "électricité"]"#),
        WrongCell(#""type": "array""#, "gaz", "list-unbracketed", unsafe: #"["gaz"]"#),
        WrongCell(#""type": "array", "arrayItem": {"type": "integer"}"#, "1; 2;3", "list-unbracketed", "[1, 2, 3]"),
        WrongCell(#""type": "array", "arrayItem": {"type": "integer"}"#, "12,5", "list-unbracketed", unsafe: "[12, 5]"),
        WrongCell(
            #""type": "array", "arrayItem": {"type": "string", "constraints": {"enum": ["gaz", "eau"]}}"#, "gaz|eau", "list-unbracketed", #"["gaz", "eau"]"#),
        WrongCell(#""type": "array", "arrayItem": {"type": "integer"}"#, #"[1, "deux"]"#, "array-member"),
        WrongCell(#""type": "array""#, "[1, 2", "cell-type"),
        WrongCell(#""type": "array", "constraints": {"maxLength": 1}"#, "[1, 2]", "text-too-long"),
    ]

    static let national: [WrongCell] = [
        WrongCell(text, "213104582", "cell-not-siren").with(check: "french-siren-value"),
        WrongCell(text, "213 104 58", "cell-not-siren").with(check: "french-siren-value"),
        WrongCell(text, "21310458100012", "cell-not-siret").with(check: "french-siret-value"),
        WrongCell(text, "2,10104E+13", "identifier-shortened").with(check: "french-siret-value"),
        WrongCell(text, "2.1310458100011E+13", "identifier-as-number", "21310458100011").with(check: "french-siret-value"),
        WrongCell(text, "2024-2025", "year-interval-invalid", "2024/2025").with(check: "year-interval-value"),
        WrongCell(text, "2025/2024", "year-interval-invalid").with(check: "year-interval-value"),
        WrongCell(text, "2024", "year-interval-invalid").with(check: "year-interval-value"),
        WrongCell(text, "Finance locale/Subventions", "act-nature-unknown").with(check: "nomenclature-actes-value"),
        WrongCell(text, "Finances locales / Subventions", "act-nature-unknown", "Finances locales/Subventions").with(check: "nomenclature-actes-value"),
        WrongCell(text, "9h-12h", "opening-hours-invalid").with(check: "opening-hours-value"),
        WrongCell(text, "05 61 00", "phone-invalid").with(check: "phone-number-value"),
        WrongCell(text, "561000000", "phone-without-zero", "0561000000").with(check: "phone-number-value"),
        WrongCell(#""type": "geopoint", "format": "array""#, "[43.5056, 1.3701]", "coordinates-outside-france").with(check: "french-gps-coordinates"),
        WrongCell(#""type": "geopoint", "format": "array""#, "[100.0, 10.0]", "coordinates-outside-france").with(check: "french-gps-coordinates"),
    ]

    static let sheets: [WrongCell] = [
        .sheet(text, .number, "31458", "text-as-number"),
        .sheet(#""type": "string", "constraints": {"pattern": "^\\d{5}$"}"#, .number, "1004", "leading-zero-lost", unsafe: "01004"),
        .sheet(text, .date, "2025-12-31", "text-as-date"),
        .sheet(text, .boolean, "true", "text-as-boolean"),
        .sheet(number, .text, "12.5", "number-as-text"),
        .sheet(whole, .text, "12", "number-as-text"),
        .sheet(number, .text, "12,5", "decimal-comma", "12.5"),
        .sheet(number, .failure, "#N/A", "formula-error"),
        .sheet(date, .number, "46022", "date-as-number", unsafe: "2025-12-31"),
        .sheet(date, .date, "2025-12-31T08:00:00", "date-with-time", unsafe: "2025-12-31"),
        .sheet(number, .date, "2025-12-31", "cell-not-number"),
    ]

    static let all = numbers + dates + texts + structures + national + sheets
}
