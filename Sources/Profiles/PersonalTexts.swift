/// Whether a text holds an e-mail address, and whose it seems to be: that of a person, or the mailbox of an organisation (`contact@`,
/// `mairie.roques@`). Loose on purpose: it is a reason to look, not a proof.
func emailSigns(_ text: UnsafeBufferPointer<UInt8>) -> CellSigns {
    var signs: CellSigns = []
    for at in text.indices where text[at] == 0x40 {
        var start = at
        while start > 0, isLocalByte(text[start - 1]) { start -= 1 }
        guard start < at, hasDomain(text, from: at + 1) else { continue }
        signs.insert(isOfOrganisation(UnsafeBufferPointer(rebasing: text[start..<at])) ? .organisationEmail : .personalEmail)
        // One address is enough to know; a list of thousands in one cell must not cost more.
        if signs.contains(.personalEmail) { return signs }
    }
    return signs
}

private func isLocalByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x2B, 0x2D, 0x25: true
    default: false
    }
}

/// Labels with a point between them, the last of at least two letters.
private func hasDomain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var label = start
    var points = 0
    var letters = 0
    var index = start
    while index < text.count, index < start + 253 {
        let byte = text[index]
        if byte == 0x2E {
            // A point that ends a sentence is no part of the domain.
            guard index > label else { return false }
            if index + 1 < text.count, isLocalByte(text[index + 1]) {
                points += 1
                label = index + 1
                letters = 0
            } else {
                break
            }
        } else if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
            letters += 1
        } else if byte &- 0x30 >= 10, byte != 0x2D {
            break
        }
        index += 1
    }
    return points > 0 && letters >= 2 && letters == index - label
}

/// First words of the mailboxes of town halls, associations and firms.
private let mailboxWords = WordTable(
    """
    accueil administration administratif agence animation association bibliotheque bonjour bureau cabinet cantine ccas cdg centre cinema
    cimetiere club college comite commande commercial commune communaute communication compta comptabilite conservatoire contact contacts
    courrier crea creche culture data direction dechets dgs domaine dpd dpo eau ecole economie elections environnement espace etatcivil
    facturation factures finances formation gymnase hello info infos information informations inscription inscriptions jeunesse journal
    mairie maison marches mediatheque metropole mission musee museum noreply numerique office opendata otsi parc patrimoine periscolaire
    personnel petiteenfance piscine police postmaster presidence presse production proprete rectorat regie relais reservation reservations
    rgpd rh sante scolarite secretaire secretariat sg service services siege sivom social sport sports standard support syndicat technique
    theatre tourisme travaux tresorier urbanisme vieassociative ville voirie webmaster
    """)

/// Whether the first word of an address's local part is one of an organisation.
private func isOfOrganisation(_ local: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = local.firstIndex { $0 | 0x20 < 0x61 || $0 | 0x20 > 0x7A } ?? local.count
    return end > 0 && mailboxWords.contains(UnsafeBufferPointer(rebasing: local[..<end]))
}

/// A set of words of ASCII letters that costs no allocation to ask. Words of more than eight letters are told by those and their length.
private struct WordTable: Sendable {
    /// A power of two of them, 0 where free.
    private var keys: [UInt64]

    init(_ words: StaticString) {
        keys = Array(repeating: 0, count: 512)
        let text = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
        for word in text.split(whereSeparator: { $0 <= 0x20 }) {
            let key = Self.key(UnsafeBufferPointer(rebasing: word))
            var index = Self.start(key)
            while keys[index] != 0 { index = (index + 1) & 511 }
            keys[index] = key
        }
    }

    private static func key(_ letters: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let start = letters.baseAddress else { return 0 }
        let head = word(start, from: 0, length: letters.count)
        // Five bits tell a letter in either case.
        var key = UInt64(letters.count)
        for index in 0..<UInt64(min(letters.count, 8)) { key = key << 5 | (head >> (index * 8) & 31) }
        return key
    }

    private static func start(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 55) }

    func contains(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
        let key = Self.key(letters)
        var index = Self.start(key)
        while keys[index] != 0 {
            if keys[index] == key { return true }
            index = (index + 1) & 511
        }
        return false
    }
}

/// A French phone number as people write it: ten digits from 01 to 09, by twos or not, or with +33 or 0033 before nine.
func isPhone(_ text: UnsafePointer<UInt8>, length: Int) -> Bool {
    guard length >= 10, length <= 22 else { return false }
    var digits = 0
    var number: UInt64 = 0
    for index in 0..<length {
        let byte = text[index]
        if byte &- 0x30 < 10 {
            digits += 1
            guard digits <= 14 else { return false }
            number = number * 10 + UInt64(byte &- 0x30)
        } else if byte == 0x2B {
            guard index == 0 || index == 1 else { return false }
        } else if byte != 0x20, byte != 0x2E, byte != 0x2D, byte != 0x2F, byte != 0x28, byte != 0x29, byte != 0xC2, byte != 0xA0 {
            return false
        }
    }
    let first = text[0]
    let hasPlus = first == 0x2B || (first == 0x28 && text[1] == 0x2B)
    if hasPlus {
        // +33 1 23 45 67 89, and with the zero in brackets.
        return (digits == 11 && number / 1_000_000_000 == 33) || (digits == 12 && number / 10_000_000_000 == 33 && number / 1_000_000_000 == 330)
    }
    guard first == 0x30 || first == 0x28 else { return false }
    if digits == 13 { return number / 1_000_000_000 == 33 }
    return digits == 10 && number >= 100_000_000 && number < 1_000_000_000
}

/// Whether fifteen digits are a French social security number (NIR): sex, month of birth, and the key 97 − (first thirteen mod 97).
func isSocialSecurityNumber(_ number: UInt64) -> Bool {
    let sex = number / 100_000_000_000_000
    let month = number / 10_000_000_000 % 100
    guard sex == 1 || sex == 2, (1...12).contains(month) || (20...42).contains(month) || month >= 50 else { return false }
    return 97 - number / 100 % 97 == number % 100
}

/// The fifteen digits of a number with spaces among them; Corsica's 2A and 2B are taken as 19 and 18, as its key is made.
func socialSecurityNumber(_ text: UnsafePointer<UInt8>, length: Int) -> UInt64? {
    var digits = 0
    var number: UInt64 = 0
    for index in 0..<length {
        switch text[index] {
        case 0x30...0x39:
            digits += 1
            number = number * 10 + UInt64(text[index] - 0x30)
        case 0x41 where digits == 6 && number % 10 == 2:
            digits += 1
            number = (number - 1) * 10 + 9
        case 0x42 where digits == 6 && number % 10 == 2:
            digits += 1
            number = (number - 1) * 10 + 8
        case 0x20, 0xC2, 0xA0: break
        default: return nil
        }
        guard digits <= 15 else { return nil }
    }
    return digits == 15 ? number : nil
}

/// Whether a text is an international bank account number (ISO 13616), with or without spaces: its check digits hold.
func isIBAN(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = 0
    var count = 0
    var lead = 0
    // The first four characters count after all others.
    for index in text.indices {
        let byte = text[index]
        let value: Int
        switch byte {
        case 0x20: continue
        case 0x30...0x39: value = Int(byte) - 0x30
        case 0x41...0x5A: value = Int(byte) - 0x41 + 10
        default: return false
        }
        count += 1
        if count <= 4 {
            lead = value < 10 ? lead * 10 + value : lead * 100 + value
        } else {
            rest = (value < 10 ? rest * 10 + value : rest * 100 + value) % 97
        }
    }
    // Two letters and two digits are six digits.
    return count >= 15 && count <= 34 && (rest * 1_000_000 + lead) % 97 == 1
}
