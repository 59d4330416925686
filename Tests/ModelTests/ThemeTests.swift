import Findings
import Testing

@testable import Model

@Suite("Themes")
struct ThemeTests {
    private func theme(_ text: String, local: [String: EuropeanTheme] = [:]) -> Theme { Theme.resolve(text, local: local) }

    @Test(
        "A theme of the EU is found by its code, its labels and its address",
        arguments: ["TRAN", "tran", "Transports", "transport", "http://publications.europa.eu/resource/authority/data-theme/TRAN"])
    func european(_ text: String) {
        let found = theme(text)
        #expect(found.code == "transports")
        #expect(found.label(in: .french) == "Transports")
        #expect(found.label(in: .english) == "Transport")
        #expect(found.european?.code == "TRAN")
    }

    @Test(
        "A habitual name keeps its spelling, with a capital, and is mapped to Europe's theme",
        arguments: [
            ("Mobilités", "TRAN"), ("mobilité", "TRAN"), ("Voirie", "TRAN"), ("Stationnement", "TRAN"), ("Finances", "ECON"), ("Budget", "ECON"),
            ("Tourisme", "ECON"), ("Emploi", "ECON"), ("Urbanisme", "REGI"), ("Logement", "REGI"), ("Équipements", "REGI"), ("Culture", "EDUC"),
            ("Sports", "EDUC"), ("education", "EDUC"), ("Petite enfance", "SOCI"), ("Action sociale", "SOCI"), ("État civil", "SOCI"),
            ("Vie associative", "SOCI"), ("Déchets", "ENVI"), ("Eau & assainissement", "ENVI"), ("EAU ET ASSAINISSEMENT", "ENVI"),
            ("Espaces verts", "ENVI"), ("Administration", "GOVE"), ("Citoyenneté", "GOVE"), ("Élections", "GOVE"), ("Sécurité", "JUST"),
            ("Numérique", "TECH"), ("Alimentation", "AGRI"), ("Éclairage public", "ENER"), ("Jumelages", "INTR"), ("Santé publique", "HEAL"),
        ])
    func habitual(_ text: String, _ european: String) {
        let found = theme(text)
        #expect(found.european?.code == european)
        #expect(found.french == text.prefix(1).uppercased() + text.dropFirst())
    }

    @Test("A habitual name has its own name in the other language, whichever it was written in")
    func otherLanguage() {
        #expect(theme("Déchets").english == "Waste")
        #expect(theme("Waste").french == "Déchets")
        #expect(theme("Waste").english == "Waste")
        #expect(theme("Waste").code == theme("dechets").code)
        #expect(theme("Mobilité").code == theme("Mobilités").code)
    }

    @Test("A name made of habitual ones is mapped when they agree")
    func composed() {
        #expect(theme("Voirie, stationnement et vélo").european?.code == "TRAN")
        #expect(theme("Voirie et culture").european == nil)
        #expect(theme("Voirie et fariboles").european == nil)
    }

    @Test("The settings map a local theme, by its name or its slug, before the built-in list")
    func settings() throws {
        let transport = try #require(EuropeanTheme.vocabulary.find("TRAN"))
        #expect(theme("Canal du Midi").european == nil)
        #expect(theme("Canal du Midi", local: ["Canal du Midi": transport]).european == transport)
        #expect(theme("canal du midi", local: ["canal-du-midi": transport]).european == transport)
        #expect(theme("Tourisme", local: ["Tourisme": transport]).european == transport)
        #expect(theme("Canal du Midi").french == "Canal du Midi")
        #expect(theme("Canal du Midi").code == "canal-du-midi")
    }

    @Test("Whatever the name, the code is a short segment that no theme of the EU has")
    func codes() {
        let names = [
            "", " ", "???", "日本", "../..", "environnement 日本", "transports\u{1F68C}", "Transports_", "sante!", "\"\u{301}<b>",
            String(repeating: " ", count: 400) + "transports", String(repeating: "très long ", count: 800),
        ]
        let european = Set(EuropeanTheme.vocabulary.values.map(\.slug))
        #expect(european.count == 14)
        let habitual = habitualThemeNames.flatMap { $0.names.flatMap { [$0.french, $0.english] } }
        for name in names + habitual {
            let found = theme(name)
            #expect((1...80).contains(found.code.utf8.count), "\(name.prefix(40))")
            #expect(found.code.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }, "\(found.code)")
            let isEuropean = EuropeanTheme.vocabulary.values.contains { $0.theme == found }
            #expect(european.contains(found.code) == isEuropean, "\(name.prefix(40))")
        }
        #expect(theme("日本").code != theme("中国").code)
    }

    @Test("The built-in list names each theme once, and under a theme that exists")
    func builtInList() {
        var codes: [String: String] = [:]
        for (european, names) in habitualThemeNames {
            #expect(EuropeanTheme.vocabulary.find(european)?.code == european)
            for (french, english) in names {
                #expect(theme(french).european?.code == european, "\(french)")
                #expect(theme(french).english == english, "\(french)")
                let other = codes.updateValue(french, forKey: theme(french).code)
                #expect(other == nil, "\(french) / \(other ?? "")")
            }
        }
        #expect(codes.count >= 80)
    }
}
