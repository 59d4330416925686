internal import Bytes
internal import Tables

/// Names of persons in texts, told by their titles (M., Mme…) or their first names.
enum PersonName {
    /// Whether a whole text is the name of a person, and no firm's or association's: `Mme Durand`, `DURAND Claire`, `Claire Durand-Petit`.
    static func isPerson(_ text: Bytes8) -> Bool {
        guard text.count >= 5, text.count <= 80, !text.contains(where: { isDigit($0) || $0 == 0x26 || $0 == 0x2F || $0 == 0x40 || $0 == 0x28 }) else {
            return false
        }
        let words = words(of: text)
        guard let first = words.first, words.count <= 8 else { return false }
        let folds = words.map { folded(Bytes8(rebasing: text[$0])) }
        if title(text, first) != nil {
            let rest = Array(zip(words, folds).dropFirst().drop { $0.1.elementsEqual("et".utf8) || $0.1.elementsEqual("ou".utf8) || title(text, $0.0) != nil })
            guard let name = rest.first else { return false }
            return isCapital(text, name.0) && !functions.contains(name.1) && !isInitial(text, name.0) && !rest.contains { organisationWords.contains($0.1) }
        }
        guard (2...4).contains(words.count), words.allSatisfy({ isCapital(text, $0) }) else { return false }
        let parts = folds.map { $0.split { $0 == 0x2D || $0 == 0x27 }.map(Array.init) }
        guard !parts.joined().contains(where: { organisationWords.contains($0) || joints.contains($0) || $0.count == 1 }) else { return false }
        // One of the two ends is a first name, and something else is there too.
        let known = parts.map { $0.allSatisfy(firstNames.contains) }
        return known.first == true || known.last == true
    }

    /// Where a text names a person after a title: `cession à M. Durand`. Streets, schools and the bearers of an office are no such place.
    static func titled(in text: Bytes8) -> Range<Int>? {
        var index = 0
        while index + 3 < text.count {
            guard text[index] == 0x4D, index == 0 || !(isLetter(text[index - 1]) || text[index - 1] >= 0x80 || text[index - 1] == 0x2E),
                let length = titleLength(text, index)
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
            if functions.contains(folded(name)) || isPlaceName(text, before: start) { continue }
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
        let letters = text[word].filter { isLetter($0) || $0 >= 0x80 }
        return letters.count <= 1 || (letters.count <= 3 && letters.allSatisfy { $0 == 0x58 || $0 == 0x59 || $0 == 0x5A })
    }

    private static func title(_ text: Bytes8, _ word: Range<Int>) -> Int? {
        guard let length = titleLength(text, word.lowerBound), length >= word.count else { return nil }
        return length
    }

    private static let titles: [[UInt8]] = [
        "Monsieur", "Madame", "Mademoiselle", "Messieurs", "Mesdames", "MONSIEUR", "MADAME", "Mmes", "Mme.", "Mme", "MME", "Mlles", "Mlle", "MLLE", "Melle",
        "MM.", "Mr.", "Mr", "MR", "M.", "M",
    ].map { Array($0.utf8) }

    private static func titleLength(_ text: Bytes8, _ start: Int) -> Int? {
        guard start < text.count, text[start] == 0x4D else { return nil }
        for title in titles where text[start...].starts(with: title) {
            let end = start + title.count
            if end == text.count || !(isLetter(text[end]) || isDigit(text[end]) || text[end] >= 0xC3 || text[end] == 0x27 || text[end] == 0x2D) {
                return title.count
            }
        }
        return nil
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
        return words.contains { places.contains(folded(Bytes8(rebasing: text[(shift + $0.lowerBound)..<(shift + $0.upperBound)]))) }
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
