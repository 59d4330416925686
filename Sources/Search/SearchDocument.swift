public import Findings
public import Model

/// A text and the language that it is in, which says how its words are taken.
public struct SearchText: Sendable {
    public var text: String
    public var language: Language

    public init(_ text: String, _ language: Language) {
        self.text = text
        self.language = language
    }

    /// What a reader of a language gets of a text.
    public init(_ text: LocalizedText, for reader: Language) { self.init(text[reader], text.shownLanguage(for: reader)) }
}

/// What the search knows of a dataset, in one language of the site.
public struct SearchDocument: Sendable {
    public var title: SearchText
    /// One or two sentences.
    public var summary: SearchText?
    public var keywords: [SearchText] = []
    public var publisher: SearchText
    /// Names of the commune or the territory that it is about.
    public var places: [SearchText] = []
    public var themes: [SearchText] = []
    /// Titles of its files.
    public var files: [SearchText] = []
    /// Names of the columns of its tables.
    public var columns: [SearchText] = []
    /// Names: `CSV`.
    public var formats: [String] = []
    /// Of its page, below the folder of all datasets and without the slash at its end: `roques/subventions`.
    public var address: String
    /// Its folder's name, by which programs know it.
    public var folder: String
    public var lastChange: CalendarDate?
    /// The values of each facet, in the order of `SearchFacet.allCases`.
    public var facets: [[String]] = []

    public init(title: SearchText, publisher: SearchText, address: String, folder: String) {
        self.title = title
        self.publisher = publisher
        self.address = address
        self.folder = folder
    }
}

/// One way to narrow what was found.
public enum SearchFacet: String, Sendable, CaseIterable {
    case theme, publisher, place, format, licence, year, conformity, map
}
