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
                for text in [request.file, request.x, request.y, request.aggregate?.rawValue] { out.optional(text) }
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
                    let texts = (try input.optionalText(), try input.optionalText(), try input.optionalText(), try input.optionalText())
                    let title = try input.optionalLocalized()
                    let limit = try input.number()
                    var request = ViewRequest(kind, at: try input.place())
                    (request.file, request.x, request.y, request.title) = (texts.0, texts.1, texts.2, title)
                    request.aggregate = texts.3.flatMap(ViewRequest.Aggregate.init)
                    request.limit = limit == 0 ? nil : limit
                    return request
                })
        }
    }
}
