import GRDB
package import Prevention
package import Reports

extension SpatiaLiteStore: PlanStore {
    package func addPlan(_ plan: ActionPlan, by agent: Agent) async throws
        -> (plan: ActionPlan, isRepeat: Bool)
    {
        try await writer.commit { db in
            if let (number, known) = try PlanRecord.plan(plan.id, in: [], db) {
                guard known.municipality == plan.municipality,
                    try PlanRecord.isRepeat(plan, of: number, in: db)
                else { throw PlanFault.idTaken }
                return (known, true)
            }
            try plan.requireNew()
            let number = try PlanRecord.insert(plan, in: db)
            try PlanRecord.events.note(
                .made, Bilingual(swedish: "Planen lades upp.", english: "The plan was made."), of: number,
                by: agent, at: plan.made, in: db)
            return (plan, false)
        }
    }

    package func plan(_ id: PlanID, in municipalities: Set<MunicipalityCode>) async throws -> ActionPlan? {
        try await read { try PlanRecord.plan(id, in: municipalities, $0)?.plan }
    }

    package func plans(in municipalities: Set<MunicipalityCode>) async throws -> [ActionPlan] {
        try await read { try PlanRecord.plans(in: municipalities, $0) }
    }

    package func changePlan(
        _ id: PlanID, in municipalities: Set<MunicipalityCode>, _ edits: [PlanEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> ActionPlan {
        try await writer.commit { db in
            guard let (number, before) = try PlanRecord.plan(id, in: municipalities, db) else {
                throw PlanFault.noSuchPlan
            }
            guard before.version == version else { throw PlanFault.stale(current: before.version) }
            let (plan, words) = try before.applying(edits, on: SwedishTime(moment).date, at: moment)
            guard !words.isEmpty else { return before }
            try PlanRecord.update(plan, from: before, number: number, in: db)
            for (index, sentence) in words.enumerated() {
                // Nothing is changed after a withdrawal, which is the last that is told.
                let isLast = index == words.count - 1
                let kind: PlanEventKind =
                    isLast && plan.withdrawn != nil && before.withdrawn == nil ? .withdrawn : .changed
                try PlanRecord.events.note(kind, sentence, of: number, by: agent, at: moment, in: db)
            }
            return plan
        }
    }

    package func planHistory(of id: PlanID) async throws -> [PlanEvent] {
        try await read { try PlanRecord.events.history(of: id, in: $0) }
    }
}
