/// What the law on municipalities' crime prevention (Lag 2023:196) asks of a municipality, as far as it can be told done on a day.
/// The raw values are kept.
package enum Duty: String, CaseIterable, Hashable, Sendable {
    case picture, plan, agreements, council, coordination, report, cameras

    /// As Swedish law is quoted.
    package static let law = "2023:196"
}

extension Duty {
    package var name: Bilingual {
        switch self {
        case .picture: Bilingual(swedish: "Lägesbilden", english: "The situational picture")
        case .plan: Bilingual(swedish: "Åtgärdsplanen", english: "The action plan")
        case .agreements: Bilingual(swedish: "Överenskommelser", english: "Agreements")
        case .council: Bilingual(swedish: "Rådet", english: "The council")
        case .coordination: Bilingual(swedish: "Samordningen", english: "The coordination")
        case .report:
            Bilingual(swedish: "Rapporten till fullmäktige", english: "The report to the municipal council")
        case .cameras:
            Bilingual(swedish: "Behovet av kamerabevakning", english: "The need for camera surveillance")
        }
    }

    /// Where it stands in the law.
    package var sections: Bilingual {
        switch self {
        case .picture: Bilingual(swedish: "4 och 6 §§", english: "sections 4 and 6")
        case .plan: Bilingual(swedish: "5 och 6 §§", english: "sections 5 and 6")
        case .agreements: Bilingual(swedish: "8 och 9 §§", english: "sections 8 and 9")
        case .council: Bilingual(swedish: "10 §", english: "section 10")
        case .coordination: Bilingual(swedish: "11 och 12 §§", english: "sections 11 and 12")
        case .report: Bilingual(swedish: "13 §", english: "section 13")
        case .cameras: Bilingual(swedish: "14 §", english: "section 14")
        }
    }

    /// What is to be done, in plain words.
    package var meaning: Bilingual {
        switch self {
        case .picture:
            Bilingual(
                swedish: "Gör en bild av brottsligheten i kommunen, och uppdatera den minst vartannat år.",
                english:
                    "Make a picture of crime in the municipality, and update it at least every second year.")
        case .plan:
            Bilingual(
                swedish: "Besluta vad som ska göras, och följ upp det minst vartannat år.",
                english: "Decide what is to be done, and follow it up at least every second year.")
        case .agreements:
            Bilingual(
                swedish:
                    "Verka för skriftliga överenskommelser med polisen och andra, med syfte och områden.",
                english:
                    "Work for written agreements with the police and others, that state purposes and areas.")
        case .council:
            Bilingual(
                swedish: "Håll ett råd som kommunen leder, med ledande företrädare för dem som berörs.",
                english: "Hold a council that the municipality leads, with leading people of those concerned."
            )
        case .coordination:
            Bilingual(
                swedish:
                    "Ha en funktion som samordnar arbetet, är kontaktpunkt och sprider kunskap till invånarna.",
                english:
                    "Have a function that coordinates the work, is its contact, and spreads knowledge to residents."
            )
        case .report:
            Bilingual(
                swedish: "Kommunstyrelsen, eller en annan nämnd, rapporterar löpande till fullmäktige.",
                english:
                    "The municipal board, or another committee, reports continuously to the municipal council."
            )
        case .cameras:
            Bilingual(
                swedish:
                    "Kommunen får bevaka med kamera för att offentliga platser ska vara trygga: pröva om det behövs.",
                english:
                    "The municipality may use cameras so that public places are safe: consider whether they are needed."
            )
        }
    }

    /// After how many months it is to be done again where nobody has decided otherwise; nil for whenever there is reason to.
    package var months: Int? {
        switch self {
        case .picture, .plan: 24
        case .agreements, .council, .coordination, .report: 12
        case .cameras: nil
        }
    }

    /// Whether the law says after how long at most; for others it is a habit, which the profile may change.
    package var hasLegalInterval: Bool { self == .picture || self == .plan }

    /// The day from which it was asked for, which is when it was due where it was never done; nil for what is only allowed.
    package var due: CivilDate? {
        switch self {
        case .plan: CivilDate(year: 2024, month: 7, day: 1)
        case .cameras: nil
        default: CivilDate(year: 2023, month: 7, day: 1)
        }
    }
}

/// What a municipality has decided of the law's clock.
package struct DutyTerms: Hashable, Sendable {
    /// Where reminders go; nil for none.
    package let reminders: EmailAddress?
    /// After how many months, for those that are done oftener, or by a habit of its own.
    package let months: [Duty: Int]

    package init(reminders: EmailAddress? = nil, months: [Duty: Int] = [:]) {
        self.reminders = reminders
        self.months = months
    }

    /// After how many months a duty is to be done again; what the law says is never made longer.
    package func months(of duty: Duty) -> Int? {
        guard let own = months[duty] else { return duty.months }
        guard duty.hasLegalInterval, let most = duty.months else { return own }
        return min(own, most)
    }
}
