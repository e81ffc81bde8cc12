import Reports

/// Plans and their indicators, promises that ended, dialogues, watch areas and walks, as a yearly report tells of them.
extension PictureMaterial {
    /// Each plan with its follow-ups of the year, and its priority areas with what the indicators said when the year began and ended, or the plan
    /// where that was later or earlier.
    var plansOfYear: PictureSection {
        let inForce = year.plans.filter { $0.isInForce(in: scope.span) }
            .sorted { ($0.period.from, $0.id) < ($1.period.from, $1.id) }
        return PictureSection(.plan, inForce.flatMap { rows(of: $0) })
    }

    private func rows(of plan: ActionPlan) -> [PictureRow] {
        let source = PictureSource(.plan, plan.id.description)
        let decided = plan.decided.map(\.description) ?? ""
        let whole = PictureRow(
            key: "plan/\(plan.id)", name: Bilingual(plan.title),
            words: Bilingual(
                swedish: "Beslutad \(decided) av \(plan.decidedBy). Gäller ",
                english: "Decided \(decided) by \(plan.decidedBy). In force ") + plan.period.words + ".",
            figures: [PictureFigure(.number, plan.areas.count)], source: source, isOpen: true)
        let followUps = plan.followUps.filter { $0.withdrawn == nil && isOfYear($0.day) }
            .sorted { $0.number < $1.number }.map { followUp in
                PictureRow(
                    key: "plan/\(plan.id)/follow-up/\(followUp.number)",
                    name: Bilingual(
                        swedish: "Uppföljning \(followUp.day)", english: "Follow-up \(followUp.day)"),
                    words: followUp.words.isEmpty ? nil : Bilingual(followUp.words), source: source,
                    isOpen: true)
            }
        let areas = plan.areas.enumerated().flatMap { index, area -> [PictureRow] in
            let name = PictureRow(
                key: "plan/\(plan.id)/area/\(index + 1)", name: Bilingual(area.name),
                words: area.goal.isEmpty
                    ? nil : Bilingual(swedish: "Mål: \(area.goal)", english: "Goal: \(area.goal)"),
                source: source, isOpen: true)
            return [name] + area.indicators.map { row(of: $0, in: plan, source) }
        }
        return [whole] + followUps + areas
    }

    private func row(of indicator: PlanIndicator, in plan: ActionPlan, _ source: PictureSource)
        -> PictureRow
    {
        var material = IndicatorMaterial(profile, on: scope.day.adding(days: 1))
        material.cases = year.casesOn
        material.hotspots = year.hotspots
        material.watchAreas = watchAreas
        material.survey = survey
        let days = plan.days(in: scope.span)
        let start = plan.figure(of: indicator, on: days.first, given: material)
        let end = plan.figure(of: indicator, on: days.last, given: material)
        // Cases are made of reports: a small number of them is not told, and everybody is told none.
        let isSmall = [start, end].contains { figure in
            guard case .openCases = indicator.kind, let value = figure.value else { return false }
            return value.value < Double(PublicCount.least)
        }
        let unit = indicator.kind.unit
        let few = Bilingual(
            swedish: "Berättas inte: när året började eller slutade var det färre än fem.",
            english: "Not told: there were fewer than five when the year began or ended.")
        return PictureRow(
            key: "plan/\(plan.id)/indicator/\(indicator.code)", name: Bilingual(indicator.name),
            words: isSmall ? few : unit.isEmpty ? indicator.kind.word.name : Bilingual(unit),
            figures: isSmall ? [] : [Self.figure(.atStart, start), Self.figure(.atEnd, end)],
            source: source, isOpen: indicator.kind.word != .openCases)
    }

    private static func figure(_ quantity: PictureQuantity, _ figure: IndicatorFigure) -> PictureFigure? {
        guard let value = figure.value else { return nil }
        var interval: ClosedRange<Double>?
        if let low = figure.low, let high = figure.high, low.value <= high.value {
            interval = low.value...high.value
        }
        let isWhole = value.hundredths.isMultiple(of: 100) && interval == nil
        return PictureFigure(quantity, value.value, decimals: isWhole ? 0 : 2, interval: interval)
    }

    /// Those in force when the year ended, and the final accounts of those that ended in it.
    var promisesOfYear: PictureSection {
        let ended = year.ended.sorted { $0.id < $1.id }.flatMap { promise -> [PictureRow] in
            guard let account = promise.account, isOfYear(account.day) else { return [] }
            let source = PictureSource(.promise, promise.id.description)
            let whole = PictureRow(
                key: Self.key(ofEnded: promise.id), name: Bilingual(promise.terms.title),
                words: Bilingual(
                    swedish: "Slutredovisat \(account.day). \(account.words)",
                    english: "Final account \(account.day). \(account.words)"), source: source, isOpen: true)
            let texts = Dictionary(promise.terms.commitments.map { ($0.id, $0.text) }) { first, _ in first }
            let counted = account.figures.prefix(Self.mostRows).map { figure in
                PictureRow(
                    key: "ended/\(promise.id)/\(figure.commitment)",
                    name: Bilingual(texts[figure.commitment] ?? "–"),
                    figures: [PictureFigure(.number, figure.counted)], source: source, isOpen: true)
            }
            return [whole] + counted
        }
        return PictureSection(.promises, promisesThen.rows + ended)
    }

    /// How many there were, and what was spoken of by so many that it tells of none of them.
    var dialoguesOfYear: PictureSection {
        let rows = dialoguesThen.rows.compactMap { row -> PictureRow? in
            if row.key == "total" {
                return PictureRow(
                    key: row.key, name: row.name, figures: row.figures.filter { $0.quantity == .number },
                    source: row.source, isOpen: true)
            }
            if row.key.hasPrefix("theme/") { return row.isOpen ? row : nil }
            return PictureRow(key: row.key, name: row.name, words: row.words, source: row.source)
        }
        return PictureSection(.dialogues, rows)
    }

    /// How many areas and households, and no single area.
    var watchAreasOfYear: PictureSection {
        PictureSection(.watchAreas, watchAreasThen.rows.filter { !$0.key.hasPrefix("area/") })
    }

    /// The walks of the year, and what became of what was found.
    var walksOfYear: PictureSection {
        let walked = year.walks.filter { $0.state.isWalked && isOfYear($0.days.walk) }
            .sorted { ($0.days.walk ?? scope.day, $0.id) < ($1.days.walk ?? scope.day, $1.id) }
        let ids = Set(walked.map(\.id))
        let found = year.findings.filter { ids.contains($0.walk) }
        func count(
            _ key: String, _ name: Bilingual, _ number: Int, _ source: PictureSource.Kind = .findings
        ) -> PictureRow {
            PictureRow(
                key: key, name: name, figures: [PictureFigure(.number, number)],
                source: PictureSource(source), isOpen: true)
        }
        let open = year.findings.filter { $0.status.isOpen && !ids.contains($0.walk) }
        let counts = [
            count("total", PictureHeading.walks.name, walked.count, .walks),
            count(
                "found", Bilingual(swedish: "Iakttagelser", english: "Findings"), found.count),
            count(
                "mended", Bilingual(swedish: "Åtgärdade", english: "Mended"),
                found.count { $0.status == .done }),
            count(
                "open", Bilingual(swedish: "Kvar att göra", english: "Still to be done"),
                found.count { $0.status.isOpen }),
            count(
                "declined", Bilingual(swedish: "Görs inte", english: "Will not be done"),
                found.count { $0.status == .declined }),
            count(
                "older",
                Bilingual(
                    swedish: "Kvar från andra vandringar", english: "Still to be done from other walks"),
                open.count),
        ]
        let rows = walked.prefix(Self.mostRows).map { walk in
            PictureRow(
                key: "walk/\(walk.id)", name: Bilingual(walk.title),
                words: walk.days.walk.map {
                    Bilingual(swedish: "Vandrad \($0).", english: "Walked \($0).")
                }, figures: [PictureFigure(.number, found.count { $0.walk == walk.id })],
                source: PictureSource(.walk, walk.id.description))
        }
        return PictureSection(.walks, walked.isEmpty && open.isEmpty ? [] : counts + rows)
    }
}
