package import Projection
package import Reports

/// A report as a program follows it that speaks a standard of service requests: as far as its sender, or whoever reads reports, may know it.
package struct ServiceRequest: Sendable {
    package let report: Report
    /// That the report lies in.
    package let `case`: Case
    /// Nil where the municipality is not served any longer.
    package let profile: Profile?
    /// Where it is; nil for a report in words alone, and where that may not be told.
    package let position: GeographicPosition?
    /// Whether its words may be told. Of a restricted report only how it stands is, and only to whoever sent it.
    package let tellsWords: Bool

    /// When something last happened to it.
    package var changed: Timestamp { max(report.received, `case`.changed) }

    package var isDone: Bool { `case`.status.isDone }

    package var category: Reports.Category? { profile?.category(report.category) }
}

/// Which service requests are asked for, the one that came last first.
package struct ServiceRequestQuestion: Sendable {
    package let municipality: MunicipalityCode
    /// All, when empty.
    package var categories: Set<Code<Reports.Category>> = []
    /// Whether they are to be done; nil for either.
    package var isDone: Bool?
    /// When they came in, both ends included.
    package let received: ClosedRange<Timestamp>
    /// Only those to which something has happened after this moment.
    package var changedAfter: Timestamp?
    /// From 1 on.
    package var page = 1
    /// How many on a page, at least 1.
    package var size: Int

    package init(municipality: MunicipalityCode, received: ClosedRange<Timestamp>, size: Int) {
        self.municipality = municipality
        self.received = received
        self.size = size
    }

    var filter: ReportFilter {
        let done = Set(CaseStatus.allCases.filter(\.isDone))
        return ReportFilter(
            municipalities: [municipality], categories: categories,
            statuses: isDone.map { $0 ? done : Set(CaseStatus.allCases).subtracting(done) } ?? [],
            receivedFrom: received.lowerBound,
            receivedUntil: received.upperBound.adding(TimeSpan(milliseconds: 1)))
    }
}

/// A service request as somebody names it: a report by its id or by its reference, as that is said.
package enum ServiceRequestName: Hashable, Sendable {
    case id(Report.ID)
    case reference(Reference)

    package init?(_ text: some StringProtocol) {
        if let id = Report.ID(text) {
            self = .id(id)
        } else if let reference = Reference(text) {
            self = .reference(reference)
        } else {
            return nil
        }
    }
}
