import API
import ArgumentParser
import JSON
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

                Works beside a running server too, by the rules that it has now: restart it with the changed profile, or keep them on its page, \
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
        @OptionGroup var json: JSONOption

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
                throw CommandFault.refused(RoutingSentences.serverHolds)
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
                    throw CommandFault.badValue(text, expected: Expected.unitMapping)
                }
                successors[old] = try Choice.code(codes[1], Expected.unit, among: installation.units)
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
            var told: [RoutingChange] = []
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
                if json.isWanted { told += changes } else { tell(changes) }
            }
            let bound = try await bindAccounts(in: installation, successors)
            guard json.isWanted else {
                tell(bound)
                return Terminal.print(
                    RoutingSentences.summary(looked: looked, changed: changed, isWritten: yes))
            }
            Terminal.print(
                json: JSONWriter.object {
                    $0.member("cases", looked)
                    $0.member("changed", changed)
                    $0.member("written", yes)
                    $0.array("changes") { array in
                        for change in told { array.object { change.write(to: &$0) } }
                    }
                    $0.array("accounts") { array in
                        for change in bound { array.object { change.write(to: &$0) } }
                    }
                })
        }

        /// Who is bound to a unit that was renamed sees its cases under the new name.
        ///
        /// - Returns: Whom that gives other roles.
        private func bindAccounts(
            in installation: Installation, _ successors: [Code<Reports.Unit>: Code<Reports.Unit>]
        ) async throws -> [BoundUnits.Change] {
            let bound = try await BoundUnits(of: installation.store, in: installation.jurisdictions)
            let changes = bound.changes(succeeding: successors)
            if yes {
                for change in changes {
                    _ = try await installation.store.setBindings(change.bindings, of: change.person.email)
                }
            }
            return changes
        }

        private func tell(_ changes: [BoundUnits.Change]) {
            for change in changes {
                Terminal.print(RoutingSentences.account(change.person.email.description))
                for role in change.removed { Terminal.print(line: "  − \(role)") }
                for role in change.added { Terminal.print(line: "  + \(role)") }
            }
        }

        private func tell(_ changes: [RoutingChange]) {
            for change in changes {
                Terminal.print(RoutingSentences.case(change.case))
                for unit in change.added { Terminal.print("  + " + line(unit)) }
                for unit in change.removed { Terminal.print(line: "  − \(unit.unit)") }
                for unit in change.altered { Terminal.print("  ~ " + line(unit)) }
            }
        }

        private func line(_ unit: Assignment) -> Bilingual {
            let due = unit.due.map(RoutingSentences.by) ?? RoutingSentences.withoutLastDay
            return "\(unit.unit)\t" + due + "\t" + unit.reason + " (\(unit.rule))"
        }
    }
}

extension RoutingChange {
    fileprivate func write(to object: inout JSONObject) {
        object.member("case", `case`)
        for (name, units) in [("added", added), ("removed", removed), ("altered", altered)] {
            object.array(name) { array in
                for unit in units {
                    array.object { unit.write(to: &$0, in: CommandLanguage.current) }
                }
            }
        }
    }
}

extension BoundUnits.Change {
    fileprivate func write(to object: inout JSONObject) {
        object.member("email", person.email.description)
        for (name, roles) in [("added", added), ("removed", removed)] {
            object.array(name) { array in for role in roles { array.element(role) } }
        }
    }
}
