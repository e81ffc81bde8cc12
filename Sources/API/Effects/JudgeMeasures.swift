package import Exports
import Planning
package import Prevention
package import Reports
package import Web

/// Judgements of measures, as every door asks for them. A judgement is of a measure, and is as if it were not for whoever has no right in its
/// municipality. It counts all reports that are not restricted, whoever asks; who sees a part of them alone is told what that part
/// says, and keeps nothing.
extension APIService {
    /// The measure, what is proposed to compare it with, its judgement as of now, and those that are kept.
    package struct MeasureEffectAnswer: Sendable {
        package let told: ToldMeasure
        package let judged: JudgedMeasure
        package let kept: [KeptJudgement]
        /// Whether the caller sees all that a kept judgement counts.
        package let isWhole: Bool
        /// What is said first where it does not.
        package var part: Bilingual? { isWhole ? nil : APIService.ofPart }

        package init(told: ToldMeasure, judged: JudgedMeasure, kept: [KeptJudgement], isWhole: Bool = true) {
            (self.told, self.judged, self.kept, self.isWhole) = (told, judged, kept, isWhole)
        }
    }

    /// - Throws: ``Problem/notFound``; ``EffectHindrance``.
    package func effect(
        of id: MeasureID, _ wish: MeasureJudging.Wish, for caller: Caller, at now: Timestamp
    ) async throws -> MeasureEffectAnswer {
        guard let measure = try await store.measure(id, in: caller.municipalities),
            let told = try await told([measure], to: caller).first
        else { throw Problem.notFound }
        let isWhole = caller.seesWhole(of: measure.municipality)
        let judged: JudgedMeasure
        do {
            let gathered = try await judging.gather(
                measure, wish, sight: isWhole ? nil : caller.sight, at: now)
            judged = try await longWork.run { _ in try gathered.judge() }
        } catch let hindrance as EffectHindrance where !isWhole && hindrance.isOfReports {
            throw EffectHindrance.ofPart(hindrance)
        }
        return MeasureEffectAnswer(
            told: told, judged: judged,
            kept: try await store.judgements(of: [id], in: caller.municipalities), isWhole: isWhole)
    }

    /// Said before what the reports say, to whoever sees a part of them alone.
    static let ofPart = Bilingual(
        swedish: "Du ser bara en del av kommunens rapporter. Det här är vad den delen säger.",
        english: "You see a part of the municipality's reports. This is what that part says.")

    /// Judges a measure as of now, and keeps that.
    ///
    /// - Parameter id: Made by the caller, so that what is sent twice is kept once; nil for one that Lykta makes.
    /// - Throws: ``Problem``; ``EffectHindrance``.
    package func keepJudgement(
        of measure: MeasureID, _ wish: MeasureJudging.Wish, as id: JudgementID?, for caller: Caller,
        at now: Timestamp
    ) async throws -> (judgement: WholeJudgement, isRepeat: Bool) {
        if let id, let known = try await store.judgement(id, in: caller.municipalities),
            known.isRepeat(of: measure, by: caller.agent)
        {
            guard wish.isAnswered(by: known) else { throw Self.problem(of: .idTaken) }
            return (try await whole(known, for: caller), true)
        }
        let answer = try await effect(of: measure, wish, for: caller, at: now)
        try Self.require(.judgement, of: [answer.judged.measure.municipality], by: caller)
        guard let judgement = answer.judged.judgement else {
            throw Problem.conflict("effect.no-control", answer.judged.why, at: "/control")
        }
        var chance = makeChance()
        let kept = KeptJudgement(
            judgement, id: id ?? JudgementID(at: now, using: &chance), of: answer.judged.measure,
            controlName: answer.judged.control?.name, why: answer.judged.whyKept, by: caller.agent, at: now)
        do {
            let stored = try await store.keep(kept)
            return (try await whole(stored.judgement, for: caller), stored.isRepeat)
        } catch let fault as JudgementFault {
            throw Self.problem(of: fault)
        }
    }

    /// - Throws: ``Problem/notFound``.
    package func judgements(of id: MeasureID, for caller: Caller) async throws -> [KeptJudgement] {
        guard try await store.measure(id, in: caller.municipalities) != nil else { throw Problem.notFound }
        return try await store.judgements(of: [id], in: caller.municipalities)
    }

    /// - Throws: ``Problem/notFound``.
    package func keptJudgement(_ id: JudgementID, for caller: Caller) async throws -> KeptJudgement {
        guard let kept = try await store.judgement(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return kept
    }

    /// - Throws: ``Problem/notFound``.
    package func judgement(_ id: JudgementID, for caller: Caller) async throws -> WholeJudgement {
        try await whole(try await keptJudgement(id, for: caller), for: caller)
    }

    private func whole(_ kept: KeptJudgement, for caller: Caller) async throws -> WholeJudgement {
        let found = try await judging.whole(kept) { try await filedReport($0.description, for: caller) }
        guard let found else { throw Problem.internalFault }
        return found
    }

    /// Those of the reports that the caller may see, at most ``WholeJudgement/mostReports``.
    package func filedReports(_ ids: [Report.ID], for caller: Caller) async throws -> [FiledReport] {
        var found: [FiledReport] = []
        for id in ids where found.count < WholeJudgement.mostReports {
            if let filed = try await filedReport(id.description, for: caller) { found.append(filed) }
        }
        return found
    }

    /// The measures that were done in a year, judged together.
    package func effects(ofYear year: Int, for caller: Caller) async throws -> JudgedYear {
        guard let found = try await judging.year(year, in: caller.municipalities) else {
            throw Problem.internalFault
        }
        return found
    }

    private var judging: MeasureJudging { MeasureJudging(store, areas()) }

    private static func problem(of fault: JudgementFault) -> Problem {
        let words: Bilingual
        switch fault {
        case .noSuchMeasure: return .notFound
        case .idTaken:
            words = Bilingual(
                swedish: "Något annat har redan detta id. Gör ett nytt.",
                english: "Something else has this id already. Make a new one.")
        case .noSuchReport:
            words = Bilingual(
                swedish: "En av rapporterna försvann just. Bedöm på nytt.",
                english: "One of the reports has just gone. Judge anew.")
        }
        return .conflict("judgement.not-kept", words)
    }
}
