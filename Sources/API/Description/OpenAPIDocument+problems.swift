import HTTPTypes
import JSON
import Reports
import Web

/// The error answers: one for each status, and one that whoever came for a page gets as a page.
extension OpenAPIDocument {
    static func nameOfProblem(_ status: Int, isPage: Bool) -> String {
        isPage ? "ProblemPage\(status)" : "Problem\(status)"
    }

    static func write(_ status: Int, _ kinds: [ProblemKind], isPage: Bool, to response: inout JSONObject) {
        response.member("description", kinds.map(\.title.english).joined(separator: "; "))
        if let header = header(of: status) {
            response.object("headers") {
                $0.object(header.name) {
                    $0.member("description", header.notes)
                    $0.object("schema") { $0.member("type", "string") }
                }
            }
        }
        response.object("content") {
            $0.object("application/problem+json") {
                $0.object("schema") { $0.member("$ref", "#/components/schemas/Problem") }
                $0.object("examples") { examples in
                    for kind in kinds {
                        examples.object(kind.rawValue) {
                            let problem = Problem(kind, kind.title)
                            $0.member(
                                "value", json: problem.json(instance: "/api/v1/reports#1f2e", in: .english))
                        }
                    }
                }
            }
            guard isPage else { return }
            $0.object("text/html") { media in media.object("schema") { Schema.text.write(to: &$0) } }
        }
    }

    /// What tells more than the body does, where something does.
    private static func header(of status: Int) -> (name: String, notes: String)? {
        switch status {
        case 401, 403: (name: "WWW-Authenticate", notes: "To a key: what it lacks.")
        case 405: (name: "Allow", notes: "The methods that there are.")
        case 412: (name: "ETag", notes: "The version that it has now.")
        case 429, 503: (name: "Retry-After", notes: "After how many seconds to ask again.")
        default: nil
        }
    }

    static func problems(_ kinds: [ProblemKind]) -> [(status: Int, kinds: [ProblemKind])] {
        Dictionary(grouping: kinds, by: \.status.code).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
