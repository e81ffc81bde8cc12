import CaseKeeping
import GRDB
package import Prevention
package import Reports

extension SpatiaLiteStore: MeasureStore {
    package func addMeasure(_ measure: Measure, by agent: Agent) async throws
        -> (measure: Measure, isRepeat: Bool)
    {
        try await writer.commit { db in
            if let (number, known) = try MeasureRecord.measure(measure.id, in: [], db) {
                guard known.municipality == measure.municipality,
                    try MeasureRecord.isRepeat(measure, of: number, in: db)
                else { throw MeasureEditFault.idTaken }
                return (known, true)
            }
            let number = try MeasureRecord.insert(measure, in: db)
            try MeasureWriting(db: db, agent: agent, moment: measure.made)
                .writeCauses(of: measure, insteadOf: MeasureCauses(), number: number)
            try MeasureRecord.events.note(
                .made, Bilingual(swedish: "Åtgärden lades upp.", english: "The measure was made."),
                of: number, by: agent, at: measure.made, in: db)
            // Its cases as they live on.
            return (try MeasureRecord.measure(measure.id, in: [], db)?.measure ?? measure, false)
        }
    }

    package func measure(_ id: MeasureID, in municipalities: Set<MunicipalityCode>) async throws -> Measure? {
        try await read { try MeasureRecord.measure(id, in: municipalities, $0)?.measure }
    }

    package func measures(_ query: MeasureQuery) async throws -> [Measure] {
        try await read { try MeasureRecord.measures(query, in: $0) }
    }

    package func changeMeasure(
        _ id: MeasureID, in municipalities: Set<MunicipalityCode>, _ edits: [MeasureEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> Measure {
        try await writer.commit { db in
            guard let (number, before) = try MeasureRecord.measure(id, in: municipalities, db) else {
                throw MeasureEditFault.noSuchMeasure
            }
            guard before.version == version else { throw MeasureEditFault.stale(current: before.version) }
            let living = try edits.map { edit -> MeasureEdit in
                guard case .setCauses(let causes) = edit else { return edit }
                return .setCauses(try MeasureCauseRecord.living(causes, in: db))
            }
            let (measure, words) = try before.applying(living, on: SwedishTime(moment).date, at: moment)
            guard !words.isEmpty else { return before }
            let writing = MeasureWriting(db: db, agent: agent, moment: moment)
            try MeasureRecord.update(measure, from: before, number: number, in: db)
            try writing.writeCauses(of: measure, insteadOf: before.causes, number: number)
            try writing.moveFindings(of: measure, from: before)
            if measure.title != before.title {
                try keepingCases(in: db) {
                    try ClosingTogether(ledger: $0, policy: policy)
                        .retell(
                            before.reachedCases, insteadOf: before.title, what: measure.title, by: agent,
                            at: moment)
                }
            }
            for sentence in words {
                try MeasureRecord.events.note(.changed, sentence, of: number, by: agent, at: moment, in: db)
            }
            // With the cases of the findings that it is because of now.
            return try MeasureRecord.measure(id, in: [], db)?.measure ?? measure
        }
    }

    package func closeCases(
        of id: MeasureID, in municipalities: Set<MunicipalityCode>, answering text: String, version: Int,
        seeing visibility: Visibility, by agent: Agent, at moment: Timestamp
    ) async throws -> ClosedCases {
        let sight = EditorSight(visibility, areas: areasNow)
        return try await writer.commit { db in
            guard let (number, before) = try MeasureRecord.measure(id, in: municipalities, db) else {
                throw MeasureEditFault.noSuchMeasure
            }
            guard before.version == version else { throw MeasureEditFault.stale(current: before.version) }
            guard before.state == .done else { throw MeasureEditFault.notDone }
            let closed = try keepingCases(in: db) {
                try ClosingTogether(ledger: $0, policy: policy)
                    .close(
                        before.reachedCases, what: before.title, kind: before.kind, answering: text,
                        seeing: sight, by: agent, at: moment)
            }
            guard !closed.isEmpty else { return ClosedCases(measure: before, closed: []) }
            let measure = before.touched(at: moment)
            try MeasureRecord.update(measure, from: before, number: number, in: db)
            // Neither which cases nor how many: not everybody who sees the measure sees them.
            try MeasureRecord.events.note(
                .casesClosed,
                Bilingual(
                    swedish: "Åtgärdens ärenden avslutades med ett svar till dem som rapporterat.",
                    english: "The measure's cases were closed with one answer to those who reported."),
                of: number, by: agent, at: moment, in: db)
            return ClosedCases(measure: measure, closed: closed)
        }
    }

    package func publishedMeasures(_ query: MeasureQuery, at now: Timestamp) async throws
        -> [PublishedMeasure]
    {
        try await read { try PublishedMeasures.published(query, at: now, in: $0) }
    }

    package func measureHistory(of id: MeasureID) async throws -> [MeasureEvent] {
        try await read { try MeasureRecord.events.history(of: id, in: $0) }
    }
}
