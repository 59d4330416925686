/// The mapping as people read it: what each fact is called in every format, from the lists that write them.
public enum MappingTable {
    private struct Format {
        let name: String
        let document: String
        let says: [(path: String, fact: Fact)]
    }

    private static var formats: [Format] {
        [
            Format(name: "schema.org", document: "in the pages", says: SchemaOrg.catalogue.saying() + SchemaOrg.dataset.saying()),
            Format(name: "data.json", document: "`data.json` (DCAT-US 1.1)", says: DataJSON.catalogue.saying() + DataJSON.dataset.saying()),
            Format(name: "DCAT-US 3", document: "`dcat-us-3.json`", says: DCATUS3.catalogue.saying() + DCATUS3.dataset.saying()),
            Format(name: "Data Package", document: "`datapackage.json`", says: DataPackage.package.saying()),
            Format(name: "CSVW", document: "`….csv-metadata.json`", says: CSVW.metadata.saying()),
            Format(name: "Croissant", document: "`croissant.json`", says: Croissant.dataset.saying()),
        ]
    }

    /// In Markdown.
    public static var markdown: String {
        let formats = formats
        var text = "| ours | DCAT-AP |" + formats.map { " \($0.name) |" }.joined() + "\n| --- | --- |" + formats.map { _ in " --- |" }.joined() + "\n"
        for subject in Fact.Subject.allCases {
            text += "| **\(subject.rawValue)** | \(kind(of: subject)) |" + formats.map { _ in " |" }.joined() + "\n"
            for fact in Fact.allCases where fact.place.subject == subject {
                text += "| \(fact.place.property) | \(fact.predicate.map { "`\($0.name)`" } ?? "") |"
                for format in formats {
                    var paths: [String] = []
                    for (path, said) in format.says where said == fact && !paths.contains(path) { paths.append(path) }
                    text += " " + paths.map { "`\($0)`" }.joined(separator: "<br>") + " |"
                }
                text += "\n"
            }
        }
        return text
    }

    private static func kind(of subject: Fact.Subject) -> String {
        switch subject {
        case .catalogue: "`\(Kind.catalogue.name)`"
        case .dataset: "`\(Kind.dataset.name)`"
        case .publisher: "`\(Kind.agent.name)`"
        case .contact: "`\(Kind.contact.name)`"
        case .place: "`\(Kind.location.name)`"
        case .period: "`\(Kind.periodOfTime.name)`"
        case .licence: "`\(Kind.licenceDocument.name)`"
        case .file: "`\(Kind.distribution.name)`"
        case .table, .column: ""
        }
    }
}
