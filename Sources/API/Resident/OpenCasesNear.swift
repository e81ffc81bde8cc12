import Exports
package import Geometry
package import Intake
import JSON
package import Projection
package import Reports
import Triage
import Web

/// The open cases near where a resident is about to report, so that one and the same trouble gets voices rather than texts.
extension APIService {
    /// An open case as whoever passes by may know of it: of what sort it is, how far away, and in which month it was last reported. No word of
    /// a report, no number and no day: of one report those could tell somebody's neighbours who sent it. See decision 0028.
    package struct NearbyCase: Hashable, Sendable {
        let id: Case.ID
        package let category: Category
        /// From the place asked about to the nearest report of it.
        package let distance: Distance
        /// The first day of the month in which the latest of its reports close by came in.
        package let month: CivilDate
        let nearest: Report

        /// What it is called on a page that everybody sees: the half of its id that is chance alone. The other half is the moment at which
        /// its first report came in.
        package var mark: String { id.bytes.suffix(8).hexadecimal }
    }

    /// How many are told of.
    private static let mostNearby = 5
    private static let mostReportsLookedAt = 200

    /// The open cases that a report about this, here, would or might join: within the reach of the category's rule, nearest first. None
    /// with a restricted report in it, and none where the category has a question that must be answered.
    package func openCases(
        near position: GeographicPosition, about category: Code<Category>, at now: Timestamp
    ) async throws -> [NearbyCase] {
        guard let place = try? projector.place(of: position), let profile = profile(holding: place, at: now),
            let wanted = profile.category(category), !wanted.questions.contains(where: \.isRequired)
        else { return [] }
        let group = profile.categories.filter { $0.group == wanted.group }
        let filter = ReportFilter(
            municipalities: [profile.municipality], categories: Set(group.map(\.code)),
            statuses: [.open, .inProgress])
        let found = try await store.reports(
            near: place, within: wanted.joining.reach, matching: filter,
            page: PageRequest(limit: Self.mostReportsLookedAt))
        let reports = try await store.reports(found.elements.map(\.id))
        let latest = Dictionary(reports.map { ($0.case, $0.report.received) }) { max($0, $1) }
        var cases: [NearbyCase] = []
        for filed in reports {
            guard cases.count < Self.mostNearby, !cases.contains(where: { $0.id == filed.case }),
                let at = filed.report.whereabouts.place, let kind = profile.category(filed.report.category),
                let found = try await store.case(filed.case, in: [profile.municipality]),
                found.restrictedCount == 0
            else { continue }
            cases.append(
                NearbyCase(
                    id: found.id, category: kind, distance: at.distance(to: place),
                    month: Self.month(of: latest[filed.case] ?? filed.report.received), nearest: filed.report)
            )
        }
        return cases
    }

    private static func month(of moment: Timestamp) -> CivilDate {
        let day = SwedishTime(moment).date
        return day.adding(days: 1 - day.day)
    }

    /// Adds a voice to one of ``openCases(near:about:at:)``: a report without words of its own, at the place of the case's nearest
    /// report, so that it joins the case. See decision 0028.
    ///
    /// - Parameters:
    ///   - mark: ``NearbyCase/mark`` of the case.
    ///   - key: As in ``send(_:key:from:at:)``.
    /// - Throws: 404 when the case is none of them any longer, and what sending throws.
    package func addVoice(
        to mark: String, near position: GeographicPosition, about category: Code<Category>, key: String,
        from network: NetworkSource?, at now: Timestamp
    ) async throws -> ResidentReceipt {
        guard
            let found = try await openCases(near: position, about: category, at: now).first(where: {
                $0.mark == mark
            }), let place = found.nearest.whereabouts.place
        else { throw Problem.notFound }
        return try await send(
            submission(
                about: found.category.code, in: found.nearest.municipality, at: place,
                text: "Jag ser det också. (Skickat utan egna ord.)"),
            key: key, from: network, at: now)
    }

    /// A submission at a place that is known.
    func submission(
        about category: Code<Category>, in municipality: MunicipalityCode, at place: Place, text: String
    ) throws -> JSONValue {
        let position = try projector.position(of: place)
        let bytes = JSONWriter.object {
            $0.member("category", category)
            $0.member("text", text)
            $0.member("municipality", municipality)
            $0.object("place") { $0.point(position) }
        }
        return try JSONValue(parsing: bytes)
    }

    /// The profile of the municipality in which a place lies.
    func profile(holding place: Place, at now: Timestamp) -> Profile? {
        areas().area(of: .municipality, holding: place, on: SwedishTime(now).date)
            .flatMap { MunicipalityCode($0.area.code) }.flatMap { served[$0]?.profile }
    }
}
