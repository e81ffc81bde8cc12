import Intake
import Reports

extension AreaFileFault {
    /// Every fault of a file, a sentence each.
    var sentences: [Bilingual] {
        switch self {
        case .notJSON(let fault): [fault.message]
        case .geoJSON(let fault): [fault.sentence]
        case .noFeatures: [AreaSentences.noFeatures]
        case .features(let faults):
            faults.map {
                AreaSentences.feature($0.index, code: $0.code) + " " + $0.reason.sentence
            }
        }
    }
}
