import ArgumentParser
import Foundation
import Reports
import SpatialStore
import Web

/// How a run ends that went wrong: a sentence in the language of the run on standard error, and an exit status.
enum CommandFailure {
    /// - Parameter arguments: Those of the run, for the path of the database.
    static func end(with error: any Error, of arguments: [String]) -> Never {
        if let words = words(for: error, database: database(in: arguments)) {
            Terminal.error(FaultWords.error + ": " + words)
            exit(EXIT_FAILURE)
        }
        let code = Lykta.exitCode(for: error)
        if code == .success { Lykta.exit(withError: error) }
        let message = Lykta.fullMessage(for: error)
        if code == .validationFailure || error is ExitCode {
            // The parser's own words are English; what is said before them, and what commands say themselves, is not.
            let told =
                message.hasPrefix(parserPrefix)
                ? FaultWords.error.told + ": " + message.dropFirst(parserPrefix.count) : message
            if !told.isEmpty { Terminal.error(line: told) }
        } else {
            Terminal.error(FaultWords.error + ": " + FaultWords.unknown(error))
        }
        exit(code.rawValue)
    }

    private static let parserPrefix = "Error: "

    /// Nil for what the parser of arguments tells itself.
    static func words(for error: any Error, database: String?) -> Bilingual? {
        switch error {
        case let fault as CommandFault: fault.words
        case let fault as StoreFault: fault.sentence
        case let fault as ReportStoreError: words(for: fault)
        case let fault as CocoaError: words(for: fault)
        case let fault as POSIXError: FaultWords.system(FileTrouble(fault.code.rawValue))
        default: StoreFault(meaningOf: error, at: database)?.sentence ?? Problem(error)?.detail
        }
    }

    private static func words(for fault: CocoaError) -> Bilingual? {
        let trouble: FileTrouble? =
            switch fault.code {
            case .fileNoSuchFile, .fileReadNoSuchFile: .missing
            case .fileReadNoPermission, .fileWriteNoPermission: .forbidden
            case .fileWriteOutOfSpace: .full
            case .fileWriteVolumeReadOnly: .readOnlySystem
            default: nil
            }
        guard let trouble else { return nil }
        guard let path = fault.filePath else { return FaultWords.system(trouble) }
        return FaultWords.unusable(path) + ": " + trouble.words + "."
    }

    private static func words(for fault: ReportStoreError) -> Bilingual {
        switch fault {
        case .overloaded, .closed, .referenceTaken: FaultWords.store
        case .notServed: FaultWords.notServed
        case .notWritable: FaultWords.notWritable
        case .failed: FaultWords.failed
        case .unreadable(let row): StoreFault.unreadableRow(table: row.table, number: row.number).sentence
        }
    }

    private static func database(in arguments: [String]) -> String? {
        for (index, argument) in arguments.enumerated() {
            if argument == "--database" { return arguments.dropFirst(index + 1).first }
            if argument.hasPrefix("--database=") { return String(argument.dropFirst("--database=".count)) }
        }
        return nil
    }
}
