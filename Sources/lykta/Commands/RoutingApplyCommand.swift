import ArgumentParser
import Reports
import SpatialStore
import Triage

extension Routing {
    /// Brings open cases to the rules as they are now.
    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Routes open cases by the rules as they are now.",
            discussion: """
                Shows what would change in each open case, and writes nothing; with --yes, the changes are written, stand in \
                each case's history, and units that cases come to get notices. With --map the accounts that are bound to the old unit \
                are bound to the new one. A second time changes nothing.

                Works beside a running server too, by the rules that it was started with: restart it with the changed profile, \
                then run this without --profile. With --profile or --map, stop the server first.
                """)
        @OptionGroup var file: FileOption
        @Option(
            parsing: .singleValue,
            help:
                "The folder of a changed profile, once for each. With --yes it is kept. Default: the database's."
        )
        var profile: [String] = []
        @Option(
            parsing: .singleValue,
            help: ArgumentHelp(
                "A unit that the profile no longer has, and the one that takes its place.",
                valueName: "old=new"))
        var map: [String] = []
        @Flag(help: "Write the changes.")
        var yes = false

        func run() async throws {
            let folders = try profile.map { try ProfileFolder(at: $0) }
            guard yes else {
                let trial = try await Installation.open(file.path, for: .reading, profiles: folders)
                return try await apply(in: trial, try successors(in: trial))
            }
            // Looked at before the profile is kept, so that a refusal leaves all as it was.
            let before = try await Installation.open(file.path, for: .reading, profiles: folders)
            try await Installation.requireUnits(
                of: before.store, in: before.jurisdictions, succeeded: Set(try successors(in: before).keys))
            try await before.store.close()
            let installation: Installation
            do {
                installation = try await Installation.open(
                    file.path, for: .writing(queuesMessages: true), profiles: folders)
            } catch StoreFault.inUse(let process) {
                return try await applyBesideServer(process)
            }
            try await apply(in: installation, try successors(in: installation))
            try await installation.store.close()
        }

        private func applyBesideServer(_ process: Int?) async throws {
            guard profile.isEmpty, map.isEmpty else {
                throw CommandFault.refused([
                    "A running server holds the database, and routes by the rules that it was started with.",
                    "Restart it with --profile FOLDER, then run `lykta routing apply --yes` without --profile and --map; "
                        + "or stop it and run this again.",
                ])
            }
            let installation = try await Installation.open(file.path, for: .reading)
            try await apply(
                in: installation, [:],
                through: RoutingBesideServer(folder: ServerRequestFolder(beside: file.path), process: process)
            )
        }

        private func successors(in installation: Installation) throws -> [Code<Reports.Unit>: Code<
            Reports.Unit
        >] {
            var successors: [Code<Reports.Unit>: Code<Reports.Unit>] = [:]
            for text in map {
                let codes = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
                guard codes.count == 2, let old = Code<Reports.Unit>(codes[0]) else {
                    throw CommandFault.badValue(text, expected: "OLD=NEW, two codes of units")
                }
                successors[old] = try Choice.code(codes[1], "a unit", among: installation.units)
            }
            return successors
        }

        private func apply(
            in installation: Installation, _ successors: [Code<Reports.Unit>: Code<Reports.Unit>],
            through server: RoutingBesideServer? = nil
        ) async throws {
            try await Installation.requireUnits(
                of: installation.store, in: installation.jurisdictions, succeeded: Set(successors.keys))
            var (looked, changed) = (0, 0)
            let filter = CaseFilter(
                municipalities: Set(installation.jurisdictions.map(\.profile.municipality)),
                statuses: [.open, .inProgress])
            var after: Case.ID?
            while true {
                let page = try await installation.store.cases(matching: filter, limit: 500, after: after)
                guard let last = page.last else { break }
                after = last.id
                var changes: [RoutingChange] = []
                for found in page {
                    let change = try await installation.store.routeAnew(
                        found.id, successors: successors, isTrial: !yes || server != nil,
                        by: Agent(name: RoutingBesideServer.editor), at: System.now())
                    if let change { changes.append(change) }
                }
                looked += page.count
                changed += changes.count
                try await server?.route(changes.map(\.case))
                for change in changes {
                    Terminal.print("case \(change.case)")
                    for unit in change.added { Terminal.print("  + \(line(unit))") }
                    for unit in change.removed { Terminal.print("  − \(unit.unit)") }
                    for unit in change.altered { Terminal.print("  ~ \(line(unit))") }
                }
            }
            try await bindAccounts(in: installation, successors)
            Terminal.print(
                yes
                    ? "\(looked) open cases, \(changed) changed."
                    : "\(looked) open cases, \(changed) would change. Nothing was written; add --yes to do it."
            )
        }

        /// Who is bound to a unit that was renamed sees its cases under the new name.
        private func bindAccounts(
            in installation: Installation, _ successors: [Code<Reports.Unit>: Code<Reports.Unit>]
        ) async throws {
            let bound = try await BoundUnits(of: installation.store, in: installation.jurisdictions)
            for (person, bindings) in bound.bindings(succeeding: successors) {
                Terminal.print("account \(person.email)")
                for role in person.bindings.subtracting(bindings).map(\.description).sorted() {
                    Terminal.print("  − \(role)")
                }
                for role in bindings.subtracting(person.bindings).map(\.description).sorted() {
                    Terminal.print("  + \(role)")
                }
                if yes { _ = try await installation.store.setBindings(bindings, of: person.email) }
            }
        }

        private func line(_ unit: Assignment) -> String {
            "\(unit.unit)\t\(unit.due.map { "senast \($0)" } ?? "utan sista dag")\t\(unit.reason.swedish) (\(unit.rule))"
        }
    }
}
