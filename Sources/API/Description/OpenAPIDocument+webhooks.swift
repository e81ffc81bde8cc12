import JSON
import Reports
import Web

/// What the service sends by itself: to the address of a key, of the reports that the key sent.
extension OpenAPIDocument {
    func webhooks(_ webhooks: inout JSONObject) {
        for event in StatusNotice.Event.allCases {
            webhooks.object("report.\(event.rawValue)") { item in
                item.object("post") { Self.write(event, to: &$0) }
            }
        }
    }

    private static func write(_ event: StatusNotice.Event, to operation: inout JSONObject) {
        let words = event.rawValue.split(separator: "-").map { word -> String in
            word.prefix(1).uppercased() + word.dropFirst()
        }
        let tags = ["reports"]
        operation.member("operationId", "onReport\(words.joined())")
        operation.member("summary", "\(summary(of: event).swedish) / \(summary(of: event).english)")
        operation.member(
            "description",
            """
            Signed as Standard Webhooks says, with the secret of the key. Sent until it is answered 2xx, ten times over about four days; \
            it can come more than once. Members may be added.
            """)
        operation.member("tags", tags)
        operation.array("security") { _ in }
        operation.array("parameters") { parameters in
            for header in headers { parameters.object { write(header, to: &$0) } }
        }
        operation.object("requestBody") { body in
            body.member("required", true)
            body.object("content") { content in
                content.object("application/json") { media in
                    media.object("schema") { Schema.named("ReportEvent").write(to: &$0) }
                    media.object("examples") { examples in
                        examples.object("example") {
                            $0.member("value", json: Examples.reportEvent(event).utf8)
                        }
                    }
                }
            }
        }
        operation.object("responses") { responses in
            responses.object("2XX") { $0.member("description", "Taken; within 20 s.") }
            responses.object("410") { $0.member("description", "Nothing more is taken by this message.") }
            responses.object("default") { $0.member("description", "Tried again, after `Retry-After`.") }
        }
    }

    private static func summary(of event: StatusNotice.Event) -> Bilingual {
        switch event {
        case .stateChanged:
            Bilingual(swedish: "Rapporten står på ett annat sätt", english: "The report stands otherwise")
        case .answered: Bilingual(swedish: "Rapporten har besvarats", english: "The report was answered")
        case .merged:
            Bilingual(swedish: "Rapporten hör till ett annat ärende", english: "The report has another case")
        }
    }

    private static let headers: [Route.HeaderParameter] = [
        .init(
            name: "webhook-id", notes: "The message's own, the same each time it is sent.", isRequired: true,
            example: "01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10_17"),
        .init(
            name: "webhook-timestamp", notes: "When it was sent, in seconds since 1970.", isRequired: true,
            example: "1795194313"),
        .init(
            name: "webhook-signature",
            notes:
                "`v1,` and the HMAC-SHA256 of id, timestamp and body, joined by full stops, in base64; several with spaces between.",
            isRequired: true, example: "v1,LDZUelI9SLHBzpreJHBBiPrP5XWlXUCaJZ+G6VNIBXI="),
    ]
}

extension APISchemas {
    static let events: [(String, Schema)] = [
        (
            "ReportEvent",
            .object([
                .init("type", .word(StatusNotice.Event.allCases.map { "report.\($0.rawValue)" })),
                .init("timestamp", .moment),
                .init(
                    "data",
                    .object([
                        .init("id", .uuid), .init("reference", .text),
                        .init("clientReference", .text, isRequired: false), .init("municipality", .text),
                        .init("case", .uuid, isRequired: false),
                        .init(
                            "state",
                            .object([
                                .init("kind", .words(CaseState.Kind.self)), .init("name", bilingual),
                                .init("explanation", bilingual),
                            ])),
                        .init("answer", .text, isRequired: false),
                    ])),
            ])
        )
    ]
}

extension Examples {
    static func reportEvent(_ event: StatusNotice.Event) -> String {
        let answer = event == .answered ? #","answer":"Tack, lampan är bytt.""# : ""
        let place = event == .merged ? #","case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10""# : ""
        return #"""
            {"type":"report.\#(event.rawValue)","timestamp":"2026-11-24T09:12:00Z","data":{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","reference":"OLO-7K3M-9Q","clientReference":"OEP-4711","municipality":"1060"\#(place),"state":{"kind":"done","name":{"sv":"Åtgärdat","en":"Dealt with"},"explanation":{"sv":"De som ansvarar har åtgärdat saken.","en":"Those responsible have dealt with it."}}\#(answer)}}
            """#
    }
}
