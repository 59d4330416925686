/// Estimates how many distinct values a stream has, from their hashes: HyperLogLog (Flajolet et al. 2007) with the estimator of
/// Ertl 2017 (“New cardinality estimation algorithms for HyperLogLog sketches”, algorithm 6), which needs no correction tables.
///
/// The order of the values and how often each comes make no difference.
final class DistinctEstimate {
    private let registers: UnsafeMutablePointer<UInt8>
    private let bits: UInt64

    init(bits: Int) {
        self.bits = UInt64(bits)
        registers = .allocate(capacity: 1 << bits)
        registers.initialize(repeating: 0, count: 1 << bits)
    }

    deinit { registers.deallocate() }

    @inline(__always)
    func add(_ hash: UInt64) {
        let register = Int(truncatingIfNeeded: hash &>> (64 &- bits))
        // The bit set last bounds the zeros that are counted.
        let rank = UInt8(truncatingIfNeeded: (hash &<< bits | 1 &<< (bits &- 1)).leadingZeroBitCount &+ 1)
        if registers[register] < rank { registers[register] = rank }
    }

    /// Of the estimate, as a share of it.
    var standardError: Double { 1.04 / Double(1 << bits).squareRoot() }

    var estimate: Double {
        let size = 1 << Int(bits)
        let longest = 64 - Int(bits)
        var counts = [Int](repeating: 0, count: longest + 2)
        for index in 0..<size { counts[min(Int(registers[index]), longest + 1)] += 1 }
        let m = Double(size)
        var z = m * Self.tau(1 - Double(counts[longest + 1]) / m)
        for rank in stride(from: longest, through: 1, by: -1) { z = 0.5 * (z + Double(counts[rank])) }
        z += m * Self.sigma(Double(counts[0]) / m)
        return m * m / (2 * 0.693_147_180_559_945_3) / z
    }

    private static func sigma(_ share: Double) -> Double {
        guard share < 1 else { return .infinity }
        var x = share
        var y = 1.0
        var z = x
        for _ in 0..<64 {
            x *= x
            let before = z
            z += x * y
            y += y
            if z == before { break }
        }
        return z
    }

    private static func tau(_ share: Double) -> Double {
        guard share > 0, share < 1 else { return 0 }
        var x = share
        var y = 1.0
        var z = 1 - x
        for _ in 0..<64 {
            x.formSquareRoot()
            let before = z
            y *= 0.5
            z -= (1 - x) * (1 - x) * y
            if z == before { break }
        }
        return z / 3
    }
}
