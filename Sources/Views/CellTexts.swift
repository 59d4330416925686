internal import JSON

/// Without the blanks at its ends.
func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20 { start += 1 }
    while start < end, text[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
}

/// The months since year 0 of `2025-03` or `03/2025`; nil for anything else.
func yearAndMonth(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let text = trimmed(text)
    guard text.count == 7 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
        var number = 0
        for index in range {
            guard (0x30...0x39).contains(text[index]) else { return nil }
            number = number * 10 + Int(text[index] - 0x30)
        }
        return number
    }
    if text[4] == 0x2D, let year = number(0..<4), let month = number(5..<7), (1...12).contains(month) { return year * 12 + month - 1 }
    if text[2] == 0x2F, let year = number(3..<7), let month = number(0..<2), (1...12).contains(month) { return year * 12 + month - 1 }
    return nil
}

/// The two numbers of `[1.46, 43.54]`, `43.54, 1.46`, `POINT(1.46 43.54)`; nil when there are not two.
func numberPair(_ text: UnsafeBufferPointer<UInt8>) -> (Double, Double)? {
    var found: [Double] = []
    var start: Int?
    for index in 0...text.count {
        let byte = index < text.count ? text[index] : 0x20
        let isPart = (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x2B
        if isPart {
            if start == nil { start = index }
        } else if let first = start {
            start = nil
            let part = UnsafeBufferPointer(rebasing: text[first..<index])
            guard part.contains(where: { (0x30...0x39).contains($0) }), found.count < 2 else { return nil }
            found.append(JSONNumber(part).value)
        }
    }
    return found.count == 2 ? (found[0], found[1]) : nil
}
