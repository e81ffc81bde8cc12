import CQL2
import JSON
import Reports
import Web

/// The description of the service in OpenAPI 3.0, made from the collections: what map programs look in for parameters before they send any.
struct FeatureAPIDocument {
    let documents: FeatureDocuments
    let version: String

    func bytes() -> [UInt8] {
        JSONWriter.object { object in
            object.member("openapi", "3.0.3")
            object.object("info") { info in
                info.member("title", FeatureDocuments.title.text(in: documents.language))
                info.member("version", version)
                info.member("description", FeatureDocuments.notes.text(in: documents.language))
            }
            object.array("servers") { $0.object { $0.member("url", documents.address()) } }
            object.object("paths", paths)
            object.object("components") { components in
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
    }

    private func paths(_ paths: inout JSONObject) {
        path("/", "landing", FeatureLink.json, to: &paths)
        path("/api", "api", FeatureLink.openAPI, hasForms: false, to: &paths)
        path("/conformance", "conformance", FeatureLink.json, to: &paths)
        path("/collections", "collections", FeatureLink.json, to: &paths)
        for collection in FeatureCollection.all {
            let start = "/collections/\(collection.id)"
            path(start, "\(collection.id)Collection", FeatureLink.json, to: &paths)
            path(
                "\(start)/queryables", "\(collection.id)Queryables", FeatureLink.schema, hasForms: false,
                to: &paths)
            path("\(start)/schema", "\(collection.id)Schema", FeatureLink.schema, hasForms: false, to: &paths)
            operation(
                "\(start)/items", "\(collection.id)Items", FeatureLink.geoJSON, collection.access, to: &paths
            ) { operation in
                operation.array("parameters") { parameters in
                    for parameter in FeatureParameter.all(of: collection) {
                        parameters.object { parameter.write(to: &$0) }
                    }
                }
            }
            operation(
                "\(start)/items/{id}", "\(collection.id)Item", FeatureLink.geoJSON, collection.access,
                to: &paths
            ) { operation in
                operation.array("parameters") { parameters in
                    parameters.object {
                        $0.member("name", "id")
                        $0.member("in", "path")
                        $0.member("required", true)
                        $0.object("schema") { $0.member("type", "string") }
                    }
                    parameters.object { FeatureParameter.crs.write(to: &$0) }
                    parameters.object { FeatureParameter.form.write(to: &$0) }
                }
            }
        }
    }

    private func path(
        _ path: String, _ id: String, _ type: String, hasForms: Bool = true, to paths: inout JSONObject
    ) {
        operation(path, id, type, .open, to: &paths) { operation in
            guard hasForms else { return }
            operation.array("parameters") { $0.object { FeatureParameter.form.write(to: &$0) } }
        }
    }

    private func operation(
        _ path: String, _ id: String, _ type: String, _ access: Access, to paths: inout JSONObject,
        _ write: (inout JSONObject) -> Void
    ) {
        paths.object(path) { item in
            item.object("get") { operation in
                operation.member("operationId", id)
                operation.member("summary", id)
                write(&operation)
                if access != .open {
                    operation.array("security") { ways in
                        ways.object { $0.array("bearer") { _ in } }
                        ways.object { $0.array("password") { _ in } }
                    }
                }
                operation.object("responses") { responses in
                    responses.object("200") { response in
                        response.member("description", "The answer.")
                        response.object("content") { content in
                            content.object(type) {
                                $0.object("schema") { $0.member("type", "object") }
                            }
                        }
                    }
                    responses.object("400") {
                        $0.member("description", "A parameter is wrong; errors says which.")
                    }
                }
            }
        }
    }
}
