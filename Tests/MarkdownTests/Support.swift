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
