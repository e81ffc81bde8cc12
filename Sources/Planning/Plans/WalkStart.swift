package import Reports

/// When to set out on a walk, and what to know about the dark that evening.
package struct WalkStart: Hashable, Sendable {
    /// To the nearest five minutes; nil when the sun neither passes 6° below the horizon nor sets.
    package let moment: Timestamp?
    package let darkness: Darkness

    package init(moment: Timestamp?, darkness: Darkness) {
        self.moment = moment
        self.darkness = darkness
    }

    package enum Darkness: Sendable {
        case dusk
        /// The sun sets, but the night never gets dark; the time is that of sunset.
        case sunsetOnly
        case midnightSun
        /// The sun does not come so high that dusk could fall.
        case darkAllDay
    }

    /// What a planner must be told; nil on an evening with a dusk.
    package var note: Bilingual? {
        switch darkness {
        case .dusk: nil
        case .sunsetOnly:
            Bilingual(
                swedish: "Den kvällen blir det inte mörkt: solen går ner men skymningen varar hela natten. "
                    + "Tiden räknas från solnedgången. Välj ett datum senare på året för att se belysningen.",
                english: "It does not get dark that evening: the sun sets, but twilight lasts all night. "
                    + "The time is counted from sunset. Choose a later date to see the lighting.")
        case .midnightSun:
            Bilingual(
                swedish: "Den kvällen finns ingen skymning: solen går inte ner. "
                    + "Välj ett annat datum, eller bestäm tiden själv.",
                english: "There is no dusk that evening: the sun does not set. "
                    + "Choose another date, or decide on the time yourself.")
        case .darkAllDay:
            Bilingual(
                swedish: "Den dagen finns ingen skymning: det är mörkt hela dygnet. Bestäm tiden själv.",
                english: "There is no dusk that day: it is dark all day. Decide on the time yourself.")
        }
    }
}
