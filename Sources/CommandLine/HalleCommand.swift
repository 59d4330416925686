public import ArgumentParser

/// `halle`: parses its arguments, calls, and prints.
public struct HalleCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "halle",
        abstract: "Build the open data site of a whole territory from folders of files.",
        discussion: "Exit codes: 0 done, 1 a problem in the input or the environment, 2 a wrong command.",
        version: Program.version,
        subcommands: [
            BuildCommand.self, CheckCommand.self, PlanCommand.self, MoveCommand.self, WithdrawCommand.self, RestoreCommand.self, IdentifyCommand.self,
            ValidateCommand.self, SchemaCommand.self, ReferenceCommand.self,
        ])

    public init() {}

    /// Runs the command line of this process and ends it. A wrong command ends with 2, where the argument parser would say 64.
    public static func start() -> Never {
        Terminal.settle()
        do {
            var command = try parseAsRoot()
            try command.run()
            exit(withError: nil)
        } catch {
            let code = exitCode(for: error)
            guard code == .validationFailure else { exit(withError: error) }
            Terminal.write(fullMessage(for: error) + "\n", to: .errors)
            exit(withError: ExitCode(2))
        }
    }
}
