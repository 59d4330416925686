public import Bytes
public import JSON

// `profile.json`, in this order:
//
//     {"rows", "blankRows", "exactValues", "columns": [{
//       "name", "type", "misfits", "filled", "blank", "distinct", "distinctError", "unique", "shortest", "longest", "spaced",
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
        writer.raw("{\"rows\":")
        writer.number(rows)
        writer.raw(",\"blankRows\":")
        writer.number(blankRows)
        writer.raw(",\"exactValues\":")
        writer.number(exactValues)
        writer.raw(",\"columns\":[")
        for (index, column) in columns.enumerated() {
            if index > 0 { writer.byte(0x2C) }
            writer.byte(0x0A)
            column.write(to: &writer)
        }
        writer.raw("\n]}\n")
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
    fileprivate func write(to writer: inout ByteWriter) {
        writer.raw("{\"name\":")
        writer.json(name)
        writer.member("type", type.rawValue)
        writer.member("misfits", misfits, unless: 0)
        writer.member("filled", filled)
        writer.member("blank", blank)
        writer.member("distinct", distinct)
        writer.member("distinctError", distinctError, unless: 0)
        writer.member("unique", isUnique)
        writer.member("shortest", shortest)
        writer.member("longest", longest)
        writer.member("spaced", spaced, unless: 0)
        writer.member("digits", digitCells, unless: 0)
        writer.member("padded", paddedCells, unless: 0)
        writer.member("exponents", exponentCells, unless: 0)
        writer.member("grouped", groupedCells, unless: 0)
        writer.member("code", isCode)
        writer.member("firstText", firstText)
        writer.member("lastText", lastText)
        if let numbers {
            writer.raw(",\"numbers\":{\"minimum\":")
            writer.number(numbers.minimum)
            writer.member("maximum", numbers.maximum)
            if let mean = numbers.mean { writer.member("mean", mean) }
            if let deviation = numbers.deviation { writer.member("deviation", deviation) }
            writer.list("quantiles", numbers.quantiles) { quantile, writer in
                writer.raw("\"percent\":")
                writer.number(quantile.percent)
                writer.member("value", quantile.value)
                writer.member("error", quantile.error, unless: 0)
            }
            writer.byte(0x7D)
        }
        if let moments {
            writer.raw(",\"moments\":{\"first\":")
            writer.json(moments.first)
            writer.member("last", moments.last)
            writer.byte(0x7D)
        }
        writer.list("top", top) { value, writer in
            writer.raw("\"value\":")
            writer.json(value.value)
            writer.member("count", value.count)
            writer.member("error", value.error, unless: 0)
        }
        writer.member("topError", topError, unless: 0)
        if let histogram {
            writer.raw(",\"histogram\":{\"unit\":")
            writer.json(histogram.unit.rawValue)
            writer.list("bins", histogram.bins) { bin, writer in
                writer.raw("\"from\":")
                writer.number(bin.from)
                writer.member("to", bin.to)
                writer.member("count", bin.count)
            }
            writer.byte(0x7D)
        }
        writer.list("marks", marks) { mark, writer in
            writer.raw("\"kind\":")
            writer.json(mark.kind.rawValue)
            writer.member("word", mark.word)
            writer.member("cells", mark.cells)
        }
        writer.byte(0x7D)
    }
}

extension ByteWriter {
    private mutating func name(_ name: StaticString) {
        raw(",\"")
        raw(name)
        raw("\":")
    }

    fileprivate mutating func member(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        self.name(name)
        json(text)
    }

    fileprivate mutating func member(_ name: StaticString, _ number: Int, unless usual: Int? = nil) {
        guard number != usual else { return }
        self.name(name)
        self.number(number)
    }

    fileprivate mutating func member(_ name: StaticString, _ number: Double, unless usual: Double? = nil) {
        guard number != usual else { return }
        self.name(name)
        self.number(number)
    }

    fileprivate mutating func member(_ name: StaticString, _ flag: Bool) {
        guard flag else { return }
        self.name(name)
        raw("true")
    }

    fileprivate mutating func list<Item>(_ name: StaticString, _ items: [Item], _ write: (Item, inout ByteWriter) -> Void) {
        guard !items.isEmpty else { return }
        self.name(name)
        byte(0x5B)
        for (index, item) in items.enumerated() {
            raw(index > 0 ? ",{" : "{")
            write(item, &self)
            byte(0x7D)
        }
        byte(0x5D)
    }

    /// The shortest text that gives the double back, without a needless `.0`. Profiles hold finite numbers only.
    fileprivate mutating func number(_ number: Double) {
        let text = number.isFinite ? "\(number)" : "0"
        raw(text.hasSuffix(".0") ? String(text.utf8.dropLast(2)) ?? text : text)
    }
}

// MARK: Reading

extension JSONNode {
    fileprivate var text: String? {
        guard case .string(let text) = value else { return nil }
        return text
    }

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
