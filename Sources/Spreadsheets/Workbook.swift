internal import Tables

/// An Office Open XML workbook: its sheets and where their parts are (ECMA-376 part 1, §18.2, part 2, §6.5).
struct Workbook {
    struct Sheet {
        let name: String
        let isHidden: Bool
        let part: String
    }

    let sheets: [Sheet]
    let since1904: Bool
    let sharedStrings: String?
    let styles: String?

    init(_ package: ZipPackage) throws(TableError) {
        let roots = try package.visit("_rels/.rels") { RelationshipsVisitor($0, folder: "") }?.relationships ?? []
        let part = roots.first { $0.kind == .workbook }?.target ?? "xl/workbook.xml"
        if part.utf8.suffix(4).elementsEqual(".bin".utf8) { throw .refused(format: "xlsb") }
        let folder = part.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(Substring(part.utf8[...$0])) } ?? ""
        guard let book = try package.visit(part, { WorkbookVisitor($0) }) else { throw .damaged(.noWorkbook) }
        let relations = folder + "_rels/" + String(Substring(part.utf8.dropFirst(folder.utf8.count))) + ".rels"
        guard let related = try package.visit(relations, { RelationshipsVisitor($0, folder: folder) })?.relationships else {
            throw .damaged(.sheetMissing)
        }
        var parts: [String: Relationship] = [:]
        for relationship in related { parts[relationship.identifier] = relationship }
        // Sheets of charts or macros have other kinds of parts.
        sheets = book.sheets.compactMap { sheet in
            guard let part = parts[sheet.relationship], part.kind == .sheet else { return nil }
            return Sheet(name: sheet.name, isHidden: sheet.isHidden, part: part.target)
        }
        since1904 = book.since1904
        sharedStrings = related.first { $0.kind == .sharedStrings }?.target
        styles = related.first { $0.kind == .styles }?.target
    }
}

private struct Relationship {
    enum Kind { case workbook, sheet, sharedStrings, styles, other }

    let identifier: String
    let kind: Kind
    /// The part's name in the archive.
    let target: String
}

/// Reads a `.rels` part.
private final class RelationshipsVisitor: XMLVisitor {
    private(set) var relationships: [Relationship] = []
    private let folder: String
    private let relationship, id, type, target, targetMode: XMLName

    private static let most = 20_000

    /// - Parameter folder: of the part whose relations these are, with its last `/`.
    init(_ stream: XMLStream, folder: String) {
        self.folder = folder
        relationship = stream.name("Relationship")
        id = stream.name("Id")
        type = stream.name("Type")
        target = stream.name("Target")
        targetMode = stream.name("TargetMode")
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == relationship, relationships.count < Self.most, let identifier = attributes.string(of: id),
            let type = attributes.string(of: type), let target = attributes.string(of: target), attributes.string(of: targetMode) != "External"
        else { return }
        relationships.append(Relationship(identifier: identifier, kind: kind(of: type), target: partName(target)))
    }

    /// Strict and transitional files have the same last words after different beginnings.
    private func kind(of type: String) -> Relationship.Kind {
        switch String(Substring(type.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(type).utf8)) {
        case "officeDocument": .workbook
        case "worksheet": .sheet
        case "sharedStrings": .sharedStrings
        case "styles": .styles
        default: .other
        }
    }

    /// Resolves a target against the folder.
    private func partName(_ target: String) -> String {
        let bytes = target.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
        var steps = bytes.first == UInt8(ascii: "/") ? [] : folder.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
        for step in bytes.split(separator: UInt8(ascii: "/")) {
            if step.elementsEqual("..".utf8) {
                _ = steps.popLast()
            } else if !step.elementsEqual(".".utf8) {
                steps.append(Array(step))
            }
        }
        return String(decoding: Array(steps.joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
    }
}

/// Reads `workbook.xml`.
private final class WorkbookVisitor: XMLVisitor {
    private(set) var sheets: [(name: String, isHidden: Bool, relationship: String)] = []
    private(set) var since1904 = false
    private var path: [XMLName] = []
    private let workbook, workbookPr, date1904, sheetList, sheet, name, id, state: XMLName

    private static let mostSheets = 10_000

    init(_ stream: XMLStream) {
        workbook = stream.name("workbook")
        workbookPr = stream.name("workbookPr")
        date1904 = stream.name("date1904")
        sheetList = stream.name("sheets")
        sheet = stream.name("sheet")
        name = stream.name("name")
        id = stream.name("id")
        state = stream.name("state")
    }

    override func start(_ element: XMLName, _ attributes: XMLAttributes) {
        path.append(element)
        if path == [workbook, workbookPr] {
            since1904 = attributes.string(of: date1904).map { $0 == "1" || $0 == "true" || $0 == "on" } ?? false
        } else if path == [workbook, sheetList, sheet], sheets.count < Self.mostSheets {
            var relationship: String?
            for index in 0..<attributes.count where attributes.name(index) == id && attributes.hasPrefix(index) {
                relationship = String(decoding: attributes.value(index), as: UTF8.self)
            }
            guard let relationship, let name = attributes.string(of: name) else { return }
            sheets.append((name, attributes.string(of: state).map { $0 != "visible" } ?? false, relationship))
        }
    }

    override func end() { _ = path.popLast() }
}
