package import Geometry
package import Reports

/// Households that look after each other's homes together with the police (*grannsamverkan*): where, how many, and since when.
package struct WatchArea: Hashable, Sendable, Identifiable {
    /// Given by the caller that makes it.
    package let id: WatchAreaID
    package let municipality: MunicipalityCode
    package internal(set) var name: String
    /// Nil where nobody has drawn it.
    package internal(set) var area: Area?
    /// How many take part; nil where nobody has said.
    package internal(set) var households: Int?
    /// Who is asked about it: a role or an office, such as "Kontaktombudet" or "Kommunpolisen". Never a person.
    package internal(set) var contact: String
    /// The first day.
    package internal(set) var since: CivilDate
    /// The last day; nil while it goes on.
    package internal(set) var until: CivilDate?
    /// Why it was entered by mistake; nil for one that was not. It counts on no day, and changes no more.
    package internal(set) var withdrawn: String?
    /// Grows with every change.
    package internal(set) var version: Int
    package let made: Timestamp
    package internal(set) var changed: Timestamp

    package static let numbers = 1...100_000
    /// In bytes.
    package static let longestLine = 200
    package static let longestReason = 1_000
    /// How many days ahead its first and its last day may lie: ten years.
    package static let furthestAhead = 3_660

    package init(
        id: WatchAreaID, municipality: MunicipalityCode, name: String, area: Area? = nil,
        households: Int? = nil, contact: String = "", since: CivilDate, until: CivilDate? = nil,
        withdrawn: String? = nil, version: Int = 1, made: Timestamp, changed: Timestamp? = nil
    ) {
        self.id = id
        self.municipality = municipality
        self.name = name
        self.area = area
        self.households = households
        self.contact = contact
        self.since = since
        self.until = until
        self.withdrawn = withdrawn
        self.version = version
        self.made = made
        self.changed = changed ?? made
    }

    package var isWithdrawn: Bool { withdrawn != nil }

    package func isActive(on day: CivilDate) -> Bool {
        !isWithdrawn && since <= day && day <= until ?? day
    }

    /// What is written in it.
    package var texts: [String] { [name, contact].filter { !$0.isEmpty } }

    /// That it does not end before it begins, and that no year was mistyped: neither long past nor many years ahead.
    ///
    /// - Parameter former: What it was before it was changed. A day that was kept is not looked at again.
    package func requireSound(on today: CivilDate, insteadOf former: WatchArea? = nil) throws(WatchAreaFault)
    {
        if let until, until < since { throw .daysOutOfOrder }
        guard since.year >= EarliestYear.ofWatchAreas else { throw .dayTooEarly(since) }
        let last = today.adding(days: Self.furthestAhead)
        if since > last, since != former?.since { throw .sinceTooFar(since) }
        if let until, until > last, until != former?.until { throw .untilTooFar(until) }
    }
}

extension Sequence where Element == WatchArea {
    /// How many areas take part on a day, and how many households of those that have said; an indicator of a plan.
    package func active(on day: CivilDate) -> (areas: Int, households: Int) {
        let active = filter { $0.isActive(on: day) }
        return (active.count, active.reduce(0) { $0 + ($1.households ?? 0) })
    }
}
