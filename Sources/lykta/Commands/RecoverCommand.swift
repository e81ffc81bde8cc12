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
            try Choice.word($0, Expected.way, Recovery.Way.self)
        }
        let moment = System.now().rfc3339.filter { $0 != ":" }
        let recovery = try Recovery(of: file.path, copyingTo: "\(file.path).before-recovery-\(moment)")
        guard !recovery.reasons.isEmpty else {
            guard recovery.hasMark else {
                throw CommandFault.refused([
                    RecoverSentences.noMark(beside: file.path), RecoverSentences.check(file.path),
                ])
            }
            Terminal.print(RecoverSentences.nothingMissing)
            return
        }
        recovery.reasons.forEach { Terminal.print($0) }
        let progress = Progress(ProgressWords.recovery)
        progress.show(ProgressWords.trying)
        let outcomes = try recovery.outcomes()
        progress.finish()
        for outcome in outcomes { show(outcome) }
        let chosen = outcomes.first { wanted == nil || $0.way == wanted }
        guard let chosen else {
            recovery.giveUp()
            throw CommandFault.refused([
                outcomes.isEmpty ? RecoverSentences.nothingReadable : RecoverSentences.wayUnreadable
            ])
        }
        guard yes || isToldYes(to: RecoverSentences.goOn(with: chosen.way.rawValue)) else {
            recovery.giveUp()
            throw CommandFault.refused([FaultWords.nothingChanged])
        }
        try recovery.take(chosen.way)
        Terminal.print(RecoverSentences.taken(chosen.way.rawValue, copies: recovery.copies))
        if let loss = chosen.loss, !(loss.missing + loss.changed).isEmpty {
            Terminal.print(RecoverSentences.askAgain)
        }
    }

    private func show(_ outcome: Recovery.Outcome) {
        Terminal.print(line: "")
        Terminal.print(
            RecoverSentences.outcome(
                outcome.way.rawValue, reports: outcome.reports, lastCommit: outcome.lastCommit))
        if let loss = outcome.loss {
            Terminal.print(
                RecoverSentences.loss(missing: loss.missing.count, changed: loss.changed.count))
            for commits in loss.unnamed { Terminal.print(RecoverSentences.unnamed(commits)) }
        } else {
            Terminal.print(RecoverSentences.allThere)
        }
        for finding in outcome.findings { Terminal.print("  " + finding) }
    }

    private func isToldYes(to question: Bilingual) -> Bool {
        guard isatty(FileHandle.standardInput.fileDescriptor) == 1 else {
            Terminal.error(question + RecoverSentences.runWithYes)
            return false
        }
        Terminal.error(question + RecoverSentences.yesOrNo, newline: false)
        return RecoverSentences.yes.contains(readLine(strippingNewline: true)?.lowercased() ?? "")
    }
}
