internal import Bytes
internal import Findings
internal import Model

extension Header {
    /// The charts and maps that the header asks for; one that cannot be understood is left out, with a finding.
    ///
    /// - Parameter files: the names of the dataset's files.
    func views(among files: [String], language: Language, _ findings: inout [Finding]) -> ViewChoice {
        guard let value = self[.views] else { return .automatic }
        if value.kind == .scalar {
            guard let wanted = flag(.views, &findings) else { return .automatic }
            return wanted ? .automatic : .none
        }
        return .chosen(groups(.views, scope: .view, &findings).compactMap { $0.header.view(at: $0.value, in: self, among: files, language, &findings) })
    }

    private func view(at value: YAMLValue, in dataset: Header, among files: [String], _ language: Language, _ findings: inout [Finding]) -> ViewRequest? {
        guard let type = self[.viewType], let written = line(of: type, for: .viewType, &findings) else {
            if !has(.viewType) { findings.append(Finding(.viewTypeMissing, at: place(of: value), details: [dataset.writtenName(of: .views)])) }
            return nil
        }
        guard let kind = Self.kinds[keywordSlug(written)] else {
            let near = nearestNames(
                to: written, among: ["courbe", "barres", "histogramme", "pyramide", "carte", "line", "bars", "histogram", "pyramid", "map"])
            findings.append(Finding(.viewTypeUnknown, at: place(of: type), value: written, suggestions: near))
            return nil
        }
        var request = ViewRequest(kind, at: place(of: value))
        if let file = line(.path, &findings) {
            guard let name = files.first(where: { $0 == file }) ?? files.first(where: { slug($0) == slug(file) }) else {
                findings.append(Finding(.viewFileAbsent, at: place(of: .path), value: file, suggestions: nearestNames(to: file, among: files)))
                return nil
            }
            request.file = name
        }
        request.x = line(.x, &findings).map { ViewRequest.Named($0, at: place(of: .x)) }
        request.y = line(.y, &findings).map { ViewRequest.Named($0, at: place(of: .y)) }
        request.title = localized(.title, language: language, &findings)
        request.limit = wholeNumber(.limit, &findings).map { min(40, max(1, $0)) }
        if let value = self[.aggregate], let written = line(of: value, for: .aggregate, &findings) {
            guard let aggregate = Self.aggregates[keywordSlug(written)] else {
                let near = nearestNames(to: written, among: ["somme", "moyenne", "nombre", "sum", "mean", "count"])
                findings.append(Finding(.viewAggregateUnknown, at: place(of: value), value: written, suggestions: near))
                return nil
            }
            request.aggregate = aggregate
        }
        return request
    }

    private static let kinds: [String: ViewRequest.Kind] = [
        "courbe": .line, "ligne": .line, "evolution": .line, "line": .line, "barres": .bars, "barre": .bars, "bars": .bars, "bar": .bars,
        "histogramme": .histogram, "histogram": .histogram, "pyramide": .pyramid, "pyramide-des-ages": .pyramid, "pyramid": .pyramid, "carte": .map,
        "map": .map,
    ]

    private static let aggregates: [String: ViewRequest.Aggregate] = [
        "somme": .sum, "total": .sum, "sum": .sum, "moyenne": .mean, "mean": .mean, "average": .mean, "nombre": .count, "compte": .count, "count": .count,
    ]
}
