import Foundation
import TestSupport

/// The built `lykta`, run as a process of its own.
enum Program {
    /// Beside the test bundle, where SwiftPM builds it.
    static var url: URL {
        let bundle = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: "lykta")
    }

    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String

        var lines: [Substring] { output.split(whereSeparator: \.isNewline) }

        /// The lines of a table under its header.
        var rows: ArraySlice<Substring> { lines.dropFirst() }
    }

    /// Runs a command to its end.
    static func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

    /// - Parameter input: What stands on standard input.
    static func run(_ arguments: [String], input: String? = nil, with variables: [String: String] = [:])
        throws -> Outcome
    {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.environment = quiet.merging(variables) { $1 }
        let folder = try TemporaryFolder()
        let (output, errors) = (folder.path("output"), folder.path("errors"))
        process.standardInput = FileHandle.nullDevice
        if let input {
            process.standardInput = try FileHandle(
                forReadingAtPath: folder.write(input, to: "input")
            ).orFail()
        }
        process.standardOutput = try file(output)
        process.standardError = try file(errors)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try text(output), errors: try text(errors))
    }

    /// Every byte: reading a file as a string would drop its byte order mark.
    private static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }

    /// The environment without settings of Lykta's, and with no backtrace: a killed server need not tell how it died.
    static var quiet: [String: String] {
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("LYKTA_") }
        environment["SWIFT_BACKTRACE"] = "enable=no"
        // One language, whatever that of who runs the tests.
        environment["LC_ALL"] = "en_US.UTF-8"
        return environment
    }

    private static func file(_ path: String) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: path, contents: nil) else { throw FixtureFault() }
        return try FileHandle(forWritingAtPath: path).orFail()
    }
}

/// A folder that goes when the value goes.
final class TemporaryFolder: Sendable {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "lykta-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
        return path(name)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}
