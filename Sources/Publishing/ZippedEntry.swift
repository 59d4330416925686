private import Bytes
private import CZip
private import Glibc

/// Writes a ZIP archive with one deflated entry. The same source bytes and name give the same archive, byte for byte.
enum ZippedEntry {
    enum Failure: Error {
        case reading(Int32)
        case writing(Int32)
    }

    /// 1980-01-01, the first day that the format knows.
    private static let date: UInt16 = 1 << 5 | 1

    /// - Parameters:
    ///   - source: an open regular file, read from its start in pieces.
    ///   - archive: the path of the archive, which must not exist.
    static func write(_ name: String, from source: Int32, to archive: String) throws(Failure) {
        let copied = fcntl(source, F_DUPFD_CLOEXEC, 0)
        guard copied >= 0, let file = fdopen(copied, "rb") else {
            let number = errno
            if copied >= 0 { close(copied) }
            throw .reading(number)
        }
        var code: Int32 = 0
        guard let zip = zip_open(archive, ZIP_CREATE | ZIP_EXCL, &code) else {
            let number = errno
            fclose(file)
            throw .writing(number)
        }
        guard let entry = zip_source_filep(zip, file, 0, -1) else {
            let failure = Self.failure(zip)
            fclose(file)
            zip_discard(zip)
            throw failure
        }
        let index = zip_file_add(zip, name, entry, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            let failure = Self.failure(zip)
            zip_source_free(entry)
            zip_discard(zip)
            throw failure
        }
        let number = UInt64(index)
        let isSet =
            zip_set_file_compression(zip, number, ZIP_CM_DEFLATE, 6) == 0 && zip_file_set_dostime(zip, number, 0, date, 0) == 0
            && zip_file_set_external_attributes(zip, number, 0, UInt8(ZIP_OPSYS_UNIX), 0o100644 << 16) == 0
        guard isSet, zip_close(zip) == 0 else {
            let failure = Self.failure(zip)
            zip_discard(zip)
            throw failure
        }
    }

    private static func failure(_ zip: OpaquePointer) -> Failure {
        let error = zip_get_error(zip)
        let number = zip_error_code_system(error)
        let code = zip_error_code_zip(error)
        let isReading = code == ZIP_ER_READ || code == ZIP_ER_SEEK || code == ZIP_ER_CHANGED || code == ZIP_ER_EOF
        return isReading ? .reading(number == 0 ? EIO : number) : .writing(number == 0 ? EIO : number)
    }
}
