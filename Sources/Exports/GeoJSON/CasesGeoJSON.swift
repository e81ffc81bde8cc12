import JSON
package import Projection
package import Reports

/// Cases as a collection of points: the middle of each case's reports.
package struct CasesGeoJSON: Export {
    private let projector: Projector
    private let detail: Detail
    private let seesRestricted: @Sendable (Case) -> Bool
    private let namesReturns: Bool
    private let members: GeoJSON.Members

    package let mediaType = GeoJSON.mediaType
    package let fileExtension = "geojson"

    /// - Parameters:
    ///   - seesRestricted: Whether the reader may see the restricted reports of a case; see
    ///     ``Case/shownPlace(withRestricted:)``.
    ///   - namesReturns: Whether the reader may see the cases whose trouble has come back.
    package init(
        _ projector: Projector, detail: Detail, seesRestricted: @escaping @Sendable (Case) -> Bool,
        namesReturns: Bool = true,
        members: @escaping GeoJSON.Members = { _, _ in }
    ) {
        self.projector = projector
        self.detail = detail
        self.seesRestricted = seesRestricted
        self.namesReturns = namesReturns
        self.members = members
    }

    package func header() -> [UInt8] { GeoJSON.collectionHeader }

    package func item(_ listed: ListedCase, isFirst: Bool) throws(ProjectionFault) -> [UInt8] {
        let item = listed.case
        return try GeoJSON.feature(isFirst: isFirst) { (feature) throws(ProjectionFault) in
            feature.member("id", item.id)
            try feature.point(shownPlace(of: item).map { detail.shown($0.place) }, projector)
            feature.object("properties") {
                write(item, to: &$0)
                write(detail.shown(listed.latest), to: &$0)
            }
        }
    }

    package func footer(after count: Int) -> [UInt8] { GeoJSON.collectionFooter { members(&$0, count) } }

    private func shownPlace(of item: Case) -> ShownPlace? {
        item.shownPlace(withRestricted: seesRestricted(item))
    }

    private func write(_ item: Case, to properties: inout JSONObject) {
        properties.member("id", item.id)
        properties.member("municipality", item.municipality)
        properties.member("group", item.group)
        properties.member("status", item.status)
        properties.member("state", item.state.kind.rawValue)
        properties.member("assignee", item.assignee?.description)
        properties.member("openedAt", item.opened)
        properties.member("changedAt", item.changed)
        properties.member("version", item.version)
        properties.member("firstObservedAt", item.firstObserved)
        properties.member("lastObservedAt", item.lastObserved)
        properties.member("reports", item.reportCount)
        properties.member("reporters", item.reporterCount)
        properties.member("withheldReports", item.withheldCount(withRestricted: seesRestricted(item)))
        properties.member("placeIsApproximate", shownPlace(of: item)?.isApproximate ?? false)
        properties.memberIfPresent("mergedInto", item.mergedInto)
        if namesReturns {
            properties.memberIfPresent("returnOf", item.shownReturn(withRestricted: seesRestricted(item)))
        }
        properties.member("due", item.due)
        properties.array("units") { units in
            for assignment in item.units {
                units.object {
                    $0.member("id", assignment.unit)
                    $0.member("name", assignment.unitName.swedish)
                    $0.member("reason", assignment.reason.swedish)
                    $0.member("since", assignment.since)
                    $0.member("due", assignment.due)
                }
            }
        }
    }

    private func write(_ latest: Report?, to properties: inout JSONObject) {
        guard let latest else { return properties.null("latestReport") }
        properties.object("latestReport") {
            $0.member("id", latest.id)
            $0.member("reference", latest.reference)
            $0.member("receivedAt", latest.received)
            $0.member("text", latest.text)
        }
    }
}
