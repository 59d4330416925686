public import Model

/// What a map shows: places, lines and surfaces in degrees (WGS 84), few enough for a page.
public struct PlaceMap: Sendable, Equatable {
    public struct Position: Sendable, Equatable {
        public var longitude: Double
        public var latitude: Double

        public init(longitude: Double, latitude: Double) {
            self.longitude = longitude
            self.latitude = latitude
        }
    }

    /// A place, or several that lie together.
    public struct Place: Sendable, Equatable {
        public var position: Position
        public var name: String
        public var count: Int

        public init(_ position: Position, name: String = "", count: Int = 1) {
            self.position = position
            self.name = name
            self.count = count
        }
    }

    /// A line, or a surface with its holes.
    public struct Form: Sendable, Equatable {
        public var name: String
        public var isSurface: Bool
        /// Lines, or rings that are not closed again.
        public var rows: [[Position]]
        /// What the row has in the column that the map's colours stand for.
        public var value: Double?

        public init(name: String, isSurface: Bool, rows: [[Position]], value: Double? = nil) {
            self.name = name
            self.isSurface = isSurface
            self.rows = rows
            self.value = value
        }
    }

    /// What the rows of a commune come to.
    public struct CodeValue: Sendable, Equatable {
        public var code: String
        public var value: Double

        public init(_ code: String, _ value: Double) {
            self.code = code
            self.value = value
        }
    }

    public var places: [Place] = []
    /// Values by official codes, whose outlines the catalogue has.
    public var codes: [CodeValue] = []
    public var forms: [Form] = []
    /// What the colours of surfaces or the sizes of places stand for; nil where all are alike.
    public var y: Chart.Column?
    public var unit: String?
    /// How many rows of the table lie on the map.
    public var rows = 0
    /// How many have no place, lie at (0, 0), or far from the territory or from all others.
    public var rowsWithoutPlace = 0
    public var rowsAtZero = 0
    public var rowsOutside = 0
    /// Whether places were put together, because there are too many.
    public var isGrouped = false
    /// Where it stands among those that the officer has chosen, from 0; nil when nobody has.
    public var order: Int?
    /// The officer’s own title.
    public var title: LocalizedText?

    public init() {}

    public var isEmpty: Bool { places.isEmpty && forms.isEmpty && codes.isEmpty }
}

/// A chart or a map.
public enum TableView: Sendable, Equatable {
    case chart(Chart)
    case map(PlaceMap)
}

extension TableView {
    /// Enough to tell which of several views to show, without their numbers: those of two tables that are the same show the same columns. Those that are
    /// chosen begin with `!` and their order.
    public var sign: String {
        switch self {
        case .chart(let chart):
            Self.mark(chart.order) + chart.kind.rawValue + "\t" + chart.x.name + "\t" + (chart.subject ?? chart.y?.name ?? "")
        case .map(let map): Self.mark(map.order) + "map"
        }
    }

    private static func mark(_ order: Int?) -> String { order.map { "!\($0 < 10 ? "0" : "")\($0) " } ?? "" }
}
