import Bytes
import Testing

@Suite("Digests and fingerprints")
struct MarksTests {
    @Test("SHA-256 gives the standard’s own examples, in one piece or many")
    func digests() {
        #expect(Digester.digest(of: []).hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(Digester.digest(of: Array("abc".utf8)).hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        var digester = Digester()
        let bytes = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        for byte in bytes { withUnsafeBytes(of: byte) { digester.update($0) } }
        let digest = digester.finish()
        #expect(digest.hexadecimal == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(digest == Digester.digest(of: bytes))
        #expect(digester.finish() == Digester.digest(of: []), "a digester starts anew")
    }

    private func mark(_ feed: (inout Fingerprint) -> Void) -> Fingerprint {
        var mark = Fingerprint()
        feed(&mark)
        return mark
    }

    @Test("A fingerprint is the same in every run: what was remembered stays valid")
    func stable() {
        let mark = mark {
            $0.combine("halle")
            $0.combine(42)
            $0.combine(true)
            $0.combine([1, 2, 3] as [UInt8])
        }
        #expect(mark == Fingerprint(high: 17_311_797_775_996_175_543, low: 12_852_090_639_191_511_500))
    }

    @Test("What is fed, in what order and in what pieces counts")
    func sensitive() {
        let marks = [
            mark { _ in }, mark { $0.combine("") }, mark { $0.combine("ab") }, mark { $0.combine("ba") },
            mark {
                $0.combine("a")
                $0.combine("b")
            },
            mark {
                $0.combine("b")
                $0.combine("a")
            }, mark { $0.combine("ab\u{0}") }, mark { $0.combine(nil as String?) }, mark { $0.combine("" as String?) }, mark { $0.combine("é") },
            mark { $0.combine("e\u{301}") }, mark { $0.combine("12345678") },
            mark { $0.combine("123456789") }, mark { $0.combine(Fingerprint()) }, mark { $0.combine(Digester.digest(of: [])) },
        ]
        #expect(Set(marks).count == marks.count)
    }

    @Test("A change of one bit changes the fingerprint")
    func bits() {
        // Four words at a time, then words, then bytes.
        let bytes = [UInt8](repeating: 0, count: 75)
        var marks: Set<Fingerprint> = [mark { $0.combine(bytes) }]
        for position in 0..<(75 * 8) {
            var changed = bytes
            changed[position / 8] ^= 1 << UInt8(position % 8)
            marks.insert(mark { $0.combine(changed) })
        }
        #expect(marks.count == 75 * 8 + 1)
    }

    @Test("Words that change places in a long text change the fingerprint, and so does its length")
    func places() {
        let words = (0..<16).map { UInt8($0) }
        func text(_ order: [UInt8]) -> [UInt8] { order.flatMap { [UInt8](repeating: $0, count: 8) } }
        var marks: Set<Fingerprint> = []
        for first in words.indices {
            for second in words.indices where second > first {
                var order = words
                order.swapAt(first, second)
                marks.insert(mark { $0.combine(text(order)) })
            }
        }
        for length in 0...128 { marks.insert(mark { $0.combine([UInt8](text(words).prefix(length))) }) }
        #expect(marks.count == 120 + 129)
    }
}
