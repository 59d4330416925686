internal import Bytes
internal import CZip
internal import Glibc
internal import Tables

/// A ZIP archive whose entries are read as streams. Nothing is unpacked to the disk, and no entry's name is taken for a path.
final class ZipPackage {
    private let archive: OpaquePointer

    /// An archive has no more entries than these: a workbook of 1,000 sheets has some 2,000.
    private static let mostEntries = 50_000

    /// - Parameter file: an open regular file; its position moves while the archive is read. It is closed by the archive.
    init(file: UnsafeMutablePointer<FILE>) throws(TableError) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard Self.declaredEntries(of: file) <= Self.mostEntries else {
            fclose(file)
            throw .swollen
        }
        guard let source = zip_source_filep_create(file, 0, -1, &error) else {
            fclose(file)
            throw Self.failure(error)
        }
        archive = try Self.open(source)
    }

    /// - Parameter bytes: copied.
    init(bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {
        guard let copy = malloc(max(1, bytes.count)) else { throw .unreadable("out of memory") }
        if let start = bytes.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
            free(copy)
            throw Self.failure(error)
        }
        archive = try Self.open(source)
    }

    deinit { zip_discard(archive) }

    private static func open(_ source: OpaquePointer) throws(TableError) -> OpaquePointer {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            throw failure(error)
        }
        guard zip_get_num_entries(archive, 0) <= Self.mostEntries else {
            zip_discard(archive)
            throw .swollen
        }
        return archive
    }

    /// The entry's index, by its exact name or else by the same name in other letters' case or with backslashes, as some writers have it.
    func index(of name: String) -> UInt64? {
        var index = zip_name_locate(archive, name, 0)
        if index < 0 { index = zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE)) }
        if index < 0, name.utf8.contains(UInt8(ascii: "/")) {
            let backslashed = String(decoding: name.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "\\") : $0 }, as: UTF8.self)
            index = zip_name_locate(archive, backslashed, UInt32(ZIP_FL_NOCASE))
        }
        return index < 0 ? nil : UInt64(index)
    }

    /// - Parameter limit: the most bytes it may have when unpacked; beyond, its reading fails as swollen.
    func open(_ index: UInt64, limit: Int) throws(TableError) -> ZipEntry {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, index, 0, &status) == 0 else { throw failure() }
        guard let file = zip_fopen_index(archive, index, 0) else { throw failure() }
        return ZipEntry(file, of: self, packed: Int(clamping: status.comp_size), limit: limit)
    }

    private func failure() -> TableError {
        guard let error = zip_get_error(archive) else { return .damaged(.archiveBroken) }
        return Self.failure(error.pointee)
    }

    fileprivate static func failure(_ error: zip_error_t) -> TableError {
        switch error.zip_err {
        case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: .refused(format: "password")
        case ZIP_ER_READ, ZIP_ER_SEEK, ZIP_ER_OPEN: .unreadable(FileError("read", "", number: error.sys_err).reason)
        case ZIP_ER_MEMORY: .unreadable("out of memory")
        case ZIP_ER_NOZIP: .damaged(.archiveCut)
        case ZIP_ER_CRC: .damaged(.entryChanged)
        default: .damaged(.archiveBroken)
        }
    }

    /// How many entries the archive's end says it has: the library makes room for all of them as soon as it opens the archive.
    private static func declaredEntries(of file: UnsafeMutablePointer<FILE>) -> Int {
        guard fseeko(file, 0, SEEK_END) == 0 else { return 0 }
        let size = Int(ftello(file))
        defer { rewind(file) }
        let count = min(size, 0xFFFF + 22 + 20)
        guard count >= 22, fseeko(file, off_t(size - count), SEEK_SET) == 0 else { return 0 }
        var tail = [UInt8](repeating: 0, count: count)
        guard fread(&tail, 1, count, file) == count else { return 0 }
        var most = 0
        for start in 0...(count - 22) where tail[start] == 0x50 && tail[start + 1] == 0x4B && tail[start + 2] == 5 && tail[start + 3] == 6 {
            // Of ZIP64 archives the true number is elsewhere.
            let entries = tail.littleEndian(at: start + 10, bytes: 2)
            if entries == 0xFFFF, start >= 20, let whole = entriesOfZip64(file, locator: Array(tail[(start - 20)..<start])) {
                most = max(most, whole)
            } else {
                most = max(most, entries)
            }
        }
        return most
    }

    private static func entriesOfZip64(_ file: UnsafeMutablePointer<FILE>, locator: [UInt8]) -> Int? {
        guard locator.littleEndian(at: 0, bytes: 4) == 0x0706_4B50 else { return nil }
        let place = locator.littleEndian(at: 8, bytes: 7)
        var record = [UInt8](repeating: 0, count: 40)
        guard fseeko(file, off_t(place), SEEK_SET) == 0, fread(&record, 1, 40, file) == 40 else { return nil }
        return record.littleEndian(at: 32, bytes: 7)
    }
}

/// An entry of an archive, unpacked as it is read.
final class ZipEntry {
    private let file: OpaquePointer
    private let package: ZipPackage
    private let packed: Int
    private let limit: Int
    private(set) var unpacked = 0

    /// What deflate cannot reach with the text of a sheet (30 is usual, 120 a sheet of empty cells) but with a bomb (up to 1,032).
    private static let greatestRatio = 250
    /// Up to here no ratio is suspect, in bytes.
    private static let harmless = 64 << 20

    fileprivate init(_ file: OpaquePointer, of package: ZipPackage, packed: Int, limit: Int) {
        self.file = file
        self.package = package
        self.packed = packed
        self.limit = limit
    }

    deinit { zip_fclose(file) }

    /// Fills the buffer from its start. Gives how many bytes were put there; 0 only at the end.
    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(TableError) -> Int {
        let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
        guard count >= 0 else {
            guard let error = zip_file_get_error(file) else { throw .damaged(.entryBroken) }
            throw ZipPackage.failure(error.pointee)
        }
        unpacked += count
        if unpacked > limit || unpacked > Self.harmless && unpacked / Self.greatestRatio > packed { throw .swollen }
        return count
    }
}

extension [UInt8] {
    /// An unsigned number of at most 7 bytes; 0 beyond the end.
    func littleEndian(at start: Int, bytes: Int) -> Int {
        guard start >= 0, start + bytes <= count else { return 0 }
        return (0..<bytes).reversed().reduce(0) { $0 << 8 | Int(self[start + $1]) }
    }
}
