import Reports
import Web

extension PageRoutes {
    /// What becomes of what is reported, and who is responsible: what somebody who reports is told (articles 13 and 14 of the GDPR).
    var privacyPage: Route {
        openPage("/personuppgifter", Bilingual(swedish: "Personuppgifter", english: "Personal data")) {
            _, visit in
            let words = frame.words[visit.language]
            let profiles = frame.municipalities.profiles
            var page = Page(template: "privacy", title: words["privacy-title"])
            page.content["answering"] = profiles.map {
                ShownController(
                    $0, arms: frame.municipalities.arms(of: $0, at: files.addresses), words: words)
            }
            page.content["kept"] = profiles.compactMap { profile in
                profile.dataProtection.kept.map { kept in
                    (profiles.count == 1 ? "" : "\(profile.name): ") + kept.text(in: visit.language)
                }
            }
            page.content["isKeptUnsaid"] = profiles.contains { $0.dataProtection.kept == nil }
            return page
        }
    }
}

/// Who answers for the personal data of a municipality's reports, and whom to ask.
struct ShownController: Sendable {
    let name: String
    let arms: ShownArms?
    let who: String
    let email: String?
    let phone: Phone?
    let page: String?
    let hasContact: Bool

    struct Phone: Sendable {
        let text: String
        /// With nothing but digits and a plus, as a `tel:` address has it.
        let number: String
    }

    init(_ profile: Profile, arms: ShownArms?, words: Words) {
        let contact = profile.dataProtection.contact
        name = profile.name
        self.arms = arms
        who = ServedMunicipalities.controller(of: profile, words)
        email = contact?.email?.description
        phone = contact?.phone.map { text in
            Phone(text: text, number: text.filter { $0.isNumber || $0 == "+" })
        }
        page = contact?.page
        hasContact = contact != nil
    }
}
