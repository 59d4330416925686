internal import Bytes
internal import Findings
internal import Model

/// Values that flow down from the catalogue to its publishers and from them to their datasets, where nothing nearer is said.
struct Inheritance: Sendable {
    var licence: Licence?
    var frequency: Frequency?
    var themes: [Theme] = []
    var keywords: [String] = []
    var contact: Contact?
    var spatial: SpatialCoverage?
    var temporal: Period?
    var language: Language
    var schema: SchemaChoice?
    var conformity = Conformity.publish
    var downloads = DownloadChoice.automatic
    var privacy = PrivacySettings()
    /// What all this was made from.
    var fingerprint = Fingerprint()

    init(language: Language) { self.language = language }

    /// Takes over what a header says, over what came from above.
    mutating func override(by header: Header, local: [String: EuropeanTheme], readsThemes: Bool = true, _ findings: inout [Finding]) {
        language = header.scope == .settings ? language : header.spokenLanguage(&findings) ?? language
        licence = header.licence(&findings) ?? licence
        frequency = header.frequency(&findings) ?? frequency
        if readsThemes {
            let own = header.themes(local: local, &findings)
            themes = own.isEmpty ? themes : own
        }
        let ownKeywords = header.keywords(&findings)
        keywords = ownKeywords.isEmpty ? keywords : ownKeywords
        contact = header.contact(&findings) ?? contact
        if var own = header.spatial(.spatial, &findings) {
            // A dataset that names its commune again means the commune that is already described above it.
            if let above = spatial, above.code == own.code || (own.code == nil && own.name == above.name) {
                own.code = own.code ?? above.code
                own.name = own.name ?? above.name
                own.box = own.box ?? above.box
            }
            spatial = own
        }
        temporal = header.temporal(&findings) ?? temporal
        schema = header.schemaChoice(&findings) ?? schema
        conformity = header.conformity(&findings) ?? conformity
        downloads = header.downloads(&findings) ?? downloads
        privacy = header.privacy(over: privacy, &findings) ?? privacy
    }
}
