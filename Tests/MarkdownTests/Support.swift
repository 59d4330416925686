import Markdown

/// Renders a text whose relative links lead to targets named like them; addresses elsewhere stay.
func rendering(_ text: String, options: MarkdownOptions = MarkdownOptions()) throws -> Rendering<String> {
    try renderMarkdown(Array(text.utf8), options: options) { link in
        link.destination.contains(":") ? .address(link.destination) : .hole(link.destination, fragment: nil)
    }
}

func html(_ text: String) throws -> String { String(decoding: try rendering(text).html, as: UTF8.self) }

/// The HTML as a page has it: each hole filled with its target between braces.
func filled(_ rendering: Rendering<String>) -> String {
    var html = rendering.html
    for hole in rendering.holes.reversed() { html.insert(contentsOf: Array("{\(hole.target)}".utf8), at: hole.offset) }
    return String(decoding: html, as: UTF8.self)
}

extension String {
    /// Everything that stands between a start and the next end.
    func components(between start: String, _ end: String) -> [String] {
        var found: [String] = []
        var rest = Array(utf8)[...]
        func place(of mark: String, in bytes: ArraySlice<UInt8>) -> Int? {
            bytes.indices.first { bytes[$0...].starts(with: mark.utf8) }
        }
        while let from = place(of: start, in: rest) {
            rest = rest[(from + start.utf8.count)...]
            guard let to = place(of: end, in: rest) else { break }
            found.append(String(decoding: rest[..<to], as: UTF8.self))
            rest = rest[(to + end.utf8.count)...]
        }
        return found
    }
}
