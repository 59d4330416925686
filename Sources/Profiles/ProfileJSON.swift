public import Bytes
public import JSON

// `profile.json`, in this order:
//
//     {"rows", "blankRows", "exactValues", "columns": [{
//       "name", "type", "misfits", "filled", "blank", "blankSpaced", "distinct", "distinctError", "unique", "shortest", "longest", "spaced",
//       "digits", "padded", "exponents", "grouped", "code", "firstText", "lastText",
//       "numbers": {"minimum", "maximum", "mean", "deviation", "quantiles": [{"percent", "value", "error"}]},
//       "moments": {"first", "last"},
//       "top": [{"value", "count", "error"}], "topError",
//       "histogram": {"unit", "bins": [{"from", "to", "count"}]},
//       "marks": [{"kind", "word", "cells"}]}]}
//
// What is nil, 0 where 0 is usual (`misfits`, `spaced`, errors and the like), false or an empty list is left out.

extension TableProfile {
    /// Writes the profile as `profile.json`: the same bytes for equal profiles, numbers in their shortest text, pure ASCII.
    public func write(to writer: inout ByteWriter) {
        var json = JSONText(capacity: 1_024 + columns.count * 1_536)
        json.raw("{\"rows\":")
        json.number(rows)
        json.raw(",\"blankRows\":")
        json.number(blankRows)
        json.raw(",\"exactValues\":")
        json.number(exactValues)
        json.raw(",\"columns\":[")
        columns.withUnsafeBufferPointer { columns in
            for index in columns.indices {
                json.raw(index > 0 ? ",\n" : "\n")
                columns[index].write(to: &json)
            }
        }
        json.raw("\n]}\n")
        json.withBytes { writer.raw($0) }
    }

    /// Reads what `write` has written; nil for anything that it cannot have written.
    public init?(_ node: JSONNode) {
        guard let rows = node["rows"]?.whole, let blankRows = node["blankRows"]?.whole, let exactValues = node["exactValues"]?.whole,
            let columns = node["columns"]?.list(ColumnProfile.init(node:))
        else { return nil }
        self.init(rows: rows, blankRows: blankRows, exactValues: exactValues, columns: columns)
    }
}

// MARK: Writing

extension ColumnProfile {
    fileprivate func write(to json: inout JSONText) {
        json.raw("{\"name\":")
        json.string(name)
        json.raw(",\"type\":")
        json.string(type.rawValue)
        json.number(misfits, after: ",\"misfits\":", unless: 0)
        json.number(filled, after: ",\"filled\":")
        json.number(blank, after: ",\"blank\":")
        json.number(blankSpaced, after: ",\"blankSpaced\":", unless: 0)
        json.number(distinct, after: ",\"distinct\":")
        json.number(distinctError, after: ",\"distinctError\":", unless: 0)
        if isUnique { json.raw(",\"unique\":true") }
        json.number(shortest, after: ",\"shortest\":")
        json.number(longest, after: ",\"longest\":")
        json.number(spaced, after: ",\"spaced\":", unless: 0)
        json.number(digitCells, after: ",\"digits\":", unless: 0)
        json.number(paddedCells, after: ",\"padded\":", unless: 0)
        json.number(exponentCells, after: ",\"exponents\":", unless: 0)
        json.number(groupedCells, after: ",\"grouped\":", unless: 0)
        if isCode { json.raw(",\"code\":true") }
        json.string(firstText, after: ",\"firstText\":")
        json.string(lastText, after: ",\"lastText\":")
        if let numbers {
            json.number(numbers.minimum, after: ",\"numbers\":{\"minimum\":")
            json.number(numbers.maximum, after: ",\"maximum\":")
            if let mean = numbers.mean { json.number(mean, after: ",\"mean\":") }
            if let deviation = numbers.deviation { json.number(deviation, after: ",\"deviation\":") }
            json.list(numbers.quantiles, after: ",\"quantiles\":") { quantile, json in
                json.number(quantile.percent, after: "\"percent\":")
                json.number(quantile.value, after: ",\"value\":")
                json.number(quantile.error, after: ",\"error\":", unless: 0)
            }
            json.raw("}")
        }
        if let moments {
            json.string(moments.first, after: ",\"moments\":{\"first\":")
            json.string(moments.last, after: ",\"last\":")
            json.raw("}")
        }
        json.list(top, after: ",\"top\":") { value, json in
            json.string(value.value, after: "\"value\":")
            json.number(value.count, after: ",\"count\":")
            json.number(value.error, after: ",\"error\":", unless: 0)
        }
        json.number(topError, after: ",\"topError\":", unless: 0)
        if let histogram {
            json.string(histogram.unit.rawValue, after: ",\"histogram\":{\"unit\":")
            json.list(histogram.bins, after: ",\"bins\":") { bin, json in
                json.number(bin.from, after: "\"from\":")
                json.number(bin.to, after: ",\"to\":")
                json.number(bin.count, after: ",\"count\":")
            }
            json.raw("}")
        }
        json.list(marks, after: ",\"marks\":") { mark, json in
            json.string(mark.kind.rawValue, after: "\"kind\":")
            json.string(mark.word, after: ",\"word\":")
            json.number(mark.cells, after: ",\"cells\":")
        }
        json.raw("}")
    }
}

extension JSONText {
    @inline(__always)
    fileprivate mutating func string(_ text: String?, after name: StaticString) {
        guard let text else { return }
        raw(name)
        string(text)
    }

    @inline(__always)
    fileprivate mutating func number(_ number: Int, after name: StaticString, unless usual: Int? = nil) {
        guard number != usual else { return }
        raw(name)
        self.number(number)
    }

    @inline(__always)
    fileprivate mutating func number(_ number: Double, after name: StaticString, unless usual: Double? = nil) {
        guard number != usual else { return }
        raw(name)
        self.number(number)
    }

    @inline(__always)
    fileprivate mutating func list<Item>(_ items: [Item], after name: StaticString, _ write: (borrowing Item, inout JSONText) -> Void) {
        guard !items.isEmpty else { return }
        raw(name)
        raw("[")
        items.withUnsafeBufferPointer { items in
            for index in items.indices {
                raw(index > 0 ? ",{" : "{")
                write(items[index], &self)
                raw("}")
            }
        }
        raw("]")
    }
}

// MARK: Reading

extension JSONNode {
    fileprivate var double: Double? {
        guard case .number(let text) = value else { return nil }
        return Double(text)
    }

    fileprivate var whole: Int? {
        guard case .number(let text) = value else { return nil }
        return Int(text)
    }

    fileprivate var flag: Bool? {
        guard case .boolean(let flag) = value else { return nil }
        return flag
    }

    /// Nil when it is no array, or one of its items cannot be made.
    fileprivate func list<Item>(_ make: (JSONNode) -> Item?) -> [Item]? {
        guard case .array(let nodes) = value else { return nil }
        let items = nodes.compactMap(make)
        return items.count == nodes.count ? items : nil
    }
}

extension ColumnProfile {
    fileprivate init?(node: JSONNode) {
        guard let name = node["name"]?.text, let type = node["type"]?.text.flatMap(ColumnType.init), let filled = node["filled"]?.whole,
            let blank = node["blank"]?.whole, let distinct = node["distinct"]?.whole
        else { return nil }
        self.init(name: name, type: type)
        self.filled = filled
        self.blank = blank
        self.distinct = distinct
        misfits = node["misfits"]?.whole ?? 0
        blankSpaced = node["blankSpaced"]?.whole ?? 0
        distinctError = node["distinctError"]?.double ?? 0
        isUnique = node["unique"]?.flag ?? false
        shortest = node["shortest"]?.whole ?? 0
        longest = node["longest"]?.whole ?? 0
        spaced = node["spaced"]?.whole ?? 0
        digitCells = node["digits"]?.whole ?? 0
        paddedCells = node["padded"]?.whole ?? 0
        exponentCells = node["exponents"]?.whole ?? 0
        groupedCells = node["grouped"]?.whole ?? 0
        isCode = node["code"]?.flag ?? false
        firstText = node["firstText"]?.text
        lastText = node["lastText"]?.text
        topError = node["topError"]?.whole ?? 0
        if let numbers = node["numbers"] {
            guard let figures = NumberFigures(node: numbers) else { return nil }
            self.numbers = figures
        }
        if let moments = node["moments"] {
            guard let first = moments["first"]?.text, let last = moments["last"]?.text else { return nil }
            self.moments = MomentFigures(first: first, last: last)
        }
        if let histogram = node["histogram"] {
            guard let figures = Histogram(node: histogram) else { return nil }
            self.histogram = figures
        }
        if let top = node["top"] {
            let values = top.list { node -> FrequentValue? in
                guard let value = node["value"]?.text, let count = node["count"]?.whole else { return nil }
                return FrequentValue(value: value, count: count, error: node["error"]?.whole ?? 0)
            }
            guard let values else { return nil }
            self.top = values
        }
        if let marks = node["marks"] {
            let values = marks.list { node -> ColumnMark? in
                guard let kind = node["kind"]?.text.flatMap(ColumnMark.Kind.init), let cells = node["cells"]?.whole else { return nil }
                return ColumnMark(kind, word: node["word"]?.text, cells: cells)
            }
            guard let values else { return nil }
            self.marks = values
        }
    }
}

extension NumberFigures {
    fileprivate init?(node: JSONNode) {
        let quantiles = node["quantiles"]?.list { node -> Quantile? in
            guard let percent = node["percent"]?.whole, let value = node["value"]?.double else { return nil }
            return Quantile(percent: percent, value: value, error: node["error"]?.double ?? 0)
        }
        guard let minimum = node["minimum"]?.double, let maximum = node["maximum"]?.double, let quantiles else { return nil }
        self.init(
            minimum: minimum, maximum: maximum, mean: node["mean"]?.double, deviation: node["deviation"]?.double, quantiles: quantiles)
    }
}

extension Histogram {
    fileprivate init?(node: JSONNode) {
        let bins = node["bins"]?.list { node -> Bin? in
            guard let from = node["from"]?.double, let to = node["to"]?.double, let count = node["count"]?.whole else { return nil }
            return Bin(from: from, to: to, count: count)
        }
        guard let unit = node["unit"]?.text.flatMap(Unit.init), let bins else { return nil }
        self.init(unit: unit, bins: bins)
    }
}
