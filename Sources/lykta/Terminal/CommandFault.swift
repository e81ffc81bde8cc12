import Foundation

/// Why a command could not do its work, in words for whoever typed it.
enum CommandFault: Error, LocalizedError {
    case unreadableFile(String)
    case brokenProfile(String)
    case brokenAreas(file: String, faults: [String])
    /// What was typed is not of the form, with what the form is.
    case badValue(String, expected: String)
    /// What was typed is not on a closed list; with the word that was probably meant.
    case unknownWord(String, expected: String, nearest: String?)
    case notFound(String)
    case noProfile(String)
    /// A command that writes makes no file by itself.
    case noDatabase(path: String)
    /// The file has no municipality yet, and without one there is nobody to report to.
    case noMunicipality(path: String)
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
        case .unknownWord(let word, let expected, let nearest):
            "“\(word)” is not \(expected).\(nearest.map { " Did you mean \($0)?" } ?? "")"
        case .notFound(let what): "There is no \(what)."
        case .noProfile(let municipality): "The installation has no profile for municipality \(municipality)."
        case .noDatabase(let path):
            "There is no database at \(path), and none was made. "
                + "Make one with `lykta init --database \(path) --profile FOLDER`, or a made-up one with `lykta demo`."
        case .noMunicipality(let path):
            "\(path) has no municipality yet. Give it one with `lykta init --database \(path) --profile FOLDER`."
        case .refused(let reasons): reasons.joined(separator: "\n")
        case .settings(let faults): faults.joined(separator: "\n")
        case .findings(let count): count == 1 ? "1 promise is broken." : "\(count) promises are broken."
        }
    }
}
