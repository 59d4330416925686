import Bytes
import Testing

private func written(_ write: (inout JSONText) -> Void) -> String {
    var json = JSONText(capacity: 0)
    write(&json)
    return json.withBytes { String(decoding: $0, as: UTF8.self) }
}

@Suite("JSON written into memory of its own")
struct JSONTextTests {
    @Test("Strings are escaped as the byte writer escapes them")
    func strings() {
        var texts = ["", "</script>&\\\n\r\u{2028}\u{2029}", "\"\u{301}>", "é🚲\u{10FFFF}", String(repeating: "œ", count: 5_000)]
        texts += (0...0x2FFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).map { "a\($0)b" }
        for text in texts {
            var writer = ByteWriter()
            writer.json(text)
            #expect(written { $0.string(text) } == String(decoding: writer.bytes, as: UTF8.self))
        }
    }

    @Test("Whole numbers", arguments: [0, 7, -1, 10, 99, 100, 1_234_567, .max, .min])
    func wholeNumbers(number: Int) { #expect(written { $0.number(number) } == "\(number)") }

    @Test("A double has its shortest text, without a needless point and zero")
    func doubles() {
        var numbers: [Double] = [
            0, -0.0, 1, -1, 0.1, 0.3, 0.1 + 0.2, 1.0 / 3, 1e-4, 0.000_12, 9.9e-5, .leastNonzeroMagnitude, 12_500, 20_603.25, 1_695.82, 48.856_614,
        ]
        numbers += [9_999_999.99, 10_000_000, 10_000_000.5, 37_873_083_555_060, 1e15, 999_999_999_999_999, 1e16, 1.5e300, .greatestFiniteMagnitude]
        // Powers of ten and their neighbours, and doubles of any size.
        var power = 1e-12
        for _ in 0..<32 {
            numbers += [power, power.nextUp, power.nextDown, power * 7, power / 3]
            power *= 10
        }
        var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
        for _ in 0..<20_000 {
            bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            numbers += [Double(bitPattern: bits), Double(bits >> 40) / 100, Double(bits >> 34) / 100_000, Double(bits >> 20) / 1e9].filter(\.isFinite)
        }
        for number in numbers.flatMap({ [$0, -$0] }) {
            let text = "\(number)"
            #expect(written { $0.number(number) } == (text.hasSuffix(".0") ? String(text.dropLast(2)) : text))
        }
        #expect(written { $0.number(Double.infinity) } == "0")
    }

    @Test("A document outgrows its first room")
    func growth() {
        let text = written { json in
            json.raw("[")
            for number in 0..<10_000 {
                if number > 0 { json.raw(",") }
                json.number(number)
            }
            json.raw("]")
        }
        #expect(text == "[\((0..<10_000).map(String.init).joined(separator: ","))]")
    }
}
