public import ArgumentParser
internal import Bytes
internal import DataFiles
internal import Findings
public import Repairs
internal import Validation

/// `--fix`, `--fix copy`, `--fix in-place`.
struct FixOptions: ParsableArguments {
    @Option(
        defaultAsFlag: RepairWay.show, parsing: .next,
        help:
            "Safe repairs of CSV files: show them (--fix), write a mended copy beside the file (--fix copy), or mend the file and keep the original in _originaux (--fix in-place)."
    )
    var fix: RepairWay?
}

extension RepairWay: ExpressibleByArgument {}

extension FixOptions {
    /// Shows the repairs of a file, writes them where that is asked for, and shows what is left to mend by hand.
    ///
    /// - Returns: whether the file is valid: as it stands when nothing was written, as it was written otherwise.
    static func mend(_ file: DataFile, _ way: RepairWay, language: Language, limit: Int, into out: inout ByteWriter) -> Bool {
        // The causes tell what happens; a few rows show that they mean what they say.
        let found = repairs(of: file, rowLimit: limit == .max ? .max : 6)
        found.write(in: language, into: &out)
        var isWritten = false
        if found.isReady, way == .show {
            out.raw(
                language == .french
                    ? "Rien n’a été écrit. Pour appliquer : --fix copy écrit une copie corrigée à côté du fichier ; --fix in-place corrige le fichier et garde l’original.\n"
                    : "Nothing was written. To apply: --fix copy writes a mended copy beside the file; --fix in-place mends the file and keeps the original.\n")
        } else if found.isReady {
            do throws(RepairError) {
                out.raw(found.written(try found.write(way, language: language), in: language))
                isWritten = true
            } catch {
                out.raw(error.inWords(language) + "\n")
            }
        }
        let isFuture = isWritten || way == .show && found.isReady
        let left = isFuture ? found.after : found.before
        if !left.findings.isEmpty {
            out.raw(language == .french ? "\nReste à voir" : "\nLeft to see to")
            if isFuture, found.rowsTakenOut > 0 {
                out.raw(language == .french ? " (lignes numérotées comme dans le fichier corrigé)" : " (rows numbered as in the mended file)")
            }
            out.raw(language == .french ? " :\n\n" : ":\n\n")
            Report(left.findings, language: language).write(.text, limit: limit, into: &out)
        }
        return isWritten ? found.after.isValid : found.before.isValid
    }
}
