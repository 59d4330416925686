public import Findings

extension Rule {
    /// Every rule of GeoJSON files, for the reference page.
    public static let geography: [Rule] = GeoJSONIssue.Kind.allCases.map(\.rule)
}

extension GeoJSONIssue.Kind {
    /// The rule that an issue of this kind meets.
    public var rule: Rule {
        switch self {
        case .notJSON: .geoJSONNotJSON
        case .truncated: .geoJSONTruncated
        case .notUTF8: .geoJSONNotUTF8
        case .tooDeep: .geoJSONTooDeep
        case .rootNotObject: .geoJSONRootNotObject
        case .topology: .geoJSONTopology
        case .esri: .geoJSONEsri
        case .typeMissing: .geoJSONTypeMissing
        case .typeUnknown: .geoJSONTypeUnknown
        case .typeCase: .geoJSONTypeCase
        case .typeNotText: .geoJSONTypeNotText
        case .featuresMissing: .geoJSONFeaturesMissing
        case .emptyCollection: .geoJSONEmptyCollection
        case .memberRepeated: .geoJSONMemberRepeated
        case .memberMisplaced: .geoJSONMemberMisplaced
        case .boxInvalid: .geoJSONBoxInvalid
        case .referenceObsolete: .geoJSONReferenceObsolete
        case .featureNotObject: .geoJSONFeatureNotObject
        case .geometryMissing: .geoJSONGeometryMissing
        case .geometryNotObject: .geoJSONGeometryNotObject
        case .geometryNull: .geoJSONGeometryNull
        case .propertiesMissing: .geoJSONPropertiesMissing
        case .propertiesNotObject: .geoJSONPropertiesNotObject
        case .propertyRepeated: .geoJSONPropertyRepeated
        case .identifierInvalid: .geoJSONIdentifierInvalid
        case .identifierRepeated: .geoJSONIdentifierRepeated
        case .coordinatesMissing: .geoJSONCoordinatesMissing
        case .nestingWrong: .geoJSONNestingWrong
        case .positionTooShort: .geoJSONPositionTooShort
        case .positionNotNumbers: .geoJSONPositionNotNumbers
        case .positionTooLong: .geoJSONPositionTooLong
        case .lineTooShort: .geoJSONLineTooShort
        case .ringTooShort: .geoJSONRingTooShort
        case .ringNotClosed: .geoJSONRingNotClosed
        case .collectionNested: .geoJSONCollectionNested
        case .geometriesMissing: .geoJSONGeometriesMissing
        case .geometryEmpty: .geoJSONGeometryEmpty
        case .winding: .geoJSONWinding
        case .precision: .geoJSONPrecision
        case .lambert93: .geoJSONLambert93
        case .lambertOther: .geoJSONLambertOther
        case .webMercator: .geoJSONWebMercator
        case .notDegrees: .geoJSONNotDegrees
        case .swapped: .geoJSONSwapped
        case .outsideTerritory: .geoJSONOutsideTerritory
        case .zeroPoint: .geoJSONZeroPoint
        }
    }
}
