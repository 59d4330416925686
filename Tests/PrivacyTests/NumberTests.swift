import Privacy
import Testing

@Suite("Numbers that point to a person")
struct NumberTests {
    @Test(
        "A social security number with its right key is found however it is written, Corsica included, whatever its column is called",
        arguments: [
            "185057800608491", "1 85 05 78 006 084 91", "1\u{a0}85\u{a0}05\u{a0}78\u{a0}006\u{a0}084\u{a0}91", "1850578006084 91",
            "1-85-05-78-006-084-91", "1.84.02.31.069.044.93", "279036410203383", "155049935212365", "155042A01300104", "2 68 07 2B 033 018 36",
            "n° sécu 199122a00410582 (dossier 12)", "Assuré : 1 55 04 2A 013 001 04",
        ])
    func socialSecurity(_ text: String) throws { #expect(try said(of: text, in: "observations") == ["privacy-nir"]) }

    @Test(
        "What has the digits of a social security number but not its key, its form or its borders is none",
        arguments: [
            "185057800608492", "2 79 03 64 102 033 84", "155042A01300105", "155042B01300104", "1850578006084", "385057800608491", "185137800608491",
            "FR185057800608491", "1850578006084910", "0,185057800608491", "185 057 800 608 491", "185057800608491-2",
        ])
    func noSocialSecurity(_ text: String) throws { #expect(try said(of: text, in: "observations").isEmpty) }

    @Test("Thirteen digits without their key are found only where the column says that it holds such numbers")
    func thirteenDigits() throws {
        for column in ["NIR", "num_secu", "Numéro de sécurité sociale", "social security number"] {
            #expect(try said(of: "1850578006084", in: column) == ["privacy-nir"])
        }
        for column in ["numero", "reference", "valeur"] { #expect(try said(of: "1850578006084", in: column).isEmpty) }
    }

    @Test("A column of fifteen-digit references of which one has a right key by chance holds no social security numbers")
    func chance() throws {
        let meters = (0..<99).map { "185057800608\(100 + $0 * 9)" }.filter { $0 != "185057800608491" }
        #expect(try said("reference;index\n" + (meters + ["185057800608491"]).map { "\($0);1\n" }.joined()).isEmpty)
        #expect(try said("reference;index\n185057800608491;1\n279036410203383;2\n185057800608492;3\n") == ["privacy-nir@reference"])
    }

    @Test(
        "An account with its right key is found: French and foreign IBAN, in capitals or not, in groups or not, in a sentence; a RIB in its parts",
        arguments: [
            "FR1420041010050500013M02606", "FR14 2004 1010 0505 0001 3M02 606", "fr5014508031000000123456z59", "DE89370400440532013000",
            "BE68539007547034", "ES91 2100 0418 4502 0005 1332", "LU280019400644750000", "à virer sur FR50 1450 8031 0000 0012 3456 Z59 avant mars",
            "14508 03100 0000123456Z 59",
        ])
    func accounts(_ text: String) throws { #expect(try said(of: text, in: "observations") == ["privacy-bank-account"]) }

    @Test(
        "What only looks like an account is none: a wrong key, a mask, an account of the Treasury, a charging point, a RIB in one run outside its column",
        arguments: [
            "FR1520041010050500013M02606", "FR76 XXXX XXXX XXXX", "FR7630001008330000000000048", "FRS31E123456789012345", "RF18539007547034",
            "14508 03100 0000123456Z 58", "14508031000000123456Z59", "XFR1420041010050500013M02606",
        ])
    func noAccounts(_ text: String) throws { #expect(try said(of: text, in: "observations").isEmpty) }

    @Test("A RIB in one run is found where the column says that it holds accounts", arguments: ["rib", "RIB du tiers", "coordonnées bancaires"])
    func expectedAccount(_ column: String) throws { #expect(try said(of: "14508031000000123456Z59", in: column) == ["privacy-bank-account"]) }

    @Test(
        "A French mobile is found in all its usual forms, also where a spreadsheet took the zero away",
        arguments: [
            "06 12 34 56 78", "0612345678", "06.12.34.56.78", "06-12-34-56-78", "+33 6 12 34 56 78", "+33612345678", "0033 6 12 34 56 78",
            "+33 (0)6 12 34 56 78", "07 12 34 56 78", "612345678", "05 61 00 00 01 / 06 12 34 56 78", "06\u{202f}12\u{202f}34\u{202f}56\u{202f}78",
        ])
    func mobiles(_ text: String) throws { #expect(try said(of: text, in: "telephone") == ["privacy-mobile"]) }

    @Test(
        "A landline, a short or special number, a foreign one and a longer run of digits are no private mobiles",
        arguments: ["05 61 00 00 01", "0123456789", "08 00 00 00 00", "+32 478 12 34 56", "06 12 34 56", "061234567890", "3114", "09 70 00 00 00"])
    func noMobiles(_ text: String) throws { #expect(try said(of: text, in: "telephone").isEmpty) }

    @Test(
        "In a column of something else ten digits are a mobile only in pairs or after a word for phones",
        arguments: [
            ("observations", "appeler le 06 12 34 56 78", true), ("observations", "tél. 0612345678", true), ("observations", "compte 0612345678", false),
            ("lien", "https://exemple.example/0612345678", false), ("code_parcelle", "06 12 34 56 78", false), ("numero", "0612345678", false),
            ("horaires", "06:07-12:00", false),
        ])
    func mobilesInTexts(_ column: String, _ text: String, _ isOne: Bool) throws {
        #expect(try said(of: text, in: column) == (isOne ? ["privacy-mobile"] : []))
    }

    @Test(
        "The mobile of a service, a town hall or a registered firm is for everybody",
        arguments: [
            "Jeu|telephone_service\n06 12 34 56 78", "Jeu|Tél. mairie\n06 12 34 56 78", "Jeu|tel_astreinte\n0612345678",
            "Mairies du canton|telephone\n0612345678",
            "Jeu|siret;mobile\n44306184100047;06 12 34 56 78", "Jeu|rna;telephone\nW313004521;06 12 34 56 78",
        ])
    func servicePhones(_ text: String) throws {
        let parts = text.split(separator: "|").map(String.init)
        #expect(try said("rang;" + parts[1].replacingLineStart("A;") + "\n", subject: parts[0]).isEmpty)
    }
}

extension String {
    /// With a first cell on the second line.
    fileprivate func replacingLineStart(_ cell: String) -> String { split(separator: "\n").joined(separator: "\n" + cell) }
}
