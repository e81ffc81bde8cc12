import Prevention
import Reports
import SpatialStore
import TestSupport

@testable import API
@testable import Web

extension RightsWorld {
    /// Of routes about the safety survey.
    func surveyProbe(of route: Route) async throws -> RightsProbe? {
        let address = "/api/v1/surveys/\(try await keptFigure())"
        return switch route.name {
        case "GET /api/v1/surveys": make(route, mark: "Polisområdet")
        case "PUT /api/v1/surveys/{question}/{municipality}/{year}":
            RightsProbe(path: address, body: Examples.newSurveyFigure, file: nil, headers: [:], mark: nil)
        case "DELETE /api/v1/surveys/{question}/{municipality}/{year}":
            RightsProbe(path: address, body: nil, file: nil, headers: [:], mark: nil)
        default: nil
        }
    }

    /// Of which question, whose and of which year a figure that Olofström keeps is.
    private func keptFigure() async throws -> String {
        let home = try MunicipalityCode("1060").orFail()
        let figure = SurveyFigure(
            key: .init(
                keeper: home, municipality: home, question: try Code("victim").orFail(),
                year: try SurveyYear(2_023).orFail()),
            percent: try PublishedPercent("11").orFail(),
            sample: try SurveySample(asked: 900, answered: nil).orFail(),
            source: try SourceName("Polisområdet").orFail())
        _ = try await ask.installation.store.keep([figure], by: "anna", at: .testNow)
        return "victim/1060/2023"
    }
}
