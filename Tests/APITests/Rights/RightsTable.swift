import Accounts
import HTTPTypes
import Reports
import TestSupport

@testable import API
@testable import Web

/// docs/rights.md, as real requests to every route by every kind of caller make it.
struct RightsTable: Sendable {
    private let keys: [String: [String]]
    private let people: [String: [String]]
    private let parts: [String: [String]]
    private let routes: [Route]

    private static let partRoles = Role.allCases.filter { $0 != .admin }

    init(of installation: TestInstallation) async throws {
        routes = installation.described.filter { $0.access != .open }
        (keys, people, parts) = try await installation.ask { [routes] ask in
            let world = try await RightsWorld(ask)
            var tables: [[String: [String]]] = [[:], [:], [:]]
            let callers = try await Callers(ask)
            for route in routes {
                for scope in APIKey.Scope.allCases {
                    tables[0][route.name, default: []].append(
                        try await world.cell(
                            route, callers.own["key \(scope.rawValue)"],
                            callers.foreign["key \(scope.rawValue)"]))
                }
                for role in Role.allCases {
                    tables[1][route.name, default: []].append(
                        try await world.cell(
                            route, callers.own[role.rawValue], callers.foreign[role.rawValue]))
                }
                for role in Self.partRoles {
                    let unit = try await world.cell(
                        route, callers.own["\(role.rawValue) unit"], callers.foreign["\(role.rawValue) unit"])
                    let area = try await world.cell(
                        route, callers.own["\(role.rawValue) area"], callers.foreign["\(role.rawValue) area"])
                    tables[2][route.name, default: []].append(unit == area ? unit : "\(unit); area \(area)")
                }
            }
            return (tables[0], tables[1], tables[2])
        }
    }

    var text: String {
        """
        ## What each may do

        | action | a key needs one of | a person needs one of |
        | --- | --- | --- |
        \(Action.allCases.map(Self.line).joined(separator: "\n"))

        ## Keys

        \(table("route", keys, APIKey.Scope.allCases.map(\.rawValue)))

        ## People of a whole municipality

        \(table("route", people, Role.allCases.map(\.rawValue)))

        ## People of a unit or an area

        \(table("route", parts, Self.partRoles.map(\.rawValue)))

        """
    }

    private static func line(_ action: Action) -> String {
        let scopes = action.scopes.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        let roles = action.roles.map(\.rawValue).joined(separator: ", ")
        return "| \(action.rawValue) | \(scopes.isEmpty ? "–" : scopes) | \(roles.isEmpty ? "–" : roles) |"
    }

    private func table(_ first: String, _ cells: [String: [String]], _ columns: [String]) -> String {
        let head = "| \(first) | action | \(columns.joined(separator: " | ")) |"
        let rule = "| --- | --- |" + String(repeating: " --- |", count: columns.count)
        let lines = routes.map { route in
            let action = route.access.action?.rawValue ?? ""
            return "| `\(route.name)` | \(action) | \((cells[route.name] ?? []).joined(separator: " | ")) |"
        }
        return ([head, rule] + lines).joined(separator: "\n")
    }
}

extension RightsWorld {
    /// What the caller whose thing it is, and the one whose thing it is not, are answered.
    fileprivate func cell(_ route: Route, _ own: Callers.Sign?, _ foreign: Callers.Sign?) async throws
        -> String
    {
        let outcomes = [try await outcome(route, own.orFail()), try await outcome(route, foreign.orFail())]
        return outcomes[0] == outcomes[1] ? outcomes[0] : outcomes.joined(separator: " / ")
    }

    private func outcome(_ route: Route, _ sign: Callers.Sign) async throws -> String {
        guard let probe = try await probe(of: route) else { return "no probe in RightsProbe.swift" }
        let reply = try await ask.send(
            route.method, probe.path, key: nil, body: probe.body, file: probe.file,
            headers: probe.headers.merging(try await sign.headers()) { $1 })
        return probe.outcome(reply)
    }
}

/// A key of every scope and a person of every role, in Olofström and beside it.
private struct Callers: Sendable {
    typealias Sign = CallerSign

    var own: [String: Sign] = [:]
    var foreign: [String: Sign] = [:]

    init(_ ask: Asking) async throws {
        for scope in APIKey.Scope.allCases {
            own["key \(scope.rawValue)"] = .key(try await Self.key(scope, in: "1060", ask))
            foreign["key \(scope.rawValue)"] = .key(try await Self.key(scope, in: "1081", ask))
        }
        for role in Role.allCases {
            let name = role.rawValue
            own[name] = try await Self.person("\(name):1060", ask)
            foreign[name] = try await Self.person("\(name):1081", ask)
            guard role != .admin else { continue }
            own["\(name) unit"] = try await Self.person("\(name):1060:unit/gata-park", ask)
            foreign["\(name) unit"] = try await Self.person("\(name):1060:unit/kontaktcenter", ask)
            own["\(name) area"] = try await Self.person("\(name):1060:district/holje", ask)
            foreign["\(name) area"] = try await Self.person("\(name):1060:district/jamshog", ask)
        }
    }

    private static func key(_ scope: APIKey.Scope, in code: String, _ ask: Asking) async throws -> String {
        let made = try await ask.send(
            .post, "/api/v1/keys",
            body: #"{"name":"x","scopes":["\#(scope.rawValue)"],"municipalities":["\#(code)"]}"#)
        return try made.string("key")
    }

    private static func person(_ binding: String, _ ask: Asking) async throws -> Sign {
        let email = binding.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined() + "@example.se"
        return .person(try await ask.person([binding], email: email), ask.installation)
    }
}

/// How a caller is known.
enum CallerSign: Sendable {
    case key(String)
    case person(TestPerson, TestInstallation)

    /// A fresh session for each request, since one of them ends it.
    func headers() async throws -> [String: String] {
        switch self {
        case .key(let key): return ["Authorization": "Bearer \(key)"]
        case .person(let person, let installation):
            var chance = SystemRandomNumberGenerator()
            let token = try await installation.accounts.sessions.begin(
                for: person.person, at: .testNow, using: &chance
            ).orFail()
            let cookie = installation.accounts.sessions.cookie(token).prefix { $0 != ";" }
            return ["Cookie": String(cookie), "X-CSRF-Token": token.formToken]
        }
    }
}
