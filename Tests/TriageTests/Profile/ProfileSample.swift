import Triage

/// A small profile, to change one thing in at a time.
enum ProfileSample {
    static let profile = """
        municipality: "1060"
        name: Olofström
        reference-prefix: OLO
        oldest-observation-days: 730
        categories:
          - code: lighting
            name: { sv: Belysning, en: Lighting }
            joining: { reach-metres: 60, memory-days: 180, minimum: 1, extent-metres: 400 }
            questions:
              - code: lamp-number
                text: { sv: Vilket nummer har stolpen?, en: Which number has the post? }
                required: true
              - code: how
                text: { sv: Hur är det?, en: How is it? }
                choices: [ { code: dark, text: { sv: Mörkt, en: Dark } }, { code: flicker, text: { sv: Blinkar, en: Flickers } } ]
          - code: drugs
            name: { sv: Narkotika, en: Drugs }
            joining: { reach-metres: 75, memory-days: 180, minimum: 1, extent-metres: 400 }
          - code: speeding
            name: { sv: Fortkörning, en: Speeding }
            group: traffic
            joining: { reach-metres: 150.5, memory-days: 180, minimum: 2, extent-metres: 400 }
          - code: mopeds
            name: { sv: Mopeder, en: Mopeds }
            group: traffic
            joining: { reach-metres: 150.5, memory-days: 180, minimum: 2, extent-metres: 400 }
          - code: visibility
            name: { sv: Skymd sikt, en: Blocked view }
            joining: { reach-metres: 75, memory-days: 180, minimum: 1, extent-metres: 400 }
        units:
          - code: gata-park
            name: { sv: Gata och park, en: Streets and parks }
            kind: department
            channels:
              - { webhook: "https://example.se/hook", secret: GATA_PARK }
              - { email: felanmalan@example.se }
          - code: lpo
            name: { sv: Lokalpolisområdet, en: Local police }
            kind: police
          - code: trafikverket
            name: { sv: Trafikverket, en: Transport Administration }
            kind: road-authority
          - code: kontaktcenter
            name: { sv: Kontaktcenter, en: Contact centre }
            kind: department

        """

    static let routing = """
        fallback: { units: [kontaktcenter], deadline-working-days: 5, reason: { sv: Ingen regel passar., en: No rule fits. } }
        rules:
          - id: lighting-state-road
            when:
              category: [lighting]
              road-owner: [state]
            units: [trafikverket]
            deadline-working-days: 10
            reason: { sv: Belysningen står vid statlig väg., en: The lighting stands on a state road. }
          - id: drugs
            when:
              category: [drugs]
              source: [police, resident]
              hours: "18-06"
              weekdays: [fri, sat]
              reports-at-least: 3
              words: [knark*]
            units: [lpo, gata-park]
            reason: { sv: Polisen möter narkotika., en: The police meet drugs. }

        """

    static func document() throws -> ProfileDocument {
        try ProfileDocument(profileYAML: profile, routingYAML: routing)
    }
}
