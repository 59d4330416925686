internal import Bytes

/// What people write to name a schema, taken apart.
struct SchemaReference {
    let isAddress: Bool
    /// Without version and `.json`.
    let name: String
    /// Nil for `latest`.
    let version: String?
    /// Of an address: each pair of neighbouring segments of its path, the likeliest first.
    let addressNames: [String]

    init(_ written: String) {
        let text = String(decoding: trimmed(written.utf8), as: UTF8.self)
        let scheme = folded(text)
        isAddress = scheme.starts(with: "https://".utf8) || scheme.starts(with: "http://".utf8)
        if isAddress {
            let afterScheme = text.utf8.drop { $0 != 0x2F }.dropFirst(2).prefix { $0 != 0x3F && $0 != 0x23 }
            // The first segment is the host.
            let segments = afterScheme.split(separator: 0x2F).dropFirst().prefix(20).map { Self.withoutExtension(String(decoding: $0, as: UTF8.self)) }
            name = ""
            version = segments.last(where: Self.isVersion).map(Self.bareVersion)
            addressNames = zip(segments, segments.dropFirst()).map { $0 + "/" + $1 }
            return
        }
        let parts = text.utf8.split(separator: 0x40, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
        name = Self.withoutExtension(parts.first ?? "")
        addressNames = []
        let written = parts.count == 2 ? Self.bareVersion(Self.withoutExtension(parts[1])) : nil
        version = written == "" || written == "latest" ? nil : written
    }

    /// Without `.json`, `.schema.json`, `.html` or `.git`.
    static func withoutExtension(_ name: String) -> String {
        for ending in [".schema.json", ".json", ".html", ".git"]
        where name.utf8.count > ending.utf8.count && folded(name).reversed().starts(with: ending.utf8.reversed()) {
            return String(decoding: name.utf8.dropLast(ending.utf8.count), as: UTF8.self)
        }
        return name
    }

    // MARK: Versions

    /// `2.1.0`, `v2.1`: digits and points, with at least one point.
    private static func isVersion(_ text: String) -> Bool {
        let bytes = bareVersion(text).utf8
        return bytes.contains(0x2E) && bytes.first != 0x2E && bytes.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2E }
    }

    private static func bareVersion(_ text: String) -> String {
        guard let first = text.utf8.first, first | 0x20 == 0x76 else { return text }
        return String(decoding: text.utf8.dropFirst(), as: UTF8.self)
    }

    /// Whether a version asked for, `2.1`, is one that is there, `2.1.0`.
    static func agree(_ asked: String, _ known: String) -> Bool {
        let asked = bareVersion(asked)
        let known = bareVersion(known)
        return asked == known || known.utf8.starts(with: (asked + ".").utf8)
    }

    // MARK: Names

    /// Names that people give to schemas, in the form in which names are compared, and the schema meant.
    static let habitualNames: [String: String] = {
        let known: [(schema: String, names: [String])] = [
            ("etalab/schema-irve-statique", ["irve", "etalabirve", "bornesderecharge", "bornesrecharge", "infrastructuresderecharge", "scdlirve"]),
            (
                "etalab/schema-bal",
                ["baseadresselocale", "baseadresse", "basesadresseslocales", "adresses", "scdladresses", "scdlbal", "scdlbaseadresselocale", "cnigbal"]
            ), ("atlasante/schema-dae", ["defibrillateurs", "defibrillateur", "scdldefibrillateurs", "scdldae"]),
            ("etalab/schema-lieux-covoiturage", ["covoiturage", "bnlc", "airesdecovoiturage", "lieuxdecovoiturage"]),
            ("etalab/schema-stationnement", ["parking", "parkings", "stationnements", "horsvoirie"]),
            (
                "etalab/schema-stationnement-cyclable",
                ["stationnementvelo", "stationnementvelos", "stationnementsvelos", "stationnementscyclables", "scdlstationnementscyclables"]
            ), ("datagouv/schema-fontaine-eau", ["fontaine", "fontaines", "fontainesaeau", "fontainesdeau", "pointsdeau"]),
            (
                "CEREMA/schema-arrete-circulation-marchandises",
                ["arretecirculation", "arretescirculation", "arretesdecirculation", "arretedecirculation", "ceremaarretecirculation"]
            ), ("CEREMA/schema-aire-livraison", ["airesdelivraison", "airelivraisons", "livraison"]),
            ("NaturalSolutions/schema-arbre", ["arbres", "patrimoinearbore", "scdlarbres"]),
            (
                "decp/decp-table-schema",
                ["decp", "marches", "marchespublics", "commandepublique", "scdlmarchespublics", "scdldecp", "donneesessentiellesdelacommandepublique"]
            ), ("etalab/schema-comptage-mobilites-measure", ["comptage", "comptages", "comptagemobilites", "etalabcomptagemobilites"]),
            ("openmaraude/schema-stationstaxi", ["taxi", "taxis", "stationsdetaxi", "stationtaxi"]),
            ("datakode/schema-pei", ["bornesincendie", "borneincendie", "pointsdeauincendie", "hydrants"]),
            ("scdl/menus-collectifs", ["menus", "cantine", "cantines", "restaurationcollective"]), ("scdl/plats-menus-collectifs", ["plats"]),
            ("LaMednum/standard-mediation-num", ["mediationnumerique", "inclusionnumerique"]),
            ("MTES-MCT/acceslibre-erp-bureau-de-vote", ["bureaudevote", "bureauxdevote"]),
            ("scdl/catalogue", ["cataloguedesdonnees", "cataloguededonnees"]), ("scdl/budget", ["budgets", "budgetprimitif"]),
        ]
        var names: [String: String] = [:]
        for (schema, habitual) in known { for name in habitual { names[name] = schema } }
        return names
    }()

    // MARK: Versions in names

    /// A schema's name without the version that its file carries: `etalab/schema-bal-1.3` and `scdl/subventions@1.1.0` are of one family with
    /// `etalab/schema-bal` and `scdl/subventions`.
    static func family(of name: String) -> String {
        let bytes = name.utf8
        guard let mark = bytes.lastIndex(where: { $0 == 0x40 || $0 == 0x2D }) else { return name }
        return isVersion(String(decoding: bytes[bytes.index(after: mark)...], as: UTF8.self)) ? String(decoding: bytes[..<mark], as: UTF8.self) : name
    }
}

extension TableSchema {
    /// Whether two schemas are versions of one: `scdl/subventions` and `scdl/subventions@1.1.0`.
    public func isVersion(of other: TableSchema) -> Bool { SchemaReference.family(of: name) == SchemaReference.family(of: other.name) }

    /// The same where a file names the schema: the version that stands in its name goes before the one that was found.
    public func hasVersion(_ asked: String, namedAs name: String) -> Bool {
        guard let at = name.utf8.lastIndex(of: 0x40), at > name.utf8.startIndex, !name.utf8.starts(with: "http".utf8) else { return hasVersion(asked) }
        return SchemaReference.agree(asked, String(name[name.utf8.index(after: at)...]))
    }

    /// Whether its version is one that somebody asks for: `2.1` is any of `2.1.x`.
    public func hasVersion(_ asked: String) -> Bool { version.map { SchemaReference.agree(asked, $0) } ?? false }
}
