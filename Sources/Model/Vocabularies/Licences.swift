extension Licence {
    /// The licences that the national portal knows, the two that French administrations may choose first (CRPA art. D.323-2-1).
    public static let vocabulary = Vocabulary<Licence>(entries)

    private static let authority = "http://publications.europa.eu/resource/authority/licence/"

    private static let entries: [Vocabulary<Licence>.Entry] = [
        entry(
            "lov2", "Licence Ouverte 2.0", "Open Licence 2.0", spdx: "etalab-2.0", european: "ETALAB_2_0",
            address: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/", page: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            words: [
                "Licence Ouverte", "Open Licence", "Licence Ouverte version 2.0", "Licence Ouverte v2.0", "Licence Ouverte v2", "Licence Ouverte 2",
                "Licence Ouverte / Open Licence version 2.0", "Licence Ouverte / Open Licence 2.0", "Licence Ouverte v2.0 (Etalab)",
                "Licence Ouverte Etalab", "Licence Ouverte 2.0 Etalab", "Licence Ouverte Etalab 2.0", "Licence Etalab", "Licence Etalab 2.0",
                "Licence Ouverte-LO", "Licence Ouverte (LO)", "LO", "LO 2.0", "LO2", "LOV 2", "LO-OL v2", "Open Licence version 2.0", "Open Licence v2.0",
                "Etalab Open License 2.0", "Etalab",
            ],
            addresses: [
                "https://www.etalab.gouv.fr/licence-ouverte-open-licence", "https://alliance.numerique.gouv.fr/licence-ouverte-open-licence/",
                "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
                "https://www.etalab.gouv.fr/wp-content/uploads/2018/11/open-licence.pdf",
                "https://github.com/etalab/Licence-Ouverte/blob/master/LO.md",
            ]),
        entry(
            "odc-odbl", "Open Database License (ODbL)", "Open Database License (ODbL)", spdx: "ODbL-1.0", european: "ODC_BL",
            address: "http://opendatacommons.org/licenses/odbl/1.0/", page: "https://opendatacommons.org/licenses/odbl/1-0/",
            words: [
                "ODbL", "ODbL 1.0", "ODbL v1.0", "Open Database License", "Open Database Licence", "Open Database Licence (ODbL)",
                "Open Database License 1.0", "Open Data Commons Open Database License (ODbL)", "Open Data Commons Open Database License",
                "Open Data Commons Open Database License 1.0", "Licence ODbL",
            ],
            addresses: [
                "https://opendatacommons.org/licenses/odbl/", "https://opendatacommons.org/licenses/odbl/summary/",
                "https://opendefinition.org/licenses/odc-odbl",
            ]),
        entry(
            "fr-lo", "Licence Ouverte 1.0", "Open Licence 1.0",
            address: "https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf",
            page: "https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf",
            // The national portal calls the first version, and only that one, by the two names without a number.
            words: [
                "Licence Ouverte / Open Licence", "Licence Ouverte version 1.0", "Licence Ouverte v1.0", "Licence Ouverte v1", "Licence Ouverte 1",
                "Open Licence version 1.0", "LO 1.0", "LOV1", "etalab-1.0",
            ],
            addresses: ["https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Open_Licence.pdf"]),
        creativeCommons(
            "cc-by", "by", "Creative Commons Attribution 4.0", "Creative Commons Attribution 4.0", spdx: "CC-BY-4.0", european: "CC_BY_4_0",
            words: [
                "Creative Commons Attribution", "Creative Commons Attribution 4.0 International", "Creative Commons BY", "Creative Commons BY 4.0",
                "CC BY 4.0 International",
            ]),
        creativeCommons(
            "cc-by-sa", "by-sa", "Creative Commons Attribution – Partage dans les mêmes conditions 4.0", "Creative Commons Attribution-ShareAlike 4.0",
            spdx: "CC-BY-SA-4.0", european: "CC_BYSA_4_0",
            words: [
                "Creative Commons Attribution Share-Alike", "Creative Commons Attribution Share-Alike 4.0", "Creative Commons Attribution-ShareAlike",
                "Creative Commons Attribution-ShareAlike 4.0 International", "Creative Commons Attribution – Partage dans les mêmes conditions",
                "Creative Commons BY-SA", "Creative Commons BY-SA 4.0",
            ]),
        creativeCommons(
            "cc-zero", "zero", "Creative Commons Zéro (domaine public)", "Creative Commons Zero (public domain)", spdx: "CC0-1.0", european: "CC0",
            words: [
                "Creative Commons CCZero", "Creative Commons Zero", "Creative Commons Zero 1.0", "Creative Commons Zero v1.0 Universal", "CC0",
                "CC Zero 1.0", "CC0 1.0 Universal", "Creative Commons 0",
            ]),
        entry(
            "odc-by", "Open Data Commons Attribution (ODC-By)", "Open Data Commons Attribution License (ODC-By)", spdx: "ODC-By-1.0",
            european: "ODC_BY", address: "http://opendatacommons.org/licenses/by/1.0/", page: "https://opendatacommons.org/licenses/by/1-0/",
            words: ["Open Data Commons Attribution License", "Open Data Commons Attribution License 1.0", "Open Data Commons Attribution"],
            addresses: [
                "https://opendatacommons.org/licenses/by/", "https://opendatacommons.org/licenses/by/summary/",
                "https://opendefinition.org/licenses/odc-by",
            ]),
        entry(
            "odc-pddl", "Open Data Commons – Domaine public (PDDL)", "Open Data Commons Public Domain Dedication and License (PDDL)",
            spdx: "PDDL-1.0", european: "ODC_PDDL", address: "http://opendatacommons.org/licenses/pddl/1.0/",
            page: "https://opendatacommons.org/licenses/pddl/1-0/",
            words: [
                "PDDL", "ODC PDDL 1.0", "Open Data Commons Public Domain Dedication and Licence (PDDL)", "Public Domain Dedication and License",
                "Open Data Commons Public Domain Dedication and License",
            ],
            addresses: [
                "https://opendatacommons.org/licenses/pddl/", "https://opendatacommons.org/licenses/pddl/summary/",
                "https://opendefinition.org/licenses/odc-pddl",
            ]),
        entry(
            "other-at", "Autre licence ouverte (attribution)", "Other open licence (attribution)", words: ["Other (Attribution)", "Autre (attribution)"]),
        entry("other-open", "Autre licence ouverte", "Other open licence", words: ["Other (Open)", "Autre (ouverte)"]),
        entry(
            "other-pd", "Autre (domaine public)", "Other (public domain)", words: ["Domaine public", "Public domain", "Autre licence (domaine public)"]),
    ]

    private static func entry(
        _ code: String, _ french: String, _ english: String, spdx: String? = nil, european: String? = nil, address: String? = nil,
        page: String? = nil, words: [String] = [], addresses: [String] = []
    ) -> Vocabulary<Licence>.Entry {
        let licence = Licence(
            code: code, french: french, english: english, address: address, europeanAddress: european.map { authority + $0 }, page: page, spdx: spdx)
        var known = [address, page, licence.europeanAddress].compactMap(\.self) + addresses
        if let spdx { known += ["https://spdx.org/licenses/" + spdx, "https://spdx.org/licenses/" + spdx + ".html"] }
        return Vocabulary<Licence>.Entry(term: licence, words: [spdx, european].compactMap(\.self) + words, addresses: known)
    }

    /// A Creative Commons licence in the version that the national portal means: 4.0, and 1.0 for CC0.
    private static func creativeCommons(
        _ code: String, _ name: String, _ french: String, _ english: String, spdx: String, european: String, words: [String]
    ) -> Vocabulary<Licence>.Entry {
        let path = "creativecommons.org/" + (name == "zero" ? "publicdomain/zero/1.0/" : "licenses/\(name)/4.0/")
        let variants = ["deed.fr", "deed.en", "deed", "legalcode", "legalcode.fr", "legalcode.en", "legalcode.txt"].map { "https://" + path + $0 }
        return entry(
            code, french, english, spdx: spdx, european: european, address: "http://" + path, page: "https://" + path, words: words,
            addresses: variants + ["https://opendefinition.org/licenses/" + code])
    }
}
