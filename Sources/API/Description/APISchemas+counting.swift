import Reports
import Web

/// What is answered when cases are counted.
extension APISchemas {
    private static let days = Schema.object([
        .init("count", .integer()), .init("median", .nullable(.number(minimum: 0))),
        .init("p90", .nullable(.number(minimum: 0))),
    ])

    private static let figures: [Schema.Member] = [
        .init("received", .integer()), .init("cases", .integer()), .init("done", .integer()),
        .init("open", .integer()), .init("overdue", .integer()), .init("daysToFirstAnswer", days),
        .init("daysToDone", days),
    ]

    static let counting: [(String, Schema)] = [
        (
            "Statistics",
            .object([
                .init("since", .nullable(.moment)), .init("until", .nullable(.moment)),
                .init("by", .nullable(.words(StatisticsGrouping.self))),
                .init("today", .string(format: "date")), .init("withheldReports", .integer()),
                .init("total", .object(figures)),
                .init(
                    "rows",
                    .array(
                        .object(
                            [.init("key", .nullable(.text)), .init("name", .nullable(bilingual))] + figures))),
            ])
        ),
        (
            "Units",
            .object([
                .init(
                    "municipalities",
                    .array(
                        .object([
                            .init("municipality", .text), .init("name", .text),
                            .init(
                                "units",
                                .array(
                                    .object([
                                        .init("id", .code), .init("name", bilingual),
                                        .init("kind", .words(Reports.Unit.Kind.self)),
                                        .init("openCases", .integer()), .init("overdueCases", .integer()),
                                    ]))),
                        ])))
            ])
        ),
    ]
}
