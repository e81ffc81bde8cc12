package import Geometry

/// What a spatial question answers with: enough to show, filter and count, without reading the whole report.
package struct FoundReport: Hashable, Sendable {
    package let id: Report.ID
    package let place: Place
    package let municipality: MunicipalityCode
    package let category: Code<Category>
    package let status: CaseStatus
    package let source: Source
    package let observed: Timestamp
    /// Nil when nothing tells who made it.
    package let voice: ReportVoice?

    package init(
        id: Report.ID, place: Place, municipality: MunicipalityCode, category: Code<Category>,
        status: CaseStatus,
        source: Source, observed: Timestamp, voice: ReportVoice?
    ) {
        self.id = id
        self.place = place
        self.municipality = municipality
        self.category = category
        self.status = status
        self.source = source
        self.observed = observed
        self.voice = voice
    }
}

/// A report with the case it lies in.
package struct FiledReport: Hashable, Sendable {
    package let report: Report
    package let `case`: Case.ID
    package let status: CaseStatus
    /// Grows by one with every change of the report itself; the ETag of the API.
    package let version: Int

    package init(report: Report, case: Case.ID, status: CaseStatus, version: Int) {
        self.report = report
        self.case = `case`
        self.status = status
        self.version = version
    }
}

/// Where the next page begins: after this report in the order of the question.
package struct ReportCursor: Hashable, Sendable {
    /// The square of the distance in cm², for questions ordered by distance; else 0.
    package let squaredCentimetres: Int64
    package let id: Report.ID

    package init(squaredCentimetres: Int64 = 0, id: Report.ID) {
        self.squaredCentimetres = squaredCentimetres
        self.id = id
    }
}

/// How many answers, and after which.
package struct PageRequest: Hashable, Sendable {
    /// At least 1.
    package let limit: Int
    package let after: ReportCursor?

    package init(limit: Int, after: ReportCursor? = nil) {
        self.limit = max(1, limit)
        self.after = after
    }

    /// Every answer in one page: for exports and statistics that stream or aggregate, not for the API.
    package static let everything = PageRequest(limit: .max)
}

/// Some answers, and where to go on when there are more.
package struct Page<Element: Sendable>: Sendable {
    package let elements: [Element]
    package let next: ReportCursor?

    package init(elements: [Element], next: ReportCursor?) {
        self.elements = elements
        self.next = next
    }
}

/// How many reports lie in a square cell of a map.
package struct CellCount: Hashable, Sendable {
    /// The south-west corner, a whole number of cell sides from the origin of SWEREF 99 TM.
    package let northing: Int
    package let easting: Int
    /// The side in metres.
    package let side: Int
    package let count: Int

    package init(northing: Int, easting: Int, side: Int, count: Int) {
        self.northing = northing
        self.easting = easting
        self.side = side
        self.count = count
    }
}
