package import JSON
import Prevention
package import Reports
import Statistics

extension JSONObject {
    /// `"figures":[…]`, shares in percent.
    package mutating func surveyFigures(_ figures: [SurveyFigure]) {
        array("figures") { array in
            for figure in figures { array.object { figure.write(to: &$0) } }
        }
    }
}

extension SurveyFigure {
    /// The figure with its 95 % interval; `intervalAtBest` where nobody has said how many answered, so that it may be wider.
    package func write(to object: inout JSONObject) {
        object.member("question", key.question)
        object.member("municipality", key.municipality)
        object.member("keeper", key.keeper)
        object.member("year", key.year.number)
        object.member("percent", percent.share * 100, decimals: percent.decimals)
        object.member("asked", sample.asked)
        object.member("answered", sample.answered)
        let interval = sampled?.interval()
        object.member("low", interval.map { $0.lowerBound * 100 }, decimals: 1)
        object.member("high", interval.map { $0.upperBound * 100 }, decimals: 1)
        object.member("intervalAtBest", sample.isAtBest)
        object.member("source", source.text)
    }

    /// `9,1–13,6`, in percent; nil where there is none.
    package var intervalText: String? {
        sampled.map { share in
            let interval = share.interval()
            return "\(Self.text(interval.lowerBound))–\(Self.text(interval.upperBound))"
        }
    }

    private static func text(_ share: Double) -> String {
        let tenths = Int((share * 1_000).rounded())
        return "\(tenths / 10),\(tenths % 10)"
    }
}
