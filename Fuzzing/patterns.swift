import Patterns

/// A pattern, a zero byte, and a text: nothing may crash or take long, the example of a pattern has to match it, and a text matches a pattern
/// or its opposite.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    let end = input.firstIndex(of: 0) ?? count
    let source = String(decoding: input[..<end], as: UTF8.self)
    // A copy of its own, so that reading beyond its end is seen.
    let text = Array(input[min(end + 1, count)...])
    guard let pattern = try? Pattern(source) else { return 0 }
    precondition(pattern.byteCount <= 4 << 20, "A pattern holds too much memory.")
    let matches = text.withUnsafeBufferPointer { pattern.matches($0) }
    if let example = pattern.example { precondition(pattern.matches(example), "An example does not match.") }
    _ = pattern.shape
    // `\1` is judged with a bound, and another group in front would be another `\1`.
    guard !source.contains("\\"), !source.contains("(?P="), let opposite = try? Pattern("(?s)(?!(?:(?-s)\(source))$).*") else { return 0 }
    precondition(text.withUnsafeBufferPointer { opposite.matches($0) } != matches, "A text matches a pattern and its opposite, or neither.")
    return 0
}
