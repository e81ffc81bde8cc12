import Geometry
package import JSON
package import Planning
package import Prevention
package import Projection
package import Reports
import Statistics

/// Judgements of measures as every answer tells them, in the language of `text`: one of the two languages of a text.
extension JSONObject {
    /// What was judged, with what and how: the members of an effect, its chance, what would be enough, and its months.
    ///
    /// - Parameter part: What is said first to whoever sees a part of the reports alone: the words are of that part.
    package mutating func judgement(
        _ judgement: EffectJudgement, control name: String?, why: Bilingual, ofPart part: Bilingual? = nil,
        _ projector: Projector, _ text: (Bilingual) -> String
    ) throws(ProjectionFault) {
        let (parameters, effect) = (judgement.parameters, judgement.effect)
        try place("treated", parameters.treated, projector)
        try object("control") { (object) throws(ProjectionFault) in
            try object.place("place", parameters.control, projector)
            object.member("name", name)
            object.member("why", text(why))
        }
        member("ringMetres", parameters.ring?.metres, decimals: 2)
        member("categories", parameters.categories?.sorted())
        EffectJSON.write(effect, to: &self)
        member("chance", effect.chance, decimals: 6)
        if let enough = effect.enough {
            object("enough") {
                $0.member("reports", enough.reports)
                $0.member("months", enough.months)
            }
        } else {
            null("enough")
        }
        member("words", text(part.map { $0 + " " + judgement.words } ?? judgement.words))
        object("weeks") { object in
            for (name, weekly) in zip(JudgementArea.allCases, effect.weekly) {
                object.object(name.rawValue) {
                    $0.member("before", weekly.before)
                    $0.member("after", weekly.after)
                }
            }
        }
        member("digest", judgement.digest.hexadecimal)
    }

    /// What is proposed to compare with; `control` is what to ask for it by.
    package mutating func proposals(
        _ proposals: [ControlProposal], _ projector: Projector, _ text: (Bilingual) -> String
    ) throws(ProjectionFault) {
        try array("proposals") { (array) throws(ProjectionFault) in
            for proposal in proposals {
                let reference = try proposal.reference(projector)
                try array.object { (object) throws(ProjectionFault) in
                    object.member("control", reference)
                    object.member("name", proposal.name)
                    try object.place("place", proposal.place, projector)
                    object.member("reports", proposal.reports)
                    object.member("treatedReports", proposal.treatedReports)
                    object.member("weeks", proposal.weeks)
                    object.member("likeness", proposal.likeness.distance, decimals: 4)
                    object.member("why", text(proposal.reason))
                }
            }
        }
    }

    /// What else was done in what is compared with.
    package mutating func otherMeasures(_ others: [OtherMeasure]) {
        array("otherMeasures") { array in
            for other in others {
                array.object {
                    $0.member("measure", other.measure.id)
                    $0.member("title", other.measure.title)
                    $0.member("state", other.measure.state.rawValue)
                    $0.member("begun", other.measure.days.begun)
                    $0.member("done", other.measure.days.done)
                }
            }
        }
    }

    /// A circle, a line with its reach, or an area: GeoJSON with a reach beside it.
    package mutating func place(_ name: String, _ place: EffectPlace, _ projector: Projector)
        throws(ProjectionFault)
    {
        try object(name) { (object) throws(ProjectionFault) in
            switch place {
            case .circle(let centre, let radius):
                try object.shape("place", .point(centre), projector)
                object.member("reachMetres", radius.metres, decimals: 2)
            case .corridor(let line, let reach):
                try object.shape("place", .line(line), projector)
                object.member("reachMetres", reach.metres, decimals: 2)
            case .area(let area):
                try object.shape("place", .area(area), projector)
                object.null("reachMetres")
            }
        }
    }

    /// The counts, the figures and the verdict alone.
    package mutating func effectFigures(_ effect: MeasuredEffect) {
        EffectJSON.write(effect, to: &self)
        member("chance", effect.chance, decimals: 6)
    }
}

/// Where reports are counted, in the order of ``SeenReport/area``. The raw values are words of answers and addresses.
package enum JudgementArea: String, CaseIterable, Sendable {
    case treated, control
    case besideTreated = "beside-treated"
    case besideControl = "beside-control"
}

extension ControlProposal {
    /// What to ask for it by: `district/holje`, or longitude, latitude and metres of a circle.
    package func reference(_ projector: Projector) throws(ProjectionFault) -> String {
        if let reference { return reference }
        guard case .circle(let centre, let radius) = place else { return "" }
        let position: GeographicPosition = try projector.position(of: centre)
        return [(position.longitude, 7), (position.latitude, 7), (radius.metres, 2)].map {
            RoundedNumber($0.0, decimals: $0.1)?.text(separator: ".") ?? ""
        }.joined(separator: ",")
    }
}
