import Prevention
import Reports
import Web

/// What is asked and answered about situational pictures.
extension APISchemas {
    private static let scope: [Schema.Member] = [
        .init("from", .day), .init("until", .day), .init("day", .day),
    ]
    private static let words = Schema.Member("words", .dictionary(.text), isRequired: false)
    private static let head: [Schema.Member] =
        [
            .init("id", .uuid), .init("municipality", .text), .init("kind", .words(PictureKind.self)),
            .init("kindName", .text), .init("title", .text), .init("madeAt", .moment), .init("by", .text),
            .init("digest", .text), .init("published", .boolean), .init("version", .integer()),
            .init("changedAt", .moment), .init("words", .dictionary(.text)),
            .init("corrects", .uuid, isRequired: false), .init("withdrawn", .text, isRequired: false),
            .init(
                "adoption",
                .object([
                    .init("day", .day), .init("body", .text), .init("link", .nullable(.text)),
                    .init("digest", .text), .init("at", .moment), .init("by", .text), .init("duty", .uuid),
                ]), isRequired: false),
        ] + scope
    private static let row = Schema.object([
        .init("key", .text), .init("name", .text), .init("words", .nullable(.text)),
        .init(
            "figures",
            .array(
                .object([
                    .init("quantity", .words(PictureQuantity.self)), .init("name", .text),
                    .init("value", .number()), .init("low", .nullable(.number())),
                    .init("high", .nullable(.number())),
                ]))),
        .init(
            "source",
            .nullable(
                .object([
                    .init("kind", .words(PictureSource.Kind.self)), .init("id", .nullable(.text)),
                ]))),
        .init("open", .boolean),
    ])
    private static let difference = Schema.object([
        .init("part", .words(PictureDifference.Part.self)), .init("name", .text),
        .init("before", .nullable(.text)), .init("after", .nullable(.text)),
    ])
    private static let comparison: [Schema.Member] = [
        .init("earlier", .object(scope)), .init("later", .object(scope)), .init("same", .boolean),
        .init(
            "sections",
            .array(
                .object([
                    .init("heading", .words(PictureHeading.self)), .init("name", .text),
                    .init(
                        "changes",
                        .array(
                            .object([
                                .init("change", .word(["added", "gone", "changed"])),
                                .init("before", .nullable(row)), .init("after", .nullable(row)),
                                .init("differences", .array(difference)),
                            ]))),
                ]))),
    ]

    static let pictures: [(String, Schema)] =
        [
            ("Pictures", .object([.init("pictures", .array(.object(head)))])),
            (
                "WholePicture",
                .object(
                    head + [
                        .init("sections", sections),
                        history(of: PictureChangeKind.self),
                        .init("maskedDigest", .text, isRequired: false),
                        .init("correctedBy", .array(.uuid), isRequired: false),
                        .init("warnings", .array(.text), isRequired: false),
                    ])
            ),
            (
                "NewPicture",
                .object([
                    .init("id", .uuid, isRequired: false), .init("municipality", .text, isRequired: false),
                    .init("kind", .words(PictureKind.self)), .init("from", .day, isRequired: false),
                    .init("until", .day, isRequired: false), .init("day", .day, isRequired: false), words,
                    .init("corrects", .uuid, isRequired: false),
                ])
            ),
            (
                "NewAdoption",
                .object([
                    .init("day", .day), .init("body", .text), .init("link", .text, isRequired: false),
                ])
            ),
            (
                "PictureEdit",
                .object([
                    words, .init("published", .boolean, isRequired: false),
                    .init("reason", .text, isRequired: false),
                    .init("withdrawn", .text, isRequired: false),
                ])
            ),
            (
                "PictureLook",
                .object([
                    .init("same", .boolean), .init("words", .text), .init("corrections", .object(comparison)),
                    .init("late", .array(row)),
                ])
            ),
            ("PictureComparison", .object(comparison)),
        ] + shared

    private static let sections = Schema.array(
        .object([
            .init("heading", .words(PictureHeading.self)), .init("name", .text),
            .init("explanation", .nullable(.text)), .init("rows", .array(row)),
        ]))
    private static let cover: [Schema.Member] =
        [
            .init("id", .uuid), .init("municipalities", .array(.text)),
            .init("policeArea", .nullable(.text)), .init("kind", .words(PictureKind.self)),
            .init("kindName", .text), .init("title", .text), .init("madeAt", .moment), .init("by", .text),
            .init("version", .integer()), .init("changedAt", .moment), .init("words", .dictionary(.text)),
            .init("withdrawn", .text, isRequired: false),
        ] + scope

    private static let shared: [(String, Schema)] = [
        ("SharedPictures", .object([.init("sharedPictures", .array(.object(cover)))])),
        (
            "WholeSharedPicture",
            .object(
                cover + [
                    .init("parts", .array(.object(head + [.init("sections", sections)]))),
                    .init(
                        "totals",
                        .array(
                            .object([
                                .init("heading", .words(PictureHeading.self)), .init("name", .text),
                                .init("rows", .array(row)),
                            ]))),
                    history(of: PictureChangeKind.self),
                    .init("warnings", .array(.text), isRequired: false),
                ])
        ),
        (
            "NewSharedPicture",
            .object([
                .init("id", .uuid, isRequired: false), .init("municipalities", .array(.text)),
                .init("kind", .words(PictureKind.self)), .init("from", .day, isRequired: false),
                .init("until", .day, isRequired: false), .init("day", .day, isRequired: false), words,
            ])
        ),
        ("SharedPictureEdit", .object([words, .init("withdrawn", .text, isRequired: false)])),
    ]
}

extension Examples {
    static let newPicture = #"""
        {"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e50","municipality":"1060","kind":"operative","day":"2026-11-19","words":{"summary":"Mörkret vid hallen är det som de flesta hör av sig om."}}
        """#
    static let newAdoption =
        #"{"day":"2026-11-20","body":"Kommunfullmäktige","link":"https://olofstrom.se/kf/2026-11-20"}"#
    static let pictureEdit = #"{"words":{"cases":"Fler hör av sig om belysning sedan klockan ställdes om."}}"#
    private static let frozen = #"""
        "id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e50","municipality":"1060","kind":"operative","kindName":"Operativ","title":"Operativ lägesbild 2026-11-13 – 2026-11-19","from":"2026-11-13","until":"2026-11-19","day":"2026-11-19","madeAt":"2026-11-20T08:00:00Z","by":"Anna Berg","digest":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","published":false,"version":1,"changedAt":"2026-11-20T08:00:00Z","words":{"summary":"Mörkret vid hallen är det som de flesta hör av sig om."}
        """#
    private static let row = #"""
        {"key":"source/resident","name":"Invånare","words":null,"figures":[{"quantity":"reports","name":"Rapporter","value":9,"low":null,"high":null}],"source":{"kind":"cases","id":null},"open":true}
        """#
    private static let span = #"{"from":"2026-11-13","until":"2026-11-19","day":"2026-11-19"}"#
    static let pictures = #"{"pictures":[{"# + frozen + "}]}"
    static let wholePicture =
        "{" + frozen
        + #","sections":[{"heading":"received","name":"Vad som kommit in","explanation":"Rapporter som togs emot under perioden.","rows":["#
        + row
        + #"]}],"history":[{"entry":1,"at":"2026-11-20T08:00:00Z","by":"Anna Berg","kind":"made","words":"Lägesbilden frystes."}]}"#
    static let pictureComparison =
        #"{"earlier":"# + span + #","later":"# + span
        + #","same":false,"sections":[{"heading":"received","name":"Vad som kommit in","changes":[{"change":"added","before":null,"after":"#
        + row + #","differences":[]}]}]}"#
    static let pictureLook =
        #"{"same":false,"words":"Gjord igen blir bilden inte densamma.","corrections":"# + pictureComparison
        + #","late":["# + row + "]}"
    private static let cover = #"""
        "id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e60","municipalities":["1060","1081"],"policeArea":"Lokalpolisområde Blekinge","kind":"operative","kindName":"Operativ","title":"Operativ gemensam lägesbild 2026-11-13 – 2026-11-19","from":"2026-11-13","until":"2026-11-19","day":"2026-11-19","madeAt":"2026-11-20T08:00:00Z","by":"Eva Ek","version":1,"changedAt":"2026-11-20T08:00:00Z","words":{"summary":"Mörka gångvägar är det gemensamma."}
        """#
    static let newSharedPicture = #"""
        {"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e60","municipalities":["1060","1081"],"kind":"operative","day":"2026-11-19","words":{"summary":"Mörka gångvägar är det gemensamma."}}
        """#
    static let sharedPictureEdit = #"{"words":{"summary":"Mörka gångvägar och buskörning."}}"#
    static let sharedPictures = #"{"sharedPictures":[{"# + cover + "}]}"
    static let wholeSharedPicture =
        "{" + cover + #","parts":[{"# + frozen
        + #","sections":[{"heading":"received","name":"Vad som kommit in","explanation":"Rapporter som togs emot under perioden.","rows":["#
        + row
        + #"]}]}],"totals":[],"history":[{"entry":1,"at":"2026-11-20T08:00:00Z","by":"Eva Ek","kind":"made","words":"Den gemensamma lägesbilden frystes."}]}"#
}
