package import Triage

extension ProfileDocument {
    /// Olofström with a rule for lighting, one for what three people have reported, and the contact centre for the rest.
    /// `minimum` is that of lighting, and `channels` are those of the unit for it; `routing` are other rules,
    /// and `more` what else the profile says.
    package static func fixture(
        municipality: String = "1060", minimum: Int = 1,
        channels: String = "[ { webhook: \"https://example.se/hook\", secret: GATA } ]",
        routing: String? = nil, more: String = ""
    ) throws -> ProfileDocument {
        let categories = [
            ("lighting", 60, minimum), ("drugs", 75, 1), ("speeding", 150, 1), ("visibility", 75, 1),
        ]
        let profile = """
            municipality: "\(municipality)"
            name: Olofström
            reference-prefix: OLO
            oldest-observation-days: 730
            categories:
            \(categories.map { category in
                """
                  - code: \(category.0)
                    name: { sv: \(category.0), en: \(category.0) }
                    joining: { reach-metres: \(category.1), memory-days: 180, minimum: \(category.2), extent-metres: 400 }
                """
            }.joined(separator: "\n"))
            units:
              - code: gata-park
                name: { sv: Gata och park, en: Streets and parks }
                kind: department
                channels: \(channels)
              - code: kontaktcenter
                name: { sv: Kontaktcenter, en: Contact centre }
                kind: department
            """
        let own = """
            fallback: { units: [kontaktcenter], deadline-working-days: 5, reason: { sv: Ingen regel., en: No rule. } }
            rules:
              - id: lighting
                when: { category: [lighting] }
                units: [gata-park]
                deadline-working-days: 10
                reason: { sv: Kommunens belysning., en: The municipality's lighting. }
              - id: many-voices
                when: { reporters-at-least: 3 }
                units: [kontaktcenter]
                reason: { sv: Flera har rapporterat., en: Several have reported. }
            """
        return try ProfileDocument(profileYAML: "\(profile)\n\(more)\n", routingYAML: routing ?? own)
    }
}
