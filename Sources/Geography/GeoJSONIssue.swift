/// Something that is wrong with a GeoJSON file, or worth knowing of it: one cause, with how often and where first.
public struct GeoJSONIssue: Sendable, Equatable {
    public enum Kind: Int, Sendable, CaseIterable {
        // The file as a whole
        case notJSON, truncated, notUTF8, tooDeep, rootNotObject, topology, esri
        // Types and members
        case typeMissing, typeUnknown, typeCase, typeNotText, featuresMissing, featureNotObject, geometryMissing, geometryNotObject
        case propertiesMissing, propertiesNotObject, memberRepeated, memberMisplaced, propertyRepeated, identifierInvalid, identifierRepeated
        case boxInvalid, referenceObsolete, emptyCollection
        // Geometries
        case coordinatesMissing, nestingWrong, positionTooShort, positionNotNumbers, positionTooLong, lineTooShort, ringTooShort, ringNotClosed
        case collectionNested, geometriesMissing, geometryNull, geometryEmpty, winding, precision
        // Where the points lie
        case lambert93, lambertOther, webMercator, notDegrees, swapped, outsideTerritory, zeroPoint
    }

    public struct Place: Sendable, Equatable {
        /// From 1; 0 outside any feature.
        public var feature: Int
        /// The feature's name or identifier, if it has one.
        public var label: String?
        /// From 1.
        public var line: Int
        /// In characters, from 1.
        public var column: Int
    }

    public let kind: Kind
    /// How many times: rings, positions, members, whatever the kind is about.
    public internal(set) var count: Int
    /// In how many features.
    public internal(set) var features: Int
    /// The first places, one for each feature, at most `mostPlaces`.
    public internal(set) var places: [Place]
    /// The first value concerned, as the file has it, where there is one to show.
    public internal(set) var value: String?

    public static let mostPlaces = 5
}
