package import Reports

/// A change to a plan.
package enum PlanEdit: Hashable, Sendable {
    case setTitle(String)
    case setPeriod(PlanPeriod)
    case setDecidedBy(String)
    case setDecided(CivilDate?)
    case setAreas([PriorityArea])
    /// The number of a day; nil takes it away.
    case setNumber(Code<PlanIndicator>, CivilDate, PlanNumber?)
    /// Numbered by the plan. Its figures are frozen.
    case followUp(CivilDate, words: String, [PlanFollowUp.FrozenFigure])
    case withdrawFollowUp(Int, reason: String)
    /// It was entered by mistake, for this reason. Once, while no follow-up of it stands, and nothing is changed after it.
    case withdraw(reason: String)
}

extension ActionPlan {
    /// The plan after the edits, in their order, and what was changed, in words; the same plan where nothing was.
    package func applying(_ edits: [PlanEdit], on today: CivilDate, at moment: Timestamp)
        throws(PlanFault) -> (plan: ActionPlan, words: [Bilingual])
    {
        var plan = self
        var words: [Bilingual] = []
        for edit in edits {
            let before = plan
            try plan.apply(edit, on: today)
            if plan != before { words.append(plan.words(of: edit)) }
        }
        guard plan != self else { return (self, []) }
        try plan.requireSound()
        plan.version += 1
        plan.changed = moment
        return (plan, words)
    }

    /// That a new plan is sound, and was not decided on a day that had not come when it was made.
    package func requireNew() throws(PlanFault) {
        let today = SwedishTime(made).date
        try requireSound()
        try Self.requirePeriod(period, on: today)
        try Self.requireDecided(decided, on: today)
    }

    /// That no year of it was mistyped.
    private static func requirePeriod(_ period: PlanPeriod, on today: CivilDate) throws(PlanFault) {
        guard period.from.year >= EarliestYear.ofWork else { throw .periodTooEarly(period.from) }
        guard period.from <= today.adding(days: furthestAhead) else { throw .periodTooFar(period.from) }
    }

    private static func requireDecided(_ day: CivilDate?, on today: CivilDate) throws(PlanFault) {
        guard let day else { return }
        guard day <= today else { throw .decidedNotYet(day) }
        guard day.year >= EarliestYear.ofWork else { throw .decidedTooEarly(day) }
    }

    private mutating func apply(_ edit: PlanEdit, on today: CivilDate) throws(PlanFault) {
        guard withdrawn == nil else { throw .isWithdrawn }
        switch edit {
        case .setTitle(let text): title = text
        case .setPeriod(let new):
            if new.from != period.from { try Self.requirePeriod(new, on: today) }
            period = new
        case .setDecidedBy(let text): decidedBy = text
        case .setDecided(let day):
            if day != decided { try Self.requireDecided(day, on: today) }
            decided = day
        case .setAreas(let new): areas = new
        case .setNumber(let code, let day, let number):
            guard let indicator = indicator(code) else { throw .noSuchIndicator }
            guard indicator.kind.word == .stated else { throw .isComputed }
            guard day <= today else { throw .dayNotCome(day) }
            // A number from before the plan is what it is to be compared with. One of a mistyped day can be taken away.
            if number != nil, day.year < EarliestYear.ofWork { throw .dayTooEarly(day) }
            numbers.removeAll { $0.indicator == code && $0.day == day }
            if let number { numbers.append(StatedNumber(indicator: code, day: day, number: number)) }
            numbers.sort { ($0.indicator, $0.day) < ($1.indicator, $1.day) }
        case .followUp(let day, let words, let figures):
            guard day <= today else { throw .dayNotCome(day) }
            guard day >= period.from else { throw .followUpBeforePlan(period.from) }
            guard followUps.count < PlanFollowUp.most else { throw .tooManyFollowUps }
            followUps.append(
                PlanFollowUp(number: followUps.count + 1, day: day, words: words, figures: figures))
        case .withdrawFollowUp(let number, let reason):
            guard let index = followUps.firstIndex(where: { $0.number == number }) else {
                throw .noSuchFollowUp
            }
            if followUps[index].withdrawn == nil { followUps[index].withdrawn = reason }
        case .withdraw(let reason):
            guard !isFollowedUp else { throw .isFollowedUp }
            withdrawn = reason
        }
    }

    private func words(of edit: PlanEdit) -> Bilingual {
        func told(_ sv: String, _ en: String, _ value: String) -> Bilingual {
            let shown = value.isEmpty ? "–" : value
            return Bilingual(swedish: "\(sv): \(shown)", english: "\(en): \(shown)")
        }
        switch edit {
        case .setTitle: return told("Namn", "Name", title)
        case .setPeriod:
            return Bilingual(
                swedish: "Period: \(period.words.swedish)", english: "Period: \(period.words.english)")
        case .setDecidedBy: return told("Beslutad av", "Decided by", decidedBy)
        case .setDecided: return told("Beslutad", "Decided on", decided?.description ?? "")
        case .setAreas:
            return Bilingual(
                swedish: "De prioriterade områdena är ändrade.", english: "The priority areas were changed.")
        case .setNumber(let code, let day, let number):
            let name = indicator(code)?.name ?? code.description
            return told("\(name), \(day)", "\(name), \(day)", number?.text ?? "")
        case .followUp(let day, _, _):
            return Bilingual(
                swedish: "Planen följdes upp \(day).", english: "The plan was followed up \(day).")
        case .withdrawFollowUp(let number, let reason):
            return Bilingual(
                swedish: "Uppföljning \(number) togs tillbaka. \(reason)",
                english: "Follow-up \(number) was withdrawn. \(reason)")
        case .withdraw(let reason): return told("Togs tillbaka", "Withdrawn", reason)
        }
    }
}

/// Why a plan cannot be kept or changed so.
package enum PlanFault: Error, Hashable, Sendable {
    case noSuchPlan
    /// It has changed since the caller read it; the current version is given.
    case stale(current: Int)
    /// Something else has the id: another plan, or one with other content.
    case idTaken
    /// Two indicators have one code.
    case codeTwice
    case noSuchIndicator
    /// A number was typed in for an indicator that is computed.
    case isComputed
    case dayNotCome(CivilDate)
    /// Of a number, before ``EarliestYear/ofWork``.
    case dayTooEarly(CivilDate)
    /// It is said to have been decided on a day that has not come.
    case decidedNotYet(CivilDate)
    /// It was decided before ``EarliestYear/ofWork``.
    case decidedTooEarly(CivilDate)
    /// Its period begins before ``EarliestYear/ofWork``.
    case periodTooEarly(CivilDate)
    /// It begins more than ``ActionPlan/furthestAhead`` days ahead.
    case periodTooFar(CivilDate)
    /// It is followed up before its first day.
    case followUpBeforePlan(CivilDate)
    case noSuchFollowUp
    case tooManyFollowUps
    /// A measure is not there, or is another municipality's.
    case noSuchMeasure
    /// It was withdrawn, and does not change.
    case isWithdrawn
    /// It is withdrawn though a follow-up of it stands.
    case isFollowedUp
}

extension PlanFault {
    /// What to do about it.
    package var words: Bilingual {
        switch self {
        case .noSuchPlan:
            Bilingual(swedish: "Det finns ingen sådan plan.", english: "There is no such plan.")
        case .stale:
            Bilingual(
                swedish: "Någon annan har hunnit ändra. Läs om och gör om ändringen.",
                english: "Somebody else has made a change. Read again and repeat your change.")
        case .idTaken:
            Bilingual(
                swedish: "Något annat har redan detta id. Gör ett nytt.",
                english: "Something else has this id already. Make a new one.")
        case .codeTwice:
            Bilingual(
                swedish: "Två indikatorer har samma kod.", english: "Two indicators have the same code.")
        case .noSuchIndicator:
            Bilingual(
                swedish: "Planen har ingen sådan indikator.", english: "The plan has no such indicator.")
        case .isComputed:
            Bilingual(
                swedish: "Indikatorn räknas ut. Ett tal kan inte skrivas in.",
                english: "The indicator is computed. A number cannot be typed in.")
        case .dayNotCome(let day):
            Bilingual(swedish: "Dagen \(day) har inte kommit.", english: "The day \(day) has not come.")
        case .dayTooEarly(let day), .decidedTooEarly(let day), .periodTooEarly(let day):
            EarliestYear.words(day, before: EarliestYear.ofWork)
        case .periodTooFar(let day):
            Bilingual(
                swedish: "Den första dagen, \(day), ligger mer än fem år fram. Rätta årtalet.",
                english: "The first day, \(day), is more than five years ahead. Correct the year.")
        case .decidedNotYet(let day):
            Bilingual(
                swedish:
                    "Dagen \(day) har inte kommit. Ange när planen beslutades, eller lämna tomt tills dess.",
                english:
                    "The day \(day) has not come. Say when the plan was decided, or leave it empty until then."
            )
        case .followUpBeforePlan(let day):
            Bilingual(
                swedish: "Planen börjar \(day). Ange en dag från dess, eller ändra först planens period.",
                english: "The plan begins \(day). Give a day from then on, or change the plan's period first."
            )
        case .noSuchFollowUp:
            Bilingual(
                swedish: "Planen har ingen sådan uppföljning.", english: "The plan has no such follow-up.")
        case .tooManyFollowUps:
            Bilingual(
                swedish: "En plan har högst \(PlanFollowUp.most) uppföljningar.",
                english: "A plan has \(PlanFollowUp.most) follow-ups at most.")
        case .isWithdrawn:
            Bilingual(
                swedish: "Planen är tillbakatagen och ändras inte. Lägg upp en ny.",
                english: "The plan was withdrawn and does not change. Make a new one.")
        case .isFollowedUp:
            Bilingual(
                swedish:
                    "Planen är uppföljd. Ändra dess period om den har slutat gälla, eller ta först tillbaka uppföljningar som var misstag.",
                english:
                    "The plan was followed up. Change its period if it is no longer in force, or first withdraw follow-ups that were mistakes."
            )
        case .noSuchMeasure:
            Bilingual(
                swedish: "Det finns ingen sådan åtgärd i kommunen.",
                english: "There is no such measure in the municipality.")
        }
    }
}
