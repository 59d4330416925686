internal import Schemas
internal import Synchronization

/// Which schema a header is recognised as, each header looked at once: the files of a territory share few headers.
final class KnownHeaders: Sendable {
    private let recognition: SchemaRecognition
    private let known = Mutex<[[String]: RecognisedSchema?]>([:])
    private static let most = 1_000

    init(_ recognition: SchemaRecognition) { self.recognition = recognition }

    func recognise(_ labels: [String]) -> RecognisedSchema? {
        if let before = known.withLock({ $0[labels] }) { return before }
        let found = recognition.recognise(labels)
        known.withLock { if $0.count < Self.most { $0[labels] = .some(found) } }
        return found
    }
}
