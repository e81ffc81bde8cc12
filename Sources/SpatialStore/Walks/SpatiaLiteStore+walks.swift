import CaseKeeping
import GRDB
package import Geometry
package import Prevention
package import Reports

extension SpatiaLiteStore: WalkStore {
    package func addWalk(_ walk: SafetyWalk, by agent: Agent) async throws {
        try await writer.commit { try WalkRecord.insert(walk, by: agent, in: $0) }
    }

    package func walk(_ id: WalkID, in municipalities: Set<MunicipalityCode>) async throws -> SafetyWalk? {
        try await read { try WalkRecord.walk(id, in: municipalities, $0)?.walk }
    }

    package func walks(_ query: WalkQuery) async throws -> [SafetyWalk] {
        try await read { try WalkRecord.walks(query, in: $0) }
    }

    package func changeWalk(
        _ id: WalkID, in municipalities: Set<MunicipalityCode>, _ edits: [WalkEdit], version: Int,
        by agent: Agent,
        at moment: Timestamp
    ) async throws -> SafetyWalk {
        try await writer.commit { db in
            let (number, before) = try found(id, in: municipalities, db)
            guard before.version == version else { throw WalkEditFault.stale(current: before.version) }
            let (walk, words) = try before.applying(edits, on: SwedishTime(moment).date, at: moment)
            guard !words.isEmpty else { return before }
            if !walk.stops.areSame(butForNamesAs: before.stops), try WalkRecord.isAnswered(number, in: db) {
                throw WalkEditFault.stopsFixed
            }
            try WalkRecord.requireSoundRepeats(walk, from: before, in: db)
            try WalkRecord.update(walk, from: before, number: number, in: db)
            for sentence in words {
                try WalkRecord.events.note(.changed, sentence, of: number, by: agent, at: moment, in: db)
            }
            return walk
        }
    }

    package func walkHistory(of id: WalkID) async throws -> [WalkEvent] {
        try await read { try WalkRecord.events.history(of: id, in: $0) }
    }

    package func keepWalkAnswers(
        given answers: [GivenWalkAnswer], of id: WalkID, in municipalities: Set<MunicipalityCode>,
        by agent: Agent,
        at moment: Timestamp
    ) async throws -> [KeptWalkAnswer] {
        try await writer.commit { db in
            let (number, walk) = try found(id, in: municipalities, db)
            let outcomes = try answers.map {
                try WalkAnswerRecord.keep($0, of: walk, number: number, at: moment, in: db)
            }
            let kept = zip(answers, outcomes).filter { $0.1 == .kept }.map { $0.0 }
            for isForAnother in [false, true] {
                let new = kept.count { $0.isForAnother == isForAnother }
                guard new > 0 else { continue }
                try WalkRecord.events.note(
                    .answered, GivenWalkAnswer.cameIn(new, forAnother: isForAnother), of: number, by: agent,
                    at: moment, in: db)
            }
            return outcomes
        }
    }

    package func walkAnswers(of id: WalkID) async throws -> [WalkAnswer] {
        try await read { try WalkAnswerRecord.answers(of: id, in: $0) }
    }

    package func addFinding(_ finding: Finding, shownAt shown: Place?, by agent: Agent) async throws
        -> (finding: Finding, isRepeat: Bool)
    {
        try await writer.commit { db in
            let (number, walk) = try found(finding.walk, in: [finding.municipality], db)
            if let fault = walk.fault(atStop: finding.stop, shownAt: shown) { throw fault }
            if let earlier = try FindingRecord.finding(finding.id, in: [], db) {
                guard finding.isRepeat(of: earlier) else { throw WalkEditFault.idTaken }
                return (earlier, true)
            }
            guard walk.takesFindings else { throw WalkEditFault.calledOff }
            if let fault = finding.contradiction(onWalkOf: walk.days.walk) { throw fault }
            try FindingRecord.insert(finding, of: number, in: db)
            try WalkRecord.events.note(
                .findingAdded,
                Bilingual(
                    swedish: "Iakttagelse vid stopp \(finding.stop): \(finding.what)",
                    english: "Finding at stop \(finding.stop): \(finding.what)"), of: number, by: agent,
                at: finding.made, in: db)
            return (finding, false)
        }
    }

    package func finding(_ id: FindingID, in municipalities: Set<MunicipalityCode>) async throws -> Finding? {
        try await read { try FindingRecord.finding(id, in: municipalities, $0) }
    }

    package func reports(filedAs finding: Finding) async throws -> [FiledReport] {
        try await read { try FiledReports.of(finding, in: $0) }
    }

    package func fileAgain(
        _ finding: Finding, as category: Code<Reports.Category>, by agent: Agent, at moment: Timestamp
    ) async throws -> Case.ID? {
        try await writer.commit { db -> Case.ID? in
            let filed = try FiledReports.of(finding, in: db).first { $0.status.takesReports }
            guard let filed else { return nil }
            return try keepingCases(in: db) {
                try FilingAgain(ledger: $0, policy: policy).take(
                    filed.report.id, as: category, at: finding.place, standsApart: finding.hasLeftCase,
                    because: Finding.filedAgain, by: agent, at: moment)
            }
        }
    }

    package func findings(_ query: FindingQuery) async throws -> [Finding] {
        try await read { try FindingRecord.findings(query, in: $0) }
    }

    package func changeFinding(
        _ id: FindingID, in municipalities: Set<MunicipalityCode>, _ edits: [FindingEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> Finding {
        try await writer.commit { db in
            guard let before = try FindingRecord.finding(id, in: municipalities, db) else {
                throw WalkEditFault.noSuchFinding
            }
            guard before.version == version else { throw WalkEditFault.stale(current: before.version) }
            let writing = MeasureWriting(db: db, agent: agent, moment: moment)
            let (finding, words) = before.applying(try writing.completing(edits, of: before), at: moment)
            guard !words.isEmpty else { return before }
            let (number, walk) = try found(before.walk, in: [], db)
            if finding.due != before.due, let fault = finding.contradiction(onWalkOf: walk.days.walk) {
                throw fault
            }
            if before.case != nil, finding.case == nil,
                try FindingRecord.wasFiledRestricted(before.id, in: before.municipality, db)
            {
                throw WalkEditFault.filedRestricted
            }
            try FindingRecord.update(finding, in: db)
            if finding.measure != before.measure {
                try writing.relink(finding, from: before.measure)
            }
            for sentence in words {
                try WalkRecord.events.note(
                    .findingChanged, sentence, of: number, by: agent, at: moment, in: db)
            }
            // Whether it is restricted now is told by its case.
            return try FindingRecord.finding(id, in: [], db) ?? finding
        }
    }

    private func found(_ id: WalkID, in municipalities: Set<MunicipalityCode>, _ db: Database) throws
        -> (number: Int64, walk: SafetyWalk)
    {
        guard let found = try WalkRecord.walk(id, in: municipalities, db) else {
            throw WalkEditFault.noSuchWalk
        }
        return found
    }
}
