/// What a cell's text says, spaces around it aside.
public enum CellValue: Sendable, Equatable {
    case blank
    case text
    case number(Double)
    /// Months since year 0.
    case month(Int)

    /// Reads a cell as profiles do: numbers with a point, a comma or spaces between groups of digits, dates with the year or the day first.
    public init(_ text: UnsafeBufferPointer<UInt8>) {
        guard let start = text.baseAddress, text.count > 0 else {
            self = .blank
            return
        }
        let (first, last) = withoutSpaces(start, length: text.count)
        guard first < last else {
            self = .blank
            return
        }
        let reading = readCell(scan(start + first, length: last - first))
        if reading.form.isNumber {
            self = .number(reading.value)
        } else if reading.form.isDate {
            self = .month(Profiles.month(of: reading.value))
        } else {
            self = .text
        }
    }
}
