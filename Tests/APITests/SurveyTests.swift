import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Figures of the safety survey through the API, over a real store.
@Suite struct SurveyTests {
    private let installation: TestInstallation
    private let path = "/api/v1/surveys/victim/1060/2023"

    init() async throws { installation = try await TestInstallation() }

    private func body(_ percent: String = "11", _ more: String = #","asked":900"#) -> String {
        #"{"percent":"\#(percent)","source":"Polisen"\#(more)}"#
    }

    @Test func `a figure is kept, corrected and taken away, and a list has it with its interval`()
        async throws
    {
        try await installation.ask { ask in
            let first = try await ask.send(.put, path, key: .clerk, body: body())
            #expect(first.status == .created, "\(first.text)")
            #expect(first.text.contains(#""low":8.7,"high":13.7,"intervalAtBest":true"#), "\(first.text)")
            #expect(try await ask.send(.put, path, key: .clerk, body: body()).status == .ok)
            let corrected = try await ask.send(
                .put, path, key: .clerk, body: body("11,0", #","asked":900,"answered":450"#))
            #expect(corrected.text.contains(#""percent":11,"#), "\(corrected.text)")
            let list = try await ask.get("/api/v1/surveys?question=victim", key: .all)
            #expect(list.text.contains(#""answered":450"#) && !list.text.contains(#""answered":null"#))
            let table = try await ask.get("/api/v1/surveys?format=csv", key: .all)
            #expect(table.text.contains(#"2023;1060;victim;"11,0";900;450;Polisen"#))
            #expect(try await ask.send(.delete, path, key: .clerk).status == .noContent)
            #expect(try await ask.send(.delete, path, key: .clerk).status == .notFound)
            #expect(try await ask.get("/api/v1/surveys", key: .all).text == #"{"figures":[]}"#)
        }
    }

    @Test func `who published a figure is warned of where it tells of a person`() async throws {
        try await installation.ask { ask in
            let clean = try await ask.send(.put, path, key: .clerk, body: body())
            #expect(!clean.text.contains("warnings"), "\(clean.text)")
            let named = try await ask.send(
                .put, path, key: .clerk,
                body: body().replacing("Polisen", with: "Anna Svensson 19800101-1236"))
            let warnings = try named.json()["warnings"]?.array?.compactMap(\.string) ?? []
            #expect(named.status == .ok && warnings.count >= 2, "\(named.text)")
            let page = try await ask.page(
                "/matningar?fraga=victim", as: try await ask.person(["planner:1060"])
            ).text
            #expect(page.contains("ett personnummer") && page.contains("namnge en person"), "\(page)")
        }
    }

    @Test func `what another municipality keeps is as if it were not`() async throws {
        try await installation.ask { ask in
            #expect(try await ask.send(.put, path, key: .clerk, body: body()).status == .created)
            #expect(try await ask.get("/api/v1/surveys", key: .neighbour).text == #"{"figures":[]}"#)
            #expect(try await ask.send(.delete, path, key: .neighbour).status == .notFound)
            #expect(try await ask.send(.put, path, key: .neighbour, body: body("40")).status == .created)
            let own = try await ask.get("/api/v1/surveys", key: .clerk).text
            #expect(own.contains(#""percent":11,"#) && !own.contains(#""percent":40"#))
        }
    }

    @Test func `every fault is told at its member`() async throws {
        try await installation.ask { ask in
            for (wrong, code) in [
                (body("101"), "member.value"), (body("11", ""), "survey.sample"),
                (body("11", #","asked":10,"answered":11"#), "survey.sample"),
                (body("11", #","asked":900,"x":1"#), "member.unknown"),
            ] {
                let reply = try await ask.send(.put, path, key: .clerk, body: wrong)
                #expect(try reply.status == .unprocessableContent && reply.codes() == [code], "\(reply.text)")
            }
            let early = try await ask.send(
                .put, "/api/v1/surveys/victim/1060/2027", key: .clerk, body: body())
            #expect(try early.codes() == ["survey.year-to-come"], "\(early.text)")
            for unknown in ["ghosts/1060/2023", "victim/99/2023", "victim/1060/1066"] {
                let reply = try await ask.send(.put, "/api/v1/surveys/\(unknown)", key: .clerk, body: body())
                #expect(reply.status == .notFound)
            }
        }
    }

    @Test func `municipalities are ranked by their names, that of the profile where one is served`()
        async throws
    {
        try await installation.ask { ask in
            for code in ["1060", "1082", "1099"] {
                let kept = try await ask.send(
                    .put, "/api/v1/surveys/victim/\(code)/2023", key: .clerk, body: body())
                #expect(kept.status == .created, "\(kept.text)")
            }
            let person = try await ask.person(["planner:1060"], email: "plan@example.se")
            let unknown = try await ask.page("/matningar?fraga=nosuch", as: person)
            #expect(unknown.status == .notFound, "\(unknown.text)")
            let page = try await ask.page("/matningar?fraga=victim&kommun=1060", as: person)
            #expect(page.says("Karlshamn") && page.says("Kommun 1060"), "\(page.text)")
            // No municipality has this code, which is told as it is.
            #expect(page.says("1099") && !page.text.contains(">1082<"))
        }
    }
}
