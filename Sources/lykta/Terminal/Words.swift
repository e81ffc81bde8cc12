import Intake
import Reports

extension AreaFileFault {
    /// Every fault of a file, a sentence each.
    var sentences: [String] {
        switch self {
        case .notJSON(let fault): [fault.message.english]
        case .geoJSON(let fault): [fault.sentence]
        case .noFeatures: ["holds no features"]
        case .features(let faults):
            faults.map {
                "feature \($0.index)\($0.code.map { code in " (\(code))" } ?? "") \($0.reason.sentence)"
            }
        }
    }
}

extension SubmissionFile {
    /// - Throws: ``CommandFault/refused(_:)`` with every fault of the file.
    static func read(_ bytes: [UInt8], isCSV: Bool, columns: SubmissionColumns) throws(CommandFault)
        -> SubmissionFile
    {
        do throws(SubmissionFileFault) {
            return try SubmissionFile(bytes, isCSV: isCSV, columns: columns)
        } catch {
            throw .refused(error.sentences)
        }
    }
}

extension SubmissionFile.Row {
    /// `row 3`, with its lines where they are not those that follow from it: after blank lines, and for cells with line breaks.
    var name: String {
        guard let lines, lines != number + 1...number + 1 else { return "row \(number)" }
        let last = lines.count > 1 ? "–\(lines.upperBound)" : ""
        return "row \(number) (line \(lines.lowerBound)\(last))"
    }
}

extension SubmissionFile.RowRefusal {
    /// Every fault of a row, a sentence each.
    var lines: [String] {
        switch self {
        case .unread(let fault): [fault.sentence]
        case .refused(let refusal): refusal.problems.map(\.line)
        }
    }
}

extension IntakeProblem {
    /// A line for whoever typed or imported the submission.
    var line: String {
        let place = pointer.isEmpty ? "" : "\(pointer): "
        return "\(place)\(message.swedish) [\(code.rawValue)]\(suggestion.map { " → \($0.words)" } ?? "")"
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
