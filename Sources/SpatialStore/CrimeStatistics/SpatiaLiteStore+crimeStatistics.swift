package import Prevention
package import Reports

extension SpatiaLiteStore: CrimeCountStore {
    package func keepCounts(_ counts: [CrimeCount], by agent: Agent, at moment: Timestamp) async throws
        -> [FigureKeeping]
    {
        let day = SwedishTime(moment).date
        try counts.requireKeepable(on: day)
        return try await writer.commit { db in
            try counts.map { count in
                let count = count.kept(on: day)
                let keeping = FigureKeeping(
                    of: count, beside: try CrimeCountRecord.current(count.key, in: db))
                if keeping != .unchanged {
                    try CrimeCountRecord.append(count, of: count.key, by: agent, at: moment, in: db)
                }
                return keeping
            }
        }
    }

    package func crimeCounts(_ query: CrimeQuery) async throws -> [CrimeCount] {
        try await read { try CrimeCountRecord.counts(query, in: $0) }
    }

    package func removeCount(_ key: CrimeCount.Key, by agent: Agent, at moment: Timestamp) async throws
        -> Bool
    {
        try await writer.commit { db in
            guard try CrimeCountRecord.current(key, in: db) != nil else { return false }
            try CrimeCountRecord.append(nil, of: key, by: agent, at: moment, in: db)
            return true
        }
    }

    package func crimeHistory(of key: CrimeCount.Key) async throws -> [CrimeChange] {
        try await read { try CrimeCountRecord.history(of: key, in: $0) }
    }
}
