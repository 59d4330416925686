public import Findings

/// A term of a controlled vocabulary: a licence, a frequency, a theme…
///
/// Those of fixed vocabularies are references: there are few of them, and every dataset and file of a catalogue holds some.
public protocol Term: Sendable, Hashable {
    /// The code people write and addresses carry; unique in its vocabulary.
    var code: String { get }
    func label(in language: Language) -> String
}

extension Term where Self: AnyObject {
    public static func == (a: Self, b: Self) -> Bool { a === b || a.code == b.code }
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
    public var description: String { code }
}

/// A licence under which data may be reused (`dct:license`).
public final class Licence: Term, CustomStringConvertible {
    /// The national portal's identifier: `lov2`, `odc-odbl`, `cc-by`…
    public let code: String
    public let french: String
    public let english: String
    /// The address that European and national harvesters know it by; nil for the three "other" ones, which name no one text.
    public let address: String?
    /// Its term in the EU's licence authority table, if it has one.
    public let europeanAddress: String?
    /// Where people read it, over https; nil for the three "other" ones.
    public let page: String?
    /// Its SPDX identifier, if it has one.
    public let spdx: String?

    init(code: String, french: String, english: String, address: String?, europeanAddress: String?, page: String?, spdx: String?) {
        self.code = code
        self.french = french
        self.english = english
        self.address = address
        self.europeanAddress = europeanAddress
        self.page = page
        self.spdx = spdx
    }

    public func label(in language: Language) -> String { language == .french ? french : english }
}

/// How often data is updated (`dct:accrualPeriodicity`, EU frequency authority table).
public final class Frequency: Term, CustomStringConvertible {
    /// The EU's code: `ANNUAL`, `MONTHLY`…
    public let code: String
    public let french: String
    public let english: String
    /// The longest wait between two updates, in days; nil where the word promises none (irregular, never, unknown…).
    public let days: Int?
    /// DCAT-US's word for it (ISO 8601: `R/P1Y`), if it has one.
    public let duration: String?
    public var address: String { "http://publications.europa.eu/resource/authority/frequency/" + code }

    init(code: String, french: String, english: String, days: Int?, duration: String?) {
        self.code = code
        self.french = french
        self.english = english
        self.days = days
        self.duration = duration
    }

    public func label(in language: Language) -> String { language == .french ? french : english }
}

/// One of the EU's fourteen data themes (`dcat:theme`, EU data-theme authority table).
public final class EuropeanTheme: Term, CustomStringConvertible {
    /// `TRAN`, `ENVI`…
    public let code: String
    /// Its segment in addresses, made from the French label and never changed: `transports`, `environnement`.
    public let slug: String
    public let french: String
    public let english: String
    public var address: String { "http://publications.europa.eu/resource/authority/data-theme/" + code }

    init(code: String, slug: String, french: String, english: String) {
        self.code = code
        self.slug = slug
        self.french = french
        self.english = english
    }

    public func label(in language: Language) -> String { language == .french ? french : english }
}

/// A theme of the catalogue: one of the EU's, or a local one that is shown as it is and mapped to the EU's for harvesters.
public struct Theme: Term {
    /// Its segment in addresses: unique, `a-z0-9-`.
    public let code: String
    public let french: String
    public let english: String
    /// What it is to Europe; nil for a local theme that nobody has mapped.
    public let european: EuropeanTheme?
    public init(code: String, french: String, english: String, european: EuropeanTheme?) {
        self.code = code
        self.french = french
        self.english = english
        self.european = european
    }
    public func label(in language: Language) -> String { language == .french ? french : english }
}

/// A file format: how it is named, served and declared.
public final class FileFormat: Term, CustomStringConvertible {
    /// The extension in lower case: `csv`, `geojson`; unique.
    public let code: String
    /// What people call it: `CSV`, `GeoJSON`.
    public let name: String
    /// `text/csv`, as registered at IANA where it is; for a service, of what its address answers.
    public let mediaType: String
    /// Its term in the EU's file-type authority table, if it has one: `CSV`.
    public let europeanCode: String?
    /// Whether data in it can be reused without a given vendor's program, as the national portal counts it for its quality score.
    public let isOpen: Bool
    /// Whether a browser would run it: such files are published inside a ZIP.
    public let isActive: Bool
    /// Whether a file of this format is documentation unless told otherwise (PDF, text, word processing).
    public let isDocument: Bool
    /// Whether a page may show it as an image.
    public let isImage: Bool
    /// Whether it is a service or a page elsewhere (`api`, `wms`, `web`): never the format of a published file.
    public let isService: Bool

    init(code: String, name: String, mediaType: String, europeanCode: String?, isOpen: Bool, isActive: Bool, isDocument: Bool, isImage: Bool, isService: Bool) {
        self.code = code
        self.name = name
        self.mediaType = mediaType
        self.europeanCode = europeanCode
        self.isOpen = isOpen
        self.isActive = isActive
        self.isDocument = isDocument
        self.isImage = isImage
        self.isService = isService
    }

    public func label(in language: Language) -> String { name }
}
