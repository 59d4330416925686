internal import Bytes
internal import Findings

/// How many datasets a site holds, kept beside it: so that the next build can say when many are gone.
struct DatasetCount {
    static let memoName = "datasets"

    let datasets: Int

    init(datasets: Int) { self.datasets = datasets }

    var encoded: [UInt8] {
        var out = BinaryEncoder()
        out.number(datasets)
        return out.bytes
    }

    /// Nil when nothing is known.
    init?(encoded bytes: [UInt8]?) {
        guard let bytes else { return nil }
        let number: Int? = bytes.withUnsafeBytes { buffer in
            var input = BinaryDecoder(buffer)
            return try? input.number()
        }
        guard let number else { return nil }
        datasets = number
    }

    /// Losing fewer is everyday work.
    private static let manyLost = 5

    /// What to say when all datasets are gone from a site, or most of at least five; nil otherwise.
    func loss(since before: DatasetCount, _ language: Language) -> String? {
        let isGone = datasets == 0 && before.datasets > 0
        guard isGone || before.datasets - datasets >= Self.manyLost && datasets * 2 < before.datasets else { return nil }
        let old = Counts.counted(before.datasets, language, ("jeu de données", "jeux de données"), ("dataset", "datasets"))
        switch (language, isGone) {
        case (.french, true):
            return "ATTENTION : le site n’a plus aucun jeu de données ; avant cette construction, il avait \(old). Vérifiez le dossier content."
        case (.french, false):
            return "ATTENTION : le site n’a plus que \(datasets) jeu\(datasets > 1 ? "x" : "") de données ; avant cette construction, il avait \(old)."
                + " Vérifiez le dossier content."
        case (.english, true): return "CAUTION: the site has no dataset any more; before this build it had \(old). Check the folder content."
        case (.english, false):
            return
                "CAUTION: the site has only \(Counts.counted(datasets, language, ("", ""), ("dataset", "datasets"))) left; before this build it had \(old). Check the folder content."
        }
    }
}
