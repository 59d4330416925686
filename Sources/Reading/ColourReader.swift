internal import Findings
internal import Model

extension Header {
    /// `colours: {primary: "#1f4e5f", accent: "#b3541e"}`; nil when there is no such group.
    ///
    /// - Parameter usual: for the one of the two that is not given.
    func colours(else usual: Colours, _ findings: inout [Finding]) -> Colours? {
        guard let group = group(.colours, scope: .colours, &findings) else { return nil }
        func colour(_ key: Key, _ findings: inout [Finding]) -> String? {
            guard let value = group[key], let text = group.line(of: value, for: key, &findings) else {
                // An unquoted `#` begins a comment: what was meant for a colour is nothing.
                if let empty = group.emptyPlace(of: key) { findings.append(Finding(.colourInvalid, at: empty, value: "")) }
                return nil
            }
            let bytes = Array(text.lowercased().utf8)
            let isHexadecimal = bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
            guard bytes.count == 7, bytes[0] == 0x23, isHexadecimal else {
                findings.append(Finding(.colourInvalid, at: place(of: value), value: text))
                return nil
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        return Colours(primary: colour(.primary, &findings) ?? usual.primary, accent: colour(.accent, &findings) ?? usual.accent)
    }
}
