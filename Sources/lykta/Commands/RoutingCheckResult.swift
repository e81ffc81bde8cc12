import API
import JSON
import Reports
import Triage

/// What was found when the rules of a municipality were checked, and what `serve` would refuse.
struct RoutingCheckResult {
    private let check: StartCheck
    private let report: RoutingReport

    init(_ check: StartCheck, _ report: RoutingReport) {
        self.check = check
        self.report = report
    }

    /// The report tells the errors of the rules itself, with what is no error beside them.
    private var others: [Bilingual] {
        check.errors.filter { error in
            !report.findings.contains { error.english.contains($0.sentence.english) }
        }
    }

    func print() {
        for error in others { Terminal.print(RoutingFinding.Severity.error.name + ": " + error) }
        for warning in check.warnings {
            Terminal.print(RoutingFinding.Severity.warning.name + ": " + warning)
        }
        Terminal.print(report.text)
    }

    private var all: [(severity: RoutingFinding.Severity, sentence: Bilingual)] {
        others.map { (.error, $0) } + check.warnings.map { (.warning, $0) }
            + report.findings.map { ($0.severity, $0.sentence) }
    }

    /// - Parameter handOvers: Nil when they were not asked for.
    static func json(of checks: [RoutingCheckResult], handOvers: [HandOverCount]?) -> [UInt8] {
        JSONWriter.object {
            $0.array("findings") { array in
                for (severity, sentence) in checks.flatMap(\.all) {
                    array.object {
                        $0.member("severity", severity.rawValue)
                        $0.member("sentence", sentence.told)
                    }
                }
            }
            guard let handOvers else { return }
            $0.array("handOvers") { array in
                for count in handOvers {
                    array.object {
                        $0.member("rule", count.rule)
                        $0.member("unit", count.unit)
                        $0.member("handedOver", count.handedOver)
                        $0.member("cases", count.cases)
                    }
                }
            }
        }
    }
}

extension RoutingDryRun {
    var json: [UInt8] {
        JSONWriter.object {
            $0.member("cases", caseCount)
            $0.member("changed", changes.count)
            $0.array("units") { array in
                for unit in balance {
                    array.object {
                        $0.member("id", unit.unit)
                        $0.member("gained", unit.gained)
                        $0.member("lost", unit.lost)
                        $0.member("rescheduled", unit.rescheduled)
                    }
                }
            }
            $0.array("changes") { array in
                for change in changes {
                    array.object { object in
                        object.member("case", change.case)
                        for (name, units) in [
                            ("added", change.added), ("removed", change.removed),
                            ("rescheduled", change.rescheduled),
                        ] {
                            object.array(name) { array in
                                for unit in units {
                                    array.object { unit.write(to: &$0, in: CommandLanguage.current) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
