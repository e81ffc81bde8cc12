import HTTPTypes
import JSON
import Testing

@testable import API
@testable import Web

/// Every route against every kind of caller, generated from the route table itself.
@Suite struct AccessTests {
    /// `GET /api/v1/reports/{id}` of every route.
    private static func names() async throws -> [Route] { try await TestInstallation().described }

    @Test func `no route is asked with a key it does not need, or open that should not be`() async throws {
        let open = try await Self.names().filter { $0.access == .open }.map(\.name)
        #expect(
            open == [
                "POST /follow/{reference}/{secret}/photos", "GET /follow/{reference}/{secret}/photos",
                "GET /follow/{reference}/{secret}/photos/{number}",
                "GET /follow/{reference}/{secret}/work/{number}", "POST /api/v1/session",
                "GET /api/v1/api-info", "GET /api/v1/done",
                "GET /api/v1/done/photos/{photo}",
                "GET /ogc", "GET /ogc/api", "GET /ogc/conformance", "GET /ogc/collections",
                "GET /ogc/collections/{collection}", "GET /ogc/collections/{collection}/queryables",
                "GET /ogc/collections/{collection}/schema", "GET /ogc/collections/cells/items",
                "GET /ogc/collections/cells/items/{id}",
                "GET /healthz", "GET /readyz",
                "GET /follow/{reference}/{secret}", "GET /", "GET /logga-in", "POST /logga-in",
                "GET /logga-in/oidc", "GET /logga-in/oidc/svar", "GET /api/v1/openapi.json",
            ])
    }

    @Test func `without a key, with a wrong, malformed or revoked one, nothing is done`() async throws {
        let installation = try await TestInstallation()
        let wrong = "lykta_aaaaaaaa_\(String(repeating: "A", count: 43))"
        let changed = String(try installation.secret(.all).dropLast()) + "_"
        try await installation.ask { ask in
            for route in installation.described where route.access != .open {
                let missing = try await ask.send(route, key: nil)
                #expect(missing.status == .unauthorized, "\(route.name)")
                #expect(missing.headers[.wwwAuthenticate] == #"Bearer realm="lykta""#)
                for secret in [wrong, changed, "x", "", try installation.secret(.revoked)] {
                    let reply = try await ask.send(
                        route, key: nil, headers: ["Authorization": "Bearer \(secret)"])
                    #expect(reply.status == .unauthorized, "\(route.name)")
                }
                let basic = try await ask.send(route, key: nil, headers: ["Authorization": "Basic eDp5"])
                #expect(basic.status == .unauthorized, "\(route.name)")
            }
        }
    }

    @Test func `a key without the scope is told which it lacks`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            for route in installation.described where route.access != .open {
                for purpose in [TestInstallation.KeyPurpose.write, .read, .caseWrite, .original, .admin]
                where purpose.scopes.isDisjoint(with: route.access.action?.scopes ?? []) {
                    let reply = try await ask.send(route, key: purpose)
                    #expect(reply.status == .forbidden, "\(route.name) with \(purpose)")
                    let isForKeys = route.access.action?.scopes.isEmpty == false
                    #expect(
                        (reply.headers[.wwwAuthenticate]?.contains("insufficient_scope") ?? false)
                            == isForKeys)
                }
            }
        }
    }

    @Test func `what another municipality has is the same as what does not exist`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let report = try await ask.report()
            let found = try await ask.get("/api/v1/cases").ids()[0]
            let missing = "01900000-0000-7000-8000-00000000ffff"
            for route in installation.described where route.path.parameters == ["id"] {
                let own = route.path.description.contains("cases") ? found : report
                let others = try await ask.send(route, id: own, key: .neighbour)
                let none = try await ask.send(route, id: missing, key: .neighbour)
                #expect(others.status == none.status, "\(route.name)")
                // What is put where nothing is yet: what is wrong with it is told first, and alike.
                let isPutAnew = route.method == .put && !route.path.description.contains("/reports/")
                #expect(others.status == (isPutAnew ? .unprocessableContent : .notFound), "\(route.name)")
                #expect(
                    others.text.replacing(own, with: "").prefix { $0 != "#" }
                        == none.text.replacing(missing, with: "").prefix { $0 != "#" })
            }
            for path in [
                "/api/v1/reports", "/api/v1/reports?near=14.5306,56.2767&radius=100", "/api/v1/cases",
                "/api/v1/reports?near=14.5306,56.2767&nearest=5", "/api/v1/reports?bbox=14,56,15,57",
                "/api/v1/reports?area=district/holje",
            ] {
                #expect(try await ask.get(path, key: .neighbour).ids() == [], "\(path)")
                #expect(try await ask.get(path, key: .olofstrom).ids().count == 1, "\(path)")
            }
            #expect(
                try await ask.get("/api/v1/counts?bbox=14,56,15,57&cell=1000", key: .neighbour).text.contains(
                    #""cells":[]"#))
            #expect(
                try await ask.get("/api/v1/routing/explain?case=\(found)", key: .neighbour).status
                    == .notFound)
            let search = try await ask.send(
                .post, "/api/v1/reports/search", key: .neighbour, body: Examples.search)
            #expect(try search.ids() == [])
        }
    }

    @Test func `a wrong method is told which there are`() async throws {
        let installation = try await TestInstallation()
        let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
        try await installation.ask { ask in
            for path in Set(installation.routes.map(\.path)) {
                var allowed = installation.routes.filter { $0.path == path }.map(\.method)
                if allowed.contains(.get) { allowed.append(.head) }
                for method in methods where !allowed.contains(method) {
                    let reply = try await ask.send(method, ask.address(of: path))
                    #expect(reply.status == .methodNotAllowed, "\(method) \(path)")
                    let named = reply.headers[.allow]?.split(separator: ", ").map(String.init)
                    #expect(Set(named ?? []) == Set(allowed.map(\.rawValue)), "\(method) \(path)")
                }
            }
        }
    }

    @Test func `HEAD is GET without the body`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            for route in installation.routes where route.method == .get {
                let path = ask.address(of: route.path)
                let get = try await ask.get(path)
                let head = try await ask.send(.head, path)
                #expect(head.status == get.status, "\(route.name)")
                #expect(head.bytes.isEmpty)
                guard route.path.description != "/metrics" else { continue }
                #expect(head.headers[.contentType] == get.headers[.contentType])
            }
        }
    }

    @Test(
        .oneInstallation,
        arguments: [
            "/api/v1/report", "/api/v1/reports/", "/api/v2/reports", "//", "/api/v1/reports/x/y", "/%2e%2e/x",
            "/follow/a",
        ])
    func `what is no path is not found`(_ path: String) async throws {
        try await OneInstallation.current().ask { ask in
            let reply = try await ask.get(path)
            #expect(reply.status == .notFound)
            #expect(reply.headers[.contentType] == "application/problem+json")
            let json = try reply.json()
            for member in ["type", "title", "status", "detail", "instance"] { #expect(json[member] != nil) }
        }
    }

    @Test func `every answer is safe to show`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            for route in installation.routes {
                let reply = try await ask.send(route, key: .all)
                #expect(reply.headers[.xContentTypeOptions] == "nosniff", "\(route.name)")
                #expect(reply.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
                #expect(reply.headers[.cacheControl] != nil)
                #expect(reply.status.code < 500, "\(route.name)")
            }
        }
    }
}

extension Asking {
    /// An address of the path, with ids of nothing.
    func address(of path: RoutePath, id: String = "01900000-0000-7000-8000-00000000ffff") -> String {
        path.parameters.reduce(path.description) {
            $0.replacing("{\($1)}", with: $1 == "number" ? "1" : id)
        }
    }

    /// The route as its documentation shows it.
    func send(
        _ route: Route, id: String = "01900000-0000-7000-8000-00000000ffff",
        key: TestInstallation.KeyPurpose?,
        headers: [String: String] = [:]
    ) async throws -> Reply {
        var headers = headers
        for header in route.headers where header.isRequired { headers[header.name] = header.example }
        return try await send(
            route.method, address(of: route.path, id: id), key: key, body: route.body?.example,
            headers: headers)
    }
}
