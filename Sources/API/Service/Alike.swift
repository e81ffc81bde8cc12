package import Prevention
package import Reports

/// What looks as if it had been entered twice.
extension APIService {
    /// A warning for each that looks the same; what they are called, in words of staff.
    static func warnings(ofAlike names: [String]) -> [Bilingual] {
        warnings(ofAlike: names.map { Bilingual($0) })
    }

    private static func warnings(ofAlike names: [Bilingual]) -> [Bilingual] {
        names.map { name in
            Bilingual(
                swedish:
                    "Det finns redan ett som ser likadant ut: \(name.swedish). Se efter om det är samma.",
                english:
                    "There is another already that looks the same: \(name.english). See whether it is the same."
            )
        }
    }

    /// Which other pictures look the same, each with when it was made.
    package static func warnings(ofAlike head: PictureHead, among others: [PictureHead]) -> [Bilingual] {
        warnings(
            ofAlike: others.filter { $0.isAlike(head) }.map { other in
                other.title + Bilingual(" (\(SwedishTime(other.made)))")
            })
    }
}

extension Meeting {
    /// Whether both are to be held or were, and have the name and the day of one meeting.
    func isAlike(_ other: Meeting) -> Bool {
        id != other.id && municipality == other.municipality && day == other.day
            && ![standing, other.standing].contains { $0 == .calledOff || $0 == .withdrawn }
            && title.lowercased() == other.title.lowercased()
    }
}

extension ActionPlan {
    /// Whether both count, and have the name and the period of one plan.
    func isAlike(_ other: ActionPlan) -> Bool {
        id != other.id && municipality == other.municipality && period == other.period
            && withdrawn == nil && other.withdrawn == nil
            && title.lowercased() == other.title.lowercased()
    }
}

extension Dialogue {
    /// Whether both have the day and the place of one dialogue.
    func isAlike(_ other: Dialogue) -> Bool {
        id != other.id && municipality == other.municipality && day == other.day
            && !isWithdrawn && !other.isWithdrawn
            && whereabouts.lowercased() == other.whereabouts.lowercased()
    }
}

extension DutyDone {
    /// Whether both count, and tell that one duty was done on one day.
    func isAlike(_ other: DutyDone) -> Bool {
        id != other.id && municipality == other.municipality && counts && other.counts
            && duty == other.duty && day == other.day
    }
}

extension WatchArea {
    /// Whether both count, and have the name of one watch area.
    func isAlike(_ other: WatchArea) -> Bool {
        id != other.id && municipality == other.municipality && !isWithdrawn && !other.isWithdrawn
            && name.lowercased() == other.name.lowercased()
    }
}

extension CitizenPromise {
    /// Whether both count, and have the name, the parties and the period of one promise, whichever of them keeps it.
    func isAlike(_ other: CitizenPromise) -> Bool {
        id != other.id && municipalities == other.municipalities && terms.period == other.terms.period
            && withdrawn == nil && other.withdrawn == nil
            && terms.title.lowercased() == other.terms.title.lowercased()
    }
}

extension PictureHead {
    /// Whether both count, and are of one kind, span and day. A yearly report that corrects another is meant to look like it.
    func isAlike(_ other: PictureHead) -> Bool {
        id != other.id && scope == other.scope && corrects == nil && other.corrects == nil
            && withdrawn == nil && other.withdrawn == nil
    }
}
