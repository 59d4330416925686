import Geography
import Tables

/// Around Toulouse.
let toulouse = GeoBox(west: 1.35, south: 43.53, east: 1.52, north: 43.67)

func report(_ text: String, territory: GeoBox? = nil) throws -> GeoJSONReport {
    try GeoJSONReport(checking: MemorySource(Array(text.utf8)), territory: territory)
}

func kinds(_ text: String, territory: GeoBox? = nil) throws -> [GeoJSONIssue.Kind] { try report(text, territory: territory).issues.map(\.kind) }

func geometry(_ type: String, _ coordinates: String) -> String { #"{"type": "\#(type)", "coordinates": \#(coordinates)}"# }

func feature(_ geometry: String, _ properties: String = "{}") -> String {
    #"{"type": "Feature", "geometry": \#(geometry), "properties": \#(properties)}"#
}

func collection(_ features: String...) -> String { #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ",\n"))]}"# }
