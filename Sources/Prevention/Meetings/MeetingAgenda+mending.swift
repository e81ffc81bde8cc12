package import Reports

/// What was frozen is mended where its source was: the points of an agenda that tell a decision say its words, and why it was dropped, as they were
/// corrected at the meeting that made it. Which points there are, how each stood, who had it and by when stays as it was frozen.
extension Meeting {
    /// The decisions whose words or reasons are others than before, each with what it was.
    package func reworded(since before: Meeting) -> [(now: MeetingDecision, former: MeetingDecision)] {
        decisions.compactMap { decision in
            guard let former = before.decision(decision.id),
                former.words != decision.words || former.reason != decision.reason
            else { return nil }
            return (decision, former)
        }
    }

    /// This meeting after a decision of another was reworded, and that in words; nil where its agenda says the same as before.
    ///
    /// - Parameter source: The meeting that made the decision.
    package func mending(
        _ decision: MeetingDecision, insteadOf former: MeetingDecision, of source: Meeting,
        at moment: Timestamp
    ) -> (meeting: Meeting, words: Bilingual)? {
        guard let frozen = agenda else { return nil }
        let mended = frozen.mended(by: decision, insteadOf: former)
        guard mended != frozen else { return nil }
        var meeting = self
        meeting.agenda = mended
        meeting.version += 1
        meeting.changed = moment
        let words = Bilingual(
            swedish:
                "Dagordningen: punkt \(decision.number) från mötet \(source.day) har skrivits om där, och därför här.",
            english:
                "The agenda: point \(decision.number) of the meeting of \(source.day) was reworded there, and so here."
        )
        return (meeting, words)
    }
}

extension MeetingAgenda {
    fileprivate func mended(by decision: MeetingDecision, insteadOf former: MeetingDecision) -> MeetingAgenda
    {
        MeetingAgenda(
            day: day, since: since,
            points: points.map { point in
                point.key == AgendaPoint.key(of: decision.id)
                    ? point.mended(by: decision, insteadOf: former) : point
            })
    }
}

extension AgendaPoint {
    /// What tells a decision is known by.
    static func key(of decision: DecisionID) -> String { "decision/\(decision)" }

    /// A reason that was taken away, since something is done after all, stays as it was frozen: it was not corrected.
    fileprivate func mended(by decision: MeetingDecision, insteadOf former: MeetingDecision) -> AgendaPoint {
        let isReworded = decision.words != former.words
        let hasReason = !former.reason.isEmpty && !decision.reason.isEmpty
        func mended(_ text: String) -> String {
            hasReason ? text.replacing(". \(former.reason) (", with: ". \(decision.reason) (") : text
        }
        return AgendaPoint(
            heading, key: key, name: isReworded ? Bilingual(decision.words) : name,
            words: words.map { Bilingual(swedish: mended($0.swedish), english: mended($0.english)) },
            source: source)
    }
}
