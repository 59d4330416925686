internal import Bytes
internal import Profiles
internal import Tables

/// Sums and counts of what a chart shows, gathered row by row.
struct GroupGatherer {
    let spec: GroupSpec
    private(set) var texts: [GroupTable]
    /// For each month since year 0, of a line.
    private(set) var months: [Int: (sums: [Double], count: Int)] = [:]
    /// Cells of x that are days or months, and that are years alone.
    private(set) var dated = 0
    private(set) var years = 0
    /// Cells of x that are no time; cells of y that are no number.
    private(set) var notTimes = 0
    private(set) var notNumbers = 0
    private(set) var rows = 0
    private(set) var leftOut = 0

    init(spec: GroupSpec) {
        self.spec = spec
        texts = Array(repeating: GroupTable(), count: max(1, spec.y.count))
    }

    mutating func add(_ batch: RowBatch) {
        let filter = spec.filter.map { ($0.column, Array($0.text.utf8)) }
        var numbers = [Double](repeating: 0, count: max(1, spec.y.count))
        for row in 0..<batch.rowCount {
            let cells = batch.cells(ofRow: row)
            guard cells.count > 0 else { continue }
            if let (column, text) = filter {
                guard column < cells.count, trimmed(batch.text(cells[column])).elementsEqual(text) else { continue }
            }
            guard spec.x < cells.count, !cells[spec.x].isEmpty else {
                if !batch.isBlank(row) { leftOut += 1 }
                continue
            }
            var hasNumber = spec.y.isEmpty
            for (index, column) in spec.y.enumerated() {
                numbers[index] = 0
                guard column < cells.count else { continue }
                switch CellValue(batch.text(cells[column])) {
                case .number(let number):
                    numbers[index] = number
                    hasNumber = true
                case .blank: break
                case .text, .month: notNumbers += 1
                }
            }
            guard hasNumber else {
                leftOut += 1
                continue
            }
            if spec.y.isEmpty { numbers[0] = 1 }
            let text = batch.text(cells[spec.x])
            switch spec.kind {
            case .line:
                guard let month = month(of: text) else {
                    leftOut += 1
                    continue
                }
                var held = months[month] ?? (Array(repeating: 0, count: numbers.count), 0)
                for index in numbers.indices { held.sums[index] += numbers[index] }
                held.count += 1
                months[month] = held
            case .pyramid:
                guard let series = spec.series, series < cells.count else { continue }
                let sex = trimmed(batch.text(cells[series]))
                let age = trimmed(text)
                guard sex.count > 0, age.count > 0, sex.count + age.count < GroupTable.longestText else { continue }
                let key = Array(age) + [0] + Array(sex)
                key.withUnsafeBufferPointer { texts[0].add($0, numbers[0]) }
            default:
                var label = trimmed(text)
                if let cut = spec.cut, let end = label.firstIndex(of: cut) { label = UnsafeBufferPointer(rebasing: label[..<end]) }
                guard label.count > 0 else {
                    leftOut += 1
                    continue
                }
                for index in numbers.indices { texts[index].add(label, numbers[index]) }
            }
            rows += 1
        }
    }

    /// Counted from year 0; nil for what is no time.
    private mutating func month(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        switch CellValue(text) {
        case .month(let month):
            dated += 1
            return month
        case .number(let year) where year >= 1_500 && year <= 2_200 && year == year.rounded():
            years += 1
            return Int(year) * 12
        case .blank: return nil
        case .text, .number:
            guard let month = yearAndMonth(text) else {
                notTimes += 1
                return nil
            }
            dated += 1
            return month
        }
    }
}
