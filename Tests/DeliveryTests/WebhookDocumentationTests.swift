import Foundation
import Geometry
import HTTPTypes
import Hummingbird
import Projection
import Reports
import TestSupport
import Testing

@testable import Delivery

/// What docs/api.md says of webhooks, against what is sent.
@Suite struct WebhookDocumentationTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    /// The part about webhooks.
    private static func section() throws -> String {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/api.md")
        let text = try String(contentsOf: page.standardized, encoding: .utf8)
        let start = try #require(text.range(of: "\n## Webhooks\n"))
        return String(
            text[start.upperBound...].prefix(
                upTo: text[start.upperBound...].range(of: "\n## ")?.lowerBound ?? text.endIndex))
    }

    /// What stands in the first column of each row of a table, in code.
    private static func rows(_ section: String) -> [String] {
        section.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    }

    /// The notices whose webhooks are the examples, one of each event.
    private static func notice(_ event: CaseNotice.Event) throws -> CaseNotice {
        func notice(
            _ at: String, other: Bool = false, reference: String = "OLO-7K3M-9Q",
            text: String? = "Lamporna bakom idrottshallen är trasiga.",
            observed: String = "2026-11-20T17:00:00Z",
            northing: Double = 6_236_975.3, easting: Double = 470_934.2, words: String? = nil
        ) throws -> CaseNotice {
            let moment = try Timestamp(rfc3339: at)
            return CaseNotice(
                event: event, case: try Identifier("01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10").orFail(),
                other: other ? try Identifier("01936a1c-9c40-7def-8a1b-5c6d7e8f9a0b").orFail() : nil,
                municipality: try MunicipalityCode("1060").orFail(),
                assignment: Assignment(
                    unit: try Code("gata-park").orFail(),
                    unitName: Bilingual(swedish: "Gata och park", english: "Streets and parks"),
                    rule: "belysning",
                    reason: Bilingual(
                        swedish: "Belysning på kommunens mark.",
                        english: "Lighting on the municipality's land."),
                    since: moment, due: CivilDate("2026-12-04")),
                category: try Code("lighting").orFail(), reference: try Reference(reference).orFail(),
                text: text,
                place: try Place(northing: northing, easting: easting).orFail(), placeWords: words,
                observed: try Timestamp(rfc3339: observed), at: moment)
        }
        return switch event {
        case .assigned: try notice("2026-11-20T17:05:12Z")
        case .reported:
            try notice(
                "2026-11-21T06:40:00Z", reference: "OLO-AWQJ-ME",
                text: "Fortfarande mörkt på hela parkeringen.",
                observed: "2026-11-21T06:30:00Z", northing: 6_236_981, easting: 470_940.5)
        case .placed: try notice("2026-11-21T08:10:00Z", words: "bakom idrottshallen")
        case .merged: try notice("2026-11-23T09:00:00Z", other: true)
        case .split: try notice("2026-11-23T09:20:00Z", other: true)
        case .closed: try notice("2026-11-27T13:00:00Z")
        case .reopened: try notice("2026-11-30T07:45:00Z")
        case .withdrawn: try notice("2026-12-01T09:15:00Z")
        case .due: try notice("2026-12-03T23:00:04Z", text: nil)
        }
    }

    private static func json(_ event: CaseNotice.Event) throws -> String {
        String(decoding: WebhookPayload.json(try notice(event)), as: UTF8.self)
    }

    @Test(arguments: CaseNotice.Event.allCases)
    func `the example of each event is what is sent`(_ event: CaseNotice.Event) throws {
        let part = try #require(
            try Self.section().components(separatedBy: "### case.\(event.rawValue)\n").dropFirst().first)
        let example = part.split(separator: "\n").first { $0.hasPrefix("    {") }
        #expect(try example.map { String($0.dropFirst(4)) } == Self.json(event))
    }

    @Test func `no event is told of that there is not`() throws {
        let told = try Self.section().split(separator: "\n").filter { $0.hasPrefix("### case.") }
        #expect(told.map(String.init) == CaseNotice.Event.allCases.map { "### case.\($0.rawValue)" })
    }

    @Test func `every member is described, and no other`() throws {
        var members: Set<String> = []
        for event in CaseNotice.Event.allCases {
            let value = try JSONSerialization.jsonObject(with: Data(try Self.json(event).utf8))
            members.formUnion(Self.paths(value, under: ""))
        }
        let described = Self.rows(try Self.section()).filter {
            $0 == "type" || $0 == "timestamp" || $0.hasPrefix("data.")
        }
        #expect(Set(described) == members && described.count == members.count)
    }

    private static func paths(_ value: Any, under path: String) -> [String] {
        guard let members = value as? [String: Any] else { return [path] }
        return members.flatMap { paths($0.value, under: path.isEmpty ? $0.key : "\(path).\($0.key)") }
    }

    @Test
    func
        `the headers that are sent are those described, and the example is signed with the secret beside it`()
        async throws
    {
        let section = try Self.section()
        let message = OutboxMessage(
            id: 17, unit: try Code("gata-park").orFail(), case: try Self.notice(.assigned).case,
            channel: .webhook(url: "https://arenden.example.se/lykta", secret: "GATA"),
            payload: .notice(try Self.notice(.assigned)), created: .friday, attempts: 0, state: .waiting,
            lastFault: nil)
        try await Receiver.run(answering: { _ in Response(status: .ok) }) { base, receiver in
            let settings = try DeliverySettings(secrets: ["GATA": Self.secret], insecureHosts: ["127.0.0.1"])
            let attempt = await WebhookSender(settings: settings).send(
                message, WebhookPayload.json(try Self.notice(.assigned)), to: base, secret: "GATA",
                at: try Timestamp(rfc3339: "2026-11-20T17:05:13Z"))
            #expect(attempt == .delivered)
            let seen = try receiver.seen.first.orFail()
            let sent = Set(seen.headers.keys).subtracting(["host", "content-length"])
            let described = Self.rows(section).filter {
                !$0.hasPrefix("data.") && $0 != "type" && $0 != "timestamp"
            }
            #expect(Set(described) == sent)
            for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
                #expect(try section.contains("    \(name): \(seen.headers[name].orFail())\n"), "\(name)")
            }
            #expect(section.contains("`\(Self.secret)`"))
        }
    }

    @Test func `the pauses are those that are kept`() throws {
        let pauses = BackOff.schedule.map { span -> String in
            let seconds = span.milliseconds / 1_000
            return seconds < 60
                ? "\(seconds) s" : seconds < 3_600 ? "\(seconds / 60) min" : "\(seconds / 3_600) h"
        }
        #expect(try Self.section().contains(pauses.joined(separator: ", ")))
        #expect(BackOff.schedule.count == 9)
    }
}
