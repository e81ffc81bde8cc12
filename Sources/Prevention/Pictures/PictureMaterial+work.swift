import Planning
import Reports
import Statistics

/// What was done, what it led to, and what was promised.
extension PictureMaterial {
    var measuresThen: PictureSection {
        let all = measures.sorted { $0.measure.id < $1.measure.id }
        let counts = MeasureState.allCases.map { state in
            PictureRow(
                key: "state/\(state.rawValue)", name: state.name,
                figures: [PictureFigure(.number, all.count { $0.state == state })],
                source: PictureSource(.measures), isOpen: true)
        }
        let told = all.compactMap { then in words(of: then).map { (then.measure, $0) } }
        let rows = told.prefix(Self.mostRows).map { measure, words in
            PictureRow(
                key: "measure/\(measure.id)", name: Bilingual(measure.title), words: words,
                figures: [measure.cost.map { PictureFigure(.cost, $0.amount) }],
                source: PictureSource(.measure, measure.id.description))
        }
        return PictureSection(.measures, counts + rows)
    }

    /// Nil for a measure of which there is nothing to tell now.
    private func words(of then: MeasureThen) -> Bilingual? {
        let days = then.measure.days
        switch then.state {
        case .done:
            guard let done = days.done, scope.span.contains(done) else { return nil }
            return Bilingual(swedish: "Genomförd \(done).", english: "Done \(done).")
        case .underWay:
            return Bilingual(
                swedish: "Pågår\(days.begun.map { " sedan \($0)" } ?? "").",
                english: "Under way\(days.begun.map { " since \($0)" } ?? "").") + late(days.planned)
        case .proposed, .decided:
            guard let planned = days.planned, planned < scope.day else { return nil }
            return then.state.name + "." + late(planned)
        case .stopped: return nil
        }
    }

    private func late(_ planned: CivilDate?) -> Bilingual {
        guard let planned, planned < scope.day else { return Bilingual("") }
        return Bilingual(
            swedish: " Skulle ha varit klar \(planned).", english: " Was to be done \(planned).")
    }

    var effects: PictureSection {
        let titles = Dictionary(measures.map { ($0.measure.id, $0.measure.title) }) { first, _ in first }
        let rows = judgements.filter { scope.span.contains($0.judged) }
            .sorted { ($0.judged, $0.id) < ($1.judged, $1.id) }.suffix(Self.mostRows)
            .map { judgement in
                PictureRow(
                    key: "judgement/\(judgement.id)", name: Bilingual(titles[judgement.measure] ?? "–"),
                    words: judgement.figures.words,
                    figures: [
                        Self.figure(.difference, judgement.figures.difference),
                        Self.figure(.ratio, judgement.figures.rateRatio),
                    ], source: PictureSource(.judgement, judgement.id.description))
            }
        return PictureSection(.effects, rows)
    }

    private static func figure(_ quantity: PictureQuantity, _ figure: KeptJudgement.Figure) -> PictureFigure?
    {
        PictureFigure(
            quantity, figure.value, decimals: 2,
            interval: figure.low <= figure.high ? figure.low...figure.high : nil)
    }

    var promisesThen: PictureSection {
        let rows = promises.sorted { $0.promise.id < $1.promise.id }.flatMap { then -> [PictureRow] in
            let promise = then.promise
            let source = PictureSource(.promise, promise.id.description)
            let states = promise.terms.commitments.map { commitment in
                (
                    commitment,
                    promise.progress(
                        of: commitment, counted: then.counts[commitment.id] ?? 0, on: scope.standing)
                )
            }
            let whole = PictureRow(
                key: "promise/\(promise.id)", name: Bilingual(promise.terms.title),
                words: promise.terms.period.words,
                figures: [
                    PictureFigure(.number, states.count),
                    PictureFigure(.late, states.count { $0.1.pace.isFlagged }),
                    PictureFigure(.missed, then.missed),
                ], source: source, isOpen: true)
            return [whole]
                + states.prefix(Self.mostRows).map { commitment, progress in
                    PictureRow(
                        key: "commitment/\(commitment.id)", name: Bilingual(commitment.text),
                        words: progress.words, source: source, isOpen: true)
                }
        }
        return PictureSection(.promises, rows)
    }

    var surveyThen: PictureSection {
        let rows = profile.surveyQuestions.all.compactMap { question -> PictureRow? in
            guard let series = SurveySeries(question, of: scope.municipality, among: survey) else {
                return nil
            }
            let last = series.last
            let interval = last.sampled?.interval()
            return PictureRow(
                key: "question/\(question.code)", name: question.name,
                words: Bilingual("\(last.key.year), \(last.source.text). ") + series.best.sentence,
                figures: [
                    PictureFigure(
                        .percent, last.percent.share * 100, decimals: 2,
                        interval: interval.map { $0.lowerBound * 100...$0.upperBound * 100 })
                ], source: PictureSource(.survey, question.code.description), isOpen: true)
        }
        return PictureSection(.survey, rows)
    }
}
