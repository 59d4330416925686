public import Findings

/// A text of the catalogue in the language it was written in, and its translation where the producer gave one.
public struct LocalizedText: Sendable, Hashable {
    public var text: String
    public var language: Language
    /// The same in the other language (`Language.other`).
    public var translation: String?

    public init(_ text: String, in language: Language, translation: String? = nil) {
        self.text = text
        self.language = language
        self.translation = translation
    }

    /// The text for a reader of `language`: the translation if there is one, else the original.
    public subscript(language: Language) -> String {
        language == self.language ? text : translation ?? text
    }

    /// The language in which a reader of `language` gets this text.
    public func shownLanguage(for language: Language) -> Language {
        language == self.language || translation == nil ? self.language : language
    }
}
