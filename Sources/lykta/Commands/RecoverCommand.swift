import ArgumentParser
import Foundation
import Reports
import SpatialStore

struct Recover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Goes on with a database that lacks what was acknowledged.",
        discussion: """
            Shows what is there and what is not, tries on copies every way to read what is left, keeps a copy of the file, \
            its log and its mark, and takes the best way when told to. Nothing is changed before that.
            """)

    @OptionGroup var file: FileOption
    @Flag(help: "Take the way without asking.")
    var yes = false
    @Option(
        name: .customLong("use"),
        help:
            "Take this way instead of the best: \(Recovery.Way.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var wanted: String?

    func run() async throws {
        let wanted = try wanted.map {
            try parsed(
                $0, "one of \(Recovery.Way.allCases.map(\.rawValue).joined(separator: ", "))",
                Recovery.Way.init)
        }
        let moment = System.now().rfc3339.filter { $0 != ":" }
        let recovery = try Recovery(of: file.path, copyingTo: "\(file.path).before-recovery-\(moment)")
        guard !recovery.reasons.isEmpty else {
            guard recovery.hasMark else {
                throw CommandFault.refused([
                    "There is no mark that can be read beside \(file.path): whether anything was lost cannot be told. Nothing was changed.",
                    "`lykta check --database \(file.path)` asks whether what is there is sound.",
                ])
            }
            Terminal.print("Nothing is missing that the mark beside the file knows of. Nothing was changed.")
            return
        }
        recovery.reasons.forEach { Terminal.print($0) }
        let progress = Progress("Recover")
        progress.show("trying what can be read, on copies")
        let outcomes = try recovery.outcomes()
        progress.finish()
        for outcome in outcomes { show(outcome) }
        let chosen = outcomes.first { wanted == nil || $0.way == wanted }
        guard let chosen else {
            recovery.giveUp()
            throw CommandFault.refused([
                outcomes.isEmpty
                    ? "There is nothing that could be read. Nothing was changed. Put a backup in its place and run this again."
                    : "That way cannot be read. Nothing was changed."
            ])
        }
        guard yes || isToldYes(to: "Go on with \(chosen.way.rawValue)?") else {
            recovery.giveUp()
            throw CommandFault.refused(["Nothing was changed."])
        }
        try recovery.take(chosen.way)
        Terminal.print(
            "Taken: \(chosen.way.rawValue). The file, its log and its mark as they were: \(recovery.copies)")
        if let loss = chosen.loss, !(loss.missing + loss.changed).isEmpty {
            Terminal.print("Ask whoever sent the reports named above to send them again.")
        }
    }

    private func show(_ outcome: Recovery.Outcome) {
        let commit = outcome.lastCommit.map { ", last commit \($0)" } ?? ""
        Terminal.print("")
        Terminal.print(
            "\(outcome.way.rawValue): \(outcome.reports) \(outcome.reports == 1 ? "report" : "reports")\(commit)"
        )
        if let loss = outcome.loss {
            Terminal.print("  missing \(loss.missing.count), changed \(loss.changed.count)")
            for range in loss.unnamed {
                Terminal.print(
                    "  and what came in commits \(range.lowerBound) to \(range.upperBound), which cannot be named"
                )
            }
        } else {
            Terminal.print("  all that was acknowledged is there")
        }
        for finding in outcome.findings { Terminal.print("  \(finding)") }
    }

    private func isToldYes(to question: String) -> Bool {
        guard isatty(FileHandle.standardInput.fileDescriptor) == 1 else {
            Terminal.error("\(question) Run it again with --yes to do so.")
            return false
        }
        Terminal.error("\(question) [yes/no] ", newline: false)
        return readLine(strippingNewline: true)?.lowercased() == "yes"
    }
}
