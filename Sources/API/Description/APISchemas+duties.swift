import Prevention
import Reports
import Web

/// What is asked and answered about the law's clock.
extension APISchemas {
    private static let entry: [Schema.Member] = [
        .init("id", .uuid), .init("municipality", .text), .init("duty", .words(Duty.self)),
        .init("day", .day), .init("role", .text), .init("note", .text), .init("link", .nullable(.text)),
        .init("madeAt", .moment), .init("by", .text), .init("withdrawnAt", .nullable(.moment)),
        .init("withdrawnBy", .nullable(.text)), .init("reason", .nullable(.text)),
    ]

    static let duties: [(String, Schema)] = [
        (
            "Duties",
            .object([
                .init("day", .day), .init("law", .text),
                .init(
                    "duties",
                    .array(
                        .object([
                            .init("municipality", .text), .init("duty", .words(Duty.self)),
                            .init("name", .text), .init("sections", .text), .init("asks", .text),
                            .init("months", .nullable(.integer())), .init("byLaw", .boolean),
                            .init("state", .words(DutyStanding.State.self)),
                            .init("last", .nullable(.day)), .init("due", .nullable(.day)),
                            .init("done", .array(.object(entry))),
                        ]))),
            ])
        ),
        ("DutyDone", .object(entry + [.init("warnings", .array(.text), isRequired: false)])),
        (
            "NewDutyDone",
            .object([
                .init("municipality", .text, isRequired: false), .init("duty", .words(Duty.self)),
                .init("day", .day), .init("role", .text), .init("note", .text, isRequired: false),
                .init("link", .text, isRequired: false),
            ])
        ),
        ("DutyWithdrawal", .object([.init("reason", .text)])),
    ]
}

extension Examples {
    static let newDutyDone = #"""
        {"municipality":"1060","duty":"picture","day":"2026-10-14","role":"Kommunstyrelsen","note":"Antagen med tillägg.","link":"https://olofstrom.se/ks-2026-112"}
        """#
    static let dutyWithdrawal = #"{"reason":"Beslutet sköts upp."}"#
    static let dutyDone = #"""
        {"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e70","municipality":"1060","duty":"picture","day":"2026-10-14","role":"Kommunstyrelsen","note":"Antagen med tillägg.","link":"https://olofstrom.se/ks-2026-112","madeAt":"2026-10-15T08:00:00Z","by":"Anna Berg","withdrawnAt":null,"withdrawnBy":null,"reason":null}
        """#
    static let duties =
        #"{"day":"2026-11-20","law":"2023:196","duties":[{"municipality":"1060","duty":"picture","name":"Lägesbilden","sections":"4 och 6 §§","asks":"Gör en bild av brottsligheten i kommunen, och uppdatera den minst vartannat år.","months":24,"byLaw":true,"state":"done","last":"2026-10-14","due":"2028-10-14","done":["#
        + dutyDone + "]}]}"
}
