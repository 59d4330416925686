public import Bytes
public import Findings
private import Glibc

/// Why a site was not published. The old site, or whatever stands in its place, is as it was.
public enum PublishingError: Error, Sendable, Equatable {
    /// The output's path names no folder that a site can be put in: `/`, an empty name.
    case unusable(String)
    case notAFolder(String)
    case link(String)
    /// A folder with content that Halle did not write; with the name of something in it.
    case foreign(String, holds: String)
    /// The output's folder holds a source, or lies in one.
    case overlaps(String, source: String)
    /// The folder is a disk or a share of its own, which cannot be exchanged.
    case mountPoint(String)
    case buildUnderWay(String)
    /// The folder was replaced by somebody else while the site was built.
    case replacedMeanwhile(String)
    case cannotExchange(String)
    case noSpace(String)
    case notAllowed(FileError)
    case system(FileError)
    /// Two outputs that would be one file, at least on a disk that ignores case or the form of accents; or a file where a folder must be.
    case duplicate(String, String)
    case invalidPath(String)

    init(_ error: FileError) {
        switch error.number {
        case _ where error.isNoSpace: self = .noSpace(error.path)
        case EACCES, EPERM, EROFS: self = .notAllowed(error)
        default: self = .system(error)
        }
    }

    /// What to tell the user.
    public var finding: Finding {
        let (rule, value, details): (Rule, String, [String]) =
            switch self {
            case .unusable(let path): (.outputUnusable, path, [])
            case .notAFolder(let path): (.outputNotAFolder, path, [])
            case .link(let path): (.outputLink, path, [])
            case .foreign(let path, let name): (.outputForeign, path, [name])
            case .overlaps(let path, let source): (.outputOverlapsSource, path, [source])
            case .mountPoint(let path): (.outputMountPoint, path, [])
            case .buildUnderWay(let path): (.buildUnderWay, path, [])
            case .replacedMeanwhile(let path): (.outputReplacedMeanwhile, path, [])
            case .cannotExchange(let path): (.outputCannotExchange, path, [])
            case .noSpace(let path): (.diskFull, path, [])
            case .notAllowed(let error): (.outputNotAllowed, error.path, [error.reason])
            case .system(let error): (.outputFailed, error.path, [error.operation, error.reason])
            case .duplicate(let first, let second): (.outputTwice, second, [first])
            case .invalidPath(let path): (.outputPathInvalid, path, [])
            }
        return Finding(rule, at: SourcePlace(file: ""), value: value, details: details)
    }
}
