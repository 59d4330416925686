/// The scripts of this folder, carried inside the program so that it runs anywhere.
///
/// By file name, as in this folder. A new file is added here and in `Package.swift`.
public let builtInScripts: [(name: String, bytes: [UInt8])] = [
    ("explore-table.js", PackageResources.explore_table_js),
    ("explore.css", PackageResources.explore_css),
    ("explore.js", PackageResources.explore_js),
    ("halle.js", PackageResources.halle_js),
]
