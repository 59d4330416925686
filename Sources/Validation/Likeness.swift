/// What a fault is told by before anyone has looked into it: what was found wrong with it, where, and its text.
struct Likeness {
    /// Of the column and what is wrong in it.
    fileprivate let seed: UInt64
    fileprivate let text: UnsafeBufferPointer<UInt8>?
    /// Whether what is wrong has one cause, whatever the text is.
    fileprivate let hasOneCause: Bool

    init(_ kind: UInt8, _ number: Int, _ detail: UInt8 = 0, _ order: DayOrder = .none, text: UnsafeBufferPointer<UInt8>?, hasOneCause: Bool = false) {
        seed = UInt64(kind) << 56 | UInt64(detail | order.rawValue << 5) << 48 | UInt64(truncatingIfNeeded: number) & 0xFFFF_FFFF_FFFF
        self.text = text
        self.hasOneCause = hasOneCause
    }

    /// Tells one value from another; nil where there is none.
    var valueMark: UInt64? { text.map { mark(of: $0) } }

    fileprivate var mixedSeed: UInt64 { (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 }
    fileprivate var textMark: UInt64 { text.map { mark(of: $0, seed: mixedSeed) } ?? mixedSeed }

    /// The same for texts that are made alike: letters and words are as good as any others, digits count.
    fileprivate var shapeMark: UInt64 {
        guard let text else { return mixedSeed }
        var state = mixedSeed ^ 0x5348_4150_4553_4841
        var last: UInt8 = 0
        var length = 0
        for byte in text.prefix(256) {
            let kind: UInt8
            switch byte {
            case 0x30...0x39: kind = 0x30
            case 0x41...0x5A: kind = 0x41
            case 0x61...0x7A, 0x80...: kind = 0x61
            default: kind = byte
            }
            if kind == last, kind == 0x61 || kind == 0x41 { continue }
            last = kind
            state = (state ^ UInt64(kind)) &* 0x0000_0100_0000_01B3
            state ^= state >> 29
            length += 1
            if length == 24 { break }
        }
        return state
    }
}

/// To which findings faults belong, by those that have been looked into.
///
/// The same text with the same fault has the same cause. Once a thousand texts of a column have been looked into, others that are made alike are taken
/// to have the cause of the first like them: a column where a million cells are wrong costs no more than one where a thousand are.
struct Likenesses {
    private var groups: [UInt64: Int32] = [:]
    private var families: [UInt64: (count: Int, last: Int32)] = [:]
    private static let enough = 1_000
    private static let most = 4_000
    private static let mostMarks = 1 << 17

    func group(of likeness: Likeness) -> Int? {
        if likeness.hasOneCause { return families[likeness.seed].map { Int($0.last) } }
        if let group = groups[likeness.textMark] { return Int(group) }
        guard let family = families[likeness.seed], family.count >= Self.enough else { return nil }
        if let group = groups[likeness.shapeMark] { return Int(group) }
        return family.count >= Self.most ? Int(family.last) : nil
    }

    mutating func learn(_ likeness: Likeness, _ group: Int) {
        let group = Int32(truncatingIfNeeded: group)
        families[likeness.seed, default: (0, group)].count += 1
        families[likeness.seed]?.last = group
        guard !likeness.hasOneCause, groups.count < Self.mostMarks else { return }
        groups[likeness.textMark] = group
        let shape = likeness.shapeMark
        if groups[shape] == nil { groups[shape] = group }
    }
}
