import ArgumentParser
import Foundation
import Reports
import Web

/// The one language of a run of the command line.
///
/// `--language sv` or `--language en` says it; else the locale, by the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set.
/// Swedish when nothing says otherwise: `C`, `POSIX` and no locale at all, as services have it, say nothing.
enum CommandLanguage {
    /// That of this process.
    static let current = of(CommandLine.arguments, in: ProcessInfo.processInfo.environment)

    static func of(_ arguments: [String], in environment: [String: String]) -> Language {
        named(in: arguments).flatMap { Language(rawValue: $0) } ?? locale(in: environment)
    }

    /// What is to be parsed: without the program's name, and without a language that stands before the command and has been read.
    static func arguments(after line: [String]) -> [String] {
        let arguments = line.dropFirst()
        switch arguments.first {
        case "--language"?: return Array(arguments.dropFirst(2))
        case let first? where first.hasPrefix("--language="): return Array(arguments.dropFirst())
        default: return Array(arguments)
        }
    }

    /// Read before the arguments are parsed, since a fault in them is told in the language too.
    private static func named(in arguments: [String]) -> String? {
        let options = arguments.prefix { $0 != "--" }
        for (index, argument) in options.enumerated() {
            if argument == "--language" { return options.dropFirst(index + 1).first }
            if argument.hasPrefix("--language=") { return String(argument.dropFirst("--language=".count)) }
        }
        return nil
    }

    private static func locale(in environment: [String: String]) -> Language {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        guard let name = names.first(where: { !$0.isEmpty })?.lowercased() else { return .swedish }
        let tag = name.prefix { $0.isLetter }
        return ["sv", "c", "posix"].contains(tag) ? .swedish : .english
    }
}

extension Language: ExpressibleByArgument {}

/// The language, on every command. Its value has been read by then; see ``CommandLanguage``.
struct LanguageOption: ParsableArguments {
    @Option(help: "sv or en. Default: that of the locale, Swedish when it says neither.")
    var language: Language?
}

extension Bilingual {
    /// In the language of the run.
    var told: String { text(in: CommandLanguage.current) }
}
