import HTTPTypes

/// Every route of the server.
struct RouteTable: Sendable {
    /// In the order in which they are documented.
    let routes: [Route]
    /// By the number of segments; those with fewer parameters first, so that `/reports/search` is no `/reports/{id}`.
    private let paths: [Int: [Path]]

    private struct Path: Sendable {
        let path: RoutePath
        /// The positions of the routes at this path.
        let routes: [Int]
    }

    init(_ routes: [Route]) {
        self.routes = routes
        let paths = Dictionary(grouping: routes.indices) { routes[$0].path }.map {
            Path(path: $0, routes: $1)
        }
        self.paths = Dictionary(grouping: paths) { $0.path.segments.count }.mapValues { paths in
            paths.sorted { $0.path.parameters.count < $1.path.parameters.count }
        }
    }

    enum Found {
        /// The position of the route, and what stands for its path's parameters.
        case route(Int, [String])
        /// There is such a path, for these methods.
        case otherMethods([HTTPRequest.Method])
        case nothing
    }

    /// HEAD is answered wherever GET is, and a page with a slash after its path too.
    func find(_ method: HTTPRequest.Method, _ path: String) -> Found {
        let found = findExactly(method, path)
        guard case .nothing = found, let page = PageLink.withoutSlash(path),
            case .route(let index, _) = findExactly(method, page), routes[index].isPage
        else { return found }
        return findExactly(method, page)
    }

    private func findExactly(_ method: HTTPRequest.Method, _ path: String) -> Found {
        let wanted = method == .head ? .get : method
        let parts = RoutePath.split(path)
        for candidate in paths[parts.count] ?? [] {
            guard let values = candidate.path.values(in: parts) else { continue }
            if let index = candidate.routes.first(where: { routes[$0].method == wanted }) {
                return .route(index, values)
            }
            return .otherMethods(
                candidate.routes.sorted().flatMap {
                    routes[$0].method == .get ? [.get, .head] : [routes[$0].method]
                })
        }
        return .nothing
    }
}
