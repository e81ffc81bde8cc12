import Reports
import Web

extension PageRoutes {
    /// What becomes of what is reported, and who is responsible: what somebody who reports is told (articles 13 and 14 of the GDPR).
    var privacyPage: Route {
        openPage("/personuppgifter", Bilingual(swedish: "Personuppgifter", english: "Personal data")) {
            _, visit in
            Page(template: "privacy", title: frame.words[visit.language]["privacy-title"])
        }
    }
}
