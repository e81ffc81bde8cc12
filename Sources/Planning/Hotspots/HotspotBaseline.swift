package import Reports

/// What the reports of a hotspot are compared with, to tell whether they are more than chance; the raw values are the words that
/// programs read.
package enum HotspotBaseline: String, Hashable, Sendable, CaseIterable {
    /// Were they spread evenly over the places where people report: then a busy street stands out for being busy.
    case even
    /// Were they spread as the reports of all categories together: so as people are, and as willing to report.
    case reports
    /// Were they spread as many as live in each district.
    case inhabitants
}

extension HotspotBaseline {
    package var words: Bilingual {
        switch self {
        case .even:
            Bilingual(
                swedish: "mot rapporter jämnt spridda", english: "against reports spread evenly")
        case .reports:
            Bilingual(
                swedish: "mot rapporter av alla slag", english: "against reports of all kinds")
        case .inhabitants:
            Bilingual(
                swedish: "mot hur många som bor i distrikten",
                english: "against how many live in the districts")
        }
    }
}
