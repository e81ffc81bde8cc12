import Reports

extension CitizenPromise {
    /// Plans what each calendar year still lacks from a day on, after all that there are.
    mutating func plan(from first: CivilDate) {
        let last = followUps.last
        let begin = last.map { max(first, $0.due.adding(days: 1)) } ?? first
        followUps += FollowUpPlan.days(
            from: begin, of: terms.period, since: paceStart ?? begin, perYear: terms.followUpsPerYear,
            beside: followUps.map(\.due)
        ).enumerated().map { PromiseFollowUp(number: (last?.number ?? 0) + $0 + 1, due: $1) }
    }

    /// Leaves what was held or missed. What was still to come falls away with its rule, and no day that has passed becomes one to have held.
    mutating func planAgain(on today: CivilDate) {
        followUps = Array(followUps.prefix { $0.held != nil || $0.due < today })
        plan(from: max(today, terms.period.from ?? today))
    }

    /// Of a period that it was signed with and has again: what is to come is as it was planned then. Where what was held or missed meanwhile is of
    /// another plan, what is still lacking is planned anew.
    mutating func planAsSigned(on today: CivilDate) {
        let kept = Array(followUps.prefix { $0.held != nil || $0.due < today })
        let first = firstPlanned(signedOn: signature?.day ?? today)
        let days = FollowUpPlan.days(
            from: first, of: terms.period, since: paceStart ?? first, perYear: terms.followUpsPerYear)
        guard kept.map(\.due) == Array(days.prefix(kept.count)) else { return planAgain(on: today) }
        followUps =
            kept
            + days.dropFirst(kept.count).filter { $0 >= today }.enumerated().map {
                PromiseFollowUp(number: kept.count + $0 + 1, due: $1)
            }
    }
}
