import Privacy
import Testing

@Suite("E-mail addresses")
struct MailTests {
    @Test(
        "An address that names somebody is found, at a town’s host as at a private one",
        arguments: [
            "claire.exemple@ville.example", "exemple.claire@agglo.example", "c.exemple@ville.example", "Claire.EXEMPLE@Ville.Example",
            "hélène.exemple@ville.example", "claire-exemple@laposte.net", "p_fictif12@yahoo.fr", "claireexemple31@gmail.com", "jfictif@orange.fr",
            "Mme Exemple <claire.exemple@ville.example>", "accueil@ville.example ; paul.fictif@ville.example",
        ])
    func persons(_ text: String) throws { #expect(try said(of: text, in: "courriel") == ["privacy-email"]) }

    @Test(
        "A mailbox of a town hall, a service, a school or an association is none, whoever hosts it",
        arguments: [
            "mairie@ville.example", "contact@ville.example", "accueil.modele@wanadoo.fr", "dpo@ville.example", "rgpd@agglo.example",
            "mairie.roques@orange.fr", "comitedesfetes31@gmail.com", "ecole.prairie@ac-toulouse.example", "petite.enfance@ville.example",
            "secretariat-general@ville.example", "club.petanque@free.fr", "quartier.sud@ville.example", "eau-assainissement@ville.example",
            "noreply@ville.example", "@mairie_roques", "a@b", "https://exemple.example/?u=claire@",
        ])
    func services(_ text: String) throws { #expect(try said(of: text, in: "courriel").isEmpty) }

    @Test("What a registered body or a column of services gives as its own address is its own, unless it is a private mailbox")
    func bodies() throws {
        #expect(try said("siret;mail\n44306184100047;jean.exemple@exemple-plomberie.example\n").isEmpty)
        #expect(try said("siret;mail\n44306184100047;jean.exemple@gmail.com\n") == ["privacy-email@mail"])
        #expect(try said("siret;mail\n;jean.exemple@exemple-plomberie.example\n") == ["privacy-email@mail"])
        #expect(try said(of: "claire.exemple@cabinet.example", in: "email_dpo").isEmpty)
        #expect(try said(of: "claire.exemple@gmail.com", in: "email_dpo") == ["privacy-email"])
    }
}
