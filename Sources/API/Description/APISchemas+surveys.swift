import Prevention
import Reports
import Web

/// What is asked and answered about safety surveys.
extension APISchemas {
    private static let figure: [Schema.Member] = [
        .init("question", .code), .init("municipality", .text), .init("keeper", .text),
        .init("year", .integer()), .init("percent", .number()), .init("asked", .nullable(.integer())),
        .init("answered", .nullable(.integer())), .init("low", .nullable(.number())),
        .init("high", .nullable(.number())), .init("intervalAtBest", .boolean), .init("source", .text),
    ]

    static let surveys: [(String, Schema)] = [
        ("SurveyFigures", .object([.init("figures", .array(.object(figure)))])),
        ("SurveyFigure", .object(figure + [.init("warnings", .array(.text), isRequired: false)])),
        (
            "NewSurveyFigure",
            .object([
                .init("percent", .text), .init("asked", .integer(1...1_000_000), isRequired: false),
                .init("answered", .integer(1...1_000_000), isRequired: false), .init("source", .text),
                .init("keeper", .text, isRequired: false),
            ])
        ),
    ]
}

extension Examples {
    static let newSurveyFigure = #"{"percent":"11","asked":900,"source":"Polisregion Syd","keeper":"1060"}"#
    static let surveyFigure =
        #"{"question":"victim","municipality":"1060","keeper":"1060","year":2023,"percent":11,"asked":900,"answered":null,"low":8.7,"high":13.7,"intervalAtBest":true,"source":"Polisregion Syd"}"#
    static let surveyFigures = #"{"figures":["# + surveyFigure + "]}"
}
