import Profiles
import Testing

@Suite("What a column seems to hold")
struct ColumnMarksTests {
    @Test("E-mail addresses of persons and mailboxes of organisations are told apart")
    func emails() {
        let column = column(
            "courriel", ["jeanne.dupont@orange.fr", "mairie@roques.fr", "contact31@asso.fr", "Écrire à j.martin@free.fr.", "a@b", "@", "x@y.", "néant"])
        #expect(column.marks.contains(ColumnMark(.personalEmail, word: "courriel", cells: 2)))
        #expect(column.marks.contains(ColumnMark(.organisationEmail, word: "courriel", cells: 2)))
    }

    @Test("French phone numbers are found however they are written")
    func phones() {
        let cells = [
            "0561234567", "05 61 23 45 67", "05.61.23.45.67", "05-61-23-45-67", "+33561234567", "+33 5 61 23 45 67", "+33 (0)5 61 23 45 67", "0033561234567",
        ]
        #expect(column("contact", cells).marks == [ColumnMark(.phone, cells: cells.count)])
        let others = ["056123456", "00 61 23 45 67", "15 61 23 45 67", "05 61 23 45 6", "+44 5 61 23 45 67"]
        #expect(!column("contact", others).marks.contains { $0.kind == .phone })
    }

    @Test("Social security numbers and bank accounts count when their keys are right")
    func keys() {
        let column = column(
            "note",
            ["1 85 05 78 006 084 91", "185057800608491", "1 85 05 78 006 084 92", "FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02607", "texte"])
        #expect(column.marks.contains(ColumnMark(.socialSecurityNumber, cells: 2)))
        #expect(column.marks.contains(ColumnMark(.bankAccount, cells: 1)))
    }

    @Test(
        "Names of columns tell of persons, identifiers, amounts and dates",
        arguments: [
            ("nomNaissance", ["Durand"], ColumnMark.Kind.personName), ("prénom", ["Zoé"], .personName),
            ("date_naissance", ["1980-01-01"], .birth), ("Adresse postale", ["1 rue X"], .address), ("code_insee", ["01004"], .identifier),
            ("siretAttribuant", ["21310458900016"], .identifier), ("montant", ["12,5"], .amount), ("Coût (€)", ["3"], .amount),
            ("total", ["12,50 €", "1 200 €"], .amount), ("dateConvention", ["2024-01-01"], .date),
        ])
    func names(label: String, cells: [String], kind: ColumnMark.Kind) {
        #expect(column(label, cells).marks.contains { $0.kind == kind })
    }

    @Test("A column “nom” holds the names of persons beside one of first names, else those of things")
    func thingNames() {
        #expect(profile(["NOM", "PRENOM"], [["DURAND", "ZOÉ"], ["MARTIN", "LÉO"]]).columns[0].marks.map(\.kind) == [.personName])
        #expect(!column("nom", ["Gymnase"]).marks.contains { $0.kind.isPersonal })
        #expect(!column("nom_equipement", ["Gymnase"]).marks.contains { $0.kind.isPersonal })
    }

    @Test("Coordinates are told by name and range")
    func coordinates() {
        #expect(column("latitude", ["43.6", "43.7"]).marks.map(\.kind) == [.latitude])
        #expect(column("lon", ["1.4", "-1.2"]).marks.map(\.kind) == [.longitude])
        #expect(column("x", ["574357.1", "573000"]).marks.map(\.kind) == [.easting])
        #expect(column("y", ["6279642.5", "6279000"]).marks.map(\.kind) == [.northing])
        #expect(column("latitude", ["143.6", "43.7"]).marks.isEmpty)
        #expect(column("geo", ["43.6, 1.4", "43.7,-1.5"]).marks == [ColumnMark(.coordinates, cells: 2)])
    }

    @Test("A column of different codes looks like an identifier, one of different amounts does not")
    func identifiers() {
        #expect(column("objet", ["A1", "A2", "A3"]).marks.map(\.kind) == [.identifier])
        #expect(column("valeur", ["1.5", "2.5"]).marks.isEmpty)
    }
}
