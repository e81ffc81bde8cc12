import Geometry
import Reports

/// In which language units read their e-mail.
package enum NoticeLanguage: Hashable, CaseIterable, Sendable {
    case swedish, english

    /// - Parameter code: `sv` or `en`.
    package init?(code: String) {
        switch code {
        case "sv": self = .swedish
        case "en": self = .english
        default: return nil
        }
    }

    func callAsFunction(_ words: Bilingual) -> String {
        switch self {
        case .swedish: words.swedish
        case .english: words.english
        }
    }
}

/// The sentences of a notice by e-mail.
enum NoticeWords {
    static func subject(_ notice: CaseNotice) -> Bilingual {
        let (headline, matter) = (headline(notice.event), matter(notice))
        return Bilingual(
            swedish: "\(headline.swedish): \(matter.swedish)",
            english: "\(headline.english): \(matter.english)")
    }

    /// What it is about: the category, and the report by which people speak of it.
    static func matter(_ notice: CaseNotice) -> Bilingual {
        let code = notice.category.description
        let name = notice.categoryName ?? Bilingual(swedish: code, english: code)
        return Bilingual(
            swedish: "\(name.swedish) (\(notice.reference))", english: "\(name.english) (\(notice.reference))"
        )
    }

    private static func headline(_ event: CaseNotice.Event) -> Bilingual {
        switch event {
        case .assigned: Bilingual(swedish: "Nytt ärende", english: "New case")
        case .reported: Bilingual(swedish: "Ny rapport i ärende", english: "New report in case")
        case .placed: Bilingual(swedish: "Rapport placerad", english: "Report placed")
        case .merged: Bilingual(swedish: "Sammanslagna ärenden", english: "Cases merged")
        case .split: Bilingual(swedish: "Delat ärende", english: "Case split")
        case .closed: Bilingual(swedish: "Avslutat ärende", english: "Case closed")
        case .reopened: Bilingual(swedish: "Ärende öppnat igen", english: "Case reopened")
        case .withdrawn: Bilingual(swedish: "Ärende inte längre ert", english: "Case no longer yours")
        case .due: Bilingual(swedish: "Sista dag för ärende", english: "Last day for case")
        }
    }

    /// What has happened.
    static func happened(_ notice: CaseNotice) -> Bilingual {
        let id = notice.case
        let other = notice.other?.description
        switch notice.event {
        case .assigned:
            let unit = notice.assignment.unitName
            return Bilingual(
                swedish: "Ärende \(id) har fördelats till \(unit.swedish).",
                english: "Case \(id) has been assigned to \(unit.english).")
        case .reported:
            return Bilingual(
                swedish: "Ännu en rapport har kommit till ärende \(id).",
                english: "Another report has come to case \(id).")
        case .placed:
            return Bilingual(
                swedish: "En rapport i ärende \(id) har fått en plats på kartan.",
                english: "A report in case \(id) has been given a place on the map.")
        case .merged:
            return Bilingual(
                swedish: "Ärende \(other ?? "–") har slagits ihop med ärende \(id) och fortsätter där.",
                english: "Case \(other ?? "–") has been merged into case \(id) and goes on there.")
        case .split:
            return Bilingual(
                swedish: "En del av ärende \(id) hanteras nu i ärende \(other ?? "–").",
                english: "A part of case \(id) is now handled in case \(other ?? "–").")
        case .closed:
            return Bilingual(
                swedish: "Ärende \(id) har avslutats.", english: "Case \(id) has been closed.")
        case .reopened:
            return Bilingual(
                swedish: "Ärende \(id) har öppnats igen.", english: "Case \(id) has been reopened.")
        case .withdrawn:
            let unit = notice.assignment.unitName
            return Bilingual(
                swedish: "\(unit.swedish) ansvarar inte längre för ärende \(id).",
                english: "\(unit.english) is no longer responsible for case \(id).")
        case .due:
            return Bilingual(
                swedish: "Tiden för att åtgärda ärende \(id) går ut.",
                english: "The time to deal with case \(id) is running out.")
        }
    }

    /// Who answers for a case that is no news to the unit, and why.
    static func responsible(_ assignment: Assignment) -> Bilingual {
        Bilingual(
            swedish: "Ansvarig: \(assignment.unitName.swedish). \(assignment.reason.swedish)",
            english: "Responsible: \(assignment.unitName.english). \(assignment.reason.english)")
    }

    static func because(_ reason: Bilingual) -> Bilingual {
        Bilingual(swedish: "Skäl: \(reason.swedish)", english: "Reason: \(reason.english)")
    }

    static func due(_ day: CivilDate) -> Bilingual {
        Bilingual(swedish: "Åtgärda senast \(day).", english: "To be dealt with by \(day).")
    }

    /// By the Swedish clock.
    static func seen(_ moment: Timestamp) -> Bilingual {
        let time = SwedishTime(moment).description
        return Bilingual(swedish: "Sett: \(time)", english: "Seen: \(time)")
    }

    /// Instead of the words of a restricted report.
    static let restricted = Bilingual(
        swedish: "Rapporten har begränsad åtkomst och läses i tjänsten.",
        english: "The report is restricted and is to be read in the service.")

    /// After the place of a restricted report.
    static let approximatePlace = Bilingual(
        swedish:
            "Platsen är ungefärlig: mitten av en ruta på \(Place.squareOfRestricted) m. Den exakta läses i tjänsten.",
        english:
            "The place is approximate: the middle of a square of \(Place.squareOfRestricted) m. The exact one is to be read in the service."
    )

    /// - Parameter words: Those of the reporter.
    static func place(called words: String) -> Bilingual {
        Bilingual(swedish: "Plats, med rapportörens ord: \(words)", english: "Place, as reported: \(words)")
    }

    /// - Parameter coordinates: In the order of the reference system's axes.
    static func place(in system: String, _ coordinates: String) -> Bilingual {
        Bilingual(swedish: "Plats (\(system)): \(coordinates)", english: "Place (\(system)): \(coordinates)")
    }
}
