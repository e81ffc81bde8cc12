package import Geometry
package import Reports
import Statistics

/// What was judged of a measure: its parameters, the answer, the reports it counted and a digest of them. Judged again from the same
/// reports with the same parameters it is the same.
///
/// A fall or a rise is said only when the weighted displacement difference and the rate ratio both say it; see ``EffectConclusion``.
package struct EffectJudgement: Hashable, Sendable {
    package let parameters: Parameters
    package let effect: MeasuredEffect
    /// The reports that were counted, by area, span, week and id.
    package let seen: [SeenReport]
    /// Of ``seen``: reports that come later, go or are moved change it.
    package let digest: [UInt8]

    /// All that the answer depends on but the reports.
    package struct Parameters: Hashable, Sendable {
        package let treated: EffectPlace
        package let control: EffectPlace
        /// How wide the rings about both are in which trouble may have moved; nil for none.
        package let ring: Radius?
        package let spans: EffectSpans
        /// Nil for all.
        package let categories: Set<Code<Category>>?

        package init(
            treated: EffectPlace, control: EffectPlace, ring: Radius?, spans: EffectSpans,
            categories: Set<Code<Category>>? = nil
        ) {
            (self.treated, self.control, self.ring) = (treated, control, ring)
            (self.spans, self.categories) = (spans, categories)
        }
    }

    /// The way of reckoning; grows by one when the same reports would give another answer.
    package static let method = 1

    /// Judges a measure by `reports`, those of ``EffectQuestion/filter(municipalities:includesRestricted:sight:)``.
    ///
    /// - Parameter hash: a cryptographic digest, such as SHA-256.
    package init(_ parameters: Parameters, among reports: [FoundReport], hash: ([UInt8]) -> [UInt8])
        throws(EffectQuestionFault)
    {
        let question = EffectQuestion(
            spans: parameters.spans, treated: parameters.treated.area, control: parameters.control.area,
            displacement: parameters.ring.map {
                MeasureEffect.Displacement(
                    treated: .ring(around: parameters.treated.area, width: $0),
                    control: .ring(around: parameters.control.area, width: $0))
            }, categories: parameters.categories)
        let study = try question.study(among: reports)
        self.parameters = parameters
        (effect, seen) = (study.effect, study.seen)
        digest = hash(Self.bytes(of: study.seen))
    }

    /// One that was kept.
    package init(_ parameters: Parameters, _ effect: MeasuredEffect, seen: [SeenReport], digest: [UInt8]) {
        (self.parameters, self.effect, self.seen, self.digest) = (parameters, effect, seen, digest)
    }

    /// What the digest is of: the way of reckoning, then twenty bytes a report: its id, area, span and week, the most significant first.
    package static func bytes(of seen: [SeenReport], method: Int = method) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(truncatingIfNeeded: method)]
        for report in seen {
            bytes += report.id.bytes
            bytes += [UInt8(report.area), report.isAfter ? 1 : 0]
            bytes += [UInt8(truncatingIfNeeded: report.week >> 8), UInt8(truncatingIfNeeded: report.week)]
        }
        return bytes
    }
}

extension EffectJudgement {
    /// The verdict with its figures, what would be enough where there are too few, and what reports cannot see.
    package var words: Bilingual {
        let isOpen = effect.verdict == .tooFewToSay
        let enough = effect.enough == nil ? Self.noNumber : effect.enough?.words
        return effect.words + (isOpen ? enough : nil) + Optional(Self.blindness)
    }

    /// Said where no reports are to be expected where the measure was.
    private static let noNumber = Bilingual(
        swedish:
            "Inget antal rapporter som de här skulle räcka för att se en halvering: välj ett större område eller fler kategorier.",
        english:
            "No number of reports like these would be enough to see a halving: choose a larger area or more categories."
    )

    /// What no reckoning of reports can see.
    package static let blindness = Bilingual(
        swedish:
            "Rapporter visar vad folk anmäler, inte vad som händer. En åtgärd kan få fler att anmäla (möten, skyltar, svar som gav förtroende) "
            + "eller färre (man tror att det är löst). Och en plats som valdes för att den nyss var ovanligt drabbad hade lugnat sig ändå.",
        english:
            "Reports show what people report, not what happens. A measure may make more people report (meetings, signs, answers that gave trust) or "
            + "fewer (it is thought to be solved). And a place chosen for having just been unusually bad would have calmed down anyway."
    )
}
