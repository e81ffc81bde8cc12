package import Geometry
package import Reports

/// Where a finding may lie, and which case it may join.
extension Finding {
    /// How far from its stop, and from the case that it joins, a finding may lie.
    package static let farthestMetres = 500

    /// Whether a place is too far from another for both to be of one finding; then how far, in whole metres.
    package static func tooFar(_ place: Place, from other: Place) -> Int? {
        let metres = place.distance(to: other).metres
        return metres > Double(farthestMetres) ? Int(metres.rounded()) : nil
    }

    /// Why nothing can have been found at a place on a stop of a walk, with what to do; nil where it can.
    package static func refusal(of place: Place, at stop: SafetyWalk.Stop) -> Bilingual? {
        guard let metres = tooFar(place, from: stop.place) else { return nil }
        return Bilingual(
            swedish:
                "Platsen ligger \(metres) m från stoppet, och får ligga högst \(farthestMetres) m från det. Välj ett annat stopp, eller rätta platsen.",
            english:
                "The place lies \(metres) m from the stop, and may lie at most \(farthestMetres) m from it. Choose another stop, or correct the place."
        )
    }

    /// Why it cannot join a case that somebody sees, with what to do; nil where it can.
    ///
    /// - Parameters:
    ///   - place: Where the case is shown to lie; nil where that is nowhere.
    ///   - seesRestricted: Whether whoever joins them sees the restricted reports of the case.
    package func refusal(toJoin other: Case, lyingAt place: Place?, seesRestricted: Bool) -> Bilingual? {
        if other.restrictedCount > 0, other.restrictedCount == other.reportCount, !seesRestricted {
            return Bilingual(
                swedish:
                    "Ärendet har bara begränsade rapporter, och du skulle inte se iakttagelsen mer. Be någon som får läsa sådana att ansluta den, eller välj ett annat ärende.",
                english:
                    "The case has restricted reports alone, and you would see the finding no more. Ask somebody who may read such to join them, or choose another case."
            )
        }
        guard other.status.takesReports else {
            return Bilingual(
                swedish: "Ärendet är avslutat. Öppna det igen, eller välj ett annat ärende.",
                english: "The case is closed. Open it again, or choose another case.")
        }
        guard let place, let metres = Self.tooFar(place, from: self.place) else { return nil }
        return Bilingual(
            swedish:
                "Ärendet ligger \(metres) m från iakttagelsen, och får ligga högst \(Self.farthestMetres) m från den. Välj ett närmare ärende, eller gör iakttagelsen till ett eget.",
            english:
                "The case lies \(metres) m from the finding, and may lie at most \(Self.farthestMetres) m from it. Choose a nearer case, or make the finding one of its own."
        )
    }
}
