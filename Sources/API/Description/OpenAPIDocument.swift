import HTTPTypes
import JSON
import Reports
import Web

/// The OpenAPI 3.1 document, made from the routes, so that the two cannot drift apart.
struct OpenAPIDocument: Sendable {
    static let version = "1.0.0"
    static let released = "2026-11-21"

    private let routes: [Route]
    private let server: String
    private let contact: APIContact?

    /// - Parameter contact: Whom to ask; nil where the installation does not say.
    init(_ routes: [Route], server: String, contact: APIContact? = nil) {
        self.routes = routes
        self.server = server
        self.contact = contact
    }

    var bytes: [UInt8] {
        JSONWriter.object {
            $0.member("openapi", "3.1.0")
            $0.object("info", info)
            $0.object("externalDocs") {
                $0.member("description", "Service level agreement (SLA): as agreed with each municipality.")
                $0.member("url", "\(server)/")
            }
            $0.array("servers") { servers in
                servers.object {
                    $0.member("url", server)
                    $0.member("description", "This installation.")
                }
            }
            $0.array("tags") { tags in
                for tag in APITag.all(of: routes) { tags.object { tag.write(to: &$0) } }
            }
            $0.object("paths", paths)
            $0.object("webhooks", webhooks)
            $0.object("components", components)
        }
    }

    private func info(_ info: inout JSONObject) {
        info.member("title", "Lykta")
        info.member("version", Self.version)
        info.member(
            "description",
            """
            Rapporter om otrygga platser: ta emot dem, hitta dem på kartan, följ ärendena och planera trygghetsvandringar.

            Reports of places where people feel unsafe: receive them, find them on the map, follow the cases and plan safety \
            walks. Keys travel as `Authorization: Bearer …`. Times are RFC 3339 with any offset, answered in UTC. \
            Distances are planar metres in SWEREF 99 TM. Positions are longitude, latitude in WGS 84.

            Begränsningar (limitations): a body has at most the size its route states; a header 16 kB; a page 1,000 answers; \
            a polygon 1,000 positions; `Expect: 100-continue` is not answered, so send the body at once.
            """)
        if let contact { info.object("contact") { contact.write(to: &$0) } }
        info.object("license") {
            $0.member("name", "CC0 1.0 for this description")
            $0.member("url", "https://creativecommons.org/publicdomain/zero/1.0/")
        }
        info.member("x-limitations", "Swedish municipalities only; see the description.")
    }

    private func paths(_ paths: inout JSONObject) {
        var order: [RoutePath] = []
        for route in routes where !order.contains(route.path) { order.append(route.path) }
        for path in order {
            paths.object(path.description) { item in
                for route in routes where route.path == path {
                    item.object(route.method.rawValue.lowercased()) { write(route, to: &$0) }
                }
            }
        }
    }

    private func components(_ components: inout JSONObject) {
        components.object("schemas") { schemas in
            for (name, schema) in APISchemas.all { schemas.object(name) { schema.write(to: &$0) } }
        }
        components.object("securitySchemes") {
            $0.object("key") {
                $0.member("type", "http")
                $0.member("scheme", "bearer")
                $0.member("bearerFormat", "lykta_<8 signs>_<43 signs>")
                $0.member("description", "An API key, made with `lykta keys add` or POST /api/v1/keys.")
            }
            $0.object("session") {
                $0.member("type", "apiKey")
                $0.member("in", "cookie")
                $0.member("name", "__Host-lykta")
                $0.member(
                    "description",
                    "A person's session, begun by POST /api/v1/session. Whatever is not GET or HEAD also carries its form token as X-CSRF-Token."
                )
            }
        }
        components.object("responses") { responses in
            for (status, kinds) in Self.problems(ProblemKind.allCases) {
                for isPage in [false, true] {
                    responses.object(Self.nameOfProblem(status, isPage: isPage)) {
                        Self.write(status, kinds, isPage: isPage, to: &$0)
                    }
                }
            }
        }
    }
}

extension OpenAPIDocument {
    private func write(_ route: Route, to operation: inout JSONObject) {
        operation.member("operationId", Self.id(of: route))
        operation.member("summary", "\(route.summary.swedish) / \(route.summary.english)")
        operation.member("description", route.notes.isEmpty ? route.summary.english : route.notes)
        let tags = [APITag(route).name]
        operation.member("tags", tags)
        if let action = route.access.action {
            operation.member("x-action", action.rawValue)
            operation.member("x-scopes", action.scopes.map(\.rawValue))
            operation.member("x-roles", action.roles.map(\.rawValue))
            operation.array("security") { ways in
                if !action.scopes.isEmpty { ways.object { $0.array("key") { _ in } } }
                if !action.roles.isEmpty { ways.object { $0.array("session") { _ in } } }
            }
        } else {
            operation.array("security") { _ in }
        }
        operation.array("parameters") { parameters in
            for name in route.path.parameters {
                parameters.object { Self.pathParameter(name, of: route.path, to: &$0) }
            }
            for parameter in route.query { parameters.object { Self.write(parameter, to: &$0) } }
            for header in route.headers { parameters.object { Self.write(header, to: &$0) } }
        }
        if let body = route.body { operation.object("requestBody") { Self.write(body, to: &$0) } }
        if let upload = route.upload { operation.object("requestBody") { Self.write(upload, to: &$0) } }
        operation.object("responses") { responses in
            Self.write(route.answers, files: Examples.files(of: route.name), to: &responses)
            for (status, _) in Self.problems(route.problems) {
                responses.object("\(status)") {
                    $0.member(
                        "$ref",
                        "#/components/responses/\(Self.nameOfProblem(status, isPage: route.isPage))")
                }
            }
        }
    }

    private static func id(of route: Route) -> String {
        let isOfAPI = route.path.description.hasPrefix("/api/")
        let words = route.path.description.split { !$0.isLetter && !$0.isNumber }.filter {
            !isOfAPI || $0 != "api" && $0 != "v1"
        }
        return route.method.rawValue.lowercased()
            + (words.isEmpty ? "Start" : words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined())
    }

    private static func write(_ body: Route.Body, to object: inout JSONObject) {
        object.member("required", true)
        object.member("description", "At most \(body.limit) bytes.")
        object.object("content") {
            $0.object(body.isForm ? "application/x-www-form-urlencoded" : "application/json") {
                $0.object("schema") { body.schema.write(to: &$0) }
                guard !body.isForm else { return }
                $0.object("examples") { $0.object("example") { $0.member("value", json: body.example.utf8) } }
            }
        }
    }

    private static func write(_ upload: Route.Upload, to object: inout JSONObject) {
        object.member("required", true)
        object.member(
            "description", "The file itself. At most \(upload.limit) bytes, within \(upload.seconds) s.")
        object.object("content") {
            for type in upload.mediaTypes { $0.object(type) { _ in } }
        }
    }

    /// Answers of the same status are one, in several media types.
    ///
    /// - Parameter files: Examples of those that are no JSON, by media type.
    static func write(
        _ answers: [Route.Answer], files: [String: String] = [:], to responses: inout JSONObject,
        in dialect: Schema.Dialect = .openAPI31
    ) {
        var statuses: [Int] = []
        for answer in answers where !statuses.contains(answer.status.code) {
            statuses.append(answer.status.code)
        }
        for status in statuses {
            let same = answers.filter { $0.status.code == status }
            responses.object("\(status)") { response in
                response.member("description", same.map(\.notes).joined(separator: " "))
                let names = same.flatMap(\.headers)
                if !names.isEmpty {
                    response.object("headers") { headers in
                        for name in names {
                            headers.object(name) {
                                $0.member("description", "The \(name) of the answer.")
                                $0.object("schema") { $0.member("type", "string") }
                            }
                        }
                    }
                }
                guard same.contains(where: { $0.mediaType != nil }) else { return }
                response.object("content") { content in
                    for answer in same {
                        guard let type = answer.mediaType else { continue }
                        content.object(type) { write(answer, example: files[type], to: &$0, in: dialect) }
                    }
                }
            }
        }
    }

    private static func write(
        _ answer: Route.Answer, example file: String?, to media: inout JSONObject, in dialect: Schema.Dialect
    ) {
        media.object("schema") { (answer.schema ?? .text).write(to: &$0, in: dialect) }
        if let example = answer.example {
            media.object("examples") { $0.object("example") { $0.member("value", json: example.utf8) } }
        } else if let file {
            media.object("examples") { $0.object("example") { $0.member("value", file) } }
        }
    }
}
