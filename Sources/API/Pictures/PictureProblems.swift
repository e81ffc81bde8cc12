package import Prevention
package import Reports
package import Web

extension APIService {
    /// How a refusal is told.
    private static func pictureProblem(_ fault: PictureFault) -> Problem {
        switch fault {
        case .noSuchPicture: .notFound
        case .stale(let current): .changedMeanwhile(current: current)
        case .idTaken: .conflict("picture.id-taken", fault.words)
        case .dayNotOver: refusal("/day", "picture.day-not-over", fault)
        case .spanAfterDay: refusal("/until", "picture.span-after-day", fault)
        case .noSpan: refusal("/from", "picture.no-span", fault)
        case .dayTooEarly(let member, _): refusal("/\(member.rawValue)", "picture.day-too-early", fault)
        case .tooManyReports: .conflict("picture.too-many-reports", fault.words)
        case .notAYear: refusal("/from", "picture.not-a-year", fault)
        case .notYearly: .conflict("picture.not-yearly", fault.words)
        case .notShared: refusal("/kind", "picture.not-shared", fault)
        case .correctsAnother: refusal("/corrects", "picture.corrects-another", fault)
        case .isWithdrawn: .conflict("picture.withdrawn", fault.words)
        case .isPart: .conflict("picture.part-of-shared", fault.words)
        case .adopted: .conflict("picture.adopted", fault.words)
        case .notAdopted: .conflict("picture.not-adopted", fault.words)
        case .otherAdopted: .conflict("picture.other-adopted", fault.words)
        case .adoptionDay: refusal("/day", "picture.adoption-day", fault)
        }
    }

    /// What was frozen is not written anew: the picture has to be made again.
    private static let frozenTheme = Bilingual(
        swedish:
            "Ett tema från en dialog verkar innehålla personuppgifter eller peka ut en person. Ändringen är inte sparad: rätta temat i dialogen, gör en ny lägesbild och publicera den.",
        english:
            "A theme of a dialogue seems to hold personal data or to accuse someone. The change was not saved: correct the theme of the dialogue, make a new picture and publish that."
    )

    private static func refusal(_ pointer: String, _ code: String, _ fault: PictureFault) -> Problem {
        .content([.init(.pointer(pointer), code, fault.words)])
    }

    static func refusingPicture<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let fault as PictureFault { throw pictureProblem(fault) }
    }

    /// That nothing which everybody may read seems to hold personal data: words at their headings, and what was frozen as the whole. What words of an
    /// adopted report are masked with holds none either, whether it is published or not: it stands where what was adopted stood.
    ///
    /// - Parameter former: The picture before it was changed.
    package static func requirePublishable(
        _ picture: SituationalPicture, insteadOf former: PictureHead, at now: Timestamp
    ) throws(Problem) {
        let head = picture.head
        let headings = PictureHeading.allCases.filter { heading in
            head.isPublished || head.adoption != nil && head.words[heading] != former.words[heading]
        }
        let openTexts = head.isPublished ? picture.content.openTexts : []
        let frozen = refusals(ofOpen: openTexts, at: now).isEmpty ? [] : [frozenTheme]
        let faults =
            wordFaults(of: head, under: headings, at: now)
            + frozen.map { Problem.Fault(.pointer(""), "picture.personal-data", $0) }
        guard faults.isEmpty else { throw .content(faults) }
    }

    /// What of the words may not become public, at their headings.
    static func wordFaults(
        of head: PictureHead, under headings: [PictureHeading] = PictureHeading.allCases, at now: Timestamp
    ) -> [Problem.Fault] {
        headings.flatMap { heading in
            refusals(ofOpen: [head.words[heading] ?? ""], at: now).map {
                Problem.Fault(.pointer("/words/\(heading.rawValue)"), "picture.personal-data", $0)
            }
        }
    }
}
