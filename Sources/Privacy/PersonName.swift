internal import Bytes
internal import Glibc
internal import Tables

/// Names of persons in texts, told by their titles (M., Mme…) or their first names.
enum PersonName {
    /// Whether a whole text is the name of a person, and no firm's or association's: `Mme Durand`, `DURAND Claire`, `Claire Durand-Petit`.
    static func isPerson(_ text: Bytes8) -> Bool {
        guard text.count >= 5, text.count <= 80 else { return false }
        // Most bodies end here: without a title, all words of a name begin with a capital.
        let hasNoTitle = isLetter(text[0]) && text[0] != 0x4D
        var before: UInt8 = 0
        for byte in text {
            if isDigit(byte) || byte == 0x26 || byte == 0x2F || byte == 0x40 || byte == 0x28 { return false }
            if hasNoTitle, before == 0x20, byte &- 0x61 < 26 { return false }
            before = byte
        }
        let words = FirstWords(of: text)
        guard (1...8).contains(words.count) else { return false }
        if title(text, words[0]) != nil {
            var index = 1
            while index < words.count, isJoint(text, words[index]) || title(text, words[index]) != nil { index += 1 }
            guard index < words.count, isCapital(text, words[index]), !isInitial(text, words[index]),
                !withFolded(text, words[index], { functions.contains($0) })
            else { return false }
            return !(index..<words.count).contains { withFolded(text, words[$0]) { organisationWords.contains($0) } }
        }
        guard (2...4).contains(words.count), (0..<words.count).allSatisfy({ isCapital(text, words[$0]) }) else { return false }
        // One of the two ends is a first name, and something else is there too.
        guard isFirstName(text, words[words.count - 1]) || isFirstName(text, words[0]) else { return false }
        return (0..<words.count).allSatisfy { number in
            withFolded(text, words[number]) { allParts(of: $0) { !organisationWords.contains($0) && !joints.contains($0) && $0.count > 1 } }
        }
    }

    private static func isFirstName(_ text: Bytes8, _ word: Range<Int>) -> Bool {
        withFolded(text, word) { allParts(of: $0) { firstNames.contains($0) } }
    }

    /// `et` or `ou`.
    private static func isJoint(_ text: Bytes8, _ word: Range<Int>) -> Bool {
        withFolded(text, word) { $0.elementsEqual("et".utf8) || $0.elementsEqual("ou".utf8) }
    }

    /// Whether something holds of all parts of a folded word, between hyphens and apostrophes.
    @inline(__always)
    private static func allParts(of word: Bytes8, _ holds: (Bytes8) -> Bool) -> Bool {
        var start = 0
        for end in 0...word.count where end == word.count || word[end] == 0x2D || word[end] == 0x27 {
            if end > start, !holds(Bytes8(rebasing: word[start..<end])) { return false }
            start = end + 1
        }
        return true
    }

    /// Where a text names a person after a title: `cession à M. Durand`. Streets, schools and the bearers of an office are no such place.
    static func titled(in text: Bytes8) -> Range<Int>? {
        var index = 0
        while let found = nextTitleLetter(text, from: index), found + 3 < text.count {
            index = found
            guard index == 0 || !(isLetter(text[index - 1]) || text[index - 1] >= 0x80 || text[index - 1] == 0x2E), let length = titleLength(text, index)
            else {
                index += 1
                continue
            }
            let start = index
            index += length
            guard let gap = spaces(text, index) else { continue }
            index += gap
            // M. et Mme Durand
            if text[index...].starts(with: "et ".utf8), index + 3 < text.count, let second = titleLength(text, index + 3),
                let gap = spaces(text, index + 3 + second)
            {
                index += 3 + second + gap
            }
            let word = wordRange(text, from: index)
            guard isCapital(text, word), !isInitial(text, word) else { continue }
            // Initials of a first name come before the name: M. J. Durand; alone they hide it.
            let name = Bytes8(rebasing: text[word])
            if withFolded(text, word, { functions.contains($0) }) || isPlaceName(text, before: start) { continue }
            // `M` without its point is a title only before a name in capitals.
            if length == 1, !name.allSatisfy({ !isLetter($0) || $0 & 0x20 == 0 }) || name.count < 3 { continue }
            return start..<nameEnd(text, from: word.upperBound)
        }
        return nil
    }

    /// Where a text names a person without a title: a first name beside a word with a capital, as in `Nomination de Claire DURAND`.
    static func untitled(in text: Bytes8) -> Range<Int>? {
        let words = words(of: text)
        for (number, word) in words.enumerated() {
            guard isCapital(text, word), folded(Bytes8(rebasing: text[word])).split(separator: 0x2D).allSatisfy(firstNames.contains),
                !isPlaceName(text, before: word.lowerBound)
            else { continue }
            for other in [number + 1, number - 1] where words.indices.contains(other) {
                let range = words[other]
                // Only a space may stand between the two.
                let between = other > number ? word.upperBound..<range.lowerBound : range.upperBound..<word.lowerBound
                let name = folded(Bytes8(rebasing: text[range]))
                guard between.count == 1, text[between.lowerBound] == 0x20, isCapital(text, range), name.count > 2,
                    !name.split(separator: 0x2D).contains(where: { organisationWords.contains($0) || functions.contains($0) }),
                    other > number || text[range].allSatisfy({ !isLetter($0) || $0 & 0x20 == 0 })
                else { continue }
                return min(word.lowerBound, range.lowerBound)..<max(word.upperBound, range.upperBound)
            }
        }
        return nil
    }

    // MARK: Words

    /// The place of the next M, which all titles begin with.
    @inline(__always)
    private static func nextTitleLetter(_ text: Bytes8, from index: Int) -> Int? {
        guard index < text.count, let start = text.baseAddress, let found = memchr(start + index, 0x4D, text.count - index) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }

    /// The first words of a text, nine at most: names of persons have fewer.
    private struct FirstWords {
        private var ranges = InlineArray<9, Range<Int>>(repeating: 0..<0)
        private(set) var count = 0

        init(of text: Bytes8) {
            var index = 0
            while index < text.count, count < 9 {
                let word = wordRange(text, from: index)
                if word.isEmpty {
                    index += 1
                } else {
                    ranges[count] = word
                    count += 1
                    index = word.upperBound
                }
            }
        }

        subscript(number: Int) -> Range<Int> { ranges[number] }
    }

    @inline(__always)
    private static func withFolded(_ text: Bytes8, _ word: Range<Int>, _ body: (Bytes8) -> Bool) -> Bool {
        Privacy.withFolded(Bytes8(rebasing: text[word]), body)
    }

    private static func words(of text: Bytes8) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = 0
        while index < text.count, words.count < 200 {
            let word = wordRange(text, from: index)
            if word.isEmpty {
                index += 1
            } else {
                words.append(word)
                index = word.upperBound
            }
        }
        return words
    }

    /// Letters, hyphens and apostrophes from a place on; the point of an initial or a title is part of it.
    private static func wordRange(_ text: Bytes8, from start: Int) -> Range<Int> {
        var end = start
        while end < text.count {
            let byte = text[end]
            // U+2019 is an apostrophe, other signs of U+2000 to U+206F are none, nor are no-break spaces and quotes of U+00A0 to U+00BF.
            if byte == 0xE2, end + 2 < text.count, text[end + 1] == 0x80 {
                guard text[end + 2] == 0x99 else { break }
                end += 3
                continue
            }
            if byte == 0xC2 { break }
            guard isLetter(byte) || byte >= 0x80 || byte == 0x2D || byte == 0x27 else { break }
            end += 1
        }
        if end > start, end < text.count, text[end] == 0x2E, end - start <= 4, text[start] == 0x4D || end - start == 1 { end += 1 }
        return start..<end
    }

    private static func isCapital(_ text: Bytes8, _ word: Range<Int>) -> Bool {
        guard word.count > 1 else { return false }
        let first = text[word.lowerBound]
        // Capitals with accents are from À to Þ, and Œ.
        if first == 0xC3 { return (0x80...0x9E).contains(text[word.lowerBound + 1]) }
        return first &- 0x41 < 26 || first == 0xC5
    }

    private static func isInitial(_ text: Bytes8, _ word: Range<Int>) -> Bool {
        var letters = 0
        var unknowns = 0
        for byte in text[word] where isLetter(byte) || byte >= 0x80 {
            letters += 1
            if (0x58...0x5A).contains(byte) { unknowns += 1 }
        }
        return letters <= 1 || (letters <= 3 && unknowns == letters)
    }

    private static func title(_ text: Bytes8, _ word: Range<Int>) -> Int? {
        guard let length = titleLength(text, word.lowerBound), length >= word.count else { return nil }
        return length
    }

    /// Titles as they are written, without the point of some of them.
    private static let titles = WordList(
        "Monsieur Madame Mademoiselle Messieurs Mesdames MONSIEUR MADAME Mmes Mme MME Mlles Mlle MLLE Melle Mr MR M")
    private static let titlesWithPoint = WordList("Mme MM Mr M")

    private static func titleLength(_ text: Bytes8, _ start: Int) -> Int? {
        guard start < text.count, text[start] == 0x4D else { return nil }
        var end = start + 1
        while end < text.count, end - start <= 12, isLetter(text[end]) { end += 1 }
        let word = Bytes8(rebasing: text[start..<end])
        if end < text.count, text[end] == 0x2E, endsTitle(text, end + 1), titlesWithPoint.contains(word) { return word.count + 1 }
        return endsTitle(text, end) && titles.contains(word) ? word.count : nil
    }

    private static func endsTitle(_ text: Bytes8, _ end: Int) -> Bool {
        guard end < text.count else { return true }
        return !(isLetter(text[end]) || isDigit(text[end]) || text[end] >= 0xC3 || text[end] == 0x27 || text[end] == 0x2D)
    }

    private static func spaces(_ text: Bytes8, _ start: Int) -> Int? {
        guard start < text.count else { return nil }
        if text[start] == 0x20 { return start + 1 < text.count ? 1 : nil }
        if start + 2 < text.count, text[start] == 0xC2, text[start + 1] == 0xA0 { return 2 }
        return nil
    }

    /// The words with a capital that go on.
    private static func nameEnd(_ text: Bytes8, from start: Int) -> Int {
        var end = start
        while end + 1 < text.count, text[end] == 0x20 {
            let word = wordRange(text, from: end + 1)
            guard isCapital(text, word) else { break }
            end = word.upperBound
        }
        return end
    }

    /// Whether one of the two words before is that of a street, a school or a hall.
    private static func isPlaceName(_ text: Bytes8, before start: Int) -> Bool {
        let words = words(of: Bytes8(rebasing: text[max(0, start - 40)..<start])).suffix(3)
        let shift = max(0, start - 40)
        return words.contains { word in
            // l’école, d’une rue: what counts comes after the apostrophe.
            withFolded(text, (shift + word.lowerBound)..<(shift + word.upperBound)) { name in
                places.contains(Bytes8(rebasing: name[(name.lastIndex(of: 0x27).map { $0 + 1 } ?? 0)...]))
            }
        }
    }

    private static let places = WordList(
        """
        rue avenue boulevard place allee allees chemin impasse route quai square cours esplanade pont passage ecole college lycee groupe gymnase stade salle
        espace maison centre complexe theatre bibliotheque mediatheque creche residence hopital parc jardin rond-point faubourg promenade fondation
        association prix statue buste club union societe fonds
        """)

    /// What comes after “Monsieur” and is no name.
    private static let functions = WordList(
        """
        le la les l maire adjoint adjointe president presidente directeur directrice prefet prefete ministre tresorier tresoriere receveur receveuse conseiller
        conseillere depute deputee senateur senatrice comptable percepteur inspecteur commissaire rapporteur secretaire delegue deleguee chef
        tout toute toutes tous et ou de du des x y z xx xxx
        """)

    /// Small words that stand in names of associations and not in those of persons.
    private static let joints = WordList("les des et en pour au aux sur sous la a d l un une the of chez entre pas sans dans du")
}

/// A text as a report may show it: enough to find it again, not enough to know it.
enum Masked {
    /// The first signs, and how many there are in all.
    static func start(_ text: Bytes8, keeping count: Int) -> String {
        var kept = 0
        var end = 0
        while end < text.count, kept < count {
            if text[end] & 0xC0 != 0x80, text[end] > 0x20 { kept += 1 }
            end += 1
        }
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return String(decoding: text[..<end], as: UTF8.self) + " …"
    }

    /// `1 85 05 …`
    static func socialSecurityNumber(_ text: Bytes8) -> String {
        let digits = text.filter(isDigit).prefix(5).map { String(UnicodeScalar($0)) }
        guard digits.count == 5 else { return "…" }
        return "\(digits[0]) \(digits[1])\(digits[2]) \(digits[3])\(digits[4]) …"
    }

    /// `c…@orange.fr`
    static func email(_ text: Bytes8) -> String {
        guard let at = text.firstIndex(of: 0x40) else { return "…" }
        return String(decoding: text[..<min(at, 1)], as: UTF8.self) + "…@" + String(decoding: text[(at + 1)...], as: UTF8.self)
    }

    /// `C… D…`: the first letter of each word.
    static func name(_ text: Bytes8) -> String {
        let words = text.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x2D }.prefix(6)
        return words.map { word in
            let first = word.first ?? 0
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            return String(decoding: word.prefix(length), as: UTF8.self) + "…"
        }.joined(separator: " ")
    }

    /// `…-…-…`: of a day nothing but that it is one.
    static func day(_ text: Bytes8) -> String { String(decoding: text.prefix(10).map { isDigit($0) ? 0x78 : $0 }, as: UTF8.self) }

    static func length(_ text: Bytes8) -> Int { text.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }
}
