internal import Glibc
internal import Model

/// What the machine knows that a build must not depend on.
enum Clock {
    /// Today in UTC, or the day that `SOURCE_DATE_EPOCH` (reproducible-builds.org) sets.
    static func today() -> CalendarDate {
        var seconds = time(nil)
        if let text = getenv("SOURCE_DATE_EPOCH"), let fixed = Int(String(cString: text)) { seconds = fixed }
        let day = Int(seconds) / 86_400
        return CalendarDate(daysSince1970: min(max(day, 0), 2_932_896))
    }

    /// Seconds of a clock that only runs forward.
    static func elapsed() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
