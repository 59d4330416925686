public import Model

/// Whether a dataset keeps the rhythm that it promises, on a given day.
///
/// Two dates are held against the promise. The last change must not be older than a span. And where the data tells until when it goes (its period, as
/// written or as its own dates show it), the next data must have come: data until the end of 2024, due each year, is followed by that of 2025, which may
/// take until the end of 2026. The one that is longer overdue counts.
public struct Freshness: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// The dataset has not been changed for longer than its rhythm.
        case change
        /// It was, but its data ends too early.
        case data
    }

    /// The day that was judged: of the last change, or the last of the data.
    public var reference: CalendarDate
    /// The last day on which it was still in time.
    public var due: CalendarDate
    public var reason: Reason
    /// How many days it is late; 0 or less when it is in time.
    public var daysLate: Int

    public var isLate: Bool { daysLate > 0 }

    /// In whole months, one at least when it is late at all.
    public var monthsLate: Int { isLate ? max(1, (daysLate * 12 + 182) / 365) : 0 }

    /// Nil where nothing is promised, where the rhythm has no length (irregular, as needed), or where no date is known.
    ///
    /// - Parameter usual: the rhythm of data that promises none itself.
    public static func of(_ dataset: borrowing Dataset, on day: CalendarDate, usual: Frequency? = nil) -> Freshness? {
        let frequency: Frequency? = if let own = dataset.frequency, own.code != "UNKNOWN" { own } else { usual }
        guard let span = frequency?.days, span > 0 else { return nil }
        var found: Freshness?
        func take(_ reference: CalendarDate?, _ days: Int, _ reason: Reason) {
            guard let reference, reference <= day else { return }
            let due = reference.daysSince1970 + days
            let candidate = Freshness(
                reference: reference, due: CalendarDate(daysSince1970: due), reason: reason, daysLate: day.daysSince1970 - due)
            if found.map({ candidate.daysLate > $0.daysLate }) ?? true { found = candidate }
        }
        // A day's grace, as the national portal gives it.
        take(dataset.lastChange, span + 1, .change)
        take(dataset.temporal?.end, 2 * span + 1, .data)
        return found
    }
}
