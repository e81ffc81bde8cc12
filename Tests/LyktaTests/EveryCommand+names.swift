import ArgumentParser

@testable import lykta

extension EveryCommand {
    /// The names of all commands that do something, from the program itself.
    static var names: Set<String> { names(of: Lykta.self, after: "") }

    private static func names(of command: any ParsableCommand.Type, after prefix: String) -> Set<String> {
        var names: Set<String> = []
        for child in command.configuration.subcommands {
            let name = prefix + child._commandName
            names.formUnion(
                child.configuration.subcommands.isEmpty ? [name] : self.names(of: child, after: name + " "))
        }
        return names
    }
}
