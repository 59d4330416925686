internal import Bytes
internal import Reading

/// What the reader keeps between builds, kept only for the very same program.
enum Memo {
    static let name = "reading"

    static func sealed(_ memo: ReadingMemo) -> [[UInt8]] { memo.encoded(after: mark) }

    static func opened(_ bytes: [UInt8]?) -> ReadingMemo {
        guard let bytes, bytes.starts(with: mark) else { return ReadingMemo() }
        return ReadingMemo(encoded: bytes, from: mark.count)
    }

    private static var mark: [UInt8] {
        let mark = Program.fingerprint
        return withUnsafeBytes(of: (mark.high, mark.low)) { Array($0) }
    }
}
