import API
import JSON
import Planning
import Prevention
import Reports
import SpatialStore
import Statistics

/// `lykta effect --judgement ID`: what was said, and whether it comes out the same.
struct KeptEffect {
    let id: String
    let isJSON: Bool

    func tell(in path: String) async throws {
        let installation = try await Installation.open(path, for: .reading)
        let wanted = try parsed(id, EffectSentences.judgementID) { JudgementID($0) }
        let store = installation.store
        guard let kept = try await store.judgement(wanted, in: []),
            let whole = try await installation.judging.whole(
                kept, read: { try await store.report($0, in: []) })
        else { throw CommandFault.notFound(EffectSentences.noJudgement) }
        guard !isJSON else {
            return Terminal.print(
                json: try JSONWriter.object {
                    try whole.write(to: &$0, installation.projector, in: CommandLanguage.current)
                })
        }
        Effect.describe(whole.judgement.effect)
        Terminal.print(whole.judgement.words)
        Terminal.print(EffectSentences.comparedWith + ": " + kept.why)
        Terminal.print(whole.again.words)
    }
}

/// `lykta effect --year 2026`: the measures of a year together.
struct EffectsOfYear {
    let year: Int
    let isJSON: Bool

    func tell(in path: String) async throws {
        let installation = try await Installation.open(path, for: .reading)
        guard let found = try await installation.judging.year(year, in: []) else {
            throw CommandFault.badValue("\(year)", expected: MeasureSentences.year)
        }
        guard !isJSON else {
            return Terminal.print(
                json: JSONWriter.object { found.write(to: &$0, in: CommandLanguage.current) })
        }
        var table = Table([
            MeasureColumns.measure, MeasureColumns.day, EffectColumns.verdict, EffectColumns.ownVerdict,
            EffectColumns.adjusted, EffectColumns.judgement, Columns.name,
        ])
        for row in found.rows {
            table.add([
                row.measure.id.description, row.measure.days.done?.description ?? "-",
                row.table.verdict.rawValue, row.table.effect.verdict.rawValue,
                FigureText.decimal(row.table.adjusted, 3), row.kept.id.description, row.measure.title,
            ])
        }
        table.finish()
        Terminal.error(
            EffectSentences.unjudged(found.unjudged.count, placeless: found.placeless.count))
    }
}
