internal import Checking
internal import DataFiles
internal import Findings
internal import Geography
internal import History
internal import Ledger
internal import Pages
internal import Publishing
internal import Reading
internal import Schemas
internal import Templating
internal import Validation

/// What can go wrong between a sound catalogue and its site.
extension Rule {
    /// Every rule of the whole program, for the reference page.
    static let all: [Rule] =
        reading + checking + schemas + addingSchemas + cells + tables + rows + dataFiles + geography + data + history + ledger + TemplateRules.all + [
            colourContrast
        ]
        + publishing + merging
        + [fileChanged, imageDamaged, buildFailed]

    static let fileChanged = Rule(
        "file-changed", .error,
        french: Wording(
            cause: "« {value} » a changé pendant la construction du site.", remedy: "Attendez que le dépôt du fichier soit fini, puis relancez la construction."
        ),
        english: Wording(cause: "“{value}” has changed while the site was being built.", remedy: "Wait until the file is in place, then build again."))

    static let imageDamaged = Rule(
        "image-damaged", .error,
        french: Wording(
            cause: "L’image « {value} » est abîmée, ou n’est pas du type que dit son nom.",
            remedy: "Ouvrez-la dans un logiciel d’images et enregistrez-la de nouveau en PNG, JPEG, GIF ou WebP."),
        english: Wording(
            cause: "The image “{value}” is damaged, or not of the type that its name says.",
            remedy: "Open it in an image program and save it again as PNG, JPEG, GIF or WebP."))

    static let buildFailed = Rule(
        "build-failed", .error,
        french: Wording(cause: "La construction s’est arrêtée : {value}.", remedy: "Relancez-la ; si cela se répète, signalez-le aux auteurs de Halle."),
        english: Wording(cause: "The build has stopped: {value}.", remedy: "Run it again; if it happens again, report it to Halle’s authors."))
}
