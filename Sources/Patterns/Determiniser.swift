/// Makes a program deterministic: a state stands for all the steps that a text may have led to.
///
/// A lookahead becomes a duty: an automaton of its own that runs beside the step which demanded it, and has to agree at the text's end.
/// A lookbehind is an automaton that runs over the text from its start.
struct Determiniser {
    struct TooLarge: Error {}

    struct Limits {
        var states = 16_000
        /// Cells of the table, four bytes each.
        var cells = 1 << 18
        /// Threads of all states, eight bytes each.
        var threads = 200_000
        /// Steps looked at.
        var visits = 4_000_000
    }

    private struct Duty: Hashable {
        let lookahead: Int
        let negated: Bool
        var state: Int
    }

    /// A step in the lower half, the number of its set of duties in the upper half.
    private typealias Thread = UInt64

    private struct Place {
        var isStart = false
        var isEnd = false
        var behinds: [Int] = []
    }

    private let program: Program
    private let classCount: Int
    private let aheads: [FiniteAutomaton]
    private let behinds: [FiniteAutomaton]
    /// Whether what follows a match is let through.
    private let isAbsorbing: Bool
    private let limits: Limits

    private var numbers: [[UInt64]: Int32] = [:]
    private var states: [(threads: [Thread], behinds: [Int])] = [([], [])]
    private var automaton: FiniteAutomaton
    private var threadCount = 0
    private var visits = 0

    private var duties: [[Duty]] = [[]]
    private var dutyNumbers: [[Duty]: Int] = [[]: 0]

    private var stamps: [Int32]
    private var stamp: Int32 = 0
    private var seenWithDuties: Set<Thread> = []

    /// - Parameters:
    ///   - aheads: for each lookahead, what it must find, then anything.
    ///   - behinds: for each lookbehind, anything, then what it must find.
    static func automaton(
        of program: Program, classCount: Int, aheads: [FiniteAutomaton] = [], behinds: [FiniteAutomaton] = [], isAbsorbing: Bool = false,
        limits: Limits = Limits()
    ) throws(TooLarge) -> FiniteAutomaton {
        var determiniser = Determiniser(
            program: program, classCount: classCount, aheads: aheads, behinds: behinds, isAbsorbing: isAbsorbing, limits: limits)
        try determiniser.run()
        let automaton = determiniser.automaton.withoutDeadEnds()
        return automaton.stateCount <= 64 ? automaton.minimised() : automaton
    }

    private init(
        program: Program, classCount: Int, aheads: [FiniteAutomaton], behinds: [FiniteAutomaton], isAbsorbing: Bool, limits: Limits
    ) {
        self.program = program
        self.classCount = classCount
        self.aheads = aheads
        self.behinds = behinds
        self.isAbsorbing = isAbsorbing
        self.limits = limits
        automaton = FiniteAutomaton(classCount: classCount, next: Array(repeating: 0, count: classCount), accepts: [false], start: 0, startInside: 0)
        stamps = Array(repeating: 0, count: program.steps.count)
    }

    private mutating func run() throws(TooLarge) {
        automaton.start = try state(after: [program.start], place: Place(isStart: true, behinds: behinds.map(\.start)))
        if isAbsorbing { automaton.startInside = try state(after: [program.start], place: Place(behinds: behinds.map(\.start))) }
        var index = 1
        while index < states.count {
            try follow(index)
            index += 1
        }
    }

    private mutating func state(after steps: [Int], place: Place) throws(TooLarge) -> Int {
        stamp += 1
        seenWithDuties.removeAll(keepingCapacity: true)
        var threads: [Thread] = []
        for step in steps { try close(step, duty: 0, place: place, into: &threads) }
        return Int(try state(threads, place: place))
    }

    private mutating func state(_ threads: [Thread], place: Place) throws(TooLarge) -> Int32 {
        guard !threads.isEmpty else { return 0 }
        var key = threads.sorted()
        // Behaviour at the very start is its own, and nothing leads back there.
        let isShared = !place.isStart
        if isShared {
            key += place.behinds.map { UInt64($0) }
            if let known = numbers[key] { return known }
        }
        threadCount += threads.count
        guard states.count < limits.states, threadCount <= limits.threads, automaton.next.count + classCount <= limits.cells else {
            throw TooLarge()
        }
        let number = Int32(states.count)
        if isShared { numbers[key] = number }
        states.append((threads, place.behinds))
        automaton.accepts.append(try accepts(threads, place: place))
        automaton.next.append(contentsOf: repeatElement(0, count: classCount))
        return number
    }

    private mutating func follow(_ index: Int) throws(TooLarge) {
        let (threads, before) = states[index]
        let moves = threads.map { thread -> (members: ScalarClasses.Members, next: Int) in
            switch program.steps[Int(thread & 0xFFFF_FFFF)] {
            case .one(let members, let next): (members, next)
            case .done where isAbsorbing: (ScalarClasses.Members(repeating: .max), Int(thread & 0xFFFF_FFFF))
            default: (.zero, 0)
            }
        }
        if isAbsorbing, threads.contains(0) {
            // Step 0 without a duty: all is settled.
            for number in 0..<classCount { automaton.next[index * classCount + number] = Int32(index) }
            return
        }
        // Scalars that move the same threads lead to the same state, when nothing else watches.
        let isPlain = aheads.isEmpty && behinds.isEmpty && threads.count <= 64
        var known: [UInt64: Int32] = [:]
        for number in 0..<classCount {
            visits += threads.count
            guard visits <= limits.visits else { throw TooLarge() }
            let scalarClass = UInt8(truncatingIfNeeded: number)
            var moving: UInt64 = 0
            if isPlain {
                for (bit, move) in moves.enumerated() where move.members.has(scalarClass) { moving |= 1 << UInt64(bit) }
                if moving == 0 { continue }
                if let target = known[moving] {
                    automaton.next[index * classCount + number] = target
                    continue
                }
            }
            let place = Place(behinds: zip(behinds, before).map { Int($0.next[$1 * classCount + number]) })
            stamp += 1
            seenWithDuties.removeAll(keepingCapacity: true)
            var reached: [Thread] = []
            for (thread, move) in zip(threads, moves) where move.members.has(scalarClass) {
                guard let duty = advance(Int(thread >> 32), by: number) else { continue }
                try close(move.next, duty: duty, place: place, into: &reached)
            }
            let target = try state(reached, place: place)
            automaton.next[index * classCount + number] = target
            if isPlain { known[moving] = target }
        }
    }

    /// Adds the steps that wait for a scalar, or for the text's end, from a step on.
    private mutating func close(_ step: Int, duty: Int, place: Place, into threads: inout [Thread]) throws(TooLarge) {
        var open: [(step: Int, duty: Int)] = [(step, duty)]
        while let (step, duty) = open.popLast() {
            visits += 1
            guard visits <= limits.visits else { throw TooLarge() }
            let thread = UInt64(duty) << 32 | UInt64(step)
            if duty == 0 {
                guard stamps[step] != stamp else { continue }
                stamps[step] = stamp
            } else {
                guard seenWithDuties.insert(thread).inserted else { continue }
            }
            switch program.steps[step] {
            case .one, .done: threads.append(thread)
            case .either(let first, let second):
                open.append((second, duty))
                open.append((first, duty))
            case .textStart(let next): if place.isStart { open.append((next, duty)) }
            case .textEnd(let next): if place.isEnd { open.append((next, duty)) } else { threads.append(thread) }
            case .behind(let index, let negated, let next):
                if behinds[index].accepts[place.behinds[index]] != negated { open.append((next, duty)) }
            case .ahead(let index, let negated, let next):
                let start = place.isStart ? aheads[index].start : aheads[index].startInside
                if let more = add(Duty(lookahead: index, negated: negated, state: start), to: duty) { open.append((next, more)) }
            case .note(_, let next): open.append((next, duty))
            case .same: throw TooLarge()
            }
        }
    }

    private mutating func accepts(_ threads: [Thread], place: Place) throws(TooLarge) -> Bool {
        stamp += 1
        seenWithDuties.removeAll(keepingCapacity: true)
        var place = place
        place.isEnd = true
        var final: [Thread] = []
        for thread in threads {
            let step = Int(thread & 0xFFFF_FFFF)
            switch program.steps[step] {
            case .done, .textEnd: try close(step, duty: Int(thread >> 32), place: place, into: &final)
            default: break
            }
        }
        return final.contains { thread in
            guard case .done = program.steps[Int(thread & 0xFFFF_FFFF)] else { return false }
            return duties[Int(thread >> 32)].allSatisfy { aheads[$0.lookahead].accepts[$0.state] != $0.negated }
        }
    }

    // MARK: - Duties

    /// - Returns: nil when the duty can never be met.
    private mutating func add(_ duty: Duty, to set: Int) -> Int? {
        switch verdict(duty) {
        case true?: return set
        case false?: return nil
        case nil: return number(of: duties[set] + [duty])
        }
    }

    private mutating func advance(_ set: Int, by scalarClass: Int) -> Int? {
        guard set != 0 else { return 0 }
        var left: [Duty] = []
        for var duty in duties[set] {
            duty.state = Int(aheads[duty.lookahead].next[duty.state * classCount + scalarClass])
            switch verdict(duty) {
            case true?: break
            case false?: return nil
            case nil: left.append(duty)
            }
        }
        return number(of: left)
    }

    /// What is known of a duty before the text's end.
    private func verdict(_ duty: Duty) -> Bool? {
        if duty.state == 0 { return duty.negated }
        if aheads[duty.lookahead].acceptsAll(duty.state) { return !duty.negated }
        return nil
    }

    private mutating func number(of set: [Duty]) -> Int {
        let ordered = Array(Set(set)).sorted { ($0.lookahead, $0.state, $0.negated ? 1 : 0) < ($1.lookahead, $1.state, $1.negated ? 1 : 0) }
        if let known = dutyNumbers[ordered] { return known }
        duties.append(ordered)
        dutyNumbers[ordered] = duties.count - 1
        return duties.count - 1
    }
}
