import API
import ArgumentParser
import Exports
import Geometry
import Intake
import JSON
import Reports
import Triage

struct SendReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Reports a place, through the same checks as the API.")

    @OptionGroup var file: FileOption
    @Option(help: "The category's code.")
    var category: String
    @Option(help: "What is wrong, in words.")
    var text: String
    @Option(help: "LON,LAT in WGS 84, or NORTHING,EASTING with --epsg.")
    var at: String?
    @Option(help: "The reference system of --at, 3006–3018.")
    var epsg: Int?
    @Option(help: "The place in words, alone or beside --at.")
    var words: String?
    @Option(help: "When it was seen, RFC 3339. Default: now.")
    var observedAt: String?
    @Option(help: "The accuracy of the position in metres.")
    var accuracy: Double?
    @Option(help: "Who reports, such as police or municipal-staff.")
    var source: String?
    @Option(help: "The kommunkod, where several are served.")
    var municipality: String?
    @Option(
        help: ArgumentHelp(
            "The answer to a follow-up question of the category, such as lamp-number=204; once for each.",
            valueName: "question=answer"))
    var answer: [String] = []
    @OptionGroup var json: JSONOption

    func run() async throws {
        let answers = try answer.map { text in
            let pair = try NamedValue(text, Expected.questionAnswer)
            return Submission.RawAnswer(question: pair.name, value: pair.value)
        }
        let installation = try await Installation.open(file.path, for: .writing(queuesMessages: true))
        let submission = Submission(
            category: category, text: text, place: try place(), accuracyMetres: accuracy,
            observedAt: observedAt,
            source: source, answers: answers, municipality: municipality)
        let checked: CheckedSubmission
        var chance = SystemRandomNumberGenerator()
        do throws(IntakeRefusal) {
            checked = try installation.desk.check(submission, allowed: [], at: System.now(), using: &chance)
        } catch {
            throw CommandFault.refused(error.problems.map(\.line))
        }
        let acceptance = try await installation.store.accept(checked.new) { _ in [] }
        try await installation.store.close()
        guard case .accepted(let receipt) = acceptance else { return }
        let report = checked.report
        let rules = installation.jurisdictions.first { $0.profile.municipality == report.municipality }
        let other = rules?.suggester.correction(of: report.category, in: report.text.description)
        if json.isWanted {
            printJSON(receipt, checked.advice, other)
        } else {
            print(receipt)
            if let other { Terminal.error(ReportSentences.perhaps(other)) }
            for advice in checked.advice { Terminal.error(advice.message) }
        }
    }

    private func print(_ receipt: Receipt) {
        var table = Table([Columns.reference, Columns.report, Columns.caseID])
        table.add([receipt.reference.description, receipt.report.description, receipt.case.description])
        table.finish()
        Terminal.print(line: "")
        var units = Table([Columns.unit, Columns.name, Columns.reason])
        for unit in receipt.units {
            units.add([unit.unit.description, unit.unitName.told, unit.reason.told])
        }
        units.finish()
    }

    /// As `POST /api/v1/reports` answers, but for the follow link, whose address a server knows.
    private func printJSON(_ receipt: Receipt, _ advice: [Advice], _ other: CategorySuggestion?) {
        Terminal.print(
            json: JSONWriter.object {
                $0.member("id", receipt.report)
                $0.member("reference", receipt.reference)
                $0.member("case", receipt.case)
                $0.member("receivedAt", receipt.received)
                receipt.writeUnits(to: &$0, in: CommandLanguage.current)
                advice.write(to: &$0, in: CommandLanguage.current)
                if let other { $0.object("suggestedCategory") { $0.write(other) } }
            })
    }

    private func place() throws -> Submission.RawPlace {
        guard let at else { return .words(words ?? "") }
        guard let (first, second) = Numbers.pair(at) else {
            throw CommandFault.badValue(at, expected: Expected.twoNumbers)
        }
        guard let epsg else { return .point([first, second], words: words) }
        return .grid(northing: first, easting: second, epsg: epsg, words: words)
    }
}

extension CheckedSubmission {
    /// The report on its way into the store, without a retry key.
    var new: NewReport {
        NewReport(report: report, original: original, repeatKey: repeatKey, retry: nil, link: link)
    }
}
