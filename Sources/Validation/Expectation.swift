internal import Findings
internal import Schemas

extension SchemaField {
    func expectation(in language: Language) -> String { example ?? name }
}
