import Reports
import Web

extension PageRoutes {
    /// How accessible the pages are, what is lacking, and whom to tell: what 13 § of lag (2018:1937) asks for.
    var accessibilityPage: Route {
        openPage("/tillganglighet", Bilingual(swedish: "Tillgänglighet", english: "Accessibility")) {
            _, visit in
            Page(template: "accessibility", title: frame.words[visit.language]["accessibility-title"])
        }
    }
}
