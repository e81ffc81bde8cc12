package import Geometry
package import Reports
package import Statistics

/// An area that a measure might be compared with, and why.
package struct ControlProposal: Hashable, Sendable, Comparable {
    package let place: EffectPlace
    package let centre: Place
    package let likeness: CourseLikeness
    /// How many weeks before the measure the courses were compared over.
    package let weeks: Int
    /// Its reports in the span before the measure, and those of the treated area.
    package let reports: Int
    package let treatedReports: Int

    /// Why it is proposed, with its figures.
    package var reason: Bilingual {
        let times = Int(min(1e6, (likeness.distance * 10).rounded()))
        let (whole, tenth) = times.quotientAndRemainder(dividingBy: 10)
        let isAlike = likeness.distance < 1.5
        return Bilingual(
            swedish:
                "\(reports) rapporter före åtgärden, mot \(treatedReports) där den gjordes. Över \(weeks) veckor, fyra i taget, skilde det \(whole),\(tenth) gånger "
                + "så mycket som slumpen gör mellan två lika områden: \(isAlike ? "de följdes åt" : "de följdes inte helt åt").",
            english:
                "\(reports) reports before the measure, against \(treatedReports) where it was. Over \(weeks) weeks, four at a time, they differed by "
                + "\(whole).\(tenth) times what chance makes of two areas alike: \(isAlike ? "they kept together" : "they did not quite keep together")."
        )
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
