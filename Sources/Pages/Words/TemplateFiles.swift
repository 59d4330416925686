private import BuiltInTemplates
private import Bytes
public import Findings
private import Templating

/// What the files of a catalogue's `Templates/` folder are for.
public enum TemplateFiles {
    public static let folder = "Templates"

    /// Why something in the folder changes nothing.
    public enum Disuse: Sendable {
        case unknownName
        case isFolder, isLink, isNoFile
        /// Another file has its name already, in other letters.
        case standsBeside(String)
        /// The folder itself, in other letters.
        case otherCase
    }

    /// The name of the built-in file that one of this name replaces, or of the template that it adds; nil when nothing asks for such a file.
    ///
    /// The case of an extension does not count: `card.HTML` is `card.html`.
    public static func role(of name: String) -> String? {
        guard let dot = name.utf8.lastIndex(of: 0x2E) else { return nil }
        let stem = name.utf8[..<dot]
        let wanted = String(Substring(stem)) + String(Substring(name.utf8[dot...])).lowercased()
        if wanted.utf8.suffix(5).elementsEqual(".html".utf8), !stem.isEmpty { return wanted }
        return builtInTemplates.contains { $0.name == wanted } ? wanted : nil
    }

    /// - Parameter file: in the folder.
    public static func unused(_ file: String, _ why: Disuse) -> Finding { unused(file, at: folder + "/" + file, why) }

    /// - Parameter name: of what stands in the folder's place, beside `halle.yml`.
    public static func unusedFolder(_ name: String, _ why: Disuse) -> Finding { unused(name, at: name, why) }

    private static func unused(_ name: String, at path: String, _ why: Disuse) -> Finding {
        func finding(_ french: String, _ english: String, _ suggestions: [String] = []) -> Finding {
            Finding(.templateFileUnused, at: SourcePlace(file: path), value: name, details: [french, english], suggestions: suggestions)
        }
        switch why {
        case .unknownName:
            return finding(
                "aucun de ses fichiers ne porte ce nom", "none of its files has this name", nearestNames(to: name, among: builtInTemplates.map(\.name)))
        case .isFolder: return finding("c’est un dossier", "it is a folder")
        case .isLink: return finding("c’est un lien, et les liens ne sont pas suivis", "it is a link, and links are not followed")
        case .isNoFile: return finding("ce n’est pas un fichier", "it is no file")
        case .standsBeside(let other): return finding("« \(other) » tient déjà cette place", "“\(other)” has this place already")
        case .otherCase: return finding("son nom s’écrit « \(folder) »", "its name is written “\(folder)”", [folder])
        }
    }
}
