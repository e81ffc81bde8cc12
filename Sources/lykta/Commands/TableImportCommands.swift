import ArgumentParser
import Prevention
import Reports
import SpatialStore

extension Walks {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports earlier walks and what was found on them from a CSV file.",
            discussion: """
                A row for each stop, and for each thing that was found there. walk is what your own list calls the walk: by it and the \
                municipality a walk is known when the file is imported again, and finding tells what was found from another. Refused rows \
                are told with their reasons; the other rows of a walk that is not kept yet wait, so that it comes whole. A file that was \
                corrected or made longer is simply imported again. The columns are in docs/configuration.md.
                """)
        @OptionGroup var file: FileOption
        @OptionGroup var options: TableImportOptions
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta walks import"
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await options.take(WalkImport.self, into: file, by: by, asJSON: json.isWanted)
        }
    }
}

extension Measures {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports earlier measures from a CSV file.",
            discussion: """
                A row for each. reference is what your own list calls the measure: by it and the municipality it is known when the file is \
                imported again. walk and finding name what was found on an imported walk, that it is because of. Refused rows are told with \
                their reasons, and the others kept. The columns are in docs/configuration.md.
                """)
        @OptionGroup var file: FileOption
        @OptionGroup var options: TableImportOptions
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta measures import"
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await options.take(RowImport<Measure>.self, into: file, by: by, asJSON: json.isWanted)
        }
    }
}
