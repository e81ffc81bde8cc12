import JSON
package import Prevention
package import Reports
package import Web

/// What a body says of a plan, whether it is to be made or changed: nil for what it does not name.
package struct PlanParts: Sendable {
    package var title: String?
    package var from: CivilDate?
    package var until: CivilDate?
    package var decidedBy: String?
    package var decidedOn: PromiseParts.Emptied<CivilDate>?
    package var areas: [PriorityArea]?
    package var withdrawn: String?

    /// A plan made of it; nil where something that it takes is missing.
    package func plan(_ id: PlanID, of municipality: MunicipalityCode, at now: Timestamp) -> ActionPlan? {
        guard let title, let from, let until, let period = PlanPeriod(from: from, until: until) else {
            return nil
        }
        return ActionPlan(
            id: id, municipality: municipality, title: title, period: period, decidedBy: decidedBy ?? "",
            decided: decidedOn?.value, areas: areas ?? [], made: now)
    }

    /// What is to be changed of a plan.
    package func edits(of plan: ActionPlan) -> [PlanEdit] {
        var edits: [PlanEdit] = []
        if let title { edits.append(.setTitle(title)) }
        if from != nil || until != nil,
            let period = PlanPeriod(from: from ?? plan.period.from, until: until ?? plan.period.until)
        {
            edits.append(.setPeriod(period))
        }
        if let decidedBy { edits.append(.setDecidedBy(decidedBy)) }
        if let decidedOn { edits.append(.setDecided(decidedOn.value)) }
        if let areas { edits.append(.setAreas(areas)) }
        if let withdrawn { edits.append(.withdraw(reason: withdrawn)) }
        return edits
    }
}

extension BodyReader {
    /// The members of `PUT /api/v1/plans/{id}` and of `PATCH`, which are the same but for the municipality and why it is withdrawn.
    ///
    /// - Parameters:
    ///   - isNew: Whether a title and a period are required.
    ///   - former: The plan that there is, beside which a new first or last day is to make sense.
    package mutating func planParts(
        isNew: Bool, of profile: Profile, insteadOf former: ActionPlan? = nil, at now: Timestamp
    ) -> PlanParts {
        var parts = PlanParts()
        parts.title = line("title", isRequired: isNew, most: ActionPlan.longestLine)
        parts.from = day("from", isRequired: isNew)
        parts.until = day("until", isRequired: isNew)
        let (first, last) = (parts.from ?? former?.period.from, parts.until ?? former?.period.until)
        if let first, let last, PlanPeriod(from: first, until: last) == nil {
            wrongValue(
                at: pointer.appending("until"),
                sv: "Perioden slutar inte före sin början, och är högst \(PlanPeriod.longest) dagar.",
                en: "The period does not end before it begins, and is \(PlanPeriod.longest) days at most.")
        }
        parts.decidedBy = plain("decidedBy", most: ActionPlan.longestLine)
        refusePerson(parts.decidedBy, at: "decidedBy", "plan.body-person", now)
        if let isEmpty = emptied("decidedOn") {
            parts.decidedOn = isEmpty ? .nothing : day("decidedOn").map { .given($0) }
        }
        if let json = json("areas") { parts.areas = priorityAreas(json, of: profile) }
        if !isNew, json("withdrawn") != nil {
            parts.withdrawn = line("withdrawn", isRequired: true, most: ActionPlan.longestReason)
            refusePersonalData(parts.withdrawn, at: "withdrawn", "plan.personal-data", now)
        }
        return parts
    }

    private mutating func priorityAreas(_ json: JSONValue, of profile: Profile) -> [PriorityArea]? {
        let here = pointer.appending("areas")
        let read = objects(
            json, at: here, most: ActionPlan.mostAreas,
            sv: "en lista med högst \(ActionPlan.mostAreas) områden",
            en: "a list of at most \(ActionPlan.mostAreas) areas"
        ) { $0.priorityArea(of: profile) }
        guard let areas = read else { return nil }
        let codes = areas.flatMap { $0.indicators.map(\.code) }
        guard Set(codes).count == codes.count else {
            wrongValue(at: here, sv: PlanFault.codeTwice.words.swedish, en: PlanFault.codeTwice.words.english)
            return nil
        }
        return areas
    }

    private mutating func priorityArea(of profile: Profile) -> PriorityArea? {
        let name = line("name", isRequired: true, most: ActionPlan.longestLine)
        let problem = plain("problem", most: PriorityArea.longestText)
        let goal = plain("goal", most: PriorityArea.longestText)
        var indicators: [PlanIndicator]? = []
        if let json = json("indicators") { indicators = planIndicators(json, of: profile) }
        let measures = values(
            "measures", most: PriorityArea.mostMeasures, sv: Self.idOfPage.swedish, en: Self.idOfPage.english
        ) { MeasureID($0) }
        guard let name, let indicators else { return nil }
        return PriorityArea(
            name: name, problem: problem ?? "", goal: goal ?? "", indicators: indicators, measures: measures)
    }

    private mutating func planIndicators(_ json: JSONValue, of profile: Profile) -> [PlanIndicator]? {
        objects(
            json, at: pointer.appending("indicators"), most: PriorityArea.mostIndicators,
            sv: "en lista med högst \(PriorityArea.mostIndicators) indikatorer",
            en: "a list of at most \(PriorityArea.mostIndicators) indicators"
        ) { $0.planIndicator(of: profile) }
    }

    private mutating func planIndicator(of profile: Profile) -> PlanIndicator? {
        let code = value(
            "code", isRequired: true, sv: "1–40 tecken a–z, 0–9 och bindestreck, en bokstav först.",
            en: "1–40 of a–z, 0–9 and hyphens, a letter first."
        ) { Code<PlanIndicator>($0) }
        let name = line("name", isRequired: true, most: ActionPlan.longestLine)
        let word = word("kind", isRequired: true, PlanIndicatorKind.Word.self)
        var category: Code<Category>?
        let needsCategory = word == .openCases || word == .hotspots
        if needsCategory {
            category = choice("category", isRequired: true, Choices(profile.categories.map(\.code)))
        }
        var question: Code<SurveyQuestion>?
        if word == .survey {
            question = choice(
                "question", isRequired: true, Choices(profile.surveyQuestions.all.map(\.code)))
        }
        var unit: String?
        if word == .stated { unit = plain("unit", most: 100) }
        guard let code, let name, let word,
            let kind = PlanIndicatorKind(word, category: category, question: question, unit: unit ?? "")
        else { return nil }
        return PlanIndicator(code: code, name: name, kind: kind)
    }
}
