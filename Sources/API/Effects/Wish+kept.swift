import Geometry
import Planning
import Prevention
import Reports

extension MeasureJudging.Wish {
    /// Whether a kept judgement is what was asked for, as far as that can be told of what is frozen: as many weeks as there are is another
    /// number with every week, and what was proposed may be proposed no more.
    func isAnswered(by kept: KeptJudgement) -> Bool {
        let asked = kept.parameters
        guard let ringed = kept.judgedBy, ringed.ring == ring else { return false }
        if let weeks, weeks != asked.before.count { return false }
        guard asked.categories.map(Set.init) == categories else { return false }
        if let control {
            guard EffectPlaceText.text(control.place) == asked.control else { return false }
        } else if MeasureJudging.Gathered.isChosen(kept.why) {
            return false
        }
        switch ringed.treated {
        case .circle(_, let radius): return (reach ?? Radius(metres: EffectPlace.usualReach)) == radius
        case .corridor(_, let width): return (reach ?? Radius(metres: EffectPlace.usualCorridor)) == width
        case .area: return true
        }
    }
}
