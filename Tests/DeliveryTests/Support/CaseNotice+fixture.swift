import Geometry
import Reports
import TestSupport

@testable import Delivery

extension OutboxMessage {
    static func fixture(
        _ notice: CaseNotice, to channel: Channel, id: Int64 = 1, digestAt: Timestamp? = nil
    ) throws -> OutboxMessage {
        OutboxMessage(
            id: id, unit: notice.assignment.unit, case: notice.case, channel: channel,
            payload: .notice(notice), created: notice.at, digestAt: digestAt, attempts: 0, state: .waiting,
            lastFault: nil)
    }
}

extension CaseNotice {
    static func fixture(
        text: String? = "Lampan är trasig.", place: Place? = try? .olofstrom(),
        due: CivilDate? = CivilDate("2026-12-04"), event: CaseNotice.Event = .assigned,
        case number: UInt64 = 2, reference: String = "OLO-7K3M-9Q", other: Case.ID? = nil,
        placeWords: String? = nil,
        categoryName: Bilingual? = Bilingual(swedish: "Belysning", english: "Lighting")
    ) throws -> CaseNotice {
        CaseNotice(
            event: event, case: Identifier(high: 1, low: number), other: other,
            municipality: try MunicipalityCode("0880").orFail(),
            assignment: Assignment(
                unit: try Code("gata-park").orFail(),
                unitName: Bilingual(swedish: "Gata och park", english: "Streets and parks"), rule: "lighting",
                reason: Bilingual(swedish: "Kommunens belysning.", english: "The municipality's lighting."),
                since: .friday, due: due),
            category: try Code("lighting").orFail(), categoryName: categoryName,
            reference: try Reference(reference).orFail(),
            text: text, place: place, placeWords: placeWords, observed: .friday,
            at: .friday.adding(.minutes(5)))
    }
}
