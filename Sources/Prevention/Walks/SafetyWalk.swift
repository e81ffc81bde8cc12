package import Geometry
package import Reports

/// A safety walk (*trygghetsvandring*): a walk past places where people feel unsafe, with three meetings, a checklist answered at every
/// stop, and findings. Stops are frozen as they were when the walk was planned.
///
/// People are roles and numbers. Names stand here only with their consent, for the walk's own page, and in nothing that is exported.
package struct SafetyWalk: Hashable, Sendable, Identifiable {
    package let id: WalkID
    package let municipality: MunicipalityCode
    package internal(set) var title: String
    package internal(set) var state: WalkState
    /// Grows with every change.
    package internal(set) var version: Int
    package let made: Timestamp
    package internal(set) var changed: Timestamp
    package internal(set) var days: WalkDays
    /// When people set out.
    package internal(set) var starts: Timestamp?
    /// Where people meet; empty for not said.
    package internal(set) var meetingPlace: String
    /// Who leads it, as a role: `Trygghetssamordnaren`.
    package internal(set) var leader: String
    package internal(set) var participants: [WalkParticipants]
    /// In the order in which they are passed, numbered from 1.
    package internal(set) var stops: [Stop]
    /// As it was when the walk was made.
    package let checklist: Checklist
    /// What is sent to those who are invited; empty for what Lykta suggests.
    package internal(set) var invitation: String
    /// The earlier walk that this one repeats, stop for stop, and not before it.
    package let repeats: WalkID?

    package init(
        id: WalkID, municipality: MunicipalityCode, title: String, state: WalkState = .planned,
        version: Int = 1,
        made: Timestamp, changed: Timestamp? = nil, days: WalkDays = .none, starts: Timestamp? = nil,
        meetingPlace: String = "", leader: String = "", participants: [WalkParticipants] = [],
        stops: [Stop], checklist: Checklist = .builtIn, invitation: String = "", repeats: WalkID? = nil
    ) {
        self.id = id
        self.municipality = municipality
        self.title = title
        self.state = state
        self.version = version
        self.made = made
        self.changed = changed ?? made
        self.days = days
        self.starts = starts
        self.meetingPlace = meetingPlace
        self.leader = leader
        self.participants = participants
        self.stops = stops
        self.checklist = checklist
        self.invitation = invitation
        self.repeats = repeats
    }

    /// A place to stop at, as it was on the day the walk was planned.
    package struct Stop: Hashable, Sendable {
        /// From 1.
        package let number: Int
        package let name: String
        package let place: Place
        /// Why people stop here, in the words of that day; empty where nobody gave a reason.
        package let reason: Bilingual
        /// The hotspot that it was chosen from.
        package let hotspot: KeptHotspotID?

        package init(
            number: Int, name: String, place: Place, reason: Bilingual = Bilingual(""),
            hotspot: KeptHotspotID? = nil
        ) {
            self.number = number
            self.name = name
            self.place = place
            self.reason = reason
            self.hotspot = hotspot
        }
    }

    package static let mostStops = 50
    /// How many people take part.
    package var headcount: Int { participants.reduce(0) { $0 + $1.count } }

    package func stop(_ number: Int) -> Stop? { stops.first { $0.number == number } }

    /// Whether the stops and the order of them may still change: nobody has been invited to them yet.
    package var takesStops: Bool { state == .planned }

    /// Whether something can have been found on it.
    package var takesFindings: Bool { state != .calledOff }

}

/// People who take part, as a role and a number.
package struct WalkParticipants: Hashable, Sendable {
    /// `Boende`, `Polisen`, `Fastighetsägare`.
    package let role: String
    package let count: Int
    /// Their names, which they have agreed to; never exported.
    package let names: String?

    package static let counts = 1...500

    /// Nil for a role that is blank or longer than 100 bytes, a number outside ``counts``, or names of more than 1,000 bytes.
    ///
    /// - Parameter names: Given only by those who agreed to it.
    package init?(role: String, count: Int, names: String? = nil) {
        guard (1...100).contains(role.utf8.count), role.contains(where: { !$0.isWhitespace }),
            Self.counts.contains(count), (names?.utf8.count ?? 1) <= 1_000
        else { return nil }
        self.role = role
        self.count = count
        self.names = names.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
    }
}

/// The days of the three meetings: beforehand, the walk itself, and afterwards, when those who own the places tell what they will do.
package struct WalkDays: Hashable, Sendable {
    package let before: CivilDate?
    package let walk: CivilDate?
    package let after: CivilDate?

    package static let none = WalkDays(unordered: ())

    private init(unordered: Void) { (before, walk, after) = (nil, nil, nil) }

    /// Nil when they are out of their order; two may be the same.
    package init?(before: CivilDate? = nil, walk: CivilDate? = nil, after: CivilDate? = nil) {
        let known = [before, walk, after].compactMap { $0 }
        guard known == known.sorted() else { return nil }
        self.before = before
        self.walk = walk
        self.after = after
    }
}

extension SafetyWalk {
    /// Whether it is the same walk sent again. What is kept may have been changed since; as long as it has not, all that was said is the same.
    package func isRepeat(of kept: SafetyWalk) -> Bool {
        guard id == kept.id, municipality == kept.municipality, title == kept.title, repeats == kept.repeats
        else { return false }
        return kept.version > 1 || saysTheSame(as: kept)
    }

    private func saysTheSame(as other: SafetyWalk) -> Bool {
        guard days == other.days, starts == other.starts, meetingPlace == other.meetingPlace,
            leader == other.leader, participants == other.participants, invitation == other.invitation
        else { return false }
        // Stops of a walk that repeats another are those of the other, and reasons may be those of the hotspots.
        return repeats != nil
            || stops.count == other.stops.count
                && zip(stops, other.stops).allSatisfy { $0.name == $1.name && $0.place == $1.place }
    }

    /// As it stands when it is made: everything that it was made with is its first version.
    package var asMade: SafetyWalk {
        SafetyWalk(
            id: id, municipality: municipality, title: title, state: state, made: made, days: days,
            starts: starts,
            meetingPlace: meetingPlace, leader: leader, participants: participants, stops: stops,
            checklist: checklist, invitation: invitation, repeats: repeats)
    }
}

extension WalkDays {
    /// Why a walk cannot begin at a time that is skipped in March, as it was written.
    package static func noSuchHour(_ clock: String, on day: CivilDate) -> Bilingual {
        Bilingual(
            swedish:
                "Klockan \(clock) finns inte den \(day): då ställs klockorna fram från 02:00 till 03:00. Ange en annan tid.",
            english:
                "There is no \(clock) on \(day): the clocks go forward from 02:00 to 03:00. Give another time."
        )
    }
}
