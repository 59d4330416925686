import Bytes
import CZip
import TestCatalogue
import Testing

@testable import Downloads

@Suite("The ZIP of a dataset")
struct ArchiveTests {
    private func archive(_ files: [(String, [UInt8])]) throws -> (bytes: [UInt8], catalogue: TestCatalogue) {
        let catalogue = TestCatalogue()
        let spool = try Spool(in: catalogue.root)
        var out = ByteWriter()
        try Archive(spool).write(files.map { name, bytes in Archive.Entry(name) { take in try bytes.withUnsafeBytes { try take($0) } } }, into: &out)
        catalogue.file("essai.zip", out.bytes)
        return (out.bytes, catalogue)
    }

    private func unpacked(_ path: String) throws -> [String: [UInt8]] {
        var code: Int32 = 0
        // Checks what every entry says of itself.
        let zip = try #require(zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code))
        defer { zip_discard(zip) }
        var files: [String: [UInt8]] = [:]
        for index in 0..<UInt64(zip_get_num_entries(zip, 0)) {
            var status = zip_stat_t()
            zip_stat_index(zip, index, 0, &status)
            let file = try #require(zip_fopen_index(zip, index, 0))
            defer { zip_fclose(file) }
            var bytes = [UInt8](repeating: 0, count: Int(status.size))
            let count = zip_fread(file, &bytes, UInt64(bytes.count))
            #expect(count == Int64(bytes.count))
            files[String(cString: zip_get_name(zip, index, 0))] = bytes
        }
        return files
    }

    @Test("What is packed comes out as it was: empty files, large ones, names with accents and folders")
    func roundTrip() throws {
        let large = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
        let files: [(String, [UInt8])] = [("données.csv", Array("a;b\n".utf8)), ("vide.txt", []), ("autres-formats/grand.bin", large)]
        let (_, catalogue) = try archive(files)
        let found = try unpacked(catalogue.root + "/essai.zip")
        #expect(found == Dictionary(uniqueKeysWithValues: files))
    }

    @Test("The same files give the same bytes")
    func deterministic() throws {
        let files = [("a.csv", Array("1;2\n".utf8)), ("b.txt", Array("deux".utf8))]
        #expect(try archive(files).bytes == archive(files).bytes)
    }
}
