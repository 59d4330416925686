internal import Bytes
internal import Findings
internal import Model

extension Header {
    /// The forms in which data is to be offered: a list of formats, `tous` or `aucun`; nil where nothing is said.
    func downloads(_ findings: inout [Finding]) -> DownloadChoice? {
        guard let value = self[.downloads] else { return nil }
        if value.kind == .scalar, let text = value.scalar {
            switch keywordSlug(text) {
            case "all", "tous", "toutes", "tout", "true", "oui", "yes": return .chosen(Set(DownloadFormat.allCases))
            case "none", "aucun", "aucune", "rien", "false", "non", "no": return .chosen([])
            case "auto", "automatic", "automatique": return .automatic
            default: break
            }
        }
        var formats: Set<DownloadFormat> = []
        let items = list(.downloads, &findings)
        // What stands for all or none stands alone.
        let names = DownloadFormat.allCases.map(\.rawValue) + (items.count == 1 ? ["tous", "aucun", "all", "none"] : [])
        for (text, item) in items {
            if let format = Self.downloadFormats[keywordSlug(text)] {
                formats.insert(format)
            } else {
                findings.append(Finding(.downloadUnknown, at: place(of: item), value: text, suggestions: nearestNames(to: text, among: names)))
            }
        }
        // Of a list that is wrong from end to end nothing is known.
        return formats.isEmpty && !items.isEmpty ? nil : .chosen(formats)
    }

    private static let downloadFormats: [String: DownloadFormat] = {
        var formats: [String: DownloadFormat] = [
            "excel": .xlsx, "tableur": .xlsx, "spreadsheet": .xlsx, "excel-csv": .excelCSV, "csv-utf-8": .csv, "csv-utf8": .csv, "json-lines": .ndjson,
            "jsonl": .ndjson, "archive": .zip,
        ]
        for format in DownloadFormat.allCases { formats[keywordSlug(format.rawValue)] = format }
        return formats
    }()
}

extension BinaryEncoder {
    mutating func write(_ downloads: DownloadChoice) {
        guard case .chosen(let formats) = downloads else { return flag(false) }
        flag(true)
        list(DownloadFormat.allCases.filter(formats.contains)) { $0.text($1.rawValue) }
    }
}

extension BinaryDecoder {
    mutating func downloadChoice() throws(Truncated) -> DownloadChoice {
        guard try flag() else { return .automatic }
        return .chosen(Set(try list { (input) throws(Truncated) in DownloadFormat(rawValue: try input.text()) }.compactMap(\.self)))
    }
}
