internal import Bytes
internal import Model

/// The charts and maps that a header asks for, as bytes.
extension BinaryEncoder {
    mutating func write(_ views: ViewChoice) {
        switch views {
        case .automatic: number(0)
        case .none: number(1)
        case .chosen(let requests):
            number(2)
            list(requests) { out, request in
                out.text(request.kind.rawValue)
                for text in [request.file, request.aggregate?.rawValue] { out.optional(text) }
                for named in [request.x, request.y] {
                    out.optional(named) { out, named in
                        out.text(named.name)
                        out.write(named.place)
                    }
                }
                out.optional(request.title) { $0.write($1) }
                out.number(request.limit ?? 0)
                out.write(request.place)
            }
        }
    }
}

extension BinaryDecoder {
    mutating func viewChoice() throws(Truncated) -> ViewChoice {
        switch try number() {
        case 0: return .automatic
        case 1: return .none
        default:
            return .chosen(
                try list { (input) throws(Truncated) in
                    guard let kind = ViewRequest.Kind(rawValue: try input.text()) else { throw Truncated() }
                    let (file, aggregate) = (try input.optionalText(), try input.optionalText())
                    let (x, y) = (try input.optionalNamed(), try input.optionalNamed())
                    let title = try input.optionalLocalized()
                    let limit = try input.number()
                    var request = ViewRequest(kind, at: try input.place())
                    (request.file, request.x, request.y, request.title) = (file, x, y, title)
                    request.aggregate = aggregate.flatMap(ViewRequest.Aggregate.init)
                    request.limit = limit == 0 ? nil : limit
                    return request
                })
        }
    }
    private mutating func optionalNamed() throws(Truncated) -> ViewRequest.Named? {
        try optional { (input) throws(Truncated) in ViewRequest.Named(try input.text(), at: try input.place()) }
    }
}
