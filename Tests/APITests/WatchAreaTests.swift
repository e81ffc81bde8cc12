import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Watch areas through the API, over a real store.
@Suite struct WatchAreaTests {
    private let installation: TestInstallation
    private let path = "/api/v1/watch-areas/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e60"

    init() async throws { installation = try await TestInstallation() }

    @Test func `a watch area is kept once, changed, and counted by day`() async throws {
        try await installation.ask { ask in
            let first = try await ask.send(.put, path, key: .clerk, body: Examples.newWatchArea)
            #expect(first.status == .created, "\(first.text)")
            let tag = try first.headers[.eTag].orFail()
            #expect(try await ask.send(.put, path, key: .clerk, body: Examples.newWatchArea).status == .ok)
            let other = Examples.newWatchArea.replacing("24,", with: "25,")
            #expect(try await ask.send(.put, path, key: .clerk, body: other).status == .conflict)
            let changed = try await ask.send(
                .patch, path, key: .clerk, body: #"{"households":26,"area":"","until":"2026-10-31"}"#,
                headers: ["If-Match": tag])
            #expect(changed.status == .ok, "\(changed.text)")
            #expect(changed.text.contains(#""households":26"#) && changed.text.contains(#""area":null"#))
            #expect(changed.text.contains(#""entry":4"#), "\(changed.text)")
            let stale = try await ask.send(
                .patch, path, key: .clerk, body: #"{"households":3}"#, headers: ["If-Match": tag])
            #expect(stale.status == .preconditionFailed)
            for (day, number) in [("2024-02-29", 0), ("2024-03-01", 1), ("2026-10-31", 1), ("2026-11-01", 0)]
            {
                let list = try await ask.get("/api/v1/watch-areas?on=\(day)", key: .clerk).text
                #expect(list.contains(#""day":"\#(day)","active":\#(number),"#), "\(list)")
            }
            let map = try await ask.get("/api/v1/watch-areas?format=geojson", key: .clerk).text
            #expect(map.contains(#""geometry":null"#) && map.contains(#""numberReturned":1"#))
            let table = try await ask.get("/api/v1/watch-areas?format=csv", key: .clerk).text
            #expect(table.contains("Kvarteret Linden") && table.contains("Kontaktombudet"))
        }
    }

    @Test func `what another municipality keeps is as if it were not`() async throws {
        try await installation.ask { ask in
            let body = Examples.newWatchArea
            #expect(try await ask.send(.put, path, key: .clerk, body: body).status == .created)
            #expect(try await ask.get(path, key: .neighbour).status == .notFound)
            let list = try await ask.get("/api/v1/watch-areas", key: .neighbour).text
            #expect(list.contains(#""active":0"#) && list.contains(#""watchAreas":[]"#), "\(list)")
            let tag = try await ask.get(path, key: .clerk).headers[.eTag].orFail()
            let foreign = try await ask.send(
                .patch, path, key: .neighbour, body: Examples.watchAreaEdit, headers: ["If-Match": tag])
            #expect(foreign.status == .notFound)
            let taken = #"{"municipality":"1081","name":"Linden","since":"2024-03-01"}"#
            #expect(try await ask.send(.put, path, key: .neighbour, body: taken).status == .conflict)
            let abroad = try await ask.send(.put, path, key: .neighbour, body: body)
            #expect(abroad.status == .unprocessableContent)
        }
    }

    @Test func `every fault is told at its member`() async throws {
        try await installation.ask { ask in
            let start = #"{"name":"Linden","since":"2024-03-01""#
            let stockholm = "[[[18.06,59.33],[18.07,59.33],[18.07,59.34],[18.06,59.33]]]"
            for (body, pointer) in [
                (#"{"since":"2024-03-01"}"#, "/name"), (#"{"name":"Linden"}"#, "/since"),
                (#"{"name":"Linden","since":"9999-01-01"}"#, "/since"),
                (start + #","until":"9999-12-31"}"#, "/until"),
                (start + #","until":"2024-02-01"}"#, "/until"), (start + #","households":0}"#, "/households"),
                (start + #","contact":"Ring 070-1740605"}"#, "/contact"),
                (start + #","contact":"Anna Ek"}"#, "/contact"),
                (start + #","area":{"type":"Point","coordinates":[14.53,56.27]}}"#, "/area"),
                (start + #","area":{"type":"Polygon","coordinates":\#(stockholm)}}"#, "/area"),
            ] {
                let reply = try await ask.send(.put, path, key: .clerk, body: body)
                #expect(reply.status == .unprocessableContent, "\(reply.text)")
                let told = try reply.json()["errors"]?.array?.compactMap { $0["pointer"]?.string } ?? []
                #expect(told.contains(pointer), "\(body): \(reply.text)")
            }
        }
    }
}
