import Hummingbird
import JSON
import Reports
import Web

extension APIService {
    /// - Parameter document: What is answered.
    func openAPI(_ document: WrittenOnce) -> Route {
        Route(
            .get, "/api/v1/openapi.json", .open,
            summary: Bilingual(swedish: "Gränssnittets beskrivning", english: "The API's description"),
            notes: "This document: OpenAPI 3.1, made from the routes themselves.",
            answers: [
                .init(
                    .ok, "The document.", "application/json",
                    .dictionary(.anything), example: #"{"openapi":"3.1.0"}"#)
            ]
        ) { _ in
            .json(document.bytes, headers: [.cacheControl: "public, max-age=300"])
        }
    }

    var apiInfo: Route {
        Route(
            .get, "/api/v1/api-info", .open,
            summary: Bilingual(swedish: "Om gränssnittet", english: "About the API"),
            notes: "What DIGG's REST profile asks every API to say of itself.",
            answers: [
                .init(.ok, "The facts.", "application/json", .named("APIInfo"), example: Examples.apiInfo)
            ]
        ) { _ in
            .json(
                JSONWriter.object {
                    $0.member("apiName", "Lykta")
                    $0.member("apiVersion", OpenAPIDocument.version)
                    $0.member("apiReleased", OpenAPIDocument.released)
                    $0.member("apiDocumentation", "\(publicURL)/api/v1/openapi.json")
                    $0.member("apiStatus", "active")
                }, headers: [.cacheControl: "public, max-age=300"])
        }
    }
}

extension Examples {
    static let apiInfo = #"""
        {"apiName":"Lykta","apiVersion":"1.0.0","apiReleased":"2026-11-21","apiDocumentation":"https://lykta.example.se/api/v1/openapi.json","apiStatus":"active"}
        """#
}
