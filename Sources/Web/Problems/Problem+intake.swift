import Intake
import JSON

extension Problem.Fault {
    init(_ problem: IntakeProblem) {
        self.init(
            .pointer(problem.pointer), problem.code.rawValue, problem.message,
            suggestion: problem.suggestion?.json)
    }
}

extension IntakeProblem.Suggestion {
    fileprivate var json: [UInt8] {
        JSONWriter.object {
            switch self {
            case .point(let longitude, let latitude):
                $0.member("type", "Point")
                $0.array("coordinates") {
                    $0.element(longitude, decimals: 7)
                    $0.element(latitude, decimals: 7)
                }
            case .grid(let northing, let easting, let epsg):
                $0.member("northing", northing, decimals: 2)
                $0.member("easting", easting, decimals: 2)
                $0.member("epsg", epsg)
            case .municipality(let code, let name):
                $0.member("municipality", code)
                $0.member("name", name)
            }
        }
    }
}
