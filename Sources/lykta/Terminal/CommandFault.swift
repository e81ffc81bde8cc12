import Foundation
import Reports
import SpatialStore

/// Why a command could not do its work, in words for whoever typed it.
enum CommandFault: Error, LocalizedError {
    case unreadableFile(String, FileTrouble?)
    case brokenProfile([Bilingual])
    case brokenAreas(file: String, faults: [Bilingual])
    /// What was typed is not of the form, with what the form is.
    case badValue(String, expected: Bilingual)
    /// What was typed is not on a closed list; with the word that was probably meant.
    case unknownWord(String, expected: Bilingual, nearest: String?)
    case notFound(Bilingual)
    case noProfile(String)
    /// A command that writes makes no file by itself.
    case noDatabase(path: String)
    /// The file has no municipality yet, and without one there is nobody to report to.
    case noMunicipality(path: String)
    case refused([Bilingual])
    case settings([Bilingual])
    case findings(Int)

    static func unreadableFile(_ path: String) -> CommandFault { .unreadableFile(path, nil) }

    var errorDescription: String? { words.told }

    var words: Bilingual {
        switch self {
        case .unreadableFile(let path, let trouble):
            FaultWords.unreadable(path) + (trouble.map { ": " + $0.words } ?? Bilingual("")) + "."
        case .brokenProfile(let faults):
            ([FaultWords.brokenProfile] + faults).joined(separator: "\n")
        case .brokenAreas(let file, let faults):
            ([file + ": " + FaultWords.nothingImported] + faults.map { "  " + $0 }).joined(separator: "\n")
        case .badValue(let value, let expected): FaultWords.isNot(value, expected)
        case .unknownWord(let word, let expected, let nearest):
            FaultWords.isNot(word, expected)
                + (nearest.map(FaultWords.didYouMean) ?? Bilingual(""))
        case .notFound(let what): FaultWords.thereIsNo(what)
        case .noProfile(let municipality): FaultWords.noProfile(municipality)
        case .noDatabase(let path): FaultWords.noDatabase(path)
        case .noMunicipality(let path): FaultWords.noMunicipality(path)
        case .refused(let reasons), .settings(let reasons): reasons.joined(separator: "\n")
        case .findings(let count): FaultWords.findings(count)
        }
    }
}
