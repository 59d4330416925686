/// What is summed up of a column's cells, whether cell by cell or value by value.
struct Tally {
    /// Filled cells.
    var filled = 0
    var forms = InlineArray<17, Int>(repeating: 0)
    var signs = InlineArray<8, Int>(repeating: 0)
    var lengths = TextLengths()

    var numbers = 0
    /// Sums are taken of the differences to this, so that large numbers of little spread lose nothing.
    var pivot = 0.0
    var sum = 0.0
    var squares = 0.0
    var least = Double.infinity
    var greatest = -Double.infinity

    /// Dates, as moments.
    var dates = 0
    var first = Double.infinity
    var last = -Double.infinity

    /// In seconds of the day.
    var earliest = Double.infinity
    var latest = -Double.infinity

    @inline(__always)
    mutating func add(_ reading: CellReading, weight: Int) {
        forms[Int(reading.form.rawValue)] += weight
        let counted = reading.signs.rawValue & 0xFF
        if counted != 0 { addSigns(counted, weight: weight) }
    }

    @inline(never)
    private mutating func addSigns(_ bits: UInt16, weight: Int) {
        for index in 0..<CellSigns.counted where bits >> UInt16(index) & 1 == 1 { signs[index] += weight }
    }

    @inline(__always)
    mutating func addNumber(_ value: Double, weight: Int) {
        numbers += weight
        let difference = value - pivot
        sum += difference * Double(weight)
        squares += difference * difference * Double(weight)
        if value < least { least = value }
        if value > greatest { greatest = value }
    }

    @inline(__always)
    mutating func addDate(_ moment: Double, weight: Int) {
        dates += weight
        if moment < first { first = moment }
        if moment > last { last = moment }
    }

    @inline(__always)
    mutating func addTime(_ seconds: Double) {
        if seconds < earliest { earliest = seconds }
        if seconds > latest { latest = seconds }
    }

    func count(_ form: CellForm) -> Int { forms[Int(form.rawValue)] }

    func count(_ sign: CellSigns) -> Int { sign.rawValue == 0 ? 0 : signs[min(sign.rawValue.trailingZeroBitCount, CellSigns.counted - 1)] }

    init() {}

    /// Of all values of a table, each as often as it came. The pivot is the mean of their numbers.
    init(_ table: ValueTable) {
        filled = table.cells
        lengths = table.lengths
        let entries = table.entries
        if table.isUniform {
            if let first = entries.first { forms[Int(first.form.rawValue)] = filled }
        } else {
            for entry in entries { add(CellReading(entry.form, CellSigns(rawValue: UInt16(entry.signs))), weight: entry.count) }
        }
        addNumbers(entries)
        if count(.date) + count(.dayFirstDate) + count(.dateTime) + count(.dayFirstDateTime) > 0 {
            for entry in entries where entry.form.isDate { addDate(entry.value, weight: entry.count) }
        }
        if count(.time) > 0 {
            for entry in entries where entry.form == .time { addTime(entry.value) }
        }
    }

    private mutating func addNumbers(_ entries: UnsafeBufferPointer<ValueTable.Entry>) {
        var size = 0
        for form in CellForm.integer.rawValue...CellForm.exponentComma.rawValue { size += forms[Int(form)] }
        guard size > 0 else { return }
        var total = 0.0
        for entry in entries where entry.form.isNumber { total += entry.value * Double(entry.count) }
        let mean = total / Double(size)
        pivot = mean.isFinite ? mean : 0
        for entry in entries where entry.form.isNumber { addNumber(entry.value, weight: entry.count) }
    }
}

/// The lengths of the shortest and the longest of some texts, in characters.
struct TextLengths {
    var shortest = Int.max
    var longest = 0

    @inline(__always)
    mutating func add(_ cell: CellScan) {
        let bytes = Int(cell.length)
        // A character has one to four bytes: most texts need not be looked through.
        if bytes > longest || bytes >> 2 < shortest { add(characters: cell.characters) }
    }

    @inline(__always)
    mutating func add(characters: Int) {
        if characters < shortest { shortest = characters }
        if characters > longest { longest = characters }
    }
}
