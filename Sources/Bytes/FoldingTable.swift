/// What each accented letter, ligature and typographic sign folds to.
///
/// A replacement holds up to four ASCII bytes, the first one lowest; 0 drops the sign. It never takes more bytes than the sign in UTF-8.
struct FoldingTable: Sendable {
    static let shared = FoldingTable()

    private static let unchanged: UInt32 = .max
    /// U+0000–024F, then U+1E00–1EFF, then U+2000–206F, then U+FB00–FB06.
    private let replacements: [UInt32]

    private static func position(of scalar: UInt32) -> Int? {
        switch scalar {
        case 0..<0x250: Int(scalar)
        case 0x1E00..<0x1F00: Int(scalar - 0x1E00 + 0x250)
        case 0x2000..<0x2070: Int(scalar - 0x2000 + 0x350)
        case 0xFB00..<0xFB07: Int(scalar - 0xFB00 + 0x3C0)
        default: nil
        }
    }

    private init() {
        var table = [UInt32](repeating: Self.unchanged, count: 0x3C7)
        for (replacement, signs) in Self.rows {
            var packed: UInt32 = 0
            for byte in replacement.utf8.reversed() { packed = packed << 8 | UInt32(byte) }
            for sign in signs.unicodeScalars {
                guard let position = Self.position(of: sign.value) else { continue }
                table[position] = packed
            }
        }
        replacements = table
    }

    /// Nil: the sign stays as it is.
    @inline(__always)
    func replacement(for scalar: UInt32) -> UInt32? {
        // Combining diacritical marks.
        if scalar >= 0x300, scalar < 0x370 { return 0 }
        switch scalar {
        case 0x02B9, 0x02BC: return 0x27
        case 0x2212: return 0x2D
        case 0x3000: return 0x20
        case 0xFEFF: return 0
        default: break
        }
        guard let position = Self.position(of: scalar) else { return nil }
        let replacement = replacements[position]
        return replacement == Self.unchanged ? nil : replacement
    }

    private static let rows: [(String, String)] = [
        ("a", "ªÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧȺḀḁẚẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ"),
        ("ae", "ÆæǢǣǼǽ"),
        ("b", "ƀɃḂḃḄḅḆḇ"),
        ("c", "ÇçĆćĈĉĊċČčȻȼḈḉ"),
        ("d", "ÐðĎďĐđḊḋḌḍḎḏḐḑḒḓ"),
        ("dz", "ǄǅǆǱǲǳ"),
        ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩɆɇḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ"),
        ("f", "Ḟḟ"),
        ("ff", "ﬀ"),
        ("ffi", "ﬃ"),
        ("ffl", "ﬄ"),
        ("fi", "ﬁ"),
        ("fl", "ﬂ"),
        ("g", "ĜĝĞğĠġĢģǤǥǦǧǴǵḠḡ"),
        ("h", "ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ"),
        ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıƗǏǐȈȉȊȋḬḭḮḯỈỉỊị"),
        ("ij", "Ĳĳ"),
        ("j", "ĴĵǰɈɉ"),
        ("k", "ĶķĸǨǩḰḱḲḳḴḵ"),
        ("l", "ĹĺĻļĽľĿŀŁłƚȽḶḷḸḹḺḻḼḽ"),
        ("lj", "Ǉǈǉ"),
        ("m", "ḾḿṀṁṂṃ"),
        ("n", "ÑñŃńŅņŇňŉŊŋǸǹṄṅṆṇṈṉṊṋ"),
        ("nj", "Ǌǋǌ"),
        ("o", "ºÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ"),
        ("oe", "Œœ"),
        ("p", "ṔṕṖṗ"),
        ("r", "ŔŕŖŗŘřȐȑȒȓɌɍṘṙṚṛṜṝṞṟ"),
        ("s", "ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛ"),
        ("ss", "ßẞ"),
        ("st", "ﬅﬆ"),
        ("t", "ŢţŤťŦŧȚțȾṪṫṬṭṮṯṰṱẗ"),
        ("th", "Þþ"),
        ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗɄṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự"),
        ("v", "ṼṽṾṿ"),
        ("w", "ŴŵẀẁẂẃẄẅẆẇẈẉẘ"),
        ("x", "ẊẋẌẍ"),
        ("y", "ÝýÿŶŷŸȲȳɎɏẎẏẙỲỳỴỵỶỷỸỹ"),
        ("z", "ŹźŻżŽžƵƶẐẑẒẓẔẕ"),
        ("1", "¹"),
        ("2", "²"),
        ("3", "³"),
        ("'", "´\u{2018}\u{2019}\u{201A}\u{201B}\u{2032}\u{2039}\u{203A}"),
        ("\"", "«»\u{201C}\u{201D}\u{201E}\u{201F}"),
        ("-", "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}"),
        ("...", "\u{2026}"),
        (" ", "\u{A0}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}"),
        ("", "\u{AD}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2060}\u{2066}\u{2067}\u{2068}\u{2069}"),
    ]
}
