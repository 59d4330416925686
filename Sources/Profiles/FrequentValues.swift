private import CHalle

/// Finds the values that come most often in a column of too many values to count each.
///
/// The most frequent of the values that were counted exactly until here are followed: each of them stays exact. Every other value falls, by
/// its hash, to one of some thousand places, and at each place the values vote: the one there gains by coming again and loses by any other
/// coming, and gives way at zero (Boyer and Moore's majority vote; MV-Sketch, Tang et al. 2019). A value that makes more than half of what
/// comes to its place is sure to be the one there. With n comings to a place and a lead of c, the value there came between c and
/// (n + c) / 2 times, and any other at most (n − c) / 2 times.
final class FrequentValues {
    private struct Place {
        /// Bits of the hash that the place's number does not tell.
        var tag: UInt32 = 0
        /// The place of its text in `texts`, from 1; 0 when it has none.
        var text: UInt32 = 0
        var lead: UInt32 = 0
        var comings: UInt32 = 0
    }

    private struct Followed {
        let hash: UInt64
        var count: UInt64
        let text: [UInt8]
    }

    private let followed: UnsafeMutablePointer<Followed>
    private let followedCount: Int
    /// Where the hashes of those followed lead to: their number, from 1; 0 where none is.
    private let signposts: UnsafeMutablePointer<UInt8>
    private static let signpostMask = 1023

    private let places: UnsafeMutablePointer<Place>
    private let placeMask: Int
    /// Of values that may turn out frequent; empty where one is free.
    private var texts: [[UInt8]] = []
    private static let textLimit = 64

    init(_ table: ValueTable, sizes: ProfileSizes) {
        placeMask = 1 << sizes.placeBits - 1
        places = .allocate(capacity: placeMask + 1)
        places.initialize(repeating: Place(), count: placeMask + 1)
        signposts = .allocate(capacity: Self.signpostMask + 1)
        signposts.initialize(repeating: 0, count: Self.signpostMask + 1)
        let entries = table.entries
        var isFollowed = [Bool](repeating: false, count: entries.count)
        var kept: [Followed] = []
        for entry in table.mostFrequent(min(sizes.followedValues, 255)) {
            // Without its text there is nothing to follow; the most frequent ones all have theirs.
            guard let text = table.text(ofEntry: entry) else { continue }
            kept.append(Followed(hash: entries[entry].hash, count: UInt64(entries[entry].count), text: Array(text)))
            isFollowed[entry] = true
        }
        followedCount = kept.count
        followed = .allocate(capacity: max(kept.count, 1))
        for (index, value) in kept.enumerated() {
            (followed + index).initialize(to: value)
            var post = Int(truncatingIfNeeded: value.hash) & Self.signpostMask
            while signposts[post] != 0 { post = (post + 1) & Self.signpostMask }
            signposts[post] = UInt8(index + 1)
        }
        for entry in entries.indices where !isFollowed[entry] { vote(entries[entry].hash, weight: UInt32(clamping: entries[entry].count)) }
    }

    deinit {
        followed.deinitialize(count: followedCount)
        followed.deallocate()
        signposts.deallocate()
        places.deallocate()
    }

    /// Adds the values of some cells.
    ///
    /// - Parameter filled: how many filled cells the column had before.
    func add(_ cells: UnsafeBufferPointer<CellScan>, filled: Int) {
        for cell in cells { halle_prefetch(places + place(of: cell.hash)) }
        for index in cells.indices where !isFollowed(cells[index].hash) { vote(cells[index], filled: filled + index + 1) }
    }

    @inline(__always)
    private func isFollowed(_ hash: UInt64) -> Bool {
        var post = Int(truncatingIfNeeded: hash) & Self.signpostMask
        while signposts[post] != 0 {
            let index = Int(signposts[post]) &- 1
            if followed[index].hash == hash {
                followed[index].count &+= 1
                return true
            }
            post = (post &+ 1) & Self.signpostMask
        }
        return false
    }

    @inline(__always)
    private func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 16) & placeMask }

    @inline(__always)
    private func vote(_ cell: CellScan, filled: Int) {
        let place = place(of: cell.hash)
        let tag = UInt32(truncatingIfNeeded: cell.hash >> 32)
        let now = places[place]
        // Worked out without branches: which of these it is, chance decides.
        let isSame: UInt32 = now.tag == tag ? 1 : 0
        let isFree: UInt32 = now.lead == 0 ? 1 : 0
        places[place].tag = isFree == 1 ? tag : now.tag
        places[place].lead = now.lead &+ (isSame | isFree) &* 2 &- 1
        places[place].comings = now.comings &+ 1
        if isSame == 1 || now.text != 0 || now.comings == .max { settle(place, before: now, cell, filled: filled) }
    }

    /// What is seldom to be done after a vote.
    @inline(never)
    private func settle(_ place: Int, before: Place, _ cell: CellScan, filled: Int) {
        guard before.comings < .max else {
            // No more can be counted here.
            places[place] = before
            return
        }
        if before.lead == 0 {
            if before.text != 0 { freeText(place) }
        } else if places[place].lead > before.lead, before.text == 0, Int(before.lead) >= max(2, Self.leastLead(filled)) {
            keepText(cell, place: place)
        }
    }

    /// What a value must lead by to be shown: one in 512 of all filled cells.
    @inline(__always)
    private static func leastLead(_ filled: Int) -> Int { filled >> 9 }

    private func vote(_ hash: UInt64, weight: UInt32) {
        let place = place(of: hash)
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var now = places[place]
        now.comings = UInt32(clamping: UInt64(now.comings) + UInt64(weight))
        if now.lead > 0, now.tag == tag {
            now.lead = UInt32(clamping: UInt64(now.lead) + UInt64(weight))
        } else if now.lead >= weight {
            now.lead -= weight
        } else {
            now.tag = tag
            now.lead = weight - now.lead
        }
        places[place] = now
    }

    @inline(never)
    private func freeText(_ place: Int) {
        texts[Int(places[place].text) - 1] = []
        places[place].text = 0
    }

    @inline(never)
    private func keepText(_ cell: CellScan, place: Int) {
        var free = texts.firstIndex { $0.isEmpty } ?? texts.count
        if free == Self.textLimit {
            let holders = (0...placeMask).filter { places[$0].text != 0 }
            guard let weakest = holders.min(by: { (places[$0].lead, $0) < (places[$1].lead, $1) }), places[weakest].lead < places[place].lead else {
                return
            }
            free = Int(places[weakest].text) - 1
            freeText(weakest)
        }
        if free == texts.count { texts.append([]) }
        texts[free] = [UInt8](ShownText(cell))
        places[place].text = UInt32(free + 1)
    }

    // MARK: Reading

    private var followedValues: UnsafeBufferPointer<Followed> { UnsafeBufferPointer(start: followed, count: followedCount) }

    /// Whether no value was seen twice.
    var allSeenOnce: Bool { followedValues.allSatisfy { $0.count <= 1 } && (0...placeMask).allSatisfy { places[$0].lead <= 1 } }

    /// The values that came most often: how often at least, and by how many that may be too few.
    func mostFrequent(_ number: Int, filled: Int) -> [(text: [UInt8], count: Int, error: Int)] {
        var values = followedValues.filter { $0.count > 1 }.map { (text: $0.text, count: Int($0.count), error: 0) }
        for index in 0...placeMask where places[index].text != 0 {
            let place = places[index]
            guard place.lead >= 2, Int(place.lead) >= Self.leastLead(filled) else { continue }
            values.append((texts[Int(place.text) - 1], Int(place.lead), Int(place.comings - min(place.lead, place.comings)) / 2))
        }
        values.sort { $0.count == $1.count ? $0.text.lexicographicallyPrecedes($1.text) : $0.count > $1.count }
        return Array(values.prefix(number))
    }

    /// The most often that a value which is neither followed nor named can have come.
    func largestUnseen(filled: Int) -> Int {
        (0...placeMask).map { index -> Int in
            let place = places[index]
            let isNamed = place.text != 0 && place.lead >= 2 && Int(place.lead) >= Self.leastLead(filled)
            let others = Int(place.comings - min(place.lead, place.comings)) / 2
            return isNamed ? others : others + Int(place.lead)
        }.max() ?? 0
    }
}
