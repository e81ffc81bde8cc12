import JSON
import Reports
import Web

/// The description of the service in OpenAPI 3.0, made from its routes, with a path of its own for each collection: what map programs look in
/// for parameters before they send any.
struct FeatureAPIDocument {
    let documents: FeatureDocuments
    let version: String
    /// Those of the service alone.
    let routes: [Route]

    private static let root = "/ogc"
    private static let anyCollection = "/collections/{collection}"

    func bytes() -> [UInt8] {
        JSONWriter.object { object in
            object.member("openapi", "3.0.3")
            object.object("info") { info in
                info.member("title", FeatureDocuments.title.text(in: documents.language))
                info.member("version", version)
                info.member("description", FeatureDocuments.notes.text(in: documents.language))
            }
            object.array("servers") { $0.object { $0.member("url", documents.address()) } }
            object.array("tags") { tags in
                for tag in APITag.all(of: routes) { tags.object { tag.write(to: &$0) } }
            }
            object.object("paths", paths)
            object.object("components", components)
        }
    }

    private func paths(_ paths: inout JSONObject) {
        for route in routes {
            let path = String(route.path.description.dropFirst(Self.root.count))
            guard path.hasPrefix(Self.anyCollection) else {
                write(route, at: path.isEmpty ? "/" : path, of: Self.collection(of: route), to: &paths)
                continue
            }
            for collection in FeatureCollection.all {
                let rest = path.dropFirst(Self.anyCollection.count)
                write(route, at: "/collections/\(collection.id)\(rest)", of: collection, to: &paths)
            }
        }
    }

    /// The collection that stands in the path; nil where none does.
    private static func collection(of route: Route) -> FeatureCollection? {
        FeatureCollection.all.first { route.path.segments.contains(.literal($0.id)) }
    }

    private func write(
        _ route: Route, at path: String, of collection: FeatureCollection?, to paths: inout JSONObject
    ) {
        paths.object(path) { item in
            item.object("get") { operation in
                operation.member("operationId", Self.id(of: path))
                operation.member("summary", route.summary.text(in: documents.language))
                operation.member("description", route.notes.isEmpty ? route.summary.english : route.notes)
                let tags = [APITag(route).name]
                operation.member("tags", tags)
                operation.array("parameters") { parameters in
                    if path.hasSuffix("{id}") {
                        parameters.object { OpenAPIDocument.pathParameter("id", of: route.path, to: &$0) }
                    }
                    for parameter in Self.parameters(of: route, collection) {
                        parameters.object { parameter.write(to: &$0) }
                    }
                }
                if route.access != .open {
                    operation.array("security") { ways in
                        ways.object { $0.array("bearer") { _ in } }
                        ways.object { $0.array("password") { _ in } }
                    }
                }
                operation.object("responses") { Self.responses(of: route, to: &$0) }
            }
        }
    }

    /// `reportsItems` of `/collections/reports/items`, `conformance` of `/conformance`.
    private static func id(of path: String) -> String {
        let words = path.split(separator: "/")
        guard words.first == "collections", words.count > 1 else {
            return words.first.map(String.init) ?? "landing"
        }
        let kind = words.count == 2 ? "collection" : words.count == 3 ? words[2] : "item"
        return "\(words[1])\(kind.prefix(1).uppercased())\(kind.dropFirst())"
    }

    /// Those of the route's query, with what each means where it is absent.
    private static func parameters(of route: Route, _ collection: FeatureCollection?) -> [FeatureParameter] {
        let known = collection.map { FeatureParameter.all(of: $0) } ?? [FeatureParameter.form]
        return route.query.compactMap { parameter in known.first { $0.name == parameter.name } }
    }

    private static func responses(of route: Route, to responses: inout JSONObject) {
        OpenAPIDocument.write(route.answers, to: &responses, in: .openAPI30)
        for (status, _) in OpenAPIDocument.problems(route.problems) {
            responses.object("\(status)") {
                let name = OpenAPIDocument.nameOfProblem(status, isPage: route.isPage)
                $0.member("$ref", "#/components/responses/\(name)")
            }
        }
    }

    private func components(_ components: inout JSONObject) {
        components.object("schemas") { schemas in
            for (name, schema) in APISchemas.features + APISchemas.sharedWithFeatures {
                schemas.object(name) { schema.write(to: &$0, in: .openAPI30) }
            }
        }
        components.object("responses") { responses in
            for isPage in [false, true] {
                let kinds = Set(routes.filter { $0.isPage == isPage }.flatMap(\.problems))
                for (status, kinds) in OpenAPIDocument.problems(ProblemKind.allCases.filter(kinds.contains)) {
                    responses.object(OpenAPIDocument.nameOfProblem(status, isPage: isPage)) {
                        OpenAPIDocument.write(status, kinds, isPage: isPage, to: &$0)
                    }
                }
            }
        }
        components.object("securitySchemes") { schemes in
            schemes.object("bearer") {
                $0.member("type", "http")
                $0.member("scheme", "bearer")
            }
            schemes.object("password") {
                $0.member("type", "http")
                $0.member("scheme", "basic")
            }
        }
    }
}

extension APISchemas {
    /// What features and faults are made of beside what is theirs alone.
    fileprivate static let sharedWithFeatures = small.filter {
        ["Geometry", "Problem", "Fault"].contains($0.0)
    }
}
