package import Hummingbird

/// How a door tells of what goes wrong where a standard of its own says how: of everything below a path, whether or not there is a route.
package struct ProblemForm: Sendable {
    /// How the paths begin: `/open311/`.
    private let beginning: String
    let write: @Sendable (Problem, _ path: String, Language) -> Response

    package init(
        below beginning: String, _ write: @escaping @Sendable (Problem, _ path: String, Language) -> Response
    ) {
        self.beginning = beginning
        self.write = write
    }

    func isFor(_ path: String) -> Bool { path.hasPrefix(beginning) }
}
