import ArgumentParser
import Projection
import Reports
import Triage

struct Routing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks, explains and tries out routing rules.",
        subcommands: [Check.self, Explain.self, DryRun.self, Apply.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Proves that every category in every area has an owner, and names rules that can never fire.",
            discussion: "Exits with 1 when there are errors.")

        @Option(help: "A profile's folder. Default: the profiles of the database, else the built-in one.")
        var profile: String?
        @Option(name: .customLong("database"), help: "The SpatiaLite file.")
        var path: String?

        func run() async throws {
            let projector = try Projector()
            var reports: [RoutingReport] = []
            if profile == nil, let path {
                let installation = try await Installation.open(path, for: .reading)
                let areas = try await installation.store.areas()
                reports = installation.jurisdictions.map { $0.rules.check(profile: $0.profile, areas: areas) }
            } else {
                let folder = try profile.map { try ProfileFolder(at: $0) } ?? .builtIn
                let jurisdiction = try folder.jurisdiction()
                reports = [
                    jurisdiction.rules.check(
                        profile: jurisdiction.profile, areas: try folder.areas(projector))
                ]
            }
            for report in reports { Terminal.print(report.text) }
            if reports.contains(where: \.hasErrors) { throw ExitCode(1) }
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says why a case went where it did, rule by rule.")
        @OptionGroup var file: FileOption
        @Option(name: .customLong("case"), help: "The case's id.")
        var id: String

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let found = try await installation.livingCase(id)
            guard
                let jurisdiction = installation.jurisdictions.first(where: {
                    $0.profile.municipality == found.municipality
                })
            else { throw CommandFault.noProfile(found.municipality.description) }
            let areas = installation.store.areasNow
            let facts = try await installation.store.reports(of: found.id).map {
                RoutingFacts($0.report, areas: areas)
            }
            let explanation = jurisdiction.rules.explain(
                facts, counts: CaseCounts(reports: found.reportCount, reporters: found.reporterCount),
                opened: found.opened, at: System.now(), profile: jurisdiction.profile)
            for assignment in explanation.assignments {
                Terminal.print("\(assignment.unit)\t\(assignment.reason.swedish) (\(assignment.rule))")
            }
            for outcome in explanation.rules {
                let units = outcome.units.map(\.description).joined(separator: ", ")
                Terminal.print("\(outcome.matched ? "✓" : "–") \(outcome.rule) → \(units)")
                for condition in outcome.conditions {
                    Terminal.print("    \(condition.holds ? "✓" : "✗") \(condition.sentence.swedish)")
                }
            }
        }
    }

    struct DryRun: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dry-run", abstract: "Shows what another rule set would have done to past cases.")
        @OptionGroup var file: FileOption
        @Option(help: "The folder of the changed profile.")
        var profile: String

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let changed = try ProfileFolder(at: profile).jurisdiction()
            let municipality = changed.profile.municipality
            guard
                let current = installation.jurisdictions.first(where: {
                    $0.profile.municipality == municipality
                })
            else { throw CommandFault.noProfile(municipality.description) }
            let progress = Progress("Cases")
            var past: [PastCase] = []
            var after: Case.ID?
            while true {
                let filter = CaseFilter(
                    municipalities: [municipality], statuses: [.open, .inProgress, .closed])
                let page = try await installation.store.cases(matching: filter, limit: 500, after: after)
                guard let last = page.last else { break }
                after = last.id
                for found in page {
                    let areas = installation.store.areasNow
                    let facts = try await installation.store.reports(of: found.id)
                        .map { RoutingFacts($0.report, areas: areas) }
                    past.append(
                        PastCase(
                            id: found.id, reports: facts,
                            counts: CaseCounts(reports: found.reportCount, reporters: found.reporterCount),
                            opened: found.opened))
                }
                progress.show(past.count)
            }
            progress.finish()
            Terminal.print(
                RoutingDryRun(from: current, to: changed, over: past).text)
        }
    }
}
