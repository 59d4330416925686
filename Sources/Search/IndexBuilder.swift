internal import Bytes
internal import Findings
internal import Glibc

/// Gathers the words of documents, one after another, in the order of their numbers.
struct IndexBuilder {
    private let french = Analysis(.french)
    private let english = Analysis(.english)
    /// The numbers of terms by words as they are written; -1 for those that say nothing.
    private var frenchWords = WordTable()
    private var englishWords = WordTable()
    /// The numbers of terms by their stems.
    private var stems = WordTable()
    private(set) var postings: [[Posting]] = []
    private(set) var places: [[[UInt8]]: [Posting]] = [:]
    private(set) var count = 0

    // Of the document at hand.
    private var weights: [Float] = []
    private var touched: [Int] = []
    // Of the field at hand.
    private var times: [Float] = []
    private var fieldTerms: [Int] = []

    /// A part of a document: what its words weigh, how long it usually is, and how much a longer one spreads its weight.
    private struct Field {
        var weight: Float
        var usualLength: Float
        var spread: Float

        static let title = Field(weight: 5, usualLength: 6, spread: 0.3)
        static let acronym = Field(weight: 5, usualLength: 1, spread: 0)
        static let keywords = Field(weight: 3, usualLength: 5, spread: 0.2)
        static let publisher = Field(weight: 2.2, usualLength: 3, spread: 0)
        static let themes = Field(weight: 1, usualLength: 3, spread: 0)
        static let files = Field(weight: 1.5, usualLength: 5, spread: 0.5)
        static let columns = Field(weight: 1, usualLength: 10, spread: 0.3)
        static let summary = Field(weight: 1, usualLength: 25, spread: 0.5)
        static let formats = Field(weight: 0.8, usualLength: 2, spread: 0)
    }
    /// Where a word of this weight has half of the greatest impact.
    private static let half: Float = 4
    private static let mostTimes: Float = 3

    mutating func add(_ document: SearchDocument) {
        add([document.title], .title)
        add(document.keywords.filter { Self.isAcronym($0.text) }, .acronym)
        add(document.keywords, .keywords)
        add([document.publisher] + document.places, .publisher)
        add(document.themes, .themes)
        add(document.files, .files)
        add(document.columns, .columns)
        if let summary = document.summary { add([summary], .summary) }
        add(document.formats.map { SearchText($0, .french) }, .formats)
        for term in touched {
            let weight = weights[term]
            weights[term] = 0
            let impact = (Float(Digits.impacts) * 1.15 * weight / (weight + Self.half)).rounded()
            postings[term].append(Posting(count) << 4 | Posting(max(1, min(Float(Digits.impacts), impact)) - 1))
        }
        touched.removeAll(keepingCapacity: true)
        var named: Set<[[UInt8]]> = []
        for place in [document.publisher] + document.places {
            let analysis = place.language == .french ? french : english
            let key = analysis.stems(of: PlaceName.proper(place.text))
            if !key.isEmpty, key.count <= 6, named.insert(key).inserted { places[key, default: []].append(Posting(count) << 4 | Posting(Digits.impacts - 1)) }
        }
        count += 1
    }

    private mutating func add(_ texts: [SearchText], _ field: Field) {
        var length: Float = 0
        for text in texts {
            let bytes = folded(text.text)
            let analysis = text.language == .french ? french : english
            analysis.forEachWord(of: bytes) { range in
                let term = Int(term(of: bytes[range], analysis))
                guard term >= 0 else { return }
                length += 1
                if times[term] == 0 { fieldTerms.append(term) }
                times[term] += 1
            }
        }
        let norm = 1 - field.spread + field.spread * length / field.usualLength
        for term in fieldTerms {
            if weights[term] == 0 { touched.append(term) }
            weights[term] += field.weight * min(times[term], Self.mostTimes) / norm
            times[term] = 0
        }
        fieldTerms.removeAll(keepingCapacity: true)
    }

    /// The number of a folded word's term; -1 when it says nothing.
    private mutating func term(of word: ArraySlice<UInt8>, _ analysis: Analysis) -> Int32 {
        if let known = analysis.language == .french ? frenchWords.find(word) : englishWords.find(word) { return known }
        let number = analysis.isStop(word) ? -1 : number(of: analysis.stem(word))
        if analysis.language == .french { frenchWords.add(word, number) } else { englishWords.add(word, number) }
        return number
    }

    private mutating func number(of stem: [UInt8]) -> Int32 {
        if let known = stems.find(stem[...]) { return known }
        let number = Int32(postings.count)
        stems.add(stem[...], number)
        postings.append([])
        weights.append(0)
        times.append(0)
        return number
    }

    /// Two to eight capitals and figures.
    private static func isAcronym(_ text: String) -> Bool {
        (2...8).contains(text.utf8.count) && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    }

    // MARK: Results

    /// The terms by their stems.
    var terms: [(stem: [UInt8], number: Int)] {
        (0..<stems.count).map { (Array(stems[$0]), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    }

    func idf(_ frequency: Int) -> Double { log(1 + (Double(count - frequency) + 0.5) / (Double(frequency) + 0.5)) }

    /// The number of a stem's term, if a document has it.
    func number(ofStem stem: [UInt8]) -> Int? { stems.find(stem[...]).map(Int.init) }
}
