public import Findings

/// What can be wrong with the Markdown text of a page.
extension Rule {
    public static let linkBroken = Rule(
        "link-broken", .warning,
        french: Wording(
            cause: "Le lien « {value} » ne mène nulle part dans le catalogue.",
            cost: "La page n’en montre que le texte.",
            remedy: "Écrivez le chemin du dossier visé depuis celui-ci : ../autre-jeu/ ou ../../producteur/jeu/."),
        english: Wording(
            cause: "The link “{value}” leads nowhere in the catalogue.",
            cost: "The page shows its text only.",
            remedy: "Write the path of the folder it is for, from this one: ../other-dataset/ or ../../producer/dataset/."))

    public static let imageBroken = Rule(
        "image-broken", .warning,
        french: Wording(
            cause: "L’image « {value} » n’est pas dans le dossier.",
            cost: "La page montre son texte de remplacement.",
            remedy: "Déposez l’image (PNG, JPEG, GIF ou WebP) à côté de ce fichier, ou corrigez son nom."),
        english: Wording(
            cause: "The image “{value}” is not in the folder.",
            cost: "The page shows its alternative text.",
            remedy: "Put the image (PNG, JPEG, GIF or WebP) beside this file, or correct its name."))

    public static let imageOutside = Rule(
        "image-outside", .warning,
        french: Wording(
            cause: "L’image « {value} » est sur un autre site : elle n’est pas montrée.",
            cost: "Une page ne fait aucune requête vers un autre site, pour protéger ses lecteurs.",
            remedy: "Téléchargez l’image et déposez-la à côté de ce fichier."),
        english: Wording(
            cause: "The image “{value}” is on another site: it is not shown.",
            cost: "A page makes no request to another site, to protect its readers.",
            remedy: "Download the image and put it beside this file."))

    public static let addressUnsafe = Rule(
        "address-unsafe", .warning,
        french: Wording(
            cause: "L’adresse « {value} » n’est pas sûre : le lien est retiré, son texte reste.",
            remedy: "Un lien commence par https://, http://, mailto:, tel: ou le chemin d’un dossier du catalogue."),
        english: Wording(
            cause: "The address “{value}” is not safe: the link is removed, its text stays.",
            remedy: "A link begins with https://, http://, mailto:, tel: or the path of a folder of the catalogue."))

    public static let rawHTML = Rule(
        "raw-html", .warning,
        french: Wording(
            cause: "Ce texte contient du HTML : il est montré tel quel, comme du texte.",
            remedy: "Écrivez en Markdown : **gras**, [lien](adresse), | tableau |."),
        english: Wording(
            cause: "This text holds HTML: it is shown as it stands, as text.",
            remedy: "Write Markdown: **bold**, [link](address), | table |."))
}

extension Rule {
    public static let linkEmpty = Rule(
        "link-empty", .warning,
        french: Wording(cause: "Un lien n’a pas d’adresse.", cost: "La page n’en montre que le texte.", remedy: "Écrivez l’adresse : [texte](https://…)."),
        english: Wording(cause: "A link has no address.", cost: "The page shows its text only.", remedy: "Write the address: [text](https://…)."))

    public static let headingUnknown = Rule(
        "heading-unknown", .warning,
        french: Wording(
            cause: "Le lien « {value} » vise un intertitre que ce texte n’a pas.", remedy: "Écrivez l’intertitre sans accents ni espaces : #a-propos."),
        english: Wording(
            cause: "The link “{value}” is for a heading that this text does not have.", remedy: "Write the heading without accents or spaces: #about-us."))

    public static let textTooNested = Rule(
        "text-too-nested", .warning,
        french: Wording(cause: "Des listes ou des citations s’emboîtent sur plus de 100 niveaux.", remedy: "Simplifiez ce passage."),
        english: Wording(cause: "Lists or quotes are nested over 100 levels deep.", remedy: "Make this passage simpler."))

    public static let linkHasSpaces = Rule(
        "link-has-spaces", .warning,
        french: Wording(
            cause: "L’adresse « {value} » contient des espaces : le lien n’est pas fait.",
            remedy: "Renommez le fichier sans espaces, ou entourez l’adresse de chevrons : [texte](<{value}>)."),
        english: Wording(
            cause: "The address “{value}” holds spaces: no link is made.",
            remedy: "Rename the file without spaces, or put the address in angle brackets: [text](<{value}>)."))

    public static let linkToComputer = Rule(
        "link-to-computer", .warning,
        french: Wording(
            cause: "« {value} » est un chemin de votre ordinateur : personne d’autre ne peut l’ouvrir.",
            remedy: "Déposez le fichier dans le dossier du jeu et écrivez son nom seul : [le budget](budget.pdf)."),
        english: Wording(
            cause: "“{value}” is a path on your computer: nobody else can open it.",
            remedy: "Put the file into the dataset’s folder and write its name only: [the budget](budget.pdf)."))

    public static let imageFormat = Rule(
        "image-format", .warning,
        french: Wording(
            cause: "« {value} » n’est pas dans un format d’image qu’une page peut montrer.", remedy: "Enregistrez l’image en PNG, JPEG, GIF ou WebP."),
        english: Wording(
            cause: "“{value}” is not in an image format that a page can show.", remedy: "Save the image as PNG, JPEG, GIF or WebP."))
}
