public import Findings

extension TableRule {
    /// What the rule asks for, as a sentence.
    public func sentence(in language: Language) -> String {
        language == .french ? french : english
    }

    private var french: String {
        switch self {
        case .siren(let column): "« \(column) » est un numéro SIREN : 9 chiffres, dont le dernier est une clé de contrôle."
        case .siret(let column): "« \(column) » est un numéro SIRET : 14 chiffres, dont le dernier est une clé de contrôle."
        case .cohesive(let column, let others): "« \(column) » et \(Self.listed(others, "« ", " »")) sont remplis ensemble, ou vides ensemble."
        case .compared(let column, let comparison, let other): "« \(column) » est \(comparison.french) « \(other) »."
        case .sum(let column, let parts): "« \(column) » est la somme de \(Self.listed(parts, "« ", " »"))."
        case .yearInterval(let column, let allowsYearAlone):
            allowsYearAlone
                ? "« \(column) » est une année (2025), ou une période écrite 2025-01-01/2025-12-31."
                : "« \(column) » est une période écrite 2025-01-01/2025-12-31."
        case .natureOfActs(let column): "« \(column) » est une matière de la nomenclature nationale des actes, par exemple Finances locales/Subventions."
        case .oneRequired(let column, let other): "« \(column) » ou « \(other) » est rempli."
        case .openingHours(let column): "« \(column) » donne des horaires à la façon d’OpenStreetMap, par exemple Mo-Fr 09:00-17:00."
        case .phoneNumber(let column): "« \(column) » est un numéro de téléphone français, par exemple 05 61 00 00 00 ou +33561000000."
        case .coordinatesInFrance(let column): "« \(column) » est une longitude puis une latitude en France, par exemple [1.3712, 43.5052]."
        }
    }

    private var english: String {
        switch self {
        case .siren(let column): "“\(column)” is a SIREN number: 9 digits, the last of which is a check digit."
        case .siret(let column): "“\(column)” is a SIRET number: 14 digits, the last of which is a check digit."
        case .cohesive(let column, let others): "“\(column)” and \(Self.listed(others, "“", "”")) are filled together, or empty together."
        case .compared(let column, let comparison, let other): "“\(column)” is \(comparison.english) “\(other)”."
        case .sum(let column, let parts): "“\(column)” is the sum of \(Self.listed(parts, "“", "”"))."
        case .yearInterval(let column, let allowsYearAlone):
            allowsYearAlone
                ? "“\(column)” is a year (2025), or a period written 2025-01-01/2025-12-31." : "“\(column)” is a period written 2025-01-01/2025-12-31."
        case .natureOfActs(let column): "“\(column)” is a matter of the national list of acts, for instance Finances locales/Subventions."
        case .oneRequired(let column, let other): "“\(column)” or “\(other)” is filled."
        case .openingHours(let column): "“\(column)” gives opening hours as OpenStreetMap does, for instance Mo-Fr 09:00-17:00."
        case .phoneNumber(let column): "“\(column)” is a French telephone number, for instance 05 61 00 00 00 or +33561000000."
        case .coordinatesInFrance(let column): "“\(column)” is a longitude then a latitude in France, for instance [1.3712, 43.5052]."
        }
    }

    private static func listed(_ names: [String], _ open: String, _ close: String) -> String { names.map { open + $0 + close }.joined(separator: ", ") }
}

extension TableRule.Comparison {
    fileprivate var french: String {
        switch self {
        case .less: "inférieur à"
        case .lessOrEqual: "inférieur ou égal à"
        case .equal: "égal à"
        case .greaterOrEqual: "supérieur ou égal à"
        case .greater: "supérieur à"
        case .different: "différent de"
        }
    }

    fileprivate var english: String {
        switch self {
        case .less: "less than"
        case .lessOrEqual: "less than or equal to"
        case .equal: "equal to"
        case .greaterOrEqual: "greater than or equal to"
        case .greater: "greater than"
        case .different: "different from"
        }
    }
}
