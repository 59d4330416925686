import Bytes
import Synchronization
import Testing

@Suite("Sharing work")
struct CrewTests {
    @Test("Results come in the order of the items, whatever the number of hands", arguments: [1, 2, 3, 16], [0, 1, 2, 7, 1000])
    func order(_ jobs: Int, _ count: Int) throws {
        let done = Mutex(0)
        let results = try Crew(jobs: jobs).map(count: count) { number in
            done.withLock { $0 += 1 }
            return number * number
        }
        #expect(results == (0..<count).map { $0 * $0 })
        #expect(done.withLock { $0 } == count)
        #expect(try Crew(jobs: jobs).map(Array(0..<count)) { "\($0)" } == (0..<count).map { "\($0)" })
    }

    @Test("Of several errors the first in order is thrown", arguments: [1, 2, 8])
    func errors(_ jobs: Int) {
        struct Failed: Error, Equatable { let number: Int }
        #expect(throws: Failed(number: 37)) {
            try Crew(jobs: jobs).map(count: 500) { number in
                if number == 37 || number == 400 || number == 499 { throw Failed(number: number) }
                return number
            }
        }
    }

    @Test("There is always at least one hand")
    func hands() {
        #expect(Crew(jobs: 0).jobs == 1 && Crew(jobs: -5).jobs == 1 && Crew().jobs >= 1)
    }
}
