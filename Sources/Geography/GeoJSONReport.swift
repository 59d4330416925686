public import JSON
public import Tables

/// What one reading of a GeoJSON file has shown.
public struct GeoJSONReport: Sendable {
    public internal(set) var summary = GeoJSONSummary()
    /// One for each cause, in the order of their first places.
    public internal(set) var issues: [GeoJSONIssue] = []
    /// Where and why the file is no JSON, if it is none.
    public internal(set) var failure: JSONError?

    public subscript(kind: GeoJSONIssue.Kind) -> GeoJSONIssue? { issues.first { $0.kind == kind } }
}

/// What is in a GeoJSON file.
public struct GeoJSONSummary: Sendable {
    /// Of the document itself; nil when it has none that RFC 7946 knows.
    public internal(set) var type: GeoJSONType?
    public internal(set) var featureCount = 0
    /// How many geometries of each type, those inside of collections not counted; in the order of RFC 7946 §1.4.
    public internal(set) var geometryCounts: [(type: GeoJSONType, count: Int)] = []
    /// Features that say themselves that they have no geometry.
    public internal(set) var withoutGeometry = 0
    public internal(set) var positionCount = 0
    /// Around all positions, in the unit of the file (degrees where there is no issue with them), but for those at (0, 0); nil without any.
    public internal(set) var box: GeoBox?
    /// Around the features that lie where they ought to: in the territory, or in France where none is given; nil without any.
    public internal(set) var usualBox: GeoBox?
    /// The system of reference that the file names in a `crs` member.
    public internal(set) var referenceName: String?
    /// The properties, in the order in which they first appear, with what they hold.
    public internal(set) var properties: [JSONRecords.Column] = []
}
