public import Bytes
public import Model

/// What the privacy check has to know of a table beside its rows.
public struct PrivacyQuestions: Sendable, Hashable {
    /// What it is about: the dataset's title and the file's name.
    public var subject: String
    public var firstNameFloor: Int
    public var countFloor: Int

    public init(subject: String, settings: PrivacySettings = PrivacySettings()) {
        self.subject = subject
        firstNameFloor = settings.firstNameFloor
        countFloor = settings.countFloor
    }

    /// Of all that findings depend on, beside the file.
    public func combine(into mark: inout Fingerprint) {
        mark.combine(subject)
        mark.combine(firstNameFloor)
        mark.combine(countFloor)
    }
}
