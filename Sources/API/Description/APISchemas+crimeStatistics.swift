import Prevention
import Reports
import Web

/// What is asked and answered about crime statistics.
extension APISchemas {
    private static let count = Schema.object([
        .init("period", .text), .init("periodWasOver", .boolean), .init("keeper", .text),
        .init("count", .integer(CrimeCount.numbers)),
        .init("status", .words(CrimeCount.Status.self)), .init("low", .nullable(.number())),
        .init("high", .nullable(.number())), .init("rate", .nullable(.number())),
        .init("rateLow", .nullable(.number())), .init("rateHigh", .nullable(.number())),
        .init("yearBefore", .nullable(.integer(CrimeCount.numbers))),
        .init("change", .nullable(.words(CrimeSeries.Change.self))),
    ])
    private static let given = Schema.object([
        .init("period", .text), .init("offence", .text), .init("area", .text, isRequired: false),
        .init("count", .integer(CrimeCount.numbers)),
        .init("status", .words(CrimeCount.Status.self), isRequired: false), .init("publisher", .text),
    ])

    static let crimeCounts: [(String, Schema)] = [
        (
            "CrimeStatistics",
            .object([
                .init(
                    "series",
                    .array(
                        .object([
                            .init("area", .text), .init("offence", .text), .init("publisher", .text),
                            .init("length", .words(CrimePeriod.Length.self)),
                            .init("inhabitants", .nullable(.integer())), .init("counts", .array(count)),
                        ])))
            ])
        ),
        (
            "NewCrimeCounts",
            .object([
                .init("municipality", .text, isRequired: false), .init("counts", .array(given)),
            ])
        ),
        (
            "KeptCrimeCounts",
            .object(
                FigureKeeping.allCases.map { Schema.Member($0.rawValue, .integer()) }
                    + [.init("warnings", .array(.text), isRequired: false)])
        ),
    ]
}

extension Examples {
    static let newCrimeCounts = #"""
        {"municipality":"1060","counts":[{"period":"2023","offence":"Skadegörelse","count":118,"publisher":"Brå"},{"period":"2024","offence":"Skadegörelse","count":131,"status":"preliminary","publisher":"Brå"}]}
        """#
    static let keptCrimeCounts = #"{"added":2,"corrected":0,"unchanged":0}"#
    static let crimeStatistics = #"""
        {"series":[{"area":"1060","offence":"Skadegörelse","publisher":"Brå","length":"year","inhabitants":null,"counts":[{"period":"2023","periodWasOver":true,"keeper":"1060","count":118,"status":"final","low":97.7,"high":141.3,"rate":null,"rateLow":null,"rateHigh":null,"yearBefore":null,"change":null},{"period":"2024","periodWasOver":true,"keeper":"1060","count":131,"status":"preliminary","low":109.5,"high":155.4,"rate":null,"rateLow":null,"rateHigh":null,"yearBefore":118,"change":"within-chance"}]}]}
        """#
}
