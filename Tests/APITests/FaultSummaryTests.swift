import HTTPTypes
import Prevention
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// What every form that is refused says on top of its page.
@Suite struct FaultSummaryTests {
    /// The entries of the summary: where each leads, and what it says.
    private static func entries(_ page: String) -> [(field: String, text: String)] {
        guard let start = page.firstRange(of: #"id="faults""#)?.upperBound,
            let end = page[start...].firstRange(of: "</div>")?.lowerBound
        else { return [] }
        return page[start..<end].matches(of: /<a href="#([^"]*)">([^<]*)<\/a>/).map {
            (String($0.output.1), String($0.output.2))
        }
    }

    /// What a field is called on its page: by its label, or by the legend of its group.
    private static func label(of field: String, on page: String) -> String? {
        if let start = page.firstRange(of: #"<label for="\#(field)">"#)?.upperBound {
            return String(page[start...].prefix { $0 != "<" })
        }
        guard let here = page.firstRange(of: #"<label class="choice" for="\#(field)">"#)?.lowerBound,
            let legend = page[..<here].ranges(of: "<legend>").last?.upperBound
        else { return nil }
        return String(page[legend...].prefix { $0 != "<" })
    }

    private static func expectNames(_ reply: Reply, at fields: [String], _ form: String) {
        #expect(reply.status == .unprocessableContent, "\(form): \(reply.status)")
        let entries = Self.entries(reply.text)
        for field in fields {
            #expect(entries.contains { $0.field == field }, "\(form) does not lead to \(field)")
            #expect(Self.label(of: field, on: reply.text)?.isEmpty == false, "\(form) has no \(field)")
        }
        for (field, text) in entries where field != "main" {
            #expect(reply.text.contains(#"id="\#(field)""#), "\(form) has no \(field)")
            let label = Self.label(of: field, on: reply.text)
            #expect(label.map { !$0.isEmpty && text.hasPrefix($0) } ?? true, "\(form): \(text)")
        }
    }

    private static func id(_ number: Int) -> String { "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0\(number)" }

    @Test func `each entry of a summary names its field and leads to it, in every form for something new`()
        async throws
    {
        let forms: [(path: String, fields: [String])] = [
            ("/atgarder/ny", ["slag", "namn"]), ("/vandringar/ny", ["namn"]),
            ("/loften/nytt", ["namn", "till"]), ("/lagesbilder/ny", ["slag"]),
            ("/gemensamma-lagesbilder/ny", ["kommuner", "slag"]),
            ("/dialoger/ny", ["dag", "plats"]), ("/brottsstatistik", ["nytt-brott", "antal"]),
            ("/grannsamverkan/ny", ["namn", "sedan"]), ("/lagen", ["plikt", "dag", "vem"]),
            ("/moten/nytt", ["dag"]), ("/planer/ny", ["namn", "fran", "till"]),
            ("/matningar", ["fraga", "ar"]),
        ]
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["planner:1060"])
            for form in forms {
                let reply = try await ask.submit(form.path, [("id", Self.id(9))], as: anna)
                Self.expectNames(reply, at: form.fields, form.path)
            }
        }
    }

    @Test func `the forms of what is kept name their fields too, each by the number of its own`() async throws
    {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["planner:1060"])
            let rooms = [
                ("measures", Examples.newMeasure), ("meetings", Examples.newMeeting),
                ("plans", Examples.newPlan), ("promises", Examples.newPromise), ("walks", Examples.newWalk),
            ]
            for (number, (room, body)) in rooms.enumerated() {
                let path = "/api/v1/\(room)/\(Self.id(number))"
                let kept = try await ask.send(.put, path, key: .olofstrom, body: body)
                #expect(kept.status == .created, "\(room): \(kept.text)")
            }
            let report = try await ask.send(
                .post, "/api/v1/pictures", key: .clerk, body: #"{"id":"\#(Self.id(5))","kind":"yearly"}"#)
            #expect(report.status == .created, "\(report.text)")
            let forms: [(path: String, step: String, field: String)] = [
                ("/lagesbilder/\(Self.id(5))", "anta", "organ"),
                ("/atgarder/\(Self.id(0))", "andra", "namn"), ("/moten/\(Self.id(1))", "uppgifter", "dag"),
                ("/planer/\(Self.id(2))/andra", "uppgifter", "namn"),
                ("/planer/\(Self.id(2))/andra", "nytt-omrade", "omrade"),
                ("/planer/\(Self.id(2))/andra", "tal", "tal-dag"),
                ("/planer/\(Self.id(2))/andra", "uppfoljning", "ord"),
                ("/loften/\(Self.id(3))", "teckna", "teckna-dag"),
                ("/vandringar/\(Self.id(4))", "", "namn"),
                ("/vandringar/\(Self.id(4))/iakttagelser", "", "vad"),
            ]
            for form in forms {
                let reply = try await ask.submit(
                    form.path, [("gor", form.step), ("version", "1"), ("dag", "i morgon")], as: anna)
                Self.expectNames(reply, at: [form.field], "\(form.path) \(form.step)")
            }
        }
    }
}
