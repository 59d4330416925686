import Model
import Testing

@Suite("Days of the calendar")
struct CalendarDateTests {
    @Test("Counting days and finding the day again agree, across leap years, centuries and the beginning of the count")
    func counted() {
        for days in stride(from: -700_000, through: 2_900_000, by: 331) {
            #expect(CalendarDate(daysSince1970: days).daysSince1970 == days)
        }
        #expect(CalendarDate(year: 1970, month: 1, day: 1)?.daysSince1970 == 0)
        #expect(CalendarDate(year: 2024, month: 2, day: 29)?.daysSince1970 == 19_782)
    }
}
