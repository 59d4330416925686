/// Labels of host names as the DNS has them (RFC 3492): `préfecture` → `xn--prfecture-c4a`.
enum Punycode {
    private static let base = 36
    private static let (shortest, longest) = (1, 26)

    /// Nil for a label that is too long for the DNS anyway.
    static func label(_ scalars: [Unicode.Scalar]) -> String? {
        if scalars.allSatisfy(\.isASCII) { return String(decoding: scalars.map { UInt8($0.value) }, as: UTF8.self) }
        guard scalars.count <= 63 else { return nil }
        var output = scalars.filter(\.isASCII).map { UInt8($0.value) }
        let plain = output.count
        var done = plain
        if plain > 0 { output.append(0x2D) }
        var (next, delta, bias) = (128, 0, 72)
        while done < scalars.count {
            // The smallest of the scalars that are not written yet: no product below exceeds 64 × 0x110000.
            guard let smallest = scalars.lazy.map({ Int($0.value) }).filter({ $0 >= next }).min() else { return nil }
            delta += (smallest - next) * (done + 1)
            next = smallest
            for scalar in scalars {
                let value = Int(scalar.value)
                if value < next { delta += 1 }
                guard value == next else { continue }
                write(delta, bias, into: &output)
                bias = adapted(delta, count: done + 1, isFirst: done == plain)
                delta = 0
                done += 1
            }
            delta += 1
            next += 1
        }
        return "xn--" + String(decoding: output, as: UTF8.self)
    }

    private static func write(_ delta: Int, _ bias: Int, into output: inout [UInt8]) {
        var rest = delta
        var position = base
        while true {
            let threshold = min(max(position - bias, shortest), longest)
            if rest < threshold { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
        output.append(digit(rest))
    }

    private static func digit(_ value: Int) -> UInt8 { UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x30 + value - 26) }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var position = 0
        while delta > (base - shortest) * longest / 2 {
            delta /= base - shortest
            position += base
        }
        return position + (base - shortest + 1) * delta / (delta + 38)
    }
}
