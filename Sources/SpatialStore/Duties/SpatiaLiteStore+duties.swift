package import Prevention
package import Reports

extension SpatiaLiteStore: DutyStore {
    package func addDutyDone(_ done: DutyDone) async throws -> (done: DutyDone, isRepeat: Bool) {
        try await writer.commit { db in
            if let known = try DutyRecord.done(done.id, in: [], db) {
                guard known.says(done) else { throw DutyFault.idTaken }
                return (known, true)
            }
            try done.requireSound()
            try DutyRecord.insert(done, in: db)
            return (done, false)
        }
    }

    package func withdrawDutyDone(
        _ id: DutyDoneID, in municipalities: Set<MunicipalityCode>, _ withdrawal: DutyDone.Withdrawal
    ) async throws -> DutyDone {
        try await writer.commit { db in
            guard let known = try DutyRecord.done(id, in: municipalities, db) else {
                throw DutyFault.noSuchEntry
            }
            guard known.counts else { return known }
            try DutyRecord.withdraw(id, withdrawal, in: db)
            return known.withdrawn(withdrawal)
        }
    }

    package func dutiesDone(in municipalities: Set<MunicipalityCode>) async throws -> [DutyDone] {
        try await read { try DutyRecord.all(in: municipalities, $0) }
    }
}
