/// How a duty stands on a day. The same days give the same standing.
package struct DutyStanding: Hashable, Sendable {
    package let duty: Duty
    /// The last day it was done; nil for never.
    package let last: CivilDate?
    /// The last day to do it again; nil where none is set.
    package let due: CivilDate?
    package let state: State

    package enum State: String, CaseIterable, Sendable {
        /// It was done, and is not to be done again within a month.
        case done
        /// Within a month.
        case due
        /// Its last day has gone, or it was never done.
        case overdue
        /// Nobody has told that it was done, and no day demands it, or that day is more than a month away.
        case untold
    }

    /// - Parameters:
    ///   - done: The days on which it was done; those after `day` do not count.
    ///   - months: After how many it is to be done again.
    package init(_ duty: Duty, done: some Sequence<CivilDate>, months: Int?, on day: CivilDate) {
        self.duty = duty
        let latest = done.filter { $0 <= day }.max()
        var end = duty.due
        if let latest { end = months.map { latest.adding(months: $0) } }
        last = latest
        due = end
        let calm: State = latest == nil ? .untold : .done
        if let end {
            state = day > end ? .overdue : day < end.adding(months: -1) ? calm : .due
        } else {
            state = calm
        }
    }

    /// What there is to be reminded of.
    package var reminder: DutyReminder? {
        guard let due else { return nil }
        return switch state {
        case .due: DutyReminder(duty: duty, due: due, kind: .due)
        case .overdue: DutyReminder(duty: duty, due: due, kind: .overdue)
        case .done, .untold: nil
        }
    }
}

/// That a duty will be due within a month, or that it is overdue. Each is told of once.
package struct DutyReminder: Hashable, Sendable {
    package let duty: Duty
    package let due: CivilDate
    package let kind: Kind

    package init(duty: Duty, due: CivilDate, kind: Kind) {
        self.duty = duty
        self.due = due
        self.kind = kind
    }

    /// The raw values are kept.
    package enum Kind: String, CaseIterable, Sendable {
        case due, overdue
    }
}

/// Reminders on their way, by e-mail.
package struct DutyNotice: Hashable, Sendable {
    package let municipality: MunicipalityCode
    /// What the municipality is called.
    package let name: String
    package let reminders: [DutyReminder]
    package let at: Timestamp

    package init(municipality: MunicipalityCode, name: String, reminders: [DutyReminder], at: Timestamp) {
        self.municipality = municipality
        self.name = name
        self.reminders = reminders
        self.at = at
    }
}

extension CivilDate {
    /// The same day so many months later, or the last one of that month where it has none such.
    package func adding(months: Int) -> CivilDate {
        let number = year * 12 + month - 1 + months
        // The month may be shorter.
        for last in stride(from: day, through: min(day, 28), by: -1) {
            if let found = CivilDate(year: number / 12, month: number % 12 + 1, day: last) { return found }
        }
        return self
    }
}
