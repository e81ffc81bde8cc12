import ArgumentParser
import Delivery
import Foundation
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
            discussion: """
                Looks also at what `serve` refuses: an outline that is missing, and channels that the settings (the \
                environment and --settings) do not let through. Exits with 1 when there are errors.
                """)

        @Option(help: "A profile's folder. Default: the profiles of the database, else the built-in one.")
        var profile: String?
        @Option(name: .customLong("database"), help: "The SpatiaLite file.")
        var path: String?
        @Option(help: "The server's file of settings, a NAME=value a line.")
        var settings: String?
        @Flag(help: "List the rules whose cases units often hand over, with counts. Needs --database.")
        var learn = false

        func validate() throws {
            if learn, path == nil { throw ValidationError("--learn needs --database.") }
        }

        func run() async throws {
            let projector = try Projector()
            let settings = try await ServerSettings(
                environment: ProcessInfo.processInfo.environment, file: settings, portOption: nil)
            let delivery = settings.delivers ? try settings.delivery : nil
            var hasErrors = false
            let (jurisdictions, areas): ([ProfileDocument], [MappedArea])
            if profile == nil, let path {
                let installation = try await Installation.open(path, for: .reading)
                jurisdictions = installation.jurisdictions
                areas = try await installation.store.areas()
                guard !jurisdictions.isEmpty else { throw CommandFault.noMunicipality(path: path) }
            } else {
                let folder = try profile.map { try ProfileFolder(at: $0) } ?? .builtIn
                jurisdictions = [try folder.jurisdiction()]
                areas = try folder.areas(projector)
            }
            if learn, let path {
                let installation = try await Installation.open(path, for: .reading)
                for jurisdiction in installation.jurisdictions {
                    let counts = try await installation.store.handOvers(
                        in: jurisdiction.profile.municipality)
                    for count in counts {
                        Terminal.print(
                            "handed over: rule \(count.rule), unit \(count.unit): \(count.handedOver) of \(count.cases) cases"
                        )
                    }
                    if counts.isEmpty { Terminal.print("handed over: no case, in no rule") }
                }
            }
            let today = SwedishTime(System.now()).date
            for jurisdiction in jurisdictions {
                let check = StartCheck([jurisdiction], areas: areas, delivery: delivery, on: today)
                let report = jurisdiction.rules.check(profile: jurisdiction.profile, areas: areas)
                // The report tells the errors of the rules itself, with what is no error beside them.
                for error in check.errors
                where !report.findings.contains(where: { error.contains($0.sentence) }) {
                    Terminal.print("error: \(error)")
                }
                for warning in check.warnings { Terminal.print("warning: \(warning)") }
                Terminal.print(report.text)
                hasErrors = hasErrors || !check.errors.isEmpty
            }
            if hasErrors { throw ExitCode(1) }
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says why a case went where it did, rule by rule.")
        @OptionGroup var file: FileOption
        @Option(
            name: .customLong("case"), help: "The case's id, or the reference of one of its reports.")
        var id: String

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let found = try await installation.livingCase(named: id)
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
