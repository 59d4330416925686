/// The opening hours of OpenStreetMap (wiki.openstreetmap.org, Key:opening_hours/specification), as far as their form goes.
enum OpeningHours {
    private enum Token: Equatable {
        case time(Int)
        case number(Int)
        case day, holiday, month, state, event, week, shift, range, comma, plus, colon, slash, comment, open, close
    }

    private static let words: [String: Token] = {
        var words: [String: Token] = [:]
        for day in ["mo", "tu", "we", "th", "fr", "sa", "su"] { words[day] = .day }
        for holiday in ["ph", "sh"] { words[holiday] = .holiday }
        for month in ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] { words[month] = .month }
        for state in ["off", "closed", "open", "unknown"] { words[state] = .state }
        for event in ["sunrise", "sunset", "dawn", "dusk"] { words[event] = .event }
        words["week"] = .week
        words["easter"] = .month
        // `PH +1 day`, `easter -2 days`.
        for word in ["day", "days"] { words[word] = .shift }
        return words
    }()

    /// Whether every rule of the text can be read.
    static func isValid(_ text: String) -> Bool {
        guard text.utf8.count <= 1024 else { return false }
        let rules = split(text)
        return !rules.isEmpty && rules.allSatisfy { rule in tokens(rule).map(isRule) ?? false }
    }

    /// The rules between `;` and `||`, comments kept together.
    private static func split(_ text: String) -> [[UInt8]] {
        var rules: [[UInt8]] = [[]]
        var isComment = false
        for byte in text.utf8 {
            if byte == 0x22 { isComment.toggle() }
            if !isComment, byte == 0x3B || byte == 0x7C {
                rules.append([])
            } else {
                rules[rules.count - 1].append(byte)
            }
        }
        return rules.filter { !$0.allSatisfy { $0 == 0x20 } }
    }

    private static func tokens(_ rule: [UInt8]) -> [Token]? {
        var tokens: [Token] = []
        var rest = rule[...]
        while let byte = rest.first {
            switch byte {
            case 0x20: rest.removeFirst()
            case 0x22:
                guard let end = rest.dropFirst().firstIndex(of: 0x22) else { return nil }
                tokens.append(.comment)
                rest = rest[(end + 1)...]
            case 0x2D:
                tokens.append(.range)
                rest.removeFirst()
            case 0x2C:
                tokens.append(.comma)
                rest.removeFirst()
            case 0x2B:
                tokens.append(.plus)
                rest.removeFirst()
            case 0x2F:
                tokens.append(.slash)
                rest.removeFirst()
            case 0x3A:
                tokens.append(.colon)
                rest.removeFirst()
            case 0x28, 0x5B:
                tokens.append(.open)
                rest.removeFirst()
            case 0x29, 0x5D:
                tokens.append(.close)
                rest.removeFirst()
            case 0x30...0x39:
                let digits = rest.prefix(while: Numbers.isDigit)
                guard digits.count <= 4 else { return nil }
                let value = digits.reduce(0) { $0 * 10 + Int($1 & 15) }
                rest = rest.dropFirst(digits.count)
                let minutes = rest.dropFirst().prefix(2)
                if rest.first == 0x3A, minutes.count == 2, minutes.allSatisfy(Numbers.isDigit), digits.count <= 2 {
                    let minute = minutes.reduce(0) { $0 * 10 + Int($1 & 15) }
                    guard minute < 60, value <= 48 else { return nil }
                    tokens.append(.time(value * 60 + minute))
                    rest = rest.dropFirst(3)
                } else {
                    tokens.append(.number(value))
                }
            default:
                let letters = rest.prefix { ($0 | 0x20) &- 0x61 < 26 }
                guard !letters.isEmpty, let token = words[String(decoding: letters, as: UTF8.self).lowercased()] else { return nil }
                tokens.append(token)
                rest = rest.dropFirst(letters.count)
            }
        }
        return tokens
    }

    /// Something that says when, or whether it is open: `24/7`, days, months, hours, `off`.
    private static func isRule(_ tokens: [Token]) -> Bool {
        if tokens == [.number(24), .slash, .number(7)] { return true }
        var says = false
        var previous: Token?
        var isInside = false
        for (index, token) in tokens.enumerated() {
            switch token {
            case .time, .event:
                // An hour alone says nothing: it opens or closes a span, or goes on after it (`18:00+`).
                let next = index + 1 < tokens.count ? tokens[index + 1] : nil
                guard next == .range || next == .plus || next == .close || next == .slash || previous == .range || previous == .open || previous == .slash
                else {
                    return false
                }
                says = true
            case .day, .holiday, .month, .state, .comment, .week: says = true
            case .number(let value):
                guard value <= 2100 else { return false }
                says = says || value >= 1900
            case .range, .comma, .slash:
                // The last but one of a month: `Mo[1,-2]`.
                let isMinus = token == .range && isInside && previous == .comma
                guard previous != nil, previous != .range, previous != .comma || isMinus, index + 1 < tokens.count else { return false }
            case .plus, .colon: guard previous != nil else { return false }
            case .shift: guard case .number? = previous else { return false }
            case .open: isInside = true
            case .close:
                guard isInside else { return false }
                isInside = false
            }
            previous = token
        }
        return says
    }
}
