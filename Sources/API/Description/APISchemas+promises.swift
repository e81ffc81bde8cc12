import Prevention
import Reports
import Web

/// What is asked and answered about promises.
extension APISchemas {
    private static let target = Schema.object([
        .init("kind", .words(CommitmentTarget.Kind.self)),
        .init("number", .integer(CommitmentTarget.numbers)),
        .init("unit", .text),
    ])
    private static let commitmentGiven = Schema.object([
        .init("id", .uuid, isRequired: false), .init("party", .text), .init("text", .text),
        .init("whereabouts", .text, isRequired: false), .init("time", .text, isRequired: false),
        .init("target", target, isRequired: false),
    ])
    private static let parts: [Schema.Member] = [
        .init("municipalities", .array(.text), isRequired: false), .init("from", .text, isRequired: false),
        .init("background", .text, isRequired: false), .init("priorities", .array(.text), isRequired: false),
        .init("commitments", .array(commitmentGiven), isRequired: false),
        .init(
            "followUpsPerYear", .either([.integer(PromiseTerms.followUps), .text]), isRequired: false),
    ]
    private static let figures = Schema.array(
        .object([
            .init("commitment", .uuid), .init("counted", .integer()),
            .init("pace", .words(PromisePace.self)),
        ]))
    private static let commitment = Schema.object([
        .init("id", .uuid), .init("number", .integer()), .init("party", .text), .init("partyName", .text),
        .init("text", .text), .init("whereabouts", .text), .init("time", .text),
        .init("target", .nullable(target)),
        .init(
            "progress",
            .object([
                .init("counted", .integer()), .init("expected", .nullable(.integer())),
                .init("pace", .words(PromisePace.self)), .init("words", .text),
            ])),
    ])
    private static let followUp = Schema.object([
        .init("number", .integer()), .init("due", .day), .init("status", .words(PromiseFollowUp.Status.self)),
        .init("statusName", .text), .init("held", .nullable(.day)), .init("words", .nullable(.text)),
        .init("figures", figures), .init("masked", .text, isRequired: false),
    ])
    private static let promise: [Schema.Member] = [
        .init("id", .uuid), .init("municipality", .text), .init("municipalities", .array(.text)),
        .init("municipalityNames", .array(.text)), .init("state", .words(PromiseState.self)),
        .init("stateName", .text), .init("title", .text), .init("police", .text),
        .init("from", .nullable(.day)), .init("until", .day), .init("background", .text),
        .init("priorities", .array(.text)),
        .init("followUpsPerYear", .nullable(.integer(PromiseTerms.followUps))), .init("day", .day),
        .init("commitments", .array(commitment)),
        .init("signed", .nullable(.object([.init("day", .day), .init("by", .text)]))),
        .init(
            "prolongations",
            .array(
                .object([
                    .init("day", .day), .init("former", .day), .init("until", .day), .init("why", .text),
                ]))),
        .init("followUps", .array(followUp)),
        .init(
            "account",
            .nullable(
                .object([
                    .init("day", .day), .init("words", .text), .init("figures", figures),
                    .init("masked", .text, isRequired: false),
                ]))),
        .init("published", .boolean), .init("version", .integer()), .init("madeAt", .moment),
        .init("changedAt", .moment), .init("withdrawn", .text, isRequired: false),
    ]
    private static let event = Schema.object([
        .init("id", .uuid), .init("commitment", .uuid), .init("day", .day), .init("party", .text),
        .init("partyName", .text), .init("whereabouts", .text), .init("note", .text),
        .init("measure", .nullable(.uuid)), .init("walk", .nullable(.uuid)), .init("by", .text),
        .init("madeAt", .moment), .init("withdrawnAt", .nullable(.moment)), .init("reason", .nullable(.text)),
    ])

    static let promises: [(String, Schema)] = [
        ("Promises", .object([.init("promises", .array(.object(promise)))])),
        (
            "WholePromise",
            .object(
                promise + [
                    .init("events", .array(event)),
                    .init(
                        "versions",
                        .array(
                            .object([
                                .init("version", .integer()), .init("day", .day), .init("title", .text),
                                .init("until", .day), .init("commitments", .integer()),
                            ]))),
                    .init(
                        "amendments",
                        .array(
                            .object([
                                .init("day", .day), .init("what", .text), .init("former", .nullable(.text)),
                            ])), isRequired: false),
                    history(of: PromiseChangeKind.self),
                    .init("warnings", .array(.text), isRequired: false),
                ])
        ),
        (
            "NewPromise",
            .object(
                [
                    .init("municipality", .text, isRequired: false), .init("title", .text),
                    .init("police", .text), .init("until", .day),
                ] + parts)
        ),
        (
            "PromiseEdit",
            .object(
                [
                    .init("title", .text, isRequired: false), .init("police", .text, isRequired: false),
                    .init("until", .day, isRequired: false), .init("published", .boolean, isRequired: false),
                    .init("withdrawn", .text, isRequired: false),
                    .init("endWithdrawn", .text, isRequired: false),
                    .init(
                        "mask",
                        .object([
                            .init("followUp", .integer(), isRequired: false), .init("words", .text),
                            .init("reason", .text),
                        ]), isRequired: false),
                ] + parts)
        ),
        (
            "PromiseSignature",
            .object([.init("day", .day), .init("by", .text), .init("why", .text, isRequired: false)])
        ),
        ("PromiseProlongation", .object([.init("until", .day), .init("why", .text)])),
        (
            "PromiseFollowUp",
            .object([.init("number", .integer()), .init("day", .day), .init("words", .text)])
        ),
        ("PromiseAccount", .object([.init("day", .day), .init("words", .text)])),
        ("PromiseReason", .object([.init("reason", .text)])),
        (
            "NewPromiseEvent",
            .object([
                .init("commitment", .uuid), .init("day", .day), .init("party", .text, isRequired: false),
                .init("whereabouts", .text, isRequired: false), .init("note", .text, isRequired: false),
                .init("measure", .uuid, isRequired: false), .init("walk", .uuid, isRequired: false),
            ])
        ),
        (
            "CountedEvent",
            .object([
                .init("event", event), .init("progress", .nullable(.text)),
                .init("warnings", .array(.text), isRequired: false),
            ])
        ),
    ]
}

extension Examples {
    static let newPromise = #"""
        {"municipality":"1060","title":"Medborgarlöfte 2026","police":"Lokalpolisområde Karlshamn","from":"2026-01-01","until":"2026-12-31","background":"Bygger på lägesbilden från hösten 2025.","priorities":["Färre platser som känns otrygga"],"followUpsPerYear":4,"commitments":[{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e31","party":"police","text":"Riktade insatser mot mopeder och A-traktorer.","target":{"kind":"at-least","number":4,"unit":"insatser"}},{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e32","party":"municipality","text":"Samarbetet med föreningarna utvecklas.","time":"under 2026"}]}
        """#
    static let promiseEdit = #"{"priorities":["Färre platser som känns otrygga","Lugnare trafik"]}"#
    static let promiseSignature =
        #"{"day":"2026-11-02","by":"kommunstyrelsens ordförande och lokalpolisområdeschefen"}"#
    static let promiseProlongation = #"{"until":"2027-03-31","why":"Arbetet fortsätter under vintern."}"#
    static let promiseFollowUp =
        #"{"number":1,"day":"2026-11-14","words":"En insats av fyra är gjord; resten är planerade."}"#
    static let promiseAccount = #"{"day":"2026-11-20","words":"Allt som lovades blev gjort."}"#
    static let promiseReason = #"{"reason":"Räknad två gånger."}"#
    static let newPromiseEvent = #"""
        {"commitment":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e31","day":"2026-11-10","whereabouts":"Holje torg","note":"Trafikkontroll en fredagskväll."}
        """#
    private static let progress =
        #"{"counted":1,"expected":3,"pace":"behind","words":"1 av minst 4 insatser: efter. En jämn takt hade gett 3 hittills."}"#
    private static let keptPromise = #"""
        "id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30","municipality":"1060","municipalities":["1060"],"municipalityNames":["Olofström"],"state":"signed","stateName":"Undertecknat","title":"Medborgarlöfte 2026","police":"Lokalpolisområde Karlshamn","from":"2026-01-01","until":"2026-12-31","background":"Bygger på lägesbilden från hösten 2025.","priorities":["Färre platser som känns otrygga"],"followUpsPerYear":4,"day":"2026-11-20","commitments":[{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e31","number":1,"party":"police","partyName":"Polisen","text":"Riktade insatser mot mopeder och A-traktorer.","whereabouts":"","time":"","target":{"kind":"at-least","number":4,"unit":"insatser"},"progress":
        """# + progress + #"""
            }],"signed":{"day":"2026-11-02","by":"kommunstyrelsens ordförande och lokalpolisområdeschefen"},"prolongations":[],"followUps":[{"number":1,"due":"2026-11-16","status":"held","statusName":"Hållen","held":"2026-11-14","words":"En insats av fyra är gjord; resten är planerade.","figures":[{"commitment":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e31","counted":1,"pace":"behind"}]},{"number":2,"due":"2026-12-01","status":"planned","statusName":"Planerad","held":null,"words":null,"figures":[]}],"account":null,"published":true,"version":4,"madeAt":"2026-11-01T09:00:00Z","changedAt":"2026-11-14T14:00:00Z"
            """#
    private static let countedOne = #"""
        {"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e40","commitment":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e31","day":"2026-11-10","party":"police","partyName":"Polisen","whereabouts":"Holje torg","note":"Trafikkontroll en fredagskväll.","measure":null,"walk":null,"by":"Anna Berg","madeAt":"2026-11-11T08:00:00Z","withdrawnAt":null,"reason":null}
        """#
    static let promises = #"{"promises":[{"# + keptPromise + "}]}"
    static let wholePromise =
        "{" + keptPromise + #","events":["# + countedOne
        + #"],"versions":[{"version":1,"day":"2026-11-01","title":"Medborgarlöfte 2026","until":"2026-12-31","commitments":1}],"history":[{"entry":1,"at":"2026-11-01T09:00:00Z","by":"Anna Berg","kind":"made","words":"Löftet lades upp."}]}"#
    static let countedEvent =
        #"{"event":"# + countedOne
        + #","progress":"1 av minst 4 insatser: efter. En jämn takt hade gett 3 hittills."}"#
}
