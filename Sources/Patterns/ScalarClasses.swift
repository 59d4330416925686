/// The scalars that a pattern never tells apart, as numbers: the alphabet of its automata.
///
/// Number 0 stands for all scalars that no set of the pattern holds.
struct ScalarClasses {
    /// In order of their first scalar; each reaches to the next.
    private(set) var runs: [(first: UInt32, number: UInt8)] = []
    private(set) var count = 1
    /// The classes of each set, in the order of the sets.
    private(set) var members: [Members] = []
    private var numbers: [ScalarSet: Int] = [:]

    /// Class numbers, a bit each.
    typealias Members = SIMD4<UInt64>

    /// - Returns: nil when there are more than 255 classes.
    init?(_ sets: some Sequence<ScalarSet>) {
        var events: [(scalar: UInt32, set: Int)] = []
        for set in sets where numbers[set] == nil {
            let number = numbers.count
            numbers[set] = number
            for range in set.ranges {
                events.append((range.lowerBound, number))
                events.append((range.upperBound + 1, number))
            }
        }
        events.sort { $0.scalar < $1.scalar }
        members = Array(repeating: .zero, count: numbers.count)
        var signature = [UInt64](repeating: 0, count: (numbers.count + 63) / 64)
        var known: [[UInt64]: UInt8] = [signature: 0]
        runs.append((0, 0))
        var index = 0
        while index < events.count {
            let scalar = events[index].scalar
            while index < events.count, events[index].scalar == scalar {
                signature[events[index].set / 64] ^= 1 << UInt64(events[index].set % 64)
                index += 1
            }
            guard scalar <= ScalarSet.last else { break }
            let number: UInt8
            if let earlier = known[signature] {
                number = earlier
            } else {
                guard count < 256 else { return nil }
                number = UInt8(count)
                known[signature] = number
                count += 1
                for set in 0..<numbers.count where signature[set / 64] >> UInt64(set % 64) & 1 == 1 { members[set].insert(number) }
            }
            if runs[runs.count - 1].first == scalar {
                runs[runs.count - 1].number = number
            } else if runs[runs.count - 1].number != number {
                runs.append((scalar, number))
            }
        }
    }

    func set(_ set: ScalarSet) -> Members { numbers[set].map { members[$0] } ?? .zero }

    func number(of scalar: UInt32) -> UInt8 {
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].first <= scalar { low = middle } else { high = middle }
        }
        return runs[low].number
    }

    /// The first scalars of each class, at most a few, those that read best first.
    func plainest(of number: UInt8) -> Unicode.Scalar? {
        let preferred = [0x31...0x39, 0x30...0x30, 0x61...0x7A, 0x41...0x5A, 0x21...0x7E, 0x20...0x20, 0xA1...0x17F] as [ClosedRange<UInt32>]
        for range in preferred {
            for scalar in range where self.number(of: scalar) == number { return Unicode.Scalar(scalar) }
        }
        for run in runs where run.number == number {
            if let scalar = Unicode.Scalar(run.first) { return scalar }
        }
        return nil
    }
}

extension ScalarClasses.Members {
    func has(_ number: UInt8) -> Bool { self[Int(number) / 64] >> UInt64(number % 64) & 1 == 1 }

    fileprivate mutating func insert(_ number: UInt8) { self[Int(number) / 64] |= 1 << UInt64(number % 64) }
}
