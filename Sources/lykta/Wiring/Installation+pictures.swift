import API
import Exports
import JSON
import Prevention
import Reports
import Web

extension Installation {
    /// The picture with an id that was typed.
    func keptPicture(_ text: String) async throws -> SituationalPicture {
        let id = try parsed(text, PictureSentences.pictureID) { PictureID($0) }
        guard let found = try await store.picture(id, in: []) else { throw PictureFault.noSuchPicture }
        return found
    }

    func pictureProfile(of municipality: MunicipalityCode) throws -> Profile {
        guard let profile = profile(of: municipality) else {
            throw CommandFault.refused([PictureSentences.notServed])
        }
        return profile
    }

    /// The picture as the store tells it now, made as the server makes it.
    func pictureContent(of scope: PictureScope, _ profile: Profile) async throws -> PictureContent {
        let making = PictureMaking(store, store.areasNow, projector, of: profile)
        let gathered = try await making.gather(scope)
        return try await making.content(of: try gathered.reckoned { _ in true })
    }

    /// A picture made again for the same day, beside the frozen one.
    func look(at picture: SituationalPicture) async throws -> PictureLook {
        let profile = try pictureProfile(of: picture.head.municipality)
        let making = PictureMaking(store, store.areasNow, projector, of: profile)
        return PictureLook(
            picture, again: try await pictureContent(of: picture.scope, profile),
            late: try await making.late(after: picture.scope))
    }

    func printJSON(_ picture: SituationalPicture) async throws {
        let kin = try await store.pictures(
            PictureQuery(municipalities: [picture.head.municipality], kind: picture.scope.kind))
        let whole = APIService.WholePicture(
            picture: picture, history: try await store.pictureHistory(of: picture.id),
            warnings: APIService.warnings(ofOpen: picture.head.texts, at: System.now()),
            alike: APIService.warnings(ofAlike: picture.head, among: kin))
        Terminal.print(json: JSONWriter.object { whole.write(to: &$0, in: CommandLanguage.current) })
    }

    /// Its rows; the words and the digest beside them.
    func print(_ picture: SituationalPicture) {
        var table = Table([
            PictureColumns.heading, PictureColumns.what, PictureColumns.figures, PictureColumns.said,
        ])
        for section in picture.content.sections {
            for row in section.rows {
                table.add([
                    section.heading.name.told, row.name.told, row.figureText.told, row.words?.told ?? "-",
                ])
            }
        }
        table.finish()
        Terminal.error(picture.head.title)
        if let reason = picture.head.withdrawn {
            Terminal.error(line: "\(PictureSentences.withdrawn.told): \(reason)")
        }
        for heading in PictureHeading.allCases {
            guard let text = picture.head.words[heading] else { continue }
            Terminal.error(line: "\(heading.name.told): \(text)")
        }
        Terminal.error(line: "SHA-256 \(picture.head.digestText)")
        if let adoption = picture.head.adoption {
            Terminal.error(PictureSentences.adopted(adoption))
            Terminal.error(line: "SHA-256 \(adoption.digestText)")
        }
    }

    func print(_ comparison: PictureComparison) {
        var table = Table([
            PictureColumns.heading, Columns.change, PictureColumns.what, PictureColumns.before,
            PictureColumns.after,
        ])
        for section in comparison.sections {
            for change in section.changes {
                table.add([section.heading.name.told] + change.cells)
            }
        }
        table.finish()
    }

    static func tellingPictureFaults(_ work: () async throws -> Void) async throws {
        do { try await work() } catch let fault as PictureFault { throw CommandFault.refused([fault.words]) }
    }
}

extension PictureRow {
    /// `Rapporter 9, Väntat 5,1`; `-` for none.
    var figureText: Bilingual {
        guard !figures.isEmpty else { return Bilingual("-") }
        return figures.map { figure -> Bilingual in
            let value = FigureText.decimal(figure.value, figure.decimals)
            let interval = figure.interval.map { interval in
                let low = FigureText.decimal(interval.lowerBound, figure.decimals)
                return " (\(low)–\(FigureText.decimal(interval.upperBound, figure.decimals)))"
            }
            return figure.quantity.name + " \(value)\(interval ?? "")"
        }.joined(separator: ", ")
    }

    /// Its figures and what is said of them.
    fileprivate var told: String {
        words.map { "\(figureText.told). \($0.told)" } ?? figureText.told
    }
}

extension PictureComparison.Change {
    /// What became of it, what it is called, what was said before, and what is said now.
    fileprivate var cells: [String] {
        switch self {
        case .added(let row): [PictureSentences.added.told, row.name.told, "-", row.told]
        case .gone(let row): [PictureSentences.gone.told, row.name.told, row.told, "-"]
        case .changed(let before, let after):
            [
                ([PictureSentences.changed.told] + differences.map(\.words.told)).joined(separator: ", "),
                after.name.told, before.told, after.told,
            ]
        }
    }
}
