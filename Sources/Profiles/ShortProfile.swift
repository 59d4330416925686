public import Bytes

// What is one of a few stands by its position among them: the bytes are read by the program that wrote them.
private let columnTypes = ColumnType.allCases
private let markKinds = ColumnMark.Kind.allCases

/// What pages and descriptions say of a table's columns, as bytes that are quick to read: types, counts, least and greatest, the first frequent values,
/// the histogram.
/// Everything else of a profile is left out.
extension BinaryEncoder {
    public mutating func writeShort(_ profile: TableProfile) {
        number(profile.rows)
        number(profile.blankRows)
        number(profile.exactValues)
        list(profile.columns) { $0.writeShort($1) }
    }

    private mutating func writeShort(_ column: ColumnProfile) {
        text(column.name)
        number(columnTypes.firstIndex(of: column.type) ?? 0)
        for number in [
            column.filled, column.blank, column.distinct, column.paddedCells, column.misfits, column.blankSpaced, column.spaced, column.groupedCells,
            column.exponentCells, column.shortest, column.longest,
        ] { self.number(number) }
        word(column.distinctError.bitPattern)
        optional(column.firstText)
        optional(column.numbers) {
            $0.word($1.minimum.bitPattern)
            $0.word($1.maximum.bitPattern)
        }
        optional(column.moments) {
            $0.text($1.first)
            $0.text($1.last)
        }
        list(Array(column.top.prefix(3))) {
            $0.text($1.value)
            $0.number($1.count)
        }
        optional(column.histogram) {
            $0.text($1.unit.rawValue)
            $0.list($1.bins) {
                $0.word($1.from.bitPattern)
                $0.word($1.to.bitPattern)
                $0.number($1.count)
            }
        }
        list(column.marks) {
            $0.number(markKinds.firstIndex(of: $1.kind) ?? 0)
            $0.optional($1.word)
        }
    }
}

extension BinaryDecoder {
    public mutating func shortProfile() throws(Truncated) -> TableProfile {
        TableProfile(
            rows: try number(), blankRows: try number(), exactValues: try number(),
            columns: try list { (input) throws(Truncated) in try input.shortColumn() })
    }

    private mutating func shortColumn() throws(Truncated) -> ColumnProfile {
        let name = try text()
        var column = ColumnProfile(name: name, type: try one(of: columnTypes))
        column.filled = try number()
        column.blank = try number()
        column.distinct = try number()
        column.paddedCells = try number()
        column.misfits = try number()
        column.blankSpaced = try number()
        column.spaced = try number()
        column.groupedCells = try number()
        column.exponentCells = try number()
        column.shortest = try number()
        column.longest = try number()
        column.distinctError = Double(bitPattern: try word())
        column.firstText = try optionalText()
        if try flag() {
            column.numbers = NumberFigures(
                minimum: Double(bitPattern: try word()), maximum: Double(bitPattern: try word()), mean: nil, deviation: nil, quantiles: [])
        }
        if try flag() { column.moments = MomentFigures(first: try text(), last: try text()) }
        column.top = try list { (input) throws(Truncated) in FrequentValue(value: try input.text(), count: try input.number()) }
        if try flag() {
            guard let unit = Histogram.Unit(rawValue: try text()) else { throw Truncated() }
            let bins = try list { (input) throws(Truncated) in
                Histogram.Bin(from: Double(bitPattern: try input.word()), to: Double(bitPattern: try input.word()), count: try input.number())
            }
            column.histogram = Histogram(unit: unit, bins: bins)
        }
        column.marks = try list { (input) throws(Truncated) in
            ColumnMark(try input.one(of: markKinds), word: try input.optionalText(), cells: 0)
        }
        return column
    }

    private mutating func one<Choice>(of choices: [Choice]) throws(Truncated) -> Choice {
        let position = try number()
        guard choices.indices.contains(position) else { throw Truncated() }
        return choices[position]
    }
}
