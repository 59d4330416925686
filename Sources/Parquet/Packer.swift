private import CZstd

/// Packs pages with zstd, and holds the memory that all columns of a file use for it by turns.
final class Packer {
    private let context: OpaquePointer?
    /// A page before it is packed, and after.
    var page = Buffer()
    private(set) var packed = Buffer()
    private(set) var failure: ParquetFailure?

    /// What packs quickest: higher levels take two to four times as long for a few bytes in a hundred.
    private static let level: Int32 = 1

    init() {
        context = ZSTD_createCCtx()
        if context == nil { failure = .noMemory }
    }

    deinit { ZSTD_freeCCtx(context) }

    /// Packs `page` into `packed`.
    func pack() {
        packed.removeAll()
        guard let context else { return }
        let most = ZSTD_compressBound(page.count)
        let size = ZSTD_compressCCtx(context, packed.room(most), most, page.bytes.baseAddress, page.count, Self.level)
        guard ZSTD_isError(size) == 0 else {
            failure = .noMemory
            return
        }
        packed.fill(size)
    }
}

public enum ParquetFailure: Error {
    /// There was no memory for packing.
    case noMemory
    /// A column has got more values than there are rows.
    case unevenRows
}
