import Bytes
import Testing

@Suite("What lies at rest between two uses")
struct PoolTests {
    @Test("What is given back is taken again, and no more than wanted lies at rest")
    func rest() {
        let pool = Pool<String>(most: 2)
        let first = pool.take()
        #expect(first == nil)
        let isKept = ["a", "b", "c"].map { pool.giveBack($0) }
        #expect(isKept == [true, true, false])
        let taken = [pool.take(), pool.take(), pool.take()]
        #expect(taken == ["b", "a", nil])
    }
}
