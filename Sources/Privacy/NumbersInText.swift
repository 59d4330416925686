internal import Bytes
internal import Tables

/// The first number or address of a kind in a text.
enum PersonalNumbers {
    static func socialSecurityNumber(in text: Bytes8, isExpected: Bool) -> SocialSecurityNumber? {
        var index = 0
        while index + 12 < text.count {
            if isDigit(text[index]), let number = SocialSecurityNumber(text, at: index, isExpected: isExpected) { return number }
            index += 1
        }
        return nil
    }

    static func account(in text: Bytes8, isExpected: Bool) -> Range<Int>? {
        var index = 0
        while index + 14 < text.count {
            if isLetter(text[index]) {
                if let range = BankAccount.iban(text, at: index) { return range }
            } else if isDigit(text[index]), let range = BankAccount.rib(text, at: index, isExpected: isExpected) {
                return range
            }
            index += 1
        }
        return nil
    }

    /// - Parameters:
    ///   - isExpected: whether the column says that it holds phone numbers.
    ///   - isIdentifier: whether it says that it holds numbers of other things.
    static func mobile(in text: Bytes8, isExpected: Bool, isIdentifier: Bool) -> MobileNumber? {
        guard isExpected || !isIdentifier else { return nil }
        var index = 0
        while index + 9 < text.count {
            if text[index] == 0x30 || text[index] == 0x2B, let number = MobileNumber(text, at: index) {
                if isExpected || number.isUnmistakable || isCalled(text, before: index) { return number }
                index = number.range.upperBound
            } else {
                index += 1
            }
        }
        return nil
    }

    /// Whether the word before a number says that it is a phone’s.
    private static func isCalled(_ text: Bytes8, before start: Int) -> Bool {
        let before = folded(Bytes8(rebasing: text[max(0, start - 24)..<start]))
        let words = before.split { !isLetter($0) }
        return words.suffix(2).contains { phoneWords.contains($0) }
    }

    private static let phoneWords = WordList("tel telephone mobile portable port gsm phone joindre appeler contact contacter joignable sms whatsapp appelez")

    /// The first address of a person; among others the first of a private host.
    static func mail(in text: Bytes8) -> MailAddress? {
        var looked = 0
        for at in text.indices where text[at] == 0x40 {
            looked += 1
            guard looked <= 50 else { return nil }
            if let address = MailAddress(text, at: at), address.isPersonal { return address }
        }
        return nil
    }
}

/// Days as people write them.
enum Day {
    /// A day of the calendar at which somebody may have been born, with its year: 1985-05-12, 12/05/1985, 1985-05-12T00:00:00.
    static func isBirth(_ text: Bytes8) -> Bool {
        var numbers: [Int] = []
        var lengths: [Int] = []
        var isOpen = false
        for byte in text.prefix(10) {
            if isDigit(byte) {
                if isOpen, let last = numbers.last {
                    numbers[numbers.count - 1] = last * 10 + Int(byte - 0x30)
                    lengths[lengths.count - 1] += 1
                } else {
                    numbers.append(Int(byte - 0x30))
                    lengths.append(1)
                }
                isOpen = true
            } else {
                isOpen = false
            }
        }
        if numbers.count == 1, lengths[0] == 8 {
            let number = numbers[0]
            numbers = number > 19_000_000 ? [number / 10_000, number / 100 % 100, number % 100] : [number / 1_000_000, number / 10_000 % 100, number % 10_000]
        }
        guard numbers.count == 3 else { return false }
        let (year, month, day) = numbers[0] > 31 ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0])
        return (1_900...2_100).contains(year) && (1...12).contains(month) && (1...31).contains(day)
            || lengths == [2, 2, 2] && (1...12).contains(numbers[1]) && (1...31).contains(numbers[0])
    }
}

/// Words beside a name that tell of an office: its holder is named in acts.
enum OfficeWords {
    static func isAboutOffice(_ text: Bytes8) -> Bool {
        folded(text).split { !(isLetter($0) || $0 >= 0x80) }.contains { words.contains($0) }
    }

    private static let words = WordList(
        """
        adjoint adjointe adjoints conseiller conseillere conseillers elu elue elus maire delegue deleguee depute deputee senateur senatrice president presidente
        vice-president election installation suppleant suppleante representant representante rapporteur indemnites
        architecte notaire avocat huissier geometre commissaire
        """)
}
