import Exports
package import JSON
package import Planning
package import Prevention
package import Projection
import Reports
import Statistics
package import Web

extension APIService.MeasureEffectAnswer {
    /// As the API writes it.
    package func write(to object: inout JSONObject, _ projector: Projector, in language: Language) throws {
        func text(_ words: Bilingual) -> String { words.text(in: language) }
        object.member("measure", judged.measure.id)
        try object.proposals(judged.proposals, projector, text)
        if let judgement = judged.judgement {
            try object.object("judgement") {
                try $0.judgement(
                    judgement, control: judged.control?.name, why: judged.whyTold, ofPart: part, projector,
                    text)
            }
        } else {
            object.null("judgement")
        }
        object.memberIfPresent("part", part.map(text))
        object.otherMeasures(judged.others)
        object.member("kept", kept.map(\.id))
    }
}

extension KeptJudgement {
    /// As the API writes it.
    package func write(
        _ judgement: EffectJudgement, to object: inout JSONObject, _ projector: Projector,
        _ language: Language
    ) throws {
        object.member("id", id)
        object.member("measure", measure)
        object.member("judgedAt", judged)
        object.member("by", by.name)
        try object.judgement(judgement, control: controlName, why: why, projector) { $0.text(in: language) }
    }
}

extension WholeJudgement {
    /// As the API writes it.
    package func write(to object: inout JSONObject, _ projector: Projector, in language: Language) throws {
        try kept.write(judgement, to: &object, projector, language)
        object.object("again") {
            $0.member("same", again.isSame)
            $0.member("verdict", again.judgement?.effect.verdictWord)
            $0.member("erased", again.erased.count)
            $0.member("corrected", again.corrected)
            $0.member("words", again.words.text(in: language))
        }
        object.array("reports") { array in
            for (counted, filed) in reports {
                array.object {
                    $0.member("report", filed.report.id)
                    $0.member("case", filed.case)
                    $0.member("area", JudgementArea.allCases[counted.area].rawValue)
                    $0.member("after", counted.isAfter)
                    $0.member("week", counted.week)
                }
            }
        }
    }
}

extension JudgedYear {
    /// As the API writes it.
    package func write(to object: inout JSONObject, in language: Language) {
        object.member("year", year)
        object.member("rate", MeasuresTable<MeasureID>.rate, decimals: 2)
        object.array("measures") { array in
            for row in rows {
                array.object {
                    $0.member("measure", row.measure.id)
                    $0.member("title", row.measure.title)
                    $0.member("done", row.measure.days.done)
                    $0.member("judgement", row.kept.id)
                    $0.member("judgedAt", row.kept.judged)
                    $0.effectFigures(row.table.effect)
                    $0.member("ways", row.ways)
                    $0.member("adjusted", row.table.adjusted, decimals: 6)
                    $0.member("tableVerdict", row.table.verdict.rawValue)
                    $0.member("why", row.table.reason?.text(in: language))
                }
            }
        }
        for (name, measures) in [("unjudged", unjudged), ("placeless", placeless)] {
            object.array(name) { array in
                for measure in measures {
                    array.object {
                        $0.member("measure", measure.id)
                        $0.member("title", measure.title)
                        $0.member("done", measure.days.done)
                    }
                }
            }
        }
    }
}
