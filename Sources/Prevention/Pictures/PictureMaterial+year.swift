import Planning
import Reports
import Statistics

/// What came in, what was done and what it led to, as a yearly report tells it: without small numbers of reports, since what is reported to the
/// municipal council becomes public. The page for everybody tells no number of reports, as of no picture; see ``PublicPicture``.
extension PictureMaterial {
    /// By source and by category, each rounded, beside the year before.
    var receivedRounded: PictureSection {
        let (now, before) = (Self.counts(sources), Self.counts(year.sourcesBefore))
        let bySource = Self.rounded(now, before) { key in
            guard let source = Source(rawValue: key) else { return nil }
            return (key: "source/\(key)", name: source.name, source: PictureSource(.cases))
        }
        let (nowOf, beforeOf) = (Self.counts(categories), Self.counts(year.categoriesBefore))
        let byCategory = Self.rounded(nowOf, beforeOf) { key in
            guard let code = Code<Category>(key) else { return nil }
            return (
                key: "category/\(key)", name: name(of: code), source: PictureSource(.cases, code.description)
            )
        }
        return PictureSection(.received, bySource + byCategory)
    }

    private static func counts(_ rows: [StatisticsRow]) -> [String: Int] {
        rows.reduce(into: [:]) { counts, row in
            if let key = row.key { counts[key, default: 0] += row.received }
        }
    }

    /// A row for each sort that there was any of in either year, in the order of their codes.
    private static func rounded(
        _ now: [String: Int], _ before: [String: Int],
        called name: (String) -> (key: String, name: Bilingual, source: PictureSource)?
    ) -> [PictureRow] {
        let keys = Set(now.keys).union(before.keys)
            .filter { (now[$0] ?? 0) + (before[$0] ?? 0) > 0 && name($0) != nil }.sorted()
        func told(_ counts: [String: Int]) -> RoundedCounts<String> {
            RoundedCounts(Dictionary(keys.map { ($0, counts[$0] ?? 0) }) { first, _ in first })
        }
        let (these, those) = (told(now).told, told(before).told)
        return keys.compactMap { key -> PictureRow? in
            guard let named = name(key), let this = these[key], let that = those[key] else { return nil }
            return PictureRow(
                key: named.key, name: named.name, words: words(of: this, after: that),
                figures: [figure(.reports, this), figure(.yearBefore, that)], source: named.source)
        }
    }

    private static func figure(_ quantity: PictureQuantity, _ told: RoundedCounts<String>.Told)
        -> PictureFigure?
    {
        if case .about(let count) = told { PictureFigure(quantity, count) } else { nil }
    }

    private static func words(
        of this: RoundedCounts<String>.Told, after that: RoundedCounts<String>.Told
    ) -> Bilingual {
        if case .about(let now) = this, case .about(let before) = that {
            return change(from: before, to: now)
        }
        let year =
            switch this {
            case .about: Bilingual("")
            case .few: Bilingual(swedish: "Färre än fem. ", english: "Fewer than five. ")
            case .untold:
                Bilingual(
                    swedish: "Antalet berättas inte, så att inget litet antal kan räknas ut. ",
                    english: "The number is not told, so that no small one can be worked out. ")
            }
        let yearBefore =
            switch that {
            case .about: Bilingual("")
            case .few:
                Bilingual(swedish: "Året före färre än fem.", english: "Fewer than five the year before.")
            case .untold:
                Bilingual(swedish: "Året före berättas inte.", english: "The year before is not told.")
            }
        let both = year + yearBefore
        return Bilingual(
            swedish: both.swedish.trimmingLastSpace, english: both.english.trimmingLastSpace)
    }

    private static func change(from before: Int, to now: Int) -> Bilingual {
        if now == before {
            return Bilingual(
                swedish: "Ungefär lika många som året före.", english: "About as many as the year before.")
        }
        let number = max(now, before) - min(now, before)
        return now > before
            ? Bilingual(
                swedish: "Ungefär \(number) fler än året före.",
                english: "About \(number) more than the year before.")
            : Bilingual(
                swedish: "Ungefär \(number) färre än året före.",
                english: "About \(number) fewer than the year before.")
    }

    /// The measures that a row of a yearly report counts, by its key; nil for a row that counts none.
    package func measures(countedInYearBy key: String) -> [MeasureThen]? {
        switch key {
        case "begun": begunInYear
        case "done": doneInYear
        default: nil
        }
    }

    /// Those that began or were done in the year.
    var measuresOfYear: PictureSection {
        let all = measures.sorted { $0.measure.id < $1.measure.id }
        let (begun, done) = (begunInYear, doneInYear)
        let costs = done.compactMap(\.measure.cost).reduce(0.0) { $0 + Double($1.amount) }
        let totals = [
            PictureRow(
                key: "begun", name: Bilingual(swedish: "Påbörjade under året", english: "Begun in the year"),
                figures: [PictureFigure(.number, begun.count)], source: PictureSource(.measures), isOpen: true
            ),
            PictureRow(
                key: "done", name: Bilingual(swedish: "Genomförda under året", english: "Done in the year"),
                words: Bilingual(
                    swedish: "Kostnaden är den som har angetts.", english: "The cost is what was told of it."),
                figures: [
                    PictureFigure(.number, done.count), PictureFigure(.cost, costs, decimals: 0),
                ], source: PictureSource(.measures), isOpen: true),
        ]
        let told = all.filter { then in begun.contains(then) || done.contains(then) }
        let rows = told.prefix(Self.mostRows).map { then -> PictureRow in
            let (measure, isDone) = (then.measure, done.contains(then))
            let begun = measure.days.begun.map {
                Bilingual(swedish: "Påbörjad \($0). ", english: "Begun \($0). ")
            }
            let ended = isDone ? measure.days.done : nil
            let state =
                ended.map { Bilingual(swedish: "Genomförd \($0). ", english: "Done \($0). ") }
                ?? then.state.name + ". "
            return PictureRow(
                key: "measure/\(measure.id)", name: Bilingual(measure.title),
                words: (begun ?? Bilingual("")) + state + measure.responsible.name + ".",
                figures: [measure.cost.map { PictureFigure(.cost, $0.amount) }],
                source: PictureSource(.measure, measure.id.description),
                isOpen: isDone && measure.isPublished)
        }
        return PictureSection(.measures, totals + rows)
    }

    /// The measures that were done in the year, by their latest judgements and judged together; see ``MeasuresTable``. Counts of reports, and what is
    /// reckoned from them, stand on the pages of the judgements; everybody is told how many were judged, and of none what reports did.
    var effectsTogether: PictureSection {
        let done = doneInYear.map(\.measure)
        let kept = Dictionary(grouping: judgements, by: \.measure)
        let judged = done.compactMap { measure -> (measure: MeasureID, effect: MeasuredEffect)? in
            let current = (kept[measure.id] ?? []).filter { $0.isCurrent(of: measure) }
                .max { ($0.judged, $0.id) < ($1.judged, $1.id) }
            return current?.judgement.map { (measure: measure.id, effect: $0.effect) }
        }
        let known = Set(judged.map(\.measure))
        let unjudged = done.count { $0.place != nil && !known.contains($0.id) }
        let table = MeasuresTable(
            judged, ways: kept.mapValues { Set($0.map(\.parameters)).count }, unjudged: unjudged)
        let totals = [
            PictureRow(
                key: "judged", name: Bilingual(swedish: "Bedömda åtgärder", english: "Measures judged"),
                figures: [PictureFigure(.number, judged.count)], source: PictureSource(.judgement),
                isOpen: true),
            PictureRow(
                key: "unjudged",
                name: Bilingual(swedish: "Inte bedömda ännu", english: "Not judged yet"),
                figures: [PictureFigure(.number, unjudged)], source: PictureSource(.judgement), isOpen: true),
        ]
        let measured = Dictionary(done.map { ($0.id, $0) }) { first, _ in first }
        let rows = table.rows.prefix(Self.mostRows).compactMap { row -> PictureRow? in
            guard let measure = measured[row.measure] else { return nil }
            return PictureRow(
                key: "effect/\(measure.id)", name: Bilingual(measure.title),
                words: Self.words(of: row.verdict) + (row.reason.map { " " + $0 } ?? Bilingual("")),
                source: PictureSource(.measure, measure.id.description))
        }
        return PictureSection(.effects, totals + rows)
    }

    private static func words(of verdict: EffectVerdict) -> Bilingual {
        switch verdict {
        case .fell:
            Bilingual(
                swedish: "Rapporterna minskade mer än i jämförelsen.",
                english: "Reports fell more than in the comparison.")
        case .rose:
            Bilingual(
                swedish: "Rapporterna ökade mer än i jämförelsen.",
                english: "Reports rose more than in the comparison.")
        case .noClearChange:
            Bilingual(swedish: "Ingen tydlig förändring.", english: "No clear change.")
        case .tooFewToSay:
            Bilingual(swedish: "För få rapporter för att säga.", english: "Too few reports to say.")
        }
    }

    /// By id.
    private var begunInYear: [MeasureThen] {
        measures.filter { isOfYear($0.measure.days.begun) }.sorted { $0.measure.id < $1.measure.id }
    }

    /// By id.
    private var doneInYear: [MeasureThen] {
        measures.filter { $0.state == .done && isOfYear($0.measure.days.done) }
            .sorted { $0.measure.id < $1.measure.id }
    }

    func isOfYear(_ day: CivilDate?) -> Bool { day.map { scope.span.contains($0) } ?? false }
}

extension String {
    fileprivate var trimmingLastSpace: String { hasSuffix(" ") ? String(dropLast()) : self }
}
