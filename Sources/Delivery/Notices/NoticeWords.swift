import Geometry
import Reports

/// In which language units read their e-mail.
package enum NoticeLanguage: CaseIterable, Sendable {
    case swedish, english

    func callAsFunction(_ words: Bilingual) -> String {
        switch self {
        case .swedish: words.swedish
        case .english: words.english
        }
    }
}

/// The sentences of a notice by e-mail.
enum NoticeWords {
    static func newCase(_ category: Code<Category>, _ reference: Reference) -> Bilingual {
        Bilingual(
            swedish: "Nytt ärende: \(category) (\(reference))",
            english: "New case: \(category) (\(reference))")
    }

    static func assigned(_ id: Case.ID, to unit: Bilingual) -> Bilingual {
        Bilingual(
            swedish: "Ärende \(id) har fördelats till \(unit.swedish).",
            english: "Case \(id) has been assigned to \(unit.english).")
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

    /// - Parameter coordinates: In the order of the reference system's axes.
    static func place(in system: String, _ coordinates: String) -> Bilingual {
        Bilingual(swedish: "Plats (\(system)): \(coordinates)", english: "Place (\(system)): \(coordinates)")
    }
}
