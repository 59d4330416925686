extension Pattern {
    /// A compiled pattern as a plain value, for loops over many texts. It lives as long as its pattern: see `withAutomaton`.
    ///
    /// Most patterns of schemas are one of two kinds which the processor runs well ahead of the text:
    /// - a fixed number of characters, each in one range of ASCII: eight bytes are compared at once;
    /// - at most ten states: a state is a number of bits, and a character a word in which those bits are the place of the next state. The
    ///   words are read without waiting for the state, which then takes one shift per character.
    ///
    /// All others walk a table of states, or, when there are too many states for a table, keep the set of the places reached.
    @frozen public struct Automaton: @unchecked Sendable {
        @frozen @usableFromInline enum Kind: UInt8 { case ranges, shifts, table, slow }

        @usableFromInline let kind: Kind
        /// Ranges: the text's length. Table: the number of classes, which is also where a row says whether its state accepts.
        @usableFromInline let count: Int
        /// Ranges: pairs of summands for each eight bytes. Shifts: a word for each ASCII character, then for each class.
        @usableFromInline let words: UnsafePointer<UInt64>
        @usableFromInline let start: UInt64
        /// Shifts: a bit at the place of each state.
        @usableFromInline let accepting: UInt64
        /// A row for each state: the places of the rows that follow, by class.
        @usableFromInline let table: UnsafePointer<UInt32>
        @usableFromInline let map: ScalarMap
        @usableFromInline let slow: Unmanaged<SlowMatcher>?

        /// Whether the whole text matches.
        @inlinable @inline(__always)
        public func matches(_ text: UnsafePointer<UInt8>, count length: Int) -> Bool {
            switch kind {
            case .ranges: length == count && hasRanges(UnsafeRawPointer(text), length)
            case .shifts: shiftsToAccepting(text, length)
            case .table: walksToAccepting(text, length)
            case .slow: matchesSlowly(text, length)
            }
        }

        @inlinable @inline(__always)
        func hasRanges(_ text: UnsafeRawPointer, _ length: Int) -> Bool {
            let tops: UInt64 = 0x8080_8080_8080_8080
            // A byte is at least `low` when adding 0x80 - low reaches its top bit, and at most `high` when adding 0x7F - high does not.
            func fits(_ bytes: UInt64, _ pair: Int) -> Bool {
                (bytes &+ words[pair &* 2]) & ~(bytes &+ words[pair &* 2 &+ 1]) & ~bytes & tops == tops
            }
            if length >= 8 {
                var place = 0
                var pair = 0
                while place &+ 8 <= length {
                    guard fits(UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self)), pair) else { return false }
                    place &+= 8
                    pair &+= 1
                }
                return place == length || fits(UInt64(littleEndian: text.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)), pair)
            }
            if length >= 4 {
                let head = UInt32(littleEndian: text.loadUnaligned(as: UInt32.self))
                let tail = UInt32(littleEndian: text.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self))
                return fits(UInt64(head) | UInt64(tail) << 32, 0)
            }
            var bytes: UInt64 = 0
            for place in 0..<length { bytes |= UInt64(text.load(fromByteOffset: place, as: UInt8.self)) << UInt64(truncatingIfNeeded: place &* 8) }
            return fits(bytes, 0)
        }

        @inlinable @inline(__always)
        func shiftsToAccepting(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
            var state = start
            var index = 0
            while index < length {
                let byte = text[index]
                if byte < 0x80 {
                    state = words[Int(byte)] &>> state
                    index &+= 1
                } else {
                    state = words[128 &+ Int(map.nextBeyondASCII(text, &index, count: length))] &>> state
                }
            }
            return accepting &>> state & 1 == 1
        }

        @inlinable
        func walksToAccepting(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
            var row = Int(start)
            var index = 0
            while index < length {
                row = Int(table[row &+ Int(map.next(text, &index, count: length))])
                if row == 0 { return false }
            }
            return table[row &+ count] == 1
        }

        @usableFromInline
        func matchesSlowly(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
            guard let slow else { return false }
            return slow._withUnsafeGuaranteedRef { $0.matches(UnsafeBufferPointer(start: text, count: length), map) }
        }
    }
}

extension Pattern.Automaton {
    private init(
        _ kind: Kind, count: Int = 0, words: [UInt64] = [], start: Int = 0, accepting: UInt64 = 0, table: [UInt32] = [], map: ScalarMap,
        slow: SlowMatcher? = nil, in tables: Tables
    ) {
        self.kind = kind
        self.count = count
        self.words = tables.keep(words)
        self.start = UInt64(start)
        self.accepting = accepting
        self.table = tables.keep(table)
        self.map = map
        self.slow = slow.map { Unmanaged.passUnretained($0) }
    }

    init(slow: SlowMatcher, classes: ScalarClasses, in tables: Tables) {
        self.init(.slow, map: ScalarMap(classes, in: tables), slow: slow, in: tables)
    }

    init(_ automaton: FiniteAutomaton, classes: ScalarClasses, in tables: Tables) {
        let map = ScalarMap(classes, in: tables)
        if let ranges = automaton.ranges(classes) {
            self.init(.ranges, count: ranges.count, words: Self.summands(ranges), map: map, in: tables)
        } else if automaton.stateCount <= 10 {
            self.init(shifting: automaton, map: map, in: tables)
        } else {
            let width = classes.count + 1
            var table: [UInt32] = []
            table.reserveCapacity(width * automaton.stateCount)
            for state in 0..<automaton.stateCount {
                for target in automaton.next[(state * classes.count)..<((state + 1) * classes.count)] { table.append(UInt32(target) * UInt32(width)) }
                table.append(automaton.accepts[state] ? 1 : 0)
            }
            self.init(.table, count: classes.count, start: automaton.start * width, table: table, map: map, in: tables)
        }
    }

    private init(shifting automaton: FiniteAutomaton, map: ScalarMap, in tables: Tables) {
        var words = (0..<automaton.classCount).map { number in
            (0..<automaton.stateCount).reduce(UInt64(0)) { word, state in
                word | UInt64(automaton.next[state * automaton.classCount + number]) * 6 << UInt64(state * 6)
            }
        }
        words = (0..<128).map { words[Int(map.ascii[$0])] } + words
        let accepting = (0..<automaton.stateCount).reduce(UInt64(0)) { $0 | (automaton.accepts[$1] ? 1 : 0) << UInt64($1 * 6) }
        self.init(.shifts, words: words, start: automaton.start * 6, accepting: accepting, map: map, in: tables)
    }

    private static func summands(_ ranges: [ClosedRange<UInt8>]) -> [UInt64] {
        var groups: [[ClosedRange<UInt8>?]] = []
        let length = ranges.count
        if length >= 8 {
            for first in stride(from: 0, through: length - 8, by: 8) { groups.append(Array(ranges[first..<(first + 8)])) }
            if length % 8 != 0 { groups.append(Array(ranges[(length - 8)...])) }
        } else if length >= 4 {
            groups.append(Array(ranges[0..<4]) + Array(ranges[(length - 4)...]))
        } else {
            groups.append(Array(ranges) + Array(repeating: nil, count: 8 - length))
        }
        var words: [UInt64] = []
        for group in groups {
            var low: UInt64 = 0
            var high: UInt64 = 0
            for (place, range) in group.enumerated() {
                let range = range ?? 0...0x7F
                low |= UInt64(0x80 - range.lowerBound) << UInt64(place * 8)
                high |= UInt64(0x7F - range.upperBound) << UInt64(place * 8)
            }
            words += [low, high]
        }
        return words
    }
}

extension FiniteAutomaton {
    /// The range of each character, when all texts have the same number of characters and each is one range of ASCII.
    fileprivate func ranges(_ classes: ScalarClasses) -> [ClosedRange<UInt8>]? {
        let ascii = (UInt32(0)..<128).map { Int(classes.number(of: $0)) }
        var isBeyond = [Bool](repeating: false, count: classCount)
        for (index, run) in classes.runs.enumerated() where index + 1 == classes.runs.count || classes.runs[index + 1].first > 128 {
            isBeyond[Int(run.number)] = true
        }
        var ranges: [ClosedRange<UInt8>] = []
        var state = start
        while !accepts[state] {
            var target: Int32 = 0
            for (number, next) in next[(state * classCount)..<((state + 1) * classCount)].enumerated() where next != 0 {
                guard !isBeyond[number], target == 0 || target == next else { return nil }
                target = next
            }
            let members = ascii.indices.filter { self.next[state * classCount + ascii[$0]] != 0 }
            guard let first = members.first, let last = members.last, last - first + 1 == members.count, ranges.count < 256 else { return nil }
            ranges.append(UInt8(first)...UInt8(last))
            state = Int(target)
        }
        guard !ranges.isEmpty, next[(state * classCount)..<((state + 1) * classCount)].allSatisfy({ $0 == 0 }) else { return nil }
        return ranges
    }
}
