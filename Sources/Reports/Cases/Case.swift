package import Geometry

/// The reports of one trouble at one place, owned by one or more responsible units.
package struct Case: Hashable, Sendable, Identifiable {
    package typealias ID = Identifier<Case>

    package let id: ID
    package let municipality: MunicipalityCode
    package let group: Code<CategoryGroup>
    package let status: CaseStatus
    /// What ``status`` is the coarse form of.
    package let state: CaseState
    /// Who of the staff deals with it.
    package let assignee: Assignee?
    /// When its first report came in.
    package let opened: Timestamp
    package let changed: Timestamp
    /// Grows by one with every change; the ETag of the API.
    package let version: Int
    /// The middle of its reports, restricted ones among them; nil when none is placed. For whom: see ``shownPlace(withRestricted:)``.
    package let place: Place?
    /// The middle of those of its reports that are not restricted; nil when none of them is placed.
    package let unrestrictedPlace: Place?
    /// The box around its reports; nil when none is placed.
    package let bounds: Bounds?
    package let reportCount: Int
    /// How many of its reports are restricted.
    package let restrictedCount: Int
    package let reporterCount: Int
    package let firstObserved: Timestamp
    package let lastObserved: Timestamp
    package let units: [Assignment]
    /// The case that took over, for one that was merged.
    package let mergedInto: ID?
    /// The closed case whose trouble has come back in this one.
    package let returnOf: ID?
    /// Whether that case has restricted reports alone, so that naming it tells that there is one here.
    package let returnIsRestricted: Bool

    /// - Parameter state: What is known beside the status; nil for nothing.
    package init(
        id: ID, municipality: MunicipalityCode, group: Code<CategoryGroup>, status: CaseStatus,
        opened: Timestamp,
        changed: Timestamp, version: Int, place: Place?, unrestrictedPlace: Place?,
        bounds: Bounds?, reportCount: Int, restrictedCount: Int,
        reporterCount: Int,
        firstObserved: Timestamp, lastObserved: Timestamp, units: [Assignment], mergedInto: ID?,
        returnOf: ID?,
        state: CaseState? = nil, assignee: Assignee? = nil, returnIsRestricted: Bool = false
    ) {
        self.id = id
        self.municipality = municipality
        self.group = group
        self.status = status
        self.state = state ?? CaseState(status)
        self.assignee = assignee
        self.opened = opened
        self.changed = changed
        self.version = version
        self.place = place
        self.unrestrictedPlace = unrestrictedPlace
        self.bounds = bounds
        self.reportCount = reportCount
        self.restrictedCount = restrictedCount
        self.reporterCount = reporterCount
        self.firstObserved = firstObserved
        self.lastObserved = lastObserved
        self.units = units
        self.mergedInto = mergedInto
        self.returnOf = returnOf
        self.returnIsRestricted = returnIsRestricted
    }
}

/// That a unit answers for a case, and why.
package struct Assignment: Hashable, Sendable {
    package let unit: Code<Unit>
    package let unitName: Bilingual
    /// The id of the routing rule, or `fallback`.
    package let rule: String
    package let reason: Bilingual
    package let since: Timestamp
    /// The last day to act, when the rule sets one.
    package let due: CivilDate?

    package init(
        unit: Code<Unit>, unitName: Bilingual, rule: String, reason: Bilingual, since: Timestamp,
        due: CivilDate?
    ) {
        self.unit = unit
        self.unitName = unitName
        self.rule = rule
        self.reason = reason
        self.since = since
        self.due = due
    }
}
