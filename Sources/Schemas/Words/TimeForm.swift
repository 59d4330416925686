internal import Findings

/// Patterns of `strptime` as people read them, and a moment written by them.
enum TimeForm {
    /// `%d/%m/%Y` as `JJ/MM/AAAA` or `DD/MM/YYYY`.
    static func shown(_ pattern: String, in language: Language) -> String {
        let french = language == .french
        return replaced(pattern) { directive in
            switch directive {
            case 0x59, 0x47: french ? "AAAA" : "YYYY"
            case 0x79: french ? "AA" : "YY"
            case 0x6D: "MM"
            case 0x64: french ? "JJ" : "DD"
            case 0x48, 0x49: "hh"
            case 0x4D: "mm"
            case 0x53: "ss"
            case 0x66: french ? "fraction" : "fraction"
            case 0x7A: "+hh:mm"
            case 0x62, 0x42, 0x68: french ? "mois" : "month"
            case 0x61, 0x41: french ? "jour" : "day"
            case 0x25: "%"
            default: "…"
            }
        }
    }

    /// The last day of 2025, at half past two, by a pattern; nil where the pattern needs names of days, months or zones.
    static func example(_ pattern: String) -> String? {
        var isWhole = true
        let text = replaced(pattern) { directive in
            switch directive {
            case 0x59, 0x47: return "2025"
            case 0x79: return "25"
            case 0x6D: return "12"
            case 0x64: return "31"
            case 0x48: return "14"
            case 0x49: return "02"
            case 0x4D: return "30"
            case 0x53: return "00"
            case 0x66: return "000000"
            case 0x6A: return "365"
            case 0x70: return "PM"
            case 0x7A: return "+01:00"
            case 0x25: return "%"
            default:
                isWhole = false
                return ""
            }
        }
        return isWhole ? text : nil
    }

    private static func replaced(_ pattern: String, _ text: (UInt8) -> String) -> String {
        var result: [UInt8] = []
        var rest = pattern.utf8[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, let directive = rest.popFirst() {
                result.append(contentsOf: text(directive).utf8)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
