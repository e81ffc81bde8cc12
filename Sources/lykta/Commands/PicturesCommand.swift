import API
import ArgumentParser
import Exports
import JSON
import Prevention
import Reports
import Web

struct Pictures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Situational pictures: what was known when a day ended, frozen, and what was corrected since.",
        subcommands: [
            List.self, Make.self, Show.self, Compare.self, Adopt.self, Mask.self, Withdraw.self, Shared.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists pictures, the one of the latest day first.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("Only operative, strategic or yearly ones.", valueName: "kind"))
        var kind: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let kind = try kind.map { try Choice.word($0, PictureSentences.kind, PictureKind.self) }
            let found = try await installation.store.pictures(PictureQuery(kind: kind))
            guard !json.isWanted else {
                return Terminal.print(
                    json: JSONWriter.object {
                        $0.pictures(found) { $0.text(in: CommandLanguage.current) }
                    })
            }
            var table = Table([
                PictureColumns.picture, Columns.kind, Columns.from, PictureColumns.last, PictureColumns.day,
                Columns.state, Columns.by,
            ])
            for head in found {
                table.add([
                    head.id.description, head.scope.kind.rawValue, head.scope.span.from.description,
                    head.scope.span.until.description, head.scope.day.description,
                    head.withdrawn == nil ? "-" : "withdrawn", head.by.name,
                ])
            }
            table.finish()
        }
    }

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a picture of a day that is over, freezes it, and prints its id.",
            discussion:
                """
                The same day, span and data give the same bytes, and so the same digest. Restricted reports count for nothing. A yearly one \
                is the report to the municipal council, of the last whole calendar year where no day of another is given. With several \
                municipalities, each gets a picture, and the id is that of the picture they share.
                """
        )
        @OptionGroup var file: FileOption
        @Option(
            help: ArgumentHelp(
                "operative: a week back. strategic: a year. yearly: a calendar year.", valueName: "kind"))
        var kind: String = "operative"
        @Option(help: ArgumentHelp("The day that it is of; yesterday when absent.", valueName: "day"))
        var day: String?
        @Option(help: ArgumentHelp("The first day of the span.", valueName: "day"))
        var from: String?
        @Option(help: ArgumentHelp("Its last day; that of the picture when absent.", valueName: "day"))
        var until: String?
        @Option(help: ArgumentHelp("The analyst's words on the whole.", valueName: "text"))
        var summary: String?
        @Option(help: ArgumentHelp("The yearly report that it is to correct.", valueName: "picture"))
        var corrects: String?
        @Option(help: "The kommunkod, where several are served; given more than once for a shared picture.")
        var municipality: [String] = []
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta pictures"
        @OptionGroup var json: JSONOption

        func run() async throws {
            let kind = try Choice.word(kind, PictureSentences.kind, PictureKind.self)
            let (first, last, ofDay) = (try parsedDay(from), try parsedDay(until), try parsedDay(day))
            let words = try summary.map { try parsed($0, PictureSentences.words) { Self.text($0) } }
            try await Installation.tellingPictureFaults {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    let now = System.now()
                    guard municipality.count < 2 else {
                        guard corrects == nil else { throw PictureFault.notYearly }
                        let shared = try await installation.keepSharedPicture(
                            of: try municipality.map { try installation.municipality($0) }, kind,
                            from: first, until: last, day: ofDay, words: words, by: Agent(name: by), at: now)
                        guard !json.isWanted else { return try await installation.printJSON(shared) }
                        return Terminal.print(line: shared.id.description)
                    }
                    let profile = try installation.pictureProfile(
                        of: try installation.municipality(municipality.first))
                    let scope = try PictureScope(
                        of: profile.municipality, kind, from: first, until: last, day: ofDay,
                        today: SwedishTime(now).date)
                    var corrected: PictureHead?
                    if let corrects { corrected = try await installation.keptPicture(corrects).head }
                    var all = corrected?.words ?? [:]
                    if let words { all[.summary] = words }
                    var chance = SystemRandomNumberGenerator()
                    let picture = SituationalPicture(
                        try await installation.pictureContent(of: scope, profile),
                        id: PictureID(at: now, using: &chance), words: all, corrects: corrected?.id,
                        by: Agent(name: by), at: now, hash: PictureMaking.digest)
                    let kept = try await installation.store.keepPicture(picture).picture
                    installation.warn(of: kept.head.texts)
                    let kin = try await installation.store.pictures(
                        PictureQuery(municipalities: [kept.head.municipality], kind: kind))
                    for warning in APIService.warnings(ofAlike: kept.head, among: kin) {
                        Terminal.error(FaultWords.warning + ": " + warning)
                    }
                    guard !json.isWanted else { return try await installation.printJSON(kept) }
                    Terminal.print(line: kept.id.description)
                }
            }
        }

        private func parsedDay(_ text: String?) throws -> CivilDate? {
            try text.map { try parsed($0, Expected.day) { CivilDate($0) } }
        }

        private static func text(_ text: String) -> String? {
            (1...PictureHead.longestWords).contains(text.utf8.count) && text.contains { !$0.isWhitespace }
                ? text : nil
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a picture as it was frozen, or what has come since and was corrected.")
        @OptionGroup var file: FileOption
        @Argument(help: "A picture's id.")
        var picture: String
        @Flag(help: "Make it again of what is known now, and tell what differs.")
        var again = false
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            try await Installation.tellingPictureFaults {
                let kept = try await installation.keptPicture(picture)
                guard again else {
                    guard !json.isWanted else { return try await installation.printJSON(kept) }
                    return installation.print(kept)
                }
                let look = try await installation.look(at: kept)
                guard !json.isWanted else {
                    return Terminal.print(
                        json: JSONWriter.object {
                            look.write(to: &$0) { $0.text(in: CommandLanguage.current) }
                        })
                }
                installation.print(look.corrections)
                Terminal.error(look.words)
                for row in look.late {
                    Terminal.error(PictureSentences.late + ": " + row.name + ", " + row.figureText)
                }
            }
        }
    }

    struct Compare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells what the second picture says otherwise than the first.")
        @OptionGroup var file: FileOption
        @Argument(help: "A picture's id.")
        var first: String
        @Argument(help: "Another's.")
        var second: String
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            try await Installation.tellingPictureFaults {
                let comparison = PictureComparison(
                    try await installation.keptPicture(first).content,
                    try await installation.keptPicture(second).content)
                guard !json.isWanted else {
                    return Terminal.print(
                        json: JSONWriter.object {
                            comparison.write(to: &$0) { $0.text(in: CommandLanguage.current) }
                        })
                }
                installation.print(comparison)
                if comparison.isSame { Terminal.error(PictureSentences.alike) }
            }
        }
    }
}
