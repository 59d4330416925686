/// A language that Halle speaks: of its messages, its pages and the texts of a catalogue.
public enum Language: String, Sendable, CaseIterable, Hashable {
    case french = "fr"
    case english = "en"

    public var other: Language { self == .french ? .english : .french }
}
