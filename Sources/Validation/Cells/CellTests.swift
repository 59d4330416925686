internal import Patterns

/// Judges a text that is there. Each test is a type of its own, for the loop over the cells of a column to be compiled for it: called as a
/// closure it would cost more than what it does.
protocol CellTest {
    func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault
}

/// All that a field asks, for what is asked seldom.
struct FieldTest: CellTest {
    let check: ColumnCheck
    func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault { check.judge(text) }
}

/// Lengths and a pattern.
struct TextTest: CellTest {
    let check: ColumnCheck
    @inline(__always) func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault { check.textFault(text) }
}

struct PresenceTest: CellTest {
    @inline(__always) func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault { .none }
}

struct ListTest: CellTest {
    let values: TextSet
    @inline(__always) func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault { values.contains(text) ? .none : .enumeration }
}

struct TruthTest: CellTest {
    let trueTexts: TextSet
    let falseTexts: TextSet

    @inline(__always)
    func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault { trueTexts.contains(text) || falseTexts.contains(text) ? .none : .type }
}

struct PatternTest: CellTest {
    let automaton: Pattern.Automaton
    let pattern: Pattern

    @inline(__always)
    func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault {
        guard let start = text.baseAddress else { return pattern.matches(text) ? .none : .pattern }
        return automaton.matches(start, count: text.count) ? .none : .pattern
    }
}

struct DecimalTest: CellTest {
    let bounds: ColumnCheck.Bounds

    @inline(__always)
    func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault {
        guard let value = Numbers.decimal(Numbers.trimmed(text)) else { return .type }
        return bounds.fault(value)
    }
}

struct IntegerTest: CellTest {
    let bounds: ColumnCheck.Bounds

    @inline(__always)
    func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault {
        guard let value = Numbers.integer(Numbers.trimmed(text)) else { return .type }
        return bounds.fault(value)
    }
}

struct DateTest: CellTest {
    let bounds: ColumnCheck.Bounds

    @inline(__always)
    func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault {
        guard let date = Dates.date(text) else { return .type }
        let fault = bounds.fault(Double(date))
        return fault == .none && text.count < 10 ? .unpadded : fault
    }
}

struct MomentTest: CellTest {
    @inline(__always) func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault { Dates.datetime(text) == nil ? .type : .none }
}

struct YearTest: CellTest {
    let bounds: ColumnCheck.Bounds

    @inline(__always)
    func fault(_ text: UnsafeBufferPointer<UInt8>) -> CellFault {
        guard let year = Dates.year(text) else { return .type }
        return bounds.fault(Double(year))
    }
}
