import Accounts
import HTTPTypes
import Reports
import SpatialStore
import Testing

@testable import API
@testable import Web

/// Every page against whoever may not see it, generated from the route table.
@Suite struct PageAccessTests {
    private static func address(of route: Route, _ ask: Asking) -> String { ask.address(of: route.path) }

    /// A form with a field of no meaning, as the route takes it.
    private static func form(of route: Route, _ field: (String, String) = ("a", "b")) -> String {
        guard route.upload != nil else { return FormText.written([field]) }
        var form = MultipartForm()
        form.add(field.0, field.1)
        return String(decoding: form.bytes, as: UTF8.self)
    }

    private static func formType(of route: Route) -> String {
        route.upload == nil ? "application/x-www-form-urlencoded" : MultipartForm.type
    }

    @Test func `no page is open that should not be`() async throws {
        let open = try await TestInstallation().routes.filter { !$0.isDescribed && $0.access == .open }
        #expect(
            open.map(\.name) == [
                "POST /follow/{reference}/{secret}/tillagg", "POST /follow/{reference}/{secret}/bilder",
                "POST /logga-in/fortsatt",
                "GET /vandringar/arbetare.js", "GET /lofte", "GET /lofte/data.json", "GET /lofte/atom.xml",
                "GET /lofte/{id}", "GET /lofte/{id}/data.json", "GET /lofte/{id}/atom.xml", "GET /lagesbild",
                "GET /lagesbild/{id}", "GET /lagesbild/{id}/data.json", "GET /rapportera",
                "POST /rapportera",
                "POST /rapportera/bilder", "GET /rapportera/bilder", "GET /rapportera/bilder/{name}",
                "GET /rapportera/kvitto/{reference}/{secret}",
                "GET /lykta.webmanifest", "POST /rapportera/granska", "GET /rapportera/platser",
                "GET /gjort", "GET /gjort/fil", "GET /oppet", "GET /oppet/loften", "GET /oppet/gjort",
                "GET /oppet/karta",
                "GET /oppet/statistik", "GET /oppet/data", "GET /oppet/data/rapporter.csv",
                "GET /oppet/data/rapporter.json", "GET /oppet/katalog.jsonld", "GET /tillganglighet",
                "GET /personuppgifter", "GET /stil",
                "GET /karta/grund.json", "GET /static/{name}",
            ])
    }

    @Test func `whoever has not signed in is sent to, and a form does nothing`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            for route in installation.routes where !route.isDescribed && route.access != .open {
                let path = Self.address(of: route, ask)
                let isForm = route.method == .post
                let reply = try await ask.send(
                    route.method, path, key: nil, body: isForm ? Self.form(of: route) : nil,
                    headers: isForm ? ["Content-Type": Self.formType(of: route)] : [:])
                if isForm {
                    #expect(reply.status == .unauthorized, "\(route.name)")
                } else {
                    #expect(reply.status == .seeOther, "\(route.name)")
                    #expect(reply.headers[.location]?.hasPrefix("/logga-in?vidare=%2F") == true)
                }
            }
        }
    }

    @Test func `exactly whoever may do it is shown the page, and a form without its token does nothing`()
        async throws
    {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            for role in Role.allCases {
                let person = try await ask.person(["\(role.rawValue):1060"], email: "\(role.rawValue)@a.se")
                for route in installation.routes where !route.isDescribed {
                    guard let action = route.access.action else { continue }
                    let isForm = route.method == .post
                    let reply = try await ask.send(
                        route.method, Self.address(of: route, ask), key: nil,
                        body: isForm ? Self.form(of: route) : nil,
                        headers: (isForm ? ["Content-Type": Self.formType(of: route)] : [:])
                            .merging(person.cookieAlone) { $1 })
                    let isRefused = reply.status == .forbidden
                    #expect(isRefused == (isForm || !action.roles.contains(role)), "\(route.name) \(role)")
                }
            }
        }
    }

    @Test(arguments: [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://evil.example"],
        ["Origin": "null"],
    ])
    func `a form that another site's page sends does nothing, even with the right token`(
        _ headers: [String: String]
    ) async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let anna = try await ask.person(["admin:1060", "triage:1060"])
            let bo = try await ask.person(["admin:1060"], email: "bo@example.se")
            let keys = try await installation.store.keys()
            for route in installation.routes where !route.isDescribed && route.method == .post {
                guard route.access != .open else { continue }
                let path = Self.address(of: route, ask)
                let foreign = try await ask.submit(path, [], as: anna, headers: headers)
                #expect(foreign.status == .forbidden, "\(route.name)")
                let borrowed = try await ask.send(
                    .post, path, key: nil,
                    body: Self.form(of: route, ("formToken", bo.token.formToken)),
                    headers: ["Content-Type": Self.formType(of: route)].merging(anna.cookieAlone) { $1 })
                #expect(borrowed.status == .forbidden, "\(route.name)")
            }
            #expect(try await installation.store.keys() == keys)
            #expect(try await installation.store.administrationEvents(in: [], limit: 9) == [])
        }
    }

    @Test func `whoever has signed in keeps the menu where something goes wrong, and nobody else has one`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let bo = try await ask.person(["triage:1060"])
            let paths = [
                ("/arende/01900000-0000-7000-8000-00000000ffff", HTTPResponse.Status.notFound),
                ("/admin", .forbidden), ("/finns-inte", .notFound), ("/ko?sida=1", .badRequest),
            ]
            for (path, status) in paths {
                let headers = bo.cookieAlone.merging(["Accept": "text/html"]) { $1 }
                let shown = try await ask.send(.get, path, key: nil, headers: headers)
                #expect(shown.status == status, "\(path)")
                #expect(shown.text.contains(#"<nav class="menu""#) && shown.text.contains(#"href="/ko""#))
                #expect(shown.text.contains(bo.token.formToken) && !shown.text.contains(#"href="/admin""#))
            }
            let stranger = try await ask.send(
                .get, "/finns-inte", key: nil, headers: ["Accept": "text/html"])
            #expect(!stranger.text.contains(#"<nav class="menu""#))
            try await ask.installation.accounts.sessions.end(bo.token)
            let ended = try await ask.send(
                .get, "/finns-inte", key: nil,
                headers: bo.cookieAlone.merging(["Accept": "text/html"]) { $1 })
            #expect(ended.status == .notFound && !ended.text.contains(#"<nav class="menu""#))
        }
    }

    @Test func `a page that is not there is told of as a page to people, as JSON to programs`() async throws {
        try await TestInstallation().ask { ask in
            let shown = try await ask.send(
                .get, "/finns-inte", key: nil, headers: ["Accept": "text/html,*/*"])
            #expect(shown.status == .notFound && shown.headers[.contentType] == "text/html; charset=utf-8")
            let told = try await ask.send(.get, "/finns-inte", key: nil)
            #expect(told.headers[.contentType] == "application/problem+json")
            let api = try await ask.send(.get, "/api/v1/x", key: nil, headers: ["Accept": "text/html"])
            #expect(api.headers[.contentType] == "application/problem+json")
        }
    }
}
