import Foundation
import Glibc
import TestCatalogue
import Testing

/// What a run of the program gave.
struct Run {
    let status: Int32
    let output: String
    let errors: String
}

/// The program as a user runs it: built beside the tests.
enum Halle {
    static let path: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let tests = String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return (tests as NSString).deletingLastPathComponent + "/halle"
    }()

    /// Runs a command and waits for its end.
    ///
    /// - Parameters:
    ///   - folder: where it is run.
    ///   - shell: what a shell does before it becomes the program.
    ///   - launcher: a program, with its arguments, that runs ours.
    static func run(_ arguments: [String], in folder: String = "/", shell: String? = nil, launcher: [String] = [], program: String = path) throws -> Run {
        let words: [String]
        if let shell {
            words = ["/bin/sh", "-c", shell + "; exec \"$0\" \"$@\"", program] + arguments
        } else {
            words = launcher + [program] + arguments
        }
        var template = Array((NSTemporaryDirectory() + "/halle-run-XXXXXX").utf8CString)
        let notes = String(cString: try #require(mkdtemp(&template)))
        defer { try? FileManager.default.removeItem(atPath: notes) }
        for name in ["output", "errors"] { _ = FileManager.default.createFile(atPath: notes + "/" + name, contents: nil) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        // 2025-06-15: no test depends on the day it is run.
        process.environment = ["SOURCE_DATE_EPOCH": "1750000000", "PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: notes + "/output")
        process.standardError = FileHandle(forWritingAtPath: notes + "/errors")
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) -> String { String(decoding: FileManager.default.contents(atPath: notes + "/" + name) ?? Data(), as: UTF8.self) }
        return Run(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus, output: text("output"), errors: text("errors"))
    }
}

extension TestCatalogue {
    func build(_ arguments: String..., shell: String? = nil) throws -> Run { try Halle.run(["build", root] + arguments, shell: shell) }
    func check(_ arguments: String...) throws -> Run { try Halle.run(["check", root] + arguments) }

    /// A sound catalogue: no error, no warning.
    static func sound() -> TestCatalogue {
        let header = """
            description: Toutes les subventions versées aux associations de la commune, avec leur montant, leur objet et la délibération qui les accorde.
            license: lov2
            frequency: annual
            themes: [GOVE]
            contact: mairie@roques.example
            temporal: 2024
            spatial: {insee: "31458", name: Roques}
            modified: 2024-06-30
            """
        return TestCatalogue("title: Essai\nbase-url: https://exemple.fr/\nlanguages: [fr, en]\n")
            .dataset("roques/subventions", "title: Subventions\n" + header, body: "Un texte avec un [lien](../arbres/).")
            .dataset("roques/arbres", "title: Arbres\n" + header, body: "Un texte.", data: "arbres.csv")
            .file("content/roques/index.md", "---\nname: Roques\ninsee: \"31458\"\n---\n")
    }

    /// The same with an error in one dataset.
    @discardableResult
    func addingError() -> TestCatalogue { dataset("roques/faux", "title: Faux\nlicense: lvo2\n", data: "faux.csv") }
}
