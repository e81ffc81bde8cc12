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
