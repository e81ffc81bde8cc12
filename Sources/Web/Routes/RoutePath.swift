/// The path of a route, such as `/api/v1/reports/{id}`.
package struct RoutePath: Hashable, Sendable, CustomStringConvertible {
    package let segments: [Segment]

    package enum Segment: Hashable, Sendable {
        case literal(String)
        case parameter(String)
    }

    package init(_ template: StaticString) {
        segments = RoutePath.split("\(template)").map { part in
            part.first == "{" ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    package var description: String {
        "/"
            + segments.map { segment in
                switch segment {
                case .literal(let text): text
                case .parameter(let name): "{\(name)}"
                }
            }.joined(separator: "/")
    }

    package var parameters: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }

    /// What stands for the parameters in `path`, in their order; nil when it is another path.
    package func values(in path: [Substring]) -> [String]? {
        guard path.count == segments.count else { return nil }
        var values: [String] = []
        for (segment, part) in zip(segments, path) {
            switch segment {
            case .literal(let text): guard text == part else { return nil }
            case .parameter: values.append(String(part))
            }
        }
        return values
    }

    /// The parts between the slashes; empty ones are kept, so that `/a/` is not `/a`.
    package static func split(_ path: String) -> [Substring] {
        path == "/" ? [] : path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    }
}
