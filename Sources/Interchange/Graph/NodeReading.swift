internal import Findings
internal import Model

/// What a node says, for the formats that are no RDF: they are views of the graph, and say nothing that it does not.
extension Node {
    func values(_ predicate: Predicate) -> [Value] {
        var values: [Value] = []
        for statement in statements where statement.predicate == predicate { values.append(statement.value) }
        return values
    }

    func first(_ predicate: Predicate) -> Value? {
        for statement in statements where statement.predicate == predicate { return statement.value }
        return nil
    }

    /// In the language that is asked for, else in the one there is.
    func text(_ predicate: Predicate, in language: Language? = nil) -> String? {
        var found: String?
        for statement in statements where statement.predicate == predicate {
            switch statement.value {
            case .plain(let text): return text
            case .text(let text, let own):
                if own == language { return text }
                found = found ?? text
            default: continue
            }
        }
        return found
    }

    /// All texts of a predicate, whatever their language.
    func texts(_ predicate: Predicate) -> [String] {
        var texts: [String] = []
        for statement in statements where statement.predicate == predicate {
            switch statement.value {
            case .plain(let text), .text(let text, _): texts.append(text)
            default: continue
            }
        }
        return texts
    }

    /// What a predicate refers to: the IRI, or that of the node that stands there.
    func iri(_ predicate: Predicate) -> IRI? {
        for statement in statements where statement.predicate == predicate {
            if let iri = statement.value.iri { return iri }
        }
        return nil
    }

    func iris(_ predicate: Predicate) -> [IRI] {
        var iris: [IRI] = []
        for statement in statements where statement.predicate == predicate {
            if let iri = statement.value.iri { iris.append(iri) }
        }
        return iris
    }

    func nodes(_ predicate: Predicate) -> [Node] {
        values(predicate).compactMap {
            if case .node(let node) = $0 { node } else { nil }
        }
    }

    func date(_ predicate: Predicate) -> CalendarDate? {
        if case .date(let date)? = first(predicate) { date } else { nil }
    }

    func count(_ predicate: Predicate) -> Int? {
        if case .count(let count)? = first(predicate) { count } else { nil }
    }
}

extension Value {
    fileprivate var iri: IRI? {
        switch self {
        case .iri(let iri): iri
        case .node(let node): node.subject
        default: nil
        }
    }
}
