public import Findings

/// Every rule that a template or a file of interface texts can meet.
public enum TemplateRules {
    public static let all: [Rule] = [
        .templateNotUTF8, .templateUnclosedTag, .templateBadTag, .templateSetDelimiters, .templateUnclosedSection, .templateCrossedSections,
        .templateUnopenedSection, .templateMissing, .templateSameName, .templateUnused, .templateFileUnused, .templateUnknownName, .templateNotARecord,
        .templateNotText,
        .templateUnknownPartial, .templatePartialCycle, .templateTooLarge, .templateTextUnescaped, .templateMarkupEscaped, .templateMarkupOutsideContent,
        .templateJSONOutsideData,
        .templateValueInTag, .templateValueInComment, .templateValueInCode, .templateTextAsAddress, .templateUnsafeAddress, .templateInlineScript,
        .templateInlineStyle, .templateEmbeddedDocument, .templateSpaceWanted, .templateTagInPlainText, .templateSectionSplitsTag, .templateUnfinishedTag,
        .wordsUnknown, .wordsUnused, .wordsGapUnknown, .wordsWithGaps, .wordsNoColon, .wordsEmpty, .wordsDuplicate, .wordsMissing, .wordsNotUTF8,
    ]
}

// MARK: How a template is written

extension Rule {
    static let templateNotUTF8 = Rule(
        "template-not-utf-8", .error,
        french: Wording(
            cause: "Ce modèle de page n’est pas enregistré en UTF-8.", cost: "Ses accents seraient illisibles.",
            remedy: "Enregistrez le fichier en UTF-8 dans votre éditeur."),
        english: Wording(
            cause: "This template is not saved as UTF-8.", cost: "Its accents could not be read.", remedy: "Save the file as UTF-8 in your editor."))

    static let templateUnclosedTag = Rule(
        "template-unclosed-tag", .error,
        french: Wording(
            cause: "Une balise s’ouvre ici et ne se ferme pas sur la même ligne.", remedy: "Fermez-la : « {{ » avec « }} », « {{{ » avec « }}} »."),
        english: Wording(cause: "A tag opens here and is not closed on the same line.", remedy: "Close it: “{{” with “}}”, “{{{” with “}}}”."))

    static let templateBadTag = Rule(
        "template-bad-tag", .error,
        french: Wording(
            cause: "« {value} » n’est pas une balise connue.",
            remedy: "Écrivez un nom fait de lettres, de chiffres, de « - » ou de « _ », comme {{title}}, {{#files}}, {{/files}}, {{^files}} ou {{> head}}."),
        english: Wording(
            cause: "“{value}” is not a known tag.",
            remedy: "Write a name made of letters, digits, “-” or “_”, as in {{title}}, {{#files}}, {{/files}}, {{^files}} or {{> head}}."))

    static let templateSetDelimiters = Rule(
        "template-set-delimiters", .error,
        french: Wording(cause: "Les modèles ne peuvent pas changer de délimiteurs ({{= … =}}).", remedy: "Retirez cette balise et gardez « {{ » et « }} »."),
        english: Wording(cause: "Templates cannot change their delimiters ({{= … =}}).", remedy: "Remove this tag and keep “{{” and “}}”."))

    static let templateUnclosedSection = Rule(
        "template-unclosed-section", .error,
        french: Wording(cause: "La section « {value} » s’ouvre ici et n’est jamais fermée.", remedy: "Ajoutez {{/{value}}} là où elle finit."),
        english: Wording(cause: "The section “{value}” opens here and is never closed.", remedy: "Add {{/{value}}} where it ends."))

    static let templateCrossedSections = Rule(
        "template-crossed-sections", .error,
        french: Wording(
            cause: "La section « {value} » se ferme ici alors que « {0} », ouverte ligne {1}, colonne {2}, est encore ouverte.",
            remedy: "Fermez d’abord « {0} », avec {{/{0}}}."),
        english: Wording(
            cause: "The section “{value}” closes here while “{0}”, opened on line {1}, column {2}, is still open.", remedy: "Close “{0}” first, with {{/{0}}}.")
    )

    static let templateUnopenedSection = Rule(
        "template-unopened-section", .error,
        french: Wording(
            cause: "La section « {value} » se ferme ici sans avoir été ouverte.", remedy: "Ouvrez-la plus haut avec {{#{value}}}, ou retirez cette balise."),
        english: Wording(cause: "The section “{value}” closes here but was never opened.", remedy: "Open it above with {{#{value}}}, or remove this tag."))
}

// MARK: Which templates there are

extension Rule {
    static let templateMissing = Rule(
        "template-missing", .error,
        french: Wording(cause: "Le modèle de page « {value} » manque.", remedy: "Remettez son fichier parmi les modèles."),
        english: Wording(cause: "The template “{value}” is missing.", remedy: "Put its file back among the templates."))

    static let templateSameName = Rule(
        "template-same-name", .error,
        french: Wording(cause: "Deux modèles s’appellent « {value} » : ce fichier et {0}.", remedy: "Renommez l’un des deux."),
        english: Wording(cause: "Two templates are called “{value}”: this file and {0}.", remedy: "Rename one of them."))

    static let templateUnused = Rule(
        "template-unused", .warning,
        french: Wording(
            cause: "Aucune page ne se sert du modèle « {value} ».", cost: "Ce que vous y écrivez ne paraît nulle part.",
            remedy: "Donnez au fichier le nom d’un modèle existant, ou appelez-le par {{> {value}}}."),
        english: Wording(
            cause: "No page uses the template “{value}”.", cost: "What you write in it appears nowhere.",
            remedy: "Give the file the name of an existing template, or call it with {{> {value}}}."))

    /// Details: why, in French and in English.
    public static let templateFileUnused = Rule(
        "template-file-unused", .warning,
        french: Wording(
            cause: "Halle ne se sert pas de « {value} » : {0}.", cost: "Ce qui s’y trouve ne change rien au site.",
            remedy: "Donnez-lui le nom d’un fichier de Halle (home.html, halle.css, words.fr.txt…), directement dans « Templates », ou retirez-le."),
        english: Wording(
            cause: "Halle makes no use of “{value}”: {1}.", cost: "What is in it changes nothing in the site.",
            remedy: "Give it the name of one of Halle’s files (home.html, halle.css, words.en.txt…), directly in “Templates”, or remove it."))

    static let templateUnknownPartial = Rule(
        "template-unknown-partial", .error,
        french: Wording(cause: "Aucun modèle ne s’appelle « {value} ».", remedy: "Corrigez le nom, ou ajoutez le fichier « {value}.html » aux modèles."),
        english: Wording(cause: "No template is called “{value}”.", remedy: "Correct the name, or add the file “{value}.html” to the templates."))

    static let templatePartialCycle = Rule(
        "template-partial-cycle", .error,
        french: Wording(cause: "Ce modèle finit par s’appeler lui-même : {0}.", remedy: "Retirez l’un de ces appels."),
        english: Wording(cause: "This template ends up calling itself: {0}.", remedy: "Remove one of these calls."))

    static let templateTooLarge = Rule(
        "template-too-large", .error,
        french: Wording(
            cause: "Les modèles appelés par « {value} » s’emboîtent trop profondément ou sont trop nombreux.", remedy: "Réduisez les appels de modèles."),
        english: Wording(cause: "The templates called by “{value}” are nested too deeply or too many.", remedy: "Call fewer templates."))
}

// MARK: Which names a template asks for

extension Rule {
    static let templateUnknownName = Rule(
        "template-unknown-name", .error,
        french: Wording(cause: "« {value} » n’existe pas à cet endroit.", remedy: "Écrivez l’un des noms connus ici : {0}."),
        english: Wording(cause: "“{value}” does not exist in this place.", remedy: "Write one of the names known here: {0}."))

    static let templateNotARecord = Rule(
        "template-not-a-record", .error,
        french: Wording(
            cause: "« {value} » ne peut pas être suivi d’un point : il ne contient pas de noms.",
            remedy: "S’il s’agit d’une liste, ouvrez une section {{#{value}}} et écrivez les noms dedans."),
        english: Wording(
            cause: "“{value}” cannot be followed by a dot: it holds no names.",
            remedy: "If it is a list, open a section {{#{value}}} and write the names inside."))

    static let templateNotText = Rule(
        "template-not-text", .error,
        french: Wording(
            cause: "« {value} » ne s’affiche pas : ce n’est ni un texte ni un nombre.",
            remedy: "Servez-vous-en comme d’une section : {{#{value}}} … {{/{value}}}."),
        english: Wording(cause: "“{value}” cannot be shown: it is neither text nor a number.", remedy: "Use it as a section: {{#{value}}} … {{/{value}}}."))

    static let templateTextUnescaped = Rule(
        "template-text-unescaped", .error,
        french: Wording(
            cause: "« {value} » est un texte et ne peut pas être affiché sans protection.", cost: "Un « < » dans ce texte deviendrait du code dans la page.",
            remedy: "Écrivez {{{value}}}, avec deux accolades et sans « & »."),
        english: Wording(
            cause: "“{value}” is text and cannot be shown unprotected.", cost: "A “<” in this text would become code in the page.",
            remedy: "Write {{{value}}}, with two braces and no “&”."))

    static let templateMarkupEscaped = Rule(
        "template-markup-escaped", .error,
        french: Wording(
            cause: "« {value} » est déjà mis en forme.", cost: "Avec deux accolades, le lecteur verrait ses balises.",
            remedy: "Écrivez-le avec trois accolades : {{{{value}}}}."),
        english: Wording(
            cause: "“{value}” is already formatted.", cost: "With two braces, readers would see its tags.", remedy: "Write it with three braces: {{{{value}}}}."
        ))
}

// MARK: Where a template shows them

extension Rule {
    static let templateMarkupOutsideContent = Rule(
        "template-markup-outside-content", .error,
        french: Wording(
            cause: "« {value} » est mis en forme et ne peut paraître qu’entre deux balises HTML, pas dans un attribut ni dans un titre de page.",
            remedy: "Affichez ici un texte simple."),
        english: Wording(
            cause: "“{value}” is formatted and may only stand between HTML tags, not in an attribute nor in the page’s title.",
            remedy: "Show a plain text here."))

    static let templateJSONOutsideData = Rule(
        "template-json-outside-data", .error,
        french: Wording(
            cause: "« {value} » s’adresse aux moteurs de recherche et ne peut paraître que dans <script type=\"application/ld+json\">.",
            remedy: "Écrivez <script type=\"application/ld+json\">, ce nom entre trois accolades, puis </script>."),
        english: Wording(
            cause: "“{value}” is for search engines and may only stand inside <script type=\"application/ld+json\">.",
            remedy: "Write <script type=\"application/ld+json\">, this name between three braces, then </script>."))

    static let templateValueInTag = Rule(
        "template-value-in-tag", .error,
        french: Wording(
            cause: "« {value} » est affiché dans une balise HTML, hors des guillemets d’un attribut.", cost: "Un texte pourrait y ajouter du code à la page.",
            remedy: "Entourez-le de guillemets, comme dans title=\"{{title}}\"."),
        english: Wording(
            cause: "“{value}” is shown inside an HTML tag, outside an attribute’s quotes.", cost: "A text could add code to the page there.",
            remedy: "Put quotes around it, as in title=\"{{title}}\"."))

    static let templateValueInComment = Rule(
        "template-value-in-comment", .error,
        french: Wording(
            cause: "« {value} » est affiché dans un commentaire ou une déclaration HTML.", remedy: "Retirez-le, ou écrivez un commentaire de modèle : {{! … }}."
        ),
        english: Wording(
            cause: "“{value}” is shown inside an HTML comment or declaration.", remedy: "Remove it, or write a template comment: {{! … }}."))

    static let templateValueInCode = Rule(
        "template-value-in-code", .error,
        french: Wording(
            cause: "« {value} » est affiché dans du code (script, style ou document incorporé).", cost: "Un texte pourrait y devenir du code.",
            remedy: "Affichez-la dans le texte de la page ou dans un attribut : Halle ne publie aucun script de modèle."),
        english: Wording(
            cause: "“{value}” is shown inside code (a script, a style or an embedded document).", cost: "A text could become code there.",
            remedy: "Show it in the page’s text or in an attribute: Halle publishes no script of a template."))

    static let templateTextAsAddress = Rule(
        "template-text-as-address", .error,
        french: Wording(
            cause: "« {value} » est un texte et ne peut pas servir d’adresse ici.", cost: "Une adresse non vérifiée peut exécuter du code.",
            remedy: "Employez ici un nom qui donne une adresse."),
        english: Wording(
            cause: "“{value}” is text and cannot be used as an address here.", cost: "An unchecked address can run code.",
            remedy: "Use a name that gives an address here."))

    static let templateUnsafeAddress = Rule(
        "template-unsafe-address", .error,
        french: Wording(
            cause: "Cette adresse ne commence ni par http, https, mailto ou tel, ni comme une adresse du site.",
            cost: "La politique de sécurité des pages la refuserait.", remedy: "Écrivez une adresse relative, ou commencez-la par « https: » ou « mailto: »."),
        english: Wording(
            cause: "This address starts neither with http, https, mailto or tel, nor like an address of this site.",
            cost: "The pages’ security policy would refuse it.", remedy: "Write a relative address, or start it with “https:” or “mailto:”."))

    static let templateInlineScript = Rule(
        "template-inline-script", .error,
        french: Wording(
            cause: "Un script est écrit dans la page.", cost: "La politique de sécurité des pages l’empêcherait de fonctionner.",
            remedy: "Retirez-le : Halle ne publie aucun script de modèle. Ce que montre la page se fait en HTML et dans « halle.css »."),
        english: Wording(
            cause: "A script is written in the page.", cost: "The pages’ security policy would stop it from running.",
            remedy: "Remove it: Halle publishes no script of a template. What a page shows is made with HTML and “halle.css”."))

    static let templateInlineStyle = Rule(
        "template-inline-style", .error,
        french: Wording(
            cause: "Un style est écrit dans la page.", cost: "La politique de sécurité des pages l’ignorerait.",
            remedy: "Mettez-le dans « halle.css », et donnez une classe à l’élément."),
        english: Wording(
            cause: "A style is written in the page.", cost: "The pages’ security policy would ignore it.",
            remedy: "Put it in “halle.css”, and give the element a class."))

    static let templateEmbeddedDocument = Rule(
        "template-embedded-document", .error,
        french: Wording(cause: "Un document est écrit dans un attribut « srcdoc ».", remedy: "Retirez cet attribut."),
        english: Wording(cause: "A document is written in a “srcdoc” attribute.", remedy: "Remove this attribute."))

    static let templateSpaceWanted = Rule(
        "template-space-wanted", .error,
        french: Wording(
            cause: "Dans cette balise HTML, la suite d’une section n’est pas séparée par une espace.", cost: "Deux attributs pourraient se confondre.",
            remedy: "Ajoutez une espace après la fin de la section."),
        english: Wording(
            cause: "In this HTML tag, what follows a section is not separated by a space.", cost: "Two attributes could run together.",
            remedy: "Add a space after the section’s end."))

    static let templateTagInPlainText = Rule(
        "template-tag-in-plain-text", .error,
        french: Wording(
            cause: "Une balise s’ouvre là où HTML n’attend que du texte (title, textarea, CDATA).",
            remedy: "Retirez-la, ou écrivez « &lt; » pour le signe « < »."),
        english: Wording(cause: "A tag opens where HTML expects only text (title, textarea, CDATA).", remedy: "Remove it, or write “&lt;” for the sign “<”."))

    static let templateSectionSplitsTag = Rule(
        "template-section-splits-tag", .error,
        french: Wording(
            cause: "La section « {value} » commence et finit à des endroits trop différents du HTML (dans une balise et dehors, par exemple).",
            cost: "Selon que la section paraît ou non, la suite de la page changerait de sens.",
            remedy: "Faites tenir dans la section des balises ou des attributs entiers."),
        english: Wording(
            cause: "The section “{value}” begins and ends in places of the HTML that differ too much (inside a tag and outside, for instance).",
            cost: "Whether the section shows or not, the rest of the page would change its meaning.",
            remedy: "Let the section hold whole tags or whole attributes."))

    static let templateUnfinishedTag = Rule(
        "template-unfinished-tag", .error,
        french: Wording(
            cause: "Le modèle « {value} » finit au milieu d’une balise, d’un commentaire ou d’un élément comme « title ».",
            remedy: "Fermez ce qui est resté ouvert."),
        english: Wording(
            cause: "The template “{value}” ends in the middle of a tag, a comment or an element such as “title”.", remedy: "Close what was left open."))
}

// MARK: Interface texts

extension Rule {
    static let wordsUnknown = Rule(
        "words-unknown", .error,
        french: Wording(
            cause: "Aucun texte d’interface ne s’appelle « {value} ».", remedy: "Corrigez le nom, ou ajoutez une ligne « {0}: … » au fichier des textes."),
        english: Wording(cause: "No interface text is called “{value}”.", remedy: "Correct the name, or add a line “{0}: …” to the file of texts."))

    static let wordsUnused = Rule(
        "words-unused", .warning,
        french: Wording(
            cause: "Aucune page ne montre de texte nommé « {value} ».", cost: "Ce que vous y écrivez ne paraît nulle part.",
            remedy: "Corrigez le nom d’après le fichier de textes de Halle, ou retirez la ligne."),
        english: Wording(
            cause: "No page shows a text called “{value}”.", cost: "What you write there appears nowhere.",
            remedy: "Correct the name after Halle’s own file of texts, or remove the line."))

    static let wordsGapUnknown = Rule(
        "words-gap-unknown", .error,
        french: Wording(
            cause: "Halle n’a rien à mettre à la place de {value} dans le texte « {0} ».", cost: "Les pages montreraient les accolades.",
            remedy: "Reprenez un blanc du texte d’origine, ou retirez les accolades."),
        english: Wording(
            cause: "Halle has nothing to put in the place of {value} in the text “{0}”.", cost: "Pages would show the braces.",
            remedy: "Use a gap of the original text, or remove the braces."))

    static let wordsWithGaps = Rule(
        "words-with-gaps", .error,
        french: Wording(
            cause: "Le texte « {value} » contient un blanc à remplir, {0}, et un modèle ne peut pas le remplir.", remedy: "Employez ici un texte sans blanc."),
        english: Wording(
            cause: "The text “{value}” holds a gap to fill, {0}, and a template cannot fill it.", remedy: "Use a text without gaps here."))

    static let wordsNoColon = Rule(
        "words-no-colon", .error,
        french: Wording(
            cause: "Cette ligne n’a pas la forme « nom: texte ».", remedy: "Ajoutez le nom et les deux-points, ou « # » au début pour une remarque."),
        english: Wording(cause: "This line is not written “name: text”.", remedy: "Add the name and the colon, or “#” at the start for a remark."))

    static let wordsEmpty = Rule(
        "words-empty", .error,
        french: Wording(cause: "Le texte « {value} » est vide.", remedy: "Écrivez un texte après les deux-points."),
        english: Wording(cause: "The text “{value}” is empty.", remedy: "Write a text after the colon."))

    static let wordsDuplicate = Rule(
        "words-duplicate", .error,
        french: Wording(cause: "Le texte « {value} » est déjà donné ligne {0}.", remedy: "Gardez une seule des deux lignes."),
        english: Wording(cause: "The text “{value}” is already given on line {0}.", remedy: "Keep only one of the two lines."))

    static let wordsMissing = Rule(
        "words-missing", .error,
        french: Wording(
            cause: "Le texte d’interface « {value} » manque.", cost: "Son nom paraîtrait à sa place dans les pages.",
            remedy: "Ajoutez une ligne « {value}: … »."),
        english: Wording(
            cause: "The interface text “{value}” is missing.", cost: "Its name would appear in the pages instead.", remedy: "Add a line “{value}: …”."))

    static let wordsNotUTF8 = Rule(
        "words-not-utf-8", .error,
        french: Wording(
            cause: "Ce fichier de textes n’est pas enregistré en UTF-8.", cost: "Ses accents seraient illisibles.",
            remedy: "Enregistrez le fichier en UTF-8 dans votre éditeur."),
        english: Wording(
            cause: "This file of texts is not saved as UTF-8.", cost: "Its accents could not be read.", remedy: "Save the file as UTF-8 in your editor."))
}
