import API
import Exports
import Geometry
import JSON
import Planning
import Prevention
import Projection
import Reports
import SpatialStore
import Statistics

/// `lykta effect --measure ID`: what a measure that is kept led to.
struct EffectOfMeasure {
    let id: MeasureID
    let control: String?
    let reach: Int?
    let ring: Int?
    let weeks: Int?
    let category: String?
    /// Nil when it is not to be kept.
    let keptBy: String?
    let isJSON: Bool

    func tell(in path: String) async throws {
        do {
            guard keptBy != nil else {
                return try await tell(try await Installation.open(path, for: .reading))
            }
            try await Installation.changing(path, queuesMessages: false) { try await tell($0) }
        } catch let hindrance as EffectHindrance {
            throw CommandFault.refused([hindrance.words])
        } catch let fault as MeasureEditFault {
            throw MeasureSentences.fault(fault)
        }
    }

    private func tell(_ installation: Installation) async throws {
        let measure = try await installation.keptMeasure(id.description)
        let now = System.now()
        let gathered = try await installation.judging.gather(measure, try wish(installation), at: now)
        let judged = try gathered.judge()
        var kept: KeptJudgement?
        if let keptBy {
            guard let judgement = judged.judgement else { throw CommandFault.refused([judged.why]) }
            var chance = SystemRandomNumberGenerator()
            let new = KeptJudgement(
                judgement, id: JudgementID(at: now, using: &chance), of: measure,
                controlName: judged.control?.name, why: judged.whyKept, by: Agent(name: keptBy), at: now)
            kept = try await installation.store.keep(new).judgement
        }
        let answer = APIService.MeasureEffectAnswer(
            told: installation.told(measure), judged: judged,
            kept: try await installation.store.judgements(of: [id], in: []))
        guard !isJSON else {
            return Terminal.print(
                json: try JSONWriter.object {
                    try answer.write(to: &$0, installation.projector, in: CommandLanguage.current)
                })
        }
        try describe(judged, kept, installation)
    }

    private func describe(_ judged: JudgedMeasure, _ kept: KeptJudgement?, _ installation: Installation)
        throws
    {
        var proposals = Table([
            EffectColumns.control, Columns.reports, EffectColumns.likeness, Columns.name,
        ])
        for proposal in judged.proposals {
            proposals.add([
                try proposal.reference(installation.projector), "\(proposal.reports)",
                FigureText.decimal(proposal.likeness.distance, 2), proposal.name ?? "-",
            ])
        }
        proposals.finish()
        guard let judgement = judged.judgement else { return Terminal.print(judged.why) }
        Terminal.print(line: "")
        Effect.describe(judgement.effect)
        Terminal.print(judgement.words)
        Terminal.print(EffectSentences.comparedWith + ": " + judged.whyTold)
        if let kept { Terminal.print(EffectSentences.kept + ": \(kept.id)") }
    }

    private func wish(_ installation: Installation) throws -> MeasureJudging.Wish {
        var wish = MeasureJudging.Wish()
        let today = SwedishTime(System.now()).date
        if let control {
            wish.control = try parsed(control, EffectSentences.controlArea) {
                ControlText.control($0, installation.store.areasNow, installation.projector, on: today)
            }
        }
        if let reach { wish.reach = try radius(reach, in: APIService.effectReaches) }
        if let ring { wish.ring = ring == 0 ? nil : try radius(ring, in: APIService.effectRings) }
        if let weeks {
            guard EffectSpans.lengths.contains(weeks) else {
                throw CommandFault.badValue("\(weeks)", expected: Expected.weeks(EffectSpans.lengths))
            }
            wish.weeks = weeks
        }
        wish.categories = try category.map { try CategoryList.parse($0, among: installation.categories) }
        return wish
    }

    private func radius(_ metres: Int, in range: ClosedRange<Int>) throws -> Radius {
        guard range.contains(metres), let radius = Radius(metres: Double(metres)) else {
            throw CommandFault.badValue("\(metres)", expected: EffectSentences.metres(range))
        }
        return radius
    }
}

extension Installation {
    var judging: MeasureJudging { MeasureJudging(store, store.areasNow) }
}

enum EffectColumns {
    static let control = TableColumn(title: Bilingual(swedish: "Jämför med", english: "Compare with"))
    static let likeness = TableColumn(
        title: Bilingual(swedish: "Olikhet", english: "Unlikeness"), kind: .number)
    static let verdict = TableColumn(title: Bilingual(swedish: "Utslag", english: "Verdict"))
    static let ownVerdict = TableColumn(title: Bilingual(swedish: "För sig", english: "By itself"))
    static let adjusted = TableColumn(
        title: Bilingual(swedish: "Justerat p", english: "Adjusted p"), kind: .number)
    static let judgement = TableColumn(title: Bilingual(swedish: "Bedömning", english: "Judgement"))
}
