import Exports
import Planning
import Prevention
import Reports
import Statistics
import Web

/// What is asked and answered about what measures led to.
extension APISchemas {
    private static let place = Schema.object([
        .init("place", .named("MeasurePlace")), .init("reachMetres", .nullable(.number())),
    ])
    private static let weekly = Schema.object([
        .init("before", .array(.integer())), .init("after", .array(.integer())),
    ])
    private static let judgement: [Schema.Member] =
        [
            .init("treated", place),
            .init(
                "control",
                .object([
                    .init("place", place), .init("name", .nullable(.text)), .init("why", .text),
                ])),
            .init("ringMetres", .nullable(.number())), .init("categories", .nullable(.array(.code))),
        ] + effectFigures + [
            .init("chance", .number()),
            .init(
                "enough",
                .nullable(
                    .object([.init("reports", .integer()), .init("months", .nullable(.integer()))]))),
            .init("words", .text), .init("weeks", .dictionary(weekly)), .init("digest", .text),
        ]
    private static let kept: [Schema.Member] =
        [
            .init("id", .uuid), .init("measure", .uuid), .init("judgedAt", .moment), .init("by", .text),
        ] + judgement
    private static let doneMeasure: [Schema.Member] = [
        .init("measure", .uuid), .init("title", .text), .init("done", .day),
    ]
    /// What else was done in what a measure is compared with.
    static let otherMeasure: [Schema.Member] = [
        .init("measure", .uuid), .init("title", .text), .init("state", .words(MeasureState.self)),
        .init("begun", .nullable(.day)), .init("done", .nullable(.day)),
    ]

    static let effects: [(String, Schema)] = [
        ("Judgement", .object(judgement)),
        (
            "MeasureEffect",
            .object([
                .init("measure", .uuid),
                .init(
                    "proposals",
                    .array(
                        .object([
                            .init("control", .text), .init("name", .nullable(.text)),
                            .init("place", place), .init("reports", .integer()),
                            .init("treatedReports", .integer()), .init("weeks", .integer()),
                            .init("likeness", .number()), .init("why", .text),
                        ]))),
                .init("judgement", .nullable(.named("Judgement"))),
                .init("part", .text, isRequired: false),
                .init("otherMeasures", .array(.object(otherMeasure))), .init("kept", .array(.uuid)),
            ])
        ),
        (
            "NewJudgement",
            .object([
                .init("id", .uuid, isRequired: false), .init("control", .text, isRequired: false),
                .init("reach", .integer(APIService.effectReaches), isRequired: false),
                .init("ring", .integer(APIService.effectRings), isRequired: false),
                .init("weeks", .integer(EffectSpans.lengths), isRequired: false),
                .init("categories", .array(.code), isRequired: false),
            ])
        ),
        (
            "WholeJudgement",
            .object(
                kept + [
                    .init(
                        "again",
                        .object([
                            .init("same", .boolean), .init("verdict", .nullable(.words(EffectVerdict.self))),
                            .init("erased", .integer()), .init("corrected", .integer()),
                            .init("words", .text),
                        ])),
                    .init(
                        "reports",
                        .array(
                            .object([
                                .init("report", .uuid), .init("case", .uuid),
                                .init("area", .words(JudgementArea.self)), .init("after", .boolean),
                                .init("week", .integer()),
                            ]))),
                ])
        ),
        ("Judgements", .object([.init("judgements", .array(.object(kept)))])),
        (
            "MeasureEffects",
            .object([
                .init("year", .integer(MeasureQuery.years)), .init("rate", .number()),
                .init(
                    "measures",
                    .array(
                        .object(
                            doneMeasure + [.init("judgement", .uuid), .init("judgedAt", .moment)]
                                + effectFigures
                                + [
                                    .init("chance", .number()), .init("ways", .integer()),
                                    .init("adjusted", .number()),
                                    .init("tableVerdict", .words(EffectVerdict.self)),
                                    .init("why", .nullable(.text)),
                                ]))),
                .init("unjudged", .array(.object(doneMeasure))),
                .init("placeless", .array(.object(doneMeasure))),
            ])
        ),
    ]
}

extension Examples {
    static let newJudgement =
        #"{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30","control":"14.5512,56.2731,150","reach":150,"ring":150,"weeks":12}"#
    private static let figures = #"""
        "spans":{"before":{"from":"2024-11-17","until":"2025-11-16","weeks":52},"after":{"from":"2025-11-21","until":"2026-11-20","weeks":52}},"counts":{"treated":{"before":120,"after":47},"control":{"before":112,"after":108},"displacement":{"treated":{"before":31,"after":30},"control":{"before":28,"after":33}}},"difference":{"estimate":-75,"low":-121.42,"high":-28.58,"p":0.0016},"rateRatio":{"estimate":0.4062,"low":0.2713,"high":0.6081,"p":0.000012,"corrected":false},"verdict":"fell","chance":0.0031
        """#
    private static let circle =
        #"{"place":{"type":"Point","coordinates":[14.5306,56.2767]},"reachMetres":150}"#
    private static let judged =
        #""treated":"# + circle
        + #","control":{"place":{"place":{"type":"Point","coordinates":[14.5512,56.2731]},"reachMetres":150},"name":null,"why":"9.3 reports a month before the measure, against 10.0 where it was. Over 104 weeks, four at a time, they differed by 0.9 times what chance makes of two areas alike: they kept together."},"ringMetres":150,"categories":null,"#
        + figures
        + #","enough":{"reports":0,"months":0},"words":"Reports, the areas next door counted in, fell by about 75 more than in the comparison area. That is more than chance tends to bring (95% between −121 and −29).","weeks":{"treated":{"before":[3,2],"after":[1,0]},"control":{"before":[2,2],"after":[2,3]}},"digest":"5f1d7a84db9ebb4b0bd4a7c2a4d4b5c6d7e8f90112233445566778899aabbccd""#
    static let measureEffect =
        #"{"measure":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20","proposals":[{"control":"14.5512,56.2731,150","name":null,"place":{"place":{"type":"Point","coordinates":[14.5512,56.2731]},"reachMetres":150},"reports":112,"treatedReports":120,"weeks":104,"likeness":0.94,"why":"9.3 reports a month before the measure, against 10.0 where it was."}],"judgement":{"#
        + judged + #"},"otherMeasures":[],"kept":["01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"]}"#
    private static let keptJudgement =
        #""id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30","measure":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20","judgedAt":"2026-11-25T09:00:00Z","by":"Anna Berg","#
        + judged
    static let judgements = #"{"judgements":[{"# + keptJudgement + "}]}"
    static let wholeJudgement =
        "{" + keptJudgement
        + #","again":{"same":true,"verdict":"fell","erased":0,"corrected":0,"words":"Judged again on what had come in by then it is the same."},"reports":[{"report":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e01","case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","area":"treated","after":false,"week":0}]}"#
    static let measureEffects =
        #"{"year":2025,"rate":0.05,"measures":[{"measure":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20","title":"Ny belysning vid Idrottshallen","done":"2025-11-20","judgement":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30","judgedAt":"2026-11-25T09:00:00Z","#
        + figures
        + #","ways":1,"adjusted":0.0062,"tableVerdict":"fell","why":null}],"unjudged":[{"measure":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e21","title":"Röjning längs gångvägen","done":"2025-05-02"}],"placeless":[]}"#
}
