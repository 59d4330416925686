internal import Findings
internal import Patterns

/// What a column of text must hold, in words: its format, its pattern, its length.
extension SchemaField {
    func describedText(_ format: FieldType.StringFormat, in language: Language) -> Description {
        let french = language == .french
        switch format {
        case .uri: return Description(french ? "une adresse web complète" : "a whole web address")
        case .email: return Description(french ? "une adresse électronique" : "an e-mail address")
        case .uuid: return Description(french ? "un identifiant UUID" : "a UUID")
        case .binary: return Description(french ? "des données codées en base 64" : "data in base 64")
        case .wkt: return Description(french ? "une géométrie WKT" : "a WKT geometry")
        case .default: break
        }
        guard let source = constraints.pattern, let pattern = try? Pattern(source) else { return Description(lengths(in: language)) }
        for form in KnownForm.all {
            guard let sample = form.sample(matching: pattern) else { continue }
            return Description(french ? form.french : form.english, example: sample)
        }
        if let shape = pattern.shape, let text = shape.words(in: language) {
            let isList = if case .oneOf = shape { true } else { false }
            return Description(text, example: pattern.example, isComplete: isList)
        }
        // Nothing short can be said of the pattern: an example says most.
        if let example = validExample(preferring: pattern.example) {
            return Description(french ? "un texte de la même forme que « \(example) »" : "a text of the same form as “\(example)”", isComplete: true)
        }
        return Description(french ? "un texte conforme au motif \(source)" : "a text that matches the pattern \(source)", isComplete: true)
    }

    private func lengths(in language: Language) -> String {
        let french = language == .french
        switch (constraints.minLength ?? 0, constraints.maxLength) {
        case (0, nil), (1, nil): return french ? "un texte" : "a text"
        case (let least, let most?) where least == most:
            return french ? "un texte de \(least) caractère\(least > 1 ? "s" : "")" : "a text of \(least) character\(least == 1 ? "" : "s")"
        case (let least, let most?) where least <= 1:
            return french ? "un texte d’au plus \(most) caractère\(most > 1 ? "s" : "")" : "a text of at most \(most) character\(most == 1 ? "" : "s")"
        case (let least, let most?): return french ? "un texte de \(least) à \(most) caractères" : "a text of \(least) to \(most) characters"
        case (let least, nil): return french ? "un texte d’au moins \(least) caractères" : "a text of at least \(least) characters"
        }
    }
}
