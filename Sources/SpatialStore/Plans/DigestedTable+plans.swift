import Reports

/// What action plans are kept in.
extension DigestedTable {
    static let planTables = [
        plans, planAreas, planIndicators, planMeasures, planNumbers, planFollowUps, planEvents,
    ]

    /// With how many parts of each sort it has, and how often something happened to it.
    static let plans = DigestedTable(
        name: "action_plan",
        columns: [
            "number", "id", "municipality", "title", "begins", "ends", "decided_by", "decided", "version",
            "made", "changed", "asked", "withdrawn",
        ],
        additions: ["plan_area", "plan_indicator", "plan_measure", "plan_number", "plan_follow_up"].map {
            "(SELECT count(*) FROM \($0) WHERE \($0).plan = action_plan.number)"
        } + ["(SELECT max(plan_event.number) FROM plan_event WHERE plan_event.plan = action_plan.number)"],
        rowName: planName(of: "action_plan.number"),
        promise: Bilingual(
            swedish: "varje åtgärdsplan finns, med alla sina delar, och säger vad den sade",
            english: "every action plan is there, with all its parts, and says what it said"))

    static let planAreas = DigestedTable(
        name: "plan_area", columns: ["plan", "position", "name", "problem", "goal"],
        rowName: "'area ' || plan_area.position || ' of ' || \(planName(of: "plan_area.plan"))",
        promise: Bilingual(
            swedish: "varje prioriterat område i en åtgärdsplan är som det skrevs",
            english: "every priority area of a plan is as it was written"))

    static let planIndicators = DigestedTable(
        name: "plan_indicator",
        columns: ["plan", "area", "position", "code", "name", "kind", "category", "question", "unit"],
        rowName: "'indicator ' || plan_indicator.code || ' of ' || \(planName(of: "plan_indicator.plan"))",
        promise: Bilingual(
            swedish: "varje indikator i en åtgärdsplan är som den skrevs",
            english: "every indicator of a plan is as it was written"))

    static let planMeasures = DigestedTable(
        name: "plan_measure", columns: ["plan", "area", "position", "measure"],
        rowName: "'measure ' || plan_measure.position || ' of ' || \(planName(of: "plan_measure.plan"))",
        promise: Bilingual(
            swedish: "vilka åtgärder som hör till varje åtgärdsplan är som det skrevs",
            english: "which measures are of each plan is as it was written"))

    static let planNumbers = DigestedTable(
        name: "plan_number", columns: ["plan", "code", "day", "hundredths"],
        rowName: "'a number of ' || plan_number.code || ' of ' || \(planName(of: "plan_number.plan"))",
        promise: Bilingual(
            swedish: "varje tal som skrivits in i en åtgärdsplan är som det skrevs",
            english: "every number that was typed into a plan is as it was written"))

    static let planFollowUps = DigestedTable(
        name: "plan_follow_up", columns: ["plan", "number", "day", "words", "figures", "withdrawn"],
        rowName: "'follow-up ' || plan_follow_up.number || ' of ' || \(planName(of: "plan_follow_up.plan"))",
        promise: Bilingual(
            swedish: "varje uppföljning av en åtgärdsplan är som den frystes",
            english: "every follow-up of a plan is as it was frozen"))

    static let planEvents = DigestedTable(
        name: "plan_event",
        columns: ["plan", "number", "at", "by", "person", "kind", "swedish", "english"],
        rowName: "'event ' || plan_event.number || ' of ' || \(planName(of: "plan_event.plan"))",
        promise: Bilingual(
            swedish: "varje åtgärdsplans historik är som den skrevs",
            english: "the history of each plan is as it was written"))

    /// What an operator calls a plan: by its id and the number of its row.
    static func planName(of number: String) -> String { name("plan", in: "action_plan", of: number) }
}

extension SoundnessPromise {
    /// That what belongs to plans belongs to one that is there, that nothing of it is gone, and that measures are there.
    static let planLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje del av en åtgärdsplan hör till en plan och ett område som finns",
                english: "every part of a plan is of a plan and an area that there is"),
            broken: """
                SELECT DISTINCT \(DigestedTable.planName(of: "said.plan")) || ' is gone' FROM (
                    SELECT plan FROM plan_area UNION SELECT plan FROM plan_number UNION SELECT plan FROM plan_follow_up
                    UNION SELECT plan FROM plan_event) AS said
                WHERE NOT EXISTS (SELECT 1 FROM action_plan WHERE action_plan.number = said.plan)
                UNION SELECT DISTINCT 'an area of ' || \(DigestedTable.planName(of: "said.plan")) || ' is gone' FROM (
                    SELECT plan, area FROM plan_indicator UNION SELECT plan, area FROM plan_measure) AS said
                WHERE NOT EXISTS (SELECT 1 FROM plan_area WHERE plan_area.plan = said.plan
                    AND plan_area.position = said.area)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje åtgärdsplans uppföljningar och händelser är numrerade utan lucka",
                english: "the follow-ups and the events of each plan are numbered without a gap"),
            broken: """
                SELECT \(DigestedTable.planName(of: "plan_event.plan")) FROM plan_event
                GROUP BY plan HAVING count(*) <> max(plan_event.number)
                UNION SELECT \(DigestedTable.planName(of: "plan_follow_up.plan")) FROM plan_follow_up
                GROUP BY plan HAVING count(*) <> max(plan_follow_up.number)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje åtgärd i en åtgärdsplan finns",
                english: "every measure of a plan is there"),
            broken: """
                SELECT DISTINCT \(DigestedTable.planName(of: "plan_measure.plan")) FROM plan_measure
                WHERE NOT EXISTS (SELECT 1 FROM measure WHERE measure.id = plan_measure.measure)
                """),
    ]
}
