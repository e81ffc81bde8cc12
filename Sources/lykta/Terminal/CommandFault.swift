import Foundation

/// Why a command could not do its work, in words for whoever typed it.
enum CommandFault: Error, LocalizedError {
    case unreadableFile(String)
    case brokenProfile(String)
    case brokenAreas(file: String, faults: [String])
    /// What was typed is not of the form, with what the form is.
    case badValue(String, expected: String)
    case notFound(String)
    case noProfile(String)
    case refused([String])
    case settings([String])
    case findings(Int)

    var errorDescription: String? {
        switch self {
        case .unreadableFile(let path): "\(path) cannot be read."
        case .brokenProfile(let faults): "The profile is broken and was not used:\n\(faults)"
        case .brokenAreas(let file, let faults):
            "\(file): nothing was imported.\n" + faults.map { "  \($0)" }.joined(separator: "\n")
        case .badValue(let value, let expected): "“\(value)” is not \(expected)."
        case .notFound(let what): "There is no \(what)."
        case .noProfile(let municipality): "The installation has no profile for municipality \(municipality)."
        case .refused(let reasons): reasons.joined(separator: "\n")
        case .settings(let faults): faults.joined(separator: "\n")
        case .findings(let count): "\(count) promises are broken."
        }
    }
}
