import Prevention
import Reports
import Web

/// What is asked and answered about action plans.
extension APISchemas {
    private static let number = Schema.nullable(.number())
    private static let figure = Schema.object([
        .init("day", .day), .init("value", number), .init("low", number), .init("high", number),
        .init("of", .nullable(.text)),
    ])
    private static let indicator = Schema.object([
        .init("code", .code), .init("name", .text), .init("kind", .words(PlanIndicatorKind.Word.self)),
        .init("category", .nullable(.code)), .init("question", .nullable(.code)), .init("unit", .text),
        .init("series", .array(figure), isRequired: false),
    ])
    private static let area = Schema.object([
        .init("name", .text), .init("problem", .text), .init("goal", .text),
        .init("indicators", .array(indicator)), .init("measures", .array(.uuid)),
    ])
    private static let followUp = Schema.object([
        .init("number", .integer()), .init("day", .day), .init("words", .text),
        .init(
            "figures",
            .array(.object([.init("indicator", .code), .init("name", .text), .init("value", number)]))),
        .init("withdrawn", .nullable(.text)),
    ])
    private static let plan: [Schema.Member] = [
        .init("id", .uuid), .init("municipality", .text), .init("title", .text), .init("from", .day),
        .init("until", .day), .init("decidedBy", .text), .init("decidedOn", .nullable(.day)),
        .init("areas", .array(area)), .init("followUps", .array(followUp)), .init("version", .integer()),
        .init("madeAt", .moment), .init("changedAt", .moment),
        .init("withdrawn", .text, isRequired: false),
    ]
    private static let indicatorGiven = Schema.object([
        .init("code", .code), .init("name", .text), .init("kind", .words(PlanIndicatorKind.Word.self)),
        .init("category", .code, isRequired: false), .init("question", .code, isRequired: false),
        .init("unit", .text, isRequired: false),
    ])
    private static let planParts: [Schema.Member] = [
        .init("decidedBy", .text, isRequired: false),
        .init("decidedOn", .either([.day, .text]), isRequired: false),
        .init(
            "areas",
            .array(
                .object([
                    .init("name", .text), .init("problem", .text, isRequired: false),
                    .init("goal", .text, isRequired: false),
                    .init("indicators", .array(indicatorGiven), isRequired: false),
                    .init("measures", .array(.uuid), isRequired: false),
                ])), isRequired: false),
    ]

    static let plans: [(String, Schema)] = [
        ("Plans", .object([.init("plans", .array(.object(plan)))])),
        (
            "WholePlan",
            .object(
                plan + [
                    history(of: PlanEventKind.self),
                    .init("warnings", .array(.text), isRequired: false),
                ])
        ),
        (
            "NewPlan",
            .object(
                [
                    .init("municipality", .text, isRequired: false), .init("title", .text),
                    .init("from", .day), .init("until", .day),
                ] + planParts)
        ),
        (
            "PlanEdit",
            .object(
                [
                    .init("title", .text, isRequired: false), .init("from", .day, isRequired: false),
                    .init("until", .day, isRequired: false), .init("withdrawn", .text, isRequired: false),
                ] + planParts)
        ),
        (
            "PlanNumber",
            .object([
                .init("indicator", .code), .init("day", .day), .init("number", .either([.number(), .text])),
            ])
        ),
        ("PlanFollowUp", .object([.init("day", .day), .init("words", .text)])),
        ("PlanWithdrawal", .object([.init("reason", .text)])),
    ]
}

extension Examples {
    static let newPlan = #"""
        {"municipality":"1060","title":"Åtgärdsplan 2026–2027","from":"2026-01-01","until":"2027-12-31","decidedBy":"Kommunstyrelsen","decidedOn":"2025-12-09","areas":[{"name":"Mörka platser","problem":"Vägen till idrottshallen är mörk.","goal":"Färre öppna ärenden om belysning.","indicators":[{"code":"belysning","name":"Öppna ärenden om belysning","kind":"open-cases","category":"lighting"},{"code":"vandrare","name":"Nattvandrare","kind":"stated","unit":"personer"}],"measures":[]}]}
        """#
    static let planEdit = #"{"decidedBy":"Kommunfullmäktige","decidedOn":"2026-01-26"}"#
    static let planNumber = #"{"indicator":"vandrare","day":"2026-06-30","number":24}"#
    static let planFollowUp = #"{"day":"2026-06-30","words":"Belysningen är utbytt på halva sträckan."}"#
    static let planWithdrawal = #"{"reason":"Skrevs i fel plan."}"#
    private static func keptPlan(_ first: String, _ second: String) -> String {
        #""id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e90","municipality":"1060","title":"Åtgärdsplan 2026–2027","from":"2026-01-01","until":"2027-12-31","decidedBy":"Kommunstyrelsen","decidedOn":"2025-12-09","areas":[{"name":"Mörka platser","problem":"Vägen till idrottshallen är mörk.","goal":"Färre öppna ärenden om belysning.","indicators":[{"code":"belysning","name":"Öppna ärenden om belysning","kind":"open-cases","category":"lighting","question":null,"unit":"""#
            + first
            + #"},{"code":"vandrare","name":"Nattvandrare","kind":"stated","category":null,"question":null,"unit":"personer""#
            + second
            + #"}],"measures":[]}],"followUps":[{"number":1,"day":"2026-06-30","words":"Belysningen är utbytt på halva sträckan.","figures":[{"indicator":"belysning","name":"Öppna ärenden om belysning","value":9},{"indicator":"vandrare","name":"Nattvandrare","value":24}],"withdrawn":null}],"version":3,"madeAt":"2025-12-10T08:00:00Z","changedAt":"2026-07-01T08:00:00Z""#
    }
    static let plans = #"{"plans":[{"# + keptPlan("", "") + "}]}"
    static let wholePlan =
        "{"
        + keptPlan(
            #","series":[{"day":"2026-01-01","value":14,"low":null,"high":null,"of":null},{"day":"2026-03-31","value":9,"low":null,"high":null,"of":null}]"#,
            #","series":[{"day":"2026-01-01","value":null,"low":null,"high":null,"of":null},{"day":"2026-03-31","value":24,"low":null,"high":null,"of":"2026-03-01"}]"#
        )
        + #","history":[{"entry":1,"at":"2025-12-10T08:00:00Z","by":"Anna Berg","kind":"made","words":"Planen lades upp."}]}"#
}
