/// Which descriptions stand beside a dataset's page: the pages link to them, and know nothing else of them.
extension Dataset {
    /// Whether it has a `datapackage.json`: a file that a package can hold.
    public var hasDataPackage: Bool { distributions.contains { $0.isPackaged } }

    /// Whether it has a `croissant.json`: what Croissant asks for is a table and a licence.
    public var hasCroissant: Bool { isProfiled && licence != nil }
}

extension Distribution {
    /// Whether it is a file whose name can be a path in a Data Package, which may not start with some signs.
    public var isPackaged: Bool {
        guard let name = publishedName, let first = name.utf8.first else { return false }
        return first != 0x7E && first != 0x2E && !name.utf8.contains(0x5C) && !name.utf8.starts(with: "file:".utf8)
    }
}
