package import Geometry
package import Reports
package import Statistics

/// An area that a measure might be compared with, and why.
package struct ControlProposal: Hashable, Sendable, Comparable {
    package let place: EffectPlace
    /// What people call it; nil for a circle that nobody has named.
    package let name: String?
    /// What it is called by where something is asked; nil for a circle.
    package let reference: String?
    package let centre: Place
    package let likeness: CourseLikeness
    /// How many weeks before the measure the courses were compared over.
    package let weeks: Int
    /// Its reports in the span before the measure, and those of the treated area.
    package let reports: Int
    package let treatedReports: Int
    /// How many weeks the span before the measure has.
    package let span: Int

    /// Why it is proposed, with its figures.
    package var reason: Bilingual {
        let (own, other) = (perMonth(reports), perMonth(treatedReports))
        let distance = Self.tenths(likeness.distance)
        let isAlike = likeness.distance < 1.5
        return Bilingual(
            swedish:
                "\(own.replacing(".", with: ",")) rapporter i månaden före åtgärden, mot \(other.replacing(".", with: ",")) där den gjordes. Över \(weeks) veckor, fyra i taget, skilde det \(distance.replacing(".", with: ",")) gånger "
                + "så mycket som slumpen gör mellan två lika områden: \(isAlike ? "de följdes åt" : "de följdes inte helt åt").",
            english:
                "\(own) reports a month before the measure, against \(other) where it was. Over \(weeks) weeks, four at a time, they differed by "
                + "\(distance) times what chance makes of two areas alike: \(isAlike ? "they kept together" : "they did not quite keep together")."
        )
    }

    private func perMonth(_ reports: Int) -> String {
        Self.tenths(Double(reports) / Double(max(1, span)) * 365.2425 / 84)
    }

    private static func tenths(_ number: Double) -> String {
        let (whole, tenth) = Int(min(1e6, (number * 10).rounded())).quotientAndRemainder(dividingBy: 10)
        return "\(whole).\(tenth)"
    }

    /// Most alike first; of as alike the one further north, then east.
    package static func < (one: ControlProposal, other: ControlProposal) -> Bool {
        if one.likeness.distance != other.likeness.distance {
            return one.likeness.distance < other.likeness.distance
        }
        return (one.centre.northingCentimetres, one.centre.eastingCentimetres)
            > (other.centre.northingCentimetres, other.centre.eastingCentimetres)
    }
}

/// An area that is looked at beside circles that nobody has named: one of the layer that the treated area is of, or a kept hotspot.
package struct ControlCandidate: Sendable {
    package let place: EffectPlace
    package let name: String?
    /// `district/holje`; nil for a circle.
    package let reference: String?

    package init(_ place: EffectPlace, name: String?, reference: String? = nil) {
        (self.place, self.name, self.reference) = (place, name, reference)
    }
}
