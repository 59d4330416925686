public import Findings

/// Who may have the data (`dct:accessRights`, EU access-right authority table). What a static site serves is open to all;
/// a dataset whose files are elsewhere may ask for a login or a reason.
public final class AccessRights: Term, CustomStringConvertible {
    /// `PUBLIC`, `RESTRICTED` or `NON_PUBLIC`.
    public let code: String
    public let french: String
    public let english: String
    public var address: String { "http://publications.europa.eu/resource/authority/access-right/" + code }

    init(code: String, french: String, english: String) {
        self.code = code
        self.french = french
        self.english = english
    }

    public func label(in language: Language) -> String { language == .french ? french : english }

    public static let publicAccess = AccessRights(code: "PUBLIC", french: "public", english: "public")

    public static let vocabulary = Vocabulary<AccessRights>([
        entry(publicAccess, words: ["publique", "publics", "libre", "ouvert", "ouverte", "tout public", "open"]),
        entry(
            AccessRights(code: "RESTRICTED", french: "restreint", english: "restricted"),
            words: ["restreinte", "sur demande", "limité", "limitée", "on request"]),
        entry(
            AccessRights(code: "NON_PUBLIC", french: "non public", english: "non-public"),
            words: ["non publique", "privé", "privée", "confidentiel", "interne", "fermé", "fermée", "private", "confidential", "internal", "closed"]),
    ])

    private static func entry(_ term: AccessRights, words: [String]) -> Vocabulary<AccessRights>.Entry {
        Vocabulary<AccessRights>.Entry(term: term, words: words, addresses: [term.address])
    }
}
