import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Crime statistics through the API, over a real store.
@Suite struct CrimeStatisticsTests {
    private let installation: TestInstallation
    private let path = "/api/v1/crime-statistics"

    init() async throws { installation = try await TestInstallation() }

    private func body(_ counts: String...) -> String { #"{"counts":[\#(counts.joined(separator: ","))]}"# }

    private func count(_ period: String, _ number: Int, _ more: String = "") -> String {
        #"{"period":"\#(period)","offence":"Rattfylleri","count":\#(number),"publisher":"Polisen"\#(more)}"#
    }

    @Test func `counts are kept, corrected and taken away, and a list has them with what chance lets expect`()
        async throws
    {
        try await installation.ask { ask in
            let first = try await ask.send(
                .post, path, key: .clerk, body: body(count("2023", 118), count("2024", 190)))
            #expect(first.text == #"{"added":2,"corrected":0,"unchanged":0}"#, "\(first.text)")
            let again = try await ask.send(
                .post, path, key: .clerk, body: body(count("2023", 118), count("2024", 191)))
            #expect(again.text == #"{"added":0,"corrected":1,"unchanged":1}"#, "\(again.text)")
            let list = try await ask.get("\(path)?offence=Rattfylleri&length=year", key: .clerk)
            #expect(list.text.contains(#""count":118,"status":"final","low":97.7"#), "\(list.text)")
            #expect(list.text.contains(#""yearBefore":118,"change":"more"}]}]}"#), "\(list.text)")
            #expect(try await ask.get("\(path)?since=2025", key: .clerk).text == #"{"series":[]}"#)
            let table = try await ask.get("\(path)?format=csv", key: .clerk).text
            #expect(table.contains("2024;Rattfylleri;1060;191;final;Polisen"))
            let gone = "\(path)?area=1060&offence=Rattfylleri&publisher=Polisen&period=2024"
            #expect(try await ask.send(.delete, gone, key: .clerk).status == .noContent)
            #expect(try await ask.send(.delete, gone, key: .clerk).status == .notFound)
            #expect(try await ask.send(.delete, path, key: .clerk).status == .badRequest)
            #expect(try await !ask.get(path, key: .clerk).text.contains("2024"))
        }
    }

    @Test func `an offence that tells of a person is warned of, once however many counts have it`()
        async throws
    {
        try await installation.ask { ask in
            let counts = body(count("2023", 118), count("2024", 190))
            let named = try await ask.send(
                .post, path, key: .clerk,
                body: counts.replacing("Rattfylleri", with: "Rattfylleri 19800101-1236"))
            let warnings = try named.json()["warnings"]?.array?.compactMap(\.string) ?? []
            #expect(named.status == .ok && Set(warnings).count == warnings.count, "\(named.text)")
            #expect(warnings.first?.contains("ett personnummer") == true, "\(named.text)")
            let page = try await ask.page("/brottsstatistik", as: try await ask.person(["planner:1060"])).text
            #expect(page.contains("ett personnummer"), "\(page)")
        }
    }

    @Test func `what another municipality keeps is as if it were not`() async throws {
        try await installation.ask { ask in
            #expect(
                try await ask.send(.post, path, key: .clerk, body: body(count("2024", 9))).status == .ok)
            #expect(try await ask.get(path, key: .neighbour).text == #"{"series":[]}"#)
            let gone = "\(path)?area=1060&offence=Rattfylleri&publisher=Polisen&period=2024"
            #expect(try await ask.send(.delete, gone, key: .neighbour).status == .notFound)
            let foreign = try await ask.send(
                .post, path, key: .neighbour,
                body: #"{"municipality":"1060","counts":[\#(count("2024", 1))]}"#)
            #expect(foreign.status == .unprocessableContent)
            #expect(try await ask.get(path, key: .clerk).text.contains(#""count":9"#))
        }
    }

    @Test func `nine of a year that is not over are not fewer than those of a whole one`() async throws {
        try await installation.ask { ask in
            let refused = try await ask.send(
                .post, path, key: .clerk, body: body(count("2025", 118), count("2026", 9)))
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.codes() == ["crime.period-not-over"], "\(refused.text)")
            #expect(refused.text.contains("/counts/1/status") && refused.text.contains("preliminärt"))
            let early = count("2026", 9, #","status":"preliminary""#)
            let kept = try await ask.send(.post, path, key: .clerk, body: body(count("2025", 118), early))
            #expect(kept.status == .ok, "\(kept.text)")
            let list = try await ask.get(path, key: .clerk)
            #expect(list.text.contains(#""period":"2026","periodWasOver":false"#), "\(list.text)")
            #expect(list.text.contains(#""yearBefore":null,"change":null}]}]}"#), "\(list.text)")
            let page = try await ask.page("/brottsstatistik", as: try await ask.person(["planner:1060"])).text
            #expect(page.contains("sparades innan perioden var slut") && page.contains("Jämförs inte"))
            #expect(!page.contains("mer än slumpen ger"))
        }
    }

    @Test func `every fault is told at its member, and nothing is kept`() async throws {
        try await installation.ask { ask in
            let sound = count("2024", 1)
            for (wrong, pointer) in [
                (body(sound, count("2024-13", 1)), "/counts/1/period"),
                (body(sound, count("2026-12", 1)), "/counts/1/period"),
                (body(count("2024", -1)), "/counts/0/count"),
                (body(count("2024", 1, #","status":"guess""#)), "/counts/0/status"),
                (body(count("2024", 1, #","x":1"#)), "/counts/0/x"), (body(), "/counts"),
                (body(sound, sound), "/counts"), (#"{"counts":3}"#, "/counts"), ("{}", "/counts"),
            ] {
                let reply = try await ask.send(.post, path, key: .clerk, body: wrong)
                #expect(reply.status == .unprocessableContent, "\(wrong): \(reply.text)")
                let told = try reply.json()["errors"]?.array?.compactMap { $0["pointer"]?.string } ?? []
                #expect(told.contains(pointer), "\(wrong): \(reply.text)")
            }
            #expect(try await ask.get(path, key: .clerk).text == #"{"series":[]}"#)
        }
    }
}
