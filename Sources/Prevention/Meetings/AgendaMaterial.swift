package import Planning
package import Reports

/// All that an agenda is made of: what the store holds of a municipality on the day. The order of the lists is of no matter.
package struct AgendaMaterial: Sendable {
    package let day: CivilDate
    /// The meeting's own day: those on that day or after it are not looked back to.
    package let meetingDay: CivilDate
    package let profile: Profile
    /// The other meetings of the municipality, with their decisions; those that were never opened, or were withdrawn, count for nothing.
    package var meetings: [Meeting] = []
    /// Nil where nothing was asked.
    package var trends: Trends?
    package var hotspots: [KeptHotspot] = []
    package var measures: [Measure] = []
    package var promises: [CitizenPromise] = []
    package var findings: [Finding] = []
    package var duties: [DutyStanding] = []
    /// Whether a text that people have written seems to hold personal data.
    package var holdsPersonalData: @Sendable (String) -> Bool = { _ in false }

    /// - Parameter meetingDay: The day itself when nil.
    package init(on day: CivilDate, for meetingDay: CivilDate? = nil, _ profile: Profile) {
        self.day = day
        self.meetingDay = meetingDay ?? day
        self.profile = profile
    }

    /// How many points there are under one heading at most.
    static let mostPoints = 50

    /// The agenda: the same material gives the same.
    package var agenda: MeetingAgenda {
        let earlier = meetings.filter { $0.isHeld && $0.day < meetingDay }
            .sorted { ($0.day, $0.made, $0.id) > ($1.day, $1.made, $1.id) }
        let parts = [
            decided(earlier), undecided(earlier), alarms, newHotspots(after: earlier.first),
            lateMeasures + missedFollowUps + lateFindings + lateDuties,
        ]
        return MeetingAgenda(
            day: day, since: earlier.first?.day, points: parts.flatMap { $0.prefix(Self.mostPoints) })
    }

    /// What somebody has written, as an agenda freezes it: what seems to hold personal data stays where it is written, for there it can be changed.
    func copied(_ text: String) -> Bilingual {
        guard holdsPersonalData(text) else { return Bilingual(text) }
        return Bilingual(
            swedish: "(Inte kopierat: texten verkar innehålla personuppgifter.)",
            english: "(Not copied: the text seems to hold personal data.)")
    }

    /// All that was decided last time, then what is not done of what was decided before that.
    private func decided(_ earlier: [Meeting]) -> [AgendaPoint] {
        earlier.enumerated().flatMap { index, meeting in
            meeting.decisions.filter { index == 0 ? $0.state != .undecided : $0.state == .decided }
                .map { point(.decided, $0, of: meeting) }
        }
    }

    private func undecided(_ earlier: [Meeting]) -> [AgendaPoint] {
        earlier.flatMap { meeting in
            meeting.decisions.filter { $0.state == .undecided }.map { point(.undecided, $0, of: meeting) }
        }
    }

    private func point(_ heading: AgendaHeading, _ decision: MeetingDecision, of meeting: Meeting)
        -> AgendaPoint
    {
        var words = decision.state.name
        if !decision.owner.isEmpty { words = words + Bilingual(", \(decision.owner)") }
        if decision.state.isOpen, let due = decision.due {
            let isLate = decision.isOverdue(on: day)
            words =
                words
                + Bilingual(
                    swedish: isLate ? ". Skulle ha varit klart \(due)" : ", senast \(due)",
                    english: isLate ? ". Was to be done \(due)" : ", by \(due)")
        }
        if !decision.reason.isEmpty { words = words + Bilingual(". ") + copied(decision.reason) }
        words =
            words
            + Bilingual(
                swedish: " (möte \(meeting.day), punkt \(decision.number))",
                english: " (meeting \(meeting.day), point \(decision.number))")
        return AgendaPoint(
            heading, key: AgendaPoint.key(of: decision.id), name: copied(decision.words), words: words,
            source: AgendaSource(.meeting, meeting.id.description))
    }

    private var alarms: [AgendaPoint] {
        (trends?.series ?? []).compactMap { trend in
            guard trend.rise != nil else { return nil }
            let place =
                trend.area.map { Bilingual($0.name) }
                ?? Bilingual(swedish: "utanför distrikten", english: "outside the districts")
            let category =
                profile.category(trend.category)?.name ?? Bilingual(trend.category.description)
            return AgendaPoint(
                .alarms, key: "\(trend.category)/\(trend.area?.code ?? "-")",
                name: category + Bilingual(", ") + place, words: trend.reason,
                source: AgendaSource(.trends))
        }
    }

    /// Those that were kept on the day of the last meeting or later, and did not stand on its agenda.
    private func newHotspots(after last: Meeting?) -> [AgendaPoint] {
        let known = Set((last?.agenda?.points(under: .hotspots) ?? []).map(\.key))
        return hotspots.filter { hotspot in last.map { hotspot.day >= $0.day } ?? true }
            .sorted { ($0.kept, $1.rank, $0.id) > ($1.kept, $0.rank, $1.id) }
            .map { hotspot in
                let nameless = Bilingual(swedish: "Plats \(hotspot.rank)", english: "Place \(hotspot.rank)")
                return AgendaPoint(
                    .hotspots, key: "hotspot/\(hotspot.id)",
                    name: hotspot.name.map { Bilingual($0) } ?? nameless, words: hotspot.reason,
                    source: AgendaSource(.hotspot, hotspot.id.description))
            }.filter { !known.contains($0.key) }
    }
}
