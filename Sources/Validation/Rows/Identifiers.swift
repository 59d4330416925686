internal import Bytes

/// The numbers of bodies and their sites as they stand in cells: spaces between the digits are let through, as the reference validators do.
enum Identifiers {
    static func isSIREN(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        BusinessNumber.isSIREN(text) || withoutSpaces(text).map { $0.withUnsafeBufferPointer { BusinessNumber.isSIREN($0) } } ?? false
    }

    /// La Poste's own sites included; fourteen zeros pass as they do there.
    static func isSIRET(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        BusinessNumber.isSIRET(text) || withoutSpaces(text).map { $0.withUnsafeBufferPointer { BusinessNumber.isSIRET($0) } } ?? false
    }

    /// Nil when there are none, or the text is longer than any of these numbers can be.
    private static func withoutSpaces(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.count <= 40, text.contains(0x20) else { return nil }
        return text.filter { $0 != 0x20 }
    }
}
