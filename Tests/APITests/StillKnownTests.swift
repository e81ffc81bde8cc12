import HTTPTypes
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// `If-None-Match`: what the client has is not sent again, and what has changed is.
@Suite struct StillKnownTests {
    enum Thing: String, CaseIterable { case reports, cases }

    @Test(arguments: Thing.allCases)
    func `what still holds is answered 304 without a body, by GET and HEAD`(_ thing: Thing) async throws {
        try await TestInstallation().ask { ask in
            let path = try await Self.path(of: thing, ask)
            let tag = try await ask.get(path).headers[.eTag].orFail()
            for named in [tag, "W/\(tag)", "\"0\", \(tag)", "*"] {
                for method in [HTTPRequest.Method.get, .head] {
                    let reply = try await ask.send(method, path, headers: ["If-None-Match": named])
                    #expect(reply.status == .notModified && reply.bytes.isEmpty, "\(named)")
                    #expect(reply.headers[.eTag] == tag && reply.headers[.contentType] == nil)
                }
            }
            for named in ["\"0\"", "", "x", String(tag.dropLast())] {
                #expect(try await ask.send(.get, path, headers: ["If-None-Match": named]).status == .ok)
            }
        }
    }

    @Test(arguments: Thing.allCases)
    func `a change of the case is no longer what the client has`(_ thing: Thing) async throws {
        try await TestInstallation().ask { ask in
            let path = try await Self.path(of: thing, ask)
            let tag = try await ask.get(path).headers[.eTag].orFail()
            let found = try await ask.get("/api/v1/cases").ids()[0]
            let version = try await ask.get("/api/v1/cases/\(found)").headers[.eTag].orFail()
            let closed = try await ask.send(
                .patch, "/api/v1/cases/\(found)", body: #"{"status":"closed"}"#,
                headers: ["If-Match": version])
            #expect(closed.status == .ok)
            let again = try await ask.send(.get, path, headers: ["If-None-Match": tag])
            #expect(again.status == .ok && again.text.contains("closed"))
        }
    }

    @Test func `a case in another language is not what the client has, and can be changed by its ETag`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let path = try await Self.path(of: .cases, ask)
            let tag = try await ask.get(path).headers[.eTag].orFail()
            let english = ["Accept-Language": "en", "If-None-Match": tag]
            let reply = try await ask.send(.get, path, headers: english)
            #expect(reply.status == .ok)
            let changed = try await ask.send(
                .patch, path, body: #"{"note":"Seen."}"#, headers: ["If-Match": reply.headers[.eTag].orFail()]
            )
            #expect(changed.status == .ok)
        }
    }

    @Test(arguments: Thing.allCases)
    func `an address that has come to the list is not what the client has`(_ thing: Thing) async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let path = try await Self.path(of: thing, ask)
            let tag = try await ask.get(path).headers[.eTag].orFail()
            let code = try MunicipalityCode("1060").orFail()
            try await installation.store.replacePlaces(
                of: code,
                by: [try NamedPlace(municipality: code, name: "Idrottshallen", place: .olofstrom()).orFail()])
            let again = try await ask.send(.get, path, headers: ["If-None-Match": tag])
            #expect(again.status == .ok && again.text.contains("Idrottshallen"))
        }
    }

    @Test func `an unknown thing is not known, and a key is asked for first`() async throws {
        try await TestInstallation().ask { ask in
            let path = try await Self.path(of: .cases, ask)
            #expect(
                try await ask.send(.get, path, key: nil, headers: ["If-None-Match": "*"]).status
                    == .unauthorized)
        }
    }

    private static func path(of thing: Thing, _ ask: Asking) async throws -> String {
        let report = try await ask.report()
        return switch thing {
        case .reports: "/api/v1/reports/\(report)"
        case .cases: "/api/v1/cases/\(try await ask.get("/api/v1/cases").ids()[0])"
        }
    }
}
