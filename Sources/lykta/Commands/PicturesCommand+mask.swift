import API
import ArgumentParser
import Prevention
import Reports
import Web

extension Pictures {
    struct Mask: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Masks words that should not have stood in an adopted yearly report.",
            discussion: """
                What was adopted keeps its digest, and everybody is told that the report is masked. What the words were stays in the database. \
                Prints the SHA-256 of the report as it stands then. Words of a report that was not adopted are changed on its page.
                """)
        @OptionGroup var file: FileOption
        @Argument(help: "A yearly report's id.")
        var picture: String
        @Option(
            help: ArgumentHelp(
                "Under which heading the words stand, as the API writes it: summary, plan.",
                valueName: "heading"))
        var heading: String
        @Option(
            help: ArgumentHelp(
                "What is to stand there instead; an empty text takes the words away.", valueName: "text"))
        var words: String
        @Option(
            help: ArgumentHelp("Why, in words that everybody may come to read.", valueName: "reason"))
        var reason: String
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta pictures"
        @OptionGroup var json: JSONOption

        func run() async throws {
            let heading = try Choice.word(heading, PictureSentences.heading, PictureHeading.self)
            let text = try parsedText(words, PictureSentences.wordsOrNone, 0...PictureHead.longestWords)
            let why = try parsed(reason, PictureSentences.reason) { typed in
                (1...500).contains(typed.utf8.count) && !typed.utf8.contains(0)
                    && typed.contains { !$0.isWhitespace } ? typed : nil
            }
            let edits = [
                PictureEdit.mask(heading, text.allSatisfy(\.isWhitespace) ? "" : text, why: why)
            ]
            try await Installation.tellingPictureFaults {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    let now = System.now()
                    let report = try await installation.keptPicture(picture)
                    guard let adoption = report.head.adoption else {
                        throw CommandFault.refused([PictureSentences.notAdopted])
                    }
                    let refusals = APIService.refusals(ofOpen: [why], at: now)
                    guard refusals.isEmpty else { throw CommandFault.refused(refusals) }
                    do throws(Problem) {
                        try APIService.requirePublishable(
                            report.applying(edits, at: now).picture, insteadOf: report.head, at: now)
                    } catch {
                        throw CommandFault.refused(error.faults.map(\.message))
                    }
                    let masked = try await installation.store.changePicture(
                        report.id, in: [], edits, version: report.head.version, by: Agent(name: by), at: now)
                    installation.warn(of: masked.head.texts)
                    guard !json.isWanted else { return try await installation.printJSON(masked) }
                    Terminal.print(line: masked.head.maskedDigest ?? adoption.digestText)
                }
            }
        }
    }
}
