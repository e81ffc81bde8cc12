import FoundationEssentials
import GRDB
import Geometry
import Reports

/// A notice as JSON in `outbox.payload`. A shipped version is never changed: a new one is added, and the older still read.
struct StoredNotice: Codable {
    /// What is written to `outbox.notice_version`.
    static let version = 2

    /// Not in version 1, whose notices were all of new cases.
    private let event: String?
    private let `case`: String
    private let other: String?
    private let municipality: String
    private let unit: String
    private let unitName: Words
    private let rule: String
    private let reason: Words
    /// Milliseconds since 1970, as all moments here.
    private let since: Int64
    private let due: String?
    private let category: String
    /// Not in version 1.
    private let categoryName: Words?
    private let reference: String
    private let text: String?
    private let northingCentimetres: Int32?
    private let eastingCentimetres: Int32?
    private let placeWords: String?
    private let observed: Int64
    private let at: Int64

    private struct Words: Codable {
        let sv: String
        let en: String

        init(_ words: Bilingual) {
            sv = words.swedish
            en = words.english
        }

        var bilingual: Bilingual { Bilingual(swedish: sv, english: en) }
    }

    private init(_ notice: CaseNotice) {
        event = notice.event.rawValue
        `case` = notice.case.description
        other = notice.other?.description
        municipality = notice.municipality.description
        unit = notice.assignment.unit.description
        unitName = Words(notice.assignment.unitName)
        rule = notice.assignment.rule
        reason = Words(notice.assignment.reason)
        since = notice.assignment.since.milliseconds
        due = notice.assignment.due?.description
        category = notice.category.description
        categoryName = notice.categoryName.map(Words.init)
        reference = notice.reference.description
        text = notice.text
        northingCentimetres = notice.place?.northingCentimetres
        eastingCentimetres = notice.place?.eastingCentimetres
        placeWords = notice.placeWords
        observed = notice.observed.milliseconds
        at = notice.at.milliseconds
    }

    private var notice: CaseNotice? {
        guard let event = event.map(CaseNotice.Event.init(rawValue:)) ?? .assigned,
            let `case` = Case.ID(self.case), let municipality = MunicipalityCode(self.municipality),
            let unit = Code<Unit>(self.unit), let since = Timestamp(milliseconds: since),
            let category = Code<Reports.Category>(self.category), let reference = Reference(self.reference),
            let observed = Timestamp(milliseconds: observed), let at = Timestamp(milliseconds: at)
        else { return nil }
        var place: Place?
        if let northingCentimetres, let eastingCentimetres {
            place = Place(
                northingCentimetres: northingCentimetres, eastingCentimetres: eastingCentimetres)
        }
        return CaseNotice(
            event: event, case: `case`, other: other.flatMap { Case.ID($0) }, municipality: municipality,
            assignment: Assignment(
                unit: unit, unitName: unitName.bilingual, rule: rule, reason: reason.bilingual, since: since,
                due: due.flatMap { CivilDate($0) }),
            category: category, categoryName: categoryName?.bilingual, reference: reference, text: text,
            place: place,
            placeWords: placeWords, observed: observed, at: at)
    }

    static func json(_ notice: CaseNotice) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(StoredNotice(notice))
    }

    /// Nil when the bytes are no notice of this version, or the version is not known.
    static func notice(_ json: Data, version: Int) -> CaseNotice? {
        guard (1...self.version).contains(version),
            let stored = try? JSONDecoder().decode(StoredNotice.self, from: json),
            version == 1 || stored.event != nil
        else { return nil }
        return stored.notice
    }
}
