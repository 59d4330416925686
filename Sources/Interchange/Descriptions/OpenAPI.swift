public import Bytes
internal import Findings
internal import Model

/// The description of the site's own interface: OpenAPI 3.1, whose schemas are JSON Schema 2020-12.
extension Descriptions {
    /// Writes `openapi.json`. It depends on the settings alone.
    public func writeOpenAPI(into writer: inout ByteWriter) {
        let settings = graph.catalogue.settings
        let language = settings.languages.first ?? .french
        let dataset = "/" + Addresses(settings).datasets(language) + "{producer}/{dataset}/"
        var document = JSONDocument()
        document.object { document in
            document.member("openapi", "3.1.0")
            document.object("info") {
                $0.member("title", settings.title[language])
                $0.member("description", "Read-only JSON documents of an open data catalogue. Each is a file: no key, no query, no limit.")
                $0.member("version", Self.interfaceVersion)
                if let contact = settings.contact {
                    $0.object("contact") {
                        $0.member("name", contact.name)
                        $0.member("email", contact.email)
                        $0.member("url", contact.address.flatMap { IRI(web: $0) }?.text)
                    }
                }
            }
            document.array("servers") {
                $0.object { $0.member("url", Self.withoutSlash(graph.iris.home.text)) }
            }
            document.newLine()
            document.object("paths") {
                for path in Self.paths { path.write(at: path.isOfDataset ? dataset + path.address : "/" + Addresses.api + path.address, into: &$0) }
            }
            document.newLine()
            document.object("components") {
                $0.object("parameters") { document in for parameter in Parameter.allCases { parameter.write(into: &document) } }
                $0.newLine()
                $0.member("schemas", json: Self.schemas)
            }
        }
        document.newLine()
        document.flush(into: &writer)
    }

    private static func withoutSlash(_ address: String) -> String {
        address.utf8.last == 0x2F ? String(Substring(address.utf8.dropLast())) : address
    }

    private enum Parameter: String, CaseIterable {
        case producer, dataset, file, page, list

        var about: String {
            switch self {
            case .producer: "The slug of a producer, as in producers.json."
            case .dataset: "The name of a dataset within its producer, as in the addresses of datasets.json."
            case .file: "The name of a file, as in dataset.json."
            case .page: "From 1."
            case .list: "From 2: the first page is datasets.json."
            }
        }

        func write(into document: inout JSONDocument) {
            document.object(rawValue) {
                $0.member("name", self == .list ? "page" : rawValue)
                $0.member("in", "path")
                $0.member("required", true)
                $0.member("description", about)
                $0.object("schema") {
                    switch self {
                    case .page, .list:
                        $0.member("type", "integer")
                        $0.member("minimum", self == .page ? 1 : 2)
                    default: $0.member("type", "string")
                    }
                }
            }
        }
    }

    private struct Path {
        let address: String
        let operation: String
        let summary: String
        let schema: String
        var parameters: [Parameter] = []
        var isOfDataset = false

        func write(at path: String, into document: inout JSONDocument) {
            document.object(path) { document in
                document.object("get") {
                    $0.member("operationId", operation)
                    $0.member("summary", summary)
                    let all = (isOfDataset ? [.producer, .dataset] : []) + parameters
                    if !all.isEmpty {
                        $0.array("parameters") { for parameter in all { $0.reference("parameters", parameter.rawValue) } }
                    }
                    $0.object("responses") {
                        $0.object("200") {
                            $0.member("description", "The document.")
                            $0.object("content") {
                                $0.object("application/json") {
                                    $0.object("schema") { $0.member("$ref", "#/components/schemas/" + schema) }
                                }
                            }
                        }
                        $0.object("404") { $0.member("description", "There is none: the host's page says so, in HTML.") }
                    }
                }
            }
        }
    }

    private static let paths: [Path] = [
        Path(address: "index.json", operation: "index", summary: "What there is", schema: "Index"),
        Path(address: "datasets.json", operation: "datasets", summary: "All datasets in short, or the first 500 of them", schema: "Datasets"),
        Path(address: "datasets-{page}.json", operation: "moreDatasets", summary: "The next 500 datasets", schema: "Datasets", parameters: [.list]),
        Path(address: "producers.json", operation: "producers", summary: "All producers", schema: "Producers"),
        Path(address: "dataset.json", operation: "dataset", summary: "A dataset and its files", schema: "Dataset", isOfDataset: true),
        Path(address: "profile.json", operation: "profile", summary: "What the columns of its tables hold", schema: "Profile", isOfDataset: true),
        Path(
            address: "verification.json", operation: "verification", summary: "What the checks of its tables have found", schema: "Verification",
            isOfDataset: true),
        Path(
            address: "rows/{file}.{page}.json", operation: "rows", summary: "A hundred of the first rows of a table", schema: "Rows",
            parameters: [.file, .page], isOfDataset: true),
    ]

    /// JSON Schemas of the documents. A member that is not required is left out where nothing is known.
    private static let schemas = Array(
        #"""
        {
        "Index": {"type": "object", "required": ["version", "title", "address", "languages", "counts", "links"], "properties": {
          "version": {"type": "string", "description": "Of this interface."},
          "title": {"type": "string"},
          "description": {"type": "string"},
          "address": {"type": "string", "format": "uri"},
          "languages": {"type": "array", "items": {"type": "string", "enum": ["fr", "en"]}},
          "publisher": {"type": "string", "description": "Who runs the catalogue."},
          "modified": {"type": "string", "format": "date", "description": "The last change of any dataset."},
          "counts": {"type": "object", "required": ["datasets", "producers", "files"], "properties": {
            "datasets": {"type": "integer"}, "producers": {"type": "integer"}, "files": {"type": "integer"}}},
          "links": {"type": "object", "required": ["datasets", "producers", "openapi"], "additionalProperties": {"type": "string", "format": "uri"}}}},
        "Datasets": {"type": "object", "required": ["version", "total", "page", "pages", "previous", "next", "datasets"], "properties": {
          "version": {"type": "string"},
          "total": {"type": "integer", "description": "How many datasets there are on all pages."},
          "page": {"type": "integer", "minimum": 1},
          "pages": {"type": "integer", "minimum": 1},
          "previous": {"type": ["string", "null"], "format": "uri"},
          "next": {"type": ["string", "null"], "format": "uri"},
          "datasets": {"type": "array", "items": {"$ref": "#/components/schemas/Entry"}}}},
        "Entry": {"type": "object", "required": ["identifier", "address", "document", "title", "producer", "themes", "formats"], "properties": {
          "identifier": {"type": "string", "description": "For life."},
          "address": {"type": "string", "format": "uri", "description": "Of its page."},
          "document": {"type": "string", "format": "uri", "description": "Of its dataset.json."},
          "title": {"type": "string"},
          "producer": {"type": "string", "description": "The slug of its producer."},
          "themes": {"type": "array", "items": {"type": "string"}},
          "licence": {"type": "string"},
          "modified": {"type": "string", "format": "date"},
          "formats": {"type": "array", "items": {"type": "string"}}}},
        "Producers": {"type": "object", "required": ["version", "total", "producers"], "properties": {
          "version": {"type": "string"},
          "total": {"type": "integer"},
          "producers": {"type": "array", "items": {"$ref": "#/components/schemas/Producer"}}}},
        "Producer": {"type": "object", "required": ["slug", "name", "address", "datasets"], "properties": {
          "slug": {"type": "string"},
          "name": {"type": "string"},
          "address": {"type": "string", "format": "uri"},
          "kind": {"type": "string", "enum": ["commune", "epci", "departement", "region", "syndicat", "etablissement", "association", "autre"]},
          "siren": {"type": "string"},
          "siret": {"type": "string"},
          "insee": {"type": "string"},
          "population": {"type": "integer"},
          "description": {"type": "string"},
          "homepage": {"type": "string", "format": "uri"},
          "contact": {"$ref": "#/components/schemas/Contact"},
          "datasets": {"type": "integer", "description": "How many it publishes."}}},
        "Contact": {"type": "object", "properties": {
          "name": {"type": "string"}, "email": {"type": "string"}, "telephone": {"type": "string"}, "address": {"type": "string", "format": "uri"}}},
        "Dataset": {"type": "object", "required": ["version", "identifier", "address", "title", "producer", "themes", "keywords", "language", "files",
          "documents", "links"], "properties": {
          "version": {"type": "string", "description": "Of this interface."},
          "identifier": {"type": "string", "description": "For life."},
          "address": {"type": "string", "format": "uri", "description": "Of its page."},
          "title": {"type": "string"},
          "description": {"type": "string"},
          "translations": {"type": "object", "description": "By language.", "additionalProperties": {"type": "object", "properties": {
            "title": {"type": "string"}, "description": {"type": "string"}}}},
          "producer": {"type": "object", "required": ["slug", "name", "address"], "properties": {
            "slug": {"type": "string"}, "name": {"type": "string"}, "address": {"type": "string", "format": "uri"}}},
          "licence": {"type": "object", "required": ["code", "title"], "properties": {
            "code": {"type": "string"}, "title": {"type": "string"}, "address": {"type": "string", "format": "uri"}}},
          "frequency": {"type": "object", "required": ["code", "title"], "properties": {
            "code": {"type": "string", "description": "Of the EU's frequency table."}, "title": {"type": "string"}}},
          "themes": {"type": "array", "items": {"type": "object", "required": ["code", "title"], "properties": {
            "code": {"type": "string"}, "title": {"type": "string"}, "european": {"type": "string", "description": "Of the EU's data themes."}}}},
          "keywords": {"type": "array", "items": {"type": "string"}},
          "language": {"type": "string", "enum": ["fr", "en"]},
          "spatial": {"type": "object", "properties": {
            "code": {"type": "string", "description": "Insee code, or SIREN of an EPCI."}, "name": {"type": "string"},
            "bbox": {"type": "array", "description": "West, south, east, north, in degrees.", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
            "derived": {"type": "boolean", "description": "Whether the box was taken from the data."}}},
          "temporal": {"type": "object", "properties": {
            "start": {"type": "string", "format": "date"}, "end": {"type": "string", "format": "date"},
            "derived": {"type": "boolean", "description": "Whether the period was taken from the data."}}},
          "created": {"type": "string", "format": "date"},
          "issued": {"type": "string", "format": "date"},
          "modified": {"type": "string", "format": "date"},
          "contact": {"$ref": "#/components/schemas/Contact"},
          "homepage": {"type": "string", "format": "uri"},
          "schema": {"type": "string", "description": "The Table Schema that all its tables follow."},
          "dataVersion": {"type": "string", "description": "As its producer numbers it."},
          "provenance": {"type": "string"},
          "accessRights": {"type": "string", "description": "Of the EU's access-right table; left out for what everybody may have."},
          "legislation": {"type": "array", "items": {"type": "string", "format": "uri"}},
          "highValue": {"type": "array", "description": "The EU's categories of high-value data.", "items": {"type": "object", "required": ["address", "title"],
            "properties": {"address": {"type": "string", "format": "uri"}, "title": {"type": "string"}}}},
          "files": {"type": "array", "items": {"$ref": "#/components/schemas/File"}},
          "documents": {"type": "array", "items": {"type": "object", "required": ["title", "address"], "properties": {
            "title": {"type": "string"}, "address": {"type": "string", "format": "uri"}}}},
          "links": {"type": "object", "required": ["self", "text", "dcat"], "additionalProperties": {"type": "string", "format": "uri"}}}},
        "File": {"type": "object", "required": ["title", "address", "isFile", "format", "mediaType"], "properties": {
          "name": {"type": "string", "description": "Left out for what is elsewhere."},
          "title": {"type": "string"},
          "description": {"type": "string"},
          "address": {"type": "string", "format": "uri"},
          "isFile": {"type": "boolean", "description": "Whether the address gives the data; false for a service or a page."},
          "format": {"type": "string"},
          "mediaType": {"type": "string"},
          "size": {"type": "integer", "description": "In bytes."},
          "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
          "encoding": {"type": "string", "enum": ["UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", "ISO-8859-15"]},
          "delimiter": {"type": "string"},
          "headerRow": {"type": "integer", "description": "The row that names the columns, from 1."},
          "sheet": {"type": "string"},
          "schema": {"type": "string", "description": "The Table Schema that it names, where its rows were not checked against it."},
          "conformity": {"type": "object", "required": ["schema", "valid", "errors"], "properties": {
            "schema": {"type": "string"}, "version": {"type": "string"}, "valid": {"type": "boolean"},
            "errors": {"type": "integer", "description": "How many cells or rows are wrong."}}},
          "rows": {"type": "integer"},
          "columns": {"type": "array", "items": {"$ref": "#/components/schemas/Column"}},
          "firstRows": {"type": "object", "required": ["address", "rows", "pages", "complete"], "properties": {
            "address": {"type": "string", "format": "uri", "description": "Of the first page."},
            "rows": {"type": "integer", "description": "How many rows the pages hold."},
            "pages": {"type": "integer"},
            "complete": {"type": "boolean", "description": "Whether these are all rows of the file."}}}}},
        "Column": {"type": "object", "required": ["name", "type"], "properties": {
          "name": {"type": "string"},
          "type": {"$ref": "#/components/schemas/ColumnType"},
          "title": {"type": "string", "description": "What the schema calls it."},
          "description": {"type": "string"}}},
        "ColumnType": {"type": "string", "description": "What at least 99 in 100 cells are. Of numbers that nobody counts with (codes, identifiers): text.",
          "enum": ["empty", "text", "boolean", "year", "integer", "number", "commaNumber", "date", "dayFirstDate", "dateTime", "dayFirstDateTime", "time"]},
        "Rows": {"type": "object", "required": ["file", "whole", "page", "pages", "total", "complete", "dropped", "next", "columns", "rows"], "properties": {
          "file": {"type": "string"},
          "whole": {"type": "string", "format": "uri-reference", "description": "The whole file, relative to this document."},
          "page": {"type": "integer", "minimum": 1},
          "pages": {"type": "integer", "minimum": 1},
          "total": {"type": "integer", "description": "How many rows the file has."},
          "complete": {"type": "boolean", "description": "Whether the pages hold all rows of the file, with all their cells."},
          "dropped": {"type": "integer", "description": "How many cells of the rows on the pages stand beneath no heading and are left out."},
          "next": {"type": ["string", "null"], "format": "uri-reference", "description": "The next page, relative to this document."},
          "columns": {"type": "array", "items": {"type": "string"}},
          "rows": {"type": "array", "items": {"type": "array", "description": "A cell for each column: numbers and truths as such, dates as 2025-12-31, null for a blank cell. What is not of the column's type is a text, as it stands in the file; so is a whole number of more than 15 digits.",
            "items": {"type": ["string", "number", "boolean", "null"]}}}}},
        "Profile": {"type": "object", "required": ["files"], "properties": {
          "files": {"type": "object", "description": "By name.", "additionalProperties": {"$ref": "#/components/schemas/TableProfile"}}}},
        "TableProfile": {"type": "object", "required": ["rows", "blankRows", "exactValues", "columns"], "properties": {
          "rows": {"type": "integer"},
          "blankRows": {"type": "integer"},
          "exactValues": {"type": "integer", "description": "Up to how many different values of a column all figures are exact."},
          "columns": {"type": "array", "items": {"$ref": "#/components/schemas/ColumnProfile"}}}},
        "ColumnProfile": {"type": "object", "required": ["name", "type", "filled", "blank", "distinct", "shortest", "longest"], "properties": {
          "name": {"type": "string"},
          "type": {"$ref": "#/components/schemas/ColumnType"},
          "misfits": {"type": "integer", "description": "Filled cells that are not of the type."},
          "filled": {"type": "integer"},
          "blank": {"type": "integer"},
          "distinct": {"type": "integer"},
          "distinctError": {"type": "number", "description": "The standard error of distinct, as a share of it; left out when it is exact."},
          "unique": {"type": "boolean"},
          "shortest": {"type": "integer", "description": "In characters."},
          "longest": {"type": "integer"},
          "spaced": {"type": "integer", "description": "Cells with spaces around their text."},
          "digits": {"type": "integer", "description": "Cells of digits alone."},
          "padded": {"type": "integer", "description": "Those of them that begin with a zero."},
          "exponents": {"type": "integer"},
          "grouped": {"type": "integer"},
          "code": {"type": "boolean"},
          "firstText": {"type": "string"},
          "lastText": {"type": "string"},
          "numbers": {"type": "object", "required": ["minimum", "maximum"], "properties": {
            "minimum": {"type": "number"}, "maximum": {"type": "number"}, "mean": {"type": "number"}, "deviation": {"type": "number"},
            "quantiles": {"type": "array", "items": {"type": "object", "required": ["percent", "value"], "properties": {
              "percent": {"type": "integer"}, "value": {"type": "number"}, "error": {"type": "number"}}}}}},
          "moments": {"type": "object", "required": ["first", "last"], "properties": {"first": {"type": "string"}, "last": {"type": "string"}}},
          "top": {"type": "array", "description": "The most frequent values.", "items": {"type": "object", "required": ["value", "count"], "properties": {
            "value": {"type": "string"}, "count": {"type": "integer"}, "error": {"type": "integer"}}}},
          "topError": {"type": "integer"},
          "histogram": {"type": "object", "required": ["unit", "bins"], "properties": {
            "unit": {"type": "string", "enum": ["value", "month", "year", "decade", "century"]},
            "bins": {"type": "array", "items": {"type": "object", "required": ["from", "to", "count"], "properties": {
              "from": {"type": "number"}, "to": {"type": "number"}, "count": {"type": "integer"}}}}}},
          "marks": {"type": "array", "description": "What the column seems to hold beyond its type.", "items": {"type": "object", "required": ["kind", "cells"],
            "properties": {"kind": {"type": "string"}, "word": {"type": "string"}, "cells": {"type": "integer"}}}}}},
        "Verification": {"type": "object", "required": ["files"], "properties": {
          "files": {"type": "array", "items": {"$ref": "#/components/schemas/Verdict"}}}},
        "Verdict": {"type": "object", "required": ["valid", "rows", "schema", "file", "findings"], "properties": {
          "valid": {"type": "boolean"},
          "rows": {"type": "integer"},
          "schema": {"type": ["string", "null"]},
          "version": {"type": "string"},
          "file": {"type": "string"},
          "history": {"type": "array", "items": {"type": "object"}},
          "findings": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}}}},
        "Finding": {"type": "object", "required": ["code", "severity", "message", "count"], "properties": {
          "code": {"type": "string"},
          "severity": {"type": "string"},
          "row": {"type": ["integer", "null"]},
          "column": {"type": ["integer", "null"]},
          "letters": {"type": "string", "description": "The column as a spreadsheet names it."},
          "field": {"type": ["string", "null"]},
          "sheet": {"type": "string"},
          "line": {"type": "integer"},
          "value": {"type": ["string", "null"]},
          "message": {"type": "string"},
          "expected": {"type": ["string", "null"]},
          "repair": {"type": ["string", "null"]},
          "repairIsSafe": {"type": "boolean"},
          "count": {"type": "integer", "description": "How many cells or rows share the cause."},
          "rows": {"type": "array", "items": {"type": "integer"}},
          "suggestions": {"type": "array", "items": {"type": "string"}}}}
        }
        """#.utf8)
}

extension JSONDocument {
    fileprivate mutating func reference(_ kind: String, _ name: String) {
        object { $0.member("$ref", "#/components/" + kind + "/" + name) }
    }
}
