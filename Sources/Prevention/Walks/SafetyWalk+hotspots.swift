package import Geometry
package import Reports

extension KeptHotspot {
    /// How far outside its radius a stop that was chosen from it may lie: people stop where they can stand and look.
    package static let stopReach = Distance(centimetres: 25_000)

    /// How far from its centre a stop that was chosen from it may lie.
    package var stopLimit: Distance {
        Distance(metres: radius.metres + Self.stopReach.metres) ?? Self.stopReach
    }
}

extension SafetyWalk.Stop {
    /// Why it cannot have been chosen from a hotspot: it lies elsewhere. Nil where it can.
    package func elsewhere(than hotspot: KeptHotspot) -> Bilingual? {
        let distance = place.distance(to: hotspot.centre)
        guard distance > hotspot.stopLimit else { return nil }
        let (far, most) = (Int(distance.metres.rounded()), Int(hotspot.stopLimit.metres.rounded()))
        return Bilingual(
            swedish:
                "Stoppet ligger \(far) m från platsens mitt, högst \(most) m går an. Ange en sparad plats som ligger vid stoppet, flytta stoppet, eller utelämna platsen.",
            english:
                "The stop lies \(far) m from the middle of the hotspot, at most \(most) m will do. Name a kept hotspot that lies at the stop, move the stop, or leave the hotspot out."
        )
    }

    /// The stop with the reasons that the hotspot had when it was kept, where nobody gave a reason.
    package func reasoned(by hotspot: KeptHotspot) -> SafetyWalk.Stop {
        guard reason.swedish.isEmpty, reason.english.isEmpty else { return self }
        return SafetyWalk.Stop(
            number: number, name: name, place: place, reason: hotspot.reason, hotspot: self.hotspot)
    }
}
