internal import Bytes
internal import Findings

/// What people write wrong in a header, told from the lines around the place where the parser stopped.
extension HeaderLines {
    /// A place counted from 1 in lines and characters.
    struct Mark {
        var line: Int
        var column: Int
    }

    func problem(_ rule: Rule, line: Int, offset: Int, value: String? = nil, details: [String] = []) -> YAMLProblem {
        YAMLProblem(rule: rule, line: line, column: self[line]?.column(of: offset) ?? 1, value: value, details: details)
    }

    // MARK: A line without a key

    /// A line that should have been `key: value` and is not.
    func withoutKey(_ number: Int) -> YAMLProblem? {
        guard let line = self[number] else { return nil }
        if let dash = dashWithoutSpace(number) { return dash }
        let words = line.words
        // A whole line in quotes is no key.
        if words.hasPrefix("\"") || words.hasPrefix("'") { return nil }
        if let colon = line.bytes[line.start..<line.end].firstIndex(of: 0x3A), colon + 1 < line.end {
            let key = line.text(line.start..<colon).trimmedOfBlanks
            let rest = line.text((colon + 1)..<line.end).trimmedOfBlanks
            if !key.isEmpty, Self.isKey(key, isIndented: line.indent > 0) || (!key.utf8.contains(0x20) && !rest.hasPrefix("//")) {
                return problem(.colonSpaceMissing, line: number, offset: colon, value: key, details: ["\(key): \(Self.plain(rest))"])
            }
        }
        let parts = words.utf8.split(separator: 0x20).map { String(decoding: Array($0), as: UTF8.self) }
        let known = (1...4).reversed().first { count in
            parts.count >= count && parts[count - 1] != "=" && parts[count - 1] != "-"
                && Self.isKey(parts.prefix(count).joined(separator: " "), isIndented: line.indent > 0)
        }
        let above = wordsBefore(number).flatMap { self[$0] }
        guard let count = known ?? (above == nil || above?.value.isEmpty == true ? 1 : nil), !parts.isEmpty else {
            if let above, above.start > above.indent, above.indent == line.indent, line.start == line.indent {
                return problem(.dashMissing, line: number, offset: line.start, details: ["- " + words])
            }
            return problem(.continuationNotIndented, line: number, offset: line.start)
        }
        let key = parts.prefix(count).joined(separator: " ")
        var rest = parts.dropFirst(count)
        if rest.first == "=" || rest.first == "-" { rest.removeFirst() }
        let value = rest.isEmpty ? "…" : Self.plain(rest.joined(separator: " "))
        return problem(.colonMissing, line: number, offset: line.start, value: key, details: ["\(key): \(value)"])
    }

    private func dashWithoutSpace(_ number: Int) -> YAMLProblem? {
        guard let line = self[number], line.start + 1 < line.end, line.bytes[line.start] == 0x2D, line.bytes[line.start + 1] != 0x2D,
            !HeaderLine.isBlank(line.bytes[line.start + 1])
        else { return nil }
        let rest = line.text((line.start + 1)..<line.end)
        return problem(.dashSpaceMissing, line: number, offset: line.start, value: "-" + rest, details: ["- " + rest])
    }

    /// A value as it can be written: in quotes only where it needs them.
    private static func plain(_ value: String) -> String {
        let line = HeaderLine(Array(value.utf8))
        let needsQuotes = line.colon != nil || value.utf8.first.map { signs.contains($0) } ?? false
        return needsQuotes ? HeaderLine.quoted(value) : value
    }

    private static let signs = Set("*&!|>?%@`-,]}#".utf8)

    static func isKey(_ name: String, isIndented: Bool) -> Bool {
        let scopes: [KeyScope] = isIndented ? KeyScope.allCases : [.dataset, .publisher, .settings, .page]
        return scopes.contains { KeyDefinition.named(name, in: $0) != nil }
    }

    static func isTextKey(_ name: String?) -> Bool {
        guard let name else { return false }
        return [KeyScope.dataset, .publisher, .settings].contains { scope in
            KeyDefinition.named(name, in: scope).map { [.title, .name, .description].contains($0) } ?? false
        }
    }

    // MARK: Values

    /// A `:` that the parser takes for the end of a key.
    func colonOutOfPlace(at mark: Mark) -> YAMLProblem? {
        guard let line = self[mark.line] else { return nil }
        if let dash = dashWithoutSpace(mark.line) { return dash }
        let offset = line.offset(ofColumn: mark.column)
        if let colon = line.colon, colon < offset {
            return curved(mark.line) ?? problem(.colonInValue, line: mark.line, offset: offset, details: [line.repaired])
        }
        guard var number = wordsBefore(mark.line), var above = self[number] else { return nil }
        if above.colon == nil, above.indent == line.indent {
            while let next = wordsBefore(number), let higher = self[next], higher.colon == nil, higher.indent == line.indent {
                (number, above) = (next, higher)
            }
            return withoutKey(number)
        }
        if let dash = dashWithoutSpace(number) { return dash }
        while above.colon == nil, let next = wordsBefore(number), let higher = self[next] { (number, above) = (next, higher) }
        return misaligned(mark.line, with: above)
    }

    /// Quotes of a word processor around a value.
    private func curved(_ number: Int) -> YAMLProblem? {
        guard let line = self[number], let first = line.value.unicodeScalars.first, Self.openQuotes.contains(first.value) else { return nil }
        var inner = line.value.unicodeScalars.dropFirst()
        if let last = inner.last, Self.closeQuotes.contains(last.value) { inner.removeLast() }
        let value = HeaderLine.quoted(String(inner).trimmedOfBlanks)
        return problem(.quotesNotStraight, line: number, offset: line.valueStart, value: String(first), details: [line.repaired(with: value)])
    }

    private static let openQuotes: Set<UInt32> = [0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0x2018, 0x2019]
    private static let closeQuotes: Set<UInt32> = [0x201C, 0x201D, 0x201F, 0xAB, 0xBB, 0x2018, 0x2019, 0x22]

    /// A value that begins with a sign that has a meaning of its own.
    func sign(at mark: Mark) -> YAMLProblem? {
        guard let line = self[mark.line] else { return nil }
        let offset = line.offset(ofColumn: mark.column)
        guard offset < line.end else { return nil }
        if line.bytes[offset] == 0x09 { return problem(.tabInHeader, line: mark.line, offset: offset) }
        let sign = line.text(offset..<(offset + 1))
        if offset == line.valueStart { return problem(.signBeginsValue, line: mark.line, offset: offset, value: sign, details: [line.repaired]) }
        // In the midst of a list in brackets, only the item concerned.
        let ends = Set(",]}".utf8)
        let end = line.bytes[offset..<line.end].firstIndex { ends.contains($0) } ?? line.end
        let word = HeaderLine.quoted(line.text(offset..<max(end, offset + 1)).trimmedOfBlanks)
        return problem(.signBeginsValue, line: mark.line, offset: offset, value: sign, details: [word])
    }

    /// Something where the next key, or the next item of a list, should be.
    func keyExpected(at mark: Mark, inList: Bool) -> YAMLProblem? {
        guard let line = self[mark.line] else { return nil }
        let offset = line.offset(ofColumn: mark.column)
        if let dash = dashWithoutSpace(mark.line) { return dash }
        if offset > line.valueStart, let first = line.value.utf8.first {
            if first == 0x22 || first == 0x27 { return problem(.textAfterQuote, line: mark.line, offset: offset, details: [line.requoted]) }
            if first == 0x5B || first == 0x7B { return sign(at: Mark(line: mark.line, column: line.column(of: line.valueStart))) }
        }
        if offset == line.valueStart, offset > line.start { return sign(at: mark) }
        guard let number = wordsBefore(mark.line), let above = self[number] else { return nil }
        if line.colon == nil, line.indent > above.indent {
            let whole = HeaderLine(Array((above.text(0..<above.end) + " " + line.words).utf8))
            if let hash = above.hash { return problem(.hashInValue, line: number, offset: hash, details: [whole.repaired]) }
            if let first = above.value.utf8.first, first == 0x22 || first == 0x27 {
                return problem(.textAfterQuote, line: mark.line, offset: offset, details: [whole.requoted])
            }
        }
        if line.start > line.indent, above.colon != nil, above.start == above.indent, !above.value.isEmpty {
            if Self.isTextKey(above.key) { return problem(.continuationNotIndented, line: mark.line, offset: line.indent) }
            return problem(.listAfterValue, line: mark.line, offset: line.indent, value: above.key, details: ["- " + above.value])
        }
        if inList, line.colon == nil, line.start == line.indent {
            return problem(.dashMissing, line: mark.line, offset: line.indent, details: ["- " + line.words])
        }
        if line.colon == nil, line.start == line.indent { return withoutKey(mark.line) }
        return misaligned(mark.line, with: above)
    }

    /// - Parameter above: the line whose beginning shows where this one should begin.
    func misaligned(_ number: Int, with above: HeaderLine) -> YAMLProblem? {
        guard let line = self[number] else { return nil }
        let areItems = line.start > line.indent && above.start > above.indent
        return problem(
            .lineMisaligned, line: number, offset: line.indent, details: [areItems ? above.text(above.indent..<above.end) : above.key ?? above.words])
    }

    // MARK: Brackets and quotes

    /// The bracket that is open where the parser stopped, whose line it does not tell.
    func bracket(openAt stop: Mark) -> YAMLProblem? {
        let last = (1...max(1, stop.line)).last { number in self[number]?.value.utf8.first.map { $0 == 0x5B || $0 == 0x7B } ?? false }
        guard let last, let line = self[last] else { return nil }
        let problem = bracket(from: Mark(line: last, column: line.column(of: line.valueStart)), to: stop)
        return problem?.rule == .commaMissing ? nil : problem
    }

    /// A bracket that is not closed where it should be.
    func bracket(from open: Mark, to stop: Mark) -> YAMLProblem? {
        guard let line = self[open.line] else { return nil }
        let offset = line.offset(ofColumn: open.column)
        guard offset < line.end else { return nil }
        let sign = line.text(offset..<(offset + 1))
        let close: UInt8 = sign == "[" ? 0x5D : 0x7D
        for number in open.line...max(open.line, min(stop.line, open.line + 100)) {
            guard let item = self[number], let (hash, repaired) = item.quotingHashes(from: number == open.line ? offset : item.start) else { continue }
            return problem(.hashInValue, line: number, offset: hash, details: [repaired])
        }
        let isClosed = (open.line...max(open.line, stop.line)).contains { number in
            self[number]?.bytes.suffix(from: number == open.line ? offset : 0).contains(close) ?? false
        }
        if isClosed { return YAMLProblem(rule: .commaMissing, line: stop.line, column: stop.column, value: nil) }
        if Self.isTextKey(line.key), offset == line.valueStart { return self.sign(at: open) }
        return problem(.bracketUnclosed, line: open.line, offset: offset, value: sign, details: [line.text(line.start..<line.end) + (sign == "[" ? "]" : "}")])
    }

    /// A quote that is never closed, or closed by one of another shape.
    func quote(at open: Mark) -> YAMLProblem? {
        guard let line = self[open.line] else { return nil }
        let offset = line.offset(ofColumn: open.column)
        guard offset < line.end else { return nil }
        var inner = line.text((offset + 1)..<line.end).unicodeScalars
        if let last = inner.last, Self.closeQuotes.contains(last.value), last != "\"" {
            inner.removeLast()
            let value = HeaderLine.quoted(String(inner).trimmedOfBlanks)
            let column = line.end - String(last).utf8.count
            return problem(.quotesNotStraight, line: open.line, offset: column, value: String(last), details: [line.repaired(with: value)])
        }
        let sign = line.text(offset..<(offset + 1))
        return problem(.quoteUnclosed, line: open.line, offset: offset, value: sign, details: [line.text(line.start..<line.end) + sign])
    }

    // MARK: What the parser takes

    /// A plain value that is followed by ` #` on its line.
    func cut(after mark: Mark) -> YAMLProblem? {
        guard let line = self[mark.line] else { return nil }
        let offset = line.offset(ofColumn: mark.column)
        var hash = offset
        while hash < line.end, HeaderLine.isBlank(line.bytes[hash]) { hash += 1 }
        guard hash > offset, hash < line.end, line.bytes[hash] == 0x23 else { return nil }
        let start = line.colon == nil ? line.start : line.valueStart
        let kept = line.text(start..<max(start, offset)).trimmedOfBlanks
        let words = kept.isEmpty ? ["il ne reste rien", "nothing is left"] : ["il reste « \(kept) »", "“\(kept)” is left"]
        return problem(.valueCutByHash, line: mark.line, offset: hash, value: kept, details: words + [line.repaired])
    }
}

extension HeaderLine {
    /// The line with its value in quotes: those that were meant to be around it, if it begins and ends with them.
    fileprivate var requoted: String {
        let value = Array(value.utf8)
        guard let first = value.first, value.count > 2, value.last == first else { return repaired }
        return repaired(with: Self.quoted(String(decoding: value[1..<(value.count - 1)], as: UTF8.self)))
    }

    /// A `#` that makes the rest of the line a remark, outside the quotes the value may begin with.
    fileprivate var hash: Int? {
        guard let first = value.utf8.first, first != 0x22, first != 0x27, valueStart < end else { return nil }
        return bytes[valueStart..<end].indices.first { bytes[$0] == 0x23 && $0 > 0 && Self.isBlank(bytes[$0 - 1]) }
    }

    /// Where the first `#` stands that cuts a list in brackets, and the line with each item that holds one in quotes.
    fileprivate func quotingHashes(from open: Int) -> (hash: Int, repaired: String)? {
        guard start <= open, open <= end else { return nil }
        var hash: Int?
        var result: [UInt8] = Array(bytes[start..<open])
        let marks = Set("[]{},".utf8)
        var index = open
        while index < end {
            let byte = bytes[index]
            if marks.contains(byte) || byte == 0x3A || Self.isBlank(byte) {
                result.append(byte)
                index += 1
            } else if byte == 0x22 || byte == 0x27 {
                let close = bytes[(index + 1)..<end].firstIndex(of: byte) ?? end - 1
                result += bytes[index...close]
                index = close + 1
            } else {
                var stop = index
                var itsHash: Int?
                while stop < end, !marks.contains(bytes[stop]), bytes[stop] != 0x3A || (stop + 1 < end && !Self.isBlank(bytes[stop + 1])) {
                    if bytes[stop] == 0x23, itsHash == nil, stop == index || Self.isBlank(bytes[stop - 1]) { itsHash = stop }
                    stop += 1
                }
                let item = text(index..<stop).trimmedOfBlanks
                hash = hash ?? itsHash
                result += (itsHash == nil ? item : Self.quoted(item)).utf8
                index = max(stop, index + 1)
            }
        }
        return hash.map { ($0, String(decoding: result, as: UTF8.self)) }
    }
}
