import Intake
import Reports

extension SubmissionFile {
    /// What a file is to be read as.
    enum Reading {
        case columns(SubmissionColumns)
        case geoJSON
        case table(ExportMapping)
        case open311(ExportMapping)
    }

    /// - Throws: ``CommandFault/refused(_:)`` with every fault of the file.
    static func read(_ bytes: [UInt8], as reading: Reading) throws(CommandFault) -> SubmissionFile {
        do throws(SubmissionFileFault) {
            switch reading {
            case .columns(let columns):
                return try SubmissionFile(bytes, isCSV: true, columns: columns)
            case .geoJSON: return try SubmissionFile(bytes, isCSV: false)
            case .table(let mapping): return try SubmissionFile(csv: bytes, mapping: mapping)
            case .open311(let mapping): return try SubmissionFile(open311: bytes, mapping: mapping)
            }
        } catch {
            throw .refused(error.sentences)
        }
    }
}

extension ExportMapping {
    /// - Throws: ``CommandFault`` for a file that cannot be read, and with the first line that is wrong.
    static func read(_ path: String) throws -> ExportMapping {
        let bytes = try InputFile.bytes(at: path)
        do throws(ExportMappingFault) {
            return try ExportMapping(bytes)
        } catch {
            throw CommandFault.refused([Bilingual("\(path): ") + error.sentence])
        }
    }
}

extension SubmissionFile.Row: TalliedRow {
    var firstLine: Int? { lines?.lowerBound }

    /// `row 3`, with its lines where they are not those that follow from it: after blank lines, and for cells with line breaks.
    var name: Bilingual {
        let follows = lines.map { $0 == number + 1...number + 1 } ?? true
        let row = ImportWords.row(number, lines: follows ? nil : lines)
        return document.map { row + Bilingual(" (\($0))") } ?? row
    }
}

extension SubmissionFile.RowRefusal {
    /// Every fault of a row, a sentence each.
    var lines: [Bilingual] {
        switch self {
        case .unread(let fault): [fault.sentence]
        case .refused(let refusal): refusal.problems.map(\.line)
        }
    }
}

extension IntakeProblem {
    /// A line for whoever typed or imported the submission.
    var line: Bilingual {
        let place = pointer.isEmpty ? "" : "\(pointer): "
        return place + message + " [\(code.rawValue)]\(suggestion.map { " → \($0.words)" } ?? "")"
    }
}

extension IntakeProblem.Suggestion {
    fileprivate var words: String {
        switch self {
        case .point(let longitude, let latitude): "\(longitude),\(latitude)"
        case .grid(let northing, let easting, let epsg): "N \(northing) E \(easting) EPSG:\(epsg)"
        case .municipality(let code, let name): "\(code) \(name)"
        }
    }
}
