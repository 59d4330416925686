/// The names that someone may have meant: nearest first, at most three, none that is too far. Case and accents do not count.
public func nearestNames(to name: String, among candidates: some Sequence<String>) -> [String] {
    let wanted = Array(folded(name).prefix(60))
    let limit = max(1, min(3, wanted.count / 3))
    var seen: Set<String> = []
    return candidates.filter { seen.insert($0).inserted }.compactMap { candidate in
        editDistance(wanted, folded(candidate), limit: limit).map { (name: candidate, distance: $0) }
    }.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        .prefix(3).map(\.name)
}
