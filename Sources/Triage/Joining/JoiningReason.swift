package import Geometry
package import Reports

/// Why a report is in its case, or why cases were parted or became one.
package enum JoiningReason: Hashable, Sendable {
    /// The nearest linked report of the case lies so far away, and was seen so long before or after.
    case near(Distance, apart: TimeSpan)
    /// Staff have said so.
    case pinned
    /// Staff keep the report apart.
    case separated
    /// The report has no place yet.
    case unplaced
    /// No report that it can belong with is linked to it.
    case alone(within: Radius, memory: TimeSpan)
    /// None is, but reports of a closed case lie as near.
    case returning(Case.ID)
    /// Other reports are linked to it, but fewer than the rule's minimum, itself counted, lie together.
    case tooFew(minimum: Int)
    /// The reports chain together further than one case may reach, so they are divided by fixed squares.
    case tooWide(extent: Radius)
    /// The report that held the parts together is gone or has moved.
    case noLongerLinked
    /// A report links what was several cases.
    case linked
    /// The case was opened again, and its reports link what was several cases.
    case reopened(Case.ID)
}

extension JoiningReason {
    /// The reason in a sentence that staff read in the history of a case.
    package var words: Bilingual {
        switch self {
        case .near(let distance, let apart):
            let away = Self.metres(distance)
            let interval = Self.interval(apart)
            return Bilingual(
                swedish: "Rapporten ligger \(away) från en annan rapport i ärendet\(interval.swedish).",
                english: "The report lies \(away) from another report in the case\(interval.english).")
        case .pinned:
            return Bilingual(
                swedish: "En handläggare har bestämt att rapporterna hör ihop.",
                english: "Staff have decided that the reports belong together.")
        case .separated:
            return Bilingual(
                swedish: "En handläggare har bestämt att rapporten inte hör ihop med någon annan.",
                english: "Staff have decided that the report does not belong with any other.")
        case .unplaced:
            return Bilingual(
                swedish: "Rapporten har ännu ingen plats på kartan.",
                english: "The report has no place on the map yet.")
        case .alone(let reach, let memory):
            let days = Self.days(memory)
            return Bilingual(
                swedish:
                    "Ingen annan rapport som den kan höra ihop med finns inom \(Self.metres(reach)) och \(days.swedish).",
                english:
                    "There is no other report that it can belong with within \(Self.metres(reach)) and \(days.english)."
            )
        case .returning(let closed):
            return Bilingual(
                swedish:
                    "Rapporterna i närheten hör till det avslutade ärendet \(closed), som inte tar emot fler. Därför börjar ett nytt ärende.",
                english:
                    "The reports near it belong to the closed case \(closed), which takes no more, so a new case begins."
            )
        case .tooFew(let minimum):
            return Bilingual(
                swedish: "Det krävs \(minimum) rapporter nära varandra för ett gemensamt ärende.",
                english: "It takes \(minimum) reports close together to make one case.")
        case .tooWide(let extent):
            return Bilingual(
                swedish:
                    "Rapporterna sträcker sig över mer än \(Self.metres(extent)) och delas i flera ärenden.",
                english:
                    "The reports stretch over more than \(Self.metres(extent)) and are divided into several cases."
            )
        case .noLongerLinked:
            return Bilingual(
                swedish: "Rapporterna ligger inte längre tillräckligt nära varandra.",
                english: "The reports no longer lie close enough together.")
        case .linked:
            return Bilingual(
                swedish: "Rapporterna i ärendena ligger så nära varandra att de är ett och samma ärende.",
                english: "The reports in the cases lie so close together that they are one and the same case."
            )
        case .reopened(let id):
            return Bilingual(
                swedish:
                    "Ärende \(id) öppnades igen, och rapporterna i ärendena ligger så nära varandra att de är ett och samma ärende.",
                english:
                    "Case \(id) was reopened, and the reports in the cases lie so close together that they are one and the same case."
            )
        }
    }

    private static func metres(_ distance: Distance) -> String {
        // Places are at most 2,060 km apart, so the conversion cannot fail.
        "\(Int(exactly: distance.metres.rounded()) ?? 0) m"
    }

    private static func metres(_ radius: Radius) -> String { "\((radius.centimetres + 50) / 100) m" }

    private static func wholeDays(_ span: TimeSpan) -> Int64 {
        (span.magnitude.milliseconds + 43_200_000) / 86_400_000
    }

    private static func days(_ span: TimeSpan) -> Bilingual {
        let days = wholeDays(span)
        return days == 1
            ? Bilingual(swedish: "1 dag", english: "1 day")
            : Bilingual(swedish: "\(days) dagar", english: "\(days) days")
    }

    /// A clause on how long apart two reports were seen; empty for less than half a day.
    private static func interval(_ span: TimeSpan) -> Bilingual {
        switch wholeDays(span) {
        case 0: Bilingual(swedish: "", english: "")
        case 1: Bilingual(swedish: ", sedd med 1 dags mellanrum", english: ", seen 1 day apart")
        case let days:
            Bilingual(
                swedish: ", sedd med \(days) dagars mellanrum", english: ", seen \(days) days apart")
        }
    }
}
