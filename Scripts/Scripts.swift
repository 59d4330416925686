/// The scripts of this folder, carried inside the program so that it runs anywhere.
///
/// By file name, as in this folder. A new file is added here and in `Package.swift`.
public let builtInScripts: [(name: String, bytes: [UInt8])] = [
    ("chart.js", PackageResources.chart_js),
    ("embed.js", PackageResources.embed_js),
    ("explore-table.js", PackageResources.explore_table_js),
    ("explore.css", PackageResources.explore_css),
    ("explore.js", PackageResources.explore_js),
    ("halle.js", PackageResources.halle_js),
    ("map.js", PackageResources.map_js),
    ("redraw.js", PackageResources.redraw_js),
    ("search.js", PackageResources.search_js),
    ("search-engine.js", PackageResources.search_engine_js),
    ("search-page.js", PackageResources.search_page_js),
]
