// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A module of the house: one job, and the modules it knows. Arrows point one way: a module only knows modules listed above it.
func module(_ name: String, knows dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(of name: String, knows dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, swiftSettings: strict)
}

let package = Package(
    name: "halle",
    products: [.executable(name: "halle", targets: ["halle"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CXLSX", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "CHalle"),

        module("Bytes", knows: ["CHalle", "CCrypto", "CZlib"]),
        module("Findings", knows: ["Bytes"]),
        module("Model", knows: ["Bytes", "Findings"]),
        module("Markdown", knows: ["Bytes", "CMark"]),
        module("Images", knows: ["Bytes"]),
        module("JSON", knows: ["Bytes"]),
        module("Patterns"),
        module("Tables", knows: ["Bytes", "CHalle", "JSON"]),
        module("Spreadsheets", knows: ["Bytes", "Tables", "CZip", "CXML"]),
        module("Parquet", knows: ["CZstd"]),
        module("Geography", knows: ["Bytes", "JSON", "Findings", "Tables"]),
        // The national schemas, carried inside the program.
        .target(name: "NationalSchemas", exclude: ["files"]),
        module("Schemas", knows: ["Bytes", "JSON", "Findings", "Patterns", "Tables", "NationalSchemas"]),
        module("Profiles", knows: ["Bytes", "CHalle", "JSON", "Tables"]),
        module("Privacy", knows: ["Bytes", "CHalle", "Findings", "Model", "Tables", "Profiles", "CZip", "CZlib"]),
        module("Views", knows: ["Bytes", "Findings", "Model", "JSON", "Tables", "Schemas", "Profiles", "Geography"]),
        module("Drawings", knows: ["Bytes", "Findings"]),
        // The official lists of communes and EPCI, carried inside the program.
        .target(name: "OfficialCodes", exclude: ["lists"]),
        module("Validation", knows: ["Bytes", "CHalle", "Findings", "JSON", "OfficialCodes", "Patterns", "Tables", "Schemas"]),
        module(
            "DataFiles",
            knows: [
                "Bytes", "Findings", "Model", "JSON", "Tables", "Spreadsheets", "Geography", "Schemas", "Validation", "Profiles", "Privacy", "Views",
            ]),
        module(
            "Downloads", knows: ["Bytes", "CXLSX", "CZlib", "JSON", "Model", "Parquet", "Tables", "Schemas", "Profiles", "Geography", "Views", "DataFiles"]),
        module("Merging", knows: ["Bytes", "Findings", "Model", "Tables", "Schemas", "Validation", "DataFiles"]),
        module("Repairs", knows: ["Bytes", "CHalle", "Findings", "Tables", "Schemas", "Validation", "DataFiles"]),
        module("Reading", knows: ["Bytes", "Findings", "Model", "Markdown", "Privacy", "CYAML"]),
        module("Checking", knows: ["Bytes", "Findings", "Model"]),
        module("History", knows: ["Bytes", "Findings", "Model", "Tables"]),
        module("Ledger", knows: ["Bytes", "Findings", "Model", "Tables"]),
        // What the law asks of local authorities, carried inside the program.
        .target(
            name: "Territory", dependencies: ["Bytes", "Findings", "Model", "Tables"], resources: [.embedInCode("duties.txt")], swiftSettings: strict),
        module("Interchange", knows: ["Bytes", "Findings", "Model", "Tables", "Schemas", "Profiles", "DataFiles", "Territory"]),
        module("Planning", knows: ["JSON", "Profiles"]),
        // The words of the public and those of datasets, carried inside the program.
        .target(
            name: "Search", dependencies: ["Bytes", "Findings", "Model"],
            resources: ["thesaurus.en.txt", "thesaurus.fr.txt"].map { .embedInCode($0) }, swiftSettings: strict),
        module("Templating", knows: ["Bytes", "Findings"]),
        // The built-in templates, words and stylesheet, carried inside the program.
        .target(
            name: "BuiltInTemplates", path: "Templates", sources: ["Templates.swift"],
            resources: [
                "accessibility.html", "board.html", "board-table.html", "card.html", "columns.html", "contact.html", "data.css", "dataset.html",
                "developers.html", "directory.html",
                "downloads.html", "duties.html", "embeds.html", "figures.html",
                "file.html",
                "graphic.html", "halle.css",
                "harvesting.html", "home.html", "list.html", "merge.html", "moved.html", "not-found.html", "page-bottom.html", "page-top.html", "pages.html",
                "preview.html", "programs.html", "publisher-tile.html", "publisher.html", "publishers-block.html", "report.html", "search.html",
                "snippets.html", "text.html",
                "theme-tile.html", "themes-block.html",
                "trail.html",
                "trend.html", "verification.html", "withdrawn.html", "words.en.txt", "words.fr.txt",
            ].map { .embedInCode($0) }, swiftSettings: strict),
        // The scripts of the pages, carried inside the program.
        .target(
            name: "BuiltInScripts", path: "Scripts", sources: ["Scripts.swift"],
            resources: [
                "chart.js", "embed.js", "explore-table.js", "explore.css", "explore.js", "halle.js", "map.js", "redraw.js", "search-engine.js",
                "search-page.js",
                "search.js",
            ].map { .embedInCode($0) }, swiftSettings: strict),
        module(
            "Pages",
            knows: [
                "Bytes", "Findings", "Model", "Markdown", "Tables", "Schemas", "Profiles", "DataFiles", "Views", "Drawings", "Templating", "BuiltInTemplates",
                "BuiltInScripts", "Images", "Territory",
            ]),
        module("Publishing", knows: ["Bytes", "Findings", "CHalle", "CZip"]),
        module(
            "CommandLine",
            knows: [
                "Bytes", "CHalle", "Findings", "Model", "Markdown", "Images", "DataFiles", "Repairs", "Geography", "JSON", "Profiles", "Schemas", "Tables",
                "Validation", "Views", "Reading", "Checking", "History", "Interchange", "Planning", "Templating", "Pages", "Publishing", "Ledger", "Search",
                "Downloads", "Merging", "Privacy", "Territory",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // Memory from mimalloc instead of the C library's: the whole program asks for it by `malloc`, and finds this one first.
        .executableTarget(name: "halle", dependencies: ["CommandLine"], swiftSettings: strict, linkerSettings: [.linkedLibrary("mimalloc")]),

        // Small catalogues in temporary folders, for the tests below.
        .target(name: "TestCatalogue", dependencies: ["Bytes"], path: "Tests/TestCatalogue", swiftSettings: strict),
        tests(of: "Bytes", knows: ["TestCatalogue"]),
        tests(of: "Findings", knows: ["Bytes"]),
        tests(of: "Model", knows: ["Findings"]),
        tests(of: "Markdown"),
        tests(of: "Images"),
        tests(of: "JSON"),
        tests(of: "Patterns"),
        tests(of: "Tables", knows: ["Bytes", "JSON"]),
        tests(of: "Spreadsheets", knows: ["Tables", "CZip", "TestCatalogue"]),
        tests(of: "Parquet", knows: ["CZstd"]),
        tests(of: "Geography", knows: ["Bytes", "Findings", "JSON", "Tables"]),
        tests(of: "Schemas", knows: ["Bytes", "Findings", "JSON"]),
        tests(of: "Validation", knows: ["Findings", "Patterns", "Tables", "Schemas"]),
        tests(of: "Views", knows: ["Bytes", "Findings", "Geography", "JSON", "Model", "Profiles", "Schemas", "Tables"]),
        tests(of: "Drawings", knows: ["Bytes", "Findings"]),
        tests(of: "DataFiles", knows: ["Bytes", "Findings", "Profiles", "Schemas", "Tables", "Validation", "TestCatalogue"]),
        tests(of: "Downloads", knows: ["Bytes", "CZip", "DataFiles", "Geography", "JSON", "Model", "Profiles", "Tables", "TestCatalogue"]),
        tests(of: "Profiles", knows: ["Bytes", "JSON", "Tables"]),
        tests(of: "Merging", knows: ["Bytes", "DataFiles", "Findings", "Model", "Schemas", "TestCatalogue", "Validation"]),
        .testTarget(
            name: "PrivacyTests", dependencies: ["Privacy", "Bytes", "CZip", "Findings", "Model", "Tables"], resources: [.embedInCode("labelled.txt")],
            swiftSettings: strict),
        tests(of: "Repairs", knows: ["Bytes", "DataFiles", "Findings", "Schemas", "Validation", "TestCatalogue"]),
        tests(of: "Reading", knows: ["Bytes", "Findings", "Model", "TestCatalogue"]),
        tests(of: "Checking", knows: ["Bytes", "Findings", "Model", "Reading", "TestCatalogue"]),
        tests(of: "History", knows: ["Findings", "Model"]),
        tests(of: "Ledger", knows: ["Bytes", "Findings", "Model"]),
        tests(of: "Interchange", knows: ["Bytes", "DataFiles", "Findings", "JSON", "Model", "Profiles", "Schemas", "Tables", "Territory"]),
        tests(of: "Territory", knows: ["Bytes", "Findings", "Model"]),
        tests(of: "Planning", knows: ["Profiles"]),
        tests(of: "Templating"),
        tests(of: "Pages", knows: ["BuiltInTemplates", "Bytes", "DataFiles", "Findings", "Model", "Profiles", "Schemas", "Tables", "Templating"]),
        .testTarget(
            name: "SearchTests", dependencies: ["Search", "Bytes", "Findings", "Model"], resources: [.embedInCode("words.txt")], swiftSettings: strict),
        tests(of: "Publishing", knows: ["Bytes", "Findings"]),
        tests(of: "CommandLine", knows: ["Findings", "halle", "TestCatalogue"]),
    ],
    swiftLanguageModes: [.v6]
)
