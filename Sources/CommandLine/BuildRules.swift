internal import Findings

/// What can go wrong between a sound catalogue and its site.
extension Rule {
    static let fileChanged = Rule(
        "file-changed", .error,
        french: Wording(
            cause: "« {value} » a changé pendant la construction du site.", remedy: "Attendez que le dépôt du fichier soit fini, puis relancez la construction."),
        english: Wording(cause: "“{value}” has changed while the site was being built.", remedy: "Wait until the file is in place, then build again."))

    static let fileNotCopied = Rule(
        "file-unreadable", .error,
        french: Wording(
            cause: "« {value} » ne peut pas être lu ({0}).", remedy: "Vérifiez que le fichier existe encore et que vous avez le droit de le lire."),
        english: Wording(cause: "“{value}” cannot be read ({0}).", remedy: "Check that the file still exists and that you may read it."))

    static let buildFailed = Rule(
        "build-failed", .error,
        french: Wording(cause: "La construction s’est arrêtée : {value}.", remedy: "Relancez-la ; si cela se répète, signalez-le aux auteurs de Halle."),
        english: Wording(cause: "The build has stopped: {value}.", remedy: "Run it again; if it happens again, report it to Halle’s authors."))
}
