/// The templates, words and stylesheet of this folder, carried inside the program so that it runs anywhere.
///
/// By file name, as in this folder. A new file is added here and in `Package.swift`.
public let builtInTemplates: [(name: String, bytes: [UInt8])] = [
    ("card.html", PackageResources.card_html),
    ("columns.html", PackageResources.columns_html),
    ("contact.html", PackageResources.contact_html),
    ("dataset.html", PackageResources.dataset_html),
    ("directory.html", PackageResources.directory_html),
    ("file.html", PackageResources.file_html),
    ("halle.css", PackageResources.halle_css),
    ("harvesting.html", PackageResources.harvesting_html),
    ("home.html", PackageResources.home_html),
    ("list.html", PackageResources.list_html),
    ("not-found.html", PackageResources.not_found_html),
    ("page-bottom.html", PackageResources.page_bottom_html),
    ("page-top.html", PackageResources.page_top_html),
    ("pages.html", PackageResources.pages_html),
    ("publisher-tile.html", PackageResources.publisher_tile_html),
    ("publisher.html", PackageResources.publisher_html),
    ("text.html", PackageResources.text_html),
    ("theme-tile.html", PackageResources.theme_tile_html),
    ("trail.html", PackageResources.trail_html),
    ("verification.html", PackageResources.verification_html),
    ("words.en.txt", PackageResources.words_en_txt),
    ("words.fr.txt", PackageResources.words_fr_txt),
]
