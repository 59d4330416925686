internal import Findings

/// Says what a build is doing: one line a step, with counts.
struct Progress {
    let isQuiet: Bool
    /// Nil until the catalogue's language is known.
    var language: Language?
    private let isTerminal: Bool

    init(isQuiet: Bool, language: Language?) {
        self.isQuiet = isQuiet
        self.language = language
        isTerminal = Terminal.isTerminal(.errors)
    }

    /// On a terminal the line stands while the step runs; a log only gets the lines of steps that are done.
    func begin(_ french: String, _ english: String) {
        guard !isQuiet, isTerminal else { return }
        Terminal.write("\r\u{1B}[K" + text(french, english) + "…", to: .errors)
    }

    func done(_ french: String, _ english: String) {
        guard !isQuiet else { return }
        Terminal.write((isTerminal ? "\r\u{1B}[K" : "") + text(french, english) + "\n", to: .errors)
    }

    func clear() {
        guard !isQuiet, isTerminal else { return }
        Terminal.write("\r\u{1B}[K", to: .errors)
    }

    private func text(_ french: String, _ english: String) -> String { (language ?? .french) == .french ? french : english }
}
